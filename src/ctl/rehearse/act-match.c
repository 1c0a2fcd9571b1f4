/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/act.h"
#include "ctl/rehearse/figures.h"

#include <string.h>

/* Matches: periods, sets, ends, rounds, bouts; what is scored in them, and the actions. A match of
 * ninety minutes is played in one and a half: its clock shows the ninety. */

#define LENGTH      84000 /* ms of all periods */
#define MAX_PERIODS 10
#define SEC_PER_MIN 60
#define FAVOURED    65 /* percent of the periods that the favourite wins */

static const char *const home_away[] = { "HOME", "AWAY" };

/* Breaks, totals, and what is only played when nothing is decided. */
static gboolean
is_regular (GantryRule *rule, const GantryWord *word, gboolean timed)
{
  static const char *const others[] = { "HT", "FT", "TOT", "PSO", "PSS", "SO",
                                        "OT", "GS", "EE",  "EE2", "P",   NULL };

  if (g_strv_contains (others, word->code) || g_str_has_prefix (word->code, "ET-") ||
      g_str_has_prefix (word->code, "OT"))
    return FALSE;
  return !timed || gantry_rule_get_minutes (rule, word->code) > 0;
}

static GPtrArray *
list_periods (GantryRule *rule)
{
  GPtrArray *codes = g_ptr_array_new ();
  gboolean timed = FALSE;
  guint to_win = 0;
  gboolean won = gantry_rule_get_counts_periods (rule, &to_win);
  guint most = won && to_win > 0 ? MIN (2 * to_win - 1, MAX_PERIODS) : MAX_PERIODS;

  for (guint i = 0; i < gantry_rule_get_n_words (rule, GANTRY_WORD_PERIOD); i++)
    timed |= gantry_rule_get_minutes (rule,
                                      gantry_rule_get_word (rule, GANTRY_WORD_PERIOD, i)->code) > 0;
  for (guint i = 0; i < gantry_rule_get_n_words (rule, GANTRY_WORD_PERIOD) && codes->len < most;
       i++)
    {
      const GantryWord *word = gantry_rule_get_word (rule, GANTRY_WORD_PERIOD, i);

      if (is_regular (rule, word, timed))
        g_ptr_array_add (codes, word->code);
    }
  for (guint i = codes->len; i == 0; i++)
    g_ptr_array_add (codes, (gpointer) "1");
  return codes;
}

/* "34'" of football; else the clock as it stands. */
static const char *
name_moment (GantryMeet *meet, GantryAct *self, const GantryActPeriod *period, gint64 at)
{
  int seconds = (int)((at - period->from) * period->minutes * SEC_PER_MIN /
                      MAX (period->until - period->from, 1));

  if (period->minutes == 0)
    return NULL;
  if (gantry_rule_get_match_clock (self->rule) == GANTRY_CLOCK_DOWN)
    seconds = (int)period->minutes * SEC_PER_MIN - seconds;
  for (const GantryActPeriod *before = (GantryActPeriod *)(gpointer)self->periods->data;
       gantry_rule_get_match_clock (self->rule) == GANTRY_CLOCK_UP && before < period; before++)
    seconds += (int)before->minutes * SEC_PER_MIN;
  return gantry_meet_keep (meet, "%d:%02d", seconds / SEC_PER_MIN, seconds % SEC_PER_MIN);
}

/* Who keeps the goal comes first, and is not who runs and scores. */
static guint
pick_member (GantryAct *self, const GantryActor *actor)
{
  const GantryWord *first = gantry_rule_get_n_words (self->rule, GANTRY_WORD_POSITION) > 0
                                ? gantry_rule_get_word (self->rule, GANTRY_WORD_POSITION, 0)
                                : NULL;
  gboolean keeper = first != NULL && first->code[0] == 'G' && actor->people->len > 2;

  return 1 + (guint)gantry_dice_range (&self->dice, keeper ? 1 : 0, actor->people->len - 1);
}

static GantryActAction *
add_action (GantryMeet *meet, GantryAct *self, guint period, gint64 at, const char *code, int side)
{
  const GantryActPeriod *played = &g_array_index (self->periods, GantryActPeriod, period);
  GantryActAction action = { .at = at, .period = period, .action = code, .side = side };
  GantryActor *actor = side >= 0 ? g_ptr_array_index (self->actors, side) : NULL;

  if (gantry_rule_find_word (self->rule, GANTRY_WORD_ACTION, code) == NULL)
    return NULL;
  action.when = name_moment (meet, self, played, at);
  if (actor != NULL && actor->team != NULL)
    action.member = pick_member (self, actor);
  g_array_append_val (self->actions, action);
  return &g_array_index (self->actions, GantryActAction, self->actions->len - 1);
}

