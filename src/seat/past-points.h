/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "seat/history.h"
#include "seat/past.h"

G_BEGIN_DECLS

/* Where in a unit's history the points of its course are: of each the position at which everybody who comes to it within the
 * first 'length' steps has a value there. (element-type GantryPastPoint). */
GArray *gantry_past_points_find  (GantryHistory *history, guint length, GantryRule *rule);
/* Names from the unit's own points; in their order, those that it does not know behind them in order of position. */
void    gantry_past_points_name  (GArray *points, GantryUnit *unit);

G_END_DECLS
