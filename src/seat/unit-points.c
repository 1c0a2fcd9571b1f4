/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/unit-private.h"

#include "model/ext.h"
#include "model/json.h"
#include "model/rsc.h"

#include <string.h>

/* Where the points of a unit come from: the head's infos name them, else a configuration of the unit, the phase or the event
 * does, else they are known from the values at them. What has values is always a point. */

#define MAX_POINTS 200

void
gantry_unit_clear_point (gpointer data)
{
  GantryPoint *point = data;

  g_free (point->pos);
  g_free (point->name);
}

void
gantry_unit_clear_leader (gpointer data)
{
  GantryPointLeader *leader = data;

  g_free (leader->code);
  g_free (leader->time);
}

static void
add_named (GHashTable *names, const GantryJson *array)
{
  for (guint i = 0; i < gantry_json_get_length (array); i++)
    {
      const GantryJson *ext = gantry_json_get_element (array, i);
      const char *pos = gantry_json_get_text (ext, "pos");

      if (*pos != '\0' && strcmp (gantry_json_get_text (ext, "code"), "INTERMEDIATE") == 0)
        g_hash_table_insert (names, g_strdup (pos), g_strdup (gantry_json_get_text (ext, "value")));
    }
}

static const GantryJson *
get_configs (GantryUnit *self, const char *rsc)
{
  g_autofree char *id = g_strconcat ("config/", rsc, NULL);
  GantryObject *object = gantry_documents_lookup (gantry_unit_get_documents (self, self->event_topic), self->event_topic, id);

  return object != NULL ? gantry_json_get_array (gantry_object_get_json (object), "configs") : NULL;
}

static void
add_configured (GantryUnit *self, GHashTable *names)
{
  g_autofree char *phase = gantry_rsc_to_phase (self->rsc);
  g_autofree char *event = gantry_rsc_to_event (self->rsc);

  add_named (names, gantry_json_get_array (gantry_unit_get_json (self, "config"), "configs"));
  if (g_hash_table_size (names) == 0)
    add_named (names, get_configs (self, phase));
  if (g_hash_table_size (names) == 0)
    add_named (names, get_configs (self, event));
}

/* Attempts have numbers and no names: the head says how many there will be. */
static void
add_numbered (GantryUnit *self, GHashTable *names, const GantryJson *infos)
{
  const char *text = gantry_ext_get_value (infos, NULL, "INTERMEDIATES_TOTAL", NULL);
  gint64 total = 0;

  if (gantry_rule_get_kind (self->rule) != GANTRY_KIND_ATTEMPTS || g_hash_table_size (names) > 0 ||
      !g_ascii_string_to_signed (text, 10, 1, MAX_POINTS, &total, NULL))
    return;
  for (gint64 i = 1; i <= total; i++)
    {
      char *pos = g_strdup_printf ("%" G_GINT64_FORMAT, i);

      g_hash_table_insert (names, pos, g_strdup (pos));
    }
}

static gboolean
see_array (GantryUnit *self, const GantryJson *array)
{
  gboolean news = FALSE;

  for (guint i = 0; i < gantry_json_get_length (array); i++)
    {
      const GantryJson *ext = gantry_json_get_element (array, i);
      const char *pos = gantry_json_get_text (ext, "pos");

      if (gantry_rule_place (self->rule, gantry_json_get_text (ext, "type"), gantry_json_get_text (ext, "code"), pos) ==
          GANTRY_PLACE_EXTRA)
        news |= gantry_unit_see_other (self, ext);
      else if (*pos != '\0' && !g_hash_table_contains (self->seen_points, pos))
        g_hash_table_add (self->seen_points, g_strdup (pos));
    }
  return news;
}

static gboolean
see_line (GantryUnit *self, const char *kind, const char *code)
{
  g_autofree char *id = g_strconcat (kind, code, NULL);
  const GantryJson *line = gantry_unit_get_json (self, id);
  const GantryJson *members = gantry_json_get_array (line, "members");
  gboolean news = see_array (self, gantry_json_get_array (line, "ext"));

  for (guint i = 0; i < gantry_json_get_length (members); i++)
    news |= see_array (self, gantry_json_get_array (gantry_json_get_element (members, i), "ext"));
  return news;
}

/* TRUE when values came that no column shows yet. */
static gboolean
see_values (GantryUnit *self)
{
  GHashTableIter iter;
  gpointer code;
  gboolean news = FALSE;

  g_hash_table_iter_init (&iter, self->dirty_rows);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    {
      news |= see_line (self, "line/", code);
      news |= see_line (self, "analysis/", code);
    }
  return news;
}