/* What a sport calls a score. */
const char *
gantry_act_find_goal (GantryRule *rule)
{
  static const char *const goals[] = { "GOAL", "G",   "FG",   "P2I", "P1",  "P2", "2PT",
                                       "TRY",  "ACT", "SHOT", "PT",  "ATT", NULL };

  for (guint i = 0; goals[i] != NULL; i++)
    if (gantry_rule_find_word (rule, GANTRY_WORD_ACTION, goals[i]) != NULL)
      return goals[i];
  return gantry_rule_get_n_words (rule, GANTRY_WORD_ACTION) > 0
             ? gantry_rule_get_word (rule, GANTRY_WORD_ACTION, 0)->code
             : "";
}

/* A score in a period, in the order in which they come. */
typedef struct
{
  int side;
  const char *code; /* action */
  int points;
} Shot;

static void
add_shot (GArray *shots, GantryActPeriod *period, int side, const char *code, int points)
{
  Shot shot = { side, code, points };

  if (points == 0)
    return;
  period->points[side] += points;
  g_array_append_val (shots, shot);
}

/* One of those that are worth no more than what is left; NULL when all are worth more. */
static const GantryGoal *
pick_goal (GantryAct *self, const GantryGoal *goals, int left)
{
  guint sum = 0;
  gint64 at;

  for (const GantryGoal *goal = goals; goal->code != NULL; goal++)
    sum += goal->after == NULL && goal->points <= left ? goal->weight : 0;
  if (sum == 0)
    return NULL;
  at = gantry_dice_range (&self->dice, 1, sum);
  for (const GantryGoal *goal = goals; goal->code != NULL; goal++)
    if (goal->after == NULL && goal->points <= left)
      {
        at -= goal->weight;
        if (at <= 0)
          return goal;
      }
  return NULL;
}

/* A try, and more often than not its conversion. */
static void
shoot (GantryAct *self, GArray *shots, GantryActPeriod *period, int side, int *left)
{
  const GantryGoal *goals = gantry_figures_list_goals (self->contest->rsc), *goal;

  if (goals == NULL)
    {
      add_shot (shots, period, side, gantry_act_find_goal (self->rule), 1);
      (*left)--;
      return;
    }
  goal = pick_goal (self, goals, *left);
  if (goal == NULL)
    {
      *left = 0;
      return;
    }
  add_shot (shots, period, side, goal->code, goal->points);
  *left -= goal->points;
  for (const GantryGoal *next = goals; next->code != NULL; next++)
    if (g_strcmp0 (next->after, goal->code) == 0 && next->points <= *left &&
        gantry_dice_chance (&self->dice, next->weight))
      {
        add_shot (shots, period, side, next->code, next->points);
        *left -= next->points;
      }
}

/* Both sides in turn, whoever has more to come more often. */
static void
score_freely (GantryAct *self, GArray *shots, GantryActPeriod *period, const int *targets)
{
  int left[2] = { targets[0], targets[1] };

  while (left[0] > 0 || left[1] > 0)
    {
      int side = gantry_dice_range (&self->dice, 1, left[0] + left[1]) <= left[0] ? 0 : 1;

      shoot (self, shots, period, side, &left[side]);
    }
}

/* Of a set: more than two points less, and a few sets against the clock are decided earlier. */
static void
score_set (GantryAct *self,
           const GantryScoring *scoring,
           GantryActPeriod *period,
           int winner,
           gboolean deciding)
{
  int high = deciding && scoring->last > 0 ? scoring->last : scoring->high;
  int loser = (int)gantry_dice_range (&self->dice, MIN (scoring->low, high - 3), high - 2);

  if (period->minutes > 0)
    high = loser + (int)gantry_dice_range (&self->dice, 1, 7);
  /* The first set of a match of tennis is as close as can be. */
  if (gantry_rule_find_word (self->rule, GANTRY_WORD_ACTION, "TB") != NULL &&
      self->periods->len == 0)
    {
      loser = high;
      high++;
    }
  period->points[winner] = high;
  period->points[1 - winner] = loser;
}

