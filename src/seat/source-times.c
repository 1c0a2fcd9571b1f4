/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/source-times.h"

#include "seat/gate.h"

#define SET_BACK (10 * G_USEC_PER_SEC) /* so far behind, a clock was set */
#define FALLING  100                   /* it falls by one part in so many of the time that passes */
#define MISSED   (10 * G_USEC_PER_SEC) /* so much longer not spoken of than others, it is not on any more */

typedef struct
{
  gint64 offset; /* µs of source time less those of the seat's */
  gint64 heard;
  gboolean on;
} Clock;

struct _GantrySourceTimes
{
  GHashTable *clocks; /* id → Clock */
  gint64 preset;
};

GantrySourceTimes *
gantry_source_times_new (void)
{
  GantrySourceTimes *self = g_new0 (GantrySourceTimes, 1);

  self->clocks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
gantry_source_times_free (GantrySourceTimes *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->clocks);
  g_free (self);
}

static gint64
read_clock (const Clock *clock, gint64 now)
{
  return (now + clock->offset) / 1000;
}

void
gantry_source_times_take (GantrySourceTimes *self, const char *id, gboolean on, gint64 at, gint64 heard)
{
  Clock *clock;
  gint64 offset = at * 1000 - heard;

  g_return_if_fail (self != NULL && id != NULL);

  if (at <= 0)
    return;
  clock = g_hash_table_lookup (self->clocks, id);
  if (clock == NULL)
    {
      clock = g_new0 (Clock, 1);
      clock->offset = offset;
      g_hash_table_insert (self->clocks, g_strdup (id), clock);
    }
  if (offset >= clock->offset || clock->offset - offset > SET_BACK)
    clock->offset = offset;
  else
    clock->offset -= MIN (clock->offset - offset, MAX (heard - clock->heard, 0) / FALLING);
  clock->heard = MAX (clock->heard, heard);
  clock->on = on;
}

void
gantry_source_times_preset (GantrySourceTimes *self, gint64 at)
{
  g_return_if_fail (self != NULL);

  self->preset = at;
}

void
gantry_source_times_clear (GantrySourceTimes *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_remove_all (self->clocks);
  self->preset = 0;
}

gint64
gantry_source_times_get (GantrySourceTimes *self, const char *id, gint64 now)
{
  Clock *clock;

  g_return_val_if_fail (self != NULL && id != NULL, 0);

  clock = g_hash_table_lookup (self->clocks, id);
  return clock != NULL ? read_clock (clock, now) : 0;
}

static gint64
find_heard (GantrySourceTimes *self)
{
  GHashTableIter iter;
  gpointer clock;
  gint64 heard = G_MININT64;

  g_hash_table_iter_init (&iter, self->clocks);
  while (g_hash_table_iter_next (&iter, NULL, &clock))
    heard = MAX (heard, ((Clock *) clock)->heard);
  return heard;
}

/* limit: those that read earlier do not count. */
static gint64
choose (GantrySourceTimes *self, gboolean on, gint64 now, gint64 limit, gboolean newest)
{
  gint64 heard = find_heard (self), chosen = 0;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->clocks);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Clock *clock = value;
      gint64 time = read_clock (clock, now);

      if ((on && (!clock->on || heard - clock->heard > MISSED)) || time < limit)
        continue;
      if (chosen == 0 || (newest ? time > chosen : time < chosen))
        chosen = time;
    }
  return chosen;
}

gint64
gantry_source_times_get_venue (GantrySourceTimes *self, gint64 now)
{
  gint64 newest;

  g_return_val_if_fail (self != NULL, 0);

  if (g_hash_table_size (self->clocks) == 0)
    return self->preset;
  newest = choose (self, TRUE, now, G_MININT64, TRUE);
  if (newest == 0)
    return choose (self, FALSE, now, G_MININT64, TRUE);
  return choose (self, TRUE, now, newest - GANTRY_GATE_MAX_DELAY, FALSE);
}
