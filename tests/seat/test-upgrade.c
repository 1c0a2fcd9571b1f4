/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fake-relay.h"
#include "seat/paced-stream.h"
#include "seat/upgrade.h"

#include <glib/gstdio.h>
#include <string.h>

/* From an address to a WebSocket, with servers that answer otherwise; and a stream that does not keep the main loop. */

typedef struct
{
  GSocketListener *listener;
  GCancellable *cancellable;
  GSocketConnection *connection; /* (nullable) until it was accepted */
  char buffer[4096];
  char *url;
  char *request;      /* what was asked */
  const char *answer; /* what is said then; NULL: nothing, the connection is closed */
  gsize length;
  SoupWebsocketConnection *socket;
  GError *error;
  gboolean done;
} Fixture;

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *f = data;
  gssize count = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);

  g_assert_cmpint (count, >, 0);
  f->request = g_strndup (f->buffer, (gsize) count);
  if (f->answer != NULL)
    g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (f->connection)), f->answer, f->length, NULL, NULL, NULL);
  g_io_stream_close (G_IO_STREAM (f->connection), NULL, NULL);
}

static void
accepted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GSocketConnection *connection = g_socket_listener_accept_finish (G_SOCKET_LISTENER (source), result, NULL, NULL);
  Fixture *f = data;

  if (connection == NULL)
    return; /* cancelled */
  f->connection = connection;
  g_input_stream_read_async (g_io_stream_get_input_stream (G_IO_STREAM (connection)), f->buffer, sizeof f->buffer,
                             G_PRIORITY_DEFAULT, NULL, asked_cb, f);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint16 port;

  f->listener = g_socket_listener_new ();
  f->cancellable = g_cancellable_new ();
  port = g_socket_listener_add_any_inet_port (f->listener, NULL, &error);
  g_assert_no_error (error);
  g_socket_listener_accept_async (f->listener, f->cancellable, accepted_cb, f);
  f->url = g_strdup_printf ("ws://127.0.0.1:%u/stream", port);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_cancellable_cancel (f->cancellable);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_socket_listener_close (f->listener);
  g_object_unref (f->listener);
  g_object_unref (f->cancellable);
  g_clear_object (&f->connection);
  g_clear_object (&f->socket);
  g_clear_error (&f->error);
  g_free (f->request);
  g_free (f->url);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *f = data;

  f->socket = gantry_upgrade_finish (result, &f->error);
  f->done = TRUE;
}

static void
upgrade (Fixture *f, const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);

  gantry_upgrade_async (uri, "gantry.v1", NULL, done_cb, f);
  wait_for (f->done);
}

static void
answer (Fixture *f, const char *text)
{
  f->answer = text;
  f->length = text != NULL ? strlen (text) : 0;
  upgrade (f, f->url);
}

static void
test_refused (Fixture *f, gconstpointer data)
{
  answer (f, "HTTP/1.1 503 Full\r\nContent-Length: 0\r\n\r\n");
  g_assert_null (f->socket);
  g_assert_nonnull (strstr (f->error->message, "503"));
  g_assert_true (g_str_has_prefix (f->request, "GET /stream HTTP/1.1\r\n"));
  g_assert_nonnull (strstr (f->request, "\r\nSec-WebSocket-Protocol: gantry.v1\r\n"));
  g_assert_null (strstr (f->request, "Authorization"));
}

static void
test_no_answer (Fixture *f, gconstpointer data)
{
  answer (f, NULL);
  g_assert_null (f->socket);
  g_assert_nonnull (f->error);
}

