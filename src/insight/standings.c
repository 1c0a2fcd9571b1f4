/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-insight"

#include "config.h"

#include "insight/standings.h"

#include <string.h>

gboolean
gantry_standings_is_better (const GantryStandings *self, GantryMark a, GantryMark b)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (a.kind == GANTRY_MARK_NONE || b.kind == GANTRY_MARK_NONE)
    return a.kind != GANTRY_MARK_NONE && b.kind == GANTRY_MARK_NONE;
  if (a.kind != b.kind)
    return FALSE;
  return self->less_is_better ? a.value < b.value : a.value > b.value;
}

gboolean
gantry_standings_has_splits (const GantryStandings *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->kind == GANTRY_KIND_RACE || self->kind == GANTRY_KIND_GENERIC;
}

guint
gantry_standings_get_source_rank (const GantryStandings *self, guint entrant, int point)
{
  const GantryEntrant *one;

  g_return_val_if_fail (self != NULL && entrant < self->n_entrants, 0);
  g_return_val_if_fail (point < (int) self->n_points, 0);

  one = &self->entrants[entrant];
  if (one->out)
    return 0;
  if (point == GANTRY_POINT_RESULT)
    return self->sums ? one->total_rank : one->rank;
  return one->ranks != NULL ? one->ranks[point] : 0;
}

typedef struct
{
  guint rank;
  GantryMark mark;
} Placed;

static int
compare_placed (gconstpointer a, gconstpointer b)
{
  const Placed *x = a, *y = b;

  return (x->rank > y->rank) - (x->rank < y->rank);
}

gboolean
gantry_standings_agrees (const GantryStandings *self, int point)
{
  g_autoptr (GArray) placed = NULL;

  g_return_val_if_fail (self != NULL && point < (int) self->n_points, FALSE);

  placed = g_array_sized_new (FALSE, FALSE, sizeof (Placed), self->n_entrants);
  for (guint i = 0; i < self->n_entrants; i++)
    {
      Placed here = { gantry_standings_get_source_rank (self, i, point), gantry_standings_get_mark (self, i, point) };

      if (here.rank > 0 && here.mark.kind != GANTRY_MARK_NONE)
        g_array_append_val (placed, here);
    }
  g_array_sort (placed, compare_placed);
  for (guint i = 1; i < placed->len; i++)
    {
      const Placed *before = &g_array_index (placed, Placed, i - 1), *after = &g_array_index (placed, Placed, i);

      if (before->mark.kind != after->mark.kind || gantry_standings_is_better (self, after->mark, before->mark) ||
          (before->rank == after->rank && before->mark.value != after->mark.value))
        return FALSE;
    }
  return TRUE;
}

static GantryMark
add (GantryMark a, GantryMark b)
{
  GantryMark sum = a;

  if (a.kind == GANTRY_MARK_NONE || a.kind != b.kind)
    return GANTRY_MARK_INIT_NONE;
  sum.value += b.value;
  sum.decimals = MIN (a.decimals, b.decimals);
  return sum;
}

GantryMark
gantry_standings_get_mark (const GantryStandings *self, guint entrant, int point)
{
  const GantryEntrant *one;

  g_return_val_if_fail (self != NULL && entrant < self->n_entrants, GANTRY_MARK_INIT_NONE);
  g_return_val_if_fail (point < (int) self->n_points, GANTRY_MARK_INIT_NONE);

  one = &self->entrants[entrant];
  if (point >= 0)
    return one->points[point];
  return self->sums ? add (one->before, one->gained) : one->result;
}

guint
gantry_standings_rank_mark (const GantryStandings *self, GantryMark mark, int point, guint without)
{
  guint better = 0;

  g_return_val_if_fail (self != NULL && mark.kind != GANTRY_MARK_NONE, 0);

  for (guint i = 0; i < self->n_entrants; i++)
    if (i != without && !self->entrants[i].out)
      better += gantry_standings_is_better (self, gantry_standings_get_mark (self, i, point), mark);
  return better + 1;
}

static int
compare_values (gconstpointer a, gconstpointer b, gpointer less_is_better)
{
  const GantryMark *x = a, *y = b;
  int order = (x->value > y->value) - (x->value < y->value);

  return GPOINTER_TO_INT (less_is_better) ? order : -order;
}

static GArray *
list_marks (const GantryStandings *self, int point, guint without)
{
  GArray *marks = g_array_sized_new (FALSE, FALSE, sizeof (GantryMark), self->n_entrants);

  for (guint i = 0; i < self->n_entrants; i++)
    {
      GantryMark mark = gantry_standings_get_mark (self, i, point);

      if (i != without && !self->entrants[i].out && mark.kind != GANTRY_MARK_NONE)
        g_array_append_val (marks, mark);
    }
  return marks;
}

static GantryMark
find_best (const GantryStandings *self, int point, guint without)
{
  GantryMark best = GANTRY_MARK_INIT_NONE;

  for (guint i = 0; i < self->n_entrants; i++)
    if (i != without && !self->entrants[i].out)
      {
        GantryMark mark = gantry_standings_get_mark (self, i, point);

        if (gantry_standings_is_better (self, mark, best))
          best = mark;
      }
  return best;
}

GantryMark
gantry_standings_get_nth (const GantryStandings *self, guint place, int point, guint without)
{
  g_autoptr (GArray) marks = NULL;

  g_return_val_if_fail (self != NULL && place > 0, GANTRY_MARK_INIT_NONE);

  if (place == 1)
    return find_best (self, point, without); /* asked for most often */
  marks = list_marks (self, point, without);
  g_array_sort_with_data (marks, compare_values, GINT_TO_POINTER (self->less_is_better));
  return place <= marks->len ? g_array_index (marks, GantryMark, place - 1) : GANTRY_MARK_INIT_NONE;
}

int
gantry_standings_get_reached (const GantryStandings *self, guint entrant)
{
  g_return_val_if_fail (self != NULL && entrant < self->n_entrants, -1);

  for (int point = (int) self->n_points - 1; point >= 0; point--)
    if (self->entrants[entrant].points[point].kind != GANTRY_MARK_NONE)
      return point;
  return -1;
}

guint
gantry_standings_get_rank (const GantryStandings *self, guint entrant, int point)
{
  GantryMark mark;
  guint rank;

  g_return_val_if_fail (self != NULL && entrant < self->n_entrants, 0);
  g_return_val_if_fail (point < (int) self->n_points, 0);

  if (self->entrants[entrant].out)
    return 0;
  rank = gantry_standings_get_source_rank (self, entrant, point);
  mark = gantry_standings_get_mark (self, entrant, point);
  if (rank != 0 || mark.kind == GANTRY_MARK_NONE || self->kind == GANTRY_KIND_HEIGHTS)
    return rank;
  return gantry_standings_rank_mark (self, mark, point, entrant);
}

guint
gantry_standings_find (const GantryStandings *self, const char *code)
{
  g_return_val_if_fail (self != NULL && code != NULL, G_MAXUINT);

  for (guint i = 0; i < self->n_entrants; i++)
    if (strcmp (self->entrants[i].code, code) == 0)
      return i;
  return G_MAXUINT;
}

guint
gantry_standings_find_record (const GantryStandings *self, const char *type)
{
  g_return_val_if_fail (self != NULL && type != NULL, G_MAXUINT);

  for (guint i = 0; i < self->n_records; i++)
    if (strcmp (self->records[i].type, type) == 0)
      return i;
  return G_MAXUINT;
}
