/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/seat-private.h"

#include "seat/cache-files.h"
#include "seat/changes-private.h"
#include "seat/link.h"
#include "seat/schedule-private.h"
#include "seat/unit-private.h"
#include "seat/work.h"

#include <string.h>

/* The cache in the seat's path. What it holds of a topic is taken as soon as somebody holds the topic, like a relay's snapshot: by
 * revision, so that it does not matter which comes first, and through the gate.
 *
 * Revisions of two competitions say nothing about each other. So the cache remembers which relays it is of; when the first relay
 * that answers is none of them, the copy is set aside, and nothing of it was ever there. */

#define SOURCE_TIME "source-time" /* ms: the venue's as last known */
#define STORED      "stored"      /* ms wall clock: when that was written */
#define RELAY       "relay/"      /* and the relay's own name: ms wall clock, when it was first heard */

struct _GantrySeatCache
{
  GantrySeat *seat; /* not owned */
  char *path;
  GantryCacheOptions options;
  GantryCache *cache;
  GCancellable *cancellable;
  GantryWork *work;  /* of GantryChange: what was loaded */
  GHashTable *ats;   /* topic → gint64: the last change of what an earlier run left */
  GHashTable *relays; /* set of names that it is of */
  gboolean judged;    /* the copy is of one of the relays that were heard */
  gint64 as_of;      /* the source time of that run */
  gint64 copied;
  gint64 saved; /* source time */
  gboolean listed;
};

static GantryWorkResult
take_copy (gpointer item, gpointer data)
{
  GantrySeatCache *self = data;
  const GantryChange *change = item;
  g_auto (GantryOutcome) outcome = { 0 };

  if (!g_hash_table_contains (self->seat->holds, change->topic))
    return GANTRY_WORK_DONE; /* released in the meantime */
  gantry_documents_apply (self->seat->arrived, change, &outcome);
  gantry_seat_log (self->seat, change, &outcome);
  return GANTRY_WORK_DONE;
}

/* Leaves the array empty. */
static void
take_all (GantrySeatCache *self, GPtrArray *changes)
{
  gsize n_changes;
  g_autofree gpointer *items = g_ptr_array_steal (changes, &n_changes);

  for (gsize i = 0; i < n_changes; i++)
    gantry_work_push (self->work, items[i]);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = gantry_cache_load_finish (GANTRY_CACHE (source), result, &error);

  if (changes != NULL) /* else it was cancelled, and who asked is gone */
    take_all (data, changes);
}

/* What may still be held back: steps of the last minutes of what is remembered. Older ones need not be gone through. */
static void
forget_old_steps (GantrySeatCache *self, GPtrArray *steps)
{
  guint first = steps->len;

  while (first > 0 && ((GantryPastStep *) g_ptr_array_index (steps, first - 1))->at > self->as_of - GANTRY_GATE_MAX_DELAY)
    first--;
  g_ptr_array_remove_range (steps, 0, first);
}

/* With a delay it is not enough to know how it is now. */
static void
recalled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GPtrArray) changes = gantry_cache_recall_finish (GANTRY_CACHE (source), result, &steps, &error);
  g_autoptr (GantryHistory) history = NULL;
  GantrySeatCache *self = data;
  const char *topic;

  if (changes == NULL || changes->len == 0)
    return; /* nothing is known, or cancelled: self is gone */
  topic = ((GantryChange *) g_ptr_array_index (changes, 0))->topic;
  if (!g_hash_table_contains (self->seat->holds, topic))
    return;
  if (gantry_gate_has_topic (self->seat->gate, topic))
    {
      take_all (self, changes);
      return;
    }
  for (guint i = 0; i < changes->len; i++)
    {
      g_auto (GantryOutcome) outcome = { 0 };

      gantry_documents_apply (self->seat->arrived, g_ptr_array_index (changes, i), &outcome);
    }
  forget_old_steps (self, steps);
  history = gantry_history_new (topic, changes, steps);
  gantry_gate_recall (self->seat->gate, history);
  gantry_seat_advance (self->seat);
}

static void
load (GantrySeatCache *self, const char *topic)
{
  const char *topics[] = { topic, NULL };

  if (gantry_gate_get_delay (self->seat->gate) > 0)
    gantry_cache_history_async (self->cache, topic, self->cancellable, recalled_cb, self);
  else
    gantry_cache_load_async (self->cache, topics, self->cancellable, loaded_cb, self);
}

static void
load_holds (GantrySeatCache *self)
{
  GHashTableIter iter;
  gpointer topic;

  g_hash_table_iter_init (&iter, self->seat->holds);
  while (g_hash_table_iter_next (&iter, &topic, NULL))
    if (g_hash_table_contains (self->ats, topic))
      load (self, topic);
}

