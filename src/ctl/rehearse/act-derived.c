/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/act-ask.h"

#include <string.h>

/* Values that follow from others: what judges gave of a performance adds up to its mark, gates to
 * the penalty. */

#define SEC       1000 /* ms */
#define PER_MILLE 1000

/* How the mark of one performance is made up, per mille; the last has the rest, and the penalty is
 * taken from all. */
static const struct
{
  const char *discipline;
  const char *part;
  struct
  {
    const char *code;
    int share;
  } scores[5];
} panels[] = {
  { "GAR", "APPARATUS", { { "D_SCORE", 415 }, { "E_SCORE", 0 } } },
  { "GRY", "APPARATUS", { { "D_SCORE", 455 }, { "A_SCORE", 265 }, { "E_SCORE", 0 } } },
  { "GTR",
    "ROUTINE",
    { { "D_SCORE", 240 }, { "E_SCORE", 295 }, { "H_SCORE", 172 }, { "T_SCORE", 0 } } },
};

/* Of the last performance: one in seven has a penalty. */
static gboolean
ask_panel (const GantryAsk *ask, const char **text)
{
  guint decimals = gantry_rule_get_decimals (ask->act->rule);
  gint64 penalty = gantry_ask_draw (ask, "penalty", 0, 6) == 0 ? 100 : 0;

  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    {
      const GantryDeed *part = gantry_ask_find (ask->actor, panels[i].part);
      gint64 mark, left;

      if (!gantry_ask_is_of (ask, panels[i].discipline) || part == NULL)
        continue;
      mark = gantry_ask_read (part->value, decimals);
      left = mark + penalty;
      if (strcmp (ask->code, "PENALTY") == 0)
        {
          *text = gantry_meet_decimals (ask->meet, penalty, decimals);
          return TRUE;
        }
      for (guint s = 0; s < G_N_ELEMENTS (panels[i].scores) && panels[i].scores[s].code != NULL;
           s++)
        {
          gint64 own =
              panels[i].scores[s].share > 0 ? mark * panels[i].scores[s].share / PER_MILLE : left;

          left -= own;
          if (strcmp (panels[i].scores[s].code, ask->code) == 0)
            {
              *text = gantry_meet_decimals (ask->meet, own, decimals);
              return TRUE;
            }
        }
    }
  return FALSE;
}

/* Canoe slalom: two seconds a touched gate; the time of the run is the result without them. */
static gboolean
ask_slalom (const GantryAsk *ask, const char **text)
{
  const GantryScore *score = gantry_actor_get_score (ask->actor);
  gint64 penalty = gantry_ask_sum (ask->actor, "GATE", 1, 99, 0) * SEC, run;

  if (!gantry_ask_is_of (ask, "CSL") || score == NULL)
    return FALSE;
  if (strcmp (ask->code, "GATE") == 0)
    *text = gantry_ask_draw (ask, ask->pos, 0, 15) == 0 ? "2" : "0";
  else if (strcmp (ask->code, "PENALTY") == 0 || strcmp (ask->code, "PENALTY_COUNTING") == 0)
    *text = gantry_meet_time (ask->meet, penalty, 2);
  else if (strcmp (ask->code, "TIME") == 0)
    *text = gantry_meet_time (ask->meet, score->key - penalty, 2);
  else if (strcmp (ask->code, "RUN") == 0)
    {
      run = g_strcmp0 (ask->pos, "1") == gantry_ask_draw (ask, "better run", 0, 1)
                ? 0
                : gantry_ask_draw (ask, "run", 30, 900) * 10;
      *text = gantry_meet_time (ask->meet, score->key + run, 2);
    }
  else
    return FALSE;
  return TRUE;
}

