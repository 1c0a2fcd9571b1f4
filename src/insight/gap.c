/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-insight"

#include "config.h"

#include "insight/gap.h"

GantryMark
gantry_gap (GantryMark mark, GantryMark reference)
{
  GantryMark gap = GANTRY_MARK_INIT_NONE;

  if (mark.kind == GANTRY_MARK_NONE || mark.kind != reference.kind)
    return gap;
  gap.kind = mark.kind;
  gap.decimals = MIN (mark.decimals, reference.decimals);
  gap.value = mark.value - reference.value;
  return gap;
}

/* Who is out has nothing to compare, and nobody is compared with himself. */
static gboolean
may_compare (const GantryStandings *standings, const GantryReference *reference, guint entrant)
{
  return !standings->entrants[entrant].out && gantry_reference_get_entrant (reference, standings) != entrant;
}

static GantryFact
make_fact (GantryMark mark, int point)
{
  return (GantryFact) { mark, point };
}

GantryFact
gantry_gap_at (const GantryStandings *standings, const GantryReference *reference, guint entrant, int point)
{
  g_return_val_if_fail (standings != NULL && reference != NULL && entrant < standings->n_entrants, GANTRY_FACT_NONE);
  g_return_val_if_fail (point < (int) standings->n_points, GANTRY_FACT_NONE);

  if (!may_compare (standings, reference, entrant))
    return GANTRY_FACT_NONE;
  return make_fact (gantry_gap (gantry_standings_get_mark (standings, entrant, point),
                                gantry_reference_get_mark (reference, standings, entrant, point)),
                    point);
}

/* The last point at or before one where the gap is known. */
static GantryFact
find_gap (const GantryStandings *standings, const GantryReference *reference, guint entrant, int from)
{
  for (int point = gantry_standings_has_splits (standings) ? from : -1; point >= 0; point--)
    {
      GantryFact gap = gantry_gap_at (standings, reference, entrant, point);

      if (gap.mark.kind != GANTRY_MARK_NONE)
        return gap;
    }
  return GANTRY_FACT_NONE;
}

GantryFact
gantry_gap_latest (const GantryStandings *standings, const GantryReference *reference, guint entrant)
{
  GantryFact gap;

  g_return_val_if_fail (standings != NULL && reference != NULL && entrant < standings->n_entrants, GANTRY_FACT_NONE);

  gap = gantry_gap_at (standings, reference, entrant, GANTRY_POINT_RESULT);
  return gap.mark.kind != GANTRY_MARK_NONE ? gap : find_gap (standings, reference, entrant, (int) standings->n_points - 1);
}

GantryProjection
gantry_gap_guess_at (const GantryStandings *standings, const GantryReference *reference, guint entrant, int point)
{
  GantryProjection projection = GANTRY_PROJECTION_NONE;

  g_return_val_if_fail (standings != NULL && reference != NULL && entrant < standings->n_entrants, projection);
  g_return_val_if_fail (point < (int) standings->n_points, projection);

  if (point < 0 || !gantry_standings_has_splits (standings) || !may_compare (standings, reference, entrant))
    return projection;
  projection.mark = gantry_gap (gantry_standings_get_mark (standings, entrant, point),
                                gantry_reference_guess (reference, standings, entrant, point));
  projection.point = point;
  return projection;
}

GantryProjection
gantry_gap_guess (const GantryStandings *standings, const GantryReference *reference, guint entrant)
{
  g_return_val_if_fail (standings != NULL && reference != NULL && entrant < standings->n_entrants, GANTRY_PROJECTION_NONE);

  return gantry_gap_guess_at (standings, reference, entrant, gantry_standings_get_reached (standings, entrant));
}

/* A section that took no time is none: the last point was the finish. */
static GantryMark
section_between (GantryMark mark, GantryMark before)
{
  GantryMark section = gantry_gap (mark, before);

  return section.value != 0 ? section : GANTRY_MARK_INIT_NONE;
}

GantryMark
gantry_section_time (const GantryStandings *standings, guint entrant, int point)
{
  GantryMark mark;
  int before;

  g_return_val_if_fail (standings != NULL && entrant < standings->n_entrants, GANTRY_MARK_INIT_NONE);
  g_return_val_if_fail (point < (int) standings->n_points, GANTRY_MARK_INIT_NONE);

  mark = point >= 0 ? standings->entrants[entrant].points[point] : standings->entrants[entrant].result;
  before = (point >= 0 ? point : (int) standings->n_points) - 1;
  return before < 0 ? mark : section_between (mark, standings->entrants[entrant].points[before]);
}

