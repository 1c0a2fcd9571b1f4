/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "source/code.h"
#include "source/timing.h"

#include "model/rsc.h"

#include <string.h>

static void
assert_time (const char *text, gint64 expected)
{
  gint64 ms = -1;

  g_assert_true (gantry_timing_parse (text, &ms));
  g_assert_cmpint (ms, ==, expected);
}

static void
test_parse (void)
{
  static const char *const bad[] = { "", ":", "1:", "1:2:3:4", "1:60", "-1", "12 ", "1.", "1.x", "NT", "999999999999", "--:--" };
  gint64 ms;

  assert_time ("1765", 1765000);
  assert_time ("968.0", 968000);
  assert_time ("15:59", 959000);
  assert_time ("00:01:03.61", 63610);
  assert_time ("1:00:00", 3600000);
  assert_time ("0.0019", 1);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (gantry_timing_parse (bad[i], &ms));
}

static void
assert_written (gint64 ms, guint decimals, const char *expected)
{
  g_autofree char *text = gantry_timing_write (ms, decimals);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_write (void)
{
  assert_written (55940, 2, "55.94");
  assert_written (55940, 0, "0:55");
  assert_written (63610, 2, "1:03.61");
  assert_written (3723500, 1, "1:02:03.5");
  assert_written (1765000, 0, "29:25");
  assert_written (5, 3, "0.005");
}

static void
test_wall (void)
{
  static const char *const bad[] = { "", "2026", "2026-13-01", "2026-02-30", "2026-05-02T25:00:00", "2026-05-02 11:00", "yesterday", NULL };
  gint64 ms;

  g_assert_true (gantry_timing_parse_wall ("2026-05-02T14:00:00+02:00", &ms));
  g_assert_cmpint (ms, ==, G_GINT64_CONSTANT (1777730400000));
  g_assert_true (gantry_timing_parse_wall ("2026-05-02T14:00:00.25Z", &ms));
  g_assert_cmpint (ms, ==, G_GINT64_CONSTANT (1777730400250));
  g_assert_true (gantry_timing_parse_wall ("2026-05-02", &ms));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (gantry_timing_parse_wall (bad[i], &ms));
}

static void
assert_fits (const char *name, gsize width, const char *expected)
{
  g_autofree char *code = gantry_code_fit (name, width);

  g_assert_cmpuint (strlen (code), <=, width);
  if (expected != NULL)
    g_assert_cmpstr (code, ==, expected);
}

/* Whatever a class is called it has a code, and no two have the same. */
static void
test_fit (void)
{
  static const char *const names[] = { "Men Elite", "MEN ELITE", "Men-Elite", "MENELITE", "Men Elite ", "", "-", "日本", "日本語",
                                       "A very long name of a class 1", "A very long name of a class 2" };
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  assert_fits ("D21", 18, "D21");
  assert_fits ("K1-ST-6", 18, "K1-ST-6");
  assert_fits ("", 8, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_true (g_hash_table_add (codes, gantry_code_fit (names[i], 18)));
}

static void
test_unit (void)
{
  g_autofree char *unit = gantry_code_unit ("ORI", 'O', "Männer 21", "FNL", "000100");
  g_autofree char *event = gantry_code_event ("ORI", 'O', "Männer 21");
  g_autofree char *of_unit = gantry_rsc_to_event (unit);

  g_assert_true (gantry_rsc_is_valid (unit));
  g_assert_cmpint (gantry_rsc_get_level (unit), ==, GANTRY_RSC_LEVEL_UNIT);
  g_assert_cmpstr (event, ==, of_unit);
}

static void
test_once (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *first = gantry_code_once (seen, "a");
  g_autofree char *second = gantry_code_once (seen, "a");
  g_autofree char *third = gantry_code_once (seen, "a");

  g_assert_cmpstr (first, ==, "a");
  g_assert_cmpstr (second, ==, "a#2");
  g_assert_cmpstr (third, ==, "a#3");
}

static void
test_person (void)
{
  g_autofree char *one = gantry_code_person ("ab", "c", NULL);
  g_autofree char *other = gantry_code_person ("a", "bc", NULL);

  g_assert_cmpstr (one, !=, other);
  g_assert_true (gantry_code_is_usable (one));
  g_assert_false (gantry_code_is_usable (""));
  g_assert_false (gantry_code_is_usable (NULL));
  g_assert_false (gantry_code_is_usable ("a\nb"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timing/parse", test_parse);
  g_test_add_func ("/timing/write", test_write);
  g_test_add_func ("/timing/wall", test_wall);
  g_test_add_func ("/code/fit", test_fit);
  g_test_add_func ("/code/unit", test_unit);
  g_test_add_func ("/code/once", test_once);
  g_test_add_func ("/code/person", test_person);
  return g_test_run ();
}
