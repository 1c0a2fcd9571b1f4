/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/mark.h"

static void
test_time (void)
{
  const struct
  {
    const char *text;
    gint64 value;
    guint decimals;
  } cases[] = {
    { "0", 0, 0 },
    { "57.61", 57610000, 2 },
    { "9.5", 9500000, 1 },
    { "75.00", 75000000, 2 },
    { "1:57.30", 117300000, 2 },
    { "01:57.300", 117300000, 3 },
    { "2:03:45", 7425000000, 0 },
    { "2:03:45.1", 7425100000, 1 },
    { "120:00:00", G_GINT64_CONSTANT (432000000000), 0 },
    { "+0:12.3", 12300000, 1 },
    { "-1.20", -1200000, 2 },
    { "0.123456", 123456, 6 },
    { "9999:00:00", G_GINT64_CONSTANT (35996400000000), 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GantryMark mark = GANTRY_MARK_INIT_NONE;

      if (!gantry_mark_parse_time (cases[i].text, &mark))
        g_error ("not taken: \"%s\"", cases[i].text);
      g_assert_cmpint (mark.kind, ==, GANTRY_MARK_TIME);
      g_assert_cmpint (mark.value, ==, cases[i].value);
      g_assert_cmpuint (mark.decimals, ==, cases[i].decimals);
    }
}

static void
test_bad_time (void)
{
  const char *const bad[] = {
    "", " ", "-", "+", ":", "DNF", "x", "57,61", "57.", ".61", "57.61 ", " 57.61", "1:60.00", "1:75", "1:2:3:4", "1:60:00",
    "1.5:30", "1:-2", "--1", "57.1234567", "10000:00:00", "99999999999:59:2", "99999999999999999999", "1e3", "12:00 PM", "0x10", "NaN", "1::2", "1:",
  };
  GantryMark mark = { GANTRY_MARK_POINTS, 42, 1 };

  g_assert_false (gantry_mark_parse_time (NULL, &mark));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    if (gantry_mark_parse_time (bad[i], &mark))
      g_error ("taken: \"%s\"", bad[i]);
  g_assert_cmpint (mark.value, ==, 42);
}

static void
test_number (void)
{
  const struct
  {
    const char *text;
    GantryMarkKind kind;
    gint64 value;
    guint decimals;
  } cases[] = {
    { "8.95", GANTRY_MARK_DISTANCE, 8950000, 2 },
    { "6810", GANTRY_MARK_POINTS, G_GINT64_CONSTANT (6810000000), 0 },
    { "-0.3", GANTRY_MARK_DISTANCE, -300000, 1 },
    { "+1.9", GANTRY_MARK_DISTANCE, 1900000, 1 },
    { "99999999999.999999", GANTRY_MARK_POINTS, G_GINT64_CONSTANT (99999999999999999), 6 },
  };
  const char *const bad[] = { "", "x", "-", "8,95", "1:00", "8.95m", "8.", ".5", "100000000000", "1.1234567", " 1", "1 " };
  GantryMark mark = GANTRY_MARK_INIT_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      if (!gantry_mark_parse_number (cases[i].text, cases[i].kind, &mark))
        g_error ("not taken: \"%s\"", cases[i].text);
      g_assert_cmpint (mark.kind, ==, cases[i].kind);
      g_assert_cmpint (mark.value, ==, cases[i].value);
      g_assert_cmpuint (mark.decimals, ==, cases[i].decimals);
    }
  g_assert_false (gantry_mark_parse_number (NULL, GANTRY_MARK_POINTS, &mark));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    if (gantry_mark_parse_number (bad[i], GANTRY_MARK_POINTS, &mark))
      g_error ("taken: \"%s\"", bad[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/mark/time", test_time);
  g_test_add_func ("/model/mark/bad-time", test_bad_time);
  g_test_add_func ("/model/mark/number", test_number);
  return g_test_run ();
}
