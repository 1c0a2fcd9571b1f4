/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-sport"

#include "config.h"

#include "sport/reader-private.h"

#include <string.h>

/* Members of any shape, each read where it is there. */

#define MAX_COUNT 1000

gboolean
gantry_profile_fail (GantryProfileReader *reader, const char *member, const char *wanted, GError **error)
{
  g_set_error (error, GANTRY_PROFILE_ERROR, 0, "%s: \"%s\" must be %s", reader->where, member, wanted);
  return FALSE;
}

gboolean
gantry_profile_read_word (GantryProfileReader *reader, JsonObject *object, const char *member, const char *const *words, int *value,
                          GError **error)
{
  const char *text;

  if (!json_object_has_member (object, member))
    return TRUE;
  text = gantry_json_get_text (object, member);
  for (int i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], text) == 0)
      {
        *value = i;
        return TRUE;
      }
  return gantry_profile_fail (reader, member, "one of the words of the schema", error);
}

gboolean
gantry_profile_read_text (GantryProfileReader *reader, JsonObject *object, const char *member, char **value, GError **error)
{
  const char *text = gantry_json_get_text (object, member);

  if (!json_object_has_member (object, member))
    return TRUE;
  if (*text == '\0')
    return gantry_profile_fail (reader, member, "text", error);
  g_free (*value);
  *value = g_strdup (text);
  return TRUE;
}

gboolean
gantry_profile_read_number (GantryProfileReader *reader, JsonObject *object, const char *member, gint64 max, gint64 *value,
                            GError **error)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64 ||
      json_node_get_int (node) < 0 || json_node_get_int (node) > max)
    return gantry_profile_fail (reader, member, "a whole number in its range", error);
  *value = json_node_get_int (node);
  return TRUE;
}

gboolean
gantry_profile_read_count (GantryProfileReader *reader, JsonObject *object, const char *member, guint *value, GError **error)
{
  gint64 number = *value;

  if (!gantry_profile_read_number (reader, object, member, MAX_COUNT, &number, error))
    return FALSE;
  *value = (guint) number;
  return TRUE;
}

gboolean
gantry_profile_read_strings (GantryProfileReader *reader, JsonObject *object, const char *member, char ***value, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = gantry_json_get_array (object, member);

  if (!json_object_has_member (object, member))
    return TRUE;
  if (array == NULL)
    return gantry_profile_fail (reader, member, "a list of texts", error);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (json_node_get_value_type (node) != G_TYPE_STRING)
        return gantry_profile_fail (reader, member, "a list of texts", error);
      g_strv_builder_add (builder, json_node_get_string (node));
    }
  g_strfreev (*value);
  *value = g_strv_builder_end (builder);
  return TRUE;
}
