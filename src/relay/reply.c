/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-relay"

#include "config.h"

#include "relay/reply.h"

#include <string.h>

#define LINGER_TIME  5000               /* ms */
#define LINGER_BYTES (256 * 1024 * 1024) /* thrown away at most */
#define CHUNK        (64 * 1024)

static char *
make_line (const char *text)
{
  char *line = g_strconcat (text, "\n", NULL);

  for (char *c = line; c[1] != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  return line;
}

void
gantry_reply_take (SoupServerMessage *msg, const char *content_type, char *text)
{
  soup_server_message_set_status (msg, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (msg, content_type, SOUP_MEMORY_TAKE, text, strlen (text));
}

void
gantry_reply_line (SoupServerMessage *msg, guint status, const char *line)
{
  gantry_reply_take (msg, "text/plain; charset=utf-8", make_line (line));
  soup_server_message_set_status (msg, status, NULL);
  if (status == SOUP_STATUS_SERVICE_UNAVAILABLE)
    soup_message_headers_replace (soup_server_message_get_response_headers (msg), "Retry-After", "5");
}

/* A connection taken from the server, to be read empty. */
typedef struct
{
  SoupServerMessage *msg; /* (owned) (nullable): until the connection is taken */
  char *answer;
  GIOStream *stream;
  GCancellable *cancellable;
  guint timeout_id;
  gsize left;
} Linger;

static void
linger_free (Linger *linger)
{
  g_clear_handle_id (&linger->timeout_id, g_source_remove);
  g_clear_object (&linger->msg);
  if (linger->stream != NULL)
    g_io_stream_close (linger->stream, NULL, NULL);
  g_clear_object (&linger->stream);
  g_clear_object (&linger->cancellable);
  g_free (linger->answer);
  g_free (linger);
}

static gboolean
linger_timeout_cb (gpointer data)
{
  Linger *linger = data;

  linger->timeout_id = 0;
  g_cancellable_cancel (linger->cancellable);
  return G_SOURCE_REMOVE;
}

static void read_on (Linger *linger);

static void
read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Linger *linger = data;
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (object), result, NULL);
  gsize size = bytes != NULL ? g_bytes_get_size (bytes) : 0;

  linger->left -= MIN (size, linger->left);
  if (size == 0 || linger->left == 0)
    linger_free (linger);
  else
    read_on (linger);
}

static void
read_on (Linger *linger)
{
  g_input_stream_read_bytes_async (g_io_stream_get_input_stream (linger->stream), CHUNK, G_PRIORITY_LOW,
                                   linger->cancellable, read_cb, linger);
}

static void
write_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Linger *linger = data;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (object), result, NULL, NULL))
    read_on (linger);
  else
    linger_free (linger);
}

static gboolean
cut_cb (gpointer data)
{
  Linger *linger = data;
  g_autoptr (SoupServerMessage) msg = g_steal_pointer (&linger->msg);

  linger->stream = soup_server_message_steal_connection (msg);
  if (linger->stream == NULL)
    {
      linger_free (linger);
      return G_SOURCE_REMOVE;
    }
  linger->timeout_id = g_timeout_add (LINGER_TIME, linger_timeout_cb, linger);
  g_output_stream_write_all_async (g_io_stream_get_output_stream (linger->stream), linger->answer, strlen (linger->answer),
                                   G_PRIORITY_DEFAULT, linger->cancellable, write_cb, linger);
  return G_SOURCE_REMOVE;
}

void
gantry_reply_cut (SoupServerMessage *msg, guint status, const char *text)
{
  Linger *linger = g_new0 (Linger, 1);
  g_autofree char *line = make_line (text);

  linger->msg = g_object_ref (msg);
  linger->answer = g_strdup_printf ("HTTP/1.1 %u %s\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n"
                                    "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n%s",
                                    status, soup_status_get_phrase (status), strlen (line), line);
  linger->cancellable = g_cancellable_new ();
  linger->left = LINGER_BYTES;
  soup_server_message_pause (msg);
  g_idle_add_full (G_PRIORITY_DEFAULT, cut_cb, linger, NULL);
}
