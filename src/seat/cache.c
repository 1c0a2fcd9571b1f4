/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/cache.h"

#include "seat/cache-worker.h"

#define DEFAULT_DAYS     14
#define DEFAULT_BYTES    (G_GINT64_CONSTANT (512) * 1024 * 1024)
#define DEFAULT_QUEUE    (G_GINT64_CONSTANT (64) * 1024 * 1024)
#define DEFAULT_BATCH_MS 250
#define DEFAULT_RETRY_MS 10000
#define DEFAULT_CHECK_MS 5000

enum
{
  PROP_0,
  PROP_STATE,
  PROP_REBUILT,
  N_PROPS,
};

struct _GantryCache
{
  GObject parent_instance;

  GantryCacheWorker *worker; /* (owned) (nullable): once closed */
  GantryCacheOptions options;
  GantryCacheSnapshotFunc snapshot;
  gpointer snapshot_data;
  GHashTable *missed; /* topics of which a change did not go into the queue */
  GantryCacheState state;
  GantryCacheRebuilt rebuilt;
  char *trouble;
  char *aside;
};

G_DEFINE_FINAL_TYPE (GantryCache, gantry_cache, G_TYPE_OBJECT)

static GParamSpec *props[N_PROPS];

static gint64
wall_clock (void)
{
  return g_get_real_time () / 1000;
}

static GantryCacheIndex *
index_new (void)
{
  GantryCacheIndex *index = g_new0 (GantryCacheIndex, 1);

  index->topics = g_array_new (FALSE, FALSE, sizeof (GantryCacheTopic));
  g_array_set_clear_func (index->topics, (GDestroyNotify) gantry_cache_topic_clear);
  index->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return index;
}

void
gantry_cache_index_free (GantryCacheIndex *index)
{
  if (index == NULL)
    return;
  g_array_unref (index->topics);
  g_hash_table_unref (index->values);
  g_free (index);
}

static GantryChange *
copy_change (const GantryChange *change)
{
  GantryChange *copy = gantry_change_new (change->topic, change->scope, change->mode, change->rev, change->at);

  copy->base = change->base;
  copy->mends = change->mends;
  for (guint i = 0; i < gantry_change_get_size (change); i++)
    {
      const GantryChangeItem *item = gantry_change_get_item (change, i);
      GantryChangeItem *twin = gantry_change_take (copy, item->id, g_strdup (item->body));

      twin->rev = item->rev;
      twin->at = item->at;
    }
  return copy;
}

/* change: (transfer full) */
static void
push_change (GantryCache *self, GantryChange *change)
{
  GantryCacheJob *job = gantry_cache_job_new (GANTRY_CACHE_JOB_PUT);

  job->change = change;
  gantry_cache_worker_push (self->worker, job);
}

static void
push_topic (GantryCache *self, GantryCacheJobKind kind, const char *topic)
{
  GantryCacheJob *job = gantry_cache_job_new (kind);

  job->topic = g_strdup (topic);
  gantry_cache_worker_push (self->worker, job);
}

/* topic: "": every one. */
static void
give_snapshot (GantryCache *self, const char *topic)
{
  g_autoptr (GPtrArray) changes = NULL;

  if (self->snapshot != NULL)
    changes = self->snapshot (*topic != '\0' ? topic : NULL, self->snapshot_data);
  if (self->worker == NULL)
    return;
  if (*topic == '\0')
    g_hash_table_remove_all (self->missed);
  g_hash_table_remove (self->missed, topic);
  push_topic (self, GANTRY_CACHE_JOB_ANSWER, topic);
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      GantryChange *change = copy_change (g_ptr_array_index (changes, i));

      change->mends = TRUE; /* what was missed may itself have put something right */
      push_change (self, change);
    }
}

static void
take_state (GantryCache *self, GantryCachePost *post)
{
  gboolean state_changed = self->state != post->state, rebuilt_changed = self->rebuilt != post->rebuilt;

  self->state = post->state;
  self->rebuilt = post->rebuilt;
  g_free (self->trouble);
  self->trouble = g_steal_pointer (&post->trouble);
  if (post->aside != NULL)
    {
      g_free (self->aside);
      self->aside = g_steal_pointer (&post->aside);
    }
  if (state_changed)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
  if (rebuilt_changed)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REBUILT]);
}

