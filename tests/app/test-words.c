/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/words.h"

#include <glib.h>

static void
assert_taken (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_statuses (void)
{
  g_assert_cmpstr (gantry_word_schedule_status ("GETTING_READY"), ==, "Getting ready");
  g_assert_cmpstr (gantry_word_result_status ("UNOFFICIAL"), ==, "Unofficial");
  g_assert_cmpint (gantry_tone_schedule_status ("RUNNING"), ==, GANTRY_TONE_BAD);
  g_assert_cmpint (gantry_tone_result_status ("OFFICIAL"), ==, GANTRY_TONE_GOOD);
  g_assert_cmpint (gantry_tone_result_status ("LIVE"), ==, GANTRY_TONE_WARN);
}

/* What a feed may say tomorrow is shown as it is, not hidden. */
static void
test_unknown_status (void)
{
  g_assert_cmpstr (gantry_word_schedule_status ("MELTING"), ==, "MELTING");
  g_assert_cmpstr (gantry_word_result_status (""), ==, "");
  g_assert_cmpstr (gantry_tone_to_class (gantry_tone_schedule_status ("MELTING")), ==, "");
}

static void
test_every_status (void)
{
  for (int i = GANTRY_SCHEDULE_UNSCHEDULED; i <= GANTRY_SCHEDULE_FINISHED; i++)
    {
      const char *text = gantry_schedule_status_to_string (i);

      g_assert_cmpstr (gantry_word_schedule_status (text), !=, text);
    }
  for (int i = GANTRY_RESULT_START_LIST; i <= GANTRY_RESULT_OFFICIAL; i++)
    {
      const char *text = gantry_result_status_to_string (i);

      g_assert_cmpstr (gantry_word_result_status (text), !=, text);
    }
}

static void
test_in (void)
{
  assert_taken (gantry_word_in (-65 * 60 * 1000), "1 h 5 min late");
  assert_taken (gantry_word_in (-12 * 60 * 1000 - 59999), "12 min late");
  assert_taken (gantry_word_in (-60000), "1 min late");
  assert_taken (gantry_word_in (-59999), "now");
  assert_taken (gantry_word_in (-5000), "now");
  assert_taken (gantry_word_in (0), "now");
  assert_taken (gantry_word_in (1), "in < 1 min");
  assert_taken (gantry_word_in (59999), "in < 1 min");
  assert_taken (gantry_word_in (60000), "in 1 min");
  assert_taken (gantry_word_in (119999), "in 1 min"); /* never more time than there is */
  assert_taken (gantry_word_in (7 * 60 * 1000), "in 7 min");
  assert_taken (gantry_word_in (59 * 60 * 1000 + 59999), "in 59 min");
  assert_taken (gantry_word_in (60 * 60 * 1000), "in 1 h 0 min");
  assert_taken (gantry_word_in (125 * 60 * 1000), "in 2 h 5 min");
  assert_taken (gantry_word_in (G_GINT64_CONSTANT (26) * 3600 * 1000), "in 1 day");
  assert_taken (gantry_word_in (G_GINT64_CONSTANT (72) * 3600 * 1000), "in 3 days");
}

static void
test_dates (void)
{
  assert_taken (gantry_word_date ("2026-07-29"), "Wed 29 July");
  assert_taken (gantry_word_date ("2026-07-05T10:00:00+02:00"), "Sun 5 July");
  assert_taken (gantry_word_date ("tomorrow"), "tomorrow");
  assert_taken (gantry_word_date (""), "");
  assert_taken (gantry_word_moment (G_GINT64_CONSTANT (1785355424000)), "Wed 29 July · 20:03:44");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/words/statuses", test_statuses);
  g_test_add_func ("/app/words/unknown-status", test_unknown_status);
  g_test_add_func ("/app/words/every-status", test_every_status);
  g_test_add_func ("/app/words/in", test_in);
  g_test_add_func ("/app/words/dates", test_dates);

  return g_test_run ();
}
