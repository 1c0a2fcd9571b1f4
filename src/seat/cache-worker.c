/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/cache-worker-private.h"

#include <string.h>
#include <unistd.h>

#define MAX_BATCH       1000
#define MAX_BATCH_BYTES (512 * 1024) /* an eighth of the tail: what comes while they are written has room there */
#define MAX_LOOKS       5

gboolean
gantry_cache_worker_write_values (GantryCacheWorker *self, GHashTable *values, GError **error)
{
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &name, &value))
    if (!gantry_cache_store_set (self->store, name, *(gint64 *) value, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_job (GantryCacheWorker *self, const GantryCacheJob *job, GError **error)
{
  GantryVerdict verdict;

  if (job->kind == GANTRY_CACHE_JOB_ANSWER)
    {
      if (*job->topic == '\0')
        g_hash_table_remove_all (self->wanted);
      g_hash_table_remove (self->wanted, job->topic);
    }
  else if (job->kind == GANTRY_CACHE_JOB_MISS)
    gantry_cache_worker_want (self, job->topic);
  if (job->kind != GANTRY_CACHE_JOB_PUT)
    return TRUE;
  g_hash_table_add (self->used, g_strdup (job->change->topic));
  if (!gantry_cache_store_put (self->store, job->change, self->options.clock (), &verdict, error))
    return FALSE;
  if (verdict == GANTRY_VERDICT_OTHER_BASE)
    gantry_cache_worker_want (self, job->change->topic);
  return TRUE;
}

static gboolean
write_jobs (GantryCacheWorker *self, GError **error)
{
  if (!gantry_cache_store_begin (self->store, error))
    return FALSE;
  for (guint i = 0; i < self->batch->len; i++)
    if (!write_job (self, g_ptr_array_index (self->batch, i), error))
      return FALSE;
  return gantry_cache_worker_write_values (self, self->values, error) && gantry_cache_store_commit (self->store, error);
}

/* What could not be written is asked for again; the tail is of no more use for it either. */
static void
clear_batch (GantryCacheWorker *self, gboolean written)
{
  guint64 ticket = 0;

  for (guint i = 0; i < self->batch->len; i++)
    {
      const GantryCacheJob *job = g_ptr_array_index (self->batch, i);

      ticket = MAX (ticket, job->ticket);
      if (!written && job->change != NULL)
        gantry_cache_worker_want (self, job->change->topic);
      else if (!written && job->kind == GANTRY_CACHE_JOB_MISS)
        gantry_cache_worker_want (self, job->topic);
    }
  gantry_cache_tail_done (self->tail, ticket);
  g_atomic_int_add (&self->queued, -(gint) (self->batch_bytes / 1024));
  self->batch_bytes = 0;
  self->batch_is_bare = FALSE;
  g_ptr_array_set_size (self->batch, 0);
}

static void
write_batch (GantryCacheWorker *self)
{
  g_autoptr (GError) error = NULL;

  if (self->batch->len == 0 && g_hash_table_size (self->values) == 0)
    return;
  if (self->state != GANTRY_CACHE_STATE_READY)
    {
      clear_batch (self, FALSE);
      return;
    }
  if (write_jobs (self, &error))
    {
      clear_batch (self, TRUE);
      g_hash_table_remove_all (self->values);
      gantry_cache_worker_trim (self);
    }
  else
    {
      gantry_cache_store_rollback (self->store);
      clear_batch (self, FALSE);
      gantry_cache_worker_handle (self, error);
    }
  gantry_cache_worker_ask (self);
}

static gboolean
is_kept_by_tail (const GantryCacheJob *job)
{
  return job->ticket != 0 || (job->kind != GANTRY_CACHE_JOB_PUT && job->kind != GANTRY_CACHE_JOB_VALUE);
}

/* What the tail has may wait for what comes next; what it does not have waits only for what is here already. */
static void
add_to_batch (GantryCacheWorker *self, GantryCacheJob *job)
{
  if (job->kind == GANTRY_CACHE_JOB_VALUE)
    g_hash_table_replace (self->values, g_strdup (job->topic), g_memdup2 (&job->value, sizeof job->value));
  if (self->batch->len == 0)
    self->batch_due = g_get_monotonic_time () + (gint64) self->options.batch_ms * 1000;
  self->batch_is_bare = self->batch_is_bare || !is_kept_by_tail (job);
  if (self->batch_is_bare && g_async_queue_length (self->queue) <= 0)
    self->batch_due = 0;
  self->batch_bytes += (gantry_cache_job_measure (job) + 1023) / 1024 * 1024;
  g_ptr_array_add (self->batch, job);
  if (self->batch->len >= MAX_BATCH || self->batch_bytes >= MAX_BATCH_BYTES)
    write_batch (self);
}

static void
note_use (GantryCacheWorker *self, char **topics)
{
  g_autoptr (GError) error = NULL;
  gboolean good = self->state == GANTRY_CACHE_STATE_READY && gantry_cache_store_begin (self->store, &error);

  if (self->state != GANTRY_CACHE_STATE_READY)
    return;
  for (guint i = 0; good && topics[i] != NULL; i++)
    {
      g_hash_table_add (self->used, g_strdup (topics[i]));
      good = gantry_cache_store_use (self->store, topics[i], self->options.clock (), &error);
    }
  if (good && gantry_cache_store_commit (self->store, &error))
    return;
  gantry_cache_store_rollback (self->store);
  gantry_cache_worker_handle (self, error);
}

static gboolean
read_job (GantryCacheStore *store, GantryCacheJob *job, GError **error)
{
  if (job->kind == GANTRY_CACHE_JOB_LIST)
    return gantry_cache_store_list (store, job->index->topics, job->index->values, error);
  if (job->kind == GANTRY_CACHE_JOB_HISTORY)
    return gantry_cache_store_recall (store, job->topic, job->changes, job->steps, error);
  for (guint i = 0; job->topics[i] != NULL; i++)
    if (!gantry_cache_store_load (store, job->topics[i], job->changes, error))
      return FALSE;
  return TRUE;
}

/* A part of an answer is of no use. */
static void
clear_answer (GantryCacheJob *job)
{
  g_ptr_array_set_size (job->changes, 0);
  g_ptr_array_set_size (job->steps, 0);
  if (job->index == NULL)
    return;
  g_array_set_size (job->index->topics, 0);
  g_hash_table_remove_all (job->index->values);
}

/* While another process writes, the file is opened for one look. It is taken again when the end of that process came between. */
static void
read_beside (GantryCacheWorker *self, GantryCacheJob *job)
{
  for (guint i = 0; i < MAX_LOOKS && !job->good; i++)
    {
      g_autoptr (GantryCacheStore) store = gantry_cache_store_open (self->path, GANTRY_CACHE_STORE_READ_ONLY, NULL);

      job->good = store != NULL && read_job (store, job, NULL) && gantry_cache_store_kept_still (store);
      if (!job->good)
        clear_answer (job);
    }
}

static void
read_for (GantryCacheWorker *self, GantryCacheJob *job)
{
  g_autoptr (GError) error = NULL;

  if (self->state == GANTRY_CACHE_STATE_LOCKED)
    {
      read_beside (self, job);
      return;
    }
  if (self->store == NULL)
    return;
  job->good = read_job (self->store, job, &error);
  if (!job->good && job->kind == GANTRY_CACHE_JOB_HISTORY)
    clear_answer (job);
  if (!job->good)
    gantry_cache_worker_handle (self, error);
  else if (job->kind == GANTRY_CACHE_JOB_LOAD)
    note_use (self, job->topics);
}

static void
add_values (GantryCacheWorker *self, GantryCacheIndex *index)
{
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, self->values);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_hash_table_replace (index->values, g_strdup (name), g_memdup2 (value, sizeof (gint64)));
}

static void
take_limits (GantryCacheWorker *self, const GantryCacheLimits *limits)
{
  self->limits = *limits;
  self->trim_due = 0;
  if (self->state == GANTRY_CACHE_STATE_READY)
    gantry_cache_worker_trim (self);
}

static void
serve (GantryCacheWorker *self, GantryCacheJob *job)
{
  write_batch (self);
  if (job->kind == GANTRY_CACHE_JOB_LIMITS)
    {
      take_limits (self, &job->limits);
      gantry_cache_job_free (job);
      return;
    }
  if (job->kind == GANTRY_CACHE_JOB_FLUSH)
    job->good = self->state == GANTRY_CACHE_STATE_READY && g_hash_table_size (self->wanted) == 0;
  else
    read_for (self, job);
  if (job->kind == GANTRY_CACHE_JOB_LIST)
    add_values (self, job->index);
  gantry_cache_mailbox_send (self->mailbox, (GantryCachePost) { .job = job });
}

static gint64
get_next_due (GantryCacheWorker *self)
{
  gint64 due = MIN (self->retry_due, self->check_due);

  return self->batch->len > 0 ? MIN (due, self->batch_due) : due;
}

static GantryCacheJob *
take (GantryCacheWorker *self)
{
  gint64 now = g_get_monotonic_time (), due;

  if (self->check_due == 0)
    self->check_due = now + (gint64) self->options.check_ms * 1000;
  due = get_next_due (self);
  if (due == GANTRY_CACHE_NEVER)
    return g_async_queue_pop (self->queue);
  return due > now ? g_async_queue_timeout_pop (self->queue, (guint64) (due - now)) : g_async_queue_try_pop (self->queue);
}

static void
do_due (GantryCacheWorker *self)
{
  gint64 now = g_get_monotonic_time ();

  if (self->batch->len > 0 && now >= self->batch_due)
    write_batch (self);
  if (now >= self->retry_due)
    gantry_cache_worker_retry (self);
  if (now >= self->check_due && self->batch->len == 0)
    gantry_cache_worker_check (self);
}

static gpointer
work (gpointer data)
{
  GantryCacheWorker *self = data;

  gantry_cache_worker_open (self);
  for (;;)
    {
      GantryCacheJob *job = take (self);

      if (job != NULL && job->kind == GANTRY_CACHE_JOB_STOP)
        {
          write_batch (self);
          gantry_cache_job_free (job);
          break;
        }
      if (job != NULL)
        self->check_due = self->check_due == GANTRY_CACHE_NEVER ? GANTRY_CACHE_NEVER : 0;
      if (job != NULL && job->kind <= GANTRY_CACHE_JOB_VALUE)
        add_to_batch (self, job);
      else if (job != NULL)
        serve (self, job);
      do_due (self);
    }
  gantry_cache_worker_close (self);
  return NULL;
}

GantryCacheWorker *
gantry_cache_worker_start (const char *path, const GantryCacheOptions *options, GantryCacheReceiveFunc receive, gpointer owner)
{
  GantryCacheWorker *self = g_new0 (GantryCacheWorker, 1);

  self->path = g_strdup (path);
  self->options = *options;
  self->limits = (GantryCacheLimits) { options->days, options->bytes };
  self->lock = -1;
  self->retry_due = GANTRY_CACHE_NEVER;
  self->check_due = GANTRY_CACHE_NEVER;
  self->queue = g_async_queue_new ();
  self->batch = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_cache_job_free);
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->mailbox = gantry_cache_mailbox_new (receive, owner);
  self->tail = gantry_cache_tail_new (path);
  self->thread = g_thread_new ("cache", work, self);
  return self;
}

