/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/link-private.h"

#define LARGE (64 * 1024) /* bytes that a thread reads: 35 MB/s are 2 ms */

typedef enum
{
  RAW,
  READING, /* by a thread, which alone touches frame and error until it is done */
  READ,
  TAKING,
} Stage;

/* One message. Shared by the inbox and the thread that reads it. */
typedef struct
{
  GBytes *bytes;
  GantryFrame *frame; /* (nullable) */
  GError *error;      /* (nullable) */
  gint64 heard;
  Stage stage;
  guint next; /* of its changes */
} Message;

static void
message_clear (gpointer data)
{
  Message *message = data;

  g_bytes_unref (message->bytes);
  g_clear_pointer (&message->frame, gantry_frame_free);
  g_clear_error (&message->error);
}

static void
message_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, message_clear);
}

static void
read_message (Message *message)
{
  gsize length;
  const char *text = g_bytes_get_data (message->bytes, &length);

  message->frame = gantry_frame_decode (text != NULL ? text : "", length, GANTRY_STREAM_MAX_FROM_RELAY, &message->error);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  read_message (data);
  g_task_return_boolean (task, TRUE);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Message *message = g_task_get_task_data (G_TASK (result));

  message->stage = READ;
  gantry_work_wake (GANTRY_LINK (source)->inbox);
}

static GantryWorkResult
start_reading (GantryLink *self, Message *message)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, read_cb, NULL);

  message->stage = READING;
  g_task_set_source_tag (task, start_reading);
  g_task_set_task_data (task, g_atomic_rc_box_acquire (message), message_unref);
  g_task_run_in_thread (task, read_in_thread);
  return GANTRY_WORK_WAIT;
}

/* The frame's first change comes with its begin: a put, which has only one, is taken as a whole or not at all. */
static GantryWorkResult
take (GantryLink *self, Message *message)
{
  const GantryFrame *frame = message->frame;

  if (message->stage != TAKING && !gantry_link_begin_frame (self, frame, message->heard))
    return GANTRY_WORK_DONE;
  message->stage = TAKING;
  if (message->next < frame->changes->len)
    gantry_link_emit_change (self, g_ptr_array_index (frame->changes, message->next++));
  if (message->next < frame->changes->len)
    return GANTRY_WORK_AGAIN;
  gantry_link_end_frame (self, frame);
  return GANTRY_WORK_DONE;
}

static GantryWorkResult
do_message (gpointer item, gpointer data)
{
  g_autoptr (GantryLink) self = g_object_ref (data); /* whoever hears of it may let go of us */
  Message *message = item;

  if (message->stage == RAW && g_bytes_get_size (message->bytes) > LARGE)
    return start_reading (self, message);
  if (message->stage == RAW)
    {
      read_message (message);
      message->stage = READ;
    }
  if (message->stage == READING)
    return GANTRY_WORK_WAIT;
  if (message->frame != NULL)
    return take (self, message);
  gantry_link_close_and_lose (self, GANTRY_LINK_CLOSE_PROTOCOL, message->error->message);
  return GANTRY_WORK_DONE;
}

GantryWork *
gantry_link_inbox_new (GantryLink *self)
{
  return gantry_work_new (do_message, message_unref, self);
}

void
gantry_link_inbox_take (GantryLink *self, GBytes *bytes)
{
  Message *message = g_atomic_rc_box_new0 (Message);

  message->bytes = g_bytes_ref (bytes);
  message->heard = gantry_link_get_now (self);
  gantry_work_push (self->inbox, message);
}
