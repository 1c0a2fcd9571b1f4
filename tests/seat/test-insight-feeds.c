/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "seat-helper.h"

#include "feed-helper.h"
#include "insight/gap.h"
#include "insight/need.h"
#include "model/json.h"
#include "seat/row-private.h"

#include <string.h>

/* What must hold of every unit of whole recordings, again and again while they are played: gaps telescope, a gap never says
 * otherwise than the source's ranks and differences, what is needed gives, reached exactly, the rank that is promised. Skipped
 * where the recordings are not there. */

typedef struct
{
  guint gaps;     /* counted, so that a test that compares nothing fails */
  guint feed_gaps;
  guint needs;
  guint ranks;
} Counts;

/* Between three competitors at every point that they have in common. */
static void
check_telescope (const GantryStandings *standings, Counts *counts)
{
  guint n = standings->n_entrants;
  g_autoptr (GantryReference) to_b = NULL;
  g_autoptr (GantryReference) to_c = NULL;

  if (n < 3)
    return;
  to_b = gantry_reference_new (GANTRY_REFERENCE_ATHLETE, standings->entrants[n / 2].code);
  to_c = gantry_reference_new (GANTRY_REFERENCE_ATHLETE, standings->entrants[n - 1].code);
  for (int point = GANTRY_POINT_RESULT; point < (int) standings->n_points; point++)
    {
      GantryFact ab = gantry_gap_at (standings, to_b, 0, point);
      GantryFact bc = gantry_gap_at (standings, to_c, n / 2, point);
      GantryFact ac = gantry_gap_at (standings, to_c, 0, point);

      if (ab.mark.kind == GANTRY_MARK_NONE || bc.mark.kind == GANTRY_MARK_NONE || ac.mark.kind == GANTRY_MARK_NONE)
        continue;
      g_assert_cmpint (ab.mark.value + bc.mark.value, ==, ac.mark.value);
      counts->gaps++;
    }
}

/* The sections of a competitor add up to his last mark. */
static void
check_sections (const GantryStandings *standings)
{
  for (guint i = 0; gantry_standings_has_splits (standings) && i < standings->n_entrants; i++)
    {
      gint64 sum = 0;
      int reached = gantry_standings_get_reached (standings, i);
      gboolean whole = reached >= 0;

      for (int point = 0; point <= reached; point++)
        {
          GantryMark section = gantry_section_time (standings, i, point);

          whole &= standings->entrants[i].points[point].kind != GANTRY_MARK_NONE;
          sum += section.value;
        }
      if (whole)
        g_assert_cmpint (sum, ==, standings->entrants[i].points[reached].value);
    }
}

/* Of the unit; of the sum in the result, where rows rank by it. */
static GantryMark
read_feed_gap (GantryRow *row, int point, GantryRule *rule)
{
  const GantryRowTotal *total = gantry_row_ranks_by_total (row) ? gantry_row_get_total (row) : NULL;

  if (total == NULL || point != GANTRY_POINT_RESULT)
    return gantry_row_get_feed_gap (row, point, rule);
  return gantry_row_sign_gap (gantry_row_read_mark (rule, "", total->diff != NULL ? total->diff : ""), rule);
}

/* What the table shows: never ahead of somebody whom the source ranks before him, and the source's own difference as it is. */
static void
check_shown (GantryUnit *unit, Counts *counts)
{
  const GantryReference *reference = gantry_unit_get_reference (unit);
  g_autoptr (GantryRow) first = g_list_model_get_item (gantry_unit_get_rows (unit), 0);
  gboolean by_total = first != NULL && gantry_row_ranks_by_total (first) && gantry_unit_get_sums (unit) != NULL;
  const GantryStandings *standings = by_total ? gantry_unit_get_sums (unit) : gantry_unit_get_standings (unit);
  guint other = gantry_reference_get_entrant (reference, standings);

  for (guint i = 0; i < standings->n_entrants; i++)
    {
      GantryRow *row = gantry_unit_find_row (unit, standings->entrants[i].code);
      GantryFact gap = gantry_row_get_gap (row);
      GantryMark feed = read_feed_gap (row, gap.point, gantry_unit_get_rule (unit));
      guint mine = gantry_standings_get_source_rank (standings, i, gap.point);
      guint theirs = other != G_MAXUINT ? gantry_standings_get_source_rank (standings, other, gap.point) : 0;
      gint64 behind = standings->less_is_better ? gap.mark.value : -gap.mark.value;

      if (gap.mark.kind == GANTRY_MARK_NONE)
        continue;
      if (feed.kind != GANTRY_MARK_NONE && reference->kind == GANTRY_REFERENCE_LEADER)
        {
          g_assert_cmpint (gap.mark.value, ==, feed.value);
          counts->feed_gaps++;
        }
      else if (mine > 0 && theirs > 0 && behind != 0)
        {
          g_assert_cmpint (behind > 0, ==, mine > theirs);
          counts->ranks++;
        }
    }
}

/* Counted here, not by the function that promised it. */
static guint
count_rank (const GantryStandings *standings, guint entrant, GantryMark mark)
{
  guint rank = 1;

  for (guint i = 0; i < standings->n_entrants; i++)
    {
      const GantryEntrant *one = &standings->entrants[i];
      gint64 theirs = standings->sums ? one->before.value + one->gained.value : one->result.value;
      gint64 his = mark.value + (standings->sums ? standings->entrants[entrant].before.value : 0);
      gboolean has = standings->sums ? one->before.kind == mark.kind && one->gained.kind == mark.kind : one->result.kind == mark.kind;

      rank += i != entrant && !one->out && has && (standings->less_is_better ? theirs < his : theirs > his);
    }
  return rank;
}

