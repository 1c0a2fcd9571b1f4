/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "model/json.h"

#define MAX_SIZE  1000
#define MAX_DEPTH 8

static void
test_read (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GantryJson) object = NULL;
  const GantryJson *array;

  object = gantry_json_parse_object ("{\"t\":\"put\",\"n\":12,\"s\":\"-7\",\"b\":true,\"a\":[{\"x\":\"y\"},3],\"o\":{\"k\":\"v\"},"
                                     "\"z\":null,\"f\":1.5,\"u\":\"\\u00e9\\ud83c\\udde8\"}",
                                     -1, MAX_SIZE, MAX_DEPTH, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (gantry_json_get_text (object, "t"), ==, "put");
  g_assert_cmpstr (gantry_json_get_text (object, "u"), ==, "é\360\237\207\250");
  g_assert_cmpint (gantry_json_get_int (object, "n"), ==, 12);
  g_assert_cmpint (gantry_json_get_int (object, "s"), ==, -7);
  g_assert_true (gantry_json_get_bool (object, "b"));
  array = gantry_json_get_array (object, "a");
  g_assert_cmpuint (gantry_json_get_length (array), ==, 2);
  g_assert_cmpstr (gantry_json_get_text (gantry_json_get_element (array, 0), "x"), ==, "y");
  g_assert_cmpstr (gantry_json_get_text (gantry_json_get_object (object, "o"), "k"), ==, "v");
}

/* Readers never fail: what is absent or of another type is the default. */
static void
test_defaults (void)
{
  g_autoptr (GantryJson) object = gantry_json_parse_object ("{\"n\":12,\"a\":[3],\"o\":{},\"z\":null,\"s\":\"word\",\"f\":1.5}",
                                                            -1, MAX_SIZE, MAX_DEPTH, NULL);
  const char *const names[] = { "absent", "z" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_cmpstr (gantry_json_get_text (object, names[i]), ==, "");
      g_assert_cmpint (gantry_json_get_int (object, names[i]), ==, 0);
      g_assert_false (gantry_json_get_bool (object, names[i]));
      g_assert_null (gantry_json_get_array (object, names[i]));
      g_assert_null (gantry_json_get_object (object, names[i]));
    }
  g_assert_cmpstr (gantry_json_get_text (object, "n"), ==, "");
  g_assert_cmpstr (gantry_json_get_text (object, "a"), ==, "");
  g_assert_cmpint (gantry_json_get_int (object, "s"), ==, 0);
  g_assert_cmpint (gantry_json_get_int (object, "f"), ==, 0);
  g_assert_cmpint (gantry_json_get_int (object, "a"), ==, 0);
  g_assert_false (gantry_json_get_bool (object, "s"));
  g_assert_null (gantry_json_get_array (object, "o"));
  g_assert_null (gantry_json_get_object (object, "a"));
  g_assert_null (gantry_json_get_element (gantry_json_get_array (object, "a"), 0));
  g_assert_null (gantry_json_get_element (gantry_json_get_array (object, "a"), 9));
  g_assert_cmpuint (gantry_json_get_length (NULL), ==, 0);
  g_assert_null (gantry_json_get_element (NULL, 0));
  g_assert_cmpstr (gantry_json_get_text (NULL, "x"), ==, "");
}

static void
assert_refused (const char *text, gssize length, GantryJsonError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gantry_json_parse_object (text, length, MAX_SIZE, MAX_DEPTH, &error));
  g_assert_error (error, GANTRY_JSON_ERROR, (int) code);
}

static void
test_refused (void)
{
  g_autofree char *brackets = g_strnfill (80000, '[');
  g_autofree char *more = g_strnfill (MAX_SIZE - 5, '[');
  g_autofree char *deep = g_strconcat ("{\"a\":", more, NULL);
  g_autofree char *spaces = g_strnfill (MAX_SIZE + 1, ' ');

  assert_refused (brackets, -1, GANTRY_JSON_ERROR_TOO_LARGE);
  assert_refused (spaces, -1, GANTRY_JSON_ERROR_TOO_LARGE);
  assert_refused (brackets, MAX_SIZE, GANTRY_JSON_ERROR_NOT_AN_OBJECT);
  assert_refused (deep, -1, GANTRY_JSON_ERROR_TOO_DEEP);
  assert_refused ("{\"a\":[[[[[[[[1]]]]]]]]}", -1, GANTRY_JSON_ERROR_TOO_DEEP);
  assert_refused ("{\"a\":\"\xff\"}", -1, GANTRY_JSON_ERROR_NOT_UTF8);
  assert_refused ("{\"a\":\"\xed\xa0\x80\"}", -1, GANTRY_JSON_ERROR_NOT_UTF8);
  assert_refused ("{\"a\":\"\0\"}", 9, GANTRY_JSON_ERROR_NOT_UTF8);
  assert_refused ("", -1, GANTRY_JSON_ERROR_NOT_AN_OBJECT);
  assert_refused ("[1,2]", -1, GANTRY_JSON_ERROR_NOT_AN_OBJECT);
  assert_refused ("\"text\"", -1, GANTRY_JSON_ERROR_NOT_AN_OBJECT);
  assert_refused ("null", -1, GANTRY_JSON_ERROR_NOT_AN_OBJECT);
  assert_refused ("{\"a\":tru}", -1, GANTRY_JSON_ERROR_SYNTAX);
  assert_refused ("{\"a\":1", -1, GANTRY_JSON_ERROR_SYNTAX);
  assert_refused ("{\"a\":\"\\", -1, GANTRY_JSON_ERROR_SYNTAX);
  assert_refused ("{\"a\":\"\\ud800\"}", -1, GANTRY_JSON_ERROR_SYNTAX);
  assert_refused ("{\"a\":\"\\ud800\\u0041\"}", -1, GANTRY_JSON_ERROR_SYNTAX);
  assert_refused ("{\"a\":\"\\u0000\"}", -1, GANTRY_JSON_ERROR_SYNTAX);
  assert_refused ("{\"a\":1}{}", -1, GANTRY_JSON_ERROR_SYNTAX);
  assert_refused ("{\"a\":01}", -1, GANTRY_JSON_ERROR_SYNTAX);
  assert_refused ("{\"a\":1,}", -1, GANTRY_JSON_ERROR_SYNTAX);
  assert_refused ("{\"a\" 1}", -1, GANTRY_JSON_ERROR_SYNTAX);
}

