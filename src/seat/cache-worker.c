/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/cache-worker.h"

#include "seat/cache-files.h"

#include <string.h>
#include <unistd.h>

#define MAX_BATCH       1000
#define MAX_BATCH_BYTES (4 * 1024 * 1024)
#define MAX_REBUILDS    3
#define TRIM_PERIOD     (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
#define NEVER           G_MAXINT64

/* What posts go through: it outlives the worker. The owner is looked at on the main thread alone. */
typedef struct
{
  GMainContext *context;
  GantryCacheReceiveFunc receive;
  gpointer owner;
} Mailbox;

typedef struct
{
  Mailbox *mailbox;
  GantryCachePost post;
} Letter;

struct _GantryCacheWorker
{
  char *path;
  GantryCacheOptions options;
  GThread *thread;
  GAsyncQueue *queue;
  Mailbox *mailbox;
  gint queued; /* KiB, atomic */

  /* the thread's own */
  GantryCacheStore *store; /* (nullable) */
  GantryCacheStoreMode mode;
  int lock; /* file descriptor or -1 */
  GantryCacheState state;
  GantryCacheRebuilt rebuilt;
  guint n_rebuilds;
  GantryCacheLimits limits;
  GPtrArray *batch; /* of jobs that write */
  gsize batch_bytes;
  GHashTable *values; /* name → gint64, not written yet */
  GHashTable *wanted; /* topic → whether it was asked for: not all of it is in the store */
  GHashTable *used;   /* topics of this run */
  gint64 batch_due;   /* monotonic µs, like the following */
  gint64 retry_due;
  gint64 check_due;
  gint64 trim_due;
};

GantryCacheJob *
gantry_cache_job_new (GantryCacheJobKind kind)
{
  GantryCacheJob *job = g_new0 (GantryCacheJob, 1);

  job->kind = kind;
  return job;
}

void
gantry_cache_job_free (GantryCacheJob *job)
{
  if (job == NULL)
    return;
  g_clear_pointer (&job->change, gantry_change_free);
  g_free (job->topic);
  g_strfreev (job->topics);
  g_clear_object (&job->task);
  g_clear_pointer (&job->changes, g_ptr_array_unref);
  g_clear_pointer (&job->steps, g_ptr_array_unref);
  g_clear_pointer (&job->index, gantry_cache_index_free);
  g_free (job);
}

static gsize
measure (const GantryCacheJob *job)
{
  gsize size = sizeof *job;

  for (guint i = 0; job->change != NULL && i < gantry_change_get_size (job->change); i++)
    {
      const GantryChangeItem *item = gantry_change_get_item (job->change, i);

      size += sizeof *item + (item->body != NULL ? strlen (item->body) : 0);
    }
  return size;
}

static void
mailbox_clear (gpointer data)
{
  g_main_context_unref (((Mailbox *) data)->context);
}

static gboolean
letter_cb (gpointer data)
{
  Letter *letter = data;

  if (letter->mailbox->owner != NULL || letter->post.job != NULL)
    letter->mailbox->receive (&letter->post, letter->mailbox->owner);
  return G_SOURCE_REMOVE;
}

static void
letter_free (gpointer data)
{
  Letter *letter = data;

  gantry_cache_job_free (letter->post.job);
  g_free (letter->post.wanted);
  g_free (letter->post.trouble);
  g_free (letter->post.aside);
  g_atomic_rc_box_release_full (letter->mailbox, mailbox_clear);
  g_free (letter);
}

/* A source of its own: g_main_context_invoke() could run it here. */
static void
send (GantryCacheWorker *self, GantryCachePost post)
{
  Letter *letter = g_new0 (Letter, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  letter->mailbox = g_atomic_rc_box_acquire (self->mailbox);
  letter->post = post;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, letter_cb, letter, letter_free);
  g_source_attach (source, self->mailbox->context);
}

static void
want (GantryCacheWorker *self, const char *topic)
{
  if (!g_hash_table_contains (self->wanted, topic))
    g_hash_table_insert (self->wanted, g_strdup (topic), GINT_TO_POINTER (FALSE));
}

