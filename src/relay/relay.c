/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-relay"

#include "config.h"

#include "relay/relay.h"

#include "relay/feeds.h"
#include "relay/health.h"
#include "relay/hub.h"
#include "relay/intake.h"
#include "relay/message.h"
#include "relay/pipeline.h"
#include "relay/reply.h"
#include "relay/state.h"
#include "relay/upgrade.h"

#include <libsoup/soup.h>
#include <string.h>

#define N_(text) text /* said to people by the seat that gets it, in their language */

#define DEFAULT_PORT 7350
#define BACKLOG      2048
#define STOP_STEP    10   /* ms between looks whether everything has ended */
#define STOP_TIME    4000 /* ms after which it ends in any case */
#define MAX_IDLE_BODY (1024 * 1024) /* of a request that should have none */

struct _GantryRelay
{
  const GantryRelayOptions *options;
  SoupServer *server;
  char *url;
  GantryMetrics *metrics;
  GantrySources *sources;
  GantryState *state;
  GantryHub *hub;
  GantryPipeline *pipeline;
  GantryIntake *intake;
  GantryFeeds *feeds;
  gint64 started;          /* monotonic, ms */
  gboolean storing;        /* the last batch could be stored */

  GantryRelayStopFunc stop_func; /* (nullable) */
  gpointer stop_data;
  gboolean drained; /* everything that was taken has come back */
  gint64 stop_at;   /* monotonic, ms */
  guint stop_id;
};

static void
publish_cb (const GantryChange *change, const GantryOutcome *outcome, gpointer data)
{
  GantryRelay *self = data;

  gantry_hub_publish (self->hub, change, outcome);
}

static void
count_message (GantryRelay *self, const GantryJob *job, gboolean changed)
{
  const GantryMessage *message = job->entry.message;
  gboolean unknown = message->class == GANTRY_CLASS_UNKNOWN;
  GHashTableIter iter;
  gpointer name, count;

  gantry_metrics_add (self->metrics, GANTRY_METRIC_MESSAGES, unknown ? "unknown" : message->type,
                      job->verdict == GANTRY_JOURNAL_REPEAT ? "repeat"
                      : changed || message->class != GANTRY_CLASS_DOCUMENT ? "taken" : "stale", 1);
  g_hash_table_iter_init (&iter, message->oddities);
  while (g_hash_table_iter_next (&iter, &name, &count))
    gantry_metrics_add (self->metrics, GANTRY_METRIC_ODDITIES, name, NULL, GPOINTER_TO_UINT (count));
}

/* TRUE when it made a difference. */
static gboolean
take_job (GantryRelay *self, const GantryJob *job)
{
  gboolean changed = FALSE;

  if (job->verdict != GANTRY_JOURNAL_REPEAT)
    changed = gantry_state_apply (self->state, job->entry.message);
  gantry_sources_hear (self->sources, job->entry.message, job->heard);
  count_message (self, job, changed);
  return changed;
}

static void
take_report (GantryRelay *self, const GantryPipelineReport *report)
{
  if (report->store_time > 0)
    gantry_metrics_observe_store (self->metrics, report->store_time);
  gantry_metrics_set (self->metrics, GANTRY_METRIC_JOURNAL_MESSAGES, report->journal_messages);
  gantry_metrics_set (self->metrics, GANTRY_METRIC_JOURNAL_BYTES, report->journal_bytes);
  gantry_metrics_set (self->metrics, GANTRY_METRIC_QUARANTINE_FILES, report->quarantine_files);
  gantry_metrics_set (self->metrics, GANTRY_METRIC_QUARANTINE_BYTES, report->quarantine_bytes);
  gantry_metrics_set (self->metrics, GANTRY_METRIC_RECORD_FAILURES, report->record_failures);
}

