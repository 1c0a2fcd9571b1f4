/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where an axis has its ticks. Pure. */
typedef enum
{
  GANTRY_AXIS_TIME,   /* µs: steps of seconds and minutes, not of tens of seconds beyond 30 */
  GANTRY_AXIS_NUMBER, /* millionths: 1, 2, 5 times a power of ten */
  GANTRY_AXIS_COUNT,  /* whole numbers: places, goals */
} GantryAxisKind;

/* A step between ticks so that there are at most n of them from min to max. Never 0. */
gint64 gantry_axis_step  (GantryAxisKind kind, gint64 min, gint64 max, guint n);
/* The first tick at or above min. */
gint64 gantry_axis_first (GantryAxisKind kind, gint64 min, gint64 step);
/* The tick after one. Places begin with 1, and go on with the multiples of the step. */
gint64 gantry_axis_next  (GantryAxisKind kind, gint64 tick, gint64 step);
/* Decimals that tell two ticks apart. */
guint  gantry_axis_decimals (gint64 step);

/* Labels of so much height each, wanted at centres y and sorted by it, pushed apart so that none covers another and all lie
 * between top and bottom; when they do not all fit, the last of them are left out: shown says how many are. */
void   gantry_axis_spread (double *y, guint n, double height, double top, double bottom, guint *shown);

G_END_DECLS
