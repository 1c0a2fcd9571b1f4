/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "helper.h"
#include "model/json.h"
#include "relay/relay.h"

/* Recorded feeds that lie beside the checkout; without them these tests are skipped. */

#define MAX_LINE (32 * 1024 * 1024)

/* One line of a recording. */
typedef struct
{
  GBytes *body;
  gboolean packed;
} Line;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_bytes_unref (line->body);
  g_free (line);
}

/* (transfer full) (nullable): there is no such recording */
static char *
find_file (const char *feed, const char *name)
{
  const char *shared = g_getenv ("GANTRY_SHARED");
  char *path = shared != NULL ? g_build_filename (shared, "feeds", feed, name, NULL) : NULL;

  if (path != NULL && !g_file_test (path, G_FILE_TEST_EXISTS))
    g_clear_pointer (&path, g_free);
  if (path == NULL)
    g_test_skip ("the recorded feeds are not here");
  return path;
}

static Line *
parse_line (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GantryJson) object = gantry_json_parse_object (text, -1, MAX_LINE, 4, &error);
  Line *line = g_new0 (Line, 1);
  const char *body;

  g_assert_no_error (error);
  body = gantry_json_get_text (object, "body");
  line->packed = strcmp (gantry_json_get_text (object, "encoding"), "gzip") == 0;
  if (strcmp (gantry_json_get_text (object, "kind"), "raw") == 0)
    {
      gsize size;
      guchar *bytes = g_base64_decode (body, &size);

      line->body = g_bytes_new_take (bytes, size);
    }
  else
    line->body = g_bytes_new (body, strlen (body));
  return line;
}

/* (transfer full) (element-type Line) */
static GPtrArray *
read_feed (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GInputStream) packed = G_INPUT_STREAM (g_file_read (file, NULL, NULL));
  g_autoptr (GConverter) unpacker = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GInputStream) plain = g_converter_input_stream_new (packed, unpacker);
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (plain);
  GPtrArray *feed = g_ptr_array_new_with_free_func (line_free);
  char *text;

  while ((text = g_data_input_stream_read_line (lines, NULL, NULL, NULL)) != NULL)
    {
      g_ptr_array_add (feed, parse_line (text));
      g_free (text);
    }
  return feed;
}

static TestAnswer
post_line (const char *url, const Line *line)
{
  if (line->packed)
    return test_post_bytes (url, line->body, "Content-Encoding", "gzip", NULL);
  return test_post_bytes (url, line->body, NULL);
}

/* Every hostile message ends as it must; a refused one changes nothing. */
static void
test_hostile (void)
{
  g_autofree char *path = find_file ("hostile", "messages.jsonl.gz");
  g_autofree char *expected_path = find_file ("hostile", "expected.json");
  g_autofree char *store = test_folder ();
  g_autofree char *expected_text = NULL;
  g_autoptr (GantryJson) expected = NULL;
  g_autoptr (GPtrArray) feed = NULL;
  const GantryJson *outcomes;
  TestRelay relay;

  if (path == NULL || expected_path == NULL)
    return;
  g_file_get_contents (expected_path, &expected_text, NULL, NULL);
  expected = gantry_json_parse_object (expected_text, -1, MAX_LINE, 16, NULL);
  outcomes = gantry_json_get_array (expected, "outcomes");
  feed = read_feed (path);
  g_assert_cmpuint (gantry_json_get_length (outcomes), ==, feed->len);
  test_relay_start (&relay, store);
  for (guint i = 0; i < feed->len; i++)
    {
      const GantryJson *outcome = gantry_json_get_element (outcomes, i);
      gboolean taken = strcmp (gantry_json_get_text (outcome, "outcome"), "taken") == 0;
      g_autofree char *before = test_show_all (gantry_relay_get_documents (relay.relay));
      g_auto (TestAnswer) answer = post_line (relay.url, g_ptr_array_index (feed, i));
      g_autofree char *after = test_show_all (gantry_relay_get_documents (relay.relay));

      g_test_message ("%s: %u %s", gantry_json_get_text (outcome, "what"), answer.status, answer.text);
      g_assert_true (taken ? answer.status == 200 : answer.status >= 400 && answer.status < 500);
      g_assert_true (taken || strcmp (before, after) == 0);
      g_assert_true (strchr (answer.text, '\n') == answer.text + strlen (answer.text) - 1);
    }
  test_relay_stop (&relay);
  test_remove (store);
}

/* The whole feed, the relay started anew in the middle with everything sent again, and once more at the end: always the
 * same documents. */
static void
test_restarts (gconstpointer data)
{
  g_autofree char *path = find_file (data, "messages.jsonl.gz");
  g_autofree char *store = test_folder ();
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autoptr (GPtrArray) feed = NULL;
  TestRelay relay;

  if (path == NULL)
    return;
  feed = read_feed (path);
  test_relay_start (&relay, store);
  for (guint i = 0; i < feed->len; i++)
    {
      g_auto (TestAnswer) answer = post_line (relay.url, g_ptr_array_index (feed, i));

      g_assert_cmpuint (answer.status, ==, 200);
      if (i != feed->len / 2)
        continue;
      first = test_show_all (gantry_relay_get_documents (relay.relay));
      test_relay_stop (&relay);
      test_relay_start (&relay, store);
      second = test_show_all (gantry_relay_get_documents (relay.relay));
      g_assert_cmpstr (first, ==, second);
      for (guint j = 0; j < i; j++)
        {
          g_auto (TestAnswer) again = post_line (relay.url, g_ptr_array_index (feed, j));

          g_assert_cmpuint (again.status, ==, 200);
        }
      g_free (second);
      second = test_show_all (gantry_relay_get_documents (relay.relay));
      g_assert_cmpstr (first, ==, second);
    }
  g_test_message ("%u messages, %" G_GINT64_FORMAT " kept", feed->len, test_metric (relay.url, "gantry_journal_messages"));
  g_clear_pointer (&first, g_free);
  first = test_show_all (gantry_relay_get_documents (relay.relay));
  test_relay_stop (&relay);
  test_relay_start (&relay, store);
  third = test_show_all (gantry_relay_get_documents (relay.relay));
  g_assert_cmpstr (first, ==, third);
  test_relay_stop (&relay);
  test_remove (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/relay/feeds/hostile", test_hostile);
  g_test_add_data_func ("/relay/feeds/restarts/judo", "judo", test_restarts);
  g_test_add_data_func ("/relay/feeds/restarts/football", "football", test_restarts);
  if (g_test_slow ())
    {
      g_test_add_data_func ("/relay/feeds/restarts/orienteering", "orienteering", test_restarts);
      g_test_add_data_func ("/relay/feeds/restarts/athletics", "athletics", test_restarts);
      g_test_add_data_func ("/relay/feeds/restarts/swimming", "swimming", test_restarts);
      g_test_add_data_func ("/relay/feeds/restarts/winter", "winter", test_restarts);
    }
  return g_test_run ();
}
