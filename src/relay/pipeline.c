/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-relay"

#include "config.h"

#include "relay/pipeline.h"

#include "relay/inflate.h"
#include "relay/message.h"

#define MAX_JOBS  256                /* of one transaction */
#define MAX_BYTES (16 * 1024 * 1024) /* received, of one transaction */
#define FLUSH     G_USEC_PER_SEC     /* how much of a recording a cut may cost, µs */

/* Where batches come back to. Outlives the pipeline while some are on their way. Main thread. */
typedef struct
{
  GantryPipelineFunc func; /* (nullable): nobody there any more */
  gpointer data;
} Outlet;

struct _GantryPipeline
{
  GThread *thread;
  GAsyncQueue *queue;    /* of GantryJob */
  GMainContext *context; /* of the callbacks */
  Outlet *outlet;        /* (owned), an atomic rc box */

  /* The worker's own. */
  GantryJournal *journal;
  GantryQuarantine *quarantine;
  GantryRecorder *recorder; /* (nullable) */
  gint64 began;             /* wall clock of the first message recorded, ms */
  gint64 flushed;           /* monotonic, µs */
  gboolean unflushed;
  gint64 record_failures;
};

/* A batch on its way back. */
typedef struct
{
  Outlet *outlet;  /* (owned) */
  GPtrArray *jobs; /* (owned) */
  GantryPipelineReport report;
} Delivery;

static GantryJob stop_job; /* its address ends the thread */

GantryJob *
gantry_job_new (GBytes *raw, GantryJobCoding coding, gint64 received, gint64 heard, gpointer data)
{
  GantryJob *self = g_new0 (GantryJob, 1);

  self->raw = raw != NULL ? g_bytes_ref (raw) : NULL;
  self->coding = coding;
  self->received = received;
  self->heard = heard;
  self->data = data;
  return self;
}

void
gantry_job_free (GantryJob *self)
{
  if (self == NULL)
    return;
  if (self->data != NULL && self->data_free != NULL)
    self->data_free (self->data);
  g_clear_pointer (&self->raw, g_bytes_unref);
  gantry_journal_entry_clear (&self->entry);
  g_clear_error (&self->error);
  g_free (self);
}

const char *
gantry_refusal_reason (const GError *error)
{
  if (g_error_matches (error, GANTRY_SOURCE_ERROR, GANTRY_SOURCE_ERROR_TOO_LARGE) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE))
    return "too-large";
  if (g_error_matches (error, GANTRY_SOURCE_ERROR, GANTRY_SOURCE_ERROR_NOT_XML))
    return "not-xml";
  if (g_error_matches (error, GANTRY_SOURCE_ERROR, GANTRY_SOURCE_ERROR_FORBIDDEN))
    return "forbidden";
  if (g_error_matches (error, GANTRY_SOURCE_ERROR, GANTRY_SOURCE_ERROR_HEADER))
    return "header";
  return "packing";
}

static GBytes *
unpack (GantryJob *job, GError **error)
{
  GantryFormat format = job->entry.envelope.format;

  if (job->coding == GANTRY_JOB_PLAIN)
    return gantry_message_unpack (format, job->raw, error);
  return gantry_inflate (job->raw, job->coding == GANTRY_JOB_GZIP ? G_ZLIB_COMPRESSOR_FORMAT_GZIP : G_ZLIB_COMPRESSOR_FORMAT_ZLIB,
                         gantry_format_get_max_size (format), error);
}

static gboolean
read_message (GantryJob *job, GError **error)
{
  gsize size;
  const char *text;

  job->entry.body = unpack (job, error);
  if (job->entry.body == NULL)
    return FALSE;
  text = g_bytes_get_data (job->entry.body, &size);
  job->entry.message = gantry_message_read (&job->entry.envelope, text != NULL ? text : "", size, error);
  if (job->entry.message == NULL || !gantry_message_check (job->entry.message, error))
    return FALSE;
  job->entry.received = job->received;
  if (job->coding == GANTRY_JOB_GZIP)
    job->entry.packed = g_bytes_ref (job->raw);
  return TRUE;
}

