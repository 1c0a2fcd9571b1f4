/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-relay"

#include "config.h"

#include "relay/feeds.h"

#include "relay/folder.h"
#include "relay/line.h"
#include "source/c123/stream.h"

#include <string.h>

#define C123_PORT   27333
#define MAX_PENDING 256  /* bodies of a line in the pipeline: beyond it is not read on ... */
#define MIN_PENDING 64   /* ... until there are so few */
#define MAX_PACKED  (64 * 1024 * 1024)

static const char *const suffixes[GANTRY_N_FORMATS][4] = {
  [GANTRY_FORMAT_LENEX] = { ".lef", ".lxf", NULL },
  [GANTRY_FORMAT_IOF] = { ".xml", NULL },
};

/* One source. */
typedef struct
{
  GantryFeeds *feeds;
  const GantryFeed *feed;
  GantryLine *line;         /* (nullable) */
  GantryC123Stream *stream; /* (nullable) */
  GantryFolder *folder;     /* (nullable) */
  guint pending;            /* bodies of the line in the pipeline */
} Inlet;

struct _GantryFeeds
{
  GantryPipeline *pipeline;
  GantrySources *sources;
  GantryMetrics *metrics;
  const GantryClock *clock;
  const GantryFeedTimes *times;
  GPtrArray *inlets; /* of Inlet (owned) */
};

/* A job of an inlet. */
typedef struct
{
  Inlet *inlet;
  char *name; /* (owned) (nullable): of a file */
} Ticket;

static void
ticket_free (gpointer data)
{
  g_free (((Ticket *) data)->name);
  g_free (data);
}

static void
count_refused (Inlet *inlet, const char *reason, const char *what, const char *why)
{
  g_message ("%s: %s refused: %s", inlet->feed->id, what, why);
  gantry_metrics_add (inlet->feeds->metrics, GANTRY_METRIC_REFUSED, reason, NULL, 1);
}

static void
done_cb (GantryJob *job, gboolean changed)
{
  Ticket *ticket = g_steal_pointer (&job->data);
  Inlet *inlet = ticket->inlet;
  const char *what = ticket->name != NULL ? ticket->name : "a message";

  if (job->outcome == GANTRY_JOB_REFUSED)
    count_refused (inlet, gantry_refusal_reason (job->error), what, job->error->message);
  else if (job->outcome == GANTRY_JOB_FAILED)
    gantry_metrics_add (inlet->feeds->metrics, GANTRY_METRIC_REFUSED, "not-stored", NULL, 1);
  if (job->outcome == GANTRY_JOB_FAILED && inlet->folder != NULL)
    gantry_folder_again (inlet->folder, ticket->name);
  if (ticket->name == NULL && --inlet->pending == MIN_PENDING && inlet->line != NULL)
    gantry_line_hold (inlet->line, FALSE);
  ticket_free (ticket);
}

static void
push (Inlet *inlet, GBytes *bytes, const char *name, gint64 at, gint64 serial)
{
  const GantryClock *clock = inlet->feeds->clock;
  Ticket *ticket = g_new0 (Ticket, 1);
  GantryJob *job = gantry_job_new (bytes, GANTRY_JOB_PLAIN, gantry_clock_wall (clock), gantry_clock_monotonic (clock), ticket);

  ticket->inlet = inlet;
  ticket->name = g_strdup (name);
  job->done = done_cb;
  job->data_free = ticket_free;
  job->entry.envelope.format = inlet->feed->format;
  job->entry.envelope.origin = g_strdup (inlet->feed->id);
  job->entry.envelope.at = at;
  job->entry.envelope.serial = serial;
  gantry_pipeline_push (inlet->feeds->pipeline, job);
}

/* What the clock on the wall shows here, as if UTC. */
static gint64
get_local_time (Inlet *inlet)
{
  gint64 wall = gantry_clock_wall (inlet->feeds->clock);
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (wall / 1000);

  return wall + (local != NULL ? g_date_time_get_utc_offset (local) / 1000 : 0);
}

