/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-relay"

#include "config.h"

#include "relay/sources.h"

#include <string.h>

#define MAX_SOURCES 4096 /* as many as a beat holds */

typedef struct
{
  gboolean on;
  gboolean ours;    /* the relay goes to it ... */
  gboolean reached; /* ... and is there */
  gint64 switched; /* source time of the control that said so: one that comes late changes nothing */
  gint64 limit;    /* ms; 0: not announced */
  gint64 heard;    /* monotonic */
  gint64 at;       /* its clock ... */
  gint64 at_heard; /* ... when this was heard */
} Source;

struct _GantrySources
{
  GHashTable *sources; /* id → Source */
};

GantrySources *
gantry_sources_new (void)
{
  GantrySources *self = g_new0 (GantrySources, 1);

  self->sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
gantry_sources_free (GantrySources *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->sources);
  g_free (self);
}

static void
switch_off (Source *source, gint64 at)
{
  if (at < source->switched)
    return;
  source->on = FALSE;
  source->switched = at;
}

static void
switch_on (Source *source, gint64 at, gint64 limit)
{
  if (at < source->switched)
    return;
  source->on = TRUE;
  source->switched = at;
  source->limit = limit;
}

static void
take_control (GantrySources *self, Source *source, const GantryMessage *message)
{
  GHashTableIter iter;
  gpointer other;

  switch (message->control)
    {
    case GANTRY_CONTROL_ON:
      switch_on (source, message->at, message->silence);
      break;
    case GANTRY_CONTROL_OFF:
      switch_off (source, message->at);
      break;
    case GANTRY_CONTROL_KEEP_ALIVE: /* sent only while on: its announcement was before our time */
      if (!source->on && message->at > source->switched)
        switch_on (source, message->at, source->limit);
      break;
    case GANTRY_CONTROL_NIGHT:
      g_hash_table_iter_init (&iter, self->sources);
      while (g_hash_table_iter_next (&iter, NULL, &other))
        switch_off (other, message->at);
      break;
    case GANTRY_CONTROL_MORNING:
    case GANTRY_CONTROL_NONE:
    default:
      break;
    }
}

/* (nullable): there are as many as a beat holds */
static Source *
ensure_source (GantrySources *self, const char *id, gint64 heard)
{
  Source *source = g_hash_table_lookup (self->sources, id);

  if (source != NULL || g_hash_table_size (self->sources) >= MAX_SOURCES)
    return source;
  source = g_new0 (Source, 1);
  source->heard = heard;
  g_hash_table_insert (self->sources, g_strdup (id), source);
  return source;
}

static void
hear (Source *source, gint64 at, gint64 heard)
{
  source->heard = MAX (source->heard, heard);
  if (at < source->at)
    return;
  source->at = at;
  source->at_heard = heard;
}

void
gantry_sources_hear (GantrySources *self, const GantryMessage *message, gint64 heard)
{
  Source *source;

  g_return_if_fail (self != NULL && message != NULL);

  source = ensure_source (self, message->source, heard);
  if (source == NULL)
    return;
  hear (source, message->at, heard);
  take_control (self, source, message);
}

void
gantry_sources_tick (GantrySources *self, const char *id, gint64 at, gint64 now)
{
  Source *source;

  g_return_if_fail (self != NULL && id != NULL);

  source = ensure_source (self, id, now);
  if (source != NULL)
    hear (source, at, now);
}

void
gantry_sources_set_reached (GantrySources *self, const char *id, gboolean reached, gint64 limit, gint64 now)
{
  Source *source;

  g_return_if_fail (self != NULL && id != NULL);

  source = ensure_source (self, id, now);
  if (source == NULL)
    return;
  if (reached && !source->reached)
    source->heard = now;
  source->ours = TRUE;
  source->reached = reached;
  source->limit = limit;
}

guint
gantry_sources_count (GantrySources *self)
{
  return g_hash_table_size (self->sources);
}

static GantrySourceState
judge (const Source *source, gint64 now)
{
  if (source->ours && !source->reached)
    return GANTRY_SOURCE_LOST;
  if (!source->on && !source->ours)
    return GANTRY_SOURCE_OFF;
  if (source->limit > 0 && now - source->heard > source->limit)
    return GANTRY_SOURCE_LOST;
  return GANTRY_SOURCE_ON;
}

static int
compare_ids (gconstpointer a, gconstpointer b, gpointer data)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

void
gantry_sources_report (GantrySources *self, GantryFrame *beat, gint64 now)
{
  guint n_ids;
  g_autofree gpointer *ids = NULL;

  g_return_if_fail (self != NULL && beat != NULL);

  ids = g_hash_table_get_keys_as_array (self->sources, &n_ids);
  g_qsort_with_data (ids, n_ids, sizeof (gpointer), compare_ids, NULL);
  for (guint i = 0; i < n_ids; i++)
    {
      const Source *source = g_hash_table_lookup (self->sources, ids[i]);

      /* A late message is heard without setting its clock back: the clock has gone on since. */
      gantry_frame_add_source (beat, ids[i], judge (source, now), MAX (now - source->heard, 0),
                               MAX (source->at + source->heard - source->at_heard, 0), MAX (source->limit, 0));
    }
}
