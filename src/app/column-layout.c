/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/column-layout.h"

/* A column is never spread by more than this share of its own width: numbers far apart cannot be
 * read as a row. */
#define MAX_SPREAD_PERCENT 60

/* What is left of a column of names when nothing else can give way: a name is ellipsized, a number is never cut. */
#define MIN_SQUEEZE_PERCENT 35

/* What names give before a point is left out: of a long one the given name is shortened, the family name stands. */
#define FIRST_SQUEEZE_PERCENT 75

static const GantryColumnSpec *
get_spec (GPtrArray *specs, guint index)
{
  return g_ptr_array_index (specs, index);
}

/* The next point to leave, or -1. The one that was reached last stays. */
static int
find_point (GPtrArray *specs, const GantryColumnPlace *places, int focus)
{
  int first = -1;
  int last = -1;
  int count = 0;

  for (guint i = 0; i < specs->len; i++)
    if (get_spec (specs, i)->point >= 0 && places[i].visible)
      {
        if (first < 0)
          first = i;
        last = i;
        count++;
      }

  if (count < 2)
    return -1;

  return get_spec (specs, last)->point > MAX (focus, 0) + (count > 3 ? 1 : 0) ? last : first;
}

static int
find_spare (GPtrArray *specs, const GantryColumnPlace *places, guint spare)
{
  for (int i = specs->len - 1; i >= 0; i--)
    if (get_spec (specs, i)->spare == spare && places[i].visible)
      return i;

  return -1;
}

static int
drop_columns (GPtrArray *specs, int total, int available, int focus, GantryColumnPlace *places)
{
  while (total > available)
    {
      int victim = find_spare (specs, places, 1);

      if (victim < 0)
        victim = find_point (specs, places, focus);
      if (victim < 0)
        victim = find_spare (specs, places, 2);
      if (victim < 0)
        break;
      places[victim].visible = FALSE;
      total -= places[victim].width;
    }

  return total;
}

/* The result is there whatever else is not. The first goes first: behind several values of a kind stands what they make. */
static int
drop_values (GPtrArray *specs, int total, int available, GantryColumnPlace *places)
{
  for (guint i = 0; i < specs->len && total > available; i++)
    if (places[i].visible && get_spec (specs, i)->spare == 3)
      {
        places[i].visible = FALSE;
        total -= places[i].width;
      }

  return total;
}

/* percent: so much of its natural width a column keeps. What was missing and nobody gave comes back. */
static int
squeeze (GPtrArray *specs, const int *naturals, int missing, int percent, GantryColumnPlace *places)
{
  /* From the end: the first of them is who it is about. */
  for (int i = (int)specs->len - 1; i >= 0 && missing > 0; i--)
    if (places[i].visible && get_spec (specs, i)->expand)
      {
        int given = CLAMP (places[i].width - naturals[i] * percent / 100, 0, missing);

        places[i].width -= given;
        missing -= given;
      }

  return missing;
}

/* Room that a column left behind goes to the names that were shortened for it first. */
static int
restore (GPtrArray *specs, const int *naturals, int left, GantryColumnPlace *places)
{
  for (guint i = 0; i < specs->len && left > 0; i++)
    if (places[i].visible && get_spec (specs, i)->expand)
      {
        int more = CLAMP (naturals[i] - places[i].width, 0, left);

        places[i].width += more;
        left -= more;
      }

  return left;
}

static void
spread (GPtrArray *specs, int left, GantryColumnPlace *places)
{
  int takers = 0;
  int expanders = 0;

  for (guint i = 0; i < specs->len; i++)
    {
      takers += places[i].visible && get_spec (specs, i)->align == GANTRY_ALIGN_END;
      expanders += places[i].visible && get_spec (specs, i)->expand;
    }

  for (guint i = 0; i < specs->len && takers > 0; i++)
    if (places[i].visible && get_spec (specs, i)->align == GANTRY_ALIGN_END)
      {
        int share = MIN (left / takers, places[i].width * MAX_SPREAD_PERCENT / 100);

        places[i].width += share;
        left -= share;
        takers--;
      }

  for (guint i = 0; i < specs->len && expanders > 0; i++)
    if (places[i].visible && get_spec (specs, i)->expand)
      {
        places[i].width += left / expanders;
        left -= left / expanders;
        expanders--;
      }
}

int
gantry_column_layout (GPtrArray *specs,
                      const int *naturals,
                      int available,
                      gboolean fit,
                      int focus,
                      GantryColumnPlace *places)
{
  int total = 0;
  int x = 0;

  g_return_val_if_fail (specs != NULL && naturals != NULL && places != NULL, 0);

  for (guint i = 0; i < specs->len; i++)
    {
      places[i] = (GantryColumnPlace){ 0, naturals[i], TRUE };
      total += naturals[i];
    }

  if (total > available)
    total = available + squeeze (specs, naturals, total - available, FIRST_SQUEEZE_PERCENT, places);
  if (fit)
    total = drop_columns (specs, total, available, focus, places);
  if (fit && total > available)
    total = available + squeeze (specs, naturals, total - available, MIN_SQUEEZE_PERCENT, places);
  if (fit)
    total = drop_values (specs, total, available, places);
  if (total < available)
    total = available - restore (specs, naturals, available - total, places);
  if (total < available)
    spread (specs, available - total, places);

  for (guint i = 0; i < specs->len; i++)
    if (places[i].visible)
      {
        places[i].x = x;
        x += places[i].width;
      }

  return x;
}