static gint64
get_value (GantryCacheIndex *index, const char *name)
{
  const gint64 *value = g_hash_table_lookup (index->values, name);

  return value != NULL ? *value : 0;
}

static void
take_index (GantrySeatCache *self, GantryCacheIndex *index)
{
  GHashTableIter iter;
  gpointer name;

  self->listed = TRUE;
  self->as_of = get_value (index, SOURCE_TIME);
  self->copied = get_value (index, STORED);
  for (guint i = 0; i < index->topics->len; i++)
    {
      const GantryCacheTopic *topic = &g_array_index (index->topics, GantryCacheTopic, i);

      g_hash_table_replace (self->ats, g_strdup (topic->name), g_memdup2 (&topic->at, sizeof topic->at));
    }
  g_hash_table_iter_init (&iter, index->values);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (g_str_has_prefix (name, RELAY))
      g_hash_table_add (self->relays, g_strdup ((char *) name + strlen (RELAY)));
}

static void
note_topics (GantrySeatCache *self)
{
  gboolean news = FALSE;
  GHashTableIter iter;
  gpointer topic;

  g_hash_table_iter_init (&iter, self->ats);
  while (g_hash_table_iter_next (&iter, &topic, NULL))
    news |= gantry_seat_note_topic (self->seat, topic);
  if (news)
    gantry_seat_emit_topics_changed (self->seat);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GantryCacheIndex) index = gantry_cache_list_finish (GANTRY_CACHE (source), result, &error);
  GantrySeatCache *self = data;

  if (index == NULL)
    return; /* cancelled: self is gone */
  take_index (self, index);
  for (guint i = 0; i < self->seat->links->len; i++)
    {
      const char *relay = gantry_link_get_relay (g_ptr_array_index (self->seat->links, i));

      if (relay != NULL && !gantry_seat_cache_hear (self->seat, relay))
        return; /* self is gone */
    }
  gantry_source_times_preset (self->seat->times, self->as_of);
  gantry_seat_advance (self->seat);
  note_topics (self);
  load_holds (self);
  gantry_seat_tick (self->seat);
}

/* What the cache missed. */
static GPtrArray *
snapshot_cb (const char *topic, gpointer data)
{
  GantrySeat *seat = data;
  GPtrArray *changes;
  GHashTableIter iter;
  gpointer name;

  if (topic != NULL)
    return g_hash_table_contains (seat->holds, topic) ? gantry_documents_snapshot (seat->arrived, topic) : NULL;
  changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_change_free);
  g_hash_table_iter_init (&iter, seat->holds);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_extend_and_steal (changes, gantry_documents_snapshot (seat->arrived, name));
  return changes;
}

static void
cache_free (GantrySeatCache *self)
{
  g_cancellable_cancel (self->cancellable);
  gantry_cache_close (self->cache);
  g_object_unref (self->cache);
  g_object_unref (self->cancellable);
  gantry_work_free (self->work);
  g_hash_table_unref (self->ats);
  g_hash_table_unref (self->relays);
  g_free (self->path);
  g_free (self);
}

static void
open_cache (GantrySeat *self, const char *path, const GantryCacheOptions *options)
{
  GantrySeatCache *cache = g_new0 (GantrySeatCache, 1);

  cache->seat = self;
  cache->path = g_strdup (path);
  if (options != NULL)
    cache->options = *options;
  cache->cache = gantry_cache_new (path, &cache->options);
  cache->cancellable = g_cancellable_new ();
  cache->work = gantry_work_new (take_copy, (GDestroyNotify) gantry_change_free, cache);
  cache->ats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  cache->relays = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gantry_cache_set_snapshot_func (cache->cache, snapshot_cb, self);
  self->cache = cache;
  gantry_cache_list_async (cache->cache, cache->cancellable, listed_cb, cache);
  gantry_seat_notify (self, "cache");
}

/* Whatever is here is not what the relays have. */
static void
forget_everything (GantrySeat *self)
{
  g_autoptr (GPtrArray) topics = gantry_documents_list_topics (self->arrived);
  g_autoptr (GPtrArray) units = gantry_seat_list_units (self);

  for (guint i = 0; i < topics->len; i++)
    {
      g_autofree char *topic = g_strdup (g_ptr_array_index (topics, i));

      gantry_search_forget_topic (self->search, topic);
      gantry_gate_forget_topic (self->gate, topic);
      gantry_documents_forget_topic (self->arrived, topic);
    }
  g_hash_table_remove_all (self->known);
  gantry_source_times_clear (self->times);
  for (guint i = 0; i < units->len; i++)
    gantry_unit_forget (g_ptr_array_index (units, i));
  if (self->schedule != NULL)
    gantry_schedule_forget (self->schedule);
  gantry_changes_forget (self->changes);
  gantry_seat_touch_all_boards (self);
  gantry_seat_flush (self);
}

