/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ctl/print.h"
#include "model/json.h"

#define AT 1784401331250 /* 19:02:11.250 */

static GantryObject *
new_object (const char *body)
{
  return gantry_object_new ("line/1", "result", (GantryRev){ 4, 20 }, AT, body);
}

static void
assert_change (const char *now, const char *before, gboolean gone, const char *wanted)
{
  g_autoptr (GantryObject) object = new_object (now);
  g_autoptr (GantryObject) old = before != NULL ? new_object (before) : NULL;
  g_autofree char *line = gantry_print_change ("unit/X", object, old, gone, AT, GANTRY_PRINT_TEXT);

  g_assert_cmpstr (line, ==, wanted);
}

static void
test_change (void)
{
  assert_change ("{\"rank\":\"1\",\"sort\":2}", NULL, FALSE,
                 "19:02:11.250  unit/X  line/1  rank=1 sort=2");
  assert_change ("{\"rank\":\"1\",\"sort\":1}", "{\"rank\":\"1\",\"sort\":2,\"irm\":\"DNF\"}",
                 FALSE, "19:02:11.250  unit/X  line/1  sort=1 -irm");
  assert_change ("{\"rank\":\"1\"}", "{\"rank\":\"1\"}", FALSE, "19:02:11.250  unit/X  line/1 ");
  assert_change ("{\"rank\":\"1\"}", NULL, TRUE, "19:02:11.250  unit/X  line/1  gone");
  /* What would move a terminal's cursor does not reach it. */
  assert_change ("{\"a\":\"x\\u001b[2Jy\\nz\"}", NULL, FALSE,
                 "19:02:11.250  unit/X  line/1  a=x [2Jy z");
}

static void
test_change_json (void)
{
  g_autoptr (GantryObject) object = new_object ("{\"rank\":\"1\"}");
  g_autofree char *line =
      gantry_print_change ("unit/X", object, NULL, FALSE, AT, GANTRY_PRINT_JSON);
  g_autofree char *gone = gantry_print_change ("unit/X", object, NULL, TRUE, AT, GANTRY_PRINT_JSON);

  g_assert_cmpstr (
      line, ==,
      "{\"at\":1784401331250,\"topic\":\"unit/X\",\"id\":\"line/1\",\"body\":{\"rank\":\"1\"}}");
  g_assert_cmpstr (gone, ==,
                   "{\"at\":1784401331250,\"topic\":\"unit/X\",\"id\":\"line/1\",\"gone\":true}");
}

static void
test_topic (void)
{
  g_autoptr (GantryDocuments) documents = gantry_documents_new ();
  g_autoptr (GantryChange) change =
      gantry_change_new ("unit/X", "result", GANTRY_CHANGE_FULL, (GantryRev){ 4, 20 }, AT);
  g_auto (GantryOutcome) outcome = { 0 };
  g_autofree char *text = NULL;
  g_autofree char *json = NULL;

  gantry_change_take (change, "line/1", g_strdup ("{\"rank\":\"1\",\"ext\":[{\"code\":\"PTS\"}]}"));
  gantry_documents_apply (documents, change, &outcome);
  text = gantry_print_topic (documents, "unit/X", GANTRY_PRINT_TEXT);
  json = gantry_print_topic (documents, "unit/X", GANTRY_PRINT_JSON);
  g_assert_cmpstr (text, ==,
                   "unit/X: 1 objects\n\nline/1  at 19:02:11.250  rev 4.20\n"
                   "  rank           1\n"
                   "  ext            [{\"code\":\"PTS\"}]\n");
  g_assert_cmpstr (
      json, ==,
      "{\"topic\":\"unit/X\",\"objects\":[{\"id\":\"line/1\",\"scope\":\"result\",\"rev\":\"4.20\","
      "\"at\":1784401331250,\"body\":{\"rank\":\"1\",\"ext\":[{\"code\":\"PTS\"}]}}]}");
}

static void
test_format (void)
{
  GantryPrintFormat format = GANTRY_PRINT_JSON;

  g_assert_true (gantry_print_parse_format (NULL, &format));
  g_assert_cmpint (format, ==, GANTRY_PRINT_TEXT);
  g_assert_true (gantry_print_parse_format ("json", &format));
  g_assert_cmpint (format, ==, GANTRY_PRINT_JSON);
  g_assert_true (gantry_print_parse_format ("text", &format));
  g_assert_cmpint (format, ==, GANTRY_PRINT_TEXT);
  g_assert_false (gantry_print_parse_format ("xml", &format));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ctl/print/change", test_change);
  g_test_add_func ("/ctl/print/change-json", test_change_json);
  g_test_add_func ("/ctl/print/topic", test_topic);
  g_test_add_func ("/ctl/print/format", test_format);

  return g_test_run ();
}
