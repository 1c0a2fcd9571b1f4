/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/rev.h"

static void
test_compare (void)
{
  const GantryRev ordered[] = { { 0, 0 }, { 0, 1 }, { 0, G_MAXINT64 }, { 1, 0 }, { 1, 5 }, { 2, 4 }, { 10, 0 }, { G_MAXINT64, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (ordered); i++)
    for (guint j = 0; j < G_N_ELEMENTS (ordered); j++)
      {
        GantryRev max = gantry_rev_max (ordered[i], ordered[j]);

        g_assert_cmpint (gantry_rev_compare (ordered[i], ordered[j]), ==, i < j ? -1 : i > j ? 1 : 0);
        g_assert_cmpint (gantry_rev_compare (max, ordered[MAX (i, j)]), ==, 0);
      }
}

static void
test_text (void)
{
  const GantryRev revs[] = { { 0, 0 }, { 7, 1469900000123 }, { G_MAXINT64, G_MAXINT64 } };

  for (guint i = 0; i < G_N_ELEMENTS (revs); i++)
    {
      g_autofree char *text = gantry_rev_to_string (revs[i]);
      GantryRev back = GANTRY_REV_NONE;

      g_assert_true (gantry_rev_parse (text, &back));
      g_assert_cmpint (gantry_rev_compare (back, revs[i]), ==, 0);
    }
}

static void
test_bad_text (void)
{
  const char *const bad[] = {
    "", ".", "1", "1.", ".1", "1.2.3", "-1.2", "1.-2", " 1.2", "1.2 ", "1,2", "a.b", "0x1.2",
    "9223372036854775808.0", "0.9223372036854775808", "00000000000000000000000000000000000000000000.1",
  };
  GantryRev rev = { 3, 4 };

  g_assert_false (gantry_rev_parse (NULL, &rev));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    if (gantry_rev_parse (bad[i], &rev))
      g_error ("taken: \"%s\"", bad[i]);
  g_assert_cmpint (rev.major, ==, 3);
  g_assert_cmpint (rev.minor, ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/rev/compare", test_compare);
  g_test_add_func ("/model/rev/text", test_text);
  g_test_add_func ("/model/rev/bad-text", test_bad_text);
  return g_test_run ();
}
