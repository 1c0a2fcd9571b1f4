/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-relay"

#include "config.h"

#include "relay/clock.h"

static gint64
read_monotonic (gpointer data)
{
  return g_get_monotonic_time () / 1000;
}

static gint64
read_wall (gpointer data)
{
  return g_get_real_time () / 1000;
}

const GantryClock gantry_clock_real = { read_monotonic, read_wall, NULL };
