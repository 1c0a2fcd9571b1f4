/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "seat/unit.h"

G_BEGIN_DECLS

/* What the feed knows of one competitor of a unit, and the times or attempts so far. Follows the row as it changes. */
#define GANTRY_TYPE_ATHLETE_PANEL (gantry_athlete_panel_get_type ())
G_DECLARE_FINAL_TYPE (GantryAthletePanel, gantry_athlete_panel, GANTRY, ATHLETE_PANEL, GtkWidget)

/* unit, row: (nullable) */
void gantry_athlete_panel_show (GantryAthletePanel *self, GantryUnit *unit, GantryRow *row, const char *decimal_point);

G_END_DECLS