void
gantry_cache_worker_stop (GantryCacheWorker *self)
{
  gantry_cache_worker_push (self, gantry_cache_job_new (GANTRY_CACHE_JOB_STOP));
  g_thread_join (self->thread);
  gantry_cache_mailbox_close (self->mailbox);
  g_async_queue_unref (self->queue);
  gantry_cache_tail_free (self->tail);
  g_ptr_array_unref (self->batch);
  g_hash_table_unref (self->values);
  g_hash_table_unref (self->wanted);
  g_hash_table_unref (self->used);
  g_free (self->aside);
  g_free (self->path);
  g_free (self);
}

void
gantry_cache_worker_push (GantryCacheWorker *self, GantryCacheJob *job)
{
  if (job->kind <= GANTRY_CACHE_JOB_VALUE)
    g_atomic_int_add (&self->queued, (gint) ((gantry_cache_job_measure (job) + 1023) / 1024));
  if (job->kind == GANTRY_CACHE_JOB_PUT)
    job->ticket = gantry_cache_tail_add (self->tail, job->change);
  else if (job->kind == GANTRY_CACHE_JOB_VALUE)
    job->ticket = gantry_cache_tail_note (self->tail, job->topic, job->value);
  g_async_queue_push (self->queue, job);
}

gint64
gantry_cache_worker_get_queued (GantryCacheWorker *self)
{
  return (gint64) g_atomic_int_get (&self->queued) * 1024;
}
