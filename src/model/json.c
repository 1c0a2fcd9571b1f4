/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-model"

#include "config.h"

#include "model/json.h"

#include <string.h>

G_DEFINE_QUARK (gantry-json-error-quark, gantry_json_error)

/* What may stand outside of strings. json-glib 1.6 also takes comments and strings in single quotes, in which brackets
 * and quotes would be miscounted: whoever sends such a thing does not send JSON. */
static gboolean
is_json_character (char c)
{
  return g_ascii_isalnum (c) || strchr (" \t\r\n[]{}:,+-.", c) != NULL;
}

/* Walks over the text once. Returns the depth of the deepest bracket outside of strings; *stray is the place of the first
 * character that has no business there, or length. */
static guint
scan_depth (const char *text, gsize length, gsize *stray)
{
  guint depth = 0, deepest = 0;
  gboolean in_string = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      char c = text[i];

      *stray = i;
      if (in_string)
        {
          if (c == '\\')
            i++;
          else if (c == '"')
            in_string = FALSE;
        }
      else if (c == '"')
        in_string = TRUE;
      else if (c == '\0' || !is_json_character (c))
        return deepest;
      else if (c == '[' || c == '{')
        {
          depth++;
          deepest = MAX (deepest, depth);
        }
      else if ((c == ']' || c == '}') && depth > 0)
        depth--;
    }
  *stray = length;
  return deepest;
}

static gboolean
check_text (const char *text, gsize length, gsize max_size, guint max_depth, GError **error)
{
  const char *bad;
  gsize stray;

  if (length > max_size)
    {
      g_set_error (error, GANTRY_JSON_ERROR, GANTRY_JSON_ERROR_TOO_LARGE,
                   "JSON of %" G_GSIZE_FORMAT " bytes, at most %" G_GSIZE_FORMAT " are taken", length, max_size);
      return FALSE;
    }
  if (!g_utf8_validate_len (text, length, &bad))
    {
      g_set_error (error, GANTRY_JSON_ERROR, GANTRY_JSON_ERROR_NOT_UTF8,
                   "JSON is not UTF-8 at byte %" G_GSIZE_FORMAT, (gsize) (bad - text));
      return FALSE;
    }
  if (scan_depth (text, length, &stray) > max_depth)
    {
      g_set_error (error, GANTRY_JSON_ERROR, GANTRY_JSON_ERROR_TOO_DEEP,
                   "JSON is nested deeper than %u", max_depth);
      return FALSE;
    }
  if (stray < length)
    {
      g_set_error (error, GANTRY_JSON_ERROR, GANTRY_JSON_ERROR_SYNTAX,
                   "not JSON: a stray character at byte %" G_GSIZE_FORMAT, stray);
      return FALSE;
    }
  return TRUE;
}

JsonObject *
gantry_json_parse_object (const char *text, gssize length, gsize max_size, guint max_depth, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) inner = NULL;
  JsonNode *root;

  g_return_val_if_fail (text != NULL, NULL);

  if (length < 0)
    length = strlen (text);
  if (!check_text (text, length, max_size, max_depth, error))
    return NULL;
  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, text, length, &inner))
    {
      g_set_error (error, GANTRY_JSON_ERROR, GANTRY_JSON_ERROR_SYNTAX, "not JSON: %s", inner->message);
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, GANTRY_JSON_ERROR, GANTRY_JSON_ERROR_NOT_AN_OBJECT, "not a JSON object");
      return NULL;
    }
  return json_node_dup_object (root);
}

char *
gantry_json_to_text (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_set_object (node, object);
  return json_to_string (node, FALSE);
}

static JsonNode *
get_member (JsonObject *object, const char *member)
{
  return object != NULL ? json_object_get_member (object, member) : NULL;
}

const char *
gantry_json_get_text (JsonObject *object, const char *member)
{
  JsonNode *node = get_member (object, member);
  const char *text = node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;

  return text != NULL ? text : "";
}

gint64
gantry_json_get_int (JsonObject *object, const char *member)
{
  JsonNode *node = get_member (object, member);
  gint64 value = 0;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return 0;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    g_ascii_string_to_signed (json_node_get_string (node), 10, G_MININT64, G_MAXINT64, &value, NULL);
  else if (json_node_get_value_type (node) == G_TYPE_INT64)
    value = json_node_get_int (node);
  return value;
}

gboolean
gantry_json_get_bool (JsonObject *object, const char *member)
{
  JsonNode *node = get_member (object, member);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

JsonArray *
gantry_json_get_array (JsonObject *object, const char *member)
{
  JsonNode *node = get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

JsonObject *
gantry_json_get_object (JsonObject *object, const char *member)
{
  JsonNode *node = get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

guint
gantry_json_get_length (JsonArray *array)
{
  return array != NULL ? json_array_get_length (array) : 0;
}

JsonObject *
gantry_json_get_element (JsonArray *array, guint index)
{
  JsonNode *node = index < gantry_json_get_length (array) ? json_array_get_element (array, index) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
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
