/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "seat/bracket.h"
#include "seat/seat.h"
#include "seat/sheet.h"

G_BEGIN_DECLS

/* The board of one event: what it says beyond its units. Holds the topics of the event, its schedule and its people while it
 * lives; a view makes it when it is shown and lets it go when it is not. A GListModel of GantrySheet, in this order:
 *
 *   "medallists" · "ranking" · "cumulative" (sums over the units) · "phase" (across heats), the latest first · "pool" · "stats"
 *
 * Signal: "changed", after a flush in which the list, a sheet or the bracket became another one. */
#define GANTRY_TYPE_EVENT (gantry_event_get_type ())
G_DECLARE_FINAL_TYPE (GantryEvent, gantry_event, GANTRY, EVENT, GObject)

/* rsc: of the event, or of anything in it. */
GantryEvent   *gantry_event_new         (GantrySeat *seat, const char *rsc);
const char    *gantry_event_get_rsc     (GantryEvent *self);
/* (nullable) (transfer none) */
GantrySheet   *gantry_event_find_sheet  (GantryEvent *self, const char *kind, const char *key);
/* (transfer none): always the same object; empty when the event has no bracket. */
GantryBracket *gantry_event_get_bracket (GantryEvent *self);

G_END_DECLS
