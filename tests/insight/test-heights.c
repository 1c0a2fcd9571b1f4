/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "standings-helper.h"

#include "insight/heights.h"

static void
test_read (void)
{
  g_autoptr (TestUnit) unit = test_unit_new (GANTRY_KIND_HEIGHTS, 4, "a xo - xxo x", "b o o xxx .", "c . . . .", "d x- o . .", NULL);
  GantryHeights a = gantry_heights_read (&unit->standings, 0), b = gantry_heights_read (&unit->standings, 1);
  GantryHeights c = gantry_heights_read (&unit->standings, 2), d = gantry_heights_read (&unit->standings, 3);

  g_assert_cmpint (a.best, ==, 2);
  g_assert_cmpuint (a.failures, ==, 2);
  g_assert_cmpuint (a.total, ==, 3);
  g_assert_cmpint (a.at, ==, 3);
  g_assert_cmpuint (a.in_a_row, ==, 1);
  g_assert_cmpint (b.best, ==, 1);
  g_assert_cmpuint (b.in_a_row, ==, 3);
  g_assert_cmpint (c.best, ==, -1);
  g_assert_cmpint (c.at, ==, -1);
  g_assert_cmpuint (d.total, ==, 1); /* failed at the height that he passed then */
}

/* By height, by failures at it, by failures up to it; what comes after the best does not count. */
static void
test_order (void)
{
  g_autoptr (TestUnit) unit = test_unit_new (GANTRY_KIND_HEIGHTS, 3, "a o o xo", "b xo o xo", "c o o xxo", "d o o xxx", "e o o x", "f xxx . .", NULL);
  static const guint expected[] = { 1, 2, 3, 4, 4, 6 };

  for (guint i = 0; i < 6; i++)
    {
      GantryHeights heights = gantry_heights_read (&unit->standings, i);

      g_assert_cmpuint (gantry_heights_rank (&unit->standings, &heights, i), ==, expected[i]);
    }
}

static void
test_rank_at (void)
{
  g_autoptr (TestUnit) unit = test_unit_new (GANTRY_KIND_HEIGHTS, 2, "a xo o", "b o xxx", "c - .", NULL);

  g_assert_cmpuint (gantry_heights_rank_at (&unit->standings, 0, 0), ==, 2);
  g_assert_cmpuint (gantry_heights_rank_at (&unit->standings, 1, 0), ==, 1);
  g_assert_cmpuint (gantry_heights_rank_at (&unit->standings, 0, 1), ==, 1);
  g_assert_cmpuint (gantry_heights_rank_at (&unit->standings, 1, 1), ==, 2);
  g_assert_cmpuint (gantry_heights_rank_at (&unit->standings, 2, 1), ==, 0);
}

static void
test_clear (void)
{
  g_autoptr (TestUnit) unit = test_unit_new (GANTRY_KIND_HEIGHTS, 3, "a o xx .", "b o xxx .", "c o x- x", "d . . .", NULL);
  GantryHeights after;

  g_assert_false (gantry_heights_clear (&unit->standings, 0, 0, &after));
  g_assert_true (gantry_heights_clear (&unit->standings, 0, 1, &after));
  g_assert_cmpint (after.best, ==, 1);
  g_assert_cmpuint (after.failures, ==, 2);
  g_assert_true (gantry_heights_clear (&unit->standings, 0, 2, &after)); /* he may pass */
  g_assert_cmpuint (after.failures, ==, 0);
  g_assert_cmpuint (after.total, ==, 2);
  g_assert_false (gantry_heights_clear (&unit->standings, 1, 2, &after));
  g_assert_false (gantry_heights_clear (&unit->standings, 2, 1, &after));
  g_assert_true (gantry_heights_clear (&unit->standings, 2, 2, &after));
  g_assert_cmpuint (after.failures, ==, 1);
  g_assert_true (gantry_heights_clear (&unit->standings, 3, 2, &after));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/insight/heights/read", test_read);
  g_test_add_func ("/insight/heights/order", test_order);
  g_test_add_func ("/insight/heights/rank-at", test_rank_at);
  g_test_add_func ("/insight/heights/clear", test_clear);
  return g_test_run ();
}
