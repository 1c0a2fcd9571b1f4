/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-model"

#include "config.h"

#include "model/json-writer.h"

#include <math.h>
#include <string.h>

/* json-glib 1.6 writes the last control character, U+001F, as it is, which no strict reader takes. */
char *
gantry_json_node_to_text (JsonNode *node, gboolean pretty)
{
  g_autofree char *text = json_to_string (node, pretty);
  GString *mended;

  if (strchr (text, '\x1f') == NULL)
    return g_steal_pointer (&text);
  mended = g_string_new (text);
  g_string_replace (mended, "\x1f", "\\u001f", 0);
  return g_string_free (mended, FALSE);
}

char *
gantry_json_to_text (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_set_object (node, object);
  return gantry_json_node_to_text (node, FALSE);
}

char *
gantry_json_quote (const char *text)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), text);

  return gantry_json_node_to_text (node, FALSE);
}

static JsonNode *
word_to_node (const char *word)
{
  return *word == 'n' ? json_node_new (JSON_NODE_NULL) : json_node_init_boolean (json_node_alloc (), *word == 't');
}

/* json-glib 1.6 makes "1e+20.0" of 1e20. */
static gboolean
can_write (double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_dtostr (digits, sizeof digits, value);
  return isfinite (value) && (strchr (digits, 'e') == NULL || strchr (digits, '.') != NULL);
}

/* JSON has no limit, a double has: what cannot be written as a number stays as it came, in quotes. */
static JsonNode *
number_to_node (const char *number)
{
  double value = g_ascii_strtod (number, NULL);
  gint64 whole;

  if (g_ascii_string_to_signed (number, 10, G_MININT64, G_MAXINT64, &whole, NULL))
    return json_node_init_int (json_node_alloc (), whole);
  if (!can_write (value))
    return json_node_init_string (json_node_alloc (), number);
  return json_node_init_double (json_node_alloc (), value);
}

static JsonNode *
object_to_node (const GantryJson *value)
{
  g_autoptr (JsonObject) object = json_object_new ();

  for (guint i = 0; i < gantry_json_get_n_items (value); i++)
    {
      const GantryJson *item = gantry_json_get_item (value, i);

      json_object_set_member (object, gantry_json_get_name (item), gantry_json_to_node (item));
    }
  return json_node_init_object (json_node_alloc (), object);
}

static JsonNode *
array_to_node (const GantryJson *value)
{
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; i < gantry_json_get_n_items (value); i++)
    json_array_add_element (array, gantry_json_to_node (gantry_json_get_item (value, i)));
  return json_node_init_array (json_node_alloc (), array);
}

JsonNode *
gantry_json_to_node (const GantryJson *value)
{
  g_return_val_if_fail (value != NULL, NULL);

  switch (gantry_json_get_kind (value))
    {
    case GANTRY_SCAN_OBJECT:
      return object_to_node (value);
    case GANTRY_SCAN_ARRAY:
      return array_to_node (value);
    case GANTRY_SCAN_NUMBER:
      return number_to_node (gantry_json_get_value (value));
    case GANTRY_SCAN_WORD:
      return word_to_node (gantry_json_get_value (value));
    case GANTRY_SCAN_TEXT:
    case GANTRY_SCAN_NOTHING:
    default:
      return json_node_init_string (json_node_alloc (), gantry_json_get_value (value));
    }
}

void
gantry_json_set_text (JsonObject *object, const char *member, const char *value)
{
  if (value != NULL && *value != '\0')
    json_object_set_string_member (object, member, value);
}

void
gantry_json_set_bool (JsonObject *object, const char *member, gboolean value)
{
  if (value)
    json_object_set_boolean_member (object, member, TRUE);
}

void
gantry_json_take_array (JsonObject *object, const char *member, JsonArray *array)
{
  if (array != NULL && json_array_get_length (array) > 0)
    json_object_set_array_member (object, member, array);
  else
    g_clear_pointer (&array, json_array_unref);
}

void
gantry_json_take_object (JsonObject *object, const char *member, JsonObject *value)
{
  if (value != NULL && json_object_get_size (value) > 0)
    json_object_set_object_member (object, member, value);
  else
    g_clear_pointer (&value, json_object_unref);
}
