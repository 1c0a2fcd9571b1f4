/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "seat/unit.h"

G_BEGIN_DECLS

/* A line each for who is on, who comes next and who is chosen: the place they would take, and what they need. Hidden when there
 * is nothing to say, but for a race that goes on, where there will be again: the table below stays where it is. While somebody
 * approaches a point it looks at the clock several times a second. */
#define GANTRY_TYPE_NEEDED_BOX (gantry_needed_box_get_type ())
G_DECLARE_FINAL_TYPE (GantryNeededBox, gantry_needed_box, GANTRY, NEEDED_BOX, GtkWidget)

/* unit, selected: (nullable). stale: shows nothing. */
void gantry_needed_box_show (GantryNeededBox *self, GantryUnit *unit, GantryRow *selected, const char *decimal_point, gboolean stale);

G_END_DECLS
