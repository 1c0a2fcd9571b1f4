/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/act.h"

#include <string.h>

/* Matches: periods, sets, ends, rounds, bouts; what is scored in them, the actions, and what each
 * side's statistics say. A match of ninety minutes is played in one and a half: its clock shows the
 * ninety. */

#define LENGTH      84000 /* ms of all periods */
#define MAX_PERIODS 10
#define SEC_PER_MIN 60
#define SHARE       "POSSESS" /* percent of the time */

static const char *const home_away[] = { "HOME", "AWAY" };

/* Points of a period: of the loser of a set from..to, of a side otherwise; a set is won with 'set'.
 */
static const struct
{
  const char *discipline;
  int low;
  int high;
  int set;
} scoring[] = {
  { "BKB", 14, 27, 0 },  { "BK3", 9, 17, 0 },   { "HBL", 9, 15, 0 },   { "RU7", 0, 3, 0 },
  { "FBL", 0, 2, 0 },    { "WPO", 1, 4, 0 },    { "TEN", 1, 4, 6 },    { "TTE", 4, 9, 11 },
  { "VVO", 15, 23, 25 }, { "VBV", 12, 19, 21 }, { "BDM", 11, 19, 21 }, { "TKW", 2, 9, 12 },
  { "ARC", 0, 1, 2 },    { "BOX", 9, 10, 0 },   { "FEN", 2, 5, 0 },    { "CUR", 0, 1, 0 },
};

static void
find_scoring (GantryAct *self, int *low, int *high, int *set)
{
  *low = 0;
  *high = 3;
  *set = gantry_rule_get_counts_periods (self->rule, NULL) ? 5 : 0;
  for (guint i = 0; i < G_N_ELEMENTS (scoring); i++)
    if (g_str_has_prefix (self->contest->rsc, scoring[i].discipline))
      {
        *low = scoring[i].low;
        *high = scoring[i].high;
        *set = gantry_rule_get_counts_periods (self->rule, NULL) ? MAX (scoring[i].set, *set) : 0;
      }
}

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
    action.member = 1 + (guint)gantry_dice_range (&self->dice, 0, actor->people->len - 1);
  g_array_append_val (self->actions, action);
  return &g_array_index (self->actions, GantryActAction, self->actions->len - 1);
}

/* What a sport calls a score. */
static const char *
find_goal (GantryRule *rule)
{
  static const char *const goals[] = { "GOAL", "G",    "FG", "P2I", "P1",  "P2",  "2PT",
                                       "TRY",  "SHOT", "PT", "ATT", "ACT", NULL };

  for (guint i = 0; goals[i] != NULL; i++)
    if (gantry_rule_find_word (rule, GANTRY_WORD_ACTION, goals[i]) != NULL)
      return goals[i];
  return gantry_rule_get_n_words (rule, GANTRY_WORD_ACTION) > 0
             ? gantry_rule_get_word (rule, GANTRY_WORD_ACTION, 0)->code
             : "";
}

/* Points of a side in the order in which they come, spread over the period. */
static void
score_period (GantryMeet *meet, GantryAct *self, guint index, int *totals, gboolean sum)
{
  GantryActPeriod *period = &g_array_index (self->periods, GantryActPeriod, index);
  int left[2] = { period->points[0], period->points[1] }, n = left[0] + left[1];

  for (int i = 0; i < n; i++)
    {
      gint64 at = period->from + (period->until - period->from) * (i + 1) / (n + 1);
      int side = gantry_dice_range (&self->dice, 1, left[0] + left[1]) <= left[0] ? 0 : 1;
      GantryActAction *action;

      left[side]--;
      if (!sum)
        continue;
      totals[side]++;
      gantry_actor_score (g_ptr_array_index (self->actors, side), at, -totals[side],
                          gantry_meet_keep (meet, "%d", totals[side]));
      action = add_action (meet, self, index, at, find_goal (self->rule), side);
      if (action != NULL)
        memcpy (action->score, totals, sizeof action->score);
    }
}