static void
piece_cb (const GantryC123Piece *piece, gpointer data)
{
  Inlet *inlet = data;
  const char *name;

  switch (piece->kind)
    {
    case GANTRY_C123_BODY:
    case GANTRY_C123_BROKEN: /* refused when it is read, and kept */
      inlet->pending++;
      push (inlet, piece->bytes, NULL, piece->at, piece->serial);
      break;
    case GANTRY_C123_TIME:
      gantry_sources_tick (inlet->feeds->sources, inlet->feed->id, piece->at, gantry_clock_monotonic (inlet->feeds->clock));
      break;
    case GANTRY_C123_OTHER:
    default:
      name = g_bytes_get_data (piece->bytes, NULL);
      if (strcmp (name, "RaceConfig") != 0 && strcmp (name, "TVS") != 0)
        gantry_metrics_add (inlet->feeds->metrics, GANTRY_METRIC_ODDITIES, name, NULL, 1);
      break;
    }
}

static void
bytes_cb (const char *data, gsize length, gpointer user_data)
{
  Inlet *inlet = user_data;

  gantry_c123_stream_feed (inlet->stream, data, length, get_local_time (inlet));
  if (inlet->pending > MAX_PENDING)
    gantry_line_hold (inlet->line, TRUE);
}

static void
set_reached (Inlet *inlet, gboolean reached, gint64 limit)
{
  gantry_sources_set_reached (inlet->feeds->sources, inlet->feed->id, reached, limit, gantry_clock_monotonic (inlet->feeds->clock));
}

static void
line_reached_cb (gboolean reached, gpointer data)
{
  Inlet *inlet = data;

  if (!reached)
    gantry_c123_stream_reset (inlet->stream);
  set_reached (inlet, reached, inlet->feeds->times->silence / 2);
}

static void
folder_reached_cb (gboolean reached, gpointer data)
{
  set_reached (data, reached, 0);
}

static void
file_cb (const char *name, GBytes *bytes, const char *why, gint64 modified, gpointer data)
{
  Inlet *inlet = data;

  if (bytes != NULL)
    push (inlet, bytes, name, modified, 0);
  else
    count_refused (inlet, "unreadable", name, why);
}

static const GantryLineFuncs line_funcs = { bytes_cb, line_reached_cb };
static const GantryFolderFuncs folder_funcs = { file_cb, folder_reached_cb };

static void
stop_inlet (Inlet *inlet)
{
  g_clear_pointer (&inlet->line, gantry_line_free);
  g_clear_pointer (&inlet->folder, gantry_folder_free);
}

static void
inlet_free (gpointer data)
{
  Inlet *inlet = data;

  stop_inlet (inlet);
  g_clear_pointer (&inlet->stream, gantry_c123_stream_free);
  g_free (inlet);
}

static void
open_inlet (GantryFeeds *self, const GantryFeed *feed)
{
  Inlet *inlet = g_new0 (Inlet, 1);

  inlet->feeds = self;
  inlet->feed = feed;
  g_ptr_array_add (self->inlets, inlet);
  set_reached (inlet, FALSE, 0);
  if (feed->format == GANTRY_FORMAT_C123)
    {
      inlet->stream = gantry_c123_stream_new (piece_cb, inlet);
      inlet->line = gantry_line_new (feed->where, C123_PORT, self->times, &line_funcs, inlet);
    }
  else
    inlet->folder = gantry_folder_new (feed->where, suffixes[feed->format], MAX_PACKED, self->times, &folder_funcs, inlet);
}

GantryFeeds *
gantry_feeds_new (GPtrArray *feeds, const GantryFeedTimes *times, GantryPipeline *pipeline, GantrySources *sources,
                  GantryMetrics *metrics, const GantryClock *clock)
{
  GantryFeeds *self = g_new0 (GantryFeeds, 1);

  self->pipeline = pipeline;
  self->sources = sources;
  self->metrics = metrics;
  self->clock = clock;
  self->times = times;
  self->inlets = g_ptr_array_new_with_free_func (inlet_free);
  for (guint i = 0; i < feeds->len; i++)
    open_inlet (self, g_ptr_array_index (feeds, i));
  return self;
}

void
gantry_feeds_stop (GantryFeeds *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->inlets->len; i++)
    stop_inlet (g_ptr_array_index (self->inlets, i));
}

void
gantry_feeds_free (GantryFeeds *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->inlets);
  g_free (self);
}
