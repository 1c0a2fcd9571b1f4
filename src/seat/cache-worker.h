/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "seat/cache.h"

G_BEGIN_DECLS

/* The cache's thread: it owns lock and store. Jobs go in by a queue, posts come back through the main context. A job and a post
 * belong to whoever has them; nothing is shared. */
typedef struct _GantryCacheWorker GantryCacheWorker;

typedef enum
{
  GANTRY_CACHE_JOB_PUT,    /* change */
  GANTRY_CACHE_JOB_ANSWER, /* topic: the puts that follow are what was asked for; "": every topic */
  GANTRY_CACHE_JOB_MISS,   /* topic: changes of it were not put */
  GANTRY_CACHE_JOB_VALUE,  /* topic: the name; value */
  GANTRY_CACHE_JOB_LIMITS,
  GANTRY_CACHE_JOB_LIST,
  GANTRY_CACHE_JOB_LOAD,    /* topics */
  GANTRY_CACHE_JOB_HISTORY, /* topic */
  GANTRY_CACHE_JOB_FLUSH,
  GANTRY_CACHE_JOB_STOP,
} GantryCacheJobKind;

typedef struct
{
  GantryCacheJobKind kind;
  GantryChange *change;     /* (owned) (nullable) */
  guint64 ticket;           /* of the change or value in the tail; 0: it has not */
  char *topic;              /* (owned) (nullable) */
  char **topics;            /* (owned) (nullable) */
  gint64 value;
  GantryCacheLimits limits;
  GTask *task;              /* (owned) (nullable): main thread only */
  /* what became of it */
  GPtrArray *changes;       /* (owned) (nullable) (element-type GantryChange) */
  GPtrArray *steps;         /* (owned) (nullable) (element-type GantryPastStep) */
  GantryCacheIndex *index;  /* (owned) (nullable) */
  gboolean good;
} GantryCacheJob;

/* In the main context. job: (transfer full) (nullable): done. wanted: (nullable): a snapshot of this topic is wanted, "" of all.
 * Neither: state, rebuilt, trouble and aside are news. */
typedef struct
{
  GantryCacheJob *job;
  char *wanted;
  GantryCacheState state;
  GantryCacheRebuilt rebuilt;
  char *trouble;
  char *aside;
} GantryCachePost;

/* owner: as given at the start; NULL once the worker was stopped: then only jobs that are done come. */
typedef void (*GantryCacheReceiveFunc) (GantryCachePost *post, gpointer owner);

GantryCacheJob    *gantry_cache_job_new        (GantryCacheJobKind kind);
void               gantry_cache_job_free       (GantryCacheJob *job);

GantryCacheWorker *gantry_cache_worker_start   (const char *path, const GantryCacheOptions *options,
                                                GantryCacheReceiveFunc receive, gpointer owner);
/* Does what is queued and ends. */
void               gantry_cache_worker_stop    (GantryCacheWorker *self);
/* job: (transfer full) */
void               gantry_cache_worker_push    (GantryCacheWorker *self, GantryCacheJob *job);
/* About the bytes that wait. */
gint64             gantry_cache_worker_get_queued (GantryCacheWorker *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryCacheJob, gantry_cache_job_free)

G_END_DECLS
