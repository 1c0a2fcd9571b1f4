/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-insight"

#include "config.h"

#include "insight/pace.h"

static const gint64 power_of_ten[] = { 1, 10, 100, 1000, 10000, 100000, 1000000 };

/* Nearest multiple of the unit that a mark with so many decimals is written in; halves go away from zero. */
static gint64
round_to (gint64 value, guint8 decimals)
{
  gint64 unit = power_of_ten[6 - MIN (decimals, 6)];
  gint64 half = value < 0 ? -unit / 2 : unit / 2;

  return (value + half) / unit * unit;
}

GantryMark
gantry_gap (GantryMark mark, GantryMark reference)
{
  GantryMark gap = GANTRY_MARK_INIT_NONE;

  if (mark.kind == GANTRY_MARK_NONE || mark.kind != reference.kind)
    return gap;
  gap.kind = mark.kind;
  gap.decimals = MIN (mark.decimals, reference.decimals);
  gap.value = mark.value - reference.value;
  return gap;
}

/* The record's time at the point if it had been run at an even pace. The product needs more than 64 bits. */
static GantryMark
even_split (GantryMark record, gint64 point_distance, gint64 distance)
{
  GantryMark split = record;

  split.value = (gint64) (((__int128) record.value * point_distance + distance / 2) / distance);
  split.value = round_to (split.value, record.decimals);
  return split;
}

GantryPace
gantry_pace_against_record (GantryMark at_point, GantryMark record, GantryMark record_split, gint64 point_distance, gint64 distance)
{
  GantryPace pace = { GANTRY_MARK_INIT_NONE, FALSE };

  if (record_split.kind != GANTRY_MARK_NONE)
    {
      pace.difference = gantry_gap (at_point, record_split);
      return pace;
    }
  if (point_distance <= 0 || distance <= 0 || point_distance > distance)
    return pace;
  if (point_distance == distance)
    {
      pace.difference = gantry_gap (at_point, record);
      return pace;
    }
  if (record.kind != GANTRY_MARK_TIME || at_point.kind != GANTRY_MARK_TIME)
    return pace;
  pace.difference = gantry_gap (at_point, even_split (record, point_distance, distance));
  pace.linear = TRUE;
  return pace;
}
