/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-insight"

#include "config.h"

#include "insight/approach.h"

#include "insight/gap.h"

/* What comes after the point reached last: the next point that others have passed, or the result. */
static int
find_next (const GantryStandings *standings, guint entrant, GantryMark *best)
{
  int reached = gantry_standings_get_reached (standings, entrant);

  for (int point = reached + 1; point < (int) standings->n_points; point++)
    {
      *best = gantry_standings_get_nth (standings, 1, point, entrant);
      if (best->kind == GANTRY_MARK_TIME)
        return point;
    }
  *best = gantry_standings_get_nth (standings, 1, GANTRY_POINT_RESULT, entrant);
  return GANTRY_POINT_RESULT;
}

static guint
count_passed (const GantryStandings *standings, guint entrant, int point)
{
  guint passed = 0;

  for (guint i = 0; i < standings->n_entrants; i++)
    if (i != entrant && !standings->entrants[i].out)
      passed += gantry_standings_get_mark (standings, i, point).kind != GANTRY_MARK_NONE;
  return passed;
}

static gboolean
may_approach (const GantryStandings *standings, const GantryEntrant *one)
{
  return standings->less_is_better && !one->out && one->result.kind == GANTRY_MARK_NONE && !(standings->sums && one->before.kind == GANTRY_MARK_NONE);
}

/* The clock as a mark, as coarse as a clock is shown. */
static GantryMark
make_clock (gint64 elapsed)
{
  gint64 tenth = GANTRY_SECOND / 10;

  return (GantryMark) { GANTRY_MARK_TIME, elapsed / tenth * tenth, 1 };
}

GantryApproach
gantry_approach (const GantryStandings *standings, guint entrant, gint64 elapsed)
{
  GantryApproach approach = { 0, 0, GANTRY_PROJECTION_NONE };
  GantryMark clock = make_clock (elapsed), best;
  int reached, point;

  g_return_val_if_fail (standings != NULL && entrant < standings->n_entrants, approach);

  reached = gantry_standings_get_reached (standings, entrant);
  if (elapsed <= 0 || !may_approach (standings, &standings->entrants[entrant]) ||
      (reached >= 0 && elapsed <= standings->entrants[entrant].points[reached].value))
    return approach;
  point = find_next (standings, entrant, &best);
  if (best.kind != GANTRY_MARK_TIME || !gantry_standings_agrees (standings, point))
    return approach;
  if (point == GANTRY_POINT_RESULT && standings->sums)
    clock.value += standings->entrants[entrant].before.value;
  approach.rank = gantry_standings_rank_mark (standings, clock, point, entrant);
  approach.passed = count_passed (standings, entrant, point);
  approach.gap = (GantryProjection) { gantry_gap (clock, best), point, GANTRY_BASIS_CLOCK };
  return approach;
}
