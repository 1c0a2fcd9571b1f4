/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "seat/bracket.h"

G_BEGIN_DECLS

/* A bracket drawn: a column a round, a box a match, lines from each match to where its winner goes. Draws of their own
 * (bronze, repechage) stand below each other. Boxes are kept while their matches stay. */
#define GANTRY_TYPE_BRACKET_CANVAS (gantry_bracket_canvas_get_type ())
G_DECLARE_FINAL_TYPE (GantryBracketCanvas, gantry_bracket_canvas, GANTRY, BRACKET_CANVAS, GtkWidget)

/* bracket: (nullable). */
void gantry_bracket_canvas_set_bracket (GantryBracketCanvas *self, GantryBracket *bracket, const char *decimal_point);
/* The unit that is open, marked in the drawing; (nullable). */
void gantry_bracket_canvas_set_open    (GantryBracketCanvas *self, const char *rsc);

G_END_DECLS
