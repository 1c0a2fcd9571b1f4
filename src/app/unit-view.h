/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "seat/seat.h"

G_BEGIN_DECLS

/* A view that the unit pane shows in place of its table. It holds boards of its own only while it shows a unit. */
#define GANTRY_TYPE_UNIT_VIEW (gantry_unit_view_get_type ())
G_DECLARE_INTERFACE (GantryUnitView, gantry_unit_view, GANTRY, UNIT_VIEW, GtkWidget)

struct _GantryUnitViewInterface
{
  GTypeInterface parent_iface;

  void (*show) (GantryUnitView *self, GantrySeat *seat, GantryUnit *unit, const char *decimal_point);
  void (*step) (GantryUnitView *self, int by); /* (nullable) */
  void (*select) (GantryUnitView *self, const char *code); /* (nullable) */
};

/* unit: (nullable): nothing any more, let go of everything. The unit that is shown already changes nothing. */
void gantry_unit_view_show (GantryUnitView *self, GantrySeat *seat, GantryUnit *unit, const char *decimal_point);
/* To another of the pages of the view, where it has some: 1 the next, -1 the one before. */
void gantry_unit_view_step (GantryUnitView *self, int by);
/* Who is selected in the table of the unit; code: (nullable): nobody. */
void gantry_unit_view_select (GantryUnitView *self, const char *code);

G_END_DECLS
