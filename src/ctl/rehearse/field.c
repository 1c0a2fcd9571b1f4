/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/board.h"

#include "model/mark.h"

#include <string.h>

#define FRESH     1500
#define MAX_TRIES 8

enum
{
  WITH_MARK,
  WITHOUT,
  OUT,
};

/* Tries made by now. */
static guint
count_tries (const GantryStarter *starter, GantryStage stage, gint64 clock)
{
  guint n = 0;

  while (n < starter->tries->len &&
         (stage >= GANTRY_STAGE_FINAL || g_array_index (starter->tries, GantryTry, n).at <= clock))
    n++;
  return n;
}

/* Whose try comes next: theirs is the turn. */
static void
mark_current (GPtrArray *lines, GantryStage stage, gint64 clock)
{
  gint64 soonest = G_MAXINT64;
  GantryLine *current = NULL;

  for (guint i = 0; i < lines->len && stage == GANTRY_STAGE_LIVE; i++)
    {
      GantryLine *line = g_ptr_array_index (lines, i);
      guint n = count_tries (line->starter, stage, clock);

      if (n < line->starter->tries->len &&
          g_array_index (line->starter->tries, GantryTry, n).at < soonest)
        {
          soonest = g_array_index (line->starter->tries, GantryTry, n).at;
          current = line;
        }
    }
  if (current != NULL)
    current->current = TRUE;
}

static void
add_bests (GantryContest *contest, GantryLine *line, gboolean helped)
{
  const GantryPerson *who = line->who;
  GantryMark mark;

  if (helped)
    return;
  for (guint i = 0; i < contest->event->records->len; i++)
    {
      const GantryRecordMark *record =
          &g_array_index (contest->event->records, GantryRecordMark, i);

      if (line->mark > record->mark)
        gantry_line_add_record (line, record->type);
    }
  if (gantry_mark_parse_number (who->pb, GANTRY_MARK_DISTANCE, &mark) &&
      line->mark * 10000 > mark.value)
    gantry_line_add_record (line, "PB");
  else if (gantry_mark_parse_number (who->sb, GANTRY_MARK_DISTANCE, &mark) &&
           line->mark * 10000 > mark.value)
    gantry_line_add_record (line, "SB");
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const gint64 *one = a, *two = b;

  return *one > *two ? -1 : *one < *two;
}

/* Attempts: the best mark counts, then the next best. */
static void
fill_attempts (
    GantryMeet *meet, GantryContest *contest, GantryLine *line, GantryStage stage, gint64 clock)
{
  guint n = count_tries (line->starter, stage, clock);
  gint64 marks[MAX_TRIES] = { 0 };
  gboolean helped = FALSE;

  for (guint t = 0; t < n && t < MAX_TRIES; t++)
    {
      const GantryTry *one = &g_array_index (line->starter->tries, GantryTry, t);
      const char *text = one->cm > 0    ? gantry_meet_metres (meet, one->cm)
                         : one->cm == 0 ? "x"
                                        : "-";
      GantryValue *value = gantry_line_add_value (
          line, "ER", "INTERMEDIATE", gantry_meet_keep (meet, "%u", one->point + 1), text);

      value->wind = one->cm > 0 ? one->wind : NULL;
      value->unchecked = stage == GANTRY_STAGE_LIVE && clock - one->at < FRESH;
      marks[t] = MAX (one->cm, 0);
      if (one->cm > line->mark)
        {
          line->mark = one->cm;
          helped = one->wind != NULL && one->wind[0] == '+' && strcmp (one->wind, "+2.0") > 0;
        }
    }
  qsort (marks, G_N_ELEMENTS (marks), sizeof marks[0], compare_marks);
  if (line->mark > 0)
    {
      line->result = gantry_meet_metres (meet, line->mark);
      gantry_line_set_keys (line, WITH_MARK, -marks[0], -marks[1], -marks[2]);
      add_bests (contest, line, helped);
    }
  else
    gantry_line_set_keys (line, WITHOUT, 0, 0, 0);
}

/* What stands at each height: "o", "xo", "x-" … */
static void
collect_height (
    GantryLine *line, guint height, guint n, char *text, guint *fails, gboolean *cleared)
{
  guint length = 0;

  *fails = 0;
  *cleared = FALSE;
  for (guint t = 0; t < n; t++)
    {
      const GantryTry *one = &g_array_index (line->starter->tries, GantryTry, t);

      if (one->point != height || length + 1 >= MAX_TRIES)
        continue;
      text[length++] = one->cm > 0 ? 'o' : one->cm == 0 ? 'x' : '-';
      *fails += one->cm == 0;
      *cleared |= one->cm > 0;
    }
  text[length] = '\0';
}

/* Heights: the highest counts, then the fewest failures there, then the fewest up to there. */
static void
fill_heights (
    GantryMeet *meet, GantryContest *contest, GantryLine *line, GantryStage stage, gint64 clock)
{
  guint n = count_tries (line->starter, stage, clock);
  guint total = 0, fails_at_top = 0, fails_to_top = 0;
  int top = -1;

  for (guint h = 0; h < contest->n_points; h++)
    {
      char text[MAX_TRIES];
      gboolean cleared;
      guint fails;

      collect_height (line, h, n, text, &fails, &cleared);
      if (text[0] == '\0')
        continue;
      gantry_line_add_value (line, "ER", "INTERMEDIATE", gantry_board_pos (meet, contest, h),
                             gantry_meet_keep (meet, "%s", text));
      total += fails;
      if (cleared)
        {
          top = (int) h;
          fails_at_top = fails;
          fails_to_top = total;
        }
    }
  if (top >= 0)
    {
      GantryMark mark;

      line->result = contest->points[top];
      gantry_mark_parse_number (line->result, GANTRY_MARK_DISTANCE, &mark);
      line->mark = mark.value / 10000;
      gantry_line_set_keys (line, WITH_MARK, -top, fails_at_top, fails_to_top);
      add_bests (contest, line, FALSE);
    }
  else
    gantry_line_set_keys (line, WITHOUT, 0, 0, 0);
}

static void
fill (GantryMeet *meet,
      GantryContest *contest,
      GPtrArray *lines,
      GantryStage stage,
      gint64 clock,
      void (*fill_line) (GantryMeet *, GantryContest *, GantryLine *, GantryStage, gint64))
{
  mark_current (lines, stage, clock);
  for (guint i = 0; i < lines->len; i++)
    {
      GantryLine *line = g_ptr_array_index (lines, i);

      fill_line (meet, contest, line, stage, clock);
      if (stage >= GANTRY_STAGE_FINAL && line->mark == 0)
        line->irm = "NM";
      if (line->starter->irm != NULL && line->starter->irm_at <= clock)
        line->irm = line->starter->irm;
      if (line->irm != NULL)
        gantry_line_set_keys (line, OUT, 0, 0, 0);
    }
  gantry_board_rank (lines, 4);
}

void
gantry_attempts_fill (
    GantryMeet *meet, GantryContest *contest, GPtrArray *lines, GantryStage stage, gint64 clock)
{
  fill (meet, contest, lines, stage, clock, fill_attempts);
}

void
gantry_heights_fill (
    GantryMeet *meet, GantryContest *contest, GPtrArray *lines, GantryStage stage, gint64 clock)
{
  fill (meet, contest, lines, stage, clock, fill_heights);
}