static void
check_needs (const GantryStandings *standings, Counts *counts)
{
  for (guint i = 0; i < standings->n_entrants; i++)
    {
      g_autoptr (GArray) needs = gantry_needs (standings, i);

      for (guint n = 0; n < needs->len; n++)
        {
          const GantryNeed *need = &g_array_index (needs, GantryNeed, n);

          if (need->form != GANTRY_NEED_MARK || need->rank == 0)
            continue;
          g_assert_cmpuint (count_rank (standings, i, need->mark), ==, need->rank);
          g_assert_cmpuint (need->rank, <=, need->aim == GANTRY_AIM_LEAD ? 1 : need->aim == GANTRY_AIM_MEDAL ? 3 : standings->places);
          counts->needs++;
        }
    }
}

static void
check_unit (GantryUnit *unit, Counts *counts)
{
  const GantryStandings *standings = gantry_unit_get_standings (unit);
  const GantryStandings *sums = gantry_unit_get_sums (unit);

  check_telescope (standings, counts);
  check_sections (standings);
  check_shown (unit, counts);
  check_needs (standings, counts);
  if (sums != NULL)
    check_needs (sums, counts);
}

/* In the final result a rank by the source and the place of the mark are the same, or the room says that it is not the marks
 * that decide. And nobody who is second could have been told a mark that he did reach. */
static void
check_final (GantryUnit *unit, Counts *counts)
{
  const GantryStandings *standings = gantry_unit_get_standings (unit);

  if (standings->kind == GANTRY_KIND_HEIGHTS || standings->kind == GANTRY_KIND_MATCH ||
      !gantry_standings_agrees (standings, GANTRY_POINT_RESULT))
    return;
  for (guint i = 0; i < standings->n_entrants; i++)
    {
      const GantryEntrant *one = &standings->entrants[i];
      guint place;

      if (one->rank == 0 || one->out || one->result.kind == GANTRY_MARK_NONE)
        continue;
      place = gantry_standings_rank_mark (standings, one->result, GANTRY_POINT_RESULT, i);
      g_assert_cmpuint (place, <=, one->rank); /* level marks are told apart by what we do not see */
      counts->ranks++;
    }
}

typedef struct
{
  GPtrArray *units;
  Counts counts;
  guint messages;
  guint every; /* messages between two looks */
} Watch;

static void
look (GantrySeat *seat, gpointer data)
{
  static const char *const references[] = { "leader", "ahead", "cut", "best", "record:WR", "leader" };
  Watch *watch = data;

  if (++watch->messages % watch->every != 0)
    return;
  for (guint i = 0; i < watch->units->len; i++)
    {
      GantryUnit *unit = g_ptr_array_index (watch->units, i);

      if (gantry_result_status_parse (gantry_unit_get_result_status (unit)) != GANTRY_RESULT_LIVE)
        continue;
      g_object_set (unit, "reference", references[watch->messages / watch->every % G_N_ELEMENTS (references)], NULL);
      check_unit (unit, &watch->counts);
    }
}

static void
test_feed (gconstpointer data)
{
  const char *feed = data;
  g_autofree char *recording = test_feed_find (feed, "messages.jsonl.gz");
  g_autoptr (GantryJson) expected = NULL;
  Watch watch = { .every = 7 };
  TestClock clock;
  GantrySeat *seat;

  if (recording == NULL)
    {
      g_test_skip ("the recordings are not there");
      return;
    }
  expected = test_feed_read_expected (feed);
  seat = test_seat_new (&clock);
  watch.units = test_feed_hold_units (seat, gantry_json_get_object (expected, "units"));
  test_feed_play (seat, recording, 1, look, &watch);
  for (guint i = 0; i < watch.units->len; i++)
    {
      GantryUnit *unit = g_ptr_array_index (watch.units, i);

      g_object_set (unit, "reference", "leader", NULL);
      check_unit (unit, &watch.counts);
      check_final (unit, &watch.counts);
    }
  g_test_message ("%s: %u gaps telescope, %u are the feed's own, %u agree in rank, %u needs give what they promise", feed,
                  watch.counts.gaps, watch.counts.feed_gaps, watch.counts.ranks, watch.counts.needs);
  if (strcmp (feed, "judo") != 0 && strcmp (feed, "football") != 0)
    {
      g_assert_cmpuint (watch.counts.gaps, >, 50);
      g_assert_cmpuint (watch.counts.ranks, >, 100);
      if (strcmp (feed, "swimming") != 0) /* beside each other, no time is asked for */
        g_assert_cmpuint (watch.counts.needs, >, 100);
    }
  g_clear_pointer (&watch.units, g_ptr_array_unref);
  g_assert_finalize_object (seat);
}

int
main (int argc, char **argv)
{
  static const char *const feeds[] = { "athletics", "swimming", "orienteering", "winter", "judo", "football" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (feeds); i++)
    {
      g_autofree char *name = g_strconcat ("/seat/insight-feeds/", feeds[i], NULL);

      g_test_add_data_func (name, feeds[i], test_feed);
    }
  return g_test_run ();
}