static void
ask_for_wanted (GantryCacheWorker *self)
{
  GHashTableIter iter;
  gpointer topic, asked;

  if (self->state != GANTRY_CACHE_STATE_READY)
    return;
  g_hash_table_iter_init (&iter, self->wanted);
  while (g_hash_table_iter_next (&iter, &topic, &asked))
    if (!GPOINTER_TO_INT (asked))
      {
        g_hash_table_iter_replace (&iter, GINT_TO_POINTER (TRUE));
        send (self, (GantryCachePost) { .wanted = g_strdup (topic) });
      }
}

/* Answers that come while nothing is written are lost: everything is asked for again. */
static void
forget_asked (GantryCacheWorker *self)
{
  GHashTableIter iter;

  g_hash_table_iter_init (&iter, self->wanted);
  while (g_hash_table_iter_next (&iter, NULL, NULL))
    g_hash_table_iter_replace (&iter, GINT_TO_POINTER (FALSE));
}

static void
set_state (GantryCacheWorker *self, GantryCacheState state, const char *trouble, const char *aside)
{
  self->retry_due = NEVER;
  if (state != GANTRY_CACHE_STATE_READY)
    {
      self->retry_due = g_get_monotonic_time () + (gint64) self->options.retry_ms * 1000;
      forget_asked (self);
    }
  if (state == self->state && aside == NULL)
    return;
  self->state = state;
  send (self, (GantryCachePost) { .state = state,
                                  .rebuilt = self->rebuilt,
                                  .trouble = g_strdup (trouble != NULL ? trouble : ""),
                                  .aside = g_strdup (aside) });
}

static void
close_store (GantryCacheWorker *self)
{
  g_clear_pointer (&self->store, gantry_cache_store_close);
}

static const char *
get_aside_word (GantryCacheRebuilt rebuilt)
{
  return rebuilt == GANTRY_CACHE_REBUILT_FOREIGN ? "foreign" : rebuilt == GANTRY_CACHE_REBUILT_NEWER ? "newer" : "damaged";
}

static void
trim (GantryCacheWorker *self)
{
  g_autoptr (GError) error = NULL;
  GantryCacheLimits limits = self->limits;

  if (g_get_monotonic_time () < self->trim_due)
    limits.days = 0;
  else
    self->trim_due = g_get_monotonic_time () + TRIM_PERIOD;
  if (!gantry_cache_store_trim (self->store, &limits, self->options.clock (), self->used, &error))
    g_message ("cache: cannot delete what is old: %s", error->message); /* whatever is wrong, the next write says it too */
}

static GantryCacheStore *
open_store (GantryCacheWorker *self, GError **error)
{
  g_autoptr (GError) failure = NULL;

  self->mode = GANTRY_CACHE_STORE_NORMAL;
  self->store = gantry_cache_store_open (self->path, self->mode, &failure);
  if (self->store == NULL && g_error_matches (failure, GANTRY_CACHE_ERROR, GANTRY_CACHE_ERROR_FULL))
    {
      self->mode = GANTRY_CACHE_STORE_ALONE;
      self->store = gantry_cache_store_open (self->path, self->mode, NULL);
    }
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return self->store;
}

static void handle (GantryCacheWorker *self, const GError *error);

/* Opens the store, the lock being held. */
static void
open_file (GantryCacheWorker *self, const char *aside)
{
  g_autoptr (GError) error = NULL;

  open_store (self, &error);
  if (error != NULL)
    {
      handle (self, error);
      return;
    }
  set_state (self, GANTRY_CACHE_STATE_READY, NULL, aside);
  self->check_due = 0;
  trim (self);
  ask_for_wanted (self);
}

static void
rebuild (GantryCacheWorker *self, const GError *why)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = NULL;

  close_store (self);
  self->rebuilt = why->code == GANTRY_CACHE_ERROR_FOREIGN ? GANTRY_CACHE_REBUILT_FOREIGN
                  : why->code == GANTRY_CACHE_ERROR_NEWER ? GANTRY_CACHE_REBUILT_NEWER
                                                          : GANTRY_CACHE_REBUILT_DAMAGED;
  if (++self->n_rebuilds > MAX_REBUILDS)
    {
      set_state (self, GANTRY_CACHE_STATE_FAILED, why->message, NULL);
      return;
    }
  aside = gantry_cache_files_set_aside (self->path, get_aside_word (self->rebuilt), self->options.clock (), &error);
  if (aside == NULL)
    {
      set_state (self, GANTRY_CACHE_STATE_FAILED, error->message, NULL);
      return;
    }
  g_message ("cache: %s; set aside as %s", why->message, aside);
  want (self, "");
  open_file (self, aside);
}

