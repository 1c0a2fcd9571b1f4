/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/seat-private.h"

#include "seat/changes-private.h"

/* The gate in the seat's path: the time that is shown, and a timer for what is due next. The timer only says that there is
 * something to show; the flush of the frame that shows it asks for the time once more. */

#define MAX_WAIT 1000 /* ms; the venue's clock may be set meanwhile */

static gboolean
due_cb (gpointer data)
{
  GantrySeat *self = data;

  self->due_id = 0;
  self->due = G_MAXINT64;
  gantry_seat_advance (self);
  return G_SOURCE_REMOVE;
}

void
gantry_seat_stop_advancing (GantrySeat *self)
{
  g_clear_handle_id (&self->due_id, g_source_remove);
  self->due = G_MAXINT64;
}

static void
wait_for_next (GantrySeat *self)
{
  gint64 due = gantry_gate_get_next_due (self->gate), cursor = gantry_gate_get_cursor (self->gate);

  gantry_seat_stop_advancing (self);
  if (due == G_MAXINT64 || cursor <= 0)
    return;
  self->due = due;
  self->due_id = g_timeout_add (CLAMP (due - cursor, 1, MAX_WAIT), due_cb, self);
}

void
gantry_seat_log (GantrySeat *self, const GantryChange *change, const GantryOutcome *outcome)
{
  gantry_gate_log (self->gate, change, outcome);
  if (gantry_gate_get_next_due (self->gate) < self->due)
    wait_for_next (self);
}

/* What is not shown has made no notice; what was shown and is not any more keeps its notice until its time comes again. */
static void
move_horizon (GantrySeat *self)
{
  gint64 cursor = gantry_gate_get_cursor (self->gate);

  gantry_changes_set_horizon (self->changes, gantry_gate_get_delay (self->gate) > 0 ? cursor : G_MAXINT64);
}

static void
update_held (GantrySeat *self)
{
  guint held = gantry_gate_get_held (self->gate, NULL).objects;

  if (held == self->held)
    return;
  self->held = held;
  gantry_seat_notify (self, "held");
}

void
gantry_seat_advance (GantrySeat *self)
{
  gantry_gate_advance (self->gate, gantry_source_times_get_venue (self->times, gantry_seat_get_now (self)));
  move_horizon (self);
  update_held (self);
  wait_for_next (self);
}

gint64
gantry_seat_get_source_time_of (GantrySeat *self, const char *id)
{
  gint64 now = gantry_seat_get_now (self), time = 0;

  if (id != NULL && *id != '\0')
    time = gantry_source_times_get (self->times, id, now);
  if (time == 0)
    time = gantry_source_times_get_venue (self->times, now);
  return time != 0 ? time - gantry_gate_get_delay (self->gate) : 0;
}

gint64
gantry_seat_get_source_time (GantrySeat *self)
{
  g_return_val_if_fail (GANTRY_IS_SEAT (self), 0);

  return gantry_seat_get_source_time_of (self, NULL);
}

gint64
gantry_seat_get_delay (GantrySeat *self)
{
  g_return_val_if_fail (GANTRY_IS_SEAT (self), 0);

  return gantry_gate_get_delay (self->gate);
}

void
gantry_seat_set_delay (GantrySeat *self, gint64 delay)
{
  gint64 before;

  g_return_if_fail (GANTRY_IS_SEAT (self));

  before = gantry_gate_get_delay (self->gate);
  gantry_gate_advance (self->gate, gantry_source_times_get_venue (self->times, gantry_seat_get_now (self)));
  gantry_gate_set_delay (self->gate, delay);
  gantry_seat_advance (self);
  if (gantry_gate_get_delay (self->gate) == before)
    return;
  gantry_seat_notify (self, "delay");
}

void
gantry_seat_step_delay (GantrySeat *self, gint64 by)
{
  g_return_if_fail (GANTRY_IS_SEAT (self));

  gantry_seat_set_delay (self, gantry_gate_get_delay (self->gate) + by);
}

guint
gantry_seat_get_held (GantrySeat *self, const char *topic, gint64 *complete_in)
{
  GantryGateHeld held;

  g_return_val_if_fail (GANTRY_IS_SEAT (self), 0);

  held = gantry_gate_get_held (self->gate, topic);
  if (complete_in != NULL)
    *complete_in = held.complete_in;
  return held.objects;
}
