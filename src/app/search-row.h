/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "seat/seat.h"

G_BEGIN_DECLS

/* One thing found: what it is, its name, where it is. */
#define GANTRY_TYPE_SEARCH_ROW (gantry_search_row_get_type ())
G_DECLARE_FINAL_TYPE (GantrySearchRow, gantry_search_row, GANTRY, SEARCH_ROW, GtkListBoxRow)

GtkWidget *gantry_search_row_new     (GantryHit *hit);
GantryHit *gantry_search_row_get_hit (GantrySearchRow *self);

G_END_DECLS
