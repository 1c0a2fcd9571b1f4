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
gantry_profile_read_word (GantryProfileReader *reader, const GantryJson *object, const char *member, const char *const *words, int *value,
                          GError **error)
{
  const char *text;

  if (gantry_json_get_member (object, member) == NULL)
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
gantry_profile_read_text (GantryProfileReader *reader, const GantryJson *object, const char *member, char **value, GError **error)
{
  const char *text = gantry_json_get_text (object, member);

  if (gantry_json_get_member (object, member) == NULL)
    return TRUE;
  if (*text == '\0')
    return gantry_profile_fail (reader, member, "text", error);
  g_free (*value);
  *value = g_strdup (text);
  return TRUE;
}

gboolean
gantry_profile_read_number (GantryProfileReader *reader, const GantryJson *object, const char *member, gint64 max, gint64 *value,
                            GError **error)
{
  const GantryJson *number = gantry_json_get_member (object, member);

  if (number == NULL)
    return TRUE;
  if (gantry_json_get_kind (number) != GANTRY_SCAN_NUMBER ||
      !g_ascii_string_to_signed (gantry_json_get_value (number), 10, 0, max, value, NULL))
    return gantry_profile_fail (reader, member, "a whole number in its range", error);
  return TRUE;
}

gboolean
gantry_profile_read_count (GantryProfileReader *reader, const GantryJson *object, const char *member, guint *value, GError **error)
{
  gint64 number = *value;

  if (!gantry_profile_read_number (reader, object, member, MAX_COUNT, &number, error))
    return FALSE;
  *value = (guint) number;
  return TRUE;
}

gboolean
gantry_profile_read_strings (GantryProfileReader *reader, const GantryJson *object, const char *member, char ***value, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const GantryJson *array = gantry_json_get_array (object, member);

  if (gantry_json_get_member (object, member) == NULL)
    return TRUE;
  if (array == NULL)
    return gantry_profile_fail (reader, member, "a list of texts", error);
  for (guint i = 0; i < gantry_json_get_length (array); i++)
    {
      const GantryJson *text = gantry_json_get_item (array, i);

      if (gantry_json_get_kind (text) != GANTRY_SCAN_TEXT)
        return gantry_profile_fail (reader, member, "a list of texts", error);
      g_strv_builder_add (builder, gantry_json_get_value (text));
    }
  g_strfreev (*value);
  *value = g_strv_builder_end (builder);
  return TRUE;
}
