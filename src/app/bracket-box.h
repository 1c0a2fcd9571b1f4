/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "seat/bracket.h"

G_BEGIN_DECLS

/* One match of a bracket, painted: number and time, then both sides. A button: it opens the unit. */
#define GANTRY_TYPE_BRACKET_BOX (gantry_bracket_box_get_type ())
G_DECLARE_FINAL_TYPE (GantryBracketBox, gantry_bracket_box, GANTRY, BRACKET_BOX, GtkWidget)

GtkWidget          *gantry_bracket_box_new        (GantryBracketMatch *match);
GantryBracketMatch *gantry_bracket_box_get_match  (GantryBracketBox *self);
/* Reads the match anew. titles: of the rounds, by index, borrowed during the call. */
void                gantry_bracket_box_update     (GantryBracketBox *self, GPtrArray *titles, const char *decimal_point);
/* Monotonic µs at which the mark of a change goes; 0: there is none. */
gint64              gantry_bracket_box_get_expiry (GantryBracketBox *self);
void                gantry_bracket_box_expire     (GantryBracketBox *self, gint64 now);
/* It is the unit that is open. */
void                gantry_bracket_box_set_open   (GantryBracketBox *self, gboolean open);

G_END_DECLS