/* Triathlon: per mille of the time; the run has the rest. */
static gboolean
ask_segment (const GantryAsk *ask, const char **text)
{
  static const struct
  {
    const char *pos;
    int share;
  } segments[] = {
    { "SWIM", 172 }, { "TRANS1", 9 }, { "BIKE", 520 }, { "TRANS2", 5 }, { "RUN", 0 }
  };
  const GantryScore *score = gantry_actor_get_score (ask->actor);
  gint64 left = score != NULL ? score->key / 100 * 100 : 0;

  if (strcmp (ask->code, "SEGMENT") != 0 || score == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (segments); i++)
    {
      gint64 own = segments[i].share > 0
                       ? score->key *
                             (segments[i].share * 100 + gantry_ask_draw (ask, segments[i].pos,
                                                                         -segments[i].share,
                                                                         segments[i].share)) /
                             (PER_MILLE * 100) / 100 * 100
                       : left;

      left -= own;
      if (g_strcmp0 (segments[i].pos, ask->pos) == 0)
        *text = gantry_act_text (ask->meet, ask->act, own);
    }
  return TRUE;
}

/* Points of a sprint in a bunch race: five, three, two and one, the last time twice as many. */
static int
count_sprint (const GantryAsk *ask, const char *pos)
{
  static const int points[] = { 5, 3, 2, 1 };
  gint64 place = gantry_act_find_place (ask->meet, ask->act, ask->actor, pos);

  return place > (gint64)G_N_ELEMENTS (points)
             ? 0
             : points[place - 1] * (strcmp (pos, "16") == 0 ? 2 : 1);
}

static gboolean
ask_bunch (const GantryAsk *ask, const char **text)
{
  if (!gantry_ask_is_of (ask, "CTR"))
    return FALSE;
  if (strcmp (ask->code, "SPRINT") == 0 && ask->pos != NULL)
    *text = gantry_meet_keep (ask->meet, "%d", count_sprint (ask, ask->pos));
  else if (strcmp (ask->code, "LAPS") == 0)
    *text = gantry_ask_draw (ask, "laps", 0, 5) == 0 ? "1" : "0";
  else
    return FALSE;
  return TRUE;
}

/* Sailing: the place at every mark. */
static gboolean
ask_mark (const GantryAsk *ask, const char **text)
{
  if (strcmp (ask->code, "MARK") != 0 || ask->pos == NULL)
    return FALSE;
  *text = gantry_meet_keep (ask->meet, "%d",
                            (int)gantry_act_find_place (ask->meet, ask->act, ask->actor, ask->pos));
  return TRUE;
}

/* Judo: who has won by ippon, and who by what. */
static gboolean
ask_bout (const GantryAsk *ask, const char **text)
{
  gint64 score = gantry_actor_get_score (ask->actor) != NULL
                     ? atoi (gantry_actor_get_score (ask->actor)->text)
                     : 0;
  int pos = ask->pos != NULL ? atoi (ask->pos) : 0;

  *text = NULL;
  if (strcmp (ask->code, "IPP") == 0)
    *text = score >= 10 ? "1" : NULL;
  else if (strcmp (ask->code, "WAZ") == 0)
    *text = score < 10 && pos <= score ? "1" : NULL;
  else if (strcmp (ask->code, "S3") == 0)
    *text = pos <= gantry_ask_draw (ask, "shido", 0, 2) ? "1" : NULL;
  else
    return strcmp (ask->code, "YUK") == 0;
  return TRUE;
}

/* Archery: sums of six ends, and tens as often as the total tells. */
static gboolean
ask_archery (const GantryAsk *ask, const char **text)
{
  gint64 total = gantry_ask_sum (ask->actor, "END", 1, 12, 0),
         tens = MAX ((total - 590) * 45 / 100, 4);
  int half = ask->pos != NULL ? atoi (ask->pos) : 1;

  if (!gantry_ask_is_of (ask, "ARC") || total == 0)
    return FALSE;
  if (strcmp (ask->code, "HALF") == 0)
    *text = gantry_meet_keep (ask->meet, "%d",
                              (int)gantry_ask_sum (ask->actor, "END", half * 6 - 5, half * 6, 0));
  else if (strcmp (ask->code, "10S") == 0)
    *text = gantry_meet_keep (ask->meet, "%d", (int)tens);
  else if (strcmp (ask->code, "XS") == 0)
    *text = gantry_meet_keep (ask->meet, "%d", (int)(tens * 3 / 10));
  else
    return FALSE;
  return TRUE;
}

