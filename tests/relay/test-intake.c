/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "helper.h"
#include "relay/inflate.h"
#include "relay/relay.h"

/* POST /odf and the other paths of HTTP, on a relay in this process. */

typedef struct
{
  char *store;
  TestRelay relay;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = test_folder ();
  test_relay_prepare (&fixture->relay, fixture->store);
  fixture->relay.options->key = g_strdup (data);
  test_relay_run (&fixture->relay);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  test_relay_stop (&fixture->relay);
  test_remove (fixture->store);
  g_free (fixture->store);
}

static void
assert_race (Fixture *fixture, const char *expected)
{
  g_autofree char *race = test_show_race (gantry_relay_get_documents (fixture->relay.relay));

  g_assert_cmpstr (race, ==, expected);
}

static void
assert_answer (TestAnswer answer, guint status, const char *words)
{
  g_auto (TestAnswer) owned = answer;

  if (owned.status != status || strstr (owned.text, words) == NULL)
    g_test_message ("%u %s", owned.status, owned.text);
  g_assert_cmpuint (owned.status, ==, status);
  g_assert_nonnull (strstr (owned.text, words));
  if (status != SOUP_STATUS_OK)
    g_assert_true (strchr (owned.text, '\n') == owned.text + strlen (owned.text) - 1); /* one line */
}

static GBytes *
pack (const char *text)
{
  g_autoptr (GConverter) deflater = gantry_deflater_new ();
  g_autoptr (GBytes) plain = g_bytes_new (text, strlen (text));

  return gantry_deflate (deflater, plain, NULL);
}

static void
test_takes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = test_result (1, 0, "START_LIST", "1001", "1002");
  g_autofree char *second = test_result (3, 1000, "LIVE", "1002", "1001");
  g_autofree char *late = test_result (2, 500, "LIVE", "1001", "1002");
  g_autofree char *unknown = test_unknown (1, 0);

  assert_answer (test_post (fixture->relay.url, first), 200, "taken");
  assert_race (fixture, "1 1001, 2 1002");
  assert_answer (test_post (fixture->relay.url, second), 200, "taken");
  assert_race (fixture, "2 1001, 1 1002");
  assert_answer (test_post (fixture->relay.url, second), 200, "known already");
  assert_answer (test_post (fixture->relay.url, late), 200, "changes nothing");
  assert_answer (test_post (fixture->relay.url, first), 200, "changes nothing");
  assert_race (fixture, "2 1001, 1 1002");
  assert_answer (test_post (fixture->relay.url, unknown), 200, "");
  g_assert_cmpint (test_metric (fixture->relay.url, "gantry_messages_total{type=\"DT_RESULT\",outcome=\"taken\"}"), ==, 2);
  g_assert_cmpint (test_metric (fixture->relay.url, "gantry_messages_total{type=\"DT_RESULT\",outcome=\"repeat\"}"), ==, 1);
  g_assert_cmpint (test_metric (fixture->relay.url, "gantry_messages_total{type=\"DT_RESULT\",outcome=\"stale\"}"), ==, 2);
  g_assert_cmpint (test_metric (fixture->relay.url, "gantry_messages_total{type=\"unknown\",outcome=\"taken\"}"), ==, 1);
  g_assert_cmpint (test_metric (fixture->relay.url, "gantry_store_seconds_count"), >=, 2);
}

static void
test_packed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = test_result (1, 0, "LIVE", "1001", "1002");
  g_autoptr (GBytes) packed = pack (text);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (packed, 0, g_bytes_get_size (packed) - 9);
  g_autoptr (GBytes) plain = g_bytes_new (text, strlen (text));
  const char *url = fixture->relay.url;

  assert_answer (test_post_bytes (url, cut, "Content-Encoding", "gzip", NULL), 400, "cannot be unpacked");
  assert_answer (test_post_bytes (url, plain, "Content-Encoding", "gzip", NULL), 400, "cannot be unpacked");
  assert_answer (test_post_bytes (url, plain, "Content-Encoding", "br", NULL), 415, "Content-Encoding");
  assert_race (fixture, "");
  assert_answer (test_post_bytes (url, packed, "Content-Encoding", "x-gzip", NULL), 200, "taken");
  assert_race (fixture, "1 1001, 2 1002");
  assert_answer (test_post_bytes (url, plain, "Content-Encoding", "identity", "Content-Type", "text/whatever", NULL), 200, "known");
  g_assert_cmpint (test_metric (url, "gantry_refused_total{reason=\"packing\"}"), ==, 2);
  g_assert_cmpint (test_metric (url, "gantry_quarantine_files"), ==, 2);
}

