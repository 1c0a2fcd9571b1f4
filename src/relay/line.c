/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-relay"

#include "config.h"

#include "relay/line.h"

#include "relay/backoff.h"

#define CHUNK (64 * 1024)

/* Callbacks of what was cancelled come when the line may be gone: they touch nothing then. */
struct _GantryLine
{
  char *where;
  guint16 port;
  const GantryFeedTimes *times;
  const GantryLineFuncs *funcs;
  gpointer data;
  GSocketClient *client;
  GCancellable *cancellable; /* of this try or connection */
  GSocketConnection *connection; /* (nullable) */
  GantryBackoff backoff;
  guint retry_id;
  guint silence_id;
  gboolean reading;
  gboolean held;
};

static void connect_line (GantryLine *self);
static void read_more (GantryLine *self);

static gboolean
retry_cb (gpointer data)
{
  GantryLine *self = data;

  self->retry_id = 0;
  connect_line (self);
  return G_SOURCE_REMOVE;
}

/* Ends what there is, and tries again. */
static void
lose (GantryLine *self, const char *why)
{
  gboolean was = self->connection != NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->silence_id, g_source_remove);
  if (was)
    g_io_stream_close (G_IO_STREAM (self->connection), NULL, NULL);
  g_clear_object (&self->connection);
  self->reading = FALSE;
  if (was)
    g_message ("%s: connection lost: %s", self->where, why);
  self->funcs->reached (FALSE, self->data);
  self->retry_id = g_timeout_add (gantry_backoff_next (&self->backoff), retry_cb, self);
}

static gboolean
silence_cb (gpointer data)
{
  GantryLine *self = data;

  self->silence_id = 0;
  lose (self, "silent for too long");
  return G_SOURCE_REMOVE;
}

static void
wait_for_word (GantryLine *self)
{
  g_clear_handle_id (&self->silence_id, g_source_remove);
  if (self->times->silence > 0)
    self->silence_id = g_timeout_add (self->times->silence, silence_cb, self);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  GantryLine *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (object), result, &error);
  const char *text;
  gsize length;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->reading = FALSE;
  if (bytes == NULL || g_bytes_get_size (bytes) == 0)
    {
      lose (self, error != NULL ? error->message : "closed by the other side");
      return;
    }
  gantry_backoff_reset (&self->backoff);
  wait_for_word (self);
  text = g_bytes_get_data (bytes, &length);
  self->funcs->bytes (text, length, self->data);
  read_more (self);
}

static void
read_more (GantryLine *self)
{
  if (self->connection == NULL || self->reading || self->held)
    return;
  self->reading = TRUE;
  g_input_stream_read_bytes_async (g_io_stream_get_input_stream (G_IO_STREAM (self->connection)), CHUNK, G_PRIORITY_DEFAULT,
                                   self->cancellable, read_cb, self);
}

static void
connected_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  GantryLine *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketConnection) connection = g_socket_client_connect_to_host_finish (G_SOCKET_CLIENT (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (connection == NULL)
    {
      g_info ("%s: %s", self->where, error->message);
      lose (self, error->message);
      return;
    }
  g_message ("%s: connected", self->where);
  self->connection = g_steal_pointer (&connection);
  self->funcs->reached (TRUE, self->data);
  wait_for_word (self);
  read_more (self);
}

static void
connect_line (GantryLine *self)
{
  self->cancellable = g_cancellable_new ();
  wait_for_word (self);
  g_socket_client_connect_to_host_async (self->client, self->where, self->port, self->cancellable, connected_cb, self);
}

GantryLine *
gantry_line_new (const char *where, guint16 default_port, const GantryFeedTimes *times, const GantryLineFuncs *funcs, gpointer data)
{
  GantryLine *self = g_new0 (GantryLine, 1);

  self->where = g_strdup (where);
  self->port = default_port;
  self->times = times;
  self->funcs = funcs;
  self->data = data;
  self->client = g_socket_client_new ();
  g_socket_client_set_enable_proxy (self->client, FALSE);
  gantry_backoff_init (&self->backoff, times->retry_first, times->retry_last);
  gantry_backoff_next (&self->backoff); /* the first try is now */
  connect_line (self);
  return self;
}

void
gantry_line_free (GantryLine *self)
{
  if (self == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  g_clear_handle_id (&self->silence_id, g_source_remove);
  if (self->connection != NULL)
    g_io_stream_close (G_IO_STREAM (self->connection), NULL, NULL);
  g_clear_object (&self->connection);
  g_object_unref (self->client);
  g_free (self->where);
  g_free (self);
}

void
gantry_line_hold (GantryLine *self, gboolean hold)
{
  g_return_if_fail (self != NULL);

  if (self->held == (hold != FALSE))
    return;
  self->held = hold != FALSE;
  if (hold) /* its silence is ours */
    g_clear_handle_id (&self->silence_id, g_source_remove);
  else if (self->connection != NULL)
    wait_for_word (self);
  if (!hold)
    read_more (self);
}
