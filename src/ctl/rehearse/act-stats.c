/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/act.h"
#include "ctl/rehearse/figures.h"

#include <string.h>

/* Statistics of a match. What the score and the play-by-play tell as well agrees with them, what
 * the players have adds up to what their side has, and what one side took the other lost; the rest
 * is as usual in the sport. Chance of each is its own: what is counted first changes nothing. */

#define MAX_PLAYERS 32
#define FACE_OFFS   60
#define SPRINTS     4
#define MINUTE      ":"

typedef struct
{
  GantryMeet *meet;
  GantryAct *act;
  int side;
} Count;

static gint64
count_total (const Count *count, const char *code);

static GantryDice
roll (const Count *count, const char *code, guint member)
{
  GantryDice dice;
  g_autofree char *purpose =
      g_strdup_printf ("%s %d %s %u", count->act->contest->rsc, count->side, code, member);

  gantry_dice_init (&dice, count->meet->seed, purpose);
  return dice;
}

static gint64
draw (const Count *count, const char *code, guint member, gint64 low, gint64 high)
{
  GantryDice dice = roll (count, code, member);

  return gantry_dice_range (&dice, low, MAX (low, high));
}

static const GantryActor *
get_actor (const Count *count)
{
  return g_ptr_array_index (count->act->actors, count->side);
}

static Count
get_other (const Count *count)
{
  return (Count){ count->meet, count->act, 1 - count->side };
}

static guint
count_players (const Count *count)
{
  const GantryActor *actor = get_actor (count);

  return actor->team != NULL ? MIN (actor->people->len, MAX_PLAYERS) : 0;
}

static gint64
get_score (const Count *count)
{
  return gantry_act_get_score (count->act, count->side, G_MAXINT64);
}

/* How often the actions tell of it: of a player, or of a side with all of its players (member 0).
 */
static gint64
count_actions (const Count *count, guint member, const char *code)
{
  GArray *actions = count->act->actions;
  gint64 n = 0;

  for (guint i = 0; i < actions->len; i++)
    {
      const GantryActAction *action = &g_array_index (actions, GantryActAction, i);

      n += action->side == count->side && (member == 0 || action->member == member) &&
           strcmp (action->action, code) == 0;
    }
  return n;
}

/* Points of all periods: rallies, where sets are won. */
static gint64
count_points (const Count *count)
{
  gint64 n = 0;

  for (guint i = 0; i < count->act->periods->len; i++)
    n += g_array_index (count->act->periods, GantryActPeriod, i).points[count->side];
  return n;
}

/* What the play-by-play tells in full: scores and cards. */
static const struct
{
  const char *code;
  const char *actions[3]; /* that count as it */
} told[] = {
  { "FG", { "P2I", "P2O", "P3" } },
  { "P2", { "P2I", "P2O", "P2" } },
  { "P1", { "P1" } },
  { "P3", { "P3" } },
  { "FT", { "FT" } },
  { "TRY", { "TRY" } },
  { "CONV", { "CONV" } },
  { "DROP", { "DROP" } },
  { "YC", { "YC" } },
  { "RC", { "RC" } },
  { "GC", { "GC" } },
  { "TMS", { "TMS" } },
};

/* FALSE when the play-by-play is not where it stands. member 0: of the side. */
static gboolean
find_told (const Count *count, guint member, const char *code, gint64 *n)
{
  gboolean goals = strcmp (code, "GF") == 0 || strcmp (code, "G") == 0;
  gboolean field =
      strcmp (code, "FG") == 0 && gantry_figures_list_goals (count->act->contest->rsc) == NULL;

  if (goals || field)
    {
      *n = member == 0 ? get_score (count)
                       : count_actions (count, member, gantry_act_find_goal (count->act->rule));
      return TRUE;
    }
  *n = 0;
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    if (strcmp (told[i].code, code) == 0)
      {
        for (guint j = 0; j < G_N_ELEMENTS (told[i].actions) && told[i].actions[j] != NULL; j++)
          *n += count_actions (count, member, told[i].actions[j]);
        return TRUE;
      }
  if (strcmp (code, "PTY") == 0 &&
      gantry_figures_find_stat (count->act->contest->rsc, code) == NULL)
    {
      *n = count_actions (count, member, code);
      return TRUE;
    }
  return FALSE;
}

/* Of the points of a side in volleyball: per mille; attacks have the rest of what is not the other
 * side's doing. */
static const struct
{
  const char *code;
  int share;
} rallies[] = {
  { "BLC", 105 },
  { "SRV", 62 },
  { "OPP_ERR", 240 },
};

