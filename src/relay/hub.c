/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-relay"

#include "config.h"

#include "relay/hub-private.h"

#include "relay/lasting.h"

#include <string.h>

#define LIST_AT_ONCE  20000                                   /* topics of one frame */
#define SNAP_AT_ONCE  (GANTRY_STREAM_MAX_FROM_RELAY / 2)      /* bytes; one scope may take more */
#define SNAP_OVERHEAD 120                                     /* bytes around the body of an object */

const GantryHubLimits gantry_hub_default_limits = {
  .history = 64 * 1024 * 1024,
  .memory = 15 * 60 * 1000,
  .slow = 256 * 1024,
  .late = 2 * 1000,
  .behind = 4 * 1024 * 1024,
  .patience = 30 * 1000,
  .stall = 30 * 1000,
  .dead = 30 * 1000,
  .greeting = 10 * 1000,
  .seats = 4096,
  .topics = 16384,
  .send_buffer = 256 * 1024,
  .beat = GANTRY_STREAM_BEAT,
  .digest = GANTRY_STREAM_DIGEST,
};

GBytes *
gantry_hub_pack (const GantryFrame *frame)
{
  g_autoptr (GBytes) payload = gantry_frame_encode (frame);

  return gantry_websocket_pack (payload);
}

static void
make_known (GantryHub *self, GantryTopic *topic)
{
  if (topic->known)
    return;
  topic->known = TRUE;
  g_ptr_array_add (self->known, topic);
  gantry_metrics_set (self->metrics, GANTRY_METRIC_TOPICS, self->known->len);
}

GantryTopic *
gantry_hub_ensure_topic (GantryHub *self, const char *name)
{
  GantryTopic *topic = g_hash_table_lookup (self->topics, name);

  if (topic == NULL)
    {
      topic = gantry_topic_new (name);
      g_hash_table_insert (self->topics, topic->name, topic);
    }
  return topic;
}

void
gantry_hub_leave_topic (GantryHub *self, GantryTopic *topic)
{
  if (!topic->known && topic->subscriptions->len == 0)
    g_hash_table_remove (self->topics, topic->name);
}

void
gantry_hub_remove_follower (GantryHub *self, GantryFollower *follower)
{
  g_ptr_array_remove_fast (self->followers, follower);
  gantry_metrics_set (self->metrics, GANTRY_METRIC_SEATS, self->followers->len);
}

static gsize
measure (const GantryChange *change)
{
  gsize size = 0;

  for (guint i = 0; i < gantry_change_get_size (change); i++)
    {
      const GantryChangeItem *item = gantry_change_get_item (change, i);

      size += strlen (item->id) + strlen (change->scope) + strlen (item->body) + SNAP_OVERHEAD;
    }
  return size;
}

static GantryFrame *
new_snap (GantryHub *self, GantryTopic *topic)
{
  GantryFrame *frame = gantry_frame_new (GANTRY_FRAME_SNAP);

  frame->topic = g_strdup (topic->name);
  frame->epoch = self->epoch;
  frame->seq = topic->seq;
  return frame;
}

/* As few frames as hold it; a scope is never cut. */
static GPtrArray *
make_snapshot (GantryHub *self, GantryTopic *topic)
{
  GPtrArray *wires = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) changes = gantry_documents_snapshot (self->documents, topic->name);
  g_autoptr (GantryFrame) frame = new_snap (self, topic);
  gsize size = 0;

  g_ptr_array_set_free_func (changes, NULL); /* they go to the frames */
  for (guint i = 0; i < changes->len; i++)
    {
      GantryChange *change = g_ptr_array_index (changes, i);
      gsize more = measure (change);

      if (size > 0 && size + more > SNAP_AT_ONCE)
        {
          frame->more = TRUE;
          g_ptr_array_add (wires, gantry_hub_pack (frame));
          gantry_frame_free (frame);
          frame = new_snap (self, topic);
          size = 0;
        }
      g_ptr_array_add (frame->changes, change);
      size += more;
    }
  g_ptr_array_add (wires, gantry_hub_pack (frame));
  return wires;
}

GPtrArray *
gantry_hub_get_snapshot (GantryHub *self, GantryTopic *topic)
{
  topic->asked = TRUE;
  if (topic->snapshot == NULL)
    topic->snapshot = make_snapshot (self, topic);
  return topic->snapshot;
}

static GBytes *
encode_list (GantryHub *self, guint from, guint to, gboolean more)
{
  g_autoptr (GantryFrame) frame = gantry_frame_new (GANTRY_FRAME_TOPICS);

  frame->more = more;
  for (guint i = from; i < to; i++)
    {
      GantryTopic *topic = g_ptr_array_index (self->known, i);

      gantry_frame_add_topic (frame, topic->name, topic->seq, gantry_documents_count_objects (self->documents, topic->name));
    }
  return gantry_hub_pack (frame);
}

/* The first frame of a list is the same for everybody for a moment: many ask at once when a relay comes back. */
GBytes *
gantry_hub_make_list (GantryHub *self, guint *from, gboolean more)
{
  guint begin = *from;

  *from = MIN (begin + LIST_AT_ONCE, self->known->len);
  if (more)
    return *from > begin ? encode_list (self, begin, *from, TRUE) : NULL;
  if (self->list == NULL)
    self->list = encode_list (self, 0, *from, FALSE);
  return g_bytes_ref (self->list);
}

