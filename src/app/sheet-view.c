/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/sheet-view.h"

#include "app/sheet-cells.h"
#include "app/sheet-columns.h"

struct _GantrySheetView
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkLabel *empty;
  GtkScrolledWindow *scroll;
  GantryTable *table;
  GantrySheet *sheet; /* (owned) (nullable) */
  GSignalGroup *signals;
};

G_DEFINE_FINAL_TYPE (GantrySheetView, gantry_sheet_view, GTK_TYPE_WIDGET)

/* A second line makes rows higher, and comes with values: columns are looked at again with them, and
 * the table takes them only when they are others. */
static void
changed_cb (GantrySheetView *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->sheet)) > 0;

  gantry_table_take_columns (self->table, gantry_sheet_columns_new (self->sheet));
  gtk_stack_set_visible_child_name (self->stack, any ? "table" : "empty");
}

static void
activated_cb (GantrySheetView *self)
{
  GObject *row = gantry_table_get_selected (self->table);
  const char *unit = row != NULL ? gantry_sheet_row_get_unit (GANTRY_SHEET_ROW (row)) : "";

  if (*unit != '\0')
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open", "s", unit);
}

static void
gantry_sheet_view_dispose (GObject *object)
{
  GantrySheetView *self = GANTRY_SHEET_VIEW (object);
  GtkWidget *child;

  g_clear_object (&self->signals);
  g_clear_object (&self->sheet);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gantry_sheet_view_parent_class)->dispose (object);
}

static void
gantry_sheet_view_class_init (GantrySheetViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gantry_sheet_view_dispose;

  g_type_ensure (GANTRY_TYPE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gantry_cis/Gantry/sheet-view.ui");
  gtk_widget_class_bind_template_child (widget_class, GantrySheetView, stack);
  gtk_widget_class_bind_template_child (widget_class, GantrySheetView, empty);
  gtk_widget_class_bind_template_child (widget_class, GantrySheetView, scroll);
  gtk_widget_class_bind_template_child (widget_class, GantrySheetView, table);
}

static void
gantry_sheet_view_init (GantrySheetView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  gantry_table_set_fill (self->table, gantry_sheet_cells_fill, gantry_sheet_cells_style,
                         (gpointer)".");
  gantry_table_set_fit (self->table, TRUE);
  g_signal_connect_object (self->table, "activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  self->signals = g_signal_group_new (GANTRY_TYPE_SHEET);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (changed_cb), self);
}

void
gantry_sheet_view_set_sheet (GantrySheetView *self,
                             GantrySheet *sheet,
                             const char *name,
                             const char *decimal_point)
{
  g_return_if_fail (GANTRY_IS_SHEET_VIEW (self));
  g_return_if_fail (sheet == NULL || GANTRY_IS_SHEET (sheet));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  if (!g_set_object (&self->sheet, sheet))
    return;

  gantry_table_set_model (self->table, NULL);
  g_signal_group_set_target (self->signals, sheet);
  if (decimal_point != NULL)
    gantry_table_set_fill (self->table, gantry_sheet_cells_fill, gantry_sheet_cells_style,
                           (gpointer)decimal_point);
  if (sheet != NULL)
    changed_cb (self);
  else
    gtk_stack_set_visible_child_name (self->stack, "empty");
  gantry_table_set_model (self->table, G_LIST_MODEL (sheet));
}

void
gantry_sheet_view_set_whole (GantrySheetView *self, gboolean whole)
{
  g_return_if_fail (GANTRY_IS_SHEET_VIEW (self));

  gtk_scrolled_window_set_policy (self->scroll, GTK_POLICY_AUTOMATIC,
                                  whole ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC);
  gantry_table_set_whole (self->table, whole);
}

void
gantry_sheet_view_set_empty (GantrySheetView *self, const char *why)
{
  g_return_if_fail (GANTRY_IS_SHEET_VIEW (self));

  gtk_label_set_label (self->empty, why);
}