/* Points of a period. */
static void
invent_points (
    GantryAct *self, GArray *shots, GantryActPeriod *period, int favourite, gboolean deciding)
{
  const GantryScoring *scoring = gantry_figures_find_scoring (self->contest->rsc);
  int winner = gantry_dice_chance (&self->dice, FAVOURED) ? favourite : 1 - favourite, targets[2];
  const char *goal = gantry_act_find_goal (self->rule);

  for (int side = 0; side < 2; side++)
    targets[side] = (int)gantry_dice_range (&self->dice, scoring->low, scoring->high);
  switch (scoring->kind)
    {
    case GANTRY_SCORING_SET:
      score_set (self, scoring, period, winner, deciding);
      break;
    case GANTRY_SCORING_SHARED:
      add_shot (shots, period, winner, goal, targets[winner]);
      add_shot (shots, period, 1 - winner, goal, scoring->high - targets[winner]);
      break;
    case GANTRY_SCORING_BOUT:
      add_shot (shots, period, winner, goal,
                gantry_dice_chance (&self->dice, 45) ? 10 : targets[winner]);
      break;
    case GANTRY_SCORING_ONE:
      add_shot (shots, period, winner, goal, targets[winner]);
      break;
    case GANTRY_SCORING_LEVEL:
      add_shot (shots, period, winner, goal, targets[0] == 1 ? scoring->high / 2 : scoring->high);
      add_shot (shots, period, 1 - winner, goal, targets[0] == 1 ? scoring->high / 2 : 0);
      break;
    case GANTRY_SCORING_CARD:
      add_shot (shots, period, winner, goal, scoring->high);
      add_shot (shots, period, 1 - winner, goal, scoring->low);
      break;
    case GANTRY_SCORING_FREE:
    default:
      score_freely (self, shots, period, targets);
    }
}

/* Spread over the period. */
static void
score_period (GantryMeet *meet, GantryAct *self, guint index, GArray *shots, int *totals)
{
  GantryActPeriod *period = &g_array_index (self->periods, GantryActPeriod, index);

  for (guint i = 0; i < shots->len; i++)
    {
      const Shot *shot = &g_array_index (shots, Shot, i);
      gint64 at = period->from + (period->until - period->from) * (i + 1) / (shots->len + 1);
      GantryActAction *action;

      totals[shot->side] += shot->points;
      gantry_actor_score (g_ptr_array_index (self->actors, shot->side), at, -totals[shot->side],
                          gantry_meet_keep (meet, "%d", totals[shot->side]));
      action = add_action (meet, self, index, at, shot->code, shot->side);
      if (action != NULL)
        memcpy (action->score, totals, sizeof action->score);
    }
}

/* Sets: whoever has won enough of them has won. TRUE when that is decided. */
static gboolean
win_period (GantryMeet *meet, GantryAct *self, const GantryActPeriod *period, int *won)
{
  int winner = period->points[0] > period->points[1] ? 0 : 1;
  guint to_win = 0;

  gantry_rule_get_counts_periods (self->rule, &to_win);
  won[winner]++;
  gantry_actor_score (g_ptr_array_index (self->actors, winner), period->until, -won[winner],
                      gantry_meet_keep (meet, "%d", won[winner]));
  return to_win > 0 && won[winner] >= (int)to_win;
}

/* Nobody leaves a match without a winner: the last period has one score more. */
static void
break_tie (GantryAct *self, GArray *shots, const int *totals, GantryActPeriod *last)
{
  const GantryGoal *goals = gantry_figures_list_goals (self->contest->rsc);
  int side = (int)gantry_dice_range (&self->dice, 0, 1), left = G_MAXINT;

  if (totals[0] + last->points[0] != totals[1] + last->points[1])
    return;
  for (const GantryGoal *goal = goals; goal != NULL && goal->code != NULL; goal++)
    left = MIN (left, goal->after == NULL ? goal->points : left);
  shoot (self, shots, last, side, &left);
}

#define MAX_OTHERS 32

/* What may happen beside the scores. */
static guint
list_others (GantryAct *self, const char **codes)
{
  const char *const *known = gantry_figures_list_others (self->contest->rsc);
  guint n = 0;

  for (guint i = 0; known != NULL && known[i] != NULL; i++)
    codes[n++] = known[i];
  for (guint i = 0; known == NULL && i < gantry_rule_get_n_words (self->rule, GANTRY_WORD_ACTION) &&
                    n < MAX_OTHERS;
       i++)
    {
      const char *code = gantry_rule_get_word (self->rule, GANTRY_WORD_ACTION, i)->code;

      if (strcmp (code, gantry_act_find_goal (self->rule)) != 0 && strcmp (code, "STARTP") != 0 &&
          strcmp (code, "ENDP") != 0)
        codes[n++] = code;
    }
  return n;
}

