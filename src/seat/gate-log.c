/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/gate-private.h"

void
gantry_gate_topic_free (gpointer data)
{
  GantryGateTopic *topic = data;

  g_free (topic->name);
  g_hash_table_unref (topic->dues);
  g_free (topic);
}

GantryGateTopic *
gantry_gate_ensure_topic (GantryGate *self, const char *name)
{
  GantryGateTopic *topic = g_hash_table_lookup (self->topics, name);

  if (topic == NULL)
    {
      topic = g_new0 (GantryGateTopic, 1);
      topic->name = g_strdup (name);
      topic->dues = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      topic->whole = GANTRY_GATE_NEVER;
      g_hash_table_insert (self->topics, topic->name, topic);
    }
  return topic;
}

void
gantry_gate_entry_free (gpointer data)
{
  GantryGateEntry *entry = data;

  g_clear_pointer (&entry->before, gantry_object_unref);
  g_clear_pointer (&entry->after, gantry_object_unref);
  g_free (entry->id);
  g_free (entry);
}

/* About what it keeps: the object before is the one after of an earlier entry. */
static gsize
measure (const GantryGateEntry *entry)
{
  return sizeof *entry + 128 + strlen (entry->id) + (entry->after != NULL ? strlen (gantry_object_get_body (entry->after)) : 0);
}

static int
compare_entries (gconstpointer a, gconstpointer b, gpointer data)
{
  const GantryGateEntry *one = a, *other = b;

  if (one->due != other->due)
    return one->due < other->due ? -1 : 1;
  return one->number < other->number ? -1 : one->number > other->number;
}

void
gantry_gate_touch_clear (gpointer data)
{
  g_free (((GantryGateTouch *) data)->id);
}

void
gantry_gate_touch (GantryGate *self, GantryGateTopic *topic, const char *id)
{
  GantryGateTouch touched = { topic, g_strdup (id) };

  if (self->func != NULL)
    g_array_append_val (self->touched, touched);
  else
    gantry_gate_touch_clear (&touched);
}

void
gantry_gate_show (GantryGate *self, const GantryGateEntry *entry, gboolean forward)
{
  const char *topic = entry->topic->name;
  GantryObject *object = forward ? entry->after : entry->before, *gone = forward ? entry->before : entry->after;

  entry->topic->held += forward ? -1 : 1;
  if (entry->is_floor)
    {
      gantry_documents_set_floor (self->shown, topic, entry->id, forward ? entry->floor_after : entry->floor_before);
      return;
    }
  if (gone != NULL)
    gantry_object_forget_json (gone); /* it stays in the log for long, and its tree is several times its text */
  if (object != NULL)
    gantry_documents_put_object (self->shown, topic, object);
  else
    gantry_documents_remove_object (self->shown, topic, entry->id);
  gantry_gate_touch (self, entry->topic, entry->id);
}

GantryGateEntry *
gantry_gate_get_entry (GSequenceIter *iter)
{
  return g_sequence_iter_is_end (iter) ? NULL : g_sequence_get (iter);
}

/* Everything behind 'next' is held; an entry that is due goes before it. */
void
gantry_gate_insert (GantryGate *self, GantryGateEntry *entry)
{
  GSequenceIter *iter = g_sequence_insert_sorted (self->log, entry, compare_entries, NULL);

  entry->size = measure (entry);
  self->bytes += entry->size;
  self->unthinned++;
  entry->topic->held++;
  if (entry->due <= self->limit)
    gantry_gate_show (self, entry, TRUE);
  else if (g_sequence_iter_next (iter) == self->next)
    self->next = iter;
}

void
gantry_gate_drop (GantryGate *self, GSequenceIter *iter)
{
  GantryGateEntry *entry = g_sequence_get (iter);

  if (iter == self->next)
    self->next = g_sequence_iter_next (iter);
  self->bytes -= entry->size;
  g_sequence_remove (iter);
}

static void
forget_oldest (GantryGate *self, gint64 until)
{
  GSequenceIter *begin = g_sequence_get_begin_iter (self->log);

  while (begin != self->next)
    {
      GantryGateEntry *entry = g_sequence_get (begin);

      if (entry->due >= until && self->bytes <= self->max_bytes)
        return;
      self->horizon = MAX (self->horizon, entry->due);
      gantry_gate_drop (self, begin);
      begin = g_sequence_get_begin_iter (self->log);
    }
}

/* Of an object that changes several times before 'end', only the last is kept. */
static void
thin_until (GantryGate *self, GSequenceIter *end)
{
  g_autoptr (GHashTable) last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GSequenceIter *iter = self->next;

  for (; iter != end; iter = g_sequence_iter_next (iter))
    {
      GantryGateEntry *entry = g_sequence_get (iter), *earlier;
      char *key = g_strdup_printf ("%p %d %s", (void *) entry->topic, entry->is_floor, entry->id);
      GSequenceIter *found = g_hash_table_lookup (last, key);

      if (found != NULL)
        {
          earlier = g_sequence_get (found);
          g_clear_pointer (&entry->before, gantry_object_unref);
          entry->before = g_steal_pointer (&earlier->before);
          entry->floor_before = earlier->floor_before;
          entry->topic->held--;
          self->thinned++;
          gantry_gate_drop (self, found);
        }
      g_hash_table_replace (last, key, iter);
    }
}

/* More waits than may be kept. Nothing may be shown early, and what comes last must be right: the steps between go. */
static void
thin (GantryGate *self)
{
  int first = g_sequence_iter_get_position (self->next);
  int length = g_sequence_get_length (self->log);

  if (self->bytes <= self->max_bytes || self->unthinned < (guint) (length - first) / 4)
    return;
  thin_until (self, g_sequence_get_iter_at_pos (self->log, first + (length - first) / 2));
  if (self->bytes > self->max_bytes)
    thin_until (self, g_sequence_get_end_iter (self->log));
  self->unthinned = 0;
}

void
gantry_gate_tidy (GantryGate *self)
{
  gint64 until = self->source_now > 0 ? self->source_now - GANTRY_GATE_MAX_DELAY : GANTRY_GATE_NEVER;

  forget_oldest (self, until);
  thin (self);
}
