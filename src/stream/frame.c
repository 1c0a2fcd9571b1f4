/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-stream"

#include "config.h"

#include "stream/frame.h"

G_DEFINE_QUARK (gantry-stream-error-quark, gantry_stream_error)

static void
topic_info_clear (gpointer data)
{
  GantryTopicInfo *info = data;

  g_free (info->topic);
}

static void
source_beat_clear (gpointer data)
{
  GantrySourceBeat *beat = data;

  g_free (beat->id);
}

GantryFrame *
gantry_frame_new (GantryFrameType type)
{
  GantryFrame *self = g_new0 (GantryFrame, 1);

  self->type = type;
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_change_free);
  self->topics = g_array_new (FALSE, TRUE, sizeof (GantryTopicInfo));
  g_array_set_clear_func (self->topics, topic_info_clear);
  self->sources = g_array_new (FALSE, TRUE, sizeof (GantrySourceBeat));
  g_array_set_clear_func (self->sources, source_beat_clear);
  return self;
}

void
gantry_frame_free (GantryFrame *self)
{
  if (self == NULL)
    return;
  g_free (self->topic);
  g_free (self->text);
  g_free (self->version);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->topics, g_array_unref);
  g_clear_pointer (&self->sources, g_array_unref);
  g_free (self);
}

static void
take_objects (GantryChange *change, GPtrArray *objects, gboolean with_body)
{
  for (guint i = 0; i < objects->len; i++)
    {
      GantryObject *object = g_ptr_array_index (objects, i);

      gantry_change_take (change, gantry_object_get_id (object),
                          with_body ? g_strdup (gantry_object_get_body (object)) : NULL);
    }
}

GantryFrame *
gantry_frame_new_put (const GantryChange *change, const GantryOutcome *outcome, gint64 seq)
{
  GantryFrame *self;
  GantryChange *put;
  gboolean partial;

  g_return_val_if_fail (change != NULL && outcome != NULL, NULL);

  self = gantry_frame_new (GANTRY_FRAME_PUT);
  self->topic = g_strdup (change->topic);
  self->seq = seq;
  partial = change->mode == GANTRY_CHANGE_PARTIAL;
  put = gantry_change_new (change->topic, change->scope, partial ? GANTRY_CHANGE_PARTIAL : GANTRY_CHANGE_DELTA,
                           change->rev, change->at);
  if (!partial)
    put->base = outcome->base;
  take_objects (put, outcome->changed, TRUE);
  if (!partial)
    take_objects (put, outcome->gone, FALSE);
  g_ptr_array_add (self->changes, put);
  return self;
}

void
gantry_frame_add_topic (GantryFrame *self, const char *topic, gint64 seq, gint64 objects)
{
  GantryTopicInfo info = { .topic = g_strdup (topic), .seq = seq, .objects = objects };

  g_return_if_fail (self != NULL && topic != NULL);

  g_array_append_val (self->topics, info);
}

void
gantry_frame_add_digest (GantryFrame *self, const char *topic, gint64 seq, GantryDigest digest)
{
  GantryTopicInfo info = { .topic = g_strdup (topic), .seq = seq, .digest = digest };

  g_return_if_fail (self != NULL && topic != NULL);

  g_array_append_val (self->topics, info);
}

void
gantry_frame_add_source (GantryFrame *self, const char *id, GantrySourceState state, gint64 heard, gint64 at, gint64 limit)
{
  GantrySourceBeat beat = { .id = g_strdup (id), .state = state, .heard = heard, .at = at, .limit = limit };

  g_return_if_fail (self != NULL && id != NULL);

  g_array_append_val (self->sources, beat);
}