static void
add_others (GantryMeet *meet, GantryAct *self, guint index)
{
  const GantryActPeriod *period = &g_array_index (self->periods, GantryActPeriod, index);
  const char *codes[MAX_OTHERS];
  guint n = list_others (self, codes);

  add_action (meet, self, index, period->from, "STARTP", -1);
  for (guint i = 0; n > 0 && i < 4; i++)
    add_action (meet, self, index, period->from + (period->until - period->from) * (i + 1) / 6,
                codes[gantry_dice_range (&self->dice, 0, n - 1)], (int)(i & 1));
  if (index == 0)
    add_action (meet, self, index, period->until - 1, "TB", -1);
  add_action (meet, self, index, period->until, "ENDP", -1);
}

static int
compare_actions (gconstpointer a, gconstpointer b)
{
  const GantryActAction *one = a, *two = b;

  if (one->period != two->period)
    return one->period < two->period ? -1 : 1;
  return one->at < two->at ? -1 : one->at > two->at;
}

/* Actions that score nothing stand at the score before them. */
static void
settle_actions (GantryAct *self)
{
  int score[2] = { 0, 0 };

  g_array_sort (self->actions, compare_actions);
  for (guint i = 0; i < self->actions->len; i++)
    {
      GantryActAction *action = &g_array_index (self->actions, GantryActAction, i);

      for (int side = 0; side < 2; side++)
        score[side] = action->score[side] = MAX (action->score[side], score[side]);
    }
}

/* Enough for the win, where a match ends with it. */
static gboolean
has_won (GantryAct *self, const int *totals)
{
  guint to_win = 0;

  gantry_rule_get_counts_periods (self->rule, &to_win);
  return to_win > 0 && MAX (totals[0], totals[1]) >= (int)to_win;
}

static void
play_period (
    GantryMeet *meet, GantryAct *self, GPtrArray *codes, guint index, int favourite, int *totals)
{
  g_autoptr (GArray) shots = g_array_new (FALSE, FALSE, sizeof (Shot));
  GantryActPeriod period = { .code = codes->pdata[index] };
  gboolean won = gantry_rule_get_counts_periods (self->rule, NULL), last = index + 1 == codes->len;

  period.from = (gint64)index * LENGTH / codes->len + 1000;
  period.until = (gint64)(index + 1) * LENGTH / codes->len - 500;
  period.minutes = gantry_rule_get_minutes (self->rule, period.code);
  invent_points (self, shots, &period, favourite, last);
  if (!won && last)
    break_tie (self, shots, totals, &period);
  /* Votes and cards of a round that is won as a whole are not its score. */
  if (won)
    g_array_set_size (shots, 0);
  g_array_append_val (self->periods, period);
  add_others (meet, self, index);
  score_period (meet, self, index, shots, totals);
  self->duration = period.until + 200;
}

static void
play_periods (GantryMeet *meet, GantryAct *self, GPtrArray *codes)
{
  gboolean won = gantry_rule_get_counts_periods (self->rule, NULL), decided = FALSE;
  int favourite = (int)gantry_dice_range (&self->dice, 0, 1), totals[2] = { 0, 0 };

  for (guint i = 0; i < codes->len && !decided; i++)
    {
      play_period (meet, self, codes, i, favourite, totals);
      decided =
          won ? win_period (meet, self, &g_array_index (self->periods, GantryActPeriod, i), totals)
              : has_won (self, totals);
    }
}

void
gantry_act_match (GantryMeet *meet, GantryAct *self)
{
  g_autoptr (GPtrArray) codes = list_periods (self->rule);

  g_return_if_fail (self->actors->len == 2);

  self->shown = LENGTH;
  for (int side = 0; side < 2; side++)
    {
      GantryDeed entry = {
        .of = GANTRY_OF_ENTRY, .type = "EUE", .code = "HOME_AWAY", .value = home_away[side]
      };

      gantry_actor_score (g_ptr_array_index (self->actors, side), 0, 0, "0");
      if (((GantryActor *)g_ptr_array_index (self->actors, side))->team != NULL)
        g_array_append_val (((GantryActor *)g_ptr_array_index (self->actors, side))->entries,
                            entry);
    }
  play_periods (meet, self, codes);
  settle_actions (self);
  for (int side = 0; side < 2; side++)
    gantry_act_add_stats (meet, self, side);
}