static void
test_refuses (Fixture *fixture, gconstpointer data)
{
  g_autofree char *good = test_result (5, 0, "LIVE", "1001", "1002");
  g_autofree char *cut = test_result (6, 0, "LIVE", "1002", "1001");
  g_autofree char *nameless = g_strdup ("<OdfBody CompetitionCode=\"TEST\"/>");
  g_autofree char *kept = g_build_filename (fixture->store, "quarantine", NULL);
  const char *url = fixture->relay.url;

  test_take (url, g_strdup (good));
  cut[strlen (cut) - 20] = '\0';
  assert_answer (test_post (url, cut), 400, "line 1");
  assert_answer (test_post (url, ""), 400, "empty");
  assert_answer (test_post (url, "hello\nthere"), 400, "");
  assert_answer (test_post (url, nameless), 400, "Document");
  assert_answer (test_post (url, "<!DOCTYPE x [<!ENTITY a 'b'>]><OdfBody>&a;</OdfBody>"), 400, "");
  assert_race (fixture, "1 1001, 2 1002");
  g_assert_cmpint (test_metric (url, "gantry_quarantine_files"), ==, 4);
  g_assert_cmpuint (test_count_files (kept, ".xml"), ==, 4);
  g_assert_cmpuint (test_count_files (kept, ".why"), ==, 4);
  g_assert_cmpint (test_metric (url, "gantry_journal_messages"), ==, 1);
  test_take (url, test_result (7, 0, "LIVE", "1002", "1001"));
  assert_race (fixture, "2 1001, 1 1002");
}

static void
test_large (Fixture *fixture, gconstpointer data)
{
  const gsize limit = GANTRY_ODF_MAX_SIZE;
  g_autofree char *bomb = g_strnfill (8 * limit, ' ');
  g_autofree char *long_body = g_strnfill (limit + 1, 'x');
  g_autoptr (GBytes) packed = pack (bomb);
  g_autoptr (GBytes) plain = g_bytes_new (long_body, limit + 1);
  g_autofree char *huge = g_strdup_printf ("POST /odf HTTP/1.1\r\nHost: x\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\nabc", 50 * limit);
  g_autofree char *expecting = g_strdup_printf ("POST /odf HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
                                                "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n", 50 * limit);
  g_autofree char *huge_answer = NULL;
  g_autofree char *expecting_answer = NULL;
  const char *url = fixture->relay.url;

  assert_answer (test_post_bytes (url, packed, "Content-Encoding", "gzip", NULL), 413, "unpacked");
  assert_answer (test_post_bytes (url, plain, NULL), 413, "bytes");
  huge_answer = test_raw (url, huge, strlen (huge));
  g_assert_true (g_str_has_prefix (huge_answer, "HTTP/1.1 413 "));
  expecting_answer = test_raw (url, expecting, strlen (expecting));
  g_assert_true (g_str_has_prefix (expecting_answer, "HTTP/1.1 413 "));
  g_assert_cmpint (test_metric (url, "gantry_refused_total{reason=\"too-large\"}"), ==, 4);
  test_take (url, test_result (1, 0, "LIVE", "1001", "1002"));
}

/* A body without a length, which goes on for ever. */
static void
test_endless (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) request = g_string_new ("POST /odf HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
  g_autofree char *chunk = g_strnfill (0x100000, ' ');
  g_autofree char *answer = NULL;

  for (guint i = 0; i < 40; i++)
    {
      g_string_append (request, "100000\r\n");
      g_string_append_len (request, chunk, 0x100000);
      g_string_append (request, "\r\n");
    }
  answer = test_raw (fixture->relay.url, request->str, request->len);
  g_assert_true (g_str_has_prefix (answer, "HTTP/1.1 413 "));
  g_assert_nonnull (strstr (answer, "\r\n\r\nbody: "));
}

static void
test_key (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = test_result (1, 0, "LIVE", "1001", "1002");
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));
  const char *url = fixture->relay.url;

  assert_answer (test_post_bytes (url, body, NULL), 401, "X-API-KEY");
  assert_answer (test_post_bytes (url, body, "X-API-KEY", "", NULL), 401, "X-API-KEY");
  assert_answer (test_post_bytes (url, body, "X-API-KEY", "secret7", NULL), 401, "X-API-KEY");
  assert_answer (test_post_bytes (url, body, "X-API-KEY", "Secret", NULL), 401, "X-API-KEY");
  assert_race (fixture, "");
  assert_answer (test_post_bytes (url, body, "X-API-KEY", "secret", NULL), 200, "taken");
  g_assert_cmpint (test_metric (url, "gantry_refused_total{reason=\"key\"}"), ==, 4);
  g_assert_cmpint (test_metric (url, "gantry_quarantine_files"), ==, 0);
}

static void
test_origin (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = test_result (1, 0, "LIVE", "1001", "1002");
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));

  assert_answer (test_post_bytes (fixture->relay.url, body, "Origin", "http://example.com", NULL), 403, "Origin");
  assert_race (fixture, "");
}

