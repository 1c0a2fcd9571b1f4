/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <libsoup/soup.h>
#include <string.h>

#include "ctl/replay.h"

#define RETRY 5 /* ms */

/* A receiver that answers what the test says, and keeps what it got. */
typedef struct
{
  char *folder;
  char *path;
  SoupServer *server;
  char *url;
  GPtrArray *bodies; /* unpacked, (element-type utf8) */
  GArray *times;     /* monotonic µs of the arrivals */
  GArray *answers;   /* status of the first, second … request; 200 afterwards */
  guint n_requests;
  guint n_packed;
  guint n_connections;
  char *key; /* of the last request */
  char *content_type;
  GMainLoop *loop;
  GError *error;
  guint64 refused_line;
  char *refused_answer;
  GCancellable *cancellable;
  guint cancel_after; /* requests; 0: never */
} Fixture;

static char *
unpack (GBytes *bytes)
{
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GZlibDecompressor) unpacker = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, G_CONVERTER (unpacker));
  char buffer[4096] = "";
  gsize n = 0;

  g_assert_true (g_input_stream_read_all (stream, buffer, sizeof buffer - 1, &n, NULL, NULL));
  return g_strndup (buffer, n);
}

static void
keep_body (Fixture *fixture, SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  g_autoptr (GBytes) bytes =
      soup_message_body_flatten (soup_server_message_get_request_body (message));
  gboolean packed =
      g_strcmp0 (soup_message_headers_get_one (headers, "Content-Encoding"), "gzip") == 0;

  fixture->n_packed += packed;
  g_ptr_array_add (fixture->bodies,
                   packed ? unpack (bytes)
                          : g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)));
  g_free (fixture->key);
  fixture->key = g_strdup (soup_message_headers_get_one (headers, "X-API-KEY"));
  g_free (fixture->content_type);
  fixture->content_type = g_strdup (soup_message_headers_get_one (headers, "Content-Type"));
}

static void
request_cb (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer data)
{
  Fixture *fixture = data;
  guint status = fixture->n_requests < fixture->answers->len
                     ? g_array_index (fixture->answers, guint, fixture->n_requests)
                     : SOUP_STATUS_OK;
  gint64 now = g_get_monotonic_time ();

  g_assert_cmpstr (path, ==, "/odf");
  g_assert_cmpstr (soup_server_message_get_method (message), ==, "POST");
  fixture->n_requests++;
  g_array_append_val (fixture->times, now);
  if (status == SOUP_STATUS_OK)
    keep_body (fixture, message);
  else
    soup_server_message_set_response (message, "text/plain", SOUP_MEMORY_STATIC, "because\nof this",
                                      15);
  soup_server_message_set_status (message, status, NULL);
  if (fixture->cancel_after > 0 && fixture->n_requests == fixture->cancel_after)
    g_cancellable_cancel (fixture->cancellable);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GSList *uris;

  fixture->folder = g_dir_make_tmp ("gantry-replay-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "recording", NULL);
  fixture->bodies = g_ptr_array_new_with_free_func (g_free);
  fixture->times = g_array_new (FALSE, FALSE, sizeof (gint64));
  fixture->answers = g_array_new (FALSE, FALSE, sizeof (guint));
  fixture->loop = g_main_loop_new (NULL, FALSE);
  fixture->cancellable = g_cancellable_new ();
  fixture->refused_line = G_MAXUINT64;
  fixture->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (fixture->server, NULL, request_cb, fixture, NULL);
  g_assert_true (soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL));
  uris = soup_server_get_uris (fixture->server);
  fixture->url = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  soup_server_disconnect (fixture->server);
  g_object_unref (fixture->server);
  g_ptr_array_unref (fixture->bodies);
  g_array_unref (fixture->times);
  g_array_unref (fixture->answers);
  g_main_loop_unref (fixture->loop);
  g_object_unref (fixture->cancellable);
  g_free (fixture->url);
  g_free (fixture->key);
  g_free (fixture->content_type);
  g_free (fixture->refused_answer);
  g_clear_error (&fixture->error);
}

