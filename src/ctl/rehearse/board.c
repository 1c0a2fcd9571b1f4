/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/board.h"

#include <string.h>

#define MERGE 250 /* ms: changes closer than this go out in one message */

static void
line_free (gpointer data)
{
  GantryLine *line = data;

  g_array_unref (line->values);
  g_free (line);
}

static int
compare_keys (const GantryLine *one, const GantryLine *two, guint n)
{
  for (guint i = 0; i < n; i++)
    if (one->keys[i] != two->keys[i])
      return one->keys[i] < two->keys[i] ? -1 : 1;
  return 0;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const GantryLine *one = *(GantryLine *const *) a, *two = *(GantryLine *const *) b;
  int order = compare_keys (one, two, G_N_ELEMENTS (one->keys));

  return order != 0 ? order : (int) one->starter->start_sort - (int) two->starter->start_sort;
}

GantryValue *
gantry_line_add_value (
    GantryLine *line, const char *type, const char *code, const char *pos, const char *value)
{
  GantryValue added = { .type = type, .code = code, .pos = pos, .value = value };

  g_array_append_val (line->values, added);
  return &g_array_index (line->values, GantryValue, line->values->len - 1);
}

void
gantry_line_set_keys (GantryLine *line, gint64 a, gint64 b, gint64 c, gint64 d)
{
  line->keys[0] = a;
  line->keys[1] = b;
  line->keys[2] = c;
  line->keys[3] = d;
}

void
gantry_line_add_record (GantryLine *line, const char *type)
{
  guint i;

  for (i = 0; line->records[i] != NULL; i++)
    ;
  if (i + 1 < G_N_ELEMENTS (line->records))
    line->records[i] = type;
}

void
gantry_board_rank (GPtrArray *lines, guint n_rank)
{
  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    {
      GantryLine *line = g_ptr_array_index (lines, i);
      GantryLine *before = i > 0 ? g_ptr_array_index (lines, i - 1) : NULL;

      if (line->keys[0] != 0)
        continue;
      if (before != NULL && before->rank > 0 && compare_keys (before, line, n_rank) == 0)
        {
          line->rank = before->rank;
          line->rank_equal = before->rank_equal = TRUE;
        }
      else
        line->rank = i + 1;
    }
}

const char *
gantry_board_pos (GantryMeet *meet, GantryContest *contest, guint point)
{
  if (point + 1 == contest->n_points && contest->finish_pos != NULL)
    return contest->finish_pos;
  return gantry_meet_keep (meet, "%u", point + 1);
}

static void
fill_start_list (GPtrArray *lines, GantryStage stage)
{
  for (guint i = 0; i < lines->len; i++)
    {
      GantryLine *line = g_ptr_array_index (lines, i);

      if (stage == GANTRY_STAGE_FIRST_LIST && line->starter->replaces != NULL)
        line->who = line->starter->replaces;
      if (stage == GANTRY_STAGE_START_LIST && line->starter->irm_at == G_MININT64)
        line->irm = line->starter->irm;
    }
}

GPtrArray *
gantry_board_new (GantryMeet *meet, GantryContest *contest, GantryStage stage, gint64 clock)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);

  for (guint i = 0; i < contest->starters->len; i++)
    {
      GantryLine *line = g_new0 (GantryLine, 1);

      line->starter = g_ptr_array_index (contest->starters, i);
      line->who = line->starter->who;
      line->values = g_array_new (FALSE, TRUE, sizeof (GantryValue));
      g_ptr_array_add (lines, line);
    }
  if (stage == GANTRY_STAGE_FIRST_LIST || stage == GANTRY_STAGE_START_LIST)
    fill_start_list (lines, stage);
  else if (contest->kind == GANTRY_CONTEST_RACE)
    gantry_race_fill (meet, contest, lines, stage, clock);
  else if (contest->kind == GANTRY_CONTEST_ATTEMPTS)
    gantry_attempts_fill (meet, contest, lines, stage, clock);
  else
    gantry_heights_fill (meet, contest, lines, stage, clock);
  return lines;
}

static int
compare_moments (gconstpointer a, gconstpointer b)
{
  const gint64 *one = a, *two = b;

  return *one < *two ? -1 : *one > *two;
}

/* Sends at most every MERGE ms: a moment stands for all changes up to it. */
static GArray *
merge_moments (GArray *raw)
{
  GArray *merged = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_sort (raw, compare_moments);
  for (guint i = 0; i < raw->len; i++)
    {
      gint64 due = g_array_index (raw, gint64, i) + MERGE;

      while (i + 1 < raw->len && g_array_index (raw, gint64, i + 1) <= due)
        i++;
      g_array_append_val (merged, due);
    }
  return merged;
}

GArray *
gantry_board_moments (GantryContest *contest)
{
  g_autoptr (GArray) raw = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < contest->starters->len; i++)
    {
      GantryStarter *starter = g_ptr_array_index (contest->starters, i);
      gint64 reaction_at = starter->start + 1500;

      if (starter->reaction > 0 && contest->interval == 0)
        g_array_append_val (raw, reaction_at);
      for (guint p = 0; p < starter->n_splits; p++)
        {
          gint64 at = starter->start + starter->splits[p];

          g_array_append_val (raw, at);
        }
      for (guint t = 0; t < starter->tries->len; t++)
        g_array_append_val (raw, g_array_index (starter->tries, GantryTry, t).at);
      if (starter->irm != NULL && starter->irm_at != G_MININT64)
        g_array_append_val (raw, starter->irm_at);
    }
  return merge_moments (raw);
}

GArray *
gantry_board_rounds (GantryContest *contest)
{
  GArray *rounds = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (contest->kind == GANTRY_CONTEST_RACE)
    return rounds;
  for (guint p = 0; p < contest->n_points; p++)
    {
      gint64 last = -1;

      for (guint i = 0; i < contest->starters->len; i++)
        {
          GantryStarter *starter = g_ptr_array_index (contest->starters, i);

          for (guint t = 0; t < starter->tries->len; t++)
            {
              const GantryTry *one = &g_array_index (starter->tries, GantryTry, t);

              if (one->point == p)
                last = MAX (last, one->at);
            }
        }
      if (last >= 0)
        g_array_append_val (rounds, last);
    }
  return rounds;
}
