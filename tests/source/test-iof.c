/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "source-helper.h"
#include "source/iof/iof.h"
#include "source/iof/reading.h"

#include "model/documents.h"
#include "model/rsc.h"

#include <string.h>

static const GantryEnvelope envelope = { .format = GANTRY_FORMAT_IOF, .origin = (char *) "iof:wood" };

/* "unit/<RSC>" of the class's first race. */
static char *
find_unit (const GantryMessage *message, const char *name)
{
  for (guint i = 0; i < message->changes->len; i++)
    {
      const GantryChange *change = g_ptr_array_index (message->changes, i);
      const char *head = test_body (message, change->topic, "head");

      if (head != NULL && strstr (head, name) != NULL && g_str_has_suffix (change->topic, "000100--"))
        return g_strdup (change->topic);
    }
  g_assert_not_reached ();
}

static void
test_result (void)
{
  g_autoptr (GantryMessage) message = test_read_file (&envelope, "iof/result3.xml");
  g_autofree char *unit = find_unit (message, "Women Elite");

  g_assert_cmpstr (message->type, ==, "IOF_RESULT");
  g_assert_cmpstr (message->source, ==, "iof:wood");
  g_assert_cmpint (message->at, ==, G_GINT64_CONSTANT (1777730400000)); /* 14:00 as written, whatever the offset */
  g_assert_cmpuint (g_hash_table_size (message->oddities), ==, 0);
  g_assert_true (gantry_rsc_is_valid (unit + strlen ("unit/")));
  test_has (message, unit, "head", "\"status\":\"LIVE\"");
  test_has (message, unit, "head", "{\"type\":\"UI\",\"code\":\"INTERMEDIATE\",\"pos\":\"1\",\"value\":\"101\"}");
  test_has (message, unit, "head", "\"source\":\"iof:wood\"");
  test_has (message, unit, "head", "\"start\":\"2026-05-02T11:02:00+02:00\"");
  test_has (message, unit, "entry/501", "\"family\":\"Amsel\"");
  test_has (message, unit, "entry/501", "\"noc\":\"SUI\"");
  test_has (message, unit, "entry/501", "\"club\":\"OK Nowhere\"");
  test_has (message, unit, "entry/501", "\"start_order\":\"11:04:00\"");
  test_has (message, unit, "line/501", "\"rank\":\"1\",\"result\":\"29:25\",\"result_type\":\"TIME\",\"ext\"");
  test_has (message, unit, "line/501", "{\"type\":\"PROGRESS\",\"code\":\"INTERMEDIATE\",\"pos\":\"2\",\"value\":\"3:42.5\"}");
  test_has (message, unit, "line/501", "{\"type\":\"ER\",\"code\":\"ADDITIONAL\",\"pos\":\"140\",\"value\":\"1:40\"}");
  test_has (message, unit, "line/503", "\"unchecked\":true,\"diff\":\"+0:35\"");
}

/* Who missed a control is in the list, marked, and the control that was missed is known. */
static void
test_missing (void)
{
  g_autoptr (GantryMessage) message = test_read_file (&envelope, "iof/result3.xml");
  g_autofree char *unit = find_unit (message, "Women Elite");
  gboolean found = FALSE;

  for (guint i = 0; i < message->changes->len; i++)
    {
      const GantryChange *change = g_ptr_array_index (message->changes, i);

      for (guint j = 0; strcmp (change->topic, unit) == 0 && j < gantry_change_get_size (change); j++)
        {
          const GantryChangeItem *item = gantry_change_get_item (change, j);

          if (!g_str_has_prefix (item->id, "line/N"))
            continue;
          found = TRUE;
          g_assert_nonnull (strstr (item->body, "\"irm\":\"MP\",\"ext\""));
          g_assert_nonnull (strstr (item->body, "\"pos\":\"2\",\"irm\":\"MP\""));
          g_assert_null (strstr (item->body, "\"rank\""));
        }
    }
  g_assert_true (found);
}

static void
test_races (void)
{
  g_autoptr (GantryMessage) message = test_read_file (&envelope, "iof/result3.xml");
  g_autofree char *first = find_unit (message, "Women Elite");
  g_autofree char *second = g_strdup (first);

  strstr (second, "000100--")[3] = '2';
  test_has (message, second, "line/503", "\"result\":\"33:20\"");
  g_assert_null (test_body (message, second, "line/501"));
  test_has (message, first, "line/503", "\"result\":\"30:00\"");
}