static void
answer (Fixture *fixture, guint status)
{
  g_array_append_val (fixture->answers, status);
}

static void
refused_cb (GantryReplay *replay, guint64 line, const char *said, Fixture *fixture)
{
  fixture->refused_line = line;
  g_free (fixture->refused_answer);
  fixture->refused_answer = g_strdup (said);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  gantry_replay_run_finish (GANTRY_REPLAY (source), result, &fixture->error);
  g_main_loop_quit (fixture->loop);
}

/* Four messages, "<m0/>" to "<m3/>", a fifth of a second apart. */
static GantryReplayCount
play (Fixture *fixture, const char *url, const char *key, GantryReplayPlan plan, guint64 *resent)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GantryRecording) recording = NULL;
  g_autoptr (GantrySender) sender = NULL;
  g_autoptr (GantryReplay) replay = NULL;

  for (guint i = 0; i < 4; i++)
    g_string_append_printf (text, "{\"t\":%u.%u,\"kind\":\"odf\",\"body\":\"<m%u/>\"}\n",
                            10 + i / 5, i * 2 % 10, i);
  g_assert_true (g_file_set_contents (fixture->path, text->str, -1, NULL));
  recording = gantry_recording_open (fixture->path, NULL);
  sender = gantry_sender_new (url, key, RETRY, NULL);
  g_assert_nonnull (sender);
  replay = gantry_replay_new (recording, sender, plan);
  g_signal_connect (replay, "refused", G_CALLBACK (refused_cb), fixture);
  gantry_replay_run_async (replay, fixture->cancellable, done_cb, fixture);
  g_main_loop_run (fixture->loop);
  if (resent != NULL)
    *resent = gantry_sender_get_resent (sender);
  return *gantry_replay_get_count (replay);
}

static const GantryReplayPlan all = { 0, 0, G_MAXUINT64 };

static void
assert_bodies (Fixture *fixture, const char *bodies)
{
  g_autofree char *joined = NULL;

  g_ptr_array_add (fixture->bodies, NULL);
  joined = g_strjoinv (" ", (char **) fixture->bodies->pdata);
  g_ptr_array_remove_index (fixture->bodies, fixture->bodies->len - 1);
  g_assert_cmpstr (joined, ==, bodies);
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  GantryReplayCount count = play (fixture, fixture->url, NULL, all, NULL);

  g_assert_no_error (fixture->error);
  assert_bodies (fixture, "<m0/> <m1/> <m2/> <m3/>");
  g_assert_cmpuint (count.sent, ==, 4);
  g_assert_cmpuint (count.last_line, ==, 3);
  g_assert_cmpint (count.t, ==, 10600);
  g_assert_cmpuint (fixture->n_packed, ==, 4);
  g_assert_cmpstr (fixture->content_type, ==, "application/xml; charset=UTF-8");
  g_assert_null (fixture->key);
}

static void
test_key (Fixture *fixture, gconstpointer data)
{
  g_autofree char *with_slash = g_strconcat (fixture->url, "/", NULL);

  play (fixture, with_slash, "0123456789abcdef0123456789abcdef", all, NULL);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (fixture->key, ==, "0123456789abcdef0123456789abcdef");
}

static void
test_range (Fixture *fixture, gconstpointer data)
{
  GantryReplayPlan plan = { 0, 1, 2 };
  GantryReplayCount count = play (fixture, fixture->url, NULL, plan, NULL);

  assert_bodies (fixture, "<m1/> <m2/>");
  g_assert_cmpuint (count.sent, ==, 2);
  g_assert_cmpuint (count.last_line, ==, 2);
}

static void
test_range_beyond (Fixture *fixture, gconstpointer data)
{
  GantryReplayPlan plan = { 0, 40, 50 };
  GantryReplayCount count = play (fixture, fixture->url, NULL, plan, NULL);

  g_assert_no_error (fixture->error);
  g_assert_cmpuint (count.sent, ==, 0);
}

