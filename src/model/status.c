/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-model"

#include "config.h"

#include "model/status.h"

static const char *const schedule_names[] = {
  "", "UNSCHEDULED", "SCHEDULED", "GETTING_READY", "RUNNING", "SCHEDULED_BREAK", "INTERRUPTED",
  "DELAYED", "POSTPONED", "RESCHEDULED", "CANCELLED", "FINISHED",
};

static const char *const result_names[] = {
  "", "START_LIST", "LIVE", "INTERMEDIATE", "UNCONFIRMED", "UNOFFICIAL", "PARTIAL", "PROVISIONAL",
  "PROTESTED", "OFFICIAL",
};

static guint
find_name (const char *const *names, guint n, const char *text)
{
  for (guint i = 1; i < n; i++)
    if (g_strcmp0 (names[i], text) == 0)
      return i;
  return 0;
}

GantryScheduleStatus
gantry_schedule_status_parse (const char *text)
{
  return (GantryScheduleStatus) find_name (schedule_names, G_N_ELEMENTS (schedule_names), text);
}

GantryResultStatus
gantry_result_status_parse (const char *text)
{
  return (GantryResultStatus) find_name (result_names, G_N_ELEMENTS (result_names), text);
}

const char *
gantry_schedule_status_to_string (GantryScheduleStatus status)
{
  g_return_val_if_fail ((guint) status < G_N_ELEMENTS (schedule_names), "");

  return schedule_names[status];
}

const char *
gantry_result_status_to_string (GantryResultStatus status)
{
  g_return_val_if_fail ((guint) status < G_N_ELEMENTS (result_names), "");

  return result_names[status];
}

gboolean
gantry_schedule_status_is_live (GantryScheduleStatus status)
{
  return status == GANTRY_SCHEDULE_GETTING_READY || status == GANTRY_SCHEDULE_RUNNING ||
         status == GANTRY_SCHEDULE_BREAK || status == GANTRY_SCHEDULE_INTERRUPTED;
}

gboolean
gantry_schedule_status_is_over (GantryScheduleStatus status)
{
  return status == GANTRY_SCHEDULE_FINISHED || status == GANTRY_SCHEDULE_CANCELLED;
}