static void
test_start (void)
{
  g_autoptr (GantryMessage) message = test_read_file (&envelope, "iof/start3.xml");
  const char *unit = test_topic (message, "unit/");
  g_autofree char *scheduled = g_strconcat ("unit/", unit + strlen ("unit/"), NULL);

  test_has (message, unit, "head", "\"status\":\"START_LIST\"");
  test_has (message, unit, "entry/501", "\"bib\":\"12\"");
  test_has (message, unit, "entry/501", "\"gender\":\"W\"");
  test_has (message, unit, "entry/504", "\"start_sort\":2");
  test_has_not (message, unit, "line/501", "rank");
  test_has (message, "schedule/ORI", scheduled, "\"names\":{\"ENG\":\"Women Elite\"}");
}

/* A start list that is printed again while results come does not take them away. */
static void
test_order (void)
{
  g_autoptr (GantryMessage) results = test_read_file (&envelope, "iof/result3.xml");
  g_autoptr (GantryMessage) start = test_read_file (&envelope, "iof/start3.xml");
  g_autoptr (GantryDocuments) documents = gantry_documents_new ();
  const GantryMessage *messages[] = { results, start };
  g_autofree char *unit = find_unit (results, "Women Elite");

  g_assert_cmpint (start->at, >, results->at);
  g_assert_cmpstr (unit, ==, test_topic (start, "unit/"));
  for (guint m = 0; m < 2; m++)
    for (guint i = 0; i < messages[m]->changes->len; i++)
      {
        g_auto (GantryOutcome) outcome = { 0 };

        gantry_documents_apply (documents, g_ptr_array_index (messages[m]->changes, i), &outcome);
      }
  g_assert_nonnull (strstr (gantry_object_get_body (gantry_documents_lookup (documents, unit, "line/501")), "29:25"));
}

static void
test_relay (void)
{
  g_autoptr (GantryMessage) message = test_read_file (&envelope, "iof/relay3.xml");
  const char *unit = test_topic (message, "unit/");
  const GantryChange *change = NULL;
  const char *entry = NULL, *line = NULL;

  for (guint i = 0; i < message->changes->len; i++)
    if (strcmp (((GantryChange *) g_ptr_array_index (message->changes, i))->topic, unit) == 0)
      change = g_ptr_array_index (message->changes, i);
  for (guint i = 0; i < gantry_change_get_size (change); i++)
    {
      const GantryChangeItem *item = gantry_change_get_item (change, i);

      if (g_str_has_prefix (item->id, "entry/"))
        entry = item->body;
      else if (g_str_has_prefix (item->id, "line/"))
        line = item->body;
    }
  g_assert_nonnull (strstr (entry, "\"type\":\"T\",\"bib\":\"1\""));
  g_assert_nonnull (strstr (entry, "\"name\":\"Nowhere 1\""));
  g_assert_nonnull (strstr (entry, "{\"code\":\"503\",\"order\":2,\"family\":\"Cedar\",\"given\":\"Eva\"}"));
  g_assert_nonnull (strstr (line, "\"rank\":\"1\",\"result\":\"48:58\""));
  g_assert_nonnull (strstr (line, "\"pos\":\"1.F\",\"value\":\"23:58\",\"rank\":\"2\""));
  g_assert_nonnull (strstr (line, "\"pos\":\"1.1\",\"value\":\"3:40\""));
  test_has (message, unit, "head", "\"status\":\"UNOFFICIAL\"");
}

/* The old version has a document type declaration, which names a file that nobody fetches, and no time. */
static void
test_old (void)
{
  static const GantryEnvelope timed = { .format = GANTRY_FORMAT_IOF, .origin = (char *) "iof", .at = 1777730400000 };
  g_autoptr (GantryMessage) message = test_read_file (&timed, "iof/result2.xml");
  g_autoptr (GBytes) bytes = test_load_file ("iof/result2.xml");
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  const char *unit = test_topic (message, "unit/");

  g_assert_cmpint (message->rev.minor, ==, timed.at);
  g_assert_cmpuint (g_hash_table_size (message->oddities), ==, 0);
  test_has (message, unit, "head", "\"event\":\"D21\"");
  g_assert_nonnull (strstr (unit, "ORIOD21---"));
  test_refused (&envelope, text, GANTRY_SOURCE_ERROR_HEADER, "Last-Modified");
}

