/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/chart-axis.h"

#define SECOND G_GINT64_CONSTANT (1000000)

static void
test_steps (void)
{
  g_assert_cmpint (gantry_axis_step (GANTRY_AXIS_TIME, 0, 4 * SECOND, 5), ==, SECOND);
  g_assert_cmpint (gantry_axis_step (GANTRY_AXIS_TIME, 0, 100 * SECOND, 5), ==, 30 * SECOND);
  g_assert_cmpint (gantry_axis_step (GANTRY_AXIS_TIME, 0, 40 * 3600 * SECOND, 5), ==, 8 * 3600 * SECOND);
  g_assert_cmpint (gantry_axis_step (GANTRY_AXIS_TIME, 5, 5, 5), ==, SECOND / 100);
  g_assert_cmpint (gantry_axis_step (GANTRY_AXIS_NUMBER, 0, 900000, 5), ==, 200000);
  g_assert_cmpint (gantry_axis_step (GANTRY_AXIS_COUNT, 1, 8, 8), ==, 1);
  g_assert_cmpint (gantry_axis_step (GANTRY_AXIS_COUNT, 1, 150, 8), ==, 20);
}

static void
test_first (void)
{
  g_assert_cmpint (gantry_axis_first (GANTRY_AXIS_NUMBER, 0, 20), ==, 0);
  g_assert_cmpint (gantry_axis_first (GANTRY_AXIS_NUMBER, 1, 20), ==, 20);
  g_assert_cmpint (gantry_axis_first (GANTRY_AXIS_NUMBER, -25, 20), ==, -20);
  g_assert_cmpint (gantry_axis_first (GANTRY_AXIS_COUNT, 1, 20), ==, 1);
  g_assert_cmpint (gantry_axis_next (GANTRY_AXIS_COUNT, 1, 20), ==, 20);
  g_assert_cmpint (gantry_axis_next (GANTRY_AXIS_COUNT, 20, 20), ==, 40);
  g_assert_cmpint (gantry_axis_first (GANTRY_AXIS_COUNT, 0, 2), ==, 0);
}

static void
test_decimals (void)
{
  g_assert_cmpuint (gantry_axis_decimals (5 * SECOND), ==, 0);
  g_assert_cmpuint (gantry_axis_decimals (SECOND / 2), ==, 1);
  g_assert_cmpuint (gantry_axis_decimals (SECOND / 20), ==, 2);
}

/* Whatever is wanted: in order, none covers another, all inside, and none left out while there is room. */
static void
test_spread (void)
{
  for (int i = 0; i < 500; i++)
    {
      double y[20], wanted = g_test_rand_double_range (0, 100);
      guint n = (guint)g_test_rand_int_range (0, 20), shown;

      for (guint j = 0; j < n; j++)
        y[j] = wanted += g_test_rand_double_range (0, 20);
      gantry_axis_spread (y, n, 10, 0, 120, &shown);
      g_assert_cmpuint (shown, ==, MIN (n, 12));
      for (guint j = 0; j < shown; j++)
        {
          g_assert_cmpfloat (y[j], >=, 5 - 1e-9);
          g_assert_cmpfloat (y[j], <=, 115 + 1e-9);
          if (j > 0)
            g_assert_cmpfloat (y[j] - y[j - 1], >=, 10 - 1e-9);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/chart-axis/steps", test_steps);
  g_test_add_func ("/app/chart-axis/first", test_first);
  g_test_add_func ("/app/chart-axis/decimals", test_decimals);
  g_test_add_func ("/app/chart-axis/spread", test_spread);

  return g_test_run ();
}