static gboolean
is_too_old (GantryHub *self, gint64 now)
{
  GantryTopic *topic = g_queue_peek_head (&self->log);

  return topic != NULL && now - gantry_topic_get_put (topic, topic->first)->time > self->limits->memory;
}

static void
trim_history (GantryHub *self)
{
  gint64 now = gantry_clock_monotonic (self->clock);

  while (!g_queue_is_empty (&self->log) && (self->history > self->limits->history || is_too_old (self, now)))
    self->history -= gantry_topic_drop_put (g_queue_pop_head (&self->log));
  gantry_metrics_set (self->metrics, GANTRY_METRIC_HISTORY_BYTES, self->history);
}

static gboolean
beat_cb (gpointer data)
{
  GantryHub *self = data;
  GHashTableIter iter;
  gpointer value;

  g_clear_pointer (&self->list, g_bytes_unref);
  trim_history (self);
  g_hash_table_iter_init (&iter, self->topics);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      GantryTopic *topic = value;

      gantry_topic_forget_merged (topic);
      if (!topic->asked)
        gantry_topic_forget_snapshot (topic);
      topic->asked = FALSE;
    }
  for (guint i = 0; i < self->followers->len; i++)
    gantry_follower_beat (g_ptr_array_index (self->followers, i));
  return G_SOURCE_CONTINUE;
}

GantryHub *
gantry_hub_new (GantryDocuments *documents, GantrySources *sources, GantryMetrics *metrics, const GantryClock *clock,
                const GantryHubLimits *limits, const char *id, gint64 epoch)
{
  GantryHub *self = g_new0 (GantryHub, 1);
  g_autoptr (GPtrArray) names = gantry_documents_list_topics (documents);

  self->documents = documents;
  self->sources = sources;
  self->metrics = metrics;
  self->clock = clock;
  self->limits = limits;
  self->id = g_strdup (id);
  self->epoch = epoch;
  self->topics = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) gantry_topic_free);
  self->known = g_ptr_array_new ();
  self->followers = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_follower_free);
  g_queue_init (&self->log);
  self->shelf = gantry_shelf_new ();
  for (guint i = 0; i < names->len; i++)
    make_known (self, gantry_hub_ensure_topic (self, g_ptr_array_index (names, i)));
  self->beat_id = g_timeout_add (limits->beat, beat_cb, self);
  return self;
}

void
gantry_hub_free (GantryHub *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->beat_id, g_source_remove);
  g_ptr_array_unref (self->followers);
  g_queue_clear (&self->log);
  g_clear_pointer (&self->list, g_bytes_unref);
  g_ptr_array_unref (self->known);
  g_hash_table_unref (self->topics);
  gantry_shelf_free (self->shelf);
  g_free (self->id);
  g_free (self);
}

void
gantry_hub_publish (GantryHub *self, const GantryChange *change, const GantryOutcome *outcome)
{
  GantryTopic *topic;
  g_autoptr (GantryFrame) frame = NULL;
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (GBytes) wire = NULL;
  gboolean lasting;
  gsize size;

  g_return_if_fail (self != NULL && change != NULL && outcome != NULL);

  topic = gantry_hub_ensure_topic (self, change->topic);
  if (!topic->known)
    {
      make_known (self, topic);
      g_clear_pointer (&self->list, g_bytes_unref);
      self->unsettled = TRUE;
    }
  topic->seq++;
  frame = gantry_frame_new_put (change, outcome, topic->seq);
  packed = gantry_hub_pack (frame);
  wire = gantry_shelf_put (self->shelf, packed);
  size = g_bytes_get_size (wire);
  lasting = gantry_lasting_judge (self->documents, change, outcome);
  gantry_topic_add_put (topic, wire, gantry_clock_monotonic (self->clock), lasting);
  g_queue_push_tail (&self->log, topic);
  self->history += size;
  for (guint i = 0; i < topic->subscriptions->len; i++)
    gantry_follower_owe (g_ptr_array_index (topic->subscriptions, i), size, lasting);
  trim_history (self);
}

void
gantry_hub_settle (GantryHub *self)
{
  g_return_if_fail (self != NULL);

  if (!self->unsettled)
    return;
  self->unsettled = FALSE;
  for (guint i = 0; i < self->followers->len; i++)
    gantry_follower_settle (g_ptr_array_index (self->followers, i));
}

gboolean
gantry_hub_is_full (GantryHub *self)
{
  return self->closing || self->followers->len >= self->limits->seats;
}

void
gantry_hub_accept (GantryHub *self, GIOStream *stream, GSocket *socket)
{
  g_return_if_fail (self != NULL && G_IS_IO_STREAM (stream));

  if (self->closing)
    return;
  gantry_metrics_add (self->metrics, GANTRY_METRIC_SEATS_COME, NULL, NULL, 1);
  g_ptr_array_add (self->followers, gantry_follower_new (self, stream, socket));
  gantry_metrics_set (self->metrics, GANTRY_METRIC_SEATS, self->followers->len);
}

void
gantry_hub_dismiss_all (GantryHub *self, const char *why)
{
  g_return_if_fail (self != NULL);

  self->closing = TRUE;
  for (guint i = 0; i < self->followers->len; i++)
    gantry_follower_dismiss (g_ptr_array_index (self->followers, i), GANTRY_WEBSOCKET_GOING_AWAY, "stopping", why);
}

guint
gantry_hub_count_seats (GantryHub *self)
{
  return self->followers->len;
}

guint
gantry_hub_count_topics (GantryHub *self)
{
  return self->known->len;
}