static void
test_paths (Fixture *fixture, gconstpointer data)
{
  const char *url = fixture->relay.url;

  assert_answer (test_request (url, "GET", "/"), 404, "path");
  assert_answer (test_request (url, "GET", "/odf/x"), 404, "path");
  assert_answer (test_request (url, "POST", "/odfx"), 404, "path");
  assert_answer (test_request (url, "GET", "/odf"), 405, "method");
  assert_answer (test_request (url, "PUT", "/odf"), 405, "method");
  assert_answer (test_request (url, "POST", "/stream"), 405, "method");
  assert_answer (test_request (url, "DELETE", "/health"), 405, "method");
  assert_answer (test_request (url, "GET", "/stream"), 400, "WebSocket");
  assert_answer (test_request (url, "HEAD", "/health"), 200, "");
}

static void
test_health (Fixture *fixture, gconstpointer data)
{
  const char *url = fixture->relay.url;

  assert_answer (test_request (url, "GET", "/health"), 200, "\"status\":\"ok\"");
  assert_answer (test_request (url, "GET", "/health"), 200, "\"topics\":0,\"seats\":0,\"sources\":[]");
  test_take (url, test_control ("DT_LOCAL_ON", 1, 0, "VENUE1",
                                "<Competition><Config KADelay=\"20\" DelayOffSet=\"5\"/></Competition>"));
  assert_answer (test_request (url, "GET", "/health"), 200, "{\"id\":\"VENUE1\",\"state\":\"on\"");
  assert_answer (test_request (url, "GET", "/metrics"), 200, "# TYPE gantry_seats gauge\ngantry_seats 0\n");
}

static void
many_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) answer = soup_session_send_and_read_finish (SOUP_SESSION (object), result, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (answer), >, 0);
  g_assert_cmpuint (soup_message_get_status (soup_session_get_async_result_message (SOUP_SESSION (object), result)), ==,
                    SOUP_STATUS_OK);
  --*(guint *) data;
}

/* Many at once: all answered, all there, in fewer transactions. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SoupSession) session = soup_session_new_with_options ("max-conns-per-host", 50, "max-conns", 50, NULL);
  g_autofree char *whole = g_strconcat (fixture->relay.url, "/odf", NULL);
  guint left = 200;

  for (int i = 0; i < 200; i++)
    {
      g_autoptr (SoupMessage) message = soup_message_new ("POST", whole);
      g_autofree char *unit = g_strdup_printf ("ATHM100M--------------HEAT%04d%02d--", i / 100, i % 100);
      char *text = test_schedule_update (i, unit, "SCHEDULED");
      g_autoptr (GBytes) body = g_bytes_new_take (text, strlen (text));

      soup_message_set_request_body_from_bytes (message, "application/xml", body);
      soup_session_send_and_read_async (session, message, G_PRIORITY_DEFAULT, NULL, many_cb, &left);
    }
  test_wait (left == 0);
  g_assert_cmpuint (gantry_documents_count_objects (gantry_relay_get_documents (fixture->relay.relay), "schedule/ATH"), ==, 200);
  g_assert_cmpint (test_metric (fixture->relay.url, "gantry_journal_messages"), ==, 200);
  g_assert_cmpint (test_metric (fixture->relay.url, "gantry_store_seconds_count"), <=, 200);
  soup_session_abort (session);
}

/* A sender that goes away in the middle is forgotten, one that goes away before the answer has been heard. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autofree char *text = test_result (1, 0, "LIVE", "1001", "1002");
  g_autofree char *request = g_strdup_printf ("POST /odf HTTP/1.1\r\nHost: x\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n%s",
                                              strlen (text), text);
  GantryDocuments *documents = gantry_relay_get_documents (fixture->relay.relay);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GSocketConnection) connection =
          g_socket_client_connect_to_host (client, strstr (fixture->relay.url, "//") + 2, 0, NULL, NULL);
      gsize size = i == 0 ? strlen (request) / 2 : strlen (request);

      g_assert_true (g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), request, size,
                                                NULL, NULL, NULL));
      if (i == 1)
        test_wait (gantry_documents_lookup (documents, TEST_TOPIC, "head") != NULL);
      g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
    }
  assert_race (fixture, "1 1001, 2 1002");
  assert_answer (test_request (fixture->relay.url, "GET", "/health"), 200, "ok");
}

#define add(path, key, func) g_test_add ("/relay/intake/" path, Fixture, key, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("takes", NULL, test_takes);
  add ("packed", NULL, test_packed);
  add ("refuses", NULL, test_refuses);
  add ("large", NULL, test_large);
  add ("endless", NULL, test_endless);
  add ("key", "secret", test_key);
  add ("origin", NULL, test_origin);
  add ("paths", NULL, test_paths);
  add ("health", NULL, test_health);
  add ("many", NULL, test_many);
  add ("gone", NULL, test_gone);
  return g_test_run ();
}
