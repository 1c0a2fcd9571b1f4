/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where a relay takes its time from, so that a test can turn the hands. Both in ms. */
typedef struct
{
  gint64 (*monotonic) (gpointer data); /* never goes back: silences are judged with it */
  gint64 (*wall) (gpointer data);      /* UTC: for telling others */
  gpointer data;
} GantryClock;

/* The machine's own clocks. */
extern const GantryClock gantry_clock_real;

static inline gint64
gantry_clock_monotonic (const GantryClock *self)
{
  return self->monotonic (self->data);
}

static inline gint64
gantry_clock_wall (const GantryClock *self)
{
  return self->wall (self->data);
}

G_END_DECLS
