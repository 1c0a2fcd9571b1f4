/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/digest.h"

/* Worked out from docs/stream.md by another program: another client must come to the same. */
static void
test_contract (void)
{
  GantryDigest digest = { 0, 0 };
  char text[GANTRY_DIGEST_LENGTH + 1];

  gantry_digest_add (&digest, 's', "result", (GantryRev) { 4, 36000100 });
  gantry_digest_add (&digest, 'o', "line/1001", (GantryRev) { 4, 36000100 });
  gantry_digest_add (&digest, 'o', "head", (GantryRev) { 0, G_MAXINT64 });
  gantry_digest_to_string (digest, text);
  g_assert_cmpstr (text, ==, "b5f857999c90011b740f2f80b0b33435");
}

static void
test_what_counts (void)
{
  GantryDigest one = { 0, 0 }, other = { 0, 0 };

  gantry_digest_add (&one, 'o', "a", (GantryRev) { 1, 2 });
  gantry_digest_add (&one, 'o', "b", (GantryRev) { 3, 4 });
  gantry_digest_add (&other, 'o', "b", (GantryRev) { 3, 4 });
  g_assert_false (gantry_digest_equal (one, other));
  gantry_digest_add (&other, 'o', "a", (GantryRev) { 1, 2 });
  g_assert_true (gantry_digest_equal (one, other)); /* whatever the order */
  gantry_digest_add (&one, 's', "c", (GantryRev) { 1, 23 });
  gantry_digest_add (&other, 's', "c", (GantryRev) { 12, 3 });
  g_assert_false (gantry_digest_equal (one, other));
  one = other;
  gantry_digest_add (&one, 's', "d", (GantryRev) { 1, 0 });
  gantry_digest_add (&other, 'o', "d", (GantryRev) { 1, 0 });
  g_assert_false (gantry_digest_equal (one, other));
}

static void
test_text (void)
{
  const char *const bad[] = { "", "0", "0123456789abcdef0123456789abcde", "0123456789abcdef0123456789abcdef0",
                              "0123456789ABCDEF0123456789abcdef", "0123456789abcdef 123456789abcdef", "-123456789abcdef0123456789abcdef" };
  GantryDigest digest = { 7, 8 };
  char text[GANTRY_DIGEST_LENGTH + 1];

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (gantry_digest_parse (bad[i], &digest));
  g_assert_true (gantry_digest_equal (digest, (GantryDigest) { 7, 8 }));
  g_assert_true (gantry_digest_parse ("f000000000000001000000000000abcd", &digest));
  g_assert_true (gantry_digest_equal (digest, (GantryDigest) { 0xf000000000000001, 0xabcd }));
  gantry_digest_to_string (digest, text);
  g_assert_cmpstr (text, ==, "f000000000000001000000000000abcd");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/digest/contract", test_contract);
  g_test_add_func ("/model/digest/what-counts", test_what_counts);
  g_test_add_func ("/model/digest/text", test_text);
  return g_test_run ();
}