static void
refuse (GantryPipeline *self, GantryJob *job)
{
  job->outcome = GANTRY_JOB_REFUSED;
  gantry_quarantine_keep (self->quarantine, job->raw,
                          job->coding == GANTRY_JOB_GZIP ? "xml.gz" : job->coding == GANTRY_JOB_ZLIB ? "xml.zz" : "xml",
                          job->received, job->error->message);
}

static gboolean
store_jobs (GantryPipeline *self, GPtrArray *jobs, GError **error)
{
  if (!gantry_journal_begin (self->journal, error))
    return FALSE;
  for (guint i = 0; i < jobs->len; i++)
    {
      GantryJob *job = g_ptr_array_index (jobs, i);

      if (job->raw != NULL && job->outcome == GANTRY_JOB_TAKEN &&
          !gantry_journal_add (self->journal, &job->entry, &job->verdict, error))
        {
          gantry_journal_rollback (self->journal);
          return FALSE;
        }
    }
  return gantry_journal_commit (self->journal, error);
}

static void
fail_jobs (GPtrArray *jobs, const GError *error)
{
  for (guint i = 0; i < jobs->len; i++)
    {
      GantryJob *job = g_ptr_array_index (jobs, i);

      if (job->raw == NULL || job->outcome != GANTRY_JOB_TAKEN)
        continue;
      job->outcome = GANTRY_JOB_FAILED;
      job->error = g_error_copy (error);
    }
}

/* How long storing took, µs. */
static gint64
work (GantryPipeline *self, GPtrArray *jobs)
{
  g_autoptr (GError) error = NULL;
  guint good = 0;
  gint64 began;

  for (guint i = 0; i < jobs->len; i++)
    {
      GantryJob *job = g_ptr_array_index (jobs, i);

      if (job->raw != NULL && read_message (job, &job->error))
        good++;
      else if (job->raw != NULL)
        refuse (self, job);
    }
  began = g_get_monotonic_time ();
  if (good > 0 && !store_jobs (self, jobs, &error))
    {
      g_warning ("%u messages are not stored: %s", good, error->message);
      fail_jobs (jobs, error);
    }
  return good > 0 ? g_get_monotonic_time () - began : 0;
}

/* Bodies of the ODF messages that were taken, held beyond the delivery so that recording does not delay an answer. */
static GArray *
gather_record (GantryPipeline *self, GPtrArray *jobs)
{
  GArray *entries = NULL;

  for (guint i = 0; self->recorder != NULL && i < jobs->len; i++)
    {
      GantryJob *job = g_ptr_array_index (jobs, i);
      GantryJournalEntry entry = { .received = job->received };

      if (job->raw == NULL || job->outcome != GANTRY_JOB_TAKEN || job->entry.envelope.format != GANTRY_FORMAT_ODF)
        continue;
      if (entries == NULL)
        {
          entries = g_array_new (FALSE, TRUE, sizeof (GantryJournalEntry));
          g_array_set_clear_func (entries, (GDestroyNotify) gantry_journal_entry_clear);
        }
      entry.body = g_bytes_ref (job->entry.body);
      g_array_append_val (entries, entry);
    }
  return entries;
}

static void
record (GantryPipeline *self, GArray *entries)
{
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const GantryJournalEntry *entry = &g_array_index (entries, GantryJournalEntry, i);

      if (self->began == 0)
        self->began = entry->received;
      if (!gantry_recorder_add (self->recorder, MAX (entry->received - self->began, 0), entry->body))
        self->record_failures++;
      self->unflushed = TRUE;
    }
}

static void
flush_record (GantryPipeline *self)
{
  gint64 now = g_get_monotonic_time ();

  if (!self->unflushed || now - self->flushed < FLUSH)
    return;
  gantry_recorder_flush (self->recorder);
  self->unflushed = FALSE;
  self->flushed = now;
}