static void
jobs_cb (GPtrArray *jobs, const GantryPipelineReport *report, gpointer data)
{
  GantryRelay *self = data;
  g_autofree gboolean *changed = g_new0 (gboolean, jobs->len);

  take_report (self, report);
  for (guint i = 0; i < jobs->len; i++)
    {
      const GantryJob *job = g_ptr_array_index (jobs, i);

      if (job->raw == NULL)
        self->drained = TRUE;
      else if (job->outcome == GANTRY_JOB_TAKEN)
        changed[i] = take_job (self, job);
      if (job->raw != NULL && job->outcome != GANTRY_JOB_REFUSED)
        self->storing = job->outcome == GANTRY_JOB_TAKEN;
    }
  gantry_hub_settle (self->hub);
  for (guint i = 0; i < jobs->len; i++)
    {
      GantryJob *job = g_ptr_array_index (jobs, i);

      if (job->done != NULL)
        job->done (job, changed[i]);
    }
}

static void
show_health (GantryRelay *self, SoupServerMessage *msg)
{
  const GantryHealth health = {
    .storing = self->storing,
    .stopping = self->stop_func != NULL,
    .now = gantry_clock_monotonic (self->options->clock),
    .started = self->started,
    .topics = gantry_hub_count_topics (self->hub),
    .seats = gantry_hub_count_seats (self->hub),
    .sources = self->sources,
  };

  gantry_reply_take (msg, "application/json; charset=utf-8", gantry_health_to_text (&health));
  if (!health.storing || health.stopping)
    soup_server_message_set_status (msg, SOUP_STATUS_SERVICE_UNAVAILABLE, NULL);
}

static void
show_metrics (GantryRelay *self, SoupServerMessage *msg)
{
  g_autoptr (GantryFrame) beat = gantry_frame_new (GANTRY_FRAME_BEAT);

  gantry_sources_report (self->sources, beat, gantry_clock_monotonic (self->options->clock));
  gantry_reply_take (msg, "text/plain; version=0.0.4; charset=utf-8", gantry_metrics_to_text (self->metrics, beat));
}

/* Whether the request brings something in, and in which format. */
static gboolean
find_format (SoupServerMessage *msg, const char *path, GantryFormat *format)
{
  const char *method = soup_server_message_get_method (msg);

  *format = GANTRY_FORMAT_ODF;
  if (strcmp (path, "/odf") == 0 && method == SOUP_METHOD_POST)
    return TRUE;
  *format = GANTRY_FORMAT_IOF;
  return strcmp (path, "/iof") == 0 && method == SOUP_METHOD_PUT;
}

/* The headers are there. Nothing but what brings something in needs a body. */
static void
early_cb (SoupServer *server, SoupServerMessage *msg, const char *path, GHashTable *query, gpointer data)
{
  GantryRelay *self = data;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (msg);
  GantryFormat format;

  if (find_format (msg, path, &format))
    {
      gantry_intake_begin (self->intake, msg, format);
      return;
    }
  soup_message_body_set_accumulate (soup_server_message_get_request_body (msg), FALSE);
  if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CHUNKED ||
      soup_message_headers_get_content_length (headers) > MAX_IDLE_BODY)
    gantry_reply_cut (msg, SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE, "body: none is taken here");
}

static void
refuse_method (SoupServerMessage *msg, const char *allowed)
{
  soup_message_headers_replace (soup_server_message_get_response_headers (msg), "Allow", allowed);
  gantry_reply_line (msg, SOUP_STATUS_METHOD_NOT_ALLOWED, "method: not allowed here");
}

/* The whole request is there. */
static void
request_cb (SoupServer *server, SoupServerMessage *msg, const char *path, GHashTable *query, gpointer data)
{
  GantryRelay *self = data;
  const char *method = soup_server_message_get_method (msg);
  gboolean reading = method == SOUP_METHOD_GET || method == SOUP_METHOD_HEAD;
  GantryFormat format;

  if (find_format (msg, path, &format))
    gantry_intake_handle (self->intake, msg);
  else if (strcmp (path, "/odf") == 0)
    refuse_method (msg, "POST");
  else if (strcmp (path, "/iof") == 0)
    refuse_method (msg, "PUT");
  else if (strcmp (path, "/stream") == 0 && method == SOUP_METHOD_GET)
    gantry_upgrade (self->hub, msg);
  else if (strcmp (path, "/stream") == 0)
    refuse_method (msg, "GET");
  else if (strcmp (path, "/health") != 0 && strcmp (path, "/metrics") != 0)
    gantry_reply_line (msg, SOUP_STATUS_NOT_FOUND, "path: there is /odf, /iof, /stream, /health and /metrics");
  else if (!reading)
    refuse_method (msg, "GET, HEAD");
  else if (strcmp (path, "/health") == 0)
    show_health (self, msg);
  else
    show_metrics (self, msg);
}