/* What the task gets is the job itself. */
static void
receive (GantryCachePost *post, gpointer owner)
{
  if (post->job != NULL)
    {
      g_autoptr (GTask) task = g_steal_pointer (&post->job->task);

      g_task_return_pointer (task, g_steal_pointer (&post->job), (GDestroyNotify) gantry_cache_job_free);
    }
  else if (post->wanted != NULL)
    give_snapshot (owner, post->wanted);
  else
    take_state (owner, post);
}

static void
gantry_cache_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GantryCache *self = GANTRY_CACHE (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_int (value, (int) self->state);
      break;
    case PROP_REBUILT:
      g_value_set_int (value, (int) self->rebuilt);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gantry_cache_dispose (GObject *object)
{
  gantry_cache_close (GANTRY_CACHE (object));
  G_OBJECT_CLASS (gantry_cache_parent_class)->dispose (object);
}

static void
gantry_cache_finalize (GObject *object)
{
  GantryCache *self = GANTRY_CACHE (object);

  g_hash_table_unref (self->missed);
  g_free (self->trouble);
  g_free (self->aside);
  G_OBJECT_CLASS (gantry_cache_parent_class)->finalize (object);
}

static void
gantry_cache_class_init (GantryCacheClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gantry_cache_get_property;
  object_class->dispose = gantry_cache_dispose;
  object_class->finalize = gantry_cache_finalize;

  props[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, GANTRY_CACHE_STATE_CLOSED, 0, flags);
  props[PROP_REBUILT] = g_param_spec_int ("rebuilt", NULL, NULL, 0, GANTRY_CACHE_REBUILT_NEWER, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
gantry_cache_init (GantryCache *self)
{
  self->missed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->trouble = g_strdup ("");
  self->aside = g_strdup ("");
}

GantryCache *
gantry_cache_new (const char *path, const GantryCacheOptions *options)
{
  GantryCache *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (GANTRY_TYPE_CACHE, NULL);
  if (options != NULL)
    self->options = *options;
  if (self->options.days == 0)
    self->options.days = DEFAULT_DAYS;
  if (self->options.bytes <= 0)
    self->options.bytes = DEFAULT_BYTES;
  if (self->options.queue_bytes <= 0)
    self->options.queue_bytes = DEFAULT_QUEUE;
  if (self->options.batch_ms == 0)
    self->options.batch_ms = DEFAULT_BATCH_MS;
  if (self->options.retry_ms == 0)
    self->options.retry_ms = DEFAULT_RETRY_MS;
  if (self->options.check_ms == 0)
    self->options.check_ms = DEFAULT_CHECK_MS;
  if (self->options.clock == NULL)
    self->options.clock = wall_clock;
  self->worker = gantry_cache_worker_start (path, &self->options, receive, self);
  return self;
}

void
gantry_cache_set_snapshot_func (GantryCache *self, GantryCacheSnapshotFunc func, gpointer data)
{
  g_return_if_fail (GANTRY_IS_CACHE (self));

  self->snapshot = func;
  self->snapshot_data = data;
}

void
gantry_cache_close (GantryCache *self)
{
  g_return_if_fail (GANTRY_IS_CACHE (self));

  if (self->worker == NULL)
    return;
  g_clear_pointer (&self->worker, gantry_cache_worker_stop);
  self->snapshot = NULL;
  self->state = GANTRY_CACHE_STATE_CLOSED;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

GantryCacheState
gantry_cache_get_state (GantryCache *self)
{
  return self->state;
}

GantryCacheRebuilt
gantry_cache_get_rebuilt (GantryCache *self)
{
  return self->rebuilt;
}

const char *
gantry_cache_get_trouble (GantryCache *self)
{
  return self->trouble;
}

const char *
gantry_cache_get_aside (GantryCache *self)
{
  return self->aside;
}

void
gantry_cache_put (GantryCache *self, const GantryChange *change, const GantryOutcome *outcome)
{
  g_return_if_fail (GANTRY_IS_CACHE (self));
  g_return_if_fail (change != NULL && outcome != NULL);

  if (self->worker == NULL || (outcome->verdict != GANTRY_VERDICT_TAKEN && outcome->gone->len == 0))
    return;
  if (g_hash_table_contains (self->missed, change->topic))
    return;
  if (gantry_cache_worker_get_queued (self->worker) <= self->options.queue_bytes)
    {
      push_change (self, copy_change (change));
      return;
    }
  g_hash_table_add (self->missed, g_strdup (change->topic));
  push_topic (self, GANTRY_CACHE_JOB_MISS, change->topic);
}

void
gantry_cache_set_value (GantryCache *self, const char *name, gint64 value)
{
  GantryCacheJob *job;

  g_return_if_fail (GANTRY_IS_CACHE (self) && name != NULL);

  if (self->worker == NULL)
    return;
  job = gantry_cache_job_new (GANTRY_CACHE_JOB_VALUE);
  job->topic = g_strdup (name);
  job->value = value;
  gantry_cache_worker_push (self->worker, job);
}

void
gantry_cache_set_limits (GantryCache *self, guint days, gint64 bytes)
{
  GantryCacheJob *job;

  g_return_if_fail (GANTRY_IS_CACHE (self));

  if (self->worker == NULL)
    return;
  job = gantry_cache_job_new (GANTRY_CACHE_JOB_LIMITS);
  job->limits = (GantryCacheLimits) { days, bytes > 0 ? bytes : DEFAULT_BYTES };
  gantry_cache_worker_push (self->worker, job);
}

/* job: (transfer full) */
static void
start (GantryCache *self, GantryCacheJob *job, gpointer tag, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, tag);
  job->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_change_free);
  job->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_past_step_free);
  if (self->worker == NULL) /* closed: as if nothing was there */
    {
      g_task_return_pointer (task, job, (GDestroyNotify) gantry_cache_job_free);
      return;
    }
  job->task = g_steal_pointer (&task);
  gantry_cache_worker_push (self->worker, job);
}

void
gantry_cache_list_async (GantryCache *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  GantryCacheJob *job;

  g_return_if_fail (GANTRY_IS_CACHE (self));

  job = gantry_cache_job_new (GANTRY_CACHE_JOB_LIST);
  job->index = index_new ();
  start (self, job, gantry_cache_list_async, cancellable, callback, data);
}

GantryCacheIndex *
gantry_cache_list_finish (GantryCache *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GantryCacheJob) job = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = g_task_propagate_pointer (G_TASK (result), error);
  return job != NULL ? g_steal_pointer (&job->index) : NULL;
}

