/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/act-ask.h"

#include <string.h>

/* Values that follow from the order, when the results are known: points for places, gaps that start
 * another part. */

#define PHASE_AT 22
#define PAR      72
#define SEC      1000 /* ms */

/* Of dressage each judge near the mean, which is the result. */
static const char *
ask_judge (const GantryAsk *ask)
{
  static const char judges[] = "EHCMBKF";
  guint decimals = gantry_rule_get_decimals (ask->act->rule);
  gint64 mean = gantry_act_read (ask->act, gantry_actor_get_score (ask->actor)->text), sum = 0;

  for (const char *judge = judges; judge[1] != '\0'; judge++)
    {
      const char name[] = { *judge, '\0' };
      gint64 own = mean + gantry_ask_draw (ask, name, -1500, 1500);

      sum += own;
      if (g_strcmp0 (ask->pos, name) == 0)
        return gantry_meet_decimals (ask->meet, own, decimals);
    }
  return gantry_meet_decimals (ask->meet, mean * (gint64)strlen (judges) - sum, decimals);
}

/* Points for places: so many for the first, so many less for each behind. */
static const struct
{
  const char *of; /* discipline and, behind a slash, phase */
  int first, step;
} places[] = {
  { "ATH", 1064, 23 },  { "CTR", 40, 2 }, { "MPN/SWM", 306, 4 },
  { "MPN/LR", 668, 8 }, { "FSK", 10, 1 },
};

static const char *
ask_place (const GantryAsk *ask, guint rank)
{
  const char *rsc = ask->act->contest->rsc;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (strncmp (rsc, places[i].of, 3) == 0 &&
        (places[i].of[3] == '\0' || g_str_has_prefix (rsc + PHASE_AT, places[i].of + 4)))
      return gantry_meet_keep (
          ask->meet, "%d",
          rank == 0 ? 0 : MAX (places[i].first - places[i].step * (int)(rank - 1), 1));
  return NULL;
}

static const char *
ask_points (const GantryAsk *ask, guint rank)
{
  const GantryScore *score = gantry_actor_get_score (ask->actor);
  const char *text = strcmp (ask->code, "SPRINT_POINTS") != 0 ? ask_place (ask, rank) : NULL;
  static const int sprint[] = { 60, 40, 20, 10, 6, 3 };

  if (text != NULL)
    return text;
  if (strcmp (ask->code, "SPRINT_POINTS") == 0)
    return gantry_meet_keep (ask->meet, "%d",
                             rank > 0 && rank <= G_N_ELEMENTS (sprint) ? sprint[rank - 1] : 0);
  /* In BMX the place, in sailing and the modern pentathlon the sum itself. */
  return gantry_rule_get_kind (ask->act->rule) == GANTRY_KIND_RACE
             ? gantry_meet_keep (ask->meet, "%u", rank)
         : score != NULL ? score->text
                         : "0";
}

static const char *const late[] = { "PTS",   "TEAM_POINTS", "SPRINT_POINTS", "TIME_DIFF",
                                    "JUDGE", "SHOOT_OFF",   "TO_PAR",        NULL };

gboolean
gantry_act_is_late (GantryAct *self, const char *code)
{
  return !gantry_act_is_match (self) && g_strv_contains (late, code);
}

/* Nordic combined: four seconds a point behind the best. */
static const char *
ask_difference (const GantryAsk *ask)
{
  const GantryScore *score = gantry_actor_get_score (ask->actor), *best = score;

  gantry_act_get_first (ask->act, &best);
  return gantry_meet_time (
      ask->meet,
      score != NULL ? (best->text != NULL ? ABS (best->key - score->key) : 0) * 4 * SEC / 10 : 0,
      0);
}

const char *
gantry_ask_late (const GantryAsk *ask)
{
  gboolean equal = FALSE;
  guint rank = gantry_act_get_rank (ask->act, ask->actor, &equal);
  const GantryScore *score = gantry_actor_get_score (ask->actor);
  int strokes = score != NULL ? atoi (score->text) - PAR : 0;

  if (strcmp (ask->code, "JUDGE") == 0)
    return score != NULL ? ask_judge (ask) : NULL;
  if (strcmp (ask->code, "TIME_DIFF") == 0)
    return ask_difference (ask);
  if (strcmp (ask->code, "TO_PAR") == 0)
    return strokes == 0 ? "E" : gantry_meet_keep (ask->meet, "%+d", strokes);
  if (strcmp (ask->code, "SHOOT_OFF") == 0) /* only among those who share a place */
    return equal ? gantry_meet_keep (ask->meet, "%d", (int)gantry_ask_draw (ask, "shoot-off", 2, 9))
                 : NULL;
  return ask_points (ask, rank);
}
