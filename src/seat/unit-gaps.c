/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/unit-private.h"

#include "insight/gap.h"
#include "model/status.h"

/* What compares rows with the chosen reference and with the records. All of it is worked out in insight, from the unit's field;
 * the feed's own difference counts before one that is worked out here. */

static void
read_feed_gaps (GantryUnit *self, GantryRow *row, GArray *gaps)
{
  g_array_set_size (gaps, self->points->len);
  for (guint i = 0; i < self->points->len; i++)
    g_array_index (gaps, GantryMark, i) = gantry_row_get_feed_gap (row, (int) i, self->rule);
}

/* Half of a sum says nothing against a record for the whole. */
static gboolean
is_half_a_sum (GantryUnit *self, const GantryStandings *field, guint index)
{
  GantryResultStatus status = gantry_result_status_parse (self->result_status);

  if (field->kind == GANTRY_KIND_RACE || gantry_rule_get_counts (self->rule, NULL) != GANTRY_COUNTS_SUM ||
      status == GANTRY_RESULT_UNOFFICIAL || status == GANTRY_RESULT_OFFICIAL)
    return FALSE;
  return field->n_parts == 0 || gantry_standings_get_reached (field, index) + 1 < (int) field->n_parts;
}

static GantryPace
find_record_pace (GantryUnit *self, const GantryStandings *field, guint index)
{
  g_autoptr (GantryReference) record = NULL;
  GantryPace pace = { GANTRY_FACT_NONE, GANTRY_PROJECTION_NONE };

  if (field->n_records == 0 || is_half_a_sum (self, field, index))
    return pace;
  record = gantry_reference_new (GANTRY_REFERENCE_RECORD, field->records[0].type);
  pace.known = gantry_gap_at (field, record, index, GANTRY_POINT_RESULT);
  if (pace.known.mark.kind == GANTRY_MARK_NONE && gantry_standings_has_splits (field) &&
      !field->entrants[index].out && gantry_standings_get_reached (field, index) >= 0)
    {
      int reached = gantry_standings_get_reached (field, index);

      pace = gantry_unit_compute_pace (self, 0, (guint) reached, gantry_standings_get_mark (field, index, reached));
    }
  return pace;
}

/* Where the total ranks, the gap is in the total, too. */
static const GantryStandings *
choose_ranking (GantryUnit *self)
{
  const GantryStandings *sums = gantry_unit_standings_get_sums (self->standings);
  guint n = gantry_ordered_model_get_size (self->order);

  if (sums == NULL || n == 0 || !gantry_row_ranks_by_total (gantry_ordered_model_peek (self->order, 0)))
    return gantry_unit_standings_get (self->standings);
  return sums;
}

static GantryMark
read_feed_gap (GantryUnit *self, GantryRow *row)
{
  const GantryRowTotal *total = gantry_row_ranks_by_total (row) ? gantry_row_get_total (row) : NULL;

  if (total == NULL)
    return gantry_row_get_feed_gap (row, -1, self->rule);
  return gantry_row_sign_gap (gantry_row_read_mark (self->rule, "", total->diff != NULL ? total->diff : ""), self->rule);
}

void
gantry_unit_update_gaps (GantryUnit *self)
{
  const GantryStandings *field, *ranking;
  guint reference;
  g_autoptr (GArray) feed_gaps = g_array_new (FALSE, TRUE, sizeof (GantryMark));

  gantry_unit_standings_update (self->standings, self);
  field = gantry_unit_standings_get (self->standings);
  ranking = choose_ranking (self);
  reference = gantry_reference_get_entrant (self->reference, ranking);
  for (guint i = 0; i < field->n_entrants; i++)
    {
      GantryRow *row = gantry_ordered_model_peek (self->order, i);
      GantryPace pace = find_record_pace (self, field, i);

      read_feed_gaps (self, row, feed_gaps);
      gantry_row_set_is_reference (row, i == reference);
      gantry_row_set_gap (row, gantry_gap_shown (ranking, self->reference, i, read_feed_gap (self, row),
                                                 (const GantryMark *) (gpointer) feed_gaps->data),
                          gantry_gap_guess (ranking, self->reference, i), gantry_gap_trend (ranking, self->reference, i));
      gantry_row_set_record_pace (row, pace);
    }
}

GantryPace
gantry_unit_compute_pace (GantryUnit *self, guint record, guint point, GantryMark mark)
{
  const GantryStandings *field = gantry_unit_standings_get (self->standings);
  const GantryStandard *standard;

  if (record >= field->n_records || point >= field->n_points)
    return (GantryPace) { GANTRY_FACT_NONE, GANTRY_PROJECTION_NONE };
  standard = &field->records[record];
  return gantry_pace_against_record ((int) point, mark, standard->result, standard->points[point], field->distances[point],
                                     field->distance);
}

/* The furthest point with a time, and the best time there. */
static GantryMark
find_front (const GantryStandings *field, guint *point)
{
  for (guint p = field->n_points; p > 0; p--)
    {
      GantryMark best = gantry_standings_get_nth (field, 1, (int) p - 1, G_MAXUINT);

      *point = p - 1;
      if (best.kind != GANTRY_MARK_NONE)
        return best;
    }
  return GANTRY_MARK_INIT_NONE;
}

gboolean
gantry_unit_get_pace (GantryUnit *self, guint record, guint *point, GantryMark *difference, gboolean *linear)
{
  guint front = 0;
  GantryMark mark;
  GantryPace pace;
  gboolean known;

  g_return_val_if_fail (GANTRY_IS_UNIT (self), FALSE);

  if (gantry_unit_points_are_parts (self))
    return FALSE;
  mark = find_front (gantry_unit_standings_get (self->standings), &front);
  if (mark.kind == GANTRY_MARK_NONE)
    return FALSE;
  pace = gantry_unit_compute_pace (self, record, front, mark);
  known = pace.known.mark.kind != GANTRY_MARK_NONE;
  if (!known && pace.even.mark.kind == GANTRY_MARK_NONE)
    return FALSE;
  if (point != NULL)
    *point = front;
  if (difference != NULL)
    *difference = known ? pace.known.mark : pace.even.mark;
  if (linear != NULL)
    *linear = !known;
  return TRUE;
}
