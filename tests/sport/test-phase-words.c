/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sport/phase-words.h"

static void
test_words (void)
{
  const char *number = NULL;

  g_assert_cmpstr (gantry_phase_word ("SFNL", &number), ==, "Semi-finals");
  g_assert_cmpstr (number, ==, "");
  g_assert_cmpstr (gantry_phase_word ("GPB", &number), ==, "Group");
  g_assert_cmpstr (number, ==, "B");
  g_assert_cmpstr (gantry_phase_word ("RND2", &number), ==, "Round");
  g_assert_cmpstr (number, ==, "2");

  /* Nothing is guessed: the feed's own words are shown instead. */
  g_assert_null (gantry_phase_word ("RNDX1", &number));
  g_assert_null (gantry_phase_word ("100H", &number));
  g_assert_null (gantry_phase_word ("", &number));
  g_assert_cmpstr (number, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/phase-words/words", test_words);

  return g_test_run ();
}
