/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/seat-private.h"

#include "seat/work.h"

/* The cache in the seat's path. What it holds of a topic is taken as soon as somebody holds the topic, like a relay's snapshot: by
 * revision, so that it does not matter which comes first, and through the gate. */

#define BATCH_MS 5 /* what was painted is in the file soon after, however the process ends */

#define SOURCE_TIME "source-time" /* ms: the venue's as last known */
#define STORED      "stored"      /* ms wall clock: when that was written */

struct _GantrySeatCache
{
  GantrySeat *seat; /* not owned */
  GantryCache *cache;
  GCancellable *cancellable;
  GantryWork *work;  /* of GantryChange: what was loaded */
  GHashTable *ats;   /* topic → gint64: the last change of what an earlier run left */
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
  gantry_gate_log (self->seat->gate, change, &outcome);
  return GANTRY_WORK_DONE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = gantry_cache_load_finish (GANTRY_CACHE (source), result, &error);
  GantrySeatCache *self = data;
  gsize n_changes;
  g_autofree gpointer *items = NULL;

  if (changes == NULL)
    return; /* cancelled: self is gone */
  items = g_ptr_array_steal (changes, &n_changes);
  for (gsize i = 0; i < n_changes; i++)
    gantry_work_push (self->work, items[i]);
}

static void
load (GantrySeatCache *self, const char *const *topics)
{
  gantry_cache_load_async (self->cache, topics, self->cancellable, loaded_cb, self);
}

static void
load_holds (GantrySeatCache *self)
{
  g_autoptr (GPtrArray) topics = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer topic;

  g_hash_table_iter_init (&iter, self->seat->holds);
  while (g_hash_table_iter_next (&iter, &topic, NULL))
    if (g_hash_table_contains (self->ats, topic))
      g_ptr_array_add (topics, topic);
  g_ptr_array_add (topics, NULL);
  if (topics->len > 1)
    load (self, (const char *const *) topics->pdata);
}

static gint64
get_value (GantryCacheIndex *index, const char *name)
{
  const gint64 *value = g_hash_table_lookup (index->values, name);

  return value != NULL ? *value : 0;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GantryCacheIndex) index = gantry_cache_list_finish (GANTRY_CACHE (source), result, &error);
  GantrySeatCache *self = data;
  gboolean news = FALSE;

  if (index == NULL)
    return; /* cancelled: self is gone */
  self->listed = TRUE;
  self->as_of = get_value (index, SOURCE_TIME);
  self->copied = get_value (index, STORED);
  for (guint i = 0; i < index->topics->len; i++)
    {
      const GantryCacheTopic *topic = &g_array_index (index->topics, GantryCacheTopic, i);

      g_hash_table_replace (self->ats, g_strdup (topic->name), g_memdup2 (&topic->at, sizeof topic->at));
    }
  gantry_source_times_preset (self->seat->times, self->as_of);
  gantry_seat_advance (self->seat);
  for (guint i = 0; i < index->topics->len; i++)
    news |= gantry_seat_note_topic (self->seat, g_array_index (index->topics, GantryCacheTopic, i).name);
  load_holds (self);
  if (news)
    gantry_seat_emit_topics_changed (self->seat);
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

void
gantry_seat_open_cache (GantrySeat *self, const char *path, const GantryCacheOptions *options)
{
  GantryCacheOptions own = { .batch_ms = BATCH_MS };
  GantrySeatCache *cache;

  g_return_if_fail (GANTRY_IS_SEAT (self) && path != NULL);

  gantry_seat_close_cache (self);
  cache = g_new0 (GantrySeatCache, 1);
  cache->seat = self;
  cache->cache = gantry_cache_new (path, options != NULL ? options : &own);
  cache->cancellable = g_cancellable_new ();
  cache->work = gantry_work_new (take_copy, (GDestroyNotify) gantry_change_free, cache);
  cache->ats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gantry_cache_set_snapshot_func (cache->cache, snapshot_cb, self);
  self->cache = cache;
  gantry_cache_list_async (cache->cache, cache->cancellable, listed_cb, cache);
}

void
gantry_seat_close_cache (GantrySeat *self)
{
  GantrySeatCache *cache;

  g_return_if_fail (GANTRY_IS_SEAT (self));

  if (self->cache == NULL)
    return;
  gantry_seat_cache_save (self);
  cache = g_steal_pointer (&self->cache);
  g_cancellable_cancel (cache->cancellable);
  gantry_cache_close (cache->cache);
  g_object_unref (cache->cache);
  g_object_unref (cache->cancellable);
  gantry_work_free (cache->work);
  g_hash_table_unref (cache->ats);
  g_free (cache);
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
  const char *topics[] = { topic, NULL };

  if (self->cache != NULL && self->cache->listed)
    load (self->cache, topics);
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