void
gantry_cache_load_async (GantryCache *self, const char *const *topics, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer data)
{
  GantryCacheJob *job;

  g_return_if_fail (GANTRY_IS_CACHE (self) && topics != NULL);

  job = gantry_cache_job_new (GANTRY_CACHE_JOB_LOAD);
  job->topics = g_strdupv ((char **) topics);
  start (self, job, gantry_cache_load_async, cancellable, callback, data);
}

GPtrArray *
gantry_cache_load_finish (GantryCache *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GantryCacheJob) job = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = g_task_propagate_pointer (G_TASK (result), error);
  return job != NULL ? g_steal_pointer (&job->changes) : NULL;
}

void
gantry_cache_history_async (GantryCache *self, const char *topic, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer data)
{
  GantryCacheJob *job;

  g_return_if_fail (GANTRY_IS_CACHE (self) && topic != NULL);

  job = gantry_cache_job_new (GANTRY_CACHE_JOB_HISTORY);
  job->topic = g_strdup (topic);
  start (self, job, gantry_cache_history_async, cancellable, callback, data);
}

GantryHistory *
gantry_cache_history_finish (GantryCache *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GantryCacheJob) job = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = g_task_propagate_pointer (G_TASK (result), error);
  return job != NULL ? gantry_history_new (job->topic, job->changes, job->steps) : NULL;
}

GPtrArray *
gantry_cache_recall_finish (GantryCache *self, GAsyncResult *result, GPtrArray **steps, GError **error)
{
  g_autoptr (GantryCacheJob) job = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self) && steps != NULL, NULL);

  job = g_task_propagate_pointer (G_TASK (result), error);
  *steps = job != NULL ? g_steal_pointer (&job->steps) : NULL;
  return job != NULL ? g_steal_pointer (&job->changes) : NULL;
}

void
gantry_cache_flush_async (GantryCache *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (GANTRY_IS_CACHE (self));

  start (self, gantry_cache_job_new (GANTRY_CACHE_JOB_FLUSH), gantry_cache_flush_async, cancellable, callback, data);
}

gboolean
gantry_cache_flush_finish (GantryCache *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GantryCacheJob) job = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  job = g_task_propagate_pointer (G_TASK (result), error);
  return job != NULL && job->good;
}