static gboolean
find_rally (const Count *count, const char *code, gint64 *n)
{
  gint64 points = count_points (count);

  if (gantry_rule_get_form (count->act->rule) != GANTRY_FORM_SETS ||
      gantry_rule_find_word (count->act->rule, GANTRY_WORD_STAT, "SPK") == NULL)
    return FALSE;
  *n = points;
  for (guint i = 0; i < G_N_ELEMENTS (rallies); i++)
    {
      if (strcmp (rallies[i].code, code) == 0)
        *n = points * rallies[i].share / 1000;
      if (strcmp (rallies[i].code, code) == 0)
        return TRUE;
      *n -= points * rallies[i].share / 1000;
    }
  return strcmp (code, "SPK") == 0;
}

/* What one side has not, the other has. */
static gint64
share (const Count *count, const char *code, gint64 all, gint64 low)
{
  Count home = { count->meet, count->act, 0 };
  gint64 own = draw (&home, code, 0, low, all - low);

  return count->side == 0 ? own : all - own;
}

/* What follows from others. */
static gboolean
find_derived (const Count *count, const char *code, gint64 *n)
{
  Count other = get_other (count);
  gboolean rallied = gantry_rule_get_counts_periods (count->act->rule, NULL);
  gboolean assisted = gantry_rule_find_word (count->act->rule, GANTRY_WORD_STAT, "PIM") != NULL;

  if (strcmp (code, "GA") == 0)
    *n = get_score (&other);
  else if (strcmp (code, "PTS") == 0 && assisted)
    *n = get_score (count) + count_total (count, "ASSIST");
  else if (strcmp (code, "PTS") == 0 &&
           gantry_rule_find_word (count->act->rule, GANTRY_WORD_ACTION, "TB") != NULL)
    *n = count_points (count) * 5 + draw (count, code, 0, 2, 9);
  else if (strcmp (code, "PTS") == 0)
    *n = rallied ? count_points (count) : get_score (count);
  else if (strcmp (code, "POSSESS") == 0)
    *n = share (count, code, 100, 38);
  else if (strcmp (code, "FO") == 0)
    *n = share (count, code, FACE_OFFS, 24);
  else if (strcmp (code, "SWP") == 0)
    *n = share (count, code, SPRINTS, 0);
  else if (strcmp (code, "FOS") == 0)
    *n = count_total (&other, "FOC");
  else if (strcmp (code, "PIM") == 0)
    *n = 2 * count_total (count, "PTY");
  else if (strcmp (code, "SVS") == 0 && assisted)
    *n = count_total (&other, "SOG") - get_score (&other);
  else if (strcmp (code, "PPG") == 0)
    *n = MIN (get_score (count), draw (count, code, 0, 0, 1));
  else if (strcmp (code, "SHG") == 0)
    *n = 0;
  else if (strcmp (code, "REB") == 0 &&
           gantry_rule_find_word (count->act->rule, GANTRY_WORD_STAT, "OREB") != NULL)
    *n = count_total (count, "OREB") + count_total (count, "DREB");
  else if (strcmp (code, "ASSIST") == 0 &&
           gantry_figures_find_stat (count->act->contest->rsc, code) == NULL)
    *n = assisted ? get_score (count) * 17 / 10
                  : get_score (count) * draw (count, code, 0, 60, 100) / 100;
  else
    return find_rally (count, code, n);
  return TRUE;
}

/* Of a side. */
static gint64
count_total (const Count *count, const char *code)
{
  const GantryStatFigure *stat = gantry_figures_find_stat (count->act->contest->rsc, code);
  gint64 n;

  if (find_told (count, 0, code, &n) || find_derived (count, code, &n))
    return n;
  n = stat != NULL ? draw (count, code, 0, stat->figure.low, stat->figure.high)
                   : draw (count, code, 0, 0, 9);
  return MAX (n, count_actions (count, 0, code));
}

/* Points of a player: what he scored himself. */
static gint64
count_scored (const Count *count, guint member)
{
  const GantryGoal *goals = gantry_figures_list_goals (count->act->contest->rsc);
  gint64 n = 0;

  for (; goals != NULL && goals->code != NULL; goals++)
    n += goals->points * count_actions (count, member, goals->code);
  return n;
}

/* What nobody scores for a side but he who keeps its goal. */
static gboolean
is_keeper_s (const char *code)
{
  return strcmp (code, "GA") == 0 || strcmp (code, "SVS") == 0;
}

/* One of the side after the other until all of it is somebody's; what is told is whose it is. */
static void
share_out (const Count *count, const char *code, gint64 *parts)
{
  guint n = count_players (count);
  gint64 left = count_total (count, code);
  GantryDice dice = roll (count, code, 1);

  for (guint i = 0; i < n; i++)
    {
      parts[i] = count_actions (count, i + 1, code);
      left -= parts[i];
    }
  for (; left > 0; left--)
    parts[is_keeper_s (code) ? 0 : gantry_dice_range (&dice, 0, n - 1)]++;
}

