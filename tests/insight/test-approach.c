/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "standings-helper.h"

#include "insight/approach.h"
#include "sport/format.h"

#define MINUS "\342\210\222"

static GantryApproach
approach (TestUnit *unit, const char *code, const char *clock)
{
  return gantry_approach (&unit->standings, gantry_standings_find (&unit->standings, code), test_mark (GANTRY_KIND_RACE, clock).value);
}

static void
test_counts_up (void)
{
  g_autoptr (TestUnit) unit = test_unit_new (GANTRY_KIND_RACE, 2, "a 10.0 20.0 = 30.0", "b 10.5 21.0 = 31.0", "c 10.2 .", "d 9.0 . out", NULL);
  GantryApproach at;

  at = approach (unit, "c", "15.0");
  g_assert_cmpuint (at.rank, ==, 1);
  g_assert_cmpuint (at.passed, ==, 2);
  g_assert_cmpint (at.gap.point, ==, 1);
  assert_mark (at.gap.mark, MINUS "5.0");
  at = approach (unit, "c", "20.1");
  g_assert_cmpuint (at.rank, ==, 2);
  assert_mark (at.gap.mark, "+0.1");
  g_assert_cmpuint (approach (unit, "c", "25.0").rank, ==, 3);
}

/* Between the last point and the finish, and in the second run with what was brought along. */
static void
test_finish (void)
{
  g_autoptr (TestUnit) unit = test_unit_new (GANTRY_KIND_RACE, 1, "a 10.0 = 30.0 gained 30.0 before 31.0", "b 10.5 before 30.0", "c 10.6", NULL);

  g_assert_cmpuint (approach (unit, "b", "30.5").rank, ==, 2);
  unit->standings.sums = TRUE;
  g_assert_cmpuint (approach (unit, "b", "30.5").rank, ==, 1);
  g_assert_cmpuint (approach (unit, "c", "30.5").rank, ==, 0);
}

static void
test_no_answer (void)
{
  g_autoptr (TestUnit) unit = test_unit_new (GANTRY_KIND_RACE, 2, "a 10.0 .", "b 10.5 .", "c . .", "d 12.0 . out", NULL);

  g_assert_cmpuint (approach (unit, "a", "15.0").rank, ==, 0); /* nobody is there */
  g_assert_cmpuint (approach (unit, "d", "15.0").rank, ==, 0);
  g_assert_cmpuint (approach (unit, "c", "5.0").rank, ==, 1);
  test_unit_points (unit, "b")[1] = test_mark (GANTRY_KIND_RACE, "21.0");
  g_assert_cmpuint (approach (unit, "a", "9.0").rank, ==, 0); /* not his clock */
  g_assert_cmpuint (approach (unit, "a", "0").rank, ==, 0);
  g_assert_cmpuint (approach (unit, "a", "15.0").rank, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/insight/approach/counts-up", test_counts_up);
  g_test_add_func ("/insight/approach/finish", test_finish);
  g_test_add_func ("/insight/approach/no-answer", test_no_answer);
  return g_test_run ();
}