static void
test_people (void)
{
  g_autoptr (GantryMessage) message = test_read_file (&envelope, "iof/entry3.xml");

  test_has (message, "people/ORI", "athlete/501", "\"family\":\"Amsel\",\"given\":\"Ida\",\"gender\":\"W\",\"birth\":\"2001-02-03\"");
  test_has (message, "people/ORI", "athlete/501", "\"events\":[{\"event\":\"ORIO7-----------------------------\"}]");
}

/* The good list with one text in another's place; (transfer full). */
static char *
change (const char *good, const char *bad)
{
  g_autoptr (GBytes) bytes = test_load_file ("iof/result3.xml");
  GString *text = g_string_new_len (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpuint (g_string_replace (text, good, bad, 1), ==, 1);
  return g_string_free (text, FALSE);
}

/* A time that is none says neither that there is no result nor that a control was missed. */
static void
test_bad_times (void)
{
  static const char *const times[][3] = {
    { "<Time>1765</Time>", "<Time>NaN</Time>", "Result of \"501\": Time \"NaN\" is no time" },
    { "<Time>1765</Time>", "<Time>-5</Time>", "is no time" },
    { "<Time>1765</Time>", "<Time>99999999999999999999</Time>", "is no time" },
    { "<Time>74</Time>", "<Time>INF</Time>", "SplitTime of \"501\": Time \"INF\" is no time" },
    { "<TimeBehind>35</TimeBehind>", "<TimeBehind>x</TimeBehind>", "TimeBehind \"x\" is no time" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *text = change (times[i][0], times[i][1]);

      test_refused (&envelope, text, GANTRY_SOURCE_ERROR_HEADER, times[i][2]);
    }
}

static void
test_bad_rank (void)
{
  g_autofree char *text = change ("<Position>1</Position>", "<Position>-1</Position>");
  g_autoptr (GError) error = NULL;
  g_autoptr (GantryMessage) message = gantry_message_read (&envelope, text, strlen (text), &error);
  g_autofree char *unit = NULL;

  g_assert_no_error (error);
  unit = find_unit (message, "Women Elite");
  test_has (message, unit, "line/501", "\"result\":\"29:25\"");
  test_has_not (message, unit, "line/501", "rank");
  g_assert_true (g_hash_table_contains (message->oddities, "Result/Position"));
}

static void
test_refusals (void)
{
  test_refused (&envelope, "<ResultList iofVersion=\"4.0\"/>", GANTRY_SOURCE_ERROR_HEADER, "iofVersion \"4.0\"");
  test_refused (&envelope, "<ResultList iofVersion=\"3.0\" createTime=\"yesterday\"/>", GANTRY_SOURCE_ERROR_HEADER, "createTime");
  test_refused (&envelope, "<OdfBody/>", GANTRY_SOURCE_ERROR_HEADER, "root element \"OdfBody\"");
  test_refused (&envelope, "<ResultList iofVersion=\"3.0\">", GANTRY_SOURCE_ERROR_NOT_XML, "line 1");
  test_refused (&envelope, "", GANTRY_SOURCE_ERROR_NOT_XML, "empty");
  test_refused (&envelope, "<!DOCTYPE r [<!ENTITY a 'b'>]><ResultList>&a;</ResultList>", GANTRY_SOURCE_ERROR_FORBIDDEN, "line 1");
  test_refused (&envelope, "<!DOCTYPE r SYSTEM 'x'><!DOCTYPE r SYSTEM 'x'><ResultList/>", GANTRY_SOURCE_ERROR_FORBIDDEN, "column 24");
  test_refused (&envelope, "<!DOCTYPE r SYSTEM 'x'><ResultList>&a;</ResultList>", GANTRY_SOURCE_ERROR_FORBIDDEN, "line 1");
}

static void
test_vocabulary (void)
{
  g_assert_true (gantry_xml_vocabulary_is_sorted (&gantry_iof_vocabulary));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/iof/result", test_result);
  g_test_add_func ("/iof/missing", test_missing);
  g_test_add_func ("/iof/races", test_races);
  g_test_add_func ("/iof/start", test_start);
  g_test_add_func ("/iof/order", test_order);
  g_test_add_func ("/iof/relay", test_relay);
  g_test_add_func ("/iof/old", test_old);
  g_test_add_func ("/iof/people", test_people);
  g_test_add_func ("/iof/bad-times", test_bad_times);
  g_test_add_func ("/iof/bad-rank", test_bad_rank);
  g_test_add_func ("/iof/refusals", test_refusals);
  g_test_add_func ("/iof/vocabulary", test_vocabulary);
  return g_test_run ();
}
