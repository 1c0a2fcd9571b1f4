/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "helper.h"
#include "relay/inflate.h"
#include "relay/lasting.h"
#include "relay/message.h"
#include "relay/metrics.h"
#include "relay/quarantine.h"
#include "relay/recorder.h"
#include "relay/shelf.h"
#include "relay/topic.h"

/* The small parts of the relay, each for itself. */

static GBytes *
make_bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static void
test_inflate (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *long_text = g_strnfill (1000 * 1000, 'x');
  g_autoptr (GBytes) plain = g_bytes_new (long_text, 1000 * 1000);
  g_autoptr (GConverter) deflater = gantry_deflater_new ();
  g_autoptr (GBytes) packed = gantry_deflate (deflater, plain, &error);
  g_autoptr (GBytes) back = gantry_inflate (packed, G_ZLIB_COMPRESSOR_FORMAT_GZIP, 1000 * 1000, &error);
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) packed_nothing = gantry_deflate (deflater, empty, NULL);
  g_autoptr (GBytes) nothing = gantry_inflate (packed_nothing, G_ZLIB_COMPRESSOR_FORMAT_GZIP, 0, &error);
  g_autoptr (GBytes) again = gantry_deflate (deflater, plain, &error);
  g_autofree char *tail = NULL;
  g_autoptr (GBytes) with_tail = NULL;

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (plain, back));
  g_assert_true (g_bytes_equal (packed, again)); /* nothing of the one before is left */
  g_assert_cmpuint (g_bytes_get_size (packed), <, 10000);
  g_assert_cmpuint (g_bytes_get_size (nothing), ==, 0);

  g_assert_null (gantry_inflate (packed, G_ZLIB_COMPRESSOR_FORMAT_GZIP, 1000 * 1000 - 1, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
  g_clear_error (&error);
  g_assert_null (gantry_inflate (empty, G_ZLIB_COMPRESSOR_FORMAT_GZIP, 10, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&error);
  tail = g_malloc (g_bytes_get_size (packed) + 5);
  memcpy (tail, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
  memcpy (tail + g_bytes_get_size (packed), "extra", 5);
  with_tail = g_bytes_new (tail, g_bytes_get_size (packed) + 5);
  g_assert_null (gantry_inflate (with_tail, G_ZLIB_COMPRESSOR_FORMAT_GZIP, 2000 * 1000, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

/* What is kept stays as it was whatever goes before it, and outlives the shelf. */
static void
test_shelf (void)
{
  GantryShelf *shelf = gantry_shelf_new ();
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < 5000; i++)
    {
      gsize size = i % 700 == 0 ? 200000 : i % 900 == 0 ? 0 : g_test_rand_int_range (1, 2000);
      g_autofree char *text = g_strnfill (size, (char) ('a' + i % 26));
      GBytes *bytes = g_bytes_new (text, size);

      g_ptr_array_add (wanted, bytes);
      g_ptr_array_add (kept, gantry_shelf_put (shelf, bytes));
      if (kept->len > 1000) /* mostly the oldest, as a relay does; some stay for longer */
        {
          guint at = i % 100 == 0 ? 500 : 0;

          g_ptr_array_remove_index (kept, at);
          g_ptr_array_remove_index (wanted, at);
        }
    }
  gantry_shelf_free (shelf);
  for (guint i = 0; i < kept->len; i++)
    g_assert_true (g_bytes_equal (g_ptr_array_index (kept, i), g_ptr_array_index (wanted, i)));
}

static void
test_quarantine_bounds (void)
{
  g_autofree char *parent = test_folder ();
  g_autofree char *folder = g_build_filename (parent, "quarantine", NULL);
  g_autoptr (GBytes) body = make_bytes ("0123456789");
  g_autofree char *long_text = g_strnfill (200, 'x');
  g_autoptr (GBytes) large = make_bytes (long_text);
  GantryQuarantine *quarantine = gantry_quarantine_new (folder, 3, 100);

  g_assert_cmpint (gantry_quarantine_get_files (quarantine), ==, 0);
  for (guint i = 0; i < 10; i++)
    gantry_quarantine_keep (quarantine, body, "xml", 1000 + i, "because");
  g_assert_cmpint (gantry_quarantine_get_files (quarantine), ==, 3);
  g_assert_cmpint (gantry_quarantine_get_bytes (quarantine), ==, 30);
  g_assert_cmpuint (test_count_files (folder, ".xml"), ==, 3);
  g_assert_cmpuint (test_count_files (folder, ".why"), ==, 3);
  gantry_quarantine_keep (quarantine, large, "xml", 2000, "too large to be kept at all");
  g_assert_cmpint (gantry_quarantine_get_files (quarantine), ==, 3);
  gantry_quarantine_free (quarantine);

  quarantine = gantry_quarantine_new (folder, 100, 35); /* finds what is there, holds the new bounds */
  g_assert_cmpint (gantry_quarantine_get_files (quarantine), ==, 3);
  gantry_quarantine_keep (quarantine, body, "xml.gz", 3000, "newest");
  g_assert_cmpint (gantry_quarantine_get_bytes (quarantine), <=, 35);
  g_assert_cmpuint (test_count_files (folder, ".xml.gz"), ==, 1);
  g_assert_cmpuint (test_count_files (folder, "009-000009.xml"), ==, 1); /* the oldest went */
  gantry_quarantine_free (quarantine);
  test_remove (parent);
}

static void
test_quarantine_why (void)
{
  g_autofree char *folder = test_folder ();
  g_autoptr (GBytes) body = make_bytes ("<odd>");
  g_autoptr (GDir) dir = NULL;
  GantryQuarantine *quarantine = gantry_quarantine_new (folder, 3, 100);
  const char *name;
  guint seen = 0;

  gantry_quarantine_keep (quarantine, body, "xml", 0, "line 1: odd");
  gantry_quarantine_free (quarantine);
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_cmpstr (text, ==, g_str_has_suffix (name, ".why") ? "line 1: odd\n" : "<odd>");
      seen++;
    }
  g_assert_cmpuint (seen, ==, 2);
  test_remove (folder);
}

static void
test_metrics (void)
{
  g_autoptr (GantryMetrics) metrics = gantry_metrics_new ();
  g_autofree char *text = NULL;

  gantry_metrics_set (metrics, GANTRY_METRIC_SEATS, 7);
  gantry_metrics_add (metrics, GANTRY_METRIC_MESSAGES, "DT_RESULT", "taken", 2);
  gantry_metrics_add (metrics, GANTRY_METRIC_MESSAGES, "DT_RESULT", "taken", 1);
  gantry_metrics_add (metrics, GANTRY_METRIC_ODDITIES, "Odd\"@\\name\n", NULL, 4);
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *name = g_strdup_printf ("name%u", i);

      gantry_metrics_add (metrics, GANTRY_METRIC_ODDITIES, name, NULL, 1);
    }
  gantry_metrics_observe_store (metrics, 400);
  gantry_metrics_observe_store (metrics, 2000000);
  text = gantry_metrics_to_text (metrics, NULL);
  g_assert_nonnull (strstr (text, "\n# TYPE gantry_seats gauge\ngantry_seats 7\n"));
  g_assert_nonnull (strstr (text, "gantry_messages_total{type=\"DT_RESULT\",outcome=\"taken\"} 3\n"));
  g_assert_nonnull (strstr (text, "gantry_oddities_total{name=\"Odd\\\"@\\\\name\"} 4\n"));
  g_assert_nonnull (strstr (text, "gantry_oddities_total{name=\"other\"} 745\n"));
  g_assert_cmpint (gantry_metrics_get (metrics, GANTRY_METRIC_ODDITIES, "name3", NULL), ==, 1);
  g_assert_nonnull (strstr (text, "gantry_store_seconds_bucket{le=\"0.0005\"} 1\n"));
  g_assert_nonnull (strstr (text, "gantry_store_seconds_bucket{le=\"+Inf\"} 2\n"));
  g_assert_nonnull (strstr (text, "gantry_store_seconds_sum 2.000400\n"));
}

#define UNIT "unit/ATHM100M--------------FNL-000100--"

/* Applies a change of pairs of id and body, ' for ", NULL-terminated: whether every seat must see it by itself. */
static gboolean
lasts (GantryDocuments *documents, const char *topic, const char *scope, GantryChangeMode mode, gint64 major, ...) G_GNUC_NULL_TERMINATED;

static gboolean
lasts (GantryDocuments *documents, const char *topic, const char *scope, GantryChangeMode mode, gint64 major, ...)
{
  g_autoptr (GantryChange) change = gantry_change_new (topic, scope, mode, (GantryRev) { major, 0 }, major);
  g_auto (GantryOutcome) outcome = { 0 };
  const char *id;
  va_list args;

  va_start (args, major);
  while ((id = va_arg (args, const char *)) != NULL)
    gantry_change_take (change, id, g_strdelimit (g_strdup (va_arg (args, const char *)), "'", '"'));
  va_end (args);
  gantry_documents_apply (documents, change, &outcome);
  g_assert_cmpint (outcome.verdict, ==, GANTRY_VERDICT_TAKEN);
  return gantry_lasting_judge (documents, change, &outcome);
}

#define FULL    GANTRY_CHANGE_FULL
#define PARTIAL GANTRY_CHANGE_PARTIAL

static void
test_lasting_unit (void)
{
  g_autoptr (GantryDocuments) d = gantry_documents_new ();

  g_assert_true (lasts (d, UNIT, "result", FULL, 1, "head", "{'status':'START_LIST'}", "entry/1", "{'code':'1'}", NULL));
  g_assert_true (lasts (d, UNIT, "result", FULL, 2, "head", "{'status':'START_LIST'}", "entry/2", "{'code':'2'}", NULL));
  g_assert_true (lasts (d, UNIT, "result", FULL, 3, "head", "{'status':'LIVE'}", "entry/2", "{'code':'2'}", NULL));
  g_assert_false (lasts (d, UNIT, "result", FULL, 4, "head", "{'status':'LIVE'}", "entry/2", "{'code':'2'}",
                         "line/2", "{'code':'2','result':'10.1'}", NULL));
  g_assert_false (lasts (d, UNIT, "result", FULL, 5, "head", "{'status':'LIVE'}", "entry/2", "{'code':'2'}",
                         "line/2", "{'code':'2','result':'10.2'}", NULL));
  g_assert_true (lasts (d, UNIT, "result", FULL, 6, "head", "{'status':'LIVE'}", "entry/2", "{'code':'2'}",
                        "line/2", "{'code':'2','irm':'DNF'}", NULL));
  g_assert_true (lasts (d, UNIT, "result", FULL, 7, "head", "{'status':'LIVE'}", "entry/2", "{'code':'2'}",
                        "line/2", "{'code':'2','result':'10.2'}", NULL)); /* taken back */
  g_assert_true (lasts (d, UNIT, "result", FULL, 8, "head", "{'status':'LIVE'}", "entry/2", "{'code':'2'}",
                        "line/2", "{'code':'2','result':'9.9','records':[{'type':'WR','order':1}]}", NULL));
  g_assert_false (lasts (d, UNIT, "now", FULL, 9, "now", "{'status':'RUNNING','rows':[{'code':'2'}]}", NULL));
  g_assert_false (lasts (d, UNIT, "actions", FULL, 10, "action/1", "{'id':'1'}", NULL));
  g_assert_false (lasts (d, UNIT, "actions", FULL, 11, "action/2", "{'id':'2'}", NULL));
  g_assert_true (lasts (d, UNIT, "notes", PARTIAL, 12, "note/a", "{'text':'x'}", NULL));
  g_assert_true (lasts (d, UNIT, "result", FULL, 13, "head", "{'status':'OFFICIAL'}", "entry/2", "{'code':'2'}",
                        "line/2", "{'code':'2','result':'9.9'}", NULL));
  g_assert_true (lasts (d, UNIT, "result", FULL, 14, "head", "{'status':'OFFICIAL'}", "entry/2", "{'code':'2'}",
                        "line/2", "{'code':'2','result':'9.8'}", NULL)); /* corrected */
  g_assert_true (lasts (d, UNIT, "result", FULL, 15, NULL)); /* withdrawn */
}

static void
test_lasting_others (void)
{
  g_autoptr (GantryDocuments) d = gantry_documents_new ();

  g_assert_true (lasts (d, "schedule/ATH", "schedule", FULL, 1, "unit/a", "{'code':'a','status':'SCHEDULED'}", NULL));
  g_assert_true (lasts (d, "schedule/ATH", "schedule", PARTIAL, 2, "unit/a", "{'code':'a','status':'RUNNING'}", NULL));
  g_assert_false (lasts (d, "schedule/ATH", "schedule", PARTIAL, 3, "unit/a", "{'code':'a','status':'RUNNING','start':'x'}", NULL));
  g_assert_true (lasts (d, "event/x", "records/x", FULL, 1, "record/x/WR", "{'type':'WR'}", NULL));
  g_assert_true (lasts (d, "event/x", "pool/x", FULL, 1, "pool/x", "{'rows':[{'code':'1','irm':'DNS'},{'code':'2'}]}", NULL));
  g_assert_true (lasts (d, "event/x", "pool/x", FULL, 2, "pool/x", "{'rows':[{'code':'1'},{'code':'2','irm':'DNS'}]}", NULL));
  g_assert_false (lasts (d, "event/x", "pool/x", FULL, 3, "pool/x", "{'rows':[{'code':'2','irm':'DNS'},{'code':'1'}]}", NULL));
  g_assert_true (lasts (d, "bulletins", "b", FULL, 1, "b", "{'title':'x'}", NULL));
  g_assert_false (lasts (d, "medals", "standings", FULL, 1, "standings", "{'lines':[]}", NULL));
  g_assert_false (lasts (d, "medals", "standings", FULL, 2, "standings", "{'lines':[{'noc':'XXA'}]}", NULL));
  g_assert_false (lasts (d, "weather/x", "conditions", FULL, 1, "conditions", "{'at':'\\'irm\\''}", NULL));
}

static void
test_topic_runs (void)
{
  GantryTopic *topic = gantry_topic_new ("medals");

  for (guint i = 1; i <= 10; i++)
    {
      g_autoptr (GBytes) bytes = make_bytes ("0123456789");

      topic->seq++;
      gantry_topic_add_put (topic, bytes, i, i == 4 || i == 5);
    }
  g_assert_cmpint (gantry_topic_find_run (topic, 1, 1000), ==, 3);
  g_assert_cmpint (gantry_topic_find_run (topic, 4, 1000), ==, 4);
  g_assert_cmpint (gantry_topic_find_run (topic, 6, 1000), ==, 10);
  g_assert_cmpint (gantry_topic_find_run (topic, 6, 30), ==, 8);
  g_assert_cmpint (gantry_topic_find_run (topic, 6, 5), ==, 6);
  g_assert_cmpint (gantry_topic_find_run (topic, 11, 1000), ==, 11);
  gantry_topic_free (topic);
}

static void
test_topic_puts (void)
{
  GantryTopic *topic = gantry_topic_new ("medals");

  g_assert_null (gantry_topic_get_put (topic, 1));
  for (guint i = 1; i <= 500; i++)
    {
      g_autofree char *text = g_strdup_printf ("%03u", i);
      g_autoptr (GBytes) bytes = make_bytes (text);

      topic->seq++;
      gantry_topic_add_put (topic, bytes, i, FALSE);
      if (i > 100) /* a hundred are kept */
        g_assert_cmpuint (gantry_topic_drop_put (topic), ==, 3);
    }
  g_assert_cmpint (topic->first, ==, 401);
  g_assert_null (gantry_topic_get_put (topic, 400));
  g_assert_null (gantry_topic_get_put (topic, 501));
  for (guint i = 401; i <= 500; i++)
    {
      g_autofree char *text = g_strdup_printf ("%03u", i);

      g_assert_cmpmem (g_bytes_get_data (gantry_topic_get_put (topic, i)->wire, NULL), 3, text, 3);
    }
  while (gantry_topic_drop_put (topic) > 0)
    ;
  g_assert_cmpint (topic->first, ==, 501);
  g_assert_null (gantry_topic_get_put (topic, 500));
  gantry_topic_free (topic);
}

static void
test_recorder_bytes (void)
{
  static const char expected[] = "{\"t\": 61.005, \"kind\": \"odf\", \"body\": \"<é \\\"q\\\"/>\\n\"}\n"
                                 "{\"t\": 61.006, \"kind\": \"raw\", \"body\": \"POkvPg==\"}\n";
  g_autofree char *folder = test_folder ();
  g_autofree char *path = g_build_filename (folder, "plain", NULL);
  g_autofree char *packed_text = NULL;
  g_autoptr (GError) error = NULL;
  GantryRecorder *recorder = gantry_recorder_new (path, &error);
  g_autoptr (GBytes) text = make_bytes ("<é \"q\"/>\n");
  g_autoptr (GBytes) other = g_bytes_new ("<\xe9/>", 4);
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (GBytes) plain = NULL;
  gsize size;

  g_assert_no_error (error);
  g_assert_true (gantry_recorder_add (recorder, 61005, text));
  g_assert_true (gantry_recorder_add (recorder, 61006, other));
  gantry_recorder_free (recorder);
  g_assert_true (g_file_get_contents (path, &packed_text, &size, NULL));
  packed = g_bytes_new (packed_text, size);
  plain = gantry_inflate (packed, G_ZLIB_COMPRESSOR_FORMAT_GZIP, 1000, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (plain, NULL), g_bytes_get_size (plain), expected, strlen (expected));
  test_remove (folder);
}

static void
test_cover (void)
{
  g_autofree char *plain_text = test_result (1, 0, "LIVE", "1001", "1002");
  g_autofree char *noted_text = test_noted (2, 0, "Word");
  g_autoptr (GantryMessage) plain = test_parse (plain_text);
  g_autoptr (GantryMessage) noted = test_parse (noted_text);
  g_autoptr (GPtrArray) less = gantry_message_get_cover (plain);
  g_autoptr (GPtrArray) more = gantry_message_get_cover (noted);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  g_assert_cmpuint (less->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (less, 0), ==, TEST_TOPIC "\x1f" "result");
  g_assert_cmpuint (more->len, ==, 2);
  g_assert_true (gantry_cover_is_within (less, more));
  g_assert_false (gantry_cover_is_within (more, less));
  g_assert_true (gantry_cover_is_within (none, less));
  g_assert_false (gantry_cover_is_within (less, none));
  g_assert_cmpint (noted->rev.major, ==, 4);
  g_assert_true (gantry_message_check (noted, NULL));
}

/* What would not fit into a frame is refused at the door. */
static void
test_check (void)
{
  g_autofree char *text = test_result (1, 0, "LIVE", "1001", "1002");
  g_autoptr (GantryMessage) message = test_parse (text);
  g_autoptr (GError) error = NULL;
  GantryChange *change = gantry_change_new ("unit/x", "result", GANTRY_CHANGE_FULL, (GantryRev) { 1, 1 }, 1);

  g_ptr_array_add (message->changes, change);
  gantry_change_take (change, "line/1", g_strnfill (13 * 1024 * 1024, ' '));
  g_assert_false (gantry_message_check (message, &error));
  g_assert_error (error, GANTRY_SOURCE_ERROR, GANTRY_SOURCE_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_ptr_array_remove (message->changes, change);
  change = gantry_change_new ("unit/\nx", "result", GANTRY_CHANGE_FULL, (GantryRev) { 1, 1 }, 1);
  g_ptr_array_add (message->changes, change);
  g_assert_false (gantry_message_check (message, &error));
  g_assert_error (error, GANTRY_SOURCE_ERROR, GANTRY_SOURCE_ERROR_HEADER);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/relay/inflate", test_inflate);
  g_test_add_func ("/relay/quarantine/bounds", test_quarantine_bounds);
  g_test_add_func ("/relay/quarantine/why", test_quarantine_why);
  g_test_add_func ("/relay/metrics", test_metrics);
  g_test_add_func ("/relay/lasting/unit", test_lasting_unit);
  g_test_add_func ("/relay/lasting/others", test_lasting_others);
  g_test_add_func ("/relay/shelf", test_shelf);
  g_test_add_func ("/relay/topic/runs", test_topic_runs);
  g_test_add_func ("/relay/topic/puts", test_topic_puts);
  g_test_add_func ("/relay/recorder/bytes", test_recorder_bytes);
  g_test_add_func ("/relay/message/cover", test_cover);
  g_test_add_func ("/relay/message/check", test_check);
  return g_test_run ();
}