/* SQLite does not always tell why it could not write. */
static void
handle (GantryCacheWorker *self, const GError *error)
{
  if (error->code == GANTRY_CACHE_ERROR_DAMAGED || error->code == GANTRY_CACHE_ERROR_FOREIGN ||
      error->code == GANTRY_CACHE_ERROR_NEWER)
    {
      rebuild (self, error);
    }
  else if (error->code == GANTRY_CACHE_ERROR_FULL || gantry_cache_files_is_full (self->path))
    {
      set_state (self, GANTRY_CACHE_STATE_FULL, error->message, NULL);
    }
  else
    {
      close_store (self);
      set_state (self, GANTRY_CACHE_STATE_FAILED, error->message, NULL);
    }
}

static void
open_locked (GantryCacheWorker *self)
{
  g_autoptr (GError) error = NULL;

  if (self->lock < 0)
    self->lock = gantry_cache_files_lock (self->path, &error);
  if (self->lock >= 0)
    open_file (self, NULL);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY))
    set_state (self, GANTRY_CACHE_STATE_LOCKED, error->message, NULL);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    set_state (self, GANTRY_CACHE_STATE_FULL, error->message, NULL);
  else
    set_state (self, GANTRY_CACHE_STATE_FAILED, error->message, NULL);
}

static gboolean
write_values (GantryCacheWorker *self, GError **error)
{
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, self->values);
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
    want (self, job->topic);
  if (job->kind != GANTRY_CACHE_JOB_PUT)
    return TRUE;
  g_hash_table_add (self->used, g_strdup (job->change->topic));
  if (!gantry_cache_store_put (self->store, job->change, self->options.clock (), &verdict, error))
    return FALSE;
  if (verdict == GANTRY_VERDICT_OTHER_BASE)
    want (self, job->change->topic);
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
  return write_values (self, error) && gantry_cache_store_commit (self->store, error);
}

static void
clear_batch (GantryCacheWorker *self, gboolean written)
{
  for (guint i = 0; i < self->batch->len; i++)
    {
      const GantryCacheJob *job = g_ptr_array_index (self->batch, i);

      if (!written && job->change != NULL)
        want (self, job->change->topic);
      else if (!written && job->kind == GANTRY_CACHE_JOB_MISS)
        want (self, job->topic);
    }
  g_atomic_int_add (&self->queued, -(gint) (self->batch_bytes / 1024));
  self->batch_bytes = 0;
  g_ptr_array_set_size (self->batch, 0);
}

static void
write_batch (GantryCacheWorker *self)
{
  g_autoptr (GError) error = NULL;

  if (self->batch->len == 0)
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
      trim (self);
    }
  else
    {
      gantry_cache_store_rollback (self->store);
      clear_batch (self, FALSE);
      handle (self, error);
    }
  ask_for_wanted (self);
}

static void
add_to_batch (GantryCacheWorker *self, GantryCacheJob *job)
{
  if (job->kind == GANTRY_CACHE_JOB_VALUE)
    g_hash_table_replace (self->values, g_strdup (job->topic), g_memdup2 (&job->value, sizeof job->value));
  if (self->batch->len == 0)
    self->batch_due = g_get_monotonic_time () + (gint64) self->options.batch_ms * 1000;
  self->batch_bytes += (measure (job) + 1023) / 1024 * 1024;
  g_ptr_array_add (self->batch, job);
  if (self->batch->len >= MAX_BATCH || self->batch_bytes >= MAX_BATCH_BYTES)
    write_batch (self);
}

/* FULL: is there room again? */
static void
probe (GantryCacheWorker *self)
{
  g_autoptr (GError) error = NULL;

  if (gantry_cache_files_is_full (self->path))
    {
      self->retry_due = g_get_monotonic_time () + (gint64) self->options.retry_ms * 1000;
      return;
    }
  if (self->store == NULL || self->mode != GANTRY_CACHE_STORE_NORMAL)
    {
      close_store (self);
      open_locked (self);
      return;
    }
  if (gantry_cache_store_begin (self->store, &error) &&
      gantry_cache_store_set (self->store, "room", self->options.clock (), &error) &&
      gantry_cache_store_commit (self->store, &error))
    {
      set_state (self, GANTRY_CACHE_STATE_READY, NULL, NULL);
      ask_for_wanted (self);
      return;
    }
  gantry_cache_store_rollback (self->store);
  handle (self, error);
}

