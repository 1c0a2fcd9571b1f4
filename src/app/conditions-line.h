/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "seat/seat.h"
#include "seat/unit.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One quiet line under the title of a unit: the weather at its venue with the time when it was measured, and what the source says
 * of the unit as a whole, in the words of the profile where it has some and under the feed's own codes where it has none. What
 * does not fit is in the tooltip. Hidden when there is nothing to say. */
#define GANTRY_TYPE_CONDITIONS_LINE (gantry_conditions_line_get_type ())
G_DECLARE_FINAL_TYPE (GantryConditionsLine, gantry_conditions_line, GANTRY, CONDITIONS_LINE, GtkWidget)

/* unit: (nullable). Of a unit as it was there is no weather: that of now says nothing of then. */
void gantry_conditions_line_show (GantryConditionsLine *self, GantrySeat *seat, GantryUnit *unit, const char *decimal_point);

G_END_DECLS
