/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/unit-view.h"

G_DEFINE_INTERFACE (GantryUnitView, gantry_unit_view, GTK_TYPE_WIDGET)

static void
gantry_unit_view_default_init (GantryUnitViewInterface *iface)
{
}

void
gantry_unit_view_show (GantryUnitView *self,
                       GantrySeat *seat,
                       GantryUnit *unit,
                       const char *decimal_point)
{
  g_return_if_fail (GANTRY_IS_UNIT_VIEW (self));
  g_return_if_fail (unit == NULL || (GANTRY_IS_SEAT (seat) && decimal_point != NULL));

  GANTRY_UNIT_VIEW_GET_IFACE (self)->show (self, seat, unit, decimal_point);
}

void
gantry_unit_view_step (GantryUnitView *self, int by)
{
  g_return_if_fail (GANTRY_IS_UNIT_VIEW (self));

  if (GANTRY_UNIT_VIEW_GET_IFACE (self)->step != NULL)
    GANTRY_UNIT_VIEW_GET_IFACE (self)->step (self, by);
}

void
gantry_unit_view_select (GantryUnitView *self, const char *code)
{
  g_return_if_fail (GANTRY_IS_UNIT_VIEW (self));

  if (GANTRY_UNIT_VIEW_GET_IFACE (self)->select != NULL)
    GANTRY_UNIT_VIEW_GET_IFACE (self)->select (self, code);
}
