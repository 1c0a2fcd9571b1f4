/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/row-private.h"

#include "model/ext.h"
#include "model/json.h"

#include <string.h>

/* What a row says under a column that the sport profile names by a value of the feed. */

static const char *
get_stat (GantryRow *self, const char *code, const char *pos)
{
  const GantryJson *stats = self->line != NULL ? gantry_json_get_array (gantry_object_get_json (self->line), "stats") : NULL;
  const char *value = gantry_ext_get_value (stats, NULL, code, pos);

  /* Of a match, the whole: some sources give every period, and then the total. */
  if (pos == NULL && *gantry_ext_get_value (stats, NULL, code, "TOT") != '\0')
    value = gantry_ext_get_value (stats, NULL, code, "TOT");
  return value;
}

static const char *
get_entry (GantryRow *self, const char *code, const char *pos)
{
  const GantryJson *entry = self->entry != NULL ? gantry_json_get_array (gantry_object_get_json (self->entry), "entry") : NULL;

  return pos != NULL ? gantry_ext_get_value (entry, NULL, code, pos) : gantry_row_get_entry (self, code);
}

static const GantryJson *
find_ext (GantryRow *self, const char *code)
{
  const GantryJson *line = self->line != NULL ? gantry_object_get_json (self->line) : NULL;
  const GantryJson *members = gantry_json_get_array (line, "members");
  const GantryJson *ext = gantry_ext_find (gantry_json_get_array (line, "ext"), NULL, code, NULL);

  for (guint i = 0; ext == NULL && i < gantry_json_get_length (members); i++)
    ext = gantry_ext_find (gantry_json_get_array (gantry_json_get_element (members, i), "ext"), NULL, code, NULL);
  return ext;
}

/* An extension of a value: the attempts of a snatch. */
static const char *
get_sub (GantryRow *self, char **words)
{
  const GantryJson *subs;

  if (g_strv_length (words) < 3)
    return "";
  subs = gantry_json_get_array (find_ext (self, words[1]), "sub");
  return gantry_ext_get_value (subs, NULL, words[2], words[3]);
}

/* A Paralympic class, a horse. */
static const char *
get_described (GantryRow *self, const char *member)
{
  const GantryJson *entry = self->entry != NULL ? gantry_object_get_json (self->entry) : NULL;
  const GantryJson *members = gantry_json_get_array (entry, "members");
  const char *text = gantry_json_get_text (entry, member);

  for (guint i = 0; *text == '\0' && i < gantry_json_get_length (members); i++)
    text = gantry_json_get_text (gantry_json_get_element (members, i), member);
  return text;
}

const char *
gantry_row_get_horse_code (GantryRow *self)
{
  return get_described (self, "horse");
}

/* By name, where the people of the discipline have it; else what the entry says, which is a code or the name itself. */
const char *
gantry_row_get_horse (GantryRow *self)
{
  const char *name;

  g_return_val_if_fail (GANTRY_IS_ROW (self), "");

  name = self->horse != NULL ? gantry_json_get_text (gantry_object_get_json (self->horse), "name") : "";
  return *name != '\0' ? name : gantry_row_get_horse_code (self);
}

const char *
gantry_row_get_column (GantryRow *self, const char *id)
{
  g_auto (GStrv) words = NULL;
  const char *code;

  g_return_val_if_fail (GANTRY_IS_ROW (self) && id != NULL, "");

  if (g_str_has_prefix (id, "ext:"))
    {
      words = g_strsplit (id + strlen ("ext:"), "/", 3);
      code = g_strv_length (words) > 1 ? words[1] : words[0];
      return gantry_row_get_extra (self, code, g_strv_length (words) > 2 ? words[2] : NULL);
    }
  if (g_str_has_prefix (id, "entry:") || g_str_has_prefix (id, "stat:"))
    {
      words = g_strsplit (strchr (id, ':') + 1, "/", 2);
      return *id == 'e' ? get_entry (self, words[0], words[1]) : get_stat (self, words[0], words[1]);
    }
  if (g_str_has_prefix (id, "sub:"))
    {
      words = g_strsplit (id + strlen ("sub:"), "/", 4);
      return get_sub (self, words);
    }
  if (strcmp (id, "horse") == 0)
    return gantry_row_get_horse (self);
  if (strcmp (id, "class") == 0)
    return get_described (self, id);
  return "";
}
