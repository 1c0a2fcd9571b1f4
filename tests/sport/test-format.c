/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sport/format.h"

#define MINUS "\342\210\222"

#define assert_text(expression, expected) \
  G_STMT_START \
    { \
      g_autofree char *text_ = (expression); \
      g_assert_cmpstr (text_, ==, (expected)); \
    } \
  G_STMT_END

static GantryMark
time_mark (const char *text)
{
  GantryMark mark;

  g_assert_true (gantry_mark_parse_time (text, &mark));
  return mark;
}

static GantryMark
distance_mark (const char *text)
{
  GantryMark mark;

  g_assert_true (gantry_mark_parse_number (text, GANTRY_MARK_DISTANCE, &mark));
  return mark;
}

static void
test_decimal_point (void)
{
  g_assert_cmpstr (gantry_format_decimal_point ("en"), ==, ".");
  g_assert_cmpstr (gantry_format_decimal_point ("fr"), ==, ",");
  g_assert_cmpstr (gantry_format_decimal_point ("nl"), ==, ",");
  g_assert_cmpstr (gantry_format_decimal_point ("fr_CH.UTF-8"), ==, ",");
  g_assert_cmpstr (gantry_format_decimal_point ("ja"), ==, ".");
  g_assert_cmpstr (gantry_format_decimal_point ("french"), ==, ".");
  g_assert_cmpstr (gantry_format_decimal_point (NULL), ==, ".");
}

static void
test_mark (void)
{
  assert_text (gantry_format_mark (time_mark ("57.61"), "."), "57.61");
  assert_text (gantry_format_mark (time_mark ("57.61"), ","), "57,61");
  assert_text (gantry_format_mark (time_mark ("1:57.30"), "."), "1:57.30");
  assert_text (gantry_format_mark (time_mark ("2:03:45"), "."), "2:03:45");
  assert_text (gantry_format_mark (time_mark ("0.04"), "."), "0.04");
  assert_text (gantry_format_mark (time_mark ("61"), "."), "1:01");
  assert_text (gantry_format_mark (time_mark ("59:59.999"), "."), "59:59.999");
  assert_text (gantry_format_mark (time_mark ("-1.20"), "."), MINUS "1.20");
  assert_text (gantry_format_mark (distance_mark ("8.95"), ","), "8,95");
  assert_text (gantry_format_mark (distance_mark ("6810"), "."), "6810");
  assert_text (gantry_format_mark (distance_mark ("0.05"), "."), "0.05");
  assert_text (gantry_format_mark ((GantryMark) GANTRY_MARK_INIT_NONE, "."), "");
}

/* Every text that a source writes in the usual form comes back as it was. */
static void
test_mark_round_trip (void)
{
  for (int i = 0; i < 2000; i++)
    {
      guint decimals = (guint) g_test_rand_int_range (0, 4);
      gint64 step = decimals == 0 ? 1000000 : decimals == 1 ? 100000 : decimals == 2 ? 10000 : 1000;
      GantryMark mark = { GANTRY_MARK_TIME, g_test_rand_int_range (0, 2000000) * step, (guint8) decimals };
      GantryMark again;
      g_autofree char *text = gantry_format_mark (mark, ".");

      g_assert_true (gantry_mark_parse_time (text, &again));
      g_assert_cmpint (again.value, ==, mark.value);
      g_assert_cmpint (again.decimals, ==, mark.decimals);
    }
}

static void
test_gap (void)
{
  GantryMark gap = { GANTRY_MARK_TIME, 410000, 2 };

  assert_text (gantry_format_gap (gap, "."), "+0.41");
  gap.value = -420000;
  assert_text (gantry_format_gap (gap, ","), MINUS "0,42");
  gap.value = 0;
  assert_text (gantry_format_gap (gap, "."), "=");
  gap.value = -4000; /* less than it can show */
  assert_text (gantry_format_gap (gap, "."), "=");
  gap.value = 5000;
  assert_text (gantry_format_gap (gap, "."), "+0.01");
  gap.value = 83 * GANTRY_SECOND;
  gap.decimals = 0;
  assert_text (gantry_format_gap (gap, "."), "+1:23");
  gap = (GantryMark) { GANTRY_MARK_DISTANCE, -120000, 2 };
  assert_text (gantry_format_gap (gap, "."), MINUS "0.12");
  assert_text (gantry_format_gap ((GantryMark) GANTRY_MARK_INIT_NONE, "."), "");
}

