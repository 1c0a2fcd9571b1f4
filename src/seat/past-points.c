/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/past-points.h"

#include "model/json.h"

#include <string.h>

static void
point_clear (gpointer data)
{
  GantryPastPoint *point = data;

  g_free (point->pos);
  g_free (point->name);
}

static void
note_point (GArray *points, const char *pos, guint position)
{
  GantryPastPoint point = { NULL, NULL, position };

  for (guint i = 0; i < points->len; i++)
    if (strcmp (g_array_index (points, GantryPastPoint, i).pos, pos) == 0)
      {
        g_array_index (points, GantryPastPoint, i).position = position;
        return;
      }
  point.pos = g_strdup (pos);
  point.name = g_strdup (pos);
  g_array_append_val (points, point);
}

/* What a competitor has had once at a point does not move it when it is corrected. */
static void
look_at_line (GArray *points, GHashTable *seen, GantryRule *rule, GantryObject *line, guint position)
{
  const GantryJson *array = gantry_json_get_array (gantry_object_get_json (line), "ext");

  for (guint i = 0; i < gantry_json_get_length (array); i++)
    {
      const GantryJson *ext = gantry_json_get_element (array, i);
      const char *pos = gantry_json_get_text (ext, "pos"), *value = gantry_json_get_text (ext, "value");
      char *key;

      if (*pos == '\0' || *value == '\0' ||
          gantry_rule_place (rule, gantry_json_get_text (ext, "type"), gantry_json_get_text (ext, "code"), pos) == GANTRY_PLACE_EXTRA)
        continue;
      key = g_strconcat (gantry_object_get_id (line), " ", pos, NULL);
      if (g_hash_table_add (seen, key))
        note_point (points, pos, position);
    }
}

GArray *
gantry_past_points_find (GantryHistory *history, guint length, GantryRule *rule)
{
  GArray *points = g_array_new (FALSE, TRUE, sizeof (GantryPastPoint));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_array_set_clear_func (points, point_clear);
  for (guint i = 0; i < length; i++)
    {
      GArray *items = gantry_history_get_items (history, i);

      for (guint j = 0; j < items->len; j++)
        {
          GantryObject *after = g_array_index (items, GantryHistoryItem, j).after;

          if (after != NULL && g_str_has_prefix (gantry_object_get_id (after), "line/") &&
              strchr (gantry_object_get_id (after), '~') == NULL)
            look_at_line (points, seen, rule, after, i + 1);
        }
    }
  return points;
}

static guint
find_index (GantryUnit *unit, const char *pos)
{
  guint n_points = gantry_unit_get_n_points (unit);

  for (guint i = 0; i < n_points; i++)
    if (strcmp (gantry_unit_get_point (unit, i)->pos, pos) == 0)
      return i;
  return n_points;
}

static int
compare_points (gconstpointer a, gconstpointer b, gpointer unit)
{
  const GantryPastPoint *one = a, *other = b;
  guint x = find_index (unit, one->pos), y = find_index (unit, other->pos);

  if (x != y)
    return x < y ? -1 : 1;
  return one->position < other->position ? -1 : one->position > other->position;
}

void
gantry_past_points_name (GArray *points, GantryUnit *unit)
{
  for (guint i = 0; i < points->len; i++)
    {
      GantryPastPoint *point = &g_array_index (points, GantryPastPoint, i);
      const GantryPoint *named = gantry_unit_get_point (unit, find_index (unit, point->pos));

      if (named == NULL || strcmp (point->name, named->name) == 0)
        continue;
      g_free (point->name);
      point->name = g_strdup (named->name);
    }
  g_array_sort_with_data (points, compare_points, unit);
}
