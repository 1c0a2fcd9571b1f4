/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The two statuses that stand side by side everywhere (ODF: ScheduleStatus of a unit, ResultStatus of a
 * message). Documents keep them as text, so that an unknown one is shown and not lost; these are for deciding. */
typedef enum
{
  GANTRY_SCHEDULE_UNKNOWN,
  GANTRY_SCHEDULE_UNSCHEDULED, /* in the data, never to be shown */
  GANTRY_SCHEDULE_SCHEDULED,
  GANTRY_SCHEDULE_GETTING_READY,
  GANTRY_SCHEDULE_RUNNING,
  GANTRY_SCHEDULE_BREAK,
  GANTRY_SCHEDULE_INTERRUPTED,
  GANTRY_SCHEDULE_DELAYED,
  GANTRY_SCHEDULE_POSTPONED,
  GANTRY_SCHEDULE_RESCHEDULED,
  GANTRY_SCHEDULE_CANCELLED,
  GANTRY_SCHEDULE_FINISHED,
} GantryScheduleStatus;

typedef enum
{
  GANTRY_RESULT_UNKNOWN,
  GANTRY_RESULT_START_LIST,
  GANTRY_RESULT_LIVE,
  GANTRY_RESULT_INTERMEDIATE,
  GANTRY_RESULT_UNCONFIRMED,
  GANTRY_RESULT_UNOFFICIAL,
  GANTRY_RESULT_PARTIAL,
  GANTRY_RESULT_PROVISIONAL,
  GANTRY_RESULT_PROTESTED,
  GANTRY_RESULT_OFFICIAL,
} GantryResultStatus;

/* UNKNOWN for NULL, "" and words that are not in the list. */
GantryScheduleStatus gantry_schedule_status_parse     (const char *text);
GantryResultStatus   gantry_result_status_parse       (const char *text);
const char          *gantry_schedule_status_to_string (GantryScheduleStatus status);
const char          *gantry_result_status_to_string   (GantryResultStatus status);

/* On now: from getting ready to the end, breaks and interruptions included. */
gboolean             gantry_schedule_status_is_live   (GantryScheduleStatus status);
/* Will not change any more but by a correction. */
gboolean             gantry_schedule_status_is_over   (GantryScheduleStatus status);

G_END_DECLS
