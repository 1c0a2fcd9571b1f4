/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "model/scan.h"

#define MAX_DEPTH 8

/* Whether the text as a whole is one JSON value; the error must name a place when it is not. */
static gboolean
is_json (const char *text)
{
  GantryScan scan;
  gboolean good;

  gantry_scan_init (&scan, text, strlen (text), MAX_DEPTH);
  good = gantry_scan_skip (&scan) && gantry_scan_end (&scan);
  g_assert_true (good == (scan.error == NULL));
  g_assert_true (good || strstr (scan.error, "at byte") != NULL);
  gantry_scan_clear (&scan);
  return good;
}

static void
test_accepts (void)
{
  static const char *const good[] = {
    "{}", "[]", " [ ] ", "\"\"", "0", "-0", "-12.50e+3", "1E9", "true", "false", "null", "[1,2,[3,{\"a\":[]}]]",
    "{\"a\":{},\"b\":[{}],\"a\":1}", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83c\\udde7\"", "\"é 漢\"", "\t\r\n {\"x\" : 1 }",
    "[[[[[[[[1]]]]]]]]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (is_json (good[i]) || (g_test_message ("%s", good[i]), FALSE));
}

static void
test_refuses (void)
{
  static const char *const bad[] = {
    "", " ", "{", "}", "[", "]", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{1:1}",
    "{\"a\" 1}", "[}", "{]", "[1}", "\"", "\"\\\"", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\ud800\"", "\"\\ud800\\u0041\"",
    "\"\\udc00\"", "\"\\u0000\"", "\"a\nb\"", "'a'", "01", "-", "+1", ".5", "1.", "1e", "1e+", "0x10", "nul", "True", "NaN",
    "1 2", "{}{}", "/* */1", "// x\n1", "[[[[[[[[[1]]]]]]]]]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (is_json (bad[i]) && (g_test_message ("%s", bad[i]), TRUE));
}

static void
test_text (void)
{
  GantryScan scan;
  const char *json = "[\"a\\\"\\\\\\/\\b\\f\\n\\r\\tz\", \"\\u00e9\\ud83c\\udde7\", \"\"]";
  g_autofree char *text = NULL;

  gantry_scan_init (&scan, json, strlen (json), MAX_DEPTH);
  g_assert_true (gantry_scan_open_array (&scan));
  g_assert_true (gantry_scan_next_element (&scan));
  g_assert_true (gantry_scan_text (&scan, &text));
  g_assert_cmpstr (text, ==, "a\"\\/\b\f\n\r\tz");
  g_assert_true (gantry_scan_next_element (&scan));
  g_assert_true (gantry_scan_text (&scan, &text));
  g_assert_cmpstr (text, ==, "é🇧");
  g_assert_true (gantry_scan_next_element (&scan));
  g_assert_true (gantry_scan_text (&scan, &text));
  g_assert_cmpstr (text, ==, "");
  g_assert_false (gantry_scan_next_element (&scan));
  g_assert_null (scan.error);
  g_assert_true (gantry_scan_end (&scan));
  gantry_scan_clear (&scan);
}

static gboolean
read_int (const char *text, gint64 *value)
{
  GantryScan scan;
  gboolean good;

  gantry_scan_init (&scan, text, strlen (text), MAX_DEPTH);
  good = gantry_scan_int (&scan, value) && gantry_scan_end (&scan);
  gantry_scan_clear (&scan);
  return good;
}

static void
test_int (void)
{
  gint64 value = -1;

  g_assert_true (read_int ("0", &value));
  g_assert_cmpint (value, ==, 0);
  g_assert_true (read_int ("9223372036854775807", &value));
  g_assert_cmpint (value, ==, G_MAXINT64);
  g_assert_false (read_int ("9223372036854775808", &value));
  g_assert_false (read_int ("-1", &value));
  g_assert_false (read_int ("1.5", &value));
  g_assert_false (read_int ("1e3", &value));
  g_assert_false (read_int ("\"1\"", &value));
  g_assert_false (read_int ("111111111111111111111111111111111111", &value));
  g_assert_cmpint (value, ==, G_MAXINT64);
}

static void
test_members (void)
{
  GantryScan scan;
  const char *json = "{\"skip\":[{\"x\":\"]\"}],\"raw\": {\"k\" : [1, \"é\"]} ,\"on\":true}";
  g_autofree char *name = NULL;
  g_autofree char *raw = NULL;
  gboolean on = FALSE;

  gantry_scan_init (&scan, json, strlen (json), MAX_DEPTH);
  g_assert_true (gantry_scan_open_object (&scan));
  g_assert_true (gantry_scan_next_member (&scan, &name));
  g_assert_cmpstr (name, ==, "skip");
  g_assert_true (gantry_scan_skip (&scan));
  g_assert_true (gantry_scan_next_member (&scan, &name));
  g_assert_cmpint (gantry_scan_peek (&scan), ==, GANTRY_SCAN_OBJECT);
  g_assert_true (gantry_scan_raw (&scan, &raw));
  g_assert_cmpstr (raw, ==, "{\"k\" : [1, \"é\"]}");
  g_assert_true (gantry_scan_next_member (&scan, &name));
  g_assert_true (gantry_scan_bool (&scan, &on));
  g_assert_true (on);
  g_assert_false (gantry_scan_next_member (&scan, &name));
  g_assert_true (gantry_scan_end (&scan));
  gantry_scan_clear (&scan);
}

/* The first error stays, says which member, and nothing is read any more. */
static void
test_sticky (void)
{
  GantryScan scan;
  const char *json = "{\"n\":\"x\",\"m\":1}";
  g_autofree char *name = NULL;
  g_autofree char *first = NULL;
  gint64 value = 7;

  gantry_scan_init (&scan, json, strlen (json), MAX_DEPTH);
  g_assert_true (gantry_scan_open_object (&scan));
  g_assert_true (gantry_scan_next_member (&scan, &name));
  g_assert_false (gantry_scan_int (&scan, &value));
  first = g_strdup (scan.error);
  g_assert_nonnull (strstr (first, "“n”"));
  g_assert_false (gantry_scan_next_member (&scan, &name));
  g_assert_false (gantry_scan_skip (&scan));
  g_assert_false (gantry_scan_end (&scan));
  g_assert_cmpstr (scan.error, ==, first);
  g_assert_cmpint (value, ==, 7);
  gantry_scan_clear (&scan);
}

/* The members of objects and the elements of arrays, in the order in which their brackets open. */
static void
test_count (void)
{
  static const char text[] = "{\"a\":[1,[],{\"x\":[2,\"]\"]}],\"b\":3}";
  static const guint wanted[] = { 2, 3, 0, 1, 2 };
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (guint));
  GantryScan scan;

  gantry_scan_init (&scan, text, strlen (text), MAX_DEPTH);
  g_assert_true (gantry_scan_count (&scan, sizes) && gantry_scan_end (&scan));
  g_assert_cmpmem (sizes->data, sizes->len * sizeof (guint), wanted, sizeof wanted);
  gantry_scan_clear (&scan);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/scan/accepts", test_accepts);
  g_test_add_func ("/model/scan/refuses", test_refuses);
  g_test_add_func ("/model/scan/text", test_text);
  g_test_add_func ("/model/scan/int", test_int);
  g_test_add_func ("/model/scan/members", test_members);
  g_test_add_func ("/model/scan/count", test_count);
  g_test_add_func ("/model/scan/sticky", test_sticky);
  return g_test_run ();
}
