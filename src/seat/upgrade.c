/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/upgrade.h"

#include "seat/paced-stream.h"
#include "seat/seat.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>

#define N_(text) text /* said to people by whoever shows it */

#define MAX_ANSWER (16 * 1024) /* bytes of the answer's head */
#define CHUNK      4096
#define MAGIC      "258EAFA5-E914-47DA-95CA-C5AB0DC85B11" /* RFC 6455, 1.3 */

typedef struct
{
  GUri *uri;
  char *accept; /* what the answer must have */
  char *request;
  GSocketConnection *connection; /* (nullable) until it stands */
  GByteArray *answer;
} Upgrade;

static void
upgrade_free (gpointer data)
{
  Upgrade *upgrade = data;

  g_uri_unref (upgrade->uri);
  g_free (upgrade->accept);
  g_free (upgrade->request);
  g_clear_object (&upgrade->connection);
  g_byte_array_unref (upgrade->answer);
  g_free (upgrade);
}

static char *
make_key (void)
{
  guint32 random[4];

  for (guint i = 0; i < G_N_ELEMENTS (random); i++)
    random[i] = g_random_int ();
  return g_base64_encode ((const guchar *) random, sizeof random);
}

static char *
make_accept (const char *key)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8 digest[20];
  gsize length = sizeof digest;

  g_checksum_update (sum, (const guchar *) key, -1);
  g_checksum_update (sum, (const guchar *) MAGIC, -1);
  g_checksum_get_digest (sum, digest, &length);
  return g_base64_encode (digest, length);
}

static gboolean
is_secure (GUri *uri)
{
  return strcmp (g_uri_get_scheme (uri), "wss") == 0;
}

static char *
make_request (GUri *uri, const char *protocol, const char *key)
{
  GString *request = g_string_new (NULL);
  const char *host = g_uri_get_host (uri), *user = g_uri_get_userinfo (uri);
  gboolean literal = strchr (host, ':') != NULL; /* an IPv6 address */

  g_string_printf (request, "GET %s HTTP/1.1\r\nHost: %s%s%s", *g_uri_get_path (uri) != '\0' ? g_uri_get_path (uri) : "/",
                   literal ? "[" : "", host, literal ? "]" : "");
  if (g_uri_get_port (uri) > 0)
    g_string_append_printf (request, ":%d", g_uri_get_port (uri));
  g_string_append_printf (request,
                          "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                          "Sec-WebSocket-Key: %s\r\nSec-WebSocket-Protocol: %s\r\nUser-Agent: gantry/" GANTRY_VERSION "\r\n",
                          key, protocol);
  if (user != NULL)
    {
      g_autofree char *plain = g_uri_unescape_string (user, NULL);
      g_autofree char *coded = plain != NULL ? g_base64_encode ((const guchar *) plain, strlen (plain)) : NULL;

      if (coded != NULL)
        g_string_append_printf (request, "Authorization: Basic %s\r\n", coded);
    }
  g_string_append (request, "\r\n");
  return g_string_free (request, FALSE);
}

/* Length of the head with the empty line at its end; 0: that has not come. */
static gsize
find_end (const GByteArray *answer)
{
  const char *end = answer->len > 0 ? g_strstr_len ((const char *) answer->data, answer->len, "\r\n\r\n") : NULL;

  return end != NULL ? (gsize) (end - (const char *) answer->data) + 4 : 0;
}

static gboolean
check_answer (const Upgrade *upgrade, const char *text, gsize length, char **protocol, GError **error)
{
  g_autoptr (SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_autofree char *reason = NULL;
  SoupHTTPVersion version;
  guint status;

  if (!soup_headers_parse_response (text, (int) length, headers, &version, &status, &reason))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, N_("the answer is not HTTP"));
  else if (status != SOUP_STATUS_SWITCHING_PROTOCOLS)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, GANTRY_WHY_ANSWERED "%u %s", status, reason != NULL ? reason : "");
  else if (g_strcmp0 (soup_message_headers_get_one (headers, "Sec-WebSocket-Accept"), upgrade->accept) != 0 ||
           !soup_message_headers_header_equals (headers, "Upgrade", "websocket"))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, N_("the answer is not that of a WebSocket"));
  else
    {
      *protocol = g_strdup (soup_message_headers_get_one (headers, "Sec-WebSocket-Protocol"));
      return TRUE;
    }
  return FALSE;
}

