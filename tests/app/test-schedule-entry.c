/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-helper.h"

#include "app/schedule-entry.h"

/* "D day", "S session", "U time name" of each, joined by "|". */
static char *
text_of (GantrySeat *seat, const char *discipline, const char *filter)
{
  g_autoptr (GPtrArray) entries = gantry_schedule_entries_new (
      G_LIST_MODEL (gantry_seat_get_schedule (seat)), discipline, filter);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      GantryScheduleEntry *entry = g_ptr_array_index (entries, i);
      GantryScheduleUnit *unit = gantry_schedule_entry_get_unit (entry);
      const char *kind = "DSU";

      g_string_append_printf (text, "%s%c %s", i > 0 ? "|" : "",
                              kind[gantry_schedule_entry_get_kind (entry)],
                              unit != NULL ? gantry_schedule_unit_get_time (unit)
                                           : gantry_schedule_entry_get_text (entry));
    }

  return g_string_free (text, FALSE);
}

static void
assert_text (GantrySeat *seat, const char *discipline, const char *filter, const char *expected)
{
  g_autofree char *text = text_of (seat, discipline, filter);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_groups (void)
{
  g_autoptr (GantrySeat) seat = app_test_seat_new ();

  assert_text (seat, NULL, NULL,
               "D Fri 18 July|S SWM · Evening · Lido|U 19:05|S ATH · ATH01 · Stadium|U 19:10|"
               "D Sat 19 July|S ATH · ATH02 · Stadium|U 10:00");
}

static void
test_filters (void)
{
  g_autoptr (GantrySeat) seat = app_test_seat_new ();

  assert_text (seat, "SWM", NULL, "D Fri 18 July|S SWM · Evening · Lido|U 19:05");
  assert_text (seat, NULL, "JUMP stad",
               "D Fri 18 July|S ATH · ATH01 · Stadium|U 19:10|D Sat 19 July|S ATH · ATH02 · "
               "Stadium|U 10:00");
  assert_text (seat, NULL, "high", "D Sat 19 July|S ATH · ATH02 · Stadium|U 10:00");
  assert_text (seat, "SWM", "jump", "");
}

static void
test_same (void)
{
  g_autoptr (GantryScheduleEntry) a =
      gantry_schedule_entry_new_heading (GANTRY_SCHEDULE_ENTRY_DAY, "Friday");
  g_autoptr (GantryScheduleEntry) b =
      gantry_schedule_entry_new_heading (GANTRY_SCHEDULE_ENTRY_DAY, "Friday");
  g_autoptr (GantryScheduleEntry) c =
      gantry_schedule_entry_new_heading (GANTRY_SCHEDULE_ENTRY_SESSION, "Friday");

  g_assert_true (gantry_schedule_entry_is_same (a, b));
  g_assert_false (gantry_schedule_entry_is_same (a, c));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/schedule-entry/groups", test_groups);
  g_test_add_func ("/app/schedule-entry/filters", test_filters);
  g_test_add_func ("/app/schedule-entry/same", test_same);

  return g_test_run ();
}
