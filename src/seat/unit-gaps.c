/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/unit-private.h"

/* What compares two rows, or a row with a record. The feed's own difference counts before one that is worked out here. */

static GantryMark
get_mark_at (GantryRow *row, guint point)
{
  const GantryCellValue *value = gantry_row_get_value (row, point);

  return value != NULL ? value->mark : GANTRY_MARK_INIT_NONE;
}

GantryRow *
gantry_unit_get_leader (GantryUnit *self)
{
  for (guint i = 0; i < gantry_ordered_model_get_size (self->order); i++)
    {
      GantryRow *row = gantry_ordered_model_peek (self->order, i);

      if (!gantry_row_is_out (row) &&
          (gantry_row_get_mark (row).kind != GANTRY_MARK_NONE || gantry_row_get_reached (row) >= 0))
        return row;
    }
  return NULL;
}

static GantryMark
result_gap (GantryUnit *self, GantryRow *row, GantryRow *leader)
{
  GantryMark feed = gantry_row_get_feed_gap (row, -1, self->rule);

  return feed.kind != GANTRY_MARK_NONE ? feed : gantry_gap (gantry_row_get_mark (row), gantry_row_get_mark (leader));
}

/* At the last point that both have a time at. */
static GantryMark
split_gap (GantryUnit *self, GantryRow *row, GantryRow *leader)
{
  int reached = gantry_row_get_reached (row);
  GantryMark feed;

  if (reached < 0 || gantry_unit_points_are_parts (self))
    return GANTRY_MARK_INIT_NONE;
  feed = gantry_row_get_feed_gap (row, reached, self->rule);
  if (feed.kind != GANTRY_MARK_NONE)
    return feed;
  for (int point = MIN (reached, gantry_row_get_reached (leader)); point >= 0; point--)
    {
      GantryMark gap = gantry_gap (get_mark_at (row, (guint) point), get_mark_at (leader, (guint) point));

      if (gap.kind != GANTRY_MARK_NONE)
        return gap;
    }
  return GANTRY_MARK_INIT_NONE;
}

static GantryMark
find_gap (GantryUnit *self, GantryRow *row, GantryRow *leader)
{
  if (leader == NULL || row == leader || gantry_row_is_out (row))
    return GANTRY_MARK_INIT_NONE;
  if (gantry_row_get_mark (row).kind != GANTRY_MARK_NONE && gantry_row_get_mark (leader).kind != GANTRY_MARK_NONE)
    return result_gap (self, row, leader);
  return split_gap (self, row, leader);
}

GantryPace
gantry_unit_compute_pace (GantryUnit *self, guint record, guint point, GantryMark mark)
{
  const GantryPoint *at = gantry_unit_get_point (self, point);
  GantryMark split = GANTRY_MARK_INIT_NONE;

  if (record >= self->records->len || at == NULL)
    return (GantryPace) { GANTRY_MARK_INIT_NONE, FALSE };
  split = gantry_unit_get_record_split (self, record, at->pos);
  return gantry_pace_against_record (mark, g_array_index (self->records, GantryUnitRecord, record).reference, split,
                                     at->distance, gantry_rule_get_distance (self->rule, self->rsc));
}

static GantryPace
find_record_pace (GantryUnit *self, GantryRow *row)
{
  GantryPace pace = { GANTRY_MARK_INIT_NONE, FALSE };
  int reached = gantry_row_get_reached (row);

  if (self->records->len == 0 || gantry_row_is_out (row))
    return pace;
  pace.difference = gantry_gap (gantry_row_get_mark (row), g_array_index (self->records, GantryUnitRecord, 0).reference);
  if (pace.difference.kind == GANTRY_MARK_NONE && reached >= 0 && !gantry_unit_points_are_parts (self))
    pace = gantry_unit_compute_pace (self, 0, (guint) reached, get_mark_at (row, (guint) reached));
  return pace;
}

void
gantry_unit_update_gaps (GantryUnit *self)
{
  GantryRow *leader = gantry_unit_get_leader (self);

  for (guint i = 0; i < gantry_ordered_model_get_size (self->order); i++)
    {
      GantryRow *row = gantry_ordered_model_peek (self->order, i);
      GantryPace pace = find_record_pace (self, row);

      gantry_row_set_gap (row, find_gap (self, row, leader));
      gantry_row_set_record_gap (row, pace.difference, pace.linear);
    }
}

static gboolean
is_better (GantryUnit *self, GantryMark a, GantryMark b)
{
  if (a.kind == GANTRY_MARK_NONE || b.kind == GANTRY_MARK_NONE)
    return a.kind != GANTRY_MARK_NONE;
  return gantry_rule_get_less_is_better (self->rule) ? a.value < b.value : a.value > b.value;
}

/* The furthest point with a time, and the best time there. */
static GantryMark
find_front (GantryUnit *self, guint *point)
{
  GantryMark best = GANTRY_MARK_INIT_NONE;

  for (guint p = self->points->len; p > 0 && best.kind == GANTRY_MARK_NONE; p--)
    for (guint i = 0; i < gantry_ordered_model_get_size (self->order); i++)
      {
        GantryRow *row = gantry_ordered_model_peek (self->order, i);
        GantryMark mark = get_mark_at (row, p - 1);

        if (gantry_row_is_out (row) || !is_better (self, mark, best))
          continue;
        best = mark;
        *point = p - 1;
      }
  return best;
}

gboolean
gantry_unit_get_pace (GantryUnit *self, guint record, guint *point, GantryMark *difference, gboolean *linear)
{
  guint front = 0;
  GantryMark mark;
  GantryPace pace;

  g_return_val_if_fail (GANTRY_IS_UNIT (self), FALSE);

  if (gantry_unit_points_are_parts (self))
    return FALSE;
  mark = find_front (self, &front);
  if (mark.kind == GANTRY_MARK_NONE)
    return FALSE;
  pace = gantry_unit_compute_pace (self, record, front, mark);
  if (pace.difference.kind == GANTRY_MARK_NONE)
    return FALSE;
  if (point != NULL)
    *point = front;
  if (difference != NULL)
    *difference = pace.difference;
  if (linear != NULL)
    *linear = pace.linear;
  return TRUE;
}
