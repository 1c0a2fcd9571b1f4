/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/board.h"

#include "model/mark.h"

#include <string.h>

#define FRESH 1500 /* ms: a time is unchecked for so long */

enum
{
  FINISHED,  /* by time */
  ON_COURSE, /* by points reached, then by the time there */
  BEFORE,    /* no point yet */
  OUT,       /* with an IRM */
};

/* Since when a starter is out, as of this stage; G_MAXINT64: is not. */
static const char *
find_irm (const GantryStarter *starter, GantryStage stage, gint64 clock)
{
  if (starter->irm != NULL && (stage >= GANTRY_STAGE_FINAL || starter->irm_at <= clock))
    return starter->irm;
  return stage == GANTRY_STAGE_CORRECTED ? starter->late_irm : NULL;
}

static guint
count_reached (const GantryStarter *starter, GantryStage stage, gint64 clock)
{
  guint n = 0;

  while (n < starter->n_splits &&
         (stage >= GANTRY_STAGE_FINAL || starter->start + starter->splits[n] <= clock))
    n++;
  return n;
}

/* Rank and distance to the best at one point among those who reached it and are not out. */
static void
rank_at_point (
    GantryMeet *meet, GPtrArray *lines, const GantryLine *line, guint point, GantryValue *value)
{
  gint64 own = line->starter->splits[point], best = own;
  guint better = 0, equal = 0;

  if (line->irm != NULL)
    return;
  for (guint i = 0; i < lines->len; i++)
    {
      const GantryLine *other = g_ptr_array_index (lines, i);

      if (other->irm != NULL || other->reached <= point)
        continue;
      best = MIN (best, other->starter->splits[point]);
      better += other->starter->splits[point] < own;
      equal += other->starter->splits[point] == own;
    }
  value->rank = gantry_meet_keep (meet, "%u", better + 1);
  value->rank_equal = equal > 1;
  value->sort = better + 1;
  if (own > best)
    value->diff = gantry_meet_keep (meet, "+%s", gantry_meet_time (meet, own - best, 2));
}

static void
add_splits (GantryMeet *meet,
            GantryContest *contest,
            GPtrArray *lines,
            GantryLine *line,
            GantryStage stage,
            gint64 clock)
{
  const GantryStarter *starter = line->starter;

  for (guint p = 0; p < line->reached && contest->split_type != NULL; p++)
    {
      GantryValue *value = gantry_line_add_value (line, contest->split_type, "INTERMEDIATE",
                                                  gantry_board_pos (meet, contest, p),
                                                  gantry_meet_time (meet, starter->splits[p], 2));

      value->value2 =
          gantry_meet_time (meet, starter->splits[p] - (p > 0 ? starter->splits[p - 1] : 0), 2);
      value->unchecked =
          stage == GANTRY_STAGE_LIVE && clock - starter->start - starter->splits[p] < FRESH;
      rank_at_point (meet, lines, line, p, value);
    }
}

static void
add_reaction (
    GantryMeet *meet, GantryContest *contest, GantryLine *line, GantryStage stage, gint64 clock)
{
  const GantryStarter *starter = line->starter;
  gboolean known = stage >= GANTRY_STAGE_FINAL || clock >= 1500;

  if (starter->reaction > 0 && known)
    gantry_line_add_value (line, "ER", "REACT_TIME", NULL,
                           gantry_meet_time (meet, starter->reaction, contest->decimals_reaction));
}

static void
set_place (GantryContest *contest, GantryLine *line)
{
  const GantryStarter *starter = line->starter;

  line->finished = line->reached == contest->n_points;
  if (line->irm != NULL)
    gantry_line_set_keys (line, OUT, -(gint64) line->reached, 0, 0);
  else if (line->finished)
    gantry_line_set_keys (line, FINISHED, starter->splits[line->reached - 1], 0, 0);
  else if (line->reached > 0)
    gantry_line_set_keys (line, ON_COURSE, -(gint64) line->reached,
                          starter->splits[line->reached - 1], 0);
  else
    gantry_line_set_keys (line, BEFORE, 0, 0, 0);
}

/* Records, and personal and season bests: not with too much wind from behind. */
static void
add_records (GantryContest *contest, GantryLine *line)
{
  const GantryPerson *who = line->who;
  gboolean helped =
      contest->wind != NULL && contest->wind[0] == '+' && strcmp (contest->wind, "+2.0") > 0;
  GantryMark mark;

  if (helped)
    return;
  for (guint i = 0; i < contest->event->records->len; i++)
    {
      const GantryRecordMark *record =
          &g_array_index (contest->event->records, GantryRecordMark, i);

      if (line->mark < record->mark)
        gantry_line_add_record (line, record->type);
    }
  if (gantry_mark_parse_time (who->pb, &mark) && line->mark * 1000 < mark.value)
    gantry_line_add_record (line, "PB");
  else if (gantry_mark_parse_time (who->sb, &mark) && line->mark * 1000 < mark.value)
    gantry_line_add_record (line, "SB");
}

static void
finish_line (GantryMeet *meet,
             GantryContest *contest,
             GantryLine *line,
             const GantryLine *leader,
             GantryStage stage,
             gint64 clock)
{
  const GantryStarter *starter = line->starter;

  if (!line->finished || line->irm != NULL)
    return;
  line->mark = starter->splits[contest->n_points - 1];
  line->result = gantry_meet_time (meet, line->mark, 2);
  line->unchecked = stage == GANTRY_STAGE_LIVE && clock - starter->start - line->mark < FRESH;
  if (line->mark > leader->starter->splits[contest->n_points - 1])
    line->diff = gantry_meet_keep (
        meet, "+%s",
        gantry_meet_time (meet, line->mark - leader->starter->splits[contest->n_points - 1], 2));
  add_records (contest, line);
}

void
gantry_race_fill (
    GantryMeet *meet, GantryContest *contest, GPtrArray *lines, GantryStage stage, gint64 clock)
{
  gint64 on_course = G_MAXINT64;
  GantryLine *first = NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      GantryLine *line = g_ptr_array_index (lines, i);

      line->irm = find_irm (line->starter, stage, clock);
      line->reached = count_reached (line->starter, stage, clock);
      set_place (contest, line);
      if (contest->interval > 0 && line->irm == NULL && !line->finished &&
          line->starter->start <= clock && line->starter->start < on_course)
        {
          on_course = line->starter->start;
          first = line;
        }
    }
  if (first != NULL && stage == GANTRY_STAGE_LIVE)
    first->current = TRUE;
  gantry_board_rank (lines, 2);
  for (guint i = 0; i < lines->len; i++)
    {
      GantryLine *line = g_ptr_array_index (lines, i);

      add_reaction (meet, contest, line, stage, clock);
      add_splits (meet, contest, lines, line, stage, clock);
      finish_line (meet, contest, line, g_ptr_array_index (lines, 0), stage, clock);
    }
}
