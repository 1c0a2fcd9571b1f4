/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-insight"

#include "config.h"

#include "insight/need.h"

#include "insight/gap.h"
#include "insight/need-private.h"

#define MEDALS 3

static const gint64 power_of_ten[] = { 1, 10, 100, 1000, 10000, 100000, 1000000 };

/* The next mark that is better, in the precision that marks are given in here: a level mark may be ranked either way. */
static GantryMark
just_better (const GantryStandings *standings, GantryMark mark)
{
  gint64 step;

  if (!standings->sums)
    mark.decimals = MAX (mark.decimals, standings->decimals);
  mark.decimals = MIN (mark.decimals, 6);
  step = power_of_ten[6 - mark.decimals];
  mark.value += standings->less_is_better ? -step : step;
  return mark;
}

/* What has to be done in this unit for a sum to be this mark; NONE when it cannot be done. */
static GantryMark
without_before (const GantryStandings *standings, guint entrant, GantryMark mark)
{
  if (standings->sums)
    mark = gantry_gap (mark, standings->entrants[entrant].before);
  return mark.value > 0 ? mark : GANTRY_MARK_INIT_NONE;
}

static GantryMark
find_rest (const GantryStandings *standings, guint entrant, GantryMark mark, int *reached)
{
  GantryMark rest;

  *reached = -1;
  if (standings->kind != GANTRY_KIND_RACE)
    return GANTRY_MARK_INIT_NONE;
  *reached = gantry_standings_get_reached (standings, entrant);
  if (*reached < 0)
    return GANTRY_MARK_INIT_NONE;
  rest = gantry_gap (mark, standings->entrants[entrant].points[*reached]);
  return rest.value > 0 ? rest : GANTRY_MARK_INIT_NONE;
}

/* Better than that mark of somebody else; nothing when he is already. */
static void
add_mark (GArray *needs, const GantryStandings *standings, guint entrant, GantryAim aim, GantryMark to_beat)
{
  GantryNeed need = { .aim = aim, .form = GANTRY_NEED_MARK, .point = -1 };
  GantryMark own = gantry_standings_get_mark (standings, entrant, GANTRY_POINT_RESULT);
  GantryMark target;

  if (to_beat.kind == GANTRY_MARK_NONE || gantry_standings_is_better (standings, own, to_beat))
    return;
  target = just_better (standings, to_beat);
  need.mark = without_before (standings, entrant, target);
  if (need.mark.kind == GANTRY_MARK_NONE)
    return;
  need.rank = gantry_standings_rank_mark (standings, target, GANTRY_POINT_RESULT, entrant);
  need.rest = find_rest (standings, entrant, need.mark, &need.point);
  g_array_append_val (needs, need);
}

/* Against those who are under way beside him no mark can be asked for. */
static void
add_places (GArray *needs, const GantryStandings *standings, guint entrant)
{
  if (standings->beside && !standings->sums)
    return;
  add_mark (needs, standings, entrant, GANTRY_AIM_LEAD, gantry_standings_get_nth (standings, 1, GANTRY_POINT_RESULT, entrant));
  if (standings->medals)
    add_mark (needs, standings, entrant, GANTRY_AIM_MEDAL, gantry_standings_get_nth (standings, MEDALS, GANTRY_POINT_RESULT, entrant));
}

/* By the standard, which nobody else can take away, else by the last place that goes on. Who runs beside the others runs for
 * the place. */
static void
add_next_round (GArray *needs, const GantryStandings *standings, guint entrant)
{
  GantryNeed need = { .aim = GANTRY_AIM_NEXT_ROUND, .point = -1 };

  if (standings->standard.kind != GANTRY_MARK_NONE)
    {
      if (standings->entrants[entrant].result.kind != GANTRY_MARK_NONE &&
          !gantry_standings_is_better (standings, standings->standard, standings->entrants[entrant].result))
        return;
      need.form = GANTRY_NEED_MARK;
      need.mark = standings->standard;
      need.rest = find_rest (standings, entrant, need.mark, &need.point);
      g_array_append_val (needs, need);
      return;
    }
  if (standings->places == 0)
    return;
  if (!standings->beside)
    {
      add_mark (needs, standings, entrant, GANTRY_AIM_NEXT_ROUND,
                gantry_standings_get_nth (standings, standings->places, GANTRY_POINT_RESULT, entrant));
      return;
    }
  need.form = GANTRY_NEED_PLACE;
  need.place = need.rank = standings->places;
  g_array_append_val (needs, need);
}

