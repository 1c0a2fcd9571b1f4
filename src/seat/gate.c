/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/gate-private.h"

#include <string.h>

#define DEFAULT_LIMIT (128 * 1024 * 1024)

static void
report (GantryGate *self)
{
  g_autoptr (GArray) touched = g_steal_pointer (&self->touched);

  self->touched = g_array_new (FALSE, FALSE, sizeof (GantryGateTouch));
  g_array_set_clear_func (self->touched, gantry_gate_touch_clear);
  for (guint i = 0; i < touched->len; i++)
    {
      const GantryGateTouch *touch = &g_array_index (touched, GantryGateTouch, i);

      self->func (touch->topic->name, touch->id, self->data);
    }
}

/* Of what the log does not know to take back: objects that are too young. They wait as what a snapshot brings. */
static void
hide_young (GantryGate *self, GantryGateTopic *topic)
{
  g_autoptr (GPtrArray) objects = gantry_documents_list_objects (self->shown, topic->name, NULL);

  for (guint i = 0; i < objects->len; i++)
    {
      GantryObject *object = g_ptr_array_index (objects, i);
      GantryGateEntry *entry;

      if (gantry_object_get_at (object) <= MAX (self->limit, 0))
        continue;
      gantry_documents_remove_object (self->shown, topic->name, gantry_object_get_id (object));
      gantry_gate_touch (self, topic, gantry_object_get_id (object));
      entry = g_new0 (GantryGateEntry, 1);
      entry->topic = topic;
      entry->due = gantry_object_get_at (object);
      entry->number = --self->first_number;
      entry->id = g_strdup (gantry_object_get_id (object));
      entry->after = gantry_object_ref (object);
      entry->by_snapshot = TRUE;
      topic->whole = MAX (topic->whole, entry->due);
      gantry_gate_insert (self, entry);
    }
}

static void
fall_behind_horizon (GantryGate *self)
{
  GHashTableIter iter;
  gpointer topic;

  g_hash_table_iter_init (&iter, self->topics);
  while (g_hash_table_iter_next (&iter, NULL, &topic))
    hide_young (self, topic);
  self->horizon = self->limit;
}

static void
move (GantryGate *self)
{
  GantryGateEntry *entry;

  if (self->delay == 0)
    self->limit = GANTRY_GATE_ALWAYS;
  else
    self->limit = self->source_now > 0 ? self->source_now - self->delay : GANTRY_GATE_NEVER;
  while ((entry = gantry_gate_get_entry (self->next)) != NULL && entry->due <= self->limit)
    {
      gantry_gate_show (self, entry, TRUE);
      self->next = g_sequence_iter_next (self->next);
    }
  while (!g_sequence_iter_is_begin (self->next))
    {
      GSequenceIter *iter = g_sequence_iter_prev (self->next);

      entry = g_sequence_get (iter);
      if (entry->due <= self->limit)
        break;
      gantry_gate_show (self, entry, FALSE);
      self->next = iter;
    }
  if (self->limit < self->horizon)
    fall_behind_horizon (self);
  gantry_gate_tidy (self);
  report (self);
}

static gint64 *
ensure_due (GantryGateTopic *topic, const char *scope)
{
  gint64 *due = g_hash_table_lookup (topic->dues, scope);

  if (due == NULL)
    {
      due = g_new (gint64, 1);
      *due = GANTRY_GATE_NEVER;
      g_hash_table_insert (topic->dues, g_strdup (scope), due);
    }
  return due;
}

/* entry->due is its own source time. other: the scope that the object was in, where it is another. */
static void
enter (GantryGate *self, const GantryGateEntry *draft, const char *scope, const char *other)
{
  GantryGateEntry *entry = g_memdup2 (draft, sizeof *draft);
  gint64 *due = ensure_due (entry->topic, scope);

  entry->number = ++self->last_number;
  *due = MAX (*due, entry->due);
  if (other != NULL && strcmp (other, scope) != 0)
    {
      gint64 *other_due = ensure_due (entry->topic, other);

      *due = MAX (*due, *other_due);
      *other_due = *due;
    }
  entry->due = *due;
  gantry_gate_insert (self, entry);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 one = ((const GantryGateEntry *) a)->due, other = ((const GantryGateEntry *) b)->due;

  return one < other ? -1 : one > other;
}