/* A key of its own each time: one that answers without having read it is no WebSocket. */
static void
test_wrong_accept (Fixture *f, gconstpointer data)
{
  answer (f, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
             "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n");
  g_assert_null (f->socket);
  g_assert_error (f->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static void
test_not_http (Fixture *f, gconstpointer data)
{
  answer (f, "SSH-2.0-Something\r\n\r\n");
  g_assert_error (f->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static void
test_endless (Fixture *f, gconstpointer data)
{
  g_autofree char *text = g_strnfill (20000, 'x');

  memcpy (text, "HTTP/1.1 101 ", 13);
  answer (f, text);
  g_assert_null (f->socket);
  g_assert_nonnull (f->error);
}

static void
test_password (Fixture *f, gconstpointer data)
{
  g_autofree char *url = g_strdup_printf ("ws://ada:p%%40ss@%s", f->url + strlen ("ws://"));

  f->answer = "HTTP/1.1 401 No\r\n\r\n";
  f->length = strlen (f->answer);
  upgrade (f, url);
  g_assert_nonnull (strstr (f->request, "\r\nAuthorization: Basic YWRhOnBAc3M=\r\n"));
}

static void
test_welcome (Fixture *f, gconstpointer data)
{
  FakeRelay *relay = fake_relay_new (NULL);
  g_autofree char *url = g_strdup_printf ("ws://%s/stream", relay->url + strlen ("http://"));

  upgrade (f, url);
  g_assert_no_error (f->error);
  g_assert_cmpstr (soup_websocket_connection_get_protocol (f->socket), ==, "gantry.v1");
  g_assert_cmpint (soup_websocket_connection_get_state (f->socket), ==, SOUP_WEBSOCKET_STATE_OPEN);
  g_clear_object (&f->socket);
  fake_relay_free (relay);
}

/* A server that speaks TLS, with a certificate of its own making. */
typedef struct
{
  SoupServer *server;
  GTlsCertificate *certificate;
  SoupWebsocketConnection *socket; /* its end, (nullable) */
  char *folder;
  char *file;
  char *url;
} Secure;

static void
secure_cb (SoupServer *server, SoupServerMessage *message, const char *path, SoupWebsocketConnection *socket, gpointer data)
{
  g_set_object (&((Secure *) data)->socket, socket);
}

static gboolean
make_certificate (Secure *secure)
{
  g_autofree char *key = g_strconcat (secure->file, ".key", NULL);
  const char *const argv[] = { "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                               "-days", "2", "-subj", "/CN=relay", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key,
                               "-out", secure->file, NULL };
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, &said, &status,
                     NULL) ||
      !g_spawn_check_wait_status (status, NULL))
    return FALSE;
  secure->certificate = g_tls_certificate_new_from_files (secure->file, key, &error);
  g_assert_no_error (error);
  g_unlink (key);
  return TRUE;
}

static gboolean
secure_set_up (Secure *secure)
{
  g_autoptr (GError) error = NULL;
  GSList *uris;

  secure->folder = g_dir_make_tmp ("gantry-tls-XXXXXX", &error);
  g_assert_no_error (error);
  secure->file = g_build_filename (secure->folder, "relay.pem", NULL);
  if (!g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    g_test_skip ("without TLS for GIO (glib-networking)");
  else if (!make_certificate (secure))
    g_test_skip ("without openssl, which makes the certificate");
  else
    {
      secure->server = soup_server_new ("tls-certificate", secure->certificate, NULL);
      soup_server_add_websocket_handler (secure->server, "/stream", NULL, (char *[]) { (char *) "gantry.v1", NULL }, secure_cb,
                                         secure, NULL);
      g_assert_true (soup_server_listen_local (secure->server, 0, SOUP_SERVER_LISTEN_HTTPS | SOUP_SERVER_LISTEN_IPV4_ONLY, &error));
      g_assert_no_error (error);
      uris = soup_server_get_uris (secure->server);
      secure->url = g_strdup_printf ("wss://127.0.0.1:%d/stream", g_uri_get_port (uris->data));
      g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
      return TRUE;
    }
  return FALSE;
}

static void
secure_tear_down (Secure *secure)
{
  g_unlink (secure->file);
  g_rmdir (secure->folder);
  g_clear_object (&secure->socket);
  g_clear_object (&secure->server);
  g_clear_object (&secure->certificate);
  g_free (secure->folder);
  g_free (secure->file);
  g_free (secure->url);
}

static void
heard_cb (SoupWebsocketConnection *socket, int type, GBytes *message, gpointer data)
{
  g_assert_cmpuint (g_bytes_get_size (message), ==, 300000);
  (*(guint *) data)++;
}

/* Whoever does not vouch for himself is not talked to; whom the system trusts is, in frames that take many records. */
static void
test_secure (Fixture *f, gconstpointer data)
{
  g_autofree char *text = g_strnfill (300000, 'x');
  g_autoptr (GTlsDatabase) trusted = NULL;
  GTlsBackend *backend = g_tls_backend_get_default ();
  Secure secure = { 0 };
  guint heard = 0;

  if (secure_set_up (&secure))
    {
      upgrade (f, secure.url);
      g_assert_null (f->socket);
      g_assert_error (f->error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE);
      g_clear_error (&f->error);

      trusted = g_tls_file_database_new (secure.file, &f->error);
      g_assert_no_error (f->error);
      g_tls_backend_set_default_database (backend, trusted);
      f->done = FALSE;
      upgrade (f, secure.url);
      g_assert_no_error (f->error);
      wait_for (secure.socket != NULL);
      soup_websocket_connection_set_max_incoming_payload_size (f->socket, 0);
      g_signal_connect (f->socket, "message", G_CALLBACK (heard_cb), &heard);
      for (guint i = 0; i < 20; i++)
        soup_websocket_connection_send_text (secure.socket, text);
      wait_for (heard == 20);
      g_clear_object (&f->socket);
      g_tls_backend_set_default_database (backend, NULL);
    }
  secure_tear_down (&secure);
}

static gboolean
count_cb (gpointer data)
{
  (*(guint *) data)++;
  return G_SOURCE_CONTINUE;
}

typedef struct
{
  GPollableInputStream *input;
  gsize read;
  gsize expected;
} Reader;

/* As a WebSocket reads: until there is nothing. */
static gboolean
readable_cb (GObject *stream, gpointer data)
{
  Reader *reader = data;
  char buffer[64];
  gssize count;
  GSource *source;

  while ((count = g_pollable_input_stream_read_nonblocking (reader->input, buffer, sizeof buffer, NULL, NULL)) > 0)
    {
      reader->read += (gsize) count;
      for (gint64 until = g_get_monotonic_time () + 20; g_get_monotonic_time () < until;)
        ; /* it takes something to make of it */
    }
  source = g_pollable_input_stream_create_source (reader->input, NULL);
  g_source_set_callback (source, (GSourceFunc) (void *) readable_cb, reader, NULL);
  if (reader->read < reader->expected)
    g_source_attach (source, NULL);
  g_source_unref (source);
  return G_SOURCE_REMOVE;
}

/* Much that is there already: all of it is read, what was read before it first, and others have their turns. */
static void
test_paced (void)
{
  g_autofree char *text = g_strnfill (100000, 'x');
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_data (text, 100000, NULL);
  g_autoptr (GOutputStream) output = g_memory_output_stream_new_resizable ();
  g_autoptr (GIOStream) base = g_simple_io_stream_new (memory, output);
  g_autoptr (GBytes) first = g_bytes_new_static ("first", 5);
  g_autoptr (GIOStream) stream = gantry_paced_stream_new (base, first);
  Reader reader = { G_POLLABLE_INPUT_STREAM (g_io_stream_get_input_stream (stream)), 0, 100005 };
  guint turns = 0, id = g_idle_add_full (120, count_cb, &turns, NULL);
  char begin[5];

  g_assert_true (g_pollable_input_stream_is_readable (reader.input));
  g_assert_cmpint (g_pollable_input_stream_read_nonblocking (reader.input, begin, sizeof begin, NULL, NULL), ==, 5);
  g_assert_cmpmem (begin, 5, "first", 5);
  reader.read = 5;
  readable_cb (NULL, &reader);
  while (reader.read < reader.expected)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
  g_assert_cmpuint (turns, >, 3);
  g_assert_true (g_io_stream_close (stream, NULL, NULL));
  g_assert_true (g_io_stream_is_closed (base));
}

#define ADD(name, func) g_test_add ("/seat/upgrade/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("refused", test_refused);
  ADD ("no-answer", test_no_answer);
  ADD ("wrong-accept", test_wrong_accept);
  ADD ("not-http", test_not_http);
  ADD ("endless", test_endless);
  ADD ("password", test_password);
  ADD ("welcome", test_welcome);
  ADD ("secure", test_secure);
  g_test_add_func ("/seat/upgrade/paced", test_paced);
  return g_test_run ();
}
