/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "standings-helper.h"

#include "sport/format.h"

static void
test_ranks (void)
{
  g_autoptr (TestUnit) unit = test_unit_new (GANTRY_KIND_RACE, 1, "a 10.0 = 20.0", "b 10.0 = 21.0", "c 9.0 out", "d 11.0", NULL);
  const GantryStandings *standings = &unit->standings;

  g_assert_cmpuint (gantry_standings_rank_mark (standings, test_mark (GANTRY_KIND_RACE, "10.5"), 0, G_MAXUINT), ==, 3);
  g_assert_cmpuint (gantry_standings_rank_mark (standings, test_mark (GANTRY_KIND_RACE, "10.0"), 0, G_MAXUINT), ==, 1);
  g_assert_cmpuint (gantry_standings_rank_mark (standings, test_mark (GANTRY_KIND_RACE, "10.5"), 0, 0), ==, 2);
  /* two that are level share a place, and the next one is third */
  g_assert_cmpuint (gantry_standings_get_rank (standings, 0, 0), ==, 1);
  g_assert_cmpuint (gantry_standings_get_rank (standings, 1, 0), ==, 1);
  g_assert_cmpuint (gantry_standings_get_rank (standings, 2, 0), ==, 0);
  g_assert_cmpuint (gantry_standings_get_rank (standings, 3, 0), ==, 3);
  g_assert_cmpuint (gantry_standings_get_rank (standings, 3, GANTRY_POINT_RESULT), ==, 0);
}

static void
test_nth (void)
{
  g_autoptr (TestUnit) unit = test_unit_new (GANTRY_KIND_ATTEMPTS, 0, "a = 8.10", "b = 8.30", "c = 8.20", "d = 8.99 out", "e", NULL);
  const GantryStandings *standings = &unit->standings;

  assert_mark (gantry_standings_get_nth (standings, 1, GANTRY_POINT_RESULT, G_MAXUINT), "+8.30");
  assert_mark (gantry_standings_get_nth (standings, 2, GANTRY_POINT_RESULT, G_MAXUINT), "+8.20");
  assert_mark (gantry_standings_get_nth (standings, 2, GANTRY_POINT_RESULT, 1), "+8.10");
  assert_mark (gantry_standings_get_nth (standings, 4, GANTRY_POINT_RESULT, G_MAXUINT), "");
}

static void
test_sums (void)
{
  g_autoptr (TestUnit) unit = test_unit_new (GANTRY_KIND_RACE, 0, "a = 50.0 before 51.0 gained 50.0", "b before 49.0", "c = 52.0 gained 52.0", NULL);

  unit->standings.sums = TRUE;
  assert_mark (gantry_standings_get_mark (&unit->standings, 0, GANTRY_POINT_RESULT), "+1:41.0");
  assert_mark (gantry_standings_get_mark (&unit->standings, 1, GANTRY_POINT_RESULT), "");
  assert_mark (gantry_standings_get_mark (&unit->standings, 2, GANTRY_POINT_RESULT), "");
}

/* The source's ranks against the marks: photo finishes agree, a pursuit does not. */
static void
test_agrees (void)
{
  g_autoptr (TestUnit) unit = test_unit_new (GANTRY_KIND_RACE, 0, "a = 10.0 rank 1", "b = 10.0 rank 2", "c = 10.4 rank 3", "d = 9.0", NULL);

  g_assert_true (gantry_standings_agrees (&unit->standings, GANTRY_POINT_RESULT));
  test_unit_get (unit, "c")->result = test_mark (GANTRY_KIND_RACE, "9.8");
  g_assert_false (gantry_standings_agrees (&unit->standings, GANTRY_POINT_RESULT));
  test_unit_get (unit, "c")->out = TRUE;
  g_assert_true (gantry_standings_agrees (&unit->standings, GANTRY_POINT_RESULT));
  test_unit_get (unit, "c")->out = FALSE;
  test_unit_get (unit, "c")->result = test_mark (GANTRY_KIND_RACE, "10.4");
  test_unit_get (unit, "b")->rank = 3; /* level, one mark, but the other has it too */
  g_assert_false (gantry_standings_agrees (&unit->standings, GANTRY_POINT_RESULT));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/insight/standings/ranks", test_ranks);
  g_test_add_func ("/insight/standings/nth", test_nth);
  g_test_add_func ("/insight/standings/sums", test_sums);
  g_test_add_func ("/insight/standings/agrees", test_agrees);
  return g_test_run ();
}
