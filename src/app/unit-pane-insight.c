/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/unit-pane-private.h"

#include "app/reference-menu.h"
#include "app/reference-words.h"

static void
create_reference_menu_cb (GtkMenuButton *button, gpointer data)
{
  GantryUnitPane *self = data;
  g_autoptr (GMenu) menu = NULL;

  if (self->unit == NULL)
    return;

  menu = gantry_reference_menu_new (self->unit, gantry_unit_pane_get_selected (self));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

void
gantry_unit_pane_init_insight (GantryUnitPane *self)
{
  self->reference = g_strdup ("leader");
  gtk_menu_button_set_create_popup_func (self->reference_button, create_reference_menu_cb, self,
                                         NULL);
}

void
gantry_unit_pane_apply_reference (GantryUnitPane *self)
{
  g_autoptr (GantryReference) reference = gantry_reference_parse (self->reference);
  g_autofree char *label = NULL;

  if (reference == NULL || (reference->kind == GANTRY_REFERENCE_ATHLETE &&
                            gantry_unit_find_row (self->unit, reference->key) == NULL))
    {
      gantry_reference_free (reference);
      reference = gantry_reference_new (GANTRY_REFERENCE_LEADER, NULL);
    }
  gantry_unit_set_reference (self->unit, reference);
  label = gantry_reference_dup_label (reference, self->unit);
  gtk_label_set_label (self->reference_label, label);
}

void
gantry_unit_pane_show_insight (GantryUnitPane *self)
{
  GantryRow *selected = gantry_unit_pane_get_selected (self);
  GantryChartRequest request = { self->unit,
                                 selected != NULL ? gantry_row_get_code (selected) : NULL,
                                 self->cells.decimal_point, self->cells.stale };

  gantry_needed_box_show (self->needed_box, self->unit, selected, self->cells.decimal_point,
                          self->cells.stale);
  gantry_chart_pane_show (self->chart_pane, &request);
}

void
gantry_unit_pane_set_reference (GantryUnitPane *self, const char *reference)
{
  g_return_if_fail (GANTRY_IS_UNIT_PANE (self));
  g_return_if_fail (reference != NULL);

  if (g_str_equal (self->reference, reference))
    return;

  g_free (self->reference);
  self->reference = g_strdup (reference);
  if (self->unit != NULL)
    {
      gantry_unit_pane_apply_reference (self);
      gantry_unit_pane_show_insight (self);
    }
}

void
gantry_unit_pane_open_reference (GantryUnitPane *self)
{
  g_return_if_fail (GANTRY_IS_UNIT_PANE (self));

  if (self->unit != NULL && gtk_widget_get_visible (GTK_WIDGET (self->reference_button)))
    gtk_menu_button_popup (self->reference_button);
}

/* The table keeps the height of its rows while it can, the chart takes the rest; without a chart the
 * table takes all. */
void
gantry_unit_pane_set_chart (GantryUnitPane *self, gboolean shown)
{
  g_return_if_fail (GANTRY_IS_UNIT_PANE (self));

  gtk_widget_set_visible (GTK_WIDGET (self->chart_pane), shown);
  gtk_widget_set_vexpand (GTK_WIDGET (self->views), !shown);
  gtk_scrolled_window_set_propagate_natural_height (self->table_scroller, shown);
}

void
gantry_unit_pane_set_chart_kind (GantryUnitPane *self, GantryChartKind kind)
{
  g_return_if_fail (GANTRY_IS_UNIT_PANE (self));

  gantry_chart_pane_set_kind (self->chart_pane, kind);
}

GantryChartKind
gantry_unit_pane_get_chart_kind (GantryUnitPane *self)
{
  g_return_val_if_fail (GANTRY_IS_UNIT_PANE (self), GANTRY_CHART_NONE);

  return gantry_chart_pane_get_kind (self->chart_pane);
}
