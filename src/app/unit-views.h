/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/unit-view.h"

G_BEGIN_DECLS

/* Which of the views of a unit are more than its table, by the name of the view and the kind of the unit. They are made when
 * they are first shown, as pages of the pane's stack. */

/* Shows the view, and lets the others go of what they hold. FALSE: the view is none of these, the table is to be shown. */
gboolean        gantry_unit_views_show  (GtkStack *stack, const char *view, GantrySeat *seat, GantryUnit *unit, const char *decimal_point);
/* All of them let go of what they hold. */
void            gantry_unit_views_close (GtkStack *stack);
/* (nullable): the one that shows. */
GantryUnitView *gantry_unit_views_get   (GtkStack *stack);
/* Every view there is, for the action that chooses one; NULL-terminated. */
const char *const *gantry_unit_views_list (void);
/* What "start-list", "live" and "splits" are called for this unit: "Line-ups", "Match", "Statistics". (transfer none) */
const char     *gantry_unit_views_get_title (const char *view, GantryUnit *unit);
/* Whether there is anything to see in a view that not every unit has. */
gboolean        gantry_unit_views_offers (const char *view, GantrySeat *seat, GantryUnit *unit);

G_END_DECLS
