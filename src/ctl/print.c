/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/print.h"

#include "model/json-writer.h"

gboolean
gantry_print_parse_format (const char *word, GantryPrintFormat *format)
{
  if (word == NULL || g_str_equal (word, "text"))
    *format = GANTRY_PRINT_TEXT;
  else if (g_str_equal (word, "json"))
    *format = GANTRY_PRINT_JSON;
  else
    return FALSE;
  return TRUE;
}

/* Source time of day: the venue's wall clock. */
static char *
dup_clock (gint64 at)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (at / 1000);
  g_autofree char *text = moment != NULL ? g_date_time_format (moment, "%H:%M:%S") : NULL;

  return text != NULL ? g_strdup_printf ("%s.%03d", text, (int) (at % 1000))
                      : g_strdup ("--:--:--.---");
}

/* A text as it is, anything else as JSON. Control characters must not reach a terminal. */
static char *
dup_value (const GantryJson *value)
{
  g_autoptr (JsonNode) node = gantry_json_get_kind (value) != GANTRY_SCAN_TEXT ? gantry_json_to_node (value) : NULL;
  char *text = node != NULL ? gantry_json_node_to_text (node, FALSE) : g_strdup (gantry_json_get_value (value));

  for (char *c = text; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  return text;
}

static void
append_object (GString *text, GantryDocuments *documents, const char *topic, GantryObject *object)
{
  g_autofree char *rev = gantry_rev_to_string (
      gantry_documents_get_rev (documents, topic, gantry_object_get_id (object)));
  g_autofree char *clock = dup_clock (gantry_object_get_at (object));
  const GantryJson *body = gantry_object_get_json (object);

  g_string_append_printf (text, "\n%s  at %s  rev %s\n", gantry_object_get_id (object), clock, rev);
  for (guint i = 0; i < gantry_json_get_n_items (body); i++)
    {
      const GantryJson *item = gantry_json_get_item (body, i);
      g_autofree char *value = dup_value (item);

      g_string_append_printf (text, "  %-14s %s\n", gantry_json_get_name (item), value);
    }
}

static void
add_object (JsonArray *array, GantryDocuments *documents, const char *topic, GantryObject *object)
{
  g_autofree char *rev = gantry_rev_to_string (
      gantry_documents_get_rev (documents, topic, gantry_object_get_id (object)));
  JsonObject *item = json_object_new ();

  json_object_set_string_member (item, "id", gantry_object_get_id (object));
  json_object_set_string_member (item, "scope", gantry_object_get_scope (object));
  json_object_set_string_member (item, "rev", rev);
  json_object_set_int_member (item, "at", gantry_object_get_at (object));
  json_object_set_member (item, "body", gantry_json_to_node (gantry_object_get_json (object)));
  json_array_add_object_element (array, item);
}

char *
gantry_print_topic (GantryDocuments *documents, const char *topic, GantryPrintFormat format)
{
  g_autoptr (GPtrArray) objects = NULL;
  g_autoptr (JsonObject) result = NULL;
  JsonArray *array;

  g_return_val_if_fail (GANTRY_IS_DOCUMENTS (documents), NULL);

  objects = gantry_documents_list_objects (documents, topic, "");
  if (format == GANTRY_PRINT_TEXT)
    {
      GString *text = g_string_new (NULL);

      g_string_append_printf (text, "%s: %u objects\n", topic, objects->len);
      for (guint i = 0; i < objects->len; i++)
        append_object (text, documents, topic, g_ptr_array_index (objects, i));
      return g_string_free (text, FALSE);
    }
  result = json_object_new ();
  array = json_array_new ();
  for (guint i = 0; i < objects->len; i++)
    add_object (array, documents, topic, g_ptr_array_index (objects, i));
  json_object_set_string_member (result, "topic", topic);
  json_object_set_array_member (result, "objects", array);
  return gantry_json_to_text (result);
}

/* "result=1:54.77 rank=1 -irm": what was set to something else, and what went. */
static char *
dup_difference (const GantryJson *now, const GantryJson *before)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < gantry_json_get_n_items (now); i++)
    {
      const GantryJson *item = gantry_json_get_item (now, i);
      const GantryJson *old = gantry_json_get_member (before, gantry_json_get_name (item));
      g_autofree char *value = dup_value (item);
      g_autofree char *old_value = old != NULL ? dup_value (old) : NULL;

      if (g_strcmp0 (value, old_value) != 0)
        g_string_append_printf (text, " %s=%s", gantry_json_get_name (item), value);
    }
  for (guint i = 0; i < gantry_json_get_n_items (before); i++)
    {
      const char *name = gantry_json_get_name (gantry_json_get_item (before, i));

      if (gantry_json_get_member (now, name) == NULL)
        g_string_append_printf (text, " -%s", name);
    }
  return g_string_free (text, FALSE);
}

char *
gantry_print_change (const char *topic,
                     GantryObject *object,
                     GantryObject *old,
                     gboolean gone,
                     gint64 at,
                     GantryPrintFormat format)
{
  g_autofree char *clock = dup_clock (at);
  g_autofree char *difference = NULL;
  g_autoptr (JsonObject) line = NULL;

  g_return_val_if_fail (topic != NULL && object != NULL, NULL);

  if (format == GANTRY_PRINT_TEXT)
    {
      difference = gone ? g_strdup (" gone")
                        : dup_difference (gantry_object_get_json (object),
                                          old != NULL ? gantry_object_get_json (old) : NULL);
      return g_strdup_printf ("%s  %s  %s %s", clock, topic, gantry_object_get_id (object),
                              difference);
    }
  line = json_object_new ();
  json_object_set_int_member (line, "at", at);
  json_object_set_string_member (line, "topic", topic);
  json_object_set_string_member (line, "id", gantry_object_get_id (object));
  if (gone)
    json_object_set_boolean_member (line, "gone", TRUE);
  else
    json_object_set_member (line, "body", gantry_json_to_node (gantry_object_get_json (object)));
  return gantry_json_to_text (line);
}
