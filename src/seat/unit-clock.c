/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/unit-private.h"

#include "model/json.h"

#include <string.h>

/* The feed sends the state of the clock, the seat runs it: what it showed at the source's time `at`, plus what the source's
 * own clock has gone on since. Stale data stops it where it was. */

gboolean
gantry_unit_is_over (GantryUnit *self)
{
  GantryResultStatus status = gantry_result_status_parse (self->result_status);

  return status == GANTRY_RESULT_UNOFFICIAL || status == GANTRY_RESULT_OFFICIAL;
}

gboolean
gantry_unit_update_clock (GantryUnit *self)
{
  GantryObject *object = gantry_documents_lookup (gantry_unit_get_documents (self, self->unit_topic), self->unit_topic, "now");
  const GantryJson *clock = object != NULL ? gantry_json_get_object (gantry_object_get_json (object), "clock") : NULL;
  gint64 base = self->clock_base, at = self->clock_at;
  gboolean running = self->clock_running;
  GantryMark mark;

  self->clock_base = -1;
  self->clock_running = FALSE;
  if (clock != NULL && !gantry_unit_is_over (self) && gantry_mark_parse_time (gantry_json_get_text (clock, "time"), &mark))
    {
      self->clock_base = MAX (mark.value, 0);
      self->clock_running = gantry_json_get_bool (clock, "running");
      self->clock_at = gantry_object_get_at (object);
    }
  if (base == self->clock_base && at == self->clock_at && running == self->clock_running)
    return FALSE;
  self->clock_last = self->clock_base;
  return TRUE;
}

/* µs that the venue's clock has gone on since the message; by the seat's own clock while no relay tells. */
static gint64
get_elapsed (GantryUnit *self)
{
  gint64 source_now = gantry_seat_get_source_time_of (self->seat, self->source);

  if (source_now == 0)
    return gantry_seat_get_now (self->seat) - self->clock_heard;
  return (source_now - self->clock_at) * 1000;
}

gint64
gantry_unit_get_clock (GantryUnit *self, gboolean *running)
{
  GantrySeatState state;
  gboolean runs;

  g_return_val_if_fail (GANTRY_IS_UNIT (self), -1);

  state = gantry_seat_get_topic_state (self->seat, self->unit_topic, NULL);
  runs = self->clock_base >= 0 && self->clock_running && self->past == NULL && state != GANTRY_SEAT_STATE_STALE && state != GANTRY_SEAT_STATE_CACHED;
  if (runs)
    self->clock_last = self->clock_base + MAX (get_elapsed (self), 0);
  if (running != NULL)
    *running = runs;
  return self->clock_base >= 0 ? self->clock_last : -1;
}