/* Where it cannot be set aside (another process has it) it is not used. */
static void
set_copy_aside (GantrySeat *self)
{
  GantrySeatCache *cache = g_steal_pointer (&self->cache);
  g_autofree char *path = g_steal_pointer (&cache->path);
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;
  GantryCacheOptions options = cache->options;
  gboolean ours = gantry_cache_get_state (cache->cache) != GANTRY_CACHE_STATE_LOCKED;

  cache_free (cache);
  forget_everything (self);
  if (ours)
    aside = gantry_cache_files_set_aside (path, "other", g_get_real_time () / 1000, &error);
  if (aside == NULL)
    {
      g_message ("%s is of another relay and is not used: %s", path, error != NULL ? error->message : "another process has it");
      gantry_seat_notify (self, "cache");
      return;
    }
  g_message ("%s was of another relay; it is now %s", path, aside);
  open_cache (self, path, &options);
  self->cache->judged = TRUE;
}

gboolean
gantry_seat_cache_hear (GantrySeat *self, const char *relay)
{
  GantrySeatCache *cache = self->cache;
  g_autofree char *name = NULL;

  if (cache == NULL || !cache->listed)
    return TRUE;
  if (!cache->judged && g_hash_table_size (cache->ats) > 0 && !g_hash_table_contains (cache->relays, relay))
    {
      set_copy_aside (self);
      return FALSE;
    }
  cache->judged = TRUE;
  if (!g_hash_table_add (cache->relays, g_strdup (relay)))
    return TRUE;
  name = g_strconcat (RELAY, relay, NULL);
  gantry_cache_set_value (cache->cache, name, g_get_real_time () / 1000);
  return TRUE;
}

void
gantry_seat_open_cache (GantrySeat *self, const char *path, const GantryCacheOptions *options)
{
  g_return_if_fail (GANTRY_IS_SEAT (self) && path != NULL);

  gantry_seat_close_cache (self);
  forget_everything (self);
  open_cache (self, path, options);
}

void
gantry_seat_close_cache (GantrySeat *self)
{
  g_return_if_fail (GANTRY_IS_SEAT (self));

  if (self->cache == NULL)
    return;
  gantry_seat_cache_save (self);
  g_clear_pointer (&self->cache, cache_free);
}

GantryCache *
gantry_seat_get_cache (GantrySeat *self)
{
  g_return_val_if_fail (GANTRY_IS_SEAT (self), NULL);

  return self->cache != NULL ? self->cache->cache : NULL;
}

void
gantry_seat_cache_put (GantrySeat *self, const GantryChange *change, const GantryOutcome *outcome)
{
  if (self->cache != NULL)
    gantry_cache_put (self->cache->cache, change, outcome);
}

void
gantry_seat_cache_hold (GantrySeat *self, const char *topic)
{
  if (self->cache != NULL && self->cache->listed)
    load (self->cache, topic);
}

/* So that the same is shown again after a start without a relay, whatever the delay. */
void
gantry_seat_cache_save (GantrySeat *self)
{
  gint64 venue = gantry_source_times_get_venue (self->times, gantry_seat_get_now (self));

  if (self->cache == NULL || venue == 0 || venue == self->cache->saved || venue == self->cache->as_of)
    return;
  self->cache->saved = venue;
  gantry_cache_set_value (self->cache->cache, SOURCE_TIME, venue);
  gantry_cache_set_value (self->cache->cache, STORED, g_get_real_time () / 1000);
}

gboolean
gantry_seat_cache_get_copy (GantrySeat *self, const char *topic, gint64 *as_of, gint64 *copied)
{
  const gint64 *at;

  *as_of = 0;
  *copied = 0;
  if (self->cache == NULL || g_hash_table_size (self->cache->ats) == 0)
    return FALSE;
  at = topic != NULL ? g_hash_table_lookup (self->cache->ats, topic) : NULL;
  if (topic != NULL && at == NULL)
    return FALSE;
  *as_of = self->cache->as_of != 0 ? self->cache->as_of - gantry_gate_get_delay (self->gate) : at != NULL ? *at : 0;
  *copied = self->cache->copied;
  return TRUE;
}
