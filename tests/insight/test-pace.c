/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "insight/gap.h"
#include "insight/pace.h"

static const GantryMark none = GANTRY_MARK_INIT_NONE;

static GantryMark
time_mark (const char *text)
{
  GantryMark mark;

  g_assert_true (gantry_mark_parse_time (text, &mark));
  return mark;
}

static GantryMark
random_time (void)
{
  static const gint64 steps[] = { 1000000, 100000, 10000, 1000 };
  int decimals = g_test_rand_int_range (0, 4);

  return (GantryMark) { GANTRY_MARK_TIME, g_test_rand_int_range (1, 1000000) * steps[decimals], (guint8) decimals };
}

static void
test_gap (void)
{
  GantryMark gap = gantry_gap (time_mark ("1:57.72"), time_mark ("1:57.30"));

  g_assert_cmpint (gap.kind, ==, GANTRY_MARK_TIME);
  g_assert_cmpint (gap.value, ==, 420000);
  g_assert_cmpint (gap.decimals, ==, 2);
  g_assert_cmpint (gantry_gap (time_mark ("57.613"), time_mark ("57.2")).decimals, ==, 1);
  g_assert_cmpint (gantry_gap (time_mark ("57.2"), time_mark ("57.613")).value, ==, -413000);
}

static void
test_gap_of_nothing (void)
{
  GantryMark distance = { GANTRY_MARK_DISTANCE, 8 * GANTRY_METRE, 2 };

  g_assert_cmpint (gantry_gap (none, time_mark ("1.0")).kind, ==, GANTRY_MARK_NONE);
  g_assert_cmpint (gantry_gap (time_mark ("1.0"), none).kind, ==, GANTRY_MARK_NONE);
  g_assert_cmpint (gantry_gap (distance, time_mark ("1.0")).kind, ==, GANTRY_MARK_NONE);
}

/* a behind b and b behind c make a behind c, exactly; and turning a gap round turns its sign. */
static void
test_gaps_telescope (void)
{
  for (int i = 0; i < 5000; i++)
    {
      GantryMark a = random_time (), b = random_time (), c = random_time ();

      g_assert_cmpint (gantry_gap (a, b).value + gantry_gap (b, c).value, ==, gantry_gap (a, c).value);
      g_assert_cmpint (gantry_gap (a, b).value, ==, -gantry_gap (b, a).value);
      g_assert_cmpint (gantry_gap (a, a).value, ==, 0);
      g_assert_cmpint (gantry_gap (a, b).decimals, ==, gantry_gap (b, a).decimals);
    }
}

static void
test_against_splits (void)
{
  GantryPace pace = gantry_pace_against_record (0, time_mark ("57.40"), time_mark ("3:58.00"), time_mark ("57.82"), 100, 400);

  g_assert_cmpint (pace.known.mark.value, ==, -420000);
  g_assert_cmpint (pace.even.mark.kind, ==, GANTRY_MARK_NONE);
  /* what is known needs no distance */
  pace = gantry_pace_against_record (0, time_mark ("57.40"), none, time_mark ("57.82"), 0, 0);
  g_assert_cmpint (pace.known.mark.value, ==, -420000);
}

static void
test_even_pace (void)
{
  GantryPace pace = gantry_pace_against_record (0, time_mark ("1:00.50"), time_mark ("4:00.00"), none, 100, 400);

  g_assert_cmpint (pace.even.mark.value, ==, 500000);
  g_assert_cmpint (pace.known.mark.kind, ==, GANTRY_MARK_NONE);
  /* an even pace is a time of the record's precision: 100.00 / 3 is 33.33 */
  pace = gantry_pace_against_record (0, time_mark ("33.33"), time_mark ("1:40.00"), none, 100, 300);
  g_assert_cmpint (pace.even.mark.value, ==, 0);
}

/* At the finish it is the record itself, and no estimate. */
static void
test_finish (void)
{
  GantryPace pace = gantry_pace_against_record (0, time_mark ("3:57.90"), time_mark ("3:58.00"), none, 400, 400);

  g_assert_cmpint (pace.known.mark.value, ==, -100000);
  g_assert_cmpint (pace.even.mark.kind, ==, GANTRY_MARK_NONE);
}

static void
assert_no_answer (GantryPace pace)
{
  g_assert_cmpint (pace.known.mark.kind, ==, GANTRY_MARK_NONE);
  g_assert_cmpint (pace.even.mark.kind, ==, GANTRY_MARK_NONE);
}

static void
test_no_answer (void)
{
  const GantryMark record = time_mark ("4:00.00"), at = time_mark ("1:00.00");
  const GantryMark jump = { GANTRY_MARK_DISTANCE, 8 * GANTRY_METRE, 2 };

  assert_no_answer (gantry_pace_against_record (0, at, record, none, 0, 400));
  assert_no_answer (gantry_pace_against_record (0, at, record, none, 100, 0));
  assert_no_answer (gantry_pace_against_record (0, at, record, none, 500, 400));
  assert_no_answer (gantry_pace_against_record (0, at, none, none, 100, 400));
  assert_no_answer (gantry_pace_against_record (0, none, record, none, 100, 400));
  assert_no_answer (gantry_pace_against_record (0, jump, jump, none, 100, 400));
}

/* Whoever goes at the record's own even pace is level with it everywhere, to the precision of the times. */
static void
test_even_pace_is_level (void)
{
  for (int i = 0; i < 2000; i++)
    {
      gint64 distance = g_test_rand_int_range (2, 50000);
      gint64 point = g_test_rand_int_range (1, (int) distance);
      GantryMark record = { GANTRY_MARK_TIME, g_test_rand_int_range (1, 1000000) * G_GINT64_CONSTANT (10000), 2 };
      GantryMark at = { GANTRY_MARK_TIME, 0, 2 };
      GantryPace pace;

      at.value = (gint64) ((__int128) record.value * point / distance) / 10000 * 10000;
      pace = gantry_pace_against_record (0, at, record, none, point, distance);
      g_assert_cmpint (pace.even.mark.kind, ==, GANTRY_MARK_TIME);
      g_assert_cmpint (ABS (pace.even.mark.value), <=, 10000);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/insight/pace/gap", test_gap);
  g_test_add_func ("/insight/pace/gap-of-nothing", test_gap_of_nothing);
  g_test_add_func ("/insight/pace/gaps-telescope", test_gaps_telescope);
  g_test_add_func ("/insight/pace/against-splits", test_against_splits);
  g_test_add_func ("/insight/pace/even-pace", test_even_pace);
  g_test_add_func ("/insight/pace/finish", test_finish);
  g_test_add_func ("/insight/pace/no-answer", test_no_answer);
  g_test_add_func ("/insight/pace/even-pace-is-level", test_even_pace_is_level);
  return g_test_run ();
}
