/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "seat/seat.h"

G_BEGIN_DECLS

/* A unit as it was: steps through what the cache remembers of it, by change, by point ("the order at 800 m") or by time. Its
 * board is a GantryUnit like any other, but it does not follow what arrives, marks no changes for acknowledgement and its clock
 * stands. Names, records and schedule are those of now. Nothing beyond what the delay shows can be reached; as the delay lets
 * more through, more of what was there when it was opened can be. Main thread. Let go of it to be back at now.
 *
 * Properties: "position", "length" (uint). Signal "changed": it stands elsewhere; the board is up to date by then. */
#define GANTRY_TYPE_PAST (gantry_past_get_type ())
G_DECLARE_FINAL_TYPE (GantryPast, gantry_past, GANTRY, PAST, GObject)

/* A point that somebody has a value at. */
typedef struct
{
  char *pos;      /* as the feed names it */
  char *name;     /* "800", "1.5 km", a height, an attempt */
  guint position; /* where everybody who came to it has */
} GantryPastPoint;

/* It stands at the end: as now. Without a cache, or when it remembers nothing of the unit, the length is 0. The only error is
 * that it was cancelled. */
void                   gantry_past_open_async   (GantrySeat *seat, const char *rsc, GCancellable *cancellable,
                                                 GAsyncReadyCallback callback, gpointer data);
/* (transfer full) */
GantryPast            *gantry_past_open_finish  (GAsyncResult *result, GError **error);

/* (transfer none): the same object as long as the past lives. */
GantryUnit            *gantry_past_get_unit     (GantryPast *self);
/* Changes that can be shown; position n is after the first n of them. */
guint                  gantry_past_get_length   (GantryPast *self);
guint                  gantry_past_get_position (GantryPast *self);
gboolean               gantry_past_is_at_end    (GantryPast *self);
/* Source time of the last change that is shown, ms; 0 at the beginning or when not known. */
gint64                 gantry_past_get_at       (GantryPast *self);
/* What was before the last change that is shown is not known in all its steps: it came as one state, at the first sight of the
 * unit or after a loss. */
gboolean               gantry_past_is_after_gap (GantryPast *self);

/* All of these stop at the ends; TRUE when it stands elsewhere then. */
gboolean               gantry_past_go_to        (GantryPast *self, guint position);
gboolean               gantry_past_step         (GantryPast *self, int changes);
/* To the last state that is not younger. */
gboolean               gantry_past_go_to_time   (GantryPast *self, gint64 at);
/* ms; back from the time that it was moved to last, or that of the change shown. */
gboolean               gantry_past_step_time    (GantryPast *self, gint64 by);
/* In the order of the course; (transfer none), valid until the language changes. */
guint                  gantry_past_get_n_points (GantryPast *self);
const GantryPastPoint *gantry_past_get_point    (GantryPast *self, guint index);
gboolean               gantry_past_go_to_point  (GantryPast *self, guint index);
/* To the next point before or behind the position. */
gboolean               gantry_past_step_point   (GantryPast *self, int points);

G_END_DECLS