/* A sum over several units is compared with no record of one. */
static void
add_own_marks (GArray *needs, const GantryStandings *standings, guint entrant)
{
  const GantryEntrant *one = &standings->entrants[entrant];

  for (guint i = 0; !standings->sums && i <= standings->n_records; i++)
    {
      gboolean record = i < standings->n_records;
      GantryMark to_beat = record ? standings->records[i].result : one->best;
      GantryNeed need = { .form = GANTRY_NEED_MARK, .point = -1 };

      if (to_beat.kind == GANTRY_MARK_NONE || gantry_standings_is_better (standings, one->result, to_beat))
        continue;
      need.aim = record ? GANTRY_AIM_RECORD : GANTRY_AIM_BEST;
      need.type = record ? standings->records[i].type : NULL;
      need.mark = just_better (standings, to_beat);
      need.rest = find_rest (standings, entrant, need.mark, &need.point);
      if (need.mark.value > 0)
        g_array_append_val (needs, need);
    }
}

/* Attempts that are still to come: without any the result stands. */
static gboolean
has_attempt_left (const GantryStandings *standings, const GantryEntrant *one)
{
  guint last = standings->n_points;

  if (standings->n_parts > standings->n_points)
    return TRUE;
  if (standings->n_points == 0)
    return FALSE;
  return one->points[last - 1].kind == GANTRY_MARK_NONE && (one->texts == NULL || one->texts[last - 1] == NULL || *one->texts[last - 1] == '\0');
}

/* Whether his result can still become another one. */
static gboolean
can_improve (const GantryStandings *standings, const GantryEntrant *one)
{
  if (one->out || (standings->sums && one->before.kind == GANTRY_MARK_NONE))
    return FALSE;
  if (standings->improves)
    return has_attempt_left (standings, one);
  return standings->sums ? one->gained.kind == GANTRY_MARK_NONE : one->result.kind == GANTRY_MARK_NONE;
}

/* Goals or points: one more than the other side for the lead. */
static void
add_match (GArray *needs, const GantryStandings *standings, guint entrant)
{
  GantryNeed need = { .aim = GANTRY_AIM_LEAD, .form = GANTRY_NEED_MORE, .point = -1, .rank = 1 };
  GantryMark behind;

  if (!standings->counts_up || standings->n_entrants != 2 || standings->entrants[entrant].out || standings->entrants[1 - entrant].out)
    return;
  behind = gantry_gap (standings->entrants[1 - entrant].result, standings->entrants[entrant].result);
  if (behind.kind == GANTRY_MARK_NONE || behind.value < 0)
    return;
  need.mark = behind;
  need.mark.value += GANTRY_POINT;
  g_array_append_val (needs, need);
}

GArray *
gantry_needs (const GantryStandings *standings, guint entrant)
{
  GArray *needs = g_array_new (FALSE, TRUE, sizeof (GantryNeed));
  const GantryEntrant *one;

  g_return_val_if_fail (standings != NULL && entrant < standings->n_entrants, needs);

  one = &standings->entrants[entrant];
  switch (standings->kind)
    {
    case GANTRY_KIND_MATCH:
      add_match (needs, standings, entrant);
      break;
    case GANTRY_KIND_HEIGHTS:
      gantry_needs_add_heights (needs, standings, entrant);
      break;
    case GANTRY_KIND_RACE:
    case GANTRY_KIND_ATTEMPTS:
    case GANTRY_KIND_JUDGED:
    case GANTRY_KIND_MULTI:
      if (!can_improve (standings, one))
        break;
      if (standings->sums || gantry_standings_agrees (standings, GANTRY_POINT_RESULT))
        {
          add_places (needs, standings, entrant);
          add_next_round (needs, standings, entrant);
        }
      add_own_marks (needs, standings, entrant);
      break;
    case GANTRY_KIND_GENERIC: /* what a better mark is worth there is not known */
    default:
      break;
    }
  return needs;
}
