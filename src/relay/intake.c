/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-relay"

#include "config.h"

#include "relay/intake.h"

#include "relay/reply.h"

#include <string.h>

#define KEY_HEADER  "X-API-KEY"
#define MAX_UNREAD  (20 * 1024 * 1024)  /* of a refused body, read so that the connection can go on; beyond it is cut */
#define MAX_PENDING (256 * 1024 * 1024) /* bytes of all requests at once */
#define REQUEST     "gantry-request"    /* data of a SoupServerMessage */

/* One request from its headers to its end. Held by its message and, while it is in the pipeline, by its job. */
typedef struct
{
  int ref_count;
  GantryIntake *intake; /* (nullable): gone */
  SoupServerMessage *msg; /* (not owned) (nullable): at its end */
  GantryFormat format;
  GByteArray *body;
  gboolean refused;
  gboolean cut;
  gsize unread;
} Request;

struct _GantryIntake
{
  GantryPipeline *pipeline;
  GantryMetrics *metrics;
  const GantryClock *clock;
  char *key;
  gboolean stopping;
  gsize pending_bytes;
  GHashTable *requests; /* (element-type Request) (not owned): set */
};

static void
drop_body (Request *request)
{
  if (request->intake != NULL)
    request->intake->pending_bytes -= request->body->len;
  g_byte_array_set_size (request->body, 0);
}

static void
request_unref (gpointer data)
{
  Request *request = data;

  if (--request->ref_count > 0)
    return;
  drop_body (request);
  if (request->intake != NULL)
    g_hash_table_remove (request->intake->requests, request);
  g_byte_array_unref (request->body);
  g_free (request);
}

static void
request_forget (gpointer data)
{
  ((Request *) data)->msg = NULL;
  request_unref (data);
}

static Request *
request_new (GantryIntake *self, SoupServerMessage *msg, GantryFormat format)
{
  Request *request = g_new0 (Request, 1);

  request->ref_count = 1;
  request->intake = self;
  request->msg = msg;
  request->format = format;
  request->body = g_byte_array_new ();
  g_hash_table_add (self->requests, request);
  g_object_set_data_full (G_OBJECT (msg), REQUEST, request, request_forget);
  return request;
}

/* Refuses; the rest of the body is read and forgotten. */
static void
refuse (Request *request, guint status, const char *reason, const char *line)
{
  g_info ("Refused with %u: %s", status, line);
  request->refused = TRUE;
  drop_body (request);
  gantry_metrics_add (request->intake->metrics, GANTRY_METRIC_REFUSED, reason, NULL, 1);
  gantry_reply_line (request->msg, status, line);
}

static void
cut (Request *request, guint status, const char *line)
{
  request->cut = TRUE;
  gantry_reply_cut (request->msg, status, line);
}

/* As long for any two texts: what is compared are their digests. */
static gboolean
is_key (const char *key, const char *given)
{
  g_autofree char *left = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);
  g_autofree char *right = g_compute_checksum_for_string (G_CHECKSUM_SHA256, given != NULL ? given : "", -1);
  guint difference = 0;

  for (guint i = 0; left[i] != '\0'; i++)
    difference |= left[i] ^ right[i];
  return difference == 0 && given != NULL;
}

static void
refuse_too_large (Request *request)
{
  g_autofree char *line = g_strdup_printf ("body: more than %" G_GSIZE_FORMAT " bytes", gantry_format_get_max_size (request->format));

  refuse (request, SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE, "too-large", line);
}

/* FALSE when it was refused. */
static gboolean
check_headers (GantryIntake *self, Request *request)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (request->msg);

  if (self->key != NULL && !is_key (self->key, soup_message_headers_get_one (headers, KEY_HEADER)))
    refuse (request, SOUP_STATUS_UNAUTHORIZED, "key", KEY_HEADER ": missing or wrong");
  else if (soup_message_headers_get_one (headers, "Origin") != NULL) /* a web page on somebody's machine */
    refuse (request, SOUP_STATUS_FORBIDDEN, "origin", "Origin: nothing is taken from web pages");
  else if (self->stopping)
    refuse (request, SOUP_STATUS_SERVICE_UNAVAILABLE, "stopping", "the relay is stopping, send again");
  else if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
           soup_message_headers_get_content_length (headers) > (goffset) gantry_format_get_max_size (request->format))
    refuse_too_large (request);
  else
    return TRUE;
  if (soup_message_headers_get_content_length (headers) > MAX_UNREAD &&
      (soup_message_headers_get_expectations (headers) & SOUP_EXPECTATION_CONTINUE) == 0)
    cut (request, soup_server_message_get_status (request->msg), "body: too large to be read");
  return FALSE;
}

static void
got_chunk_cb (SoupServerMessage *msg, GBytes *chunk, gpointer data)
{
  Request *request = data;
  GantryIntake *self = request->intake;
  gsize size;
  const guint8 *bytes = g_bytes_get_data (chunk, &size);

  if (self == NULL || request->cut)
    return;
  if (!request->refused && request->body->len + size > gantry_format_get_max_size (request->format))
    refuse_too_large (request);
  if (!request->refused && self->pending_bytes + size > MAX_PENDING)
    refuse (request, SOUP_STATUS_SERVICE_UNAVAILABLE, "busy", "too much at once, send again");
  if (!request->refused)
    {
      g_byte_array_append (request->body, bytes, size);
      self->pending_bytes += size;
      return;
    }
  request->unread += size;
  if (request->unread > MAX_UNREAD)
    cut (request, soup_server_message_get_status (msg), "body: too large to be read");
}

