/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/paced-stream.h"

#include <string.h>

#define TURN  4000 /* µs of reading ... */
#define PAUSE 2    /* ... then ms for others */

#define GANTRY_TYPE_PACED_INPUT (gantry_paced_input_get_type ())
G_DECLARE_FINAL_TYPE (GantryPacedInput, gantry_paced_input, GANTRY, PACED_INPUT, GInputStream)

struct _GantryPacedInput
{
  GInputStream parent_instance;

  GInputStream *base; /* (owned) */
  GBytes *first;      /* (owned) (nullable): what is left of it */
  gint64 turn;        /* when this turn began, µs; 0: with the next read */
  gboolean paused;    /* it is over */
};

struct _GantryPacedStream
{
  GIOStream parent_instance;

  GIOStream *base;     /* (owned) */
  GInputStream *input; /* (owned) */
};

static void pollable_init (GPollableInputStreamInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GantryPacedInput, gantry_paced_input, G_TYPE_INPUT_STREAM,
                               G_IMPLEMENT_INTERFACE (G_TYPE_POLLABLE_INPUT_STREAM, pollable_init))
G_DEFINE_FINAL_TYPE (GantryPacedStream, gantry_paced_stream, G_TYPE_IO_STREAM)

static gssize
read_first (GantryPacedInput *self, void *buffer, gsize count)
{
  gsize length = g_bytes_get_size (self->first);
  gsize taken = MIN (count, length);
  GBytes *rest = taken < length ? g_bytes_new_from_bytes (self->first, taken, length - taken) : NULL;

  memcpy (buffer, g_bytes_get_data (self->first, NULL), taken);
  g_bytes_unref (self->first);
  self->first = rest;
  return (gssize) taken;
}

static gssize
gantry_paced_input_read (GInputStream *stream, void *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  GantryPacedInput *self = GANTRY_PACED_INPUT (stream);

  if (self->first != NULL)
    return read_first (self, buffer, count);
  return g_input_stream_read (self->base, buffer, count, cancellable, error);
}

static gssize
gantry_paced_input_read_nonblocking (GPollableInputStream *stream, void *buffer, gsize count, GError **error)
{
  GantryPacedInput *self = GANTRY_PACED_INPUT (stream);
  gint64 now = g_get_monotonic_time ();

  if (self->turn == 0)
    self->turn = now;
  if (now - self->turn > TURN)
    {
      self->paused = TRUE;
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK, "others want their turn");
      return -1;
    }
  if (self->first != NULL)
    return read_first (self, buffer, count);
  return g_pollable_input_stream_read_nonblocking (G_POLLABLE_INPUT_STREAM (self->base), buffer, count, NULL, error);
}

static gboolean
gantry_paced_input_is_readable (GPollableInputStream *stream)
{
  GantryPacedInput *self = GANTRY_PACED_INPUT (stream);

  return self->first != NULL || g_pollable_input_stream_is_readable (G_POLLABLE_INPUT_STREAM (self->base));
}

/* Whoever waits has given the main loop back: when he is woken his next turn begins. */
static GSource *
gantry_paced_input_create_source (GPollableInputStream *stream, GCancellable *cancellable)
{
  GantryPacedInput *self = GANTRY_PACED_INPUT (stream);
  g_autoptr (GSource) child = NULL;

  if (self->paused || self->first != NULL)
    child = g_timeout_source_new (self->paused ? PAUSE : 0);
  else
    child = g_pollable_input_stream_create_source (G_POLLABLE_INPUT_STREAM (self->base), NULL);
  self->turn = 0;
  self->paused = FALSE;
  return g_pollable_source_new_full (stream, child, cancellable);
}

static void
pollable_init (GPollableInputStreamInterface *iface)
{
  iface->is_readable = gantry_paced_input_is_readable;
  iface->create_source = gantry_paced_input_create_source;
  iface->read_nonblocking = gantry_paced_input_read_nonblocking;
}

static void
gantry_paced_input_finalize (GObject *object)
{
  GantryPacedInput *self = GANTRY_PACED_INPUT (object);

  g_object_unref (self->base);
  g_clear_pointer (&self->first, g_bytes_unref);
  G_OBJECT_CLASS (gantry_paced_input_parent_class)->finalize (object);
}

static void
gantry_paced_input_class_init (GantryPacedInputClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gantry_paced_input_finalize;
  G_INPUT_STREAM_CLASS (klass)->read_fn = gantry_paced_input_read;
}

static void
gantry_paced_input_init (GantryPacedInput *self)
{
}

static GInputStream *
gantry_paced_stream_get_input_stream (GIOStream *stream)
{
  return GANTRY_PACED_STREAM (stream)->input;
}

static GOutputStream *
gantry_paced_stream_get_output_stream (GIOStream *stream)
{
  return g_io_stream_get_output_stream (GANTRY_PACED_STREAM (stream)->base);
}

static gboolean
gantry_paced_stream_close (GIOStream *stream, GCancellable *cancellable, GError **error)
{
  return g_io_stream_close (GANTRY_PACED_STREAM (stream)->base, cancellable, error);
}

static void
gantry_paced_stream_finalize (GObject *object)
{
  GantryPacedStream *self = GANTRY_PACED_STREAM (object);

  g_object_unref (self->input);
  g_object_unref (self->base);
  G_OBJECT_CLASS (gantry_paced_stream_parent_class)->finalize (object);
}

static void
gantry_paced_stream_class_init (GantryPacedStreamClass *klass)
{
  GIOStreamClass *stream_class = G_IO_STREAM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gantry_paced_stream_finalize;
  stream_class->get_input_stream = gantry_paced_stream_get_input_stream;
  stream_class->get_output_stream = gantry_paced_stream_get_output_stream;
  stream_class->close_fn = gantry_paced_stream_close;
}

static void
gantry_paced_stream_init (GantryPacedStream *self)
{
}

GIOStream *
gantry_paced_stream_new (GIOStream *base, GBytes *first)
{
  GantryPacedStream *self;
  GantryPacedInput *input;

  g_return_val_if_fail (G_IS_IO_STREAM (base), NULL);

  self = g_object_new (GANTRY_TYPE_PACED_STREAM, NULL);
  input = g_object_new (GANTRY_TYPE_PACED_INPUT, NULL);
  self->base = g_object_ref (base);
  self->input = G_INPUT_STREAM (input);
  input->base = g_object_ref (g_io_stream_get_input_stream (base));
  if (first != NULL && g_bytes_get_size (first) > 0)
    input->first = g_bytes_ref (first);
  return G_IO_STREAM (self);
}
