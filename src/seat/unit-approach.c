/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/unit-private.h"

#include <string.h>

/* Whose clock says what: who all start together have the unit's, who start one after the other each his own, known from a start
 * time of the entry or from the times that came since. */

#define MS_OF_DAY (24 * 3600 * G_GINT64_CONSTANT (1000))

static gboolean
is_stale (GantryUnit *self)
{
  GantrySeatState state = gantry_seat_get_topic_state (self->seat, self->unit_topic, NULL);

  return state == GANTRY_SEAT_STATE_STALE || state == GANTRY_SEAT_STATE_CACHED;
}

/* A time of day of the entry, on the day of what is shown. */
static gint64
read_start_time (GantryRow *row, gint64 now)
{
  GantryMark time;

  if (!gantry_mark_parse_time (gantry_row_get_entry (row, "START_TIME"), &time) || time.value >= MS_OF_DAY * 1000)
    return 0;
  return now / MS_OF_DAY * MS_OF_DAY + time.value / 1000;
}

/* µs since the row's own start; 0: not known. */
static gint64
get_elapsed (GantryUnit *self, GantryRow *row)
{
  gint64 now = gantry_seat_get_source_time_of (self->seat, self->source);
  gint64 started;
  gboolean running = FALSE;

  if (gantry_unit_get_standings (self)->beside)
    {
      gint64 clock = gantry_unit_get_clock (self, &running);

      return running ? clock : 0;
    }
  if (now == 0)
    return 0;
  started = read_start_time (row, now);
  if (started == 0)
    started = row->started;
  return started != 0 && now > started ? (now - started) * 1000 : 0;
}

gboolean
gantry_unit_get_approach (GantryUnit *self, GantryRow *row, GantryApproach *approach)
{
  const GantryStandings *standings;
  guint index;

  g_return_val_if_fail (GANTRY_IS_UNIT (self) && GANTRY_IS_ROW (row), FALSE);
  g_return_val_if_fail (approach != NULL, FALSE);

  standings = gantry_unit_get_sums (self);
  if (standings == NULL || standings->kind != GANTRY_KIND_RACE)
    standings = gantry_unit_get_standings (self);
  index = gantry_standings_find (standings, gantry_row_get_code (row));
  if (index == G_MAXUINT || standings->kind != GANTRY_KIND_RACE || gantry_unit_is_over (self) || is_stale (self) ||
      gantry_rule_get_form (self->rule) == GANTRY_FORM_PURSUIT)
    return FALSE;
  *approach = gantry_approach (standings, index, get_elapsed (self, row));
  return approach->rank != 0;
}

gboolean
gantry_unit_awaits_times (GantryUnit *self)
{
  const GantryStandings *standings;
  GantryResultStatus status;

  g_return_val_if_fail (GANTRY_IS_UNIT (self), FALSE);

  standings = gantry_unit_get_standings (self);
  status = gantry_result_status_parse (self->result_status);
  return standings->kind == GANTRY_KIND_RACE && !standings->beside && self->points->len > 0 &&
         gantry_rule_get_form (self->rule) != GANTRY_FORM_PURSUIT &&
         (status == GANTRY_RESULT_LIVE || status == GANTRY_RESULT_INTERMEDIATE) && self->past == NULL && !is_stale (self) &&
         !gantry_unit_is_over (self);
}

static gboolean
is_waiting (GantryRow *row)
{
  return !gantry_row_is_out (row) && gantry_row_get_reached (row) < 0 && *gantry_row_get_result (row) == '\0' &&
         !gantry_row_is_current (row);
}

static void
add_current (GantryUnit *self, GPtrArray *rows, guint n)
{
  for (guint i = 0; i < gantry_ordered_model_get_size (self->order) && rows->len < n; i++)
    {
      GantryRow *row = gantry_ordered_model_peek (self->order, i);

      if (gantry_row_is_current (row) && !gantry_row_is_out (row))
        g_ptr_array_add (rows, row);
    }
}

/* Where many are on the course and the source does not say who counts: those who would take the best places at this moment. */
static void
add_approaching (GantryUnit *self, GPtrArray *rows, guint n)
{
  while (!gantry_unit_get_standings (self)->beside && rows->len < n)
    {
      GantryRow *best = NULL;
      guint rank = G_MAXUINT;

      for (guint i = 0; i < gantry_ordered_model_get_size (self->order); i++)
        {
          GantryRow *row = gantry_ordered_model_peek (self->order, i);
          GantryApproach approach;

          if (g_ptr_array_find (rows, row, NULL) || !gantry_unit_get_approach (self, row, &approach) || approach.rank >= rank)
            continue;
          best = row;
          rank = approach.rank;
        }
      if (best == NULL)
        return;
      g_ptr_array_add (rows, best);
    }
}

/* Who is expected next; behind those who are on only where one follows the other. */
static void
add_next (GantryUnit *self, GPtrArray *rows, guint n)
{
  const GantryStandings *standings = gantry_unit_get_standings (self);

  if (standings->beside || standings->kind == GANTRY_KIND_MATCH)
    return;
  for (guint i = 0; i < gantry_ordered_model_get_size (self->start_list) && rows->len < n; i++)
    {
      GantryRow *row = gantry_ordered_model_peek (self->start_list, i);

      if (is_waiting (row))
        {
          g_ptr_array_add (rows, row);
          return;
        }
    }
}

GPtrArray *
gantry_unit_list_performers (GantryUnit *self, guint n)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  g_return_val_if_fail (GANTRY_IS_UNIT (self), NULL);

  if (gantry_unit_is_over (self))
    return g_steal_pointer (&rows);
  add_current (self, rows, n);
  add_approaching (self, rows, n > 1 ? n - 1 : n);
  add_next (self, rows, n);
  return g_steal_pointer (&rows);
}
