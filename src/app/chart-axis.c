/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/chart-axis.h"

#define SECOND G_GINT64_CONSTANT (1000000)

static const gint64 time_steps[] = {
  SECOND / 100, SECOND / 50,  SECOND / 20,  SECOND / 10,  SECOND / 5,    SECOND / 2,   SECOND,
  2 * SECOND,   5 * SECOND,   10 * SECOND,  15 * SECOND,  30 * SECOND,   60 * SECOND,  120 * SECOND,
  300 * SECOND, 600 * SECOND, 900 * SECOND, 1800 * SECOND, 3600 * SECOND,
};

static gint64
step_time (gint64 least)
{
  for (guint i = 0; i < G_N_ELEMENTS (time_steps); i++)
    if (time_steps[i] >= least)
      return time_steps[i];

  return (least + 3600 * SECOND - 1) / (3600 * SECOND) * (3600 * SECOND);
}

static gint64
step_number (gint64 least, gint64 unit)
{
  gint64 step = unit;

  while (step <= G_MAXINT64 / 20)
    {
      if (step >= least)
        return step;
      if (2 * step >= least)
        return 2 * step;
      if (5 * step >= least)
        return 5 * step;
      step *= 10;
    }

  return step;
}

gint64
gantry_axis_step (GantryAxisKind kind, gint64 min, gint64 max, guint n)
{
  gint64 least;

  g_return_val_if_fail (max >= min && n > 0, 1);

  least = MAX ((max - min + n - 1) / n, 1);
  if (kind == GANTRY_AXIS_TIME)
    return step_time (least);

  return step_number (least, kind == GANTRY_AXIS_COUNT ? 1 : 10000);
}

gint64
gantry_axis_first (GantryAxisKind kind, gint64 min, gint64 step)
{
  gint64 rest;

  g_return_val_if_fail (step > 0, min);

  if (kind == GANTRY_AXIS_COUNT && min == 1)
    return 1;

  rest = min % step;
  if (rest == 0)
    return min;

  return min - rest + (min > 0 ? step : 0);
}

gint64
gantry_axis_next (GantryAxisKind kind, gint64 tick, gint64 step)
{
  g_return_val_if_fail (step > 0, tick + 1);

  return kind == GANTRY_AXIS_COUNT && tick == 1 && step > 1 ? step : tick + step;
}

guint
gantry_axis_decimals (gint64 step)
{
  guint decimals = 0;

  g_return_val_if_fail (step > 0, 0);

  for (gint64 unit = SECOND; decimals < 2 && step % unit != 0; unit /= 10)
    decimals++;

  return decimals;
}

void
gantry_axis_spread (double *y, guint n, double height, double top, double bottom, guint *shown)
{
  g_return_if_fail (y != NULL || n == 0);
  g_return_if_fail (shown != NULL && height > 0);

  *shown = MIN (n, (guint)MAX (0, (bottom - top) / height));
  if (*shown == 0)
    return;

  for (guint i = 0; i < *shown; i++)
    y[i] = MAX (y[i], i == 0 ? top + height / 2 : y[i - 1] + height);
  for (guint i = *shown; i > 0; i--)
    y[i - 1] = MIN (y[i - 1], i == *shown ? bottom - height / 2 : y[i] - height);
}