void
gantry_intake_begin (GantryIntake *self, SoupServerMessage *msg, GantryFormat format)
{
  Request *request = request_new (self, msg, format);

  soup_message_body_set_accumulate (soup_server_message_get_request_body (msg), FALSE);
  g_signal_connect (msg, "got-chunk", G_CALLBACK (got_chunk_cb), request);
  check_headers (self, request);
}

/* FALSE for a coding that we do not know. */
static gboolean
read_coding (SoupServerMessage *msg, GantryJobCoding *coding)
{
  const char *name = soup_message_headers_get_list (soup_server_message_get_request_headers (msg), "Content-Encoding");

  *coding = GANTRY_JOB_PLAIN;
  if (name == NULL || g_ascii_strcasecmp (name, "identity") == 0)
    return TRUE;
  if (g_ascii_strcasecmp (name, "gzip") == 0 || g_ascii_strcasecmp (name, "x-gzip") == 0)
    *coding = GANTRY_JOB_GZIP;
  else if (g_ascii_strcasecmp (name, "deflate") == 0)
    *coding = GANTRY_JOB_ZLIB;
  else
    return FALSE;
  return TRUE;
}

static void
answer_refused (Request *request, const GError *error)
{
  const char *reason = gantry_refusal_reason (error);
  guint status = strcmp (reason, "too-large") == 0 ? SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE : SOUP_STATUS_BAD_REQUEST;

  refuse (request, status, reason, error->message);
}

static void
answer (Request *request, GantryJob *job, gboolean changed)
{
  switch (job->outcome)
    {
    case GANTRY_JOB_REFUSED:
      answer_refused (request, job->error);
      break;
    case GANTRY_JOB_FAILED:
      refuse (request, SOUP_STATUS_SERVICE_UNAVAILABLE, "not-stored", "the message could not be stored, send again");
      break;
    case GANTRY_JOB_TAKEN:
    default:
      gantry_reply_line (request->msg, SOUP_STATUS_OK,
                         job->verdict == GANTRY_JOURNAL_REPEAT ? "known already" : changed ? "taken" : "taken, changes nothing");
      break;
    }
  soup_server_message_unpause (request->msg);
}

static void
done_cb (GantryJob *job, gboolean changed)
{
  Request *request = g_steal_pointer (&job->data);

  if (request->msg != NULL && request->intake != NULL)
    answer (request, job, changed);
  else if (request->intake != NULL && job->outcome != GANTRY_JOB_TAKEN) /* its sender has gone; it counts all the same */
    gantry_metrics_add (request->intake->metrics, GANTRY_METRIC_REFUSED,
                        job->outcome == GANTRY_JOB_REFUSED ? gantry_refusal_reason (job->error) : "not-stored", NULL, 1);
  request_unref (request);
}

/* When what was sent was made, for a body that does not say so itself: ms, 0 when the sender does not say either. */
static gint64
read_modified (SoupServerMessage *msg)
{
  const char *text = soup_message_headers_get_one (soup_server_message_get_request_headers (msg), "Last-Modified");
  g_autoptr (GDateTime) time = text != NULL ? soup_date_time_new_from_http_string (text) : NULL;

  return time != NULL ? g_date_time_to_unix (time) * 1000 : 0;
}

static void
push (Request *request, GantryJobCoding coding)
{
  GantryIntake *self = request->intake;
  g_autoptr (GBytes) raw = g_bytes_new (request->body->data, request->body->len);
  GantryJob *job = gantry_job_new (raw, coding, gantry_clock_wall (self->clock), gantry_clock_monotonic (self->clock), request);

  job->done = done_cb;
  job->data_free = request_unref;
  job->entry.envelope.format = request->format;
  if (request->format != GANTRY_FORMAT_ODF)
    {
      job->entry.envelope.origin = g_strdup (gantry_format_to_string (request->format));
      job->entry.envelope.at = read_modified (request->msg);
    }
  request->ref_count++;
  soup_server_message_pause (request->msg);
  gantry_pipeline_push (self->pipeline, job);
}

void
gantry_intake_handle (GantryIntake *self, SoupServerMessage *msg)
{
  Request *request = g_object_get_data (G_OBJECT (msg), REQUEST);
  GantryJobCoding coding;

  g_return_if_fail (request != NULL);

  if (request->refused)
    return;
  if (!read_coding (msg, &coding))
    refuse (request, SOUP_STATUS_UNSUPPORTED_MEDIA_TYPE, "coding", "Content-Encoding: neither gzip, deflate nor identity");
  else if (request->body->len == 0)
    refuse (request, SOUP_STATUS_BAD_REQUEST, "empty", "body: empty");
  else
    push (request, coding);
}

GantryIntake *
gantry_intake_new (GantryPipeline *pipeline, GantryMetrics *metrics, const GantryClock *clock, const char *key)
{
  GantryIntake *self = g_new0 (GantryIntake, 1);

  self->pipeline = pipeline;
  self->metrics = metrics;
  self->clock = clock;
  self->key = g_strdup (key);
  self->requests = g_hash_table_new (NULL, NULL);
  return self;
}

void
gantry_intake_free (GantryIntake *self)
{
  GHashTableIter iter;
  gpointer request;

  if (self == NULL)
    return;
  g_hash_table_iter_init (&iter, self->requests);
  while (g_hash_table_iter_next (&iter, &request, NULL))
    ((Request *) request)->intake = NULL;
  g_hash_table_unref (self->requests);
  g_free (self->key);
  g_free (self);
}

void
gantry_intake_stop (GantryIntake *self)
{
  self->stopping = TRUE;
}

guint
gantry_intake_pending (GantryIntake *self)
{
  return g_hash_table_size (self->requests);
}
