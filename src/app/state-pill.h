/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "seat/seat.h"

G_BEGIN_DECLS

/* How fresh what the window shows is: a sign, a word and an age, never a colour alone. */
#define GANTRY_TYPE_STATE_PILL (gantry_state_pill_get_type ())
G_DECLARE_FINAL_TYPE (GantryStatePill, gantry_state_pill, GANTRY, STATE_PILL, GtkWidget)

/* age: ms since the last word of a relay; as_of: (nullable) local time of the last word, "14:03:22". */
void        gantry_state_pill_set (GantryStatePill *self, GantrySeatState state, gint64 age, const char *as_of,
                                   const char *decimal_point);

/* "Live", "Late" …, in the language of the texts. */
const char *gantry_state_to_word  (GantrySeatState state);

G_END_DECLS
