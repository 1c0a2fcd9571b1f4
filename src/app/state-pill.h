/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "app/state-bar.h"

G_BEGIN_DECLS

/* The state of the connection with its age, in words, by a sign and in colour, and how many of several relays are there. In the
 * accessibility tree a status named "Connection: Live", which is announced when it becomes another one; what stands beside the
 * word are its labels: "0.1 s", "as of 14:03:22 · 37 s", "no data yet", "1 of 2 relays". */
#define GANTRY_TYPE_STATE_PILL (gantry_state_pill_get_type ())
G_DECLARE_FINAL_TYPE (GantryStatePill, gantry_state_pill, GANTRY, STATE_PILL, GtkWidget)

/* empty: the relay is there and has nothing at all. */
void gantry_state_pill_set        (GantryStatePill *self, const GantryStanding *standing, gboolean empty, const char *decimal_point);
/* words: of each relay, for the tooltip. */
void gantry_state_pill_set_relays (GantryStatePill *self, guint up, guint total, const char *words);

G_END_DECLS