static void
complete (GTask *task, Upgrade *upgrade, gsize head)
{
  g_autoptr (GBytes) first = g_bytes_new (upgrade->answer->data + head, upgrade->answer->len - head);
  g_autoptr (GIOStream) stream = NULL;
  g_autofree char *protocol = NULL;
  GError *error = NULL;

  if (!check_answer (upgrade, (const char *) upgrade->answer->data, head - 2, &protocol, &error)) /* without the empty line */
    {
      g_task_return_error (task, error);
      return;
    }
  stream = gantry_paced_stream_new (G_IO_STREAM (upgrade->connection), first);
  g_task_return_pointer (
    task, soup_websocket_connection_new (stream, upgrade->uri, SOUP_WEBSOCKET_CONNECTION_CLIENT, NULL, protocol, NULL),
    g_object_unref);
}

static void read_more (GTask *task); /* one chunk after the other */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  Upgrade *upgrade = g_task_get_task_data (task);
  gsize head;

  if (bytes == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_byte_array_append (upgrade->answer, g_bytes_get_data (bytes, NULL), (guint) g_bytes_get_size (bytes));
  head = find_end (upgrade->answer);
  if (head > 0)
    complete (task, upgrade, head);
  else if (g_bytes_get_size (bytes) == 0)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED, N_("the connection was closed without an answer"));
  else if (upgrade->answer->len > MAX_ANSWER)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, N_("the answer does not end"));
  else
    read_more (g_steal_pointer (&task));
}

/* task: (transfer full) */
static void
read_more (GTask *task)
{
  Upgrade *upgrade = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (g_io_stream_get_input_stream (G_IO_STREAM (upgrade->connection)), CHUNK, G_PRIORITY_DEFAULT,
                                   g_task_get_cancellable (task), read_cb, task);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    read_more (g_steal_pointer (&task));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  Upgrade *upgrade = g_task_get_task_data (task);

  upgrade->connection = g_socket_client_connect_finish (G_SOCKET_CLIENT (source), result, &error);
  if (upgrade->connection == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_socket_set_option (g_socket_connection_get_socket (upgrade->connection), IPPROTO_TCP, TCP_NODELAY, TRUE, NULL);
  g_output_stream_write_all_async (g_io_stream_get_output_stream (G_IO_STREAM (upgrade->connection)), upgrade->request,
                                   strlen (upgrade->request), G_PRIORITY_DEFAULT, g_task_get_cancellable (task), written_cb,
                                   g_object_ref (task));
}

/* With a scheme, so that the system's proxies for it are found. */
static GSocketConnectable *
make_address (GUri *uri, GError **error)
{
  const char *host = g_uri_get_host (uri);
  int port = g_uri_get_port (uri);
  gboolean literal = strchr (host, ':') != NULL;
  g_autofree char *text = g_strdup_printf ("%s://%s%s%s:%d", is_secure (uri) ? "https" : "http", literal ? "[" : "", host,
                                           literal ? "]" : "", port > 0 ? port : is_secure (uri) ? 443 : 80);

  return g_network_address_parse_uri (text, 80, error);
}

void
gantry_upgrade_async (GUri *uri, const char *protocol, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnectable) address = NULL;
  g_autofree char *key = make_key ();
  Upgrade *upgrade = g_new0 (Upgrade, 1);
  GTask *task = g_task_new (NULL, cancellable, callback, data);
  GError *error = NULL;

  g_task_set_source_tag (task, gantry_upgrade_async);
  upgrade->uri = g_uri_ref (uri);
  upgrade->accept = make_accept (key);
  upgrade->request = make_request (uri, protocol, key);
  upgrade->answer = g_byte_array_new ();
  g_task_set_task_data (task, upgrade, upgrade_free);
  address = make_address (uri, &error);
  if (address == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  g_socket_client_set_tls (client, is_secure (uri));
  g_socket_client_connect_async (client, address, cancellable, connected_cb, task);
}

SoupWebsocketConnection *
gantry_upgrade_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
