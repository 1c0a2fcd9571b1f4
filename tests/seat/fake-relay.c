/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fake-relay.h"

#include <string.h>

gboolean
fake_relay_wake (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
message_cb (SoupWebsocketConnection *socket, int type, GBytes *message, FakeRelay *relay)
{
  gsize length;
  const char *text = g_bytes_get_data (message, &length);

  if (socket == relay->socket)
    g_ptr_array_add (relay->heard, g_strndup (text, length));
}

static void
closed_cb (SoupWebsocketConnection *socket, FakeRelay *relay)
{
  relay->close_code = soup_websocket_connection_get_close_code (socket);
  g_free (relay->close_reason);
  relay->close_reason = g_strdup (soup_websocket_connection_get_close_data (socket));
}

static void
socket_cb (SoupServer *server, SoupServerMessage *message, const char *path, SoupWebsocketConnection *socket, gpointer data)
{
  FakeRelay *relay = data;

  if (relay->socket != NULL)
    g_signal_handlers_disconnect_by_data (relay->socket, relay);
  g_clear_object (&relay->socket);
  relay->socket = g_object_ref (socket);
  relay->connections++;
  fake_relay_forget (relay);
  g_signal_connect (socket, "message", G_CALLBACK (message_cb), relay);
  g_signal_connect (socket, "closed", G_CALLBACK (closed_cb), relay);
  if (!relay->mute)
    fake_relay_say (relay, "{'t':'welcome','relay':'fake','version':'1','time':1,'beat':1000}");
}

FakeRelay *
fake_relay_new (const char *protocol)
{
  FakeRelay *relay = g_new0 (FakeRelay, 1);
  char *protocols[] = { (char *) (protocol != NULL ? protocol : "gantry.v1"), NULL };
  g_autoptr (GError) error = NULL;
  GSList *uris;

  relay->server = soup_server_new (NULL, NULL);
  relay->heard = g_ptr_array_new_with_free_func (g_free);
  soup_server_add_websocket_handler (relay->server, "/stream", NULL, *protocols[0] != '\0' ? protocols : NULL, socket_cb, relay,
                                     NULL);
  soup_server_listen_local (relay->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (relay->server);
  relay->url = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return relay;
}

void
fake_relay_free (FakeRelay *relay)
{
  if (relay->socket != NULL)
    g_signal_handlers_disconnect_by_data (relay->socket, relay);
  g_clear_object (&relay->socket);
  soup_server_disconnect (relay->server);
  g_object_unref (relay->server);
  g_ptr_array_unref (relay->heard);
  g_free (relay->url);
  g_free (relay->close_reason);
  g_free (relay);
}

void
fake_relay_say_bytes (FakeRelay *relay, SoupWebsocketDataType type, const char *data, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);

  soup_websocket_connection_send_message (relay->socket, type, bytes);
}

void
fake_relay_say (FakeRelay *relay, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_strdelimit (text, "'", '"');
  fake_relay_say_bytes (relay, SOUP_WEBSOCKET_DATA_TEXT, text, strlen (text));
}

void
fake_relay_say_raw (FakeRelay *relay, const char *data, gsize length)
{
  GIOStream *stream = soup_websocket_connection_get_io_stream (relay->socket);

  g_assert_true (g_output_stream_write_all (g_io_stream_get_output_stream (stream), data, length, NULL, NULL, NULL));
}

void
fake_relay_cut (FakeRelay *relay)
{
  g_io_stream_close (soup_websocket_connection_get_io_stream (relay->socket), NULL, NULL);
}

gboolean
fake_relay_heard (FakeRelay *relay, ...)
{
  gboolean found = FALSE;

  for (guint i = 0; i < relay->heard->len && !found; i++)
    {
      va_list args;
      const char *text;

      found = TRUE;
      va_start (args, relay);
      while ((text = va_arg (args, const char *)) != NULL)
        {
          g_autofree char *wanted = g_strdelimit (g_strdup (text), "'", '"');

          found &= strstr (g_ptr_array_index (relay->heard, i), wanted) != NULL;
        }
      va_end (args);
    }
  return found;
}

void
fake_relay_forget (FakeRelay *relay)
{
  g_ptr_array_set_size (relay->heard, 0);
}
