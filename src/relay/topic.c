/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-relay"

#include "config.h"

#include "relay/topic.h"

GantryTopic *
gantry_topic_new (const char *name)
{
  GantryTopic *self = g_new0 (GantryTopic, 1);

  self->name = g_strdup (name);
  self->first = 1;
  self->puts = g_ptr_array_new ();
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
  g_ptr_array_unref (self->puts);
  g_ptr_array_unref (self->subscriptions);
  g_free (self->name);
  g_free (self);
}

void
gantry_topic_add_put (GantryTopic *self, GBytes *wire)
{
  g_ptr_array_add (self->puts, g_bytes_ref (wire));
  gantry_topic_forget_snapshot (self);
}

GBytes *
gantry_topic_get_put (GantryTopic *self, gint64 seq)
{
  if (seq < self->first || seq > self->seq)
    return NULL;
  return g_ptr_array_index (self->puts, self->head + (guint) (seq - self->first));
}

gsize
gantry_topic_drop_put (GantryTopic *self)
{
  g_autoptr (GBytes) wire = NULL;

  if (self->head == self->puts->len)
    return 0;
  wire = g_ptr_array_index (self->puts, self->head);
  self->head++;
  self->first++;
  if (self->head > 64 && self->head > self->puts->len / 2) /* holds no ends: they were freed one by one */
    {
      g_ptr_array_remove_range (self->puts, 0, self->head);
      self->head = 0;
    }
  return g_bytes_get_size (wire);
}

void
gantry_topic_forget_snapshot (GantryTopic *self)
{
  g_clear_pointer (&self->snapshot, g_ptr_array_unref);
}
