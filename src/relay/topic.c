/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-relay"

#include "config.h"

#include "relay/topic.h"

#include "relay/websocket.h"
#include "stream/frame.h"

GantryTopic *
gantry_topic_new (const char *name)
{
  GantryTopic *self = g_new0 (GantryTopic, 1);

  self->name = g_strdup (name);
  self->first = 1;
  self->puts = g_array_new (FALSE, FALSE, sizeof (GantryPut));
  self->subscriptions = g_ptr_array_new ();
  return self;
}

void
gantry_topic_free (GantryTopic *self)
{
  if (self == NULL)
    return;
  while (gantry_topic_drop_put (self) > 0)
    ;
  gantry_topic_forget_snapshot (self);
  gantry_topic_forget_merged (self);
  g_array_unref (self->puts);
  g_ptr_array_unref (self->subscriptions);
  g_free (self->name);
  g_free (self);
}

void
gantry_topic_add_put (GantryTopic *self, GBytes *wire, gint64 time, gboolean lasting)
{
  GantryPut put = { g_bytes_ref (wire), time, lasting };

  g_array_append_val (self->puts, put);
  gantry_topic_forget_snapshot (self);
}

const GantryPut *
gantry_topic_get_put (GantryTopic *self, gint64 seq)
{
  if (seq < self->first || seq > self->seq)
    return NULL;
  return &g_array_index (self->puts, GantryPut, self->head + (guint) (seq - self->first));
}

gint64
gantry_topic_find_run (GantryTopic *self, gint64 from, gsize size)
{
  const GantryPut *put = gantry_topic_get_put (self, from);
  gsize sum = put != NULL ? g_bytes_get_size (put->wire) : 0;
  gint64 to = from;

  if (put == NULL || put->lasting)
    return from;
  while ((put = gantry_topic_get_put (self, to + 1)) != NULL && !put->lasting &&
         (sum += g_bytes_get_size (put->wire)) <= size)
    to++;
  return to;
}

static GPtrArray *
decode_puts (GantryTopic *self, gint64 from, gint64 to)
{
  GPtrArray *frames = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_frame_free);

  for (gint64 seq = from; seq <= to; seq++)
    {
      g_autoptr (GBytes) payload = gantry_websocket_unpack (gantry_topic_get_put (self, seq)->wire);
      gsize size;
      const char *text = g_bytes_get_data (payload, &size);

      g_ptr_array_add (frames, gantry_frame_decode (text, size, GANTRY_STREAM_MAX_FROM_RELAY, NULL));
      g_assert (g_ptr_array_index (frames, frames->len - 1) != NULL); /* we wrote it */
    }
  return frames;
}

GPtrArray *
gantry_topic_merge (GantryTopic *self, gint64 from, gint64 to)
{
  g_autoptr (GPtrArray) puts = NULL;
  g_autoptr (GPtrArray) merged = NULL;

  if (self->merged != NULL && self->merged_from == from && self->merged_to == to)
    return self->merged;
  gantry_topic_forget_merged (self);
  puts = decode_puts (self, from, to);
  merged = gantry_frame_merge_puts (puts);
  self->merged = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->merged_from = from;
  self->merged_to = to;
  for (guint i = 0; i < merged->len; i++)
    {
      g_autoptr (GBytes) payload = gantry_frame_encode (g_ptr_array_index (merged, i));

      g_ptr_array_add (self->merged, gantry_websocket_pack (payload));
    }
  return self->merged;
}

gsize
gantry_topic_drop_put (GantryTopic *self)
{
  g_autoptr (GBytes) wire = NULL;

  if (self->head == self->puts->len)
    return 0;
  wire = g_array_index (self->puts, GantryPut, self->head).wire;
  self->head++;
  self->first++;
  if (self->head > 64 && self->head > self->puts->len / 8) /* holds no ends: they were freed one by one */
    {
      g_array_remove_range (self->puts, 0, self->head);
      self->head = 0;
    }
  return g_bytes_get_size (wire);
}

void
gantry_topic_forget_snapshot (GantryTopic *self)
{
  g_clear_pointer (&self->snapshot, g_ptr_array_unref);
}

void
gantry_topic_forget_merged (GantryTopic *self)
{
  g_clear_pointer (&self->merged, g_ptr_array_unref);
}
