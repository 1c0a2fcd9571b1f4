/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-relay"

#include "config.h"

#include "relay/websocket.h"

#include "relay/websocket-parser.h"

#include <string.h>

#define READ_SIZE     (16 * 1024)
#define READS_AT_ONCE 4    /* then others have their turn */
#define CLOSING_TIME  3000 /* ms for the rest to go out and the peer to answer */
#define OP_TEXT       0x1
#define OP_CLOSE      0x8
#define OP_PONG       0xa

typedef enum
{
  STATE_OPEN,
  STATE_CLOSING, /* our close frame is on its way or sent */
  STATE_CLOSED,
} State;

struct _GantryWebsocket
{
  GObject parent_instance;

  GIOStream *stream;
  GSocket *socket; /* (nullable) */
  GPollableInputStream *input;   /* (not owned): the stream's */
  GPollableOutputStream *output; /* (not owned): the stream's */
  const GantryWebsocketEvents *events; /* (nullable): detached */
  gpointer data;

  State state;
  gboolean deaf;        /* what the peer sends is no protocol any more: read and thrown away */
  gboolean peer_closed; /* its close frame has come */
  gboolean timed_out;   /* the kernel ended it */
  GantryWebsocketParser parser;

  GBytes *current; /* (nullable): frame on its way */
  gsize sent;      /* of it */
  GBytes *pong;    /* (nullable): next */
  GBytes *last;    /* (nullable): then */
  GBytes *farewell; /* (nullable): the close frame, then nothing */
  gint64 moved;    /* when bytes last went out, monotonic µs */

  GSource *in_source;
  GSource *out_source;
  guint deadline_id;
  guint gone_id;
};

G_DEFINE_FINAL_TYPE (GantryWebsocket, gantry_websocket, G_TYPE_OBJECT)

/* As much as it takes and not more, which a growing array would be: a relay keeps a hundred thousand of these. */
static GBytes *
pack_frame (guint8 opcode, const guint8 *payload, gsize size)
{
  gsize length = size < 126 ? 2 : size <= G_MAXUINT16 ? 4 : 10;
  guint8 *wire = g_malloc (length + size);

  wire[0] = 0x80 | opcode;
  wire[1] = length == 2 ? size : length == 4 ? 126 : 127;
  for (gsize i = 2; i < length; i++)
    wire[i] = (guint64) size >> (8 * (length - 1 - i));
  if (size > 0)
    memcpy (wire + length, payload, size);
  return g_bytes_new_take (wire, length + size);
}

GBytes *
gantry_websocket_pack (GBytes *payload)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (payload, &size);

  return pack_frame (OP_TEXT, data, size);
}

GBytes *
gantry_websocket_unpack (GBytes *wire)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (wire, &size);
  gsize head = size < 2 || data[1] < 126 ? 2 : data[1] == 126 ? 4 : 10;

  g_return_val_if_fail (size >= head, NULL);

  return g_bytes_new_from_bytes (wire, head, size - head);
}

static void
drop_source (GSource **source)
{
  if (*source != NULL)
    {
      g_source_destroy (*source);
      g_clear_pointer (source, g_source_unref);
    }
}

static void
drop_sources (GantryWebsocket *self)
{
  drop_source (&self->in_source);
  drop_source (&self->out_source);
  g_clear_handle_id (&self->deadline_id, g_source_remove);
  g_clear_handle_id (&self->gone_id, g_source_remove);
}

static void
finish (GantryWebsocket *self)
{
  const GantryWebsocketEvents *events = self->events;

  if (self->state == STATE_CLOSED)
    return;
  self->state = STATE_CLOSED;
  drop_sources (self);
  g_io_stream_close (self->stream, NULL, NULL);
  self->events = NULL;
  if (events != NULL)
    events->closed (self->data);
}

static gboolean
gone_cb (gpointer data)
{
  g_autoptr (GantryWebsocket) self = g_object_ref (data);

  self->gone_id = 0;
  finish (self);
  return G_SOURCE_REMOVE;
}

/* The connection broke while the owner was in the middle of something: tell it later. */
static void
finish_later (GantryWebsocket *self)
{
  drop_source (&self->in_source);
  drop_source (&self->out_source);
  if (self->gone_id == 0)
    self->gone_id = g_idle_add_full (G_PRIORITY_DEFAULT, gone_cb, self, NULL);
}

static gboolean
deadline_cb (gpointer data)
{
  g_autoptr (GantryWebsocket) self = g_object_ref (data);

  self->deadline_id = 0;
  finish (self);
  return G_SOURCE_REMOVE;
}

static gboolean
next_frame (GantryWebsocket *self)
{
  GBytes **const waiting[] = { &self->pong, &self->last, &self->farewell };

  for (guint i = 0; self->current == NULL && i < G_N_ELEMENTS (waiting); i++)
    {
      self->current = g_steal_pointer (waiting[i]);
      self->sent = 0;
    }
  return self->current != NULL;
}