/* What loading the journal goes through. */
typedef struct
{
  GantryRelay *relay;
  gint64 monotonic;
  gint64 wall;
} Loading;

/* When a source was heard is told by the wall clock across a restart; never from the future. */
static void
load_cb (const GantryJournalEntry *entry, gpointer data)
{
  Loading *loading = data;

  gantry_state_apply (loading->relay->state, entry->message);
  gantry_sources_hear (loading->relay->sources, entry->message,
                       loading->monotonic - MAX (loading->wall - entry->received, 0));
}

static gboolean
load (GantryRelay *self, GantryJournal *journal, GError **error)
{
  const GantryClock *clock = self->options->clock;
  Loading loading = { self, gantry_clock_monotonic (clock), gantry_clock_wall (clock) };
  gint64 epoch;

  if (!gantry_journal_read (journal, load_cb, &loading, error))
    return FALSE;
  epoch = gantry_journal_next_epoch (journal, loading.wall, error);
  if (epoch == 0)
    return FALSE;
  gantry_metrics_set (self->metrics, GANTRY_METRIC_JOURNAL_MESSAGES, gantry_journal_count (journal));
  gantry_metrics_set (self->metrics, GANTRY_METRIC_JOURNAL_BYTES, gantry_journal_get_size (journal));
  self->hub = gantry_hub_new (gantry_state_get_documents (self->state), self->sources, self->metrics, clock,
                              &self->options->limits, gantry_journal_get_id (journal), epoch);
  gantry_state_set_func (self->state, publish_cb, self);
  return TRUE;
}

static gboolean
open_store (GantryRelay *self, GError **error)
{
  const GantryRelayOptions *options = self->options;
  g_autofree char *folder = g_build_filename (options->store, "quarantine", NULL);
  g_autoptr (GantryJournal) journal = gantry_journal_open (options->store, error);
  g_autoptr (GantryRecorder) recorder = NULL;
  g_autoptr (GantryQuarantine) quarantine = NULL;

  if (journal == NULL || !load (self, journal, error))
    return FALSE;
  if (options->record != NULL && (recorder = gantry_recorder_new (options->record, error)) == NULL)
    return FALSE;
  if (recorder != NULL)
    g_message ("Recording into %s", gantry_recorder_get_path (recorder));
  quarantine = gantry_quarantine_new (folder, options->quarantine_files, options->quarantine_bytes);
  gantry_metrics_set (self->metrics, GANTRY_METRIC_QUARANTINE_FILES, gantry_quarantine_get_files (quarantine));
  gantry_metrics_set (self->metrics, GANTRY_METRIC_QUARANTINE_BYTES, gantry_quarantine_get_bytes (quarantine));
  self->pipeline = gantry_pipeline_new (g_steal_pointer (&journal), g_steal_pointer (&quarantine), g_steal_pointer (&recorder),
                                        jobs_cb, self);
  self->intake = gantry_intake_new (self->pipeline, self->metrics, options->clock, options->key);
  return TRUE;
}

/* A listening socket with room for all seats that come back at once: libsoup's own has room for ten. (transfer full) */
static GSocket *
open_socket (GSocketAddress *address, GError **error)
{
  g_autoptr (GSocket) socket = g_socket_new (g_socket_address_get_family (address), G_SOCKET_TYPE_STREAM,
                                             G_SOCKET_PROTOCOL_TCP, error);

  if (socket == NULL)
    return NULL;
  g_socket_set_listen_backlog (socket, BACKLOG);
  if (!g_socket_bind (socket, address, TRUE, error) || !g_socket_listen (socket, error))
    return NULL;
  return g_steal_pointer (&socket);
}

