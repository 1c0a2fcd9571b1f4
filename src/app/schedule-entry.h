/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "seat/schedule.h"

G_BEGIN_DECLS

/* One line of the schedule page: a heading or a unit. */
typedef enum
{
  GANTRY_SCHEDULE_ENTRY_DAY,
  GANTRY_SCHEDULE_ENTRY_SESSION,
  GANTRY_SCHEDULE_ENTRY_UNIT,
} GantryScheduleEntryKind;

#define GANTRY_TYPE_SCHEDULE_ENTRY (gantry_schedule_entry_get_type ())
G_DECLARE_FINAL_TYPE (GantryScheduleEntry, gantry_schedule_entry, GANTRY, SCHEDULE_ENTRY, GObject)

GantryScheduleEntry    *gantry_schedule_entry_new_heading (GantryScheduleEntryKind kind, const char *text);
GantryScheduleEntry    *gantry_schedule_entry_new_unit    (GantryScheduleUnit *unit);
GantryScheduleEntryKind gantry_schedule_entry_get_kind    (GantryScheduleEntry *self);
const char             *gantry_schedule_entry_get_text    (GantryScheduleEntry *self); /* of a heading (nullable) */
GantryScheduleUnit     *gantry_schedule_entry_get_unit    (GantryScheduleEntry *self); /* (nullable) */
gboolean                gantry_schedule_entry_is_same     (GantryScheduleEntry *self, GantryScheduleEntry *other);

/* The units of a schedule (in order of start) by day and, within it, by session in the order in which they start, each with
 * its heading; only those of a discipline and those whose names have all words of a text, if not NULL.
 * (transfer full) (element-type GantryScheduleEntry) */
GPtrArray              *gantry_schedule_entries_new       (GListModel *schedule, const char *discipline, const char *text);

G_END_DECLS