/* Riding: minutes across the country, a little more than one over the fences. */
static gboolean
ask_horse (const GantryAsk *ask, const char **text)
{
  gboolean cross = gantry_rule_get_kind (ask->act->rule) == GANTRY_KIND_MULTI;

  if (!gantry_ask_is_of (ask, "EQU") || strcmp (ask->code, "TIME") != 0)
    return FALSE;
  *text = gantry_meet_time (ask->meet,
                            cross ? gantry_ask_draw (ask, "time", 518000, 561000)
                                  : gantry_ask_draw (ask, "time", 71200, 78900),
                            2);
  return TRUE;
}

static gboolean
ask_boulders (const GantryAsk *ask, const char **text)
{
  if (strcmp (ask->code, "BOULDER_TOTAL") != 0)
    return FALSE;
  *text = gantry_meet_decimals (ask->meet, gantry_ask_sum (ask->actor, "BOULDER", 1, 4, 1), 1);
  return TRUE;
}

/* The best of the runs; where tricks count beside it, a run of its own. */
static gboolean
ask_run (const GantryAsk *ask, const char **text)
{
  gint64 best = 0;

  if (strcmp (ask->code, "BEST_RUN") != 0 || gantry_ask_find (ask->actor, "RUN") == NULL)
    return FALSE;
  for (guint i = 0; i < ask->actor->deeds->len; i++)
    {
      const GantryDeed *deed = &g_array_index (ask->actor->deeds, GantryDeed, i);

      if (strcmp (deed->code, "RUN") == 0)
        best = MAX (best, gantry_ask_read (deed->value, 2));
    }
  *text = gantry_meet_decimals (ask->meet, best, 2);
  return TRUE;
}

/* "+0:07.3" of whoever starts in a pursuit. */
static gboolean
ask_start (const GantryAsk *ask, const char **text)
{
  gint64 behind = gantry_act_find_handicap (ask->act, ask->index) / 100;

  if (strcmp (ask->code, "START_BEHIND") != 0)
    return FALSE;
  *text = gantry_rule_get_form (ask->act->rule) != GANTRY_FORM_PURSUIT
              ? NULL
              : gantry_meet_keep (ask->meet, "+%d:%02d.%d", (int)(behind / 600),
                                  (int)(behind / 10 % 60), (int)(behind % 10));
  return TRUE;
}

/* Penalties of races that have few. */
static gboolean
ask_penalty (const GantryAsk *ask, const char **text)
{
  if (strcmp (ask->code, "PENALTY") != 0 ||
      gantry_rule_get_kind (ask->act->rule) != GANTRY_KIND_RACE)
    return FALSE;
  *text = gantry_meet_time (ask->meet, gantry_ask_draw (ask, "penalty", 0, 5) == 0 ? 3 * SEC : 0,
                            gantry_rule_get_decimals (ask->act->rule));
  return TRUE;
}

/* Clays have no inner tens. */
static gboolean
ask_inner (const GantryAsk *ask, const char **text)
{
  if (strcmp (ask->code, "INNER_10") != 0 || !g_str_has_prefix (ask->act->contest->rsc + 4, "TR"))
    return FALSE;
  *text = NULL;
  return TRUE;
}

gboolean
gantry_act_derive (GantryMeet *meet,
                   GantryAct *self,
                   GantryActor *actor,
                   guint index,
                   const char *code,
                   const char *pos,
                   const char **text)
{
  const GantryAsk ask = { meet, self, actor, index, code, pos };

  if (gantry_act_is_late (self, code))
    {
      *text = gantry_ask_late (&ask);
      return TRUE;
    }
  return ask_panel (&ask, text) || ask_slalom (&ask, text) || ask_segment (&ask, text) ||
         ask_bunch (&ask, text) || ask_archery (&ask, text) || ask_horse (&ask, text) ||
         ask_boulders (&ask, text) || ask_run (&ask, text) || ask_start (&ask, text) ||
         ask_penalty (&ask, text) || ask_inner (&ask, text) || ask_mark (&ask, text) ||
         (gantry_ask_is_of (&ask, "JUD") && ask_bout (&ask, text));
}