/* FALSE: the connection is at its end. */
static gboolean
goes_on (GantryWebsocket *self, const GError *error)
{
  self->timed_out |= g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK);
}

/* FALSE when the socket takes no more for now, or is broken. */
static gboolean
write_current (GantryWebsocket *self)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (self->current, &size);

  while (self->sent < size)
    {
      g_autoptr (GError) error = NULL;
      gssize n = g_pollable_output_stream_write_nonblocking (self->output, data + self->sent, size - self->sent, NULL, &error);

      if (n < 0 && !goes_on (self, error))
        finish_later (self);
      if (n <= 0)
        return FALSE;
      self->sent += n;
      self->moved = g_get_monotonic_time ();
    }
  g_clear_pointer (&self->current, g_bytes_unref);
  return TRUE;
}

static gboolean output_cb (GObject *stream, gpointer data);

static void
want_output (GantryWebsocket *self)
{
  if (self->out_source != NULL || self->gone_id != 0)
    return;
  self->out_source = g_pollable_output_stream_create_source (self->output, NULL);
  g_source_set_callback (self->out_source, G_SOURCE_FUNC (output_cb), self, NULL);
  g_source_attach (self->out_source, g_main_context_get_thread_default ());
}

/* Everything that waits, as far as it goes. TRUE when nothing waits any more. */
static gboolean
flush (GantryWebsocket *self)
{
  while (next_frame (self))
    if (!write_current (self))
      {
        want_output (self);
        return FALSE;
      }
  drop_source (&self->out_source);
  return TRUE;
}

/* Behind our close frame nothing comes: a peer that waits for the end sees it. Ours comes with its answer. */
static void
flush_closing (GantryWebsocket *self)
{
  if (!flush (self))
    return;
  if (self->peer_closed)
    finish_later (self);
  else if (self->socket != NULL)
    g_socket_shutdown (self->socket, FALSE, TRUE, NULL);
}