static void
add_draft (GArray *drafts, GantryGateTopic *topic, gint64 at, GantryObject *before, GantryObject *after)
{
  GantryGateEntry entry = { .topic = topic, .due = at > 0 ? at : GANTRY_GATE_NEVER };

  entry.id = g_strdup (gantry_object_get_id (after != NULL ? after : before));
  entry.before = before != NULL ? gantry_object_ref (before) : NULL;
  entry.after = after != NULL ? gantry_object_ref (after) : NULL;
  g_array_append_val (drafts, entry);
}

/* An object does not go before it came. */
static void
add_gone (GArray *drafts, GantryGateTopic *topic, GantryObject *object, gint64 at, gboolean brought)
{
  add_draft (drafts, topic, brought ? MAX (at, gantry_object_get_at (object)) : at, object, NULL);
}

/* The entries of a change, in the order of their source times. What a change brings and then takes away goes last; in a full
 * one, where what goes is what is not named, there is no such thing. */
static GArray *
make_drafts (GantryGateTopic *topic, const GantryChange *change, const GantryOutcome *outcome, gint64 at)
{
  GArray *drafts = g_array_new (FALSE, FALSE, sizeof (GantryGateEntry));
  g_autoptr (GPtrArray) brought = g_ptr_array_new ();

  for (guint i = 0; i < outcome->gone->len; i++)
    if (change->mode != GANTRY_CHANGE_FULL && g_ptr_array_find (outcome->changed, g_ptr_array_index (outcome->gone, i), NULL))
      g_ptr_array_add (brought, g_ptr_array_index (outcome->gone, i));
    else
      add_gone (drafts, topic, g_ptr_array_index (outcome->gone, i), at, FALSE);
  for (guint i = 0; i < outcome->changed->len; i++)
    {
      GantryObject *object = g_ptr_array_index (outcome->changed, i);

      add_draft (drafts, topic, gantry_object_get_at (object), g_ptr_array_index (outcome->before, i), object);
    }
  for (guint i = 0; i < brought->len; i++)
    add_gone (drafts, topic, g_ptr_array_index (brought, i), at, TRUE);
  if (change->mode != GANTRY_CHANGE_PARTIAL && gantry_rev_compare (change->rev, outcome->base) > 0)
    {
      GantryGateEntry floor = { .topic = topic, .due = at > 0 ? at : GANTRY_GATE_NEVER };

      floor.id = g_strdup (change->scope);
      floor.is_floor = TRUE;
      floor.floor_before = outcome->base;
      floor.floor_after = change->rev;
      g_array_append_val (drafts, floor);
    }
  g_array_sort (drafts, compare_times);
  return drafts;
}

void
gantry_gate_log (GantryGate *self, const GantryChange *change, const GantryOutcome *outcome)
{
  g_autoptr (GArray) drafts = NULL;
  gboolean snapshot;
  GantryGateTopic *topic;

  g_return_if_fail (self != NULL && change != NULL && outcome != NULL);

  if (outcome->verdict == GANTRY_VERDICT_OTHER_BASE || (outcome->verdict == GANTRY_VERDICT_STALE && outcome->gone->len == 0))
    return;
  snapshot = change->mode == GANTRY_CHANGE_FULL && change->at == 0;
  topic = gantry_gate_ensure_topic (self, change->topic);
  drafts = make_drafts (topic, change, outcome, snapshot ? gantry_gate_rev_time (change->rev) : change->at);
  for (guint i = 0; i < drafts->len; i++)
    {
      GantryGateEntry *draft = &g_array_index (drafts, GantryGateEntry, i);

      draft->by_snapshot = snapshot;
      enter (self, draft, change->scope, draft->before != NULL ? gantry_object_get_scope (draft->before) : NULL);
      if (snapshot && !draft->is_floor)
        topic->whole = MAX (topic->whole, *ensure_due (topic, change->scope));
    }
  gantry_gate_tidy (self);
  report (self);
}

gboolean
gantry_gate_has_topic (GantryGate *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  return g_hash_table_contains (self->topics, name);
}

void
gantry_gate_forget_topic (GantryGate *self, const char *name)
{
  GSequenceIter *iter, *following;
  GantryGateTopic *topic;

  g_return_if_fail (self != NULL && name != NULL);

  topic = g_hash_table_lookup (self->topics, name);
  if (topic == NULL)
    return;
  for (iter = g_sequence_get_begin_iter (self->log); !g_sequence_iter_is_end (iter); iter = following)
    {
      following = g_sequence_iter_next (iter);
      if (((GantryGateEntry *) g_sequence_get (iter))->topic == topic)
        gantry_gate_drop (self, iter);
    }
  gantry_documents_forget_topic (self->shown, name);
  g_hash_table_remove (self->topics, name);
}