static GArray *
make_leaders (GArray *points, const GantryJson *infos)
{
  GArray *leaders = g_array_new (FALSE, TRUE, sizeof (GantryPointLeader));

  g_array_set_clear_func (leaders, gantry_unit_clear_leader);
  g_array_set_size (leaders, points->len);
  for (guint i = 0; i < points->len; i++)
    {
      const GantryJson *info = gantry_ext_find (infos, NULL, "INTERMEDIATE", g_array_index (points, GantryPoint, i).pos);
      const char *code = gantry_ext_get_sub (info, "LEADER"), *time = gantry_ext_get_sub (info, "TIME");

      if (*code != '\0' && *time != '\0')
        g_array_index (leaders, GantryPointLeader, i) = (GantryPointLeader) { g_strdup (code), g_strdup (time) };
    }
  return leaders;
}

static void
mark_row (GantryUnit *self, const char *code)
{
  if (code != NULL && g_hash_table_contains (self->rows, code))
    g_hash_table_add (self->dirty_rows, g_strdup (code));
}

/* Whoever was or is the leader at a point is read again. */
static void
update_leaders (GantryUnit *self, const GantryJson *infos)
{
  GArray *leaders = make_leaders (self->points, infos);

  for (guint i = 0; i < MAX (leaders->len, self->leaders->len); i++)
    {
      const GantryPointLeader none = { 0 };
      const GantryPointLeader *old = i < self->leaders->len ? &g_array_index (self->leaders, GantryPointLeader, i) : &none;
      const GantryPointLeader *new = i < leaders->len ? &g_array_index (leaders, GantryPointLeader, i) : &none;

      if (g_strcmp0 (old->code, new->code) == 0 && g_strcmp0 (old->time, new->time) == 0)
        continue;
      mark_row (self, old->code);
      mark_row (self, new->code);
    }
  g_array_unref (self->leaders);
  self->leaders = leaders;
}

/* The start first, numbers in their order, other names, the finish last. */
static int
rank_of_pos (const char *pos, gint64 *number)
{
  *number = 0;
  if (strcmp (pos, "S") == 0)
    return 0;
  if (g_ascii_string_to_signed (pos, 10, 0, G_MAXINT32, number, NULL))
    return 1;
  return strcmp (pos, "F") == 0 ? 3 : 2;
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const GantryPoint *x = a, *y = b;
  gint64 m, n;
  int order = rank_of_pos (x->pos, &m) - rank_of_pos (y->pos, &n);

  if (order == 0)
    order = (m > n) - (m < n);
  return order != 0 ? order : strcmp (x->pos, y->pos);
}

static gint64
find_distance (GantryUnit *self, const char *pos, const char *name)
{
  gint64 distance = gantry_rule_get_point_distance (self->rule, name);

  if (distance == 0 && (strcmp (pos, "F") == 0 || g_ascii_strcasecmp (name, "Finish") == 0))
    distance = gantry_rule_get_distance (self->rule, self->rsc);
  return distance;
}

static GArray *
make_points (GantryUnit *self, GHashTable *names)
{
  GArray *points = g_array_new (FALSE, TRUE, sizeof (GantryPoint));
  GHashTableIter iter;
  gpointer pos, name;

  g_array_set_clear_func (points, gantry_unit_clear_point);
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &pos, &name) && points->len < MAX_POINTS)
    {
      GantryPoint point = { g_strdup (pos), g_strdup (*(char *) name != '\0' ? name : pos), 0 };

      point.distance = find_distance (self, point.pos, point.name);
      g_array_append_val (points, point);
    }
  g_array_sort (points, compare_points);
  return points;
}

static gboolean
same_points (GArray *a, GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      GantryPoint *x = &g_array_index (a, GantryPoint, i), *y = &g_array_index (b, GantryPoint, i);

      if (strcmp (x->pos, y->pos) != 0 || strcmp (x->name, y->name) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
remap_rows (GantryUnit *self, GArray *points)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    gantry_row_remap_values (row, self->points, points);
}

gboolean
gantry_unit_update_points (GantryUnit *self)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const GantryJson *infos = gantry_json_get_array (gantry_unit_get_json (self, "head"), "infos");
  g_autoptr (GArray) points = NULL;
  gboolean changed, news;
  GHashTableIter iter;
  gpointer pos;

  news = see_values (self);
  add_named (names, infos);
  if (g_hash_table_size (names) == 0)
    add_configured (self, names);
  add_numbered (self, names, infos);
  g_hash_table_iter_init (&iter, self->seen_points);
  while (g_hash_table_iter_next (&iter, &pos, NULL))
    if (!g_hash_table_contains (names, pos))
      g_hash_table_insert (names, g_strdup (pos), g_strdup (pos));
  points = make_points (self, names);
  changed = !same_points (points, self->points);
  if (changed)
    {
      remap_rows (self, points);
      g_array_unref (self->points);
      self->points = g_steal_pointer (&points);
    }
  update_leaders (self, infos);
  return changed || news;
}
