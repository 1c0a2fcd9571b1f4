/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "seat/source-times.h"

#define SECOND G_USEC_PER_SEC
#define NOON   G_GINT64_CONSTANT (1700000000000)

/* Seconds after noon that a source's clock shows at so many seconds of the seat's. */
static double
get (GantrySourceTimes *times, const char *id, double now)
{
  return (double) (gantry_source_times_get (times, id, (gint64) (now * SECOND)) - NOON) / 1000;
}

static double
get_venue (GantrySourceTimes *times, double now)
{
  return (double) (gantry_source_times_get_venue (times, (gint64) (now * SECOND)) - NOON) / 1000;
}

static void
take (GantrySourceTimes *times, const char *id, gboolean on, double at, double heard)
{
  gantry_source_times_take (times, id, on, NOON + (gint64) (at * 1000), (gint64) (heard * SECOND));
}

static void
test_runs (void)
{
  g_autoptr (GantrySourceTimes) times = gantry_source_times_new ();

  g_assert_cmpint (gantry_source_times_get (times, "A", SECOND), ==, 0);
  g_assert_cmpint (gantry_source_times_get_venue (times, SECOND), ==, 0);
  gantry_source_times_take (times, "A", TRUE, 0, SECOND); /* has no clock yet */
  g_assert_cmpint (gantry_source_times_get_venue (times, SECOND), ==, 0);
  take (times, "A", TRUE, 10, 100);
  g_assert_cmpfloat (get (times, "A", 100), ==, 10);
  g_assert_cmpfloat (get (times, "A", 107.5), ==, 17.5);
  g_assert_cmpfloat (get_venue (times, 107.5), ==, 17.5);
}

/* A message that was long on its way does not set the clock back; one that was faster than any before sets it right. */
static void
test_late_messages (void)
{
  g_autoptr (GantrySourceTimes) times = gantry_source_times_new ();

  take (times, "A", TRUE, 10, 100);
  take (times, "A", TRUE, 19, 111);
  g_assert_cmpfloat_with_epsilon (get (times, "A", 111), 21, 0.12);
  take (times, "A", TRUE, 22.5, 112);
  g_assert_cmpfloat (get (times, "A", 112), ==, 22.5);
}

/* It is never ahead of the truth, hardly ever goes back, and comes near the truth again when a clock is slower than it was. */
static void
test_never_ahead (void)
{
  g_autoptr (GantrySourceTimes) times = gantry_source_times_new ();
  GRand *random = g_rand_new_with_seed (7);
  double before = 0;

  for (double now = 1; now < 2000; now += 1)
    {
      double drift = now * 0.0001;

      take (times, "A", TRUE, now - drift - g_rand_double_range (random, 0, 3), now);
      g_assert_cmpfloat (get (times, "A", now), <=, now - drift + 0.011);
      g_assert_cmpfloat (get (times, "A", now), >=, before - 0.011);
      before = get (times, "A", now);
    }
  g_assert_cmpfloat (get (times, "A", 1999), >, 1999 - 0.2 - 1.5);
  g_rand_free (random);
}

static void
test_clock_set_back (void)
{
  g_autoptr (GantrySourceTimes) times = gantry_source_times_new ();

  take (times, "A", TRUE, 500, 100);
  take (times, "A", TRUE, 10, 101);
  g_assert_cmpfloat (get (times, "A", 101), ==, 10);
}

/* By the slowest of those that are on; one in another time does not count, nor one that is off. */
static void
test_venue (void)
{
  g_autoptr (GantrySourceTimes) times = gantry_source_times_new ();

  take (times, "A", TRUE, 10, 100);
  take (times, "B", TRUE, 8.5, 100);
  take (times, "YESTERDAY", TRUE, -86400, 100);
  take (times, "OFF", FALSE, 2, 100);
  g_assert_cmpfloat (get_venue (times, 100), ==, 8.5);
  take (times, "B", FALSE, 9.5, 101);
  g_assert_cmpfloat (get_venue (times, 101), ==, 11);
  take (times, "A", FALSE, 11, 101);
  g_assert_cmpfloat (get_venue (times, 101), <, 0); /* only yesterday's is on */
  take (times, "YESTERDAY", FALSE, -86398, 102);
  g_assert_cmpfloat (get_venue (times, 102), ==, 12);
}

/* One of which nobody speaks any more. */
static void
test_missed (void)
{
  g_autoptr (GantrySourceTimes) times = gantry_source_times_new ();

  take (times, "A", TRUE, 10, 100);
  take (times, "B", TRUE, 7, 100);
  take (times, "A", TRUE, 20, 110);
  g_assert_cmpfloat (get_venue (times, 110), ==, 17);
  take (times, "A", TRUE, 20.5, 110.5);
  g_assert_cmpfloat (get_venue (times, 110.5), ==, 20.5);
}

static void
test_preset (void)
{
  g_autoptr (GantrySourceTimes) times = gantry_source_times_new ();

  gantry_source_times_preset (times, NOON + 5000);
  g_assert_cmpfloat (get_venue (times, 1), ==, 5);
  g_assert_cmpfloat (get_venue (times, 100), ==, 5); /* it stands */
  take (times, "A", TRUE, -100, 100);
  g_assert_cmpfloat (get_venue (times, 100), ==, -100);
  gantry_source_times_clear (times);
  g_assert_cmpint (gantry_source_times_get_venue (times, 100 * SECOND), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/seat/source-times/runs", test_runs);
  g_test_add_func ("/seat/source-times/late-messages", test_late_messages);
  g_test_add_func ("/seat/source-times/never-ahead", test_never_ahead);
  g_test_add_func ("/seat/source-times/clock-set-back", test_clock_set_back);
  g_test_add_func ("/seat/source-times/venue", test_venue);
  g_test_add_func ("/seat/source-times/missed", test_missed);
  g_test_add_func ("/seat/source-times/preset", test_preset);
  return g_test_run ();
}
