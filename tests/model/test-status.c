/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/status.h"

static void
test_schedule (void)
{
  for (GantryScheduleStatus s = GANTRY_SCHEDULE_UNSCHEDULED; s <= GANTRY_SCHEDULE_FINISHED; s++)
    {
      g_assert_cmpstr (gantry_schedule_status_to_string (s), !=, "");
      g_assert_cmpint (gantry_schedule_status_parse (gantry_schedule_status_to_string (s)), ==, s);
    }
  g_assert_cmpint (gantry_schedule_status_parse ("SCHEDULED_BREAK"), ==, GANTRY_SCHEDULE_BREAK);
  g_assert_cmpint (gantry_schedule_status_parse (NULL), ==, GANTRY_SCHEDULE_UNKNOWN);
  g_assert_cmpint (gantry_schedule_status_parse (""), ==, GANTRY_SCHEDULE_UNKNOWN);
  g_assert_cmpint (gantry_schedule_status_parse ("running"), ==, GANTRY_SCHEDULE_UNKNOWN);
  g_assert_cmpint (gantry_schedule_status_parse ("RUNNING "), ==, GANTRY_SCHEDULE_UNKNOWN);
}

static void
test_result (void)
{
  for (GantryResultStatus s = GANTRY_RESULT_START_LIST; s <= GANTRY_RESULT_OFFICIAL; s++)
    {
      g_assert_cmpstr (gantry_result_status_to_string (s), !=, "");
      g_assert_cmpint (gantry_result_status_parse (gantry_result_status_to_string (s)), ==, s);
    }
  g_assert_cmpint (gantry_result_status_parse (NULL), ==, GANTRY_RESULT_UNKNOWN);
  g_assert_cmpint (gantry_result_status_parse ("FINAL"), ==, GANTRY_RESULT_UNKNOWN);
}

static void
test_live (void)
{
  const char *const live[] = { "GETTING_READY", "RUNNING", "SCHEDULED_BREAK", "INTERRUPTED" };
  const char *const idle[] = { "", "UNSCHEDULED", "SCHEDULED", "DELAYED", "POSTPONED", "RESCHEDULED", "CANCELLED", "FINISHED" };

  for (guint i = 0; i < G_N_ELEMENTS (live); i++)
    {
      g_assert_true (gantry_schedule_status_is_live (gantry_schedule_status_parse (live[i])));
      g_assert_false (gantry_schedule_status_is_over (gantry_schedule_status_parse (live[i])));
    }
  for (guint i = 0; i < G_N_ELEMENTS (idle); i++)
    {
      GantryScheduleStatus status = gantry_schedule_status_parse (idle[i]);

      g_assert_false (gantry_schedule_status_is_live (status));
      g_assert_cmpint (gantry_schedule_status_is_over (status), ==,
                       status == GANTRY_SCHEDULE_FINISHED || status == GANTRY_SCHEDULE_CANCELLED);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/status/schedule", test_schedule);
  g_test_add_func ("/model/status/result", test_result);
  g_test_add_func ("/model/status/live", test_live);
  return g_test_run ();
}