static gint64
sum_parts (const Count *count, guint member, const char *const *codes)
{
  gint64 sum = 0;

  for (; *codes != NULL; codes++)
    {
      gint64 parts[MAX_PLAYERS] = { 0 };

      share_out (count, *codes, parts);
      sum += parts[member - 1];
    }
  return sum;
}

/* Of a player. */
static gint64
count_player (const Count *count, guint member, const char *code)
{
  static const char *const rebounds[] = { "OREB", "DREB", NULL };
  static const char *const own[] = { "SPK", "BLC", "SRV", NULL };
  static const char *const penalties[] = { "PTY", NULL };
  static const char *const assists[] = { "ASSIST", NULL };
  gint64 parts[MAX_PLAYERS] = { 0 }, n;
  GantryRule *rule = count->act->rule;

  if (find_told (count, member, code, &n))
    return n;
  if (strcmp (code, "PTS") == 0 && gantry_rule_find_word (rule, GANTRY_WORD_STAT, "PIM") != NULL)
    return count_actions (count, member, gantry_act_find_goal (rule)) +
           sum_parts (count, member, assists);
  if (strcmp (code, "PTS") == 0 && gantry_rule_find_word (rule, GANTRY_WORD_STAT, "SPK") != NULL)
    return sum_parts (count, member, own);
  if (strcmp (code, "PTS") == 0 && gantry_figures_list_goals (count->act->contest->rsc) != NULL)
    return count_scored (count, member);
  if (strcmp (code, "PIM") == 0)
    return 2 * sum_parts (count, member, penalties);
  if (strcmp (code, "REB") == 0 && gantry_rule_find_word (rule, GANTRY_WORD_STAT, "OREB") != NULL)
    return sum_parts (count, member, rebounds);
  share_out (count, code, parts);
  return parts[member - 1];
}

/* The minute in which the play-by-play tells of it; NULL when it does not. */
static const char *
find_minute (const Count *count, guint member, const char *code)
{
  GArray *actions = count->act->actions;

  for (guint i = 0; i < actions->len; i++)
    {
      const GantryActAction *action = &g_array_index (actions, GantryActAction, i);

      if (action->side == count->side && action->member == member &&
          strcmp (action->action, code) == 0 && action->when != NULL &&
          strstr (action->when, MINUTE) != NULL)
        return gantry_meet_keep (count->meet, "%d", atoi (action->when) + 1);
    }
  return NULL;
}

/* What players have and sides have not; NULL: this one has not. */
static const char *
tell_player (const Count *count, const GantryStatFigure *stat, guint member, const char *code)
{
  if (strcmp (code, "SUB_TIME") == 0)
    return find_minute (count, member, "SUBST");
  if (strcmp (code, "YC_MINS") == 0)
    return find_minute (count, member, "YC");
  if (gantry_rule_get_minutes (count->act->rule, "H1") > 0)
    return member <= 11 ? gantry_meet_keep (count->meet, "%d", (int)stat->figure.high) : NULL;
  return gantry_meet_keep (count->meet, "%d",
                           (int)draw (count, code, member, stat->figure.low, stat->figure.high));
}

/* member 0: the side. NULL: nothing. */
static const char *
tell (const Count *count, guint member, const char *code)
{
  const GantryStatFigure *stat = gantry_figures_find_stat (count->act->contest->rsc, code);

  if (stat != NULL && stat->kind == GANTRY_STAT_PLAYER)
    return member > 0 ? tell_player (count, stat, member, code) : NULL;
  if (stat != NULL && stat->kind == GANTRY_STAT_EACH)
    return gantry_meet_decimals (count->meet,
                                 draw (count, code, member, stat->figure.low, stat->figure.high),
                                 stat->figure.decimals);
  /* How the time is shared is no player's. */
  if (member > 0 && strcmp (code, "POSSESS") == 0)
    return NULL;
  return gantry_meet_keep (
      count->meet, "%d",
      (int)(member == 0 ? count_total (count, code) : count_player (count, member, code)));
}

void
gantry_act_add_stats (GantryMeet *meet, GantryAct *self, int side)
{
  const Count count = { meet, self, side };
  GantryActor *actor = g_ptr_array_index (self->actors, side);

  for (guint i = 0; i < gantry_rule_get_n_words (self->rule, GANTRY_WORD_STAT); i++)
    for (guint member = 0; member <= count_players (&count); member++)
      {
        GantryDeed deed = { .at = self->duration * 9 / 10,
                            .of = GANTRY_OF_STAT,
                            .member = member,
                            .type = "ST",
                            .pos = "TOT" };

        deed.code = gantry_rule_get_word (self->rule, GANTRY_WORD_STAT, i)->code;
        deed.value = tell (&count, member, deed.code);
        if (deed.value != NULL)
          g_array_append_val (actor->deeds, deed);
      }
}
