/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "relay/journal.h"
#include "relay/quarantine.h"
#include "relay/recorder.h"

G_BEGIN_DECLS

/* The relay's one worker thread: unpacks, reads and stores messages in the order in which they were handed in, all that have
 * gathered in one transaction, and hands them back to the main thread in the same order. It owns journal, quarantine and
 * recorder while it runs; nothing that blocks happens on the main thread. */
typedef struct _GantryPipeline GantryPipeline;

typedef enum
{
  GANTRY_JOB_PLAIN,
  GANTRY_JOB_GZIP,
  GANTRY_JOB_ZLIB,
} GantryJobCoding;

typedef enum
{
  GANTRY_JOB_TAKEN,   /* stored where it must be: apply it */
  GANTRY_JOB_REFUSED, /* 'error' says why; kept in quarantine */
  GANTRY_JOB_FAILED,  /* could not be stored: nothing happened */
} GantryJobOutcome;

typedef struct _GantryJob GantryJob;

/* What a job comes to, on the main thread, after what it says was applied. changed: whether that made a difference. */
typedef void (*GantryJobFunc) (GantryJob *job, gboolean changed);

/* One message on its way. Filled in by the caller: */
struct _GantryJob
{
  GBytes *raw; /* (owned) (nullable): as received. Without it the job does nothing but come back */
  GantryJobCoding coding;
  gint64 received;  /* wall clock, ms */
  gint64 heard;     /* monotonic, ms */
  gpointer data;    /* the caller's */
  GantryJobFunc done; /* (nullable): takes what 'data' is */
  GDestroyNotify data_free; /* (nullable): of 'data' of a job that was never done */
  /* Filled in by the worker: */
  GantryJobOutcome outcome;
  GantryJournalEntry entry; /* message and body of one that was taken; its envelope is the caller's to fill, else it is ODF */
  GantryJournalVerdict verdict;
  GError *error; /* (owned) (nullable) */
};

typedef struct
{
  gint64 store_time; /* of this batch, µs */
  gint64 journal_messages;
  gint64 journal_bytes;
  gint64 quarantine_files;
  gint64 quarantine_bytes;
  gint64 record_failures; /* since the start */
} GantryPipelineReport;

/* Why a job was refused, as a word for the metrics: "too-large", "not-xml", "forbidden", "header", "packing". */
const char *gantry_refusal_reason (const GError *error);

GantryJob *gantry_job_new  (GBytes *raw, GantryJobCoding coding, gint64 received, gint64 heard, gpointer data);
void       gantry_job_free (GantryJob *self);

/* On the main thread, in order. jobs: (transfer none) (element-type GantryJob) */
typedef void (*GantryPipelineFunc) (GPtrArray *jobs, const GantryPipelineReport *report, gpointer data);

/* journal, quarantine, recorder: (transfer full); the last (nullable). Calls back in the thread-default context of here. */
GantryPipeline *gantry_pipeline_new  (GantryJournal *journal, GantryQuarantine *quarantine, GantryRecorder *recorder,
                                      GantryPipelineFunc func, gpointer data);
/* job: (transfer full) */
void            gantry_pipeline_push (GantryPipeline *self, GantryJob *job);
/* Waits for the worker to do what it has and closes everything. What was not called back by then never is: push an empty
 * job and wait for it before. */
void            gantry_pipeline_free (GantryPipeline *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryPipeline, gantry_pipeline_free)

G_END_DECLS