static gboolean
output_cb (GObject *stream, gpointer data)
{
  g_autoptr (GantryWebsocket) self = g_object_ref (data);

  if (self->state == STATE_CLOSING)
    flush_closing (self);
  else if (self->state == STATE_OPEN && flush (self) && self->events != NULL && self->gone_id == 0)
    self->events->ready (self->data);
  return self->out_source != NULL ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
report_broken (GantryWebsocket *self, GantryWebsocketCode code, const char *why)
{
  self->deaf = TRUE;
  if (self->state == STATE_OPEN && self->events != NULL)
    self->events->broken (code, why, self->data);
}

static void
answer_close (GantryWebsocket *self, const guint8 *payload, gsize size)
{
  self->peer_closed = TRUE;
  if (self->state == STATE_OPEN)
    {
      guint16 code = size >= 2 ? payload[0] << 8 | payload[1] : GANTRY_WEBSOCKET_NORMAL;

      gantry_websocket_close (self, code >= 1000 && code < 5000 ? code : GANTRY_WEBSOCKET_PROTOCOL_ERROR, NULL);
    }
  else
    flush_closing (self);
}

static void
answer_ping (GantryWebsocket *self, const guint8 *payload, gsize size)
{
  if (self->state != STATE_OPEN)
    return;
  g_clear_pointer (&self->pong, g_bytes_unref); /* of several pings the last one counts */
  self->pong = pack_frame (OP_PONG, payload, size);
  flush (self);
}

static void
take_item (GantryWebsocket *self, const GantryWebsocketItem *item)
{
  if (item->event == GANTRY_WEBSOCKET_CLOSE)
    answer_close (self, item->payload, item->size);
  else if (item->event == GANTRY_WEBSOCKET_PING)
    answer_ping (self, item->payload, item->size);
  else if (item->event == GANTRY_WEBSOCKET_BROKEN)
    report_broken (self, item->code, item->why);
  else if (item->event == GANTRY_WEBSOCKET_MESSAGE && self->state == STATE_OPEN && self->events != NULL)
    self->events->message ((const char *) item->payload, item->size, self->data);
}

/* FALSE at the end of the connection. */
static gboolean
read_some (GantryWebsocket *self, gboolean *more)
{
  g_autoptr (GError) error = NULL;
  guint8 buffer[READ_SIZE];
  GantryWebsocketItem item;
  gssize n = g_pollable_input_stream_read_nonblocking (self->input, buffer, sizeof buffer, NULL, &error);

  *more = n > 0;
  if (n <= 0)
    return n < 0 && goes_on (self, error);
  if (self->deaf || self->peer_closed)
    return TRUE;
  gantry_websocket_parser_feed (&self->parser, buffer, n);
  do
    {
      gantry_websocket_parser_next (&self->parser, &item);
      take_item (self, &item);
    }
  while (item.event != GANTRY_WEBSOCKET_NOTHING && !self->deaf && !self->peer_closed && self->state != STATE_CLOSED);
  return TRUE;
}

static gboolean
input_cb (GObject *stream, gpointer data)
{
  g_autoptr (GantryWebsocket) self = g_object_ref (data);
  gboolean more = TRUE;

  for (guint i = 0; more && i < READS_AT_ONCE && self->in_source != NULL; i++)
    if (!read_some (self, &more))
      finish (self);
  return self->in_source != NULL ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
gantry_websocket_dispose (GObject *object)
{
  GantryWebsocket *self = GANTRY_WEBSOCKET (object);

  self->events = NULL;
  drop_sources (self);
  if (self->stream != NULL)
    g_io_stream_close (self->stream, NULL, NULL);
  g_clear_object (&self->stream);
  g_clear_object (&self->socket);
  G_OBJECT_CLASS (gantry_websocket_parent_class)->dispose (object);
}

static void
gantry_websocket_finalize (GObject *object)
{
  GantryWebsocket *self = GANTRY_WEBSOCKET (object);

  gantry_websocket_parser_clear (&self->parser);
  g_clear_pointer (&self->current, g_bytes_unref);
  g_clear_pointer (&self->pong, g_bytes_unref);
  g_clear_pointer (&self->last, g_bytes_unref);
  g_clear_pointer (&self->farewell, g_bytes_unref);
  G_OBJECT_CLASS (gantry_websocket_parent_class)->finalize (object);
}

static void
gantry_websocket_class_init (GantryWebsocketClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gantry_websocket_dispose;
  G_OBJECT_CLASS (klass)->finalize = gantry_websocket_finalize;
}

static void
gantry_websocket_init (GantryWebsocket *self)
{
  self->moved = g_get_monotonic_time ();
}

GantryWebsocket *
gantry_websocket_new (GIOStream *stream, GSocket *socket, gsize max_message, const GantryWebsocketEvents *events,
                      gpointer data)
{
  GantryWebsocket *self;

  g_return_val_if_fail (G_IS_IO_STREAM (stream) && events != NULL, NULL);

  self = g_object_new (GANTRY_TYPE_WEBSOCKET, NULL);
  self->stream = g_object_ref (stream);
  g_set_object (&self->socket, socket);
  self->input = G_POLLABLE_INPUT_STREAM (g_io_stream_get_input_stream (stream));
  self->output = G_POLLABLE_OUTPUT_STREAM (g_io_stream_get_output_stream (stream));
  gantry_websocket_parser_init (&self->parser, max_message);
  self->events = events;
  self->data = data;
  self->in_source = g_pollable_input_stream_create_source (self->input, NULL);
  g_source_set_callback (self->in_source, G_SOURCE_FUNC (input_cb), self, NULL);
  g_source_attach (self->in_source, g_main_context_get_thread_default ());
  return self;
}

void
gantry_websocket_detach (GantryWebsocket *self)
{
  g_return_if_fail (GANTRY_IS_WEBSOCKET (self));

  self->events = NULL;
}

gboolean
gantry_websocket_can_send (GantryWebsocket *self)
{
  g_return_val_if_fail (GANTRY_IS_WEBSOCKET (self), FALSE);

  return self->state == STATE_OPEN && self->gone_id == 0 && self->current == NULL;
}

void
gantry_websocket_send (GantryWebsocket *self, GBytes *wire)
{
  g_return_if_fail (GANTRY_IS_WEBSOCKET (self));
  g_return_if_fail (gantry_websocket_can_send (self));

  self->current = g_bytes_ref (wire);
  self->sent = 0;
  self->moved = g_get_monotonic_time ();
  flush (self);
}

void
gantry_websocket_close (GantryWebsocket *self, GantryWebsocketCode code, GBytes *last)
{
  const guint8 payload[2] = { code >> 8, code & 0xff };

  g_return_if_fail (GANTRY_IS_WEBSOCKET (self));

  if (self->state != STATE_OPEN)
    return;
  self->state = STATE_CLOSING;
  g_clear_pointer (&self->pong, g_bytes_unref);
  self->last = last != NULL ? g_bytes_ref (last) : NULL;
  self->farewell = pack_frame (OP_CLOSE, payload, sizeof payload);
  self->deadline_id = g_timeout_add (CLOSING_TIME, deadline_cb, self);
  flush_closing (self);
}

gboolean
gantry_websocket_get_timed_out (GantryWebsocket *self)
{
  return self->timed_out;
}

gint64
gantry_websocket_get_stalled (GantryWebsocket *self)
{
  g_return_val_if_fail (GANTRY_IS_WEBSOCKET (self), 0);

  return self->current != NULL ? (g_get_monotonic_time () - self->moved) / 1000 : 0;
}
