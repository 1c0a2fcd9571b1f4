/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "seat/language.h"

#include "model/json.h"

static void
assert_picks (const char *names, const char *language, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GantryJson) object = gantry_json_parse_object (names, -1, 1000, 4, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (gantry_language_pick (object, language), ==, expected);
}

static void
test_pick (void)
{
  const char *names = "{\"ENG\":\"Final\",\"FRA\":\"Finale\",\"NED\":\"De finale\"}";

  assert_picks (names, "en", "Final");
  assert_picks (names, "fr", "Finale");
  assert_picks (names, "fr_CH", "Finale");
  assert_picks (names, "nl", "De finale");
  assert_picks (names, "ja", "Final");
  assert_picks ("{\"DUT\":\"De finale\"}", "nl", "De finale");
  assert_picks ("{\"KOR\":\"결승\",\"POR\":\"Final\"}", "nl", "결승"); /* any is better than none */
  assert_picks ("{\"FRA\":\"\",\"ENG\":\"Final\"}", "fr", "Final");
  assert_picks ("{\"FRA\":7}", "fr", "");
  assert_picks ("{}", "fr", "");
  g_assert_cmpstr (gantry_language_pick (NULL, "fr"), ==, "");
}

static void
test_has (void)
{
  g_autoptr (GantryJson) names = gantry_json_parse_object ("{\"ENG\":\"Final\"}", -1, 1000, 4, NULL);

  g_assert_true (gantry_language_has (names, "en"));
  g_assert_false (gantry_language_has (names, "fr"));
  g_assert_false (gantry_language_has (NULL, "en"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/seat/language/pick", test_pick);
  g_test_add_func ("/seat/language/has", test_has);
  return g_test_run ();
}