static gboolean
listen_at (GantryRelay *self, const char *where, GError **error)
{
  g_autoptr (GSocketConnectable) name = g_network_address_parse (where, DEFAULT_PORT, error);
  g_autoptr (GSocketAddressEnumerator) addresses = NULL;
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GSocket) socket = NULL;
  g_autofree char *text = NULL;
  GSList *uris;

  if (name == NULL)
    return FALSE;
  addresses = g_socket_connectable_enumerate (name);
  address = g_socket_address_enumerator_next (addresses, NULL, error); /* before anything runs: it may block */
  socket = address != NULL ? open_socket (address, error) : NULL;
  if (socket == NULL || !soup_server_listen_socket (self->server, socket, 0, error))
    {
      g_prefix_error (error, "cannot listen on %s: ", where);
      return FALSE;
    }
  if (!g_inet_address_get_is_loopback (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address))))
    g_message ("Listening beyond loopback: keep %s in a closed network or behind a proxy", where);
  uris = soup_server_get_uris (self->server);
  text = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  self->url = g_strndup (text, strlen (text) - (g_str_has_suffix (text, "/") ? 1 : 0));
  return TRUE;
}

GantryRelay *
gantry_relay_new (const GantryRelayOptions *options, GError **error)
{
  g_autoptr (GantryRelay) self = g_new0 (GantryRelay, 1);

  self->options = options;
  self->started = gantry_clock_monotonic (options->clock);
  self->storing = TRUE;
  self->metrics = gantry_metrics_new ();
  self->sources = gantry_sources_new ();
  self->state = gantry_state_new (NULL, NULL);
  if (!open_store (self, error))
    return NULL;
  self->server = soup_server_new ("server-header", "gantry-relay", NULL);
  soup_server_add_early_handler (self->server, NULL, early_cb, self, NULL);
  soup_server_add_handler (self->server, NULL, request_cb, self, NULL);
  if (!listen_at (self, options->listen, error))
    return NULL;
  self->feeds = gantry_feeds_new (options->feeds, &options->feed_times, self->pipeline, self->sources, self->metrics,
                                  options->clock);
  return g_steal_pointer (&self);
}

void
gantry_relay_free (GantryRelay *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->stop_id, g_source_remove);
  if (self->server != NULL)
    soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  if (self->feeds != NULL)
    gantry_feeds_stop (self->feeds);
  g_clear_pointer (&self->pipeline, gantry_pipeline_free);
  g_clear_pointer (&self->feeds, gantry_feeds_free);
  g_clear_pointer (&self->intake, gantry_intake_free);
  g_clear_pointer (&self->hub, gantry_hub_free);
  gantry_state_free (self->state);
  gantry_sources_free (self->sources);
  gantry_metrics_free (self->metrics);
  g_free (self->url);
  g_free (self);
}

static gboolean
stop_cb (gpointer data)
{
  GantryRelay *self = data;
  gboolean ended = self->drained && gantry_hub_count_seats (self->hub) == 0 && gantry_intake_pending (self->intake) == 0;

  if (!ended && g_get_monotonic_time () / 1000 < self->stop_at)
    return G_SOURCE_CONTINUE;
  self->stop_id = 0;
  self->stop_func (self->stop_data);
  return G_SOURCE_REMOVE;
}

void
gantry_relay_stop (GantryRelay *self, GantryRelayStopFunc func, gpointer data)
{
  g_return_if_fail (self != NULL && func != NULL);

  if (self->stop_func != NULL)
    return;
  self->stop_func = func;
  self->stop_data = data;
  self->stop_at = g_get_monotonic_time () / 1000 + STOP_TIME;
  gantry_intake_stop (self->intake);
  gantry_feeds_stop (self->feeds);
  gantry_hub_dismiss_all (self->hub, N_("the relay is stopping"));
  gantry_pipeline_push (self->pipeline, gantry_job_new (NULL, GANTRY_JOB_PLAIN, 0, 0, NULL));
  self->stop_id = g_timeout_add (STOP_STEP, stop_cb, self);
}

const char *
gantry_relay_get_url (GantryRelay *self)
{
  return self->url;
}

GantryMetrics *
gantry_relay_get_metrics (GantryRelay *self)
{
  return self->metrics;
}

GantryDocuments *
gantry_relay_get_documents (GantryRelay *self)
{
  return gantry_state_get_documents (self->state);
}
