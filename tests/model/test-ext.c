/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/ext.h"
#include "model/json.h"

static GantryJson *
read_json (const char *text)
{
  g_autoptr (GError) error = NULL;
  GantryJson *object = gantry_json_parse_object (text, -1, 10000, 8, &error);

  g_assert_no_error (error);
  return object;
}

static void
test_find (void)
{
  g_autoptr (GantryJson) line = read_json (
    "{\"ext\":[{\"type\":\"ER\",\"code\":\"INTERMEDIATE\",\"pos\":\"1\",\"value\":\"8.01\","
    "\"sub\":[{\"code\":\"WIND_SPEED\",\"value\":\"+0.4\"}]},"
    "{\"type\":\"ER\",\"code\":\"INTERMEDIATE\",\"pos\":\"2\",\"value\":\"8.12\"},"
    "{\"type\":\"PROGRESS\",\"code\":\"LAP\",\"pos\":\"2\",\"value\":\"x\"}, 7, null]}");
  const GantryJson *ext = gantry_json_get_array (line, "ext");

  g_assert_cmpstr (gantry_ext_get_value (ext, NULL, "INTERMEDIATE", NULL), ==, "8.01");
  g_assert_cmpstr (gantry_ext_get_value (ext, "ER", "INTERMEDIATE", "2"), ==, "8.12");
  g_assert_cmpstr (gantry_ext_get_value (ext, "ER", "LAP", NULL), ==, "");
  g_assert_cmpstr (gantry_ext_get_value (ext, "PROGRESS", "LAP", "2"), ==, "x");
  g_assert_cmpstr (gantry_ext_get_sub (gantry_ext_find (ext, NULL, "INTERMEDIATE", "1"), "WIND_SPEED"), ==, "+0.4");
  g_assert_cmpstr (gantry_ext_get_sub (gantry_ext_find (ext, NULL, "INTERMEDIATE", "2"), "WIND_SPEED"), ==, "");
}

static void
test_nothing_there (void)
{
  g_assert_null (gantry_ext_find (NULL, NULL, "INTERMEDIATE", NULL));
  g_assert_cmpstr (gantry_ext_get_value (NULL, NULL, "PB", NULL), ==, "");
  g_assert_cmpstr (gantry_ext_get_sub (NULL, "WIND_SPEED"), ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/ext/find", test_find);
  g_test_add_func ("/model/ext/nothing-there", test_nothing_there);
  return g_test_run ();
}