static void
retry (GantryCacheWorker *self)
{
  if (self->state == GANTRY_CACHE_STATE_FULL)
    probe (self);
  else if (self->n_rebuilds <= MAX_REBUILDS)
    open_locked (self);
  else
    self->retry_due = NEVER;
}

static gboolean
is_needed (gpointer data)
{
  return g_async_queue_length (((GantryCacheWorker *) data)->queue) > 0;
}

static void
check (GantryCacheWorker *self)
{
  g_autoptr (GError) error = NULL;
  gboolean finished = TRUE, good;

  self->check_due = NEVER;
  if (self->state != GANTRY_CACHE_STATE_READY)
    return;
  good = gantry_cache_store_check (self->store, is_needed, self, &finished, &error);
  if (!good)
    handle (self, error);
  else if (!finished)
    self->check_due = 0; /* when it is quiet again */
}

/* While another process writes, the file is opened for as long as it takes to read. (transfer none) (nullable) */
static GantryCacheStore *
begin_reading (GantryCacheWorker *self, GantryCacheStore **own)
{
  *own = NULL;
  if (self->state == GANTRY_CACHE_STATE_LOCKED)
    *own = gantry_cache_store_open (self->path, GANTRY_CACHE_STORE_READ_ONLY, NULL);
  return *own != NULL ? *own : self->store;
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
  handle (self, error);
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

static void
read_for (GantryCacheWorker *self, GantryCacheJob *job)
{
  g_autoptr (GantryCacheStore) own = NULL;
  g_autoptr (GError) error = NULL;
  GantryCacheStore *store = begin_reading (self, &own);

  if (store == NULL)
    return;
  job->good = read_job (store, job, &error);
  if (!job->good && job->kind == GANTRY_CACHE_JOB_HISTORY) /* of which a part is of no use */
    {
      g_ptr_array_set_size (job->changes, 0);
      g_ptr_array_set_size (job->steps, 0);
    }
  if (!job->good && own == NULL)
    handle (self, error);
  else if (job->kind == GANTRY_CACHE_JOB_LOAD && own == NULL)
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
    trim (self);
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
  send (self, (GantryCachePost) { .job = job });
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
  if (due == NEVER)
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
    retry (self);
  if (now >= self->check_due && self->batch->len == 0)
    check (self);
}

static gpointer
work (gpointer data)
{
  GantryCacheWorker *self = data;

  open_locked (self);
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
        self->check_due = self->check_due == NEVER ? NEVER : 0;
      if (job != NULL && job->kind <= GANTRY_CACHE_JOB_VALUE)
        add_to_batch (self, job);
      else if (job != NULL)
        serve (self, job);
      do_due (self);
    }
  close_store (self);
  if (self->lock >= 0)
    close (self->lock);
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
  self->retry_due = NEVER;
  self->check_due = NEVER;
  self->queue = g_async_queue_new ();
  self->batch = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_cache_job_free);
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->mailbox = g_atomic_rc_box_new0 (Mailbox);
  self->mailbox->context = g_main_context_ref_thread_default ();
  self->mailbox->receive = receive;
  self->mailbox->owner = owner;
  self->thread = g_thread_new ("cache", work, self);
  return self;
}

void
gantry_cache_worker_stop (GantryCacheWorker *self)
{
  gantry_cache_worker_push (self, gantry_cache_job_new (GANTRY_CACHE_JOB_STOP));
  g_thread_join (self->thread);
  self->mailbox->owner = NULL;
  g_atomic_rc_box_release_full (self->mailbox, mailbox_clear);
  g_async_queue_unref (self->queue);
  g_ptr_array_unref (self->batch);
  g_hash_table_unref (self->values);
  g_hash_table_unref (self->wanted);
  g_hash_table_unref (self->used);
  g_free (self->path);
  g_free (self);
}

void
gantry_cache_worker_push (GantryCacheWorker *self, GantryCacheJob *job)
{
  if (job->kind <= GANTRY_CACHE_JOB_VALUE)
    g_atomic_int_add (&self->queued, (gint) ((measure (job) + 1023) / 1024));
  g_async_queue_push (self->queue, job);
}

gint64
gantry_cache_worker_get_queued (GantryCacheWorker *self)
{
  return (gint64) g_atomic_int_get (&self->queued) * 1024;
}