/* 59.996 at two decimals is a minute, not "59.100" or "0:60". */
static void
test_rounding_carries (void)
{
  GantryMark mark = { GANTRY_MARK_TIME, 59996000, 2 };

  assert_text (gantry_format_mark (mark, "."), "1:00.00");
  mark.value = 3599999999;
  assert_text (gantry_format_mark (mark, "."), "1:00:00.00");
  mark = (GantryMark) { GANTRY_MARK_POINTS, G_MININT64, 0 };
  assert_text (gantry_format_mark (mark, "."), MINUS "9223372036855");
}

static void
test_clock (void)
{
  assert_text (gantry_format_clock (151400000, 1, "."), "2:31.4");
  assert_text (gantry_format_clock (151499999, 1, "."), "2:31.4");
  assert_text (gantry_format_clock (5099 * GANTRY_SECOND, 0, "."), "1:24:59");
  assert_text (gantry_format_clock (59999999, 0, "."), "59");
  assert_text (gantry_format_clock (0, 1, ","), "0,0");
  assert_text (gantry_format_clock (-3 * GANTRY_SECOND, 0, "."), MINUS "3");
}

static void
test_official (void)
{
  assert_text (gantry_format_official ("9.58", ","), "9,58");
  assert_text (gantry_format_official ("1:57.30", ","), "1:57,30");
  assert_text (gantry_format_official ("+0.6", ","), "+0,6");
  assert_text (gantry_format_official ("-0.3", ","), "-0,3");
  assert_text (gantry_format_official ("8.95", "."), "8.95");
  assert_text (gantry_format_official ("6810", ","), "6810");
  /* not numbers: as they are */
  assert_text (gantry_format_official ("xxo", ","), "xxo");
  assert_text (gantry_format_official ("DNF", ","), "DNF");
  assert_text (gantry_format_official ("Art. 5.3", ","), "Art. 5.3");
  assert_text (gantry_format_official ("1.2.3", ","), "1.2.3");
  assert_text (gantry_format_official (".5", ","), ".5");
  assert_text (gantry_format_official ("5.", ","), "5.");
  assert_text (gantry_format_official ("1.5:00", ","), "1.5:00");
  assert_text (gantry_format_official ("", ","), "");
  assert_text (gantry_format_official (NULL, ","), "");
}

static void
test_age (void)
{
  assert_text (gantry_format_age (0, "."), "0.0 s");
  assert_text (gantry_format_age (100, "."), "0.1 s");
  assert_text (gantry_format_age (100, ","), "0,1 s");
  assert_text (gantry_format_age (9949, "."), "9.9 s");
  assert_text (gantry_format_age (9960, "."), "9 s");
  assert_text (gantry_format_age (37000, "."), "37 s");
  assert_text (gantry_format_age (119999, "."), "119 s");
  assert_text (gantry_format_age (4 * 60000, "."), "4 min");
  assert_text (gantry_format_age (2 * 3600000, "."), "2 h");
  assert_text (gantry_format_age (-5, "."), "0.0 s");
}

static void
test_name (void)
{
  assert_text (gantry_format_name ("Ortega", "Kay"), "ORTEGA Kay");
  assert_text (gantry_format_name ("Łuczyńska", "Ewa"), "ŁUCZYŃSKA Ewa");
  assert_text (gantry_format_name ("", "Pelorin"), "Pelorin");
  assert_text (gantry_format_name ("Pelorin", ""), "PELORIN");
  assert_text (gantry_format_name (NULL, NULL), "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sport/format/decimal-point", test_decimal_point);
  g_test_add_func ("/sport/format/mark", test_mark);
  g_test_add_func ("/sport/format/mark-round-trip", test_mark_round_trip);
  g_test_add_func ("/sport/format/gap", test_gap);
  g_test_add_func ("/sport/format/rounding-carries", test_rounding_carries);
  g_test_add_func ("/sport/format/clock", test_clock);
  g_test_add_func ("/sport/format/official", test_official);
  g_test_add_func ("/sport/format/age", test_age);
  g_test_add_func ("/sport/format/name", test_name);
  return g_test_run ();
}
