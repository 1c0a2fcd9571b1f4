/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "seat/seat.h"

G_BEGIN_DECLS

/* The search of the header bar: finds as one types, arrows choose, Enter opens, Esc closes.
 * Signal "open" (const char *unit, const char *code): go there; code is "" when nobody is to be selected. */
#define GANTRY_TYPE_SEARCH_BOX (gantry_search_box_get_type ())
G_DECLARE_FINAL_TYPE (GantrySearchBox, gantry_search_box, GANTRY, SEARCH_BOX, GtkWidget)

void gantry_search_box_set_seat (GantrySearchBox *self, GantrySeat *seat);
/* The unit whose own rows are found first. (nullable) */
void gantry_search_box_set_unit (GantrySearchBox *self, const char *rsc);
void gantry_search_box_start    (GantrySearchBox *self);
void gantry_search_box_stop     (GantrySearchBox *self);

G_END_DECLS