/* Brackets in strings and behind escapes do not count; what is closed does not add up. */
static void
test_depth (void)
{
  const char *const flat[] = {
    "{\"a\":\"[[[[[[{{{\\\"[[[[[[[[[[[[[\\\\\",\"b\":1}",
    "{\"b\":[[[[[[[1]]]]]]]}",
    "{\"b\":[[],[],[],[],[],[],[],[],[],[],[],[],{},{},{},{},{},{},{},{},{}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (flat); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GantryJson) object = gantry_json_parse_object (flat[i], -1, MAX_SIZE, MAX_DEPTH, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (gantry_json_get_n_items (object), >, 0);
    }
}

/* What is neither text nor a bracket is there as it is written, and members keep their order. */
static void
test_items (void)
{
  static const struct
  {
    const char *name;
    GantryScanKind kind;
    const char *value;
    guint n;
  } wanted[] = {
    { "z", GANTRY_SCAN_TEXT, "a\"\\/\b\f\n\r\tb", 0 }, { "n", GANTRY_SCAN_NUMBER, "-1.50e+3", 0 }, { "w", GANTRY_SCAN_WORD, "null", 0 },
    { "a", GANTRY_SCAN_ARRAY, "", 3 },                      { "", GANTRY_SCAN_OBJECT, "", 0 },         { "t", GANTRY_SCAN_WORD, "true", 0 },
  };
  g_autoptr (GantryJson) object =
      gantry_json_parse_object (" { \"z\" :\"a\\\"\\\\\\/\\b\\f\\n\\r\\tb\",\"n\":-1.50e+3 , \"w\":null,\"a\":[ 1,[],{\"x\":2 } ],\"\":{},\"t\":true}\n",
                                -1, MAX_SIZE, MAX_DEPTH, NULL);
  const GantryJson *array = gantry_json_get_array (object, "a");

  g_assert_cmpuint (gantry_json_get_n_items (object), ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      const GantryJson *item = gantry_json_get_item (object, i);

      g_assert_cmpstr (gantry_json_get_name (item), ==, wanted[i].name);
      g_assert_cmpint (gantry_json_get_kind (item), ==, wanted[i].kind);
      g_assert_cmpstr (gantry_json_get_value (item), ==, wanted[i].value);
      g_assert_cmpuint (gantry_json_get_n_items (item), ==, wanted[i].n);
      g_assert_true (gantry_json_get_member (object, wanted[i].name) == item);
    }
  g_assert_cmpstr (gantry_json_get_value (gantry_json_get_item (array, 0)), ==, "1");
  g_assert_cmpint (gantry_json_get_kind (gantry_json_get_item (array, 1)), ==, GANTRY_SCAN_ARRAY);
  g_assert_cmpint (gantry_json_get_int (gantry_json_get_element (array, 2), "x"), ==, 2);
  g_assert_null (gantry_json_get_item (array, 3));
  g_assert_null (gantry_json_get_item (NULL, 0));
  g_assert_null (gantry_json_get_member (array, "x"));
  g_assert_cmpint (gantry_json_get_kind (NULL), ==, GANTRY_SCAN_NOTHING);
}

/* The text may go, and a part of a longer one may be read; of members of one name the last counts. */
static void
test_borrows_nothing (void)
{
  char text[] = "{\"a\":\"one\",\"a\":\"two\"}}}";
  g_autoptr (GantryJson) object = gantry_json_parse_object (text, strlen (text) - 2, MAX_SIZE, MAX_DEPTH, NULL);
  g_autoptr (GantryJson) held = gantry_json_ref (object);

  memset (text, 'x', sizeof text - 1);
  g_assert_cmpstr (gantry_json_get_text (held, "a"), ==, "two");
}

/* Comments and single quotes, which some readers take, are no JSON: behind them quotes and brackets must not hide. */
static void
test_hidden_depth (void)
{
  static const char *const STARTS[] = { "{\"a\":'\"',\"b\":", "{/*\"*/\"b\":", "{//\"\n\"b\":", "{#\"\n\"b\":" };
  g_autofree char *deep = g_strnfill (80000, '[');

  for (guint i = 0; i < G_N_ELEMENTS (STARTS); i++)
    {
      g_autofree char *text = g_strconcat (STARTS[i], deep, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (gantry_json_parse_object (text, -1, 1000000, 32, &error));
      g_assert_error (error, GANTRY_JSON_ERROR, GANTRY_JSON_ERROR_SYNTAX);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/json/read", test_read);
  g_test_add_func ("/model/json/defaults", test_defaults);
  g_test_add_func ("/model/json/refused", test_refused);
  g_test_add_func ("/model/json/depth", test_depth);
  g_test_add_func ("/model/json/hidden-depth", test_hidden_depth);
  g_test_add_func ("/model/json/items", test_items);
  g_test_add_func ("/model/json/borrows-nothing", test_borrows_nothing);
  return g_test_run ();
}