/* What the receiver could not take for reasons of its own is sent until it succeeds, before
 * anything else is. */
static void
test_resend (Fixture *fixture, gconstpointer data)
{
  GantryReplayCount count;
  guint64 resent;

  answer (fixture, 200);
  answer (fixture, 503);
  answer (fixture, 500);
  answer (fixture, 429);
  count = play (fixture, fixture->url, NULL, all, &resent);
  g_assert_no_error (fixture->error);
  assert_bodies (fixture, "<m0/> <m1/> <m2/> <m3/>");
  g_assert_cmpuint (count.sent, ==, 4);
  g_assert_cmpuint (count.refused, ==, 0);
  g_assert_cmpuint (resent, ==, 3);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  GantryReplayCount count;

  answer (fixture, 200);
  answer (fixture, 400);
  count = play (fixture, fixture->url, NULL, all, NULL);
  g_assert_no_error (fixture->error);
  assert_bodies (fixture, "<m0/> <m2/> <m3/>");
  g_assert_cmpuint (count.sent, ==, 3);
  g_assert_cmpuint (count.refused, ==, 1);
  g_assert_cmpuint (fixture->refused_line, ==, 1);
  g_assert_cmpstr (fixture->refused_answer, ==, "400 Bad Request: because of this");
}

/* A wrong key will not become right. */
static void
test_no_use (Fixture *fixture, gconstpointer data)
{
  answer (fixture, 401);
  play (fixture, fixture->url, NULL, all, NULL);
  g_assert_error (fixture->error, GANTRY_SENDER_ERROR, GANTRY_SENDER_ERROR_NO_USE);
  g_assert_cmpuint (fixture->n_requests, ==, 1);
}

static gboolean
cancel_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

/* Nobody listens: it goes on trying, and ends at once when told to. */
static void
test_no_receiver (Fixture *fixture, gconstpointer data)
{
  GantryReplayCount count;
  guint64 resent;

  soup_server_disconnect (fixture->server);
  g_timeout_add (60, cancel_cb, fixture->cancellable);
  count = play (fixture, fixture->url, NULL, all, &resent);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count.sent, ==, 0);
  g_assert_cmpuint (resent, >=, 2);
}

/* Cancelled while it waits for the next message to be due. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  GantryReplayPlan slow = { 0.0001, 0, G_MAXUINT64 };
  GantryReplayCount count;

  fixture->cancel_after = 1;
  count = play (fixture, fixture->url, NULL, slow, NULL);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count.sent, <=, 1);
}

/* 0.2 s apart in the recording, 0.02 s at ten times the pace. */
static void
test_pace (Fixture *fixture, gconstpointer data)
{
  GantryReplayPlan plan = { 10, 0, G_MAXUINT64 };
  gint64 first, last;

  play (fixture, fixture->url, NULL, plan, NULL);
  g_assert_cmpuint (fixture->times->len, ==, 4);
  first = g_array_index (fixture->times, gint64, 0);
  last = g_array_index (fixture->times, gint64, 3);
  g_assert_cmpint (last - first, >=, 55000);
}

static void
test_addresses (void)
{
  const char *const bad[] = { "",        "127.0.0.1:7350", "gopher://127.0.0.1",
                              "http://", "http://[",       "relay" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (gantry_sender_new (bad[i], NULL, RETRY, &error));
      g_assert_nonnull (error);
    }
}

#define ADD(name, func) g_test_add ("/ctl/replay/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("order", test_order);
  ADD ("key", test_key);
  ADD ("range", test_range);
  ADD ("range-beyond", test_range_beyond);
  ADD ("resend", test_resend);
  ADD ("refused", test_refused);
  ADD ("no-use", test_no_use);
  ADD ("no-receiver", test_no_receiver);
  ADD ("cancelled", test_cancelled);
  ADD ("pace", test_pace);
  g_test_add_func ("/ctl/replay/addresses", test_addresses);

  return g_test_run ();
}