void
gantry_gate_set_delay (GantryGate *self, gint64 delay)
{
  g_return_if_fail (self != NULL);

  delay = CLAMP (delay, 0, GANTRY_GATE_MAX_DELAY);
  delay = (delay + GANTRY_GATE_STEP / 2) / GANTRY_GATE_STEP * GANTRY_GATE_STEP;
  if (delay == self->delay)
    return;
  self->delay = delay;
  move (self);
}

gint64
gantry_gate_get_delay (GantryGate *self)
{
  return self->delay;
}

void
gantry_gate_advance (GantryGate *self, gint64 source_now)
{
  g_return_if_fail (self != NULL);

  if (source_now <= 0 || source_now == self->source_now)
    return;
  self->source_now = source_now;
  move (self);
}

gint64
gantry_gate_get_source_time (GantryGate *self)
{
  return self->source_now;
}

gint64
gantry_gate_get_cursor (GantryGate *self)
{
  return self->source_now > 0 ? self->source_now - self->delay : 0;
}

static void
add_held (GantryGate *self, const GantryGateTopic *topic, GantryGateHeld *held)
{
  held->objects += topic->held;
  if (topic->held == 0 || topic->whole <= self->limit || held->complete_in < 0)
    return;
  if (self->limit == GANTRY_GATE_NEVER)
    held->complete_in = -1;
  else
    held->complete_in = MAX (held->complete_in, topic->whole - self->limit);
}

GantryGateHeld
gantry_gate_get_held (GantryGate *self, const char *name)
{
  GantryGateHeld held = { 0 };
  GHashTableIter iter;
  gpointer topic;

  g_return_val_if_fail (self != NULL, held);

  if (name != NULL)
    {
      topic = g_hash_table_lookup (self->topics, name);
      if (topic != NULL)
        add_held (self, topic, &held);
      return held;
    }
  g_hash_table_iter_init (&iter, self->topics);
  while (g_hash_table_iter_next (&iter, NULL, &topic))
    add_held (self, topic, &held);
  return held;
}

gint64
gantry_gate_get_next_due (GantryGate *self)
{
  GantryGateEntry *entry = gantry_gate_get_entry (self->next);

  return entry != NULL ? entry->due : G_MAXINT64;
}

guint64
gantry_gate_get_thinned (GantryGate *self)
{
  return self->thinned;
}

gint64
gantry_gate_rev_time (GantryRev rev)
{
  return MAX (rev.major, rev.minor);
}

void
gantry_gate_each (GantryGate *self, const char *topic, GantryGateEachFunc func, gpointer data)
{
  GSequenceIter *iter;

  g_return_if_fail (self != NULL && topic != NULL && func != NULL);

  for (iter = g_sequence_get_begin_iter (self->log); !g_sequence_iter_is_end (iter); iter = g_sequence_iter_next (iter))
    {
      const GantryGateEntry *entry = g_sequence_get (iter);

      if (!entry->is_floor && !entry->by_snapshot && strcmp (entry->topic->name, topic) == 0)
        func (entry->before, entry->after, entry->due, data);
    }
}

GantryDocuments *
gantry_gate_get_shown (GantryGate *self)
{
  return self->shown;
}

void
gantry_gate_set_func (GantryGate *self, GantryGateFunc func, gpointer data)
{
  g_return_if_fail (self != NULL);

  self->func = func;
  self->data = data;
}

void
gantry_gate_set_limit (GantryGate *self, gsize bytes)
{
  g_return_if_fail (self != NULL);

  self->max_bytes = bytes;
  gantry_gate_tidy (self);
}

GantryGate *
gantry_gate_new (void)
{
  GantryGate *self = g_new0 (GantryGate, 1);

  self->shown = gantry_documents_new ();
  self->topics = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, gantry_gate_topic_free);
  self->log = g_sequence_new (gantry_gate_entry_free);
  self->next = g_sequence_get_end_iter (self->log);
  self->touched = g_array_new (FALSE, FALSE, sizeof (GantryGateTouch));
  g_array_set_clear_func (self->touched, gantry_gate_touch_clear);
  self->max_bytes = DEFAULT_LIMIT;
  self->limit = GANTRY_GATE_ALWAYS;
  self->horizon = GANTRY_GATE_NEVER;
  return self;
}

void
gantry_gate_free (GantryGate *self)
{
  if (self == NULL)
    return;
  g_sequence_free (self->log);
  g_hash_table_unref (self->topics);
  g_array_unref (self->touched);
  g_object_unref (self->shown);
  g_free (self);
}
