/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "seat/seat.h"

G_BEGIN_DECLS

/* Across the top of what is not live: "STALE · as of 14:03:22 · 37 s", "CACHED · copy of Wed 29 July · 14:03:22", hatched and in
 * words. Not there otherwise. In the accessibility tree a status named "State: Stale" or "State: Cached" with its labels. */
#define GANTRY_TYPE_STATE_BAR (gantry_state_bar_get_type ())
G_DECLARE_FINAL_TYPE (GantryStateBar, gantry_state_bar, GANTRY, STATE_BAR, GtkWidget)

void  gantry_state_bar_set           (GantryStateBar *self, const GantryStanding *standing, const char *decimal_point);
/* "as of 14:03:22 · 37 s" of what is STALE, "copy of Wed 29 July · 14:03:22" of what is CACHED, the age alone of what is LIVE
 * or LATE, "" of what is not known. (transfer full) */
char *gantry_standing_dup_detail     (const GantryStanding *standing, const char *decimal_point);
/* "Live", "Late", "Stale", "Cached", "Connecting". */
const char *gantry_state_to_word     (GantrySeatState state);
/* Nothing is coming in: clocks stand, projections are hidden. */
gboolean gantry_state_is_frozen      (GantrySeatState state);

G_END_DECLS
