/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/status.h"

G_BEGIN_DECLS

/* One unit of the schedule. Properties, read-only: "rsc", "discipline", "name", "status" (text), "venue", "session",
 * "start-text". */
#define GANTRY_TYPE_SCHEDULE_UNIT (gantry_schedule_unit_get_type ())
G_DECLARE_FINAL_TYPE (GantryScheduleUnit, gantry_schedule_unit, GANTRY, SCHEDULE_UNIT, GObject)

const char          *gantry_schedule_unit_get_rsc         (GantryScheduleUnit *self);
const char          *gantry_schedule_unit_get_discipline  (GantryScheduleUnit *self); /* "SWM" */
const char          *gantry_schedule_unit_get_name        (GantryScheduleUnit *self); /* in the seat's language, else English */
const char          *gantry_schedule_unit_get_status_text (GantryScheduleUnit *self);
GantryScheduleStatus gantry_schedule_unit_get_status      (GantryScheduleUnit *self);
const char          *gantry_schedule_unit_get_venue       (GantryScheduleUnit *self);
const char          *gantry_schedule_unit_get_session     (GantryScheduleUnit *self);
const char          *gantry_schedule_unit_get_session_name (GantryScheduleUnit *self);
/* Venue's local time, "" when it has none or the feed hides it: then start_text says what to show ("followed by"). */
const char          *gantry_schedule_unit_get_time        (GantryScheduleUnit *self); /* "20:04" */
const char          *gantry_schedule_unit_get_date        (GantryScheduleUnit *self); /* "2026-07-29" */
const char          *gantry_schedule_unit_get_start_text  (GantryScheduleUnit *self);
/* Start in ms source time (the venue's wall clock as if UTC), 0 when not known: for "in 7 min". */
gint64               gantry_schedule_unit_get_start_ms    (GantryScheduleUnit *self);
gboolean             gantry_schedule_unit_is_medal        (GantryScheduleUnit *self);
/* Monotonic µs of the last change of status or time seen, 0 when none. */
gint64               gantry_schedule_unit_get_changed     (GantryScheduleUnit *self);

/* All units of all disciplines, in order of start, units that must not be shown (UNSCHEDULED) left out. A GListModel of
 * GantryScheduleUnit. Signal "changed" after a flush that touched it. */
#define GANTRY_TYPE_SCHEDULE (gantry_schedule_get_type ())
G_DECLARE_FINAL_TYPE (GantrySchedule, gantry_schedule, GANTRY, SCHEDULE, GObject)

GantryScheduleUnit  *gantry_schedule_find                 (GantrySchedule *self, const char *rsc); /* (nullable) (transfer none) */
/* On now, and the next ones to start, at most 'limit' each; live lists of the same objects. (transfer none) */
GListModel          *gantry_schedule_get_live             (GantrySchedule *self);
GListModel          *gantry_schedule_get_next             (GantrySchedule *self);
/* For whoever shows what is next, every now and then: what should have started half an hour ago and has not leaves the list, though
 * no message says so. TRUE when that changed it. */
gboolean             gantry_schedule_pass_time            (GantrySchedule *self);

G_END_DECLS