static void
invent_points (GantryAct *self, GantryActPeriod *period, int favourite)
{
  int low, high, set;

  find_scoring (self, &low, &high, &set);
  for (int side = 0; side < 2; side++)
    period->points[side] = (int)gantry_dice_range (&self->dice, low, high);
  if (set > 0)
    {
      int winner = gantry_dice_chance (&self->dice, 65) ? favourite : 1 - favourite;

      period->points[winner] = set;
      period->points[1 - winner] = MIN (period->points[1 - winner], set - 1);
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

/* Nobody leaves a final without a winner: the last period has one point more. */
static void
break_tie (GantryAct *self, int *totals, GantryActPeriod *last)
{
  int sums[2] = { totals[0] + last->points[0], totals[1] + last->points[1] };

  if (sums[0] == sums[1])
    last->points[gantry_dice_range (&self->dice, 0, 1)]++;
}

static void
add_noise (GantryMeet *meet, GantryAct *self, guint index)
{
  const GantryActPeriod *period = &g_array_index (self->periods, GantryActPeriod, index);
  guint n = gantry_rule_get_n_words (self->rule, GANTRY_WORD_ACTION);

  add_action (meet, self, index, period->from, "STARTP", -1);
  if (n > 0 && n <= 3)
    add_action (meet, self, index, period->until,
                gantry_rule_get_word (self->rule, GANTRY_WORD_ACTION, 0)->code, -1);
  for (guint i = 0; n > 3 && i < 4; i++)
    {
      const char *code = gantry_rule_get_word (self->rule, GANTRY_WORD_ACTION,
                                               (guint)gantry_dice_range (&self->dice, 2, n - 1))
                             ->code;

      if (strcmp (code, find_goal (self->rule)) != 0 && strcmp (code, "STARTP") != 0 &&
          strcmp (code, "ENDP") != 0)
        add_action (meet, self, index, period->from + (period->until - period->from) * (i + 1) / 6,
                    code, (int)(i & 1));
    }
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

/* How often the actions tell of it: of a player, or of a side with all of its players (member 0). */
static gint64
count_actions (GantryAct *self, int side, guint member, const char *code)
{
  gint64 n = 0;

  for (guint i = 0; i < self->actions->len; i++)
    {
      const GantryActAction *action = &g_array_index (self->actions, GantryActAction, i);

      n += action->side == side && (member == 0 || action->member == member) &&
           strcmp (action->action, code) == 0;
    }
  return n;
}

static gint64
count_points (GantryAct *self, int side)
{
  gint64 n = 0;

  for (guint i = 0; i < self->periods->len; i++)
    n += g_array_index (self->periods, GantryActPeriod, i).points[side];
  return n;
}

/* Of what the players have each. */
static gint64
add_up (const GantryActor *actor, const char *code)
{
  gint64 sum = 0;

  for (guint i = 0; i < actor->deeds->len; i++)
    {
      const GantryDeed *deed = &g_array_index (actor->deeds, GantryDeed, i);

      if (deed->of == GANTRY_OF_STAT && deed->member > 0 && strcmp (deed->code, code) == 0)
        sum += atoi (deed->value);
    }
  return sum;
}

static const char *
find_stat (const GantryActor *actor, const char *code)
{
  for (guint i = 0; i < actor->deeds->len; i++)
    {
      const GantryDeed *deed = &g_array_index (actor->deeds, GantryDeed, i);

      if (deed->of == GANTRY_OF_STAT && deed->member == 0 && strcmp (deed->code, code) == 0)
        return deed->value;
    }
  return NULL;
}

/* A share of the time: what one side has not, the other has. */
static gint64
invent_share (GantryAct *self, int side, const char *code)
{
  const char *other = find_stat (g_ptr_array_index (self->actors, 1 - side), code);

  return other != NULL ? 100 - atoi (other) : gantry_dice_range (&self->dice, 38, 62);
}

/* What the score and the play-by-play tell as well agrees with them, and what players have adds up to what their side
 * has; the rest is chance. The players come before their side. */
static gint64
invent_stat (GantryAct *self, int side, guint member, const char *code)
{
  GantryActor *actor = g_ptr_array_index (self->actors, side);
  gboolean goals = strcmp (code, "GF") == 0 || strcmp (code, "G") == 0;

  if (goals)
    return member == 0 ? gantry_act_get_score (self, side, G_MAXINT64)
                       : count_actions (self, side, member, find_goal (self->rule));
  if (strcmp (code, "GA") == 0)
    return member <= 1 ? gantry_act_get_score (self, 1 - side, G_MAXINT64) : 0;
  if (strcmp (code, "PTS") == 0 && member == 0)
    return count_points (self, side);
  if (strcmp (code, "PTS") == 0 && count_actions (self, side, 0, find_goal (self->rule)) > 0)
    return count_actions (self, side, member, find_goal (self->rule));
  if (strcmp (code, SHARE) == 0)
    return member == 0 ? invent_share (self, side, code) : 0;
  if (strcmp (code, "RC") == 0 ||
      (gantry_rule_find_word (self->rule, GANTRY_WORD_ACTION, code) != NULL &&
       count_actions (self, side, 0, code) > 0))
    return count_actions (self, side, member, code);
  if (member == 0 && actor->team != NULL)
    return add_up (actor, code);
  return gantry_dice_range (&self->dice, 0, member == 0 ? 24 : 3);
}

/* Of each player, then of the side. */
static void
add_stats (GantryMeet *meet, GantryAct *self, int side)
{
  GantryActor *actor = g_ptr_array_index (self->actors, side);
  guint n_members = actor->team != NULL ? actor->people->len : 0;

  for (guint i = 0; i < gantry_rule_get_n_words (self->rule, GANTRY_WORD_STAT); i++)
    {
      const char *code = gantry_rule_get_word (self->rule, GANTRY_WORD_STAT, i)->code;

      for (guint m = 1; m <= n_members + 1; m++)
        {
          guint member = m <= n_members ? m : 0;
          GantryDeed deed = { .at = self->duration * 9 / 10,
                              .of = GANTRY_OF_STAT,
                              .member = member,
                              .type = "ST",
                              .pos = "TOT" };

          deed.code = code;
          deed.value = gantry_meet_keep (meet, "%d", (int)invent_stat (self, side, member, code));
          g_array_append_val (actor->deeds, deed);
        }
    }
}

static void
play_periods (GantryMeet *meet, GantryAct *self, GPtrArray *codes)
{
  gboolean won = gantry_rule_get_counts_periods (self->rule, NULL);
  int favourite = (int)gantry_dice_range (&self->dice, 0, 1), totals[2] = { 0, 0 };
  gboolean decided = FALSE;

  for (guint i = 0; i < codes->len && !decided; i++)
    {
      GantryActPeriod period = { .code = codes->pdata[i] };

      period.from = (gint64)i * LENGTH / codes->len + 1000;
      period.until = (gint64)(i + 1) * LENGTH / codes->len - 500;
      period.minutes = gantry_rule_get_minutes (self->rule, period.code);
      invent_points (self, &period, favourite);
      if (!won && i + 1 == codes->len)
        break_tie (self, totals, &period);
      g_array_append_val (self->periods, period);
      add_noise (meet, self, i);
      score_period (meet, self, i, totals, !won);
      decided = won && win_period (meet, self, &period, totals);
      self->duration = period.until + 200;
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
    add_stats (meet, self, side);
}
