/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-insight"

#include "config.h"

#include "insight/pace.h"

#include "insight/gap.h"

static const gint64 power_of_ten[] = { 1, 10, 100, 1000, 10000, 100000, 1000000 };

/* Nearest multiple of the unit that a mark with so many decimals is written in; halves go away from zero. */
static gint64
round_to (gint64 value, guint8 decimals)
{
  gint64 unit = power_of_ten[6 - MIN (decimals, 6)];
  gint64 half = value < 0 ? -unit / 2 : unit / 2;

  return (value + half) / unit * unit;
}

/* The product needs more than 64 bits. */
GantryMark
gantry_pace_even_split (GantryMark whole, gint64 point_distance, gint64 distance)
{
  GantryMark split = whole;

  if (whole.kind != GANTRY_MARK_TIME || point_distance <= 0 || distance <= 0 || point_distance > distance)
    return GANTRY_MARK_INIT_NONE;
  split.value = (gint64) (((__int128) whole.value * point_distance + distance / 2) / distance);
  split.value = round_to (split.value, whole.decimals);
  return split;
}

GantryPace
gantry_pace_against_record (int point, GantryMark at_point, GantryMark record, GantryMark record_split, gint64 point_distance, gint64 distance)
{
  GantryPace pace = { GANTRY_FACT_NONE, GANTRY_PROJECTION_NONE };

  pace.known.point = pace.even.point = point;
  if (record_split.kind != GANTRY_MARK_NONE)
    pace.known.mark = gantry_gap (at_point, record_split);
  else if (point_distance > 0 && point_distance == distance)
    pace.known.mark = gantry_gap (at_point, record);
  else
    pace.even.mark = gantry_gap (at_point, gantry_pace_even_split (record, point_distance, distance));
  return pace;
}