GantryFact
gantry_section_gap (const GantryStandings *standings, const GantryReference *reference, guint entrant, int point)
{
  GantryMark theirs;
  int before;

  g_return_val_if_fail (standings != NULL && reference != NULL && entrant < standings->n_entrants, GANTRY_FACT_NONE);
  g_return_val_if_fail (point < (int) standings->n_points, GANTRY_FACT_NONE);

  /* Where the result is a sum, it is no later mark on the same way. */
  if (!may_compare (standings, reference, entrant) || (standings->sums && point == GANTRY_POINT_RESULT))
    return GANTRY_FACT_NONE;
  before = (point >= 0 ? point : (int) standings->n_points) - 1;
  theirs = gantry_reference_get_mark (reference, standings, entrant, point);
  if (before >= 0)
    theirs = section_between (theirs, gantry_reference_get_mark (reference, standings, entrant, before));
  return make_fact (gantry_gap (gantry_section_time (standings, entrant, point), theirs), point);
}

/* The point to look for an earlier gap from: before the finish, where the finish is a point as well. */
static int
find_earlier (const GantryStandings *standings, guint entrant, int point)
{
  int reached = gantry_standings_get_reached (standings, entrant);

  if (point >= 0)
    return point - 1;
  if (reached >= 0 && standings->entrants[entrant].points[reached].value == standings->entrants[entrant].result.value)
    return reached - 1;
  return reached;
}

GantryFact
gantry_gap_trend (const GantryStandings *standings, const GantryReference *reference, guint entrant)
{
  GantryFact last, before;

  g_return_val_if_fail (standings != NULL && reference != NULL && entrant < standings->n_entrants, GANTRY_FACT_NONE);

  last = gantry_gap_latest (standings, reference, entrant);
  if (last.mark.kind == GANTRY_MARK_NONE || (standings->sums && last.point == GANTRY_POINT_RESULT))
    return GANTRY_FACT_NONE;
  before = find_gap (standings, reference, entrant, find_earlier (standings, entrant, last.point));
  return make_fact (gantry_gap (last.mark, before.mark), last.point);
}

/* Ahead by the marks is ahead by the ranks, level is level. Marks that are level may be ranked either way: by a photograph. */
static gboolean
is_agreed_with (const GantryStandings *standings, GantryFact gap, guint entrant, guint other)
{
  guint mine = gantry_standings_get_rank (standings, entrant, gap.point), theirs = gantry_standings_get_rank (standings, other, gap.point);
  gint64 behind = standings->less_is_better ? gap.mark.value : -gap.mark.value;

  if (mine == 0 || theirs == 0 || behind == 0)
    return TRUE;
  return behind > 0 ? mine > theirs : mine < theirs;
}

/* In a result one contradiction is enough: then it is not the marks that decide. On the way only the two count. */
static gboolean
is_agreed (const GantryStandings *standings, const GantryReference *reference, GantryFact gap, guint entrant)
{
  guint other = gantry_reference_get_entrant (reference, standings);

  if (reference->kind == GANTRY_REFERENCE_RECORD || reference->kind == GANTRY_REFERENCE_BEST)
    return TRUE;
  if (other == G_MAXUINT || gap.point == GANTRY_POINT_RESULT)
    return gantry_standings_agrees (standings, gap.point);
  return is_agreed_with (standings, gap, entrant, other);
}

GantryFact
gantry_gap_shown (const GantryStandings *standings,
                  const GantryReference *reference,
                  guint entrant,
                  GantryMark feed_result,
                  const GantryMark *feed_points)
{
  GantryFact gap;
  int reached;

  g_return_val_if_fail (standings != NULL && reference != NULL && entrant < standings->n_entrants, GANTRY_FACT_NONE);

  gap = gantry_gap_latest (standings, reference, entrant);
  reached = gantry_standings_get_reached (standings, entrant);
  if (reference->kind == GANTRY_REFERENCE_LEADER && !standings->entrants[entrant].out)
    {
      if (standings->entrants[entrant].result.kind != GANTRY_MARK_NONE && feed_result.kind != GANTRY_MARK_NONE)
        return make_fact (feed_result, GANTRY_POINT_RESULT);
      if (gap.point != GANTRY_POINT_RESULT && reached >= 0 && feed_points != NULL &&
          feed_points[reached].kind != GANTRY_MARK_NONE && gantry_standings_has_splits (standings))
        return make_fact (feed_points[reached], reached);
    }
  if (gap.mark.kind != GANTRY_MARK_NONE && !is_agreed (standings, reference, gap, entrant))
    return make_fact (GANTRY_MARK_INIT_NONE, gap.point);
  return gap;
}