static void
delivery_free (gpointer data)
{
  Delivery *delivery = data;

  g_ptr_array_unref (delivery->jobs);
  g_atomic_rc_box_release (delivery->outlet);
  g_free (delivery);
}

static gboolean
deliver_cb (gpointer data)
{
  Delivery *delivery = data;
  Outlet *outlet = delivery->outlet;

  if (outlet->func != NULL)
    outlet->func (delivery->jobs, &delivery->report, outlet->data);
  return G_SOURCE_REMOVE;
}

static void
deliver (GantryPipeline *self, GPtrArray *jobs, gint64 store_time)
{
  Delivery *delivery = g_new0 (Delivery, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  delivery->outlet = g_atomic_rc_box_acquire (self->outlet);
  delivery->jobs = jobs;
  delivery->report = (GantryPipelineReport) {
    .store_time = store_time,
    .journal_messages = gantry_journal_count (self->journal),
    .journal_bytes = gantry_journal_get_size (self->journal),
    .quarantine_files = gantry_quarantine_get_files (self->quarantine),
    .quarantine_bytes = gantry_quarantine_get_bytes (self->quarantine),
    .record_failures = self->record_failures,
  };
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_cb, delivery, delivery_free);
  g_source_attach (source, self->context);
}

/* The next job and what has gathered behind it. NULL: nothing for a while, and a recording to flush. */
static GPtrArray *
gather (GantryPipeline *self, gboolean *stop)
{
  GantryJob *job = self->unflushed ? g_async_queue_timeout_pop (self->queue, FLUSH) : g_async_queue_pop (self->queue);
  GPtrArray *jobs = NULL;
  gsize bytes = 0;

  while (job != NULL && job != &stop_job)
    {
      if (jobs == NULL)
        jobs = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_job_free);
      g_ptr_array_add (jobs, job);
      bytes += job->raw != NULL ? g_bytes_get_size (job->raw) : 0;
      job = jobs->len < MAX_JOBS && bytes < MAX_BYTES ? g_async_queue_try_pop (self->queue) : NULL;
    }
  *stop = job == &stop_job;
  return jobs;
}

static gpointer
run_worker (gpointer data)
{
  GantryPipeline *self = data;
  gboolean stop = FALSE;

  while (!stop)
    {
      GPtrArray *jobs = gather (self, &stop);

      if (jobs != NULL)
        {
          gint64 store_time = work (self, jobs);
          g_autoptr (GArray) entries = gather_record (self, jobs);

          deliver (self, jobs, store_time);
          record (self, entries);
        }
      flush_record (self);
      gantry_journal_tidy (self->journal, g_async_queue_length (self->queue) <= 0);
    }
  return NULL;
}

GantryPipeline *
gantry_pipeline_new (GantryJournal *journal, GantryQuarantine *quarantine, GantryRecorder *recorder,
                     GantryPipelineFunc func, gpointer data)
{
  GantryPipeline *self = g_new0 (GantryPipeline, 1);

  self->journal = journal;
  self->quarantine = quarantine;
  self->recorder = recorder;
  self->outlet = g_atomic_rc_box_new0 (Outlet);
  self->outlet->func = func;
  self->outlet->data = data;
  self->context = g_main_context_ref_thread_default ();
  self->queue = g_async_queue_new ();
  self->thread = g_thread_new ("journal", run_worker, self);
  return self;
}

void
gantry_pipeline_push (GantryPipeline *self, GantryJob *job)
{
  g_return_if_fail (self != NULL && job != NULL);

  g_async_queue_push (self->queue, job);
}

void
gantry_pipeline_free (GantryPipeline *self)
{
  if (self == NULL)
    return;
  self->outlet->func = NULL;
  g_async_queue_push (self->queue, &stop_job);
  g_thread_join (self->thread);
  gantry_journal_close (self->journal);
  gantry_quarantine_free (self->quarantine);
  gantry_recorder_free (self->recorder);
  g_async_queue_unref (self->queue);
  g_main_context_unref (self->context);
  g_atomic_rc_box_release (self->outlet);
  g_free (self);
}
