/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "seat/cache-tail.h"
#include "seat/cache-worker.h"

G_BEGIN_DECLS

#define GANTRY_CACHE_NEVER G_MAXINT64

typedef struct _GantryCacheMailbox GantryCacheMailbox;

struct _GantryCacheWorker
{
  char *path;
  GantryCacheOptions options;
  GThread *thread;
  GAsyncQueue *queue;
  GantryCacheMailbox *mailbox;
  GantryCacheTail *tail; /* what is queued, for the next start: both threads */
  gint queued; /* KiB, atomic */

  /* the thread's own */
  GantryCacheStore *store; /* (nullable) */
  int lock; /* file descriptor or -1 */
  GantryCacheState state;
  GantryCacheRebuilt rebuilt;
  guint n_rebuilds;
  char *aside; /* (nullable): where a file was set aside, as long as nobody was told */
  GantryCacheLimits limits;
  GPtrArray *batch; /* of jobs that write */
  gsize batch_bytes;
  gboolean batch_is_bare; /* the tail does not have all of it */
  GHashTable *values; /* name → gint64, not written yet */
  GHashTable *wanted; /* topic → whether it was asked for: not all of it is in the store */
  GHashTable *used;   /* topics of this run */
  gint64 batch_due;   /* monotonic µs, like the following */
  gint64 retry_due;
  gint64 check_due;
  gint64 trim_due;
};

/* The way back to the main thread (cache-job.c). */
GantryCacheMailbox *gantry_cache_mailbox_new   (GantryCacheReceiveFunc receive, gpointer owner);
/* Main thread; what is on its way still comes, without an owner. */
void                gantry_cache_mailbox_close (GantryCacheMailbox *self);
void                gantry_cache_mailbox_send  (GantryCacheMailbox *self, GantryCachePost post);
gsize               gantry_cache_job_measure   (const GantryCacheJob *job);

/* values: name → gint64*; within a transaction. */
gboolean gantry_cache_worker_write_values (GantryCacheWorker *self, GHashTable *values, GError **error);

/* Lock, store and state (cache-keep.c); the thread's own. */
void gantry_cache_worker_open   (GantryCacheWorker *self);
void gantry_cache_worker_close  (GantryCacheWorker *self);
/* What is to be done about an error of the store. */
void gantry_cache_worker_handle (GantryCacheWorker *self, const GError *error);
void gantry_cache_worker_retry  (GantryCacheWorker *self);
void gantry_cache_worker_check  (GantryCacheWorker *self);
void gantry_cache_worker_trim   (GantryCacheWorker *self);
/* A topic, of which not all is in the store; "": all of them. Asked for when it can be written. */
void gantry_cache_worker_want   (GantryCacheWorker *self, const char *topic);
void gantry_cache_worker_ask    (GantryCacheWorker *self);

G_END_DECLS
