/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/table-row.h"

#include <glib/gi18n.h>

struct _GantryTableRow
{
  GtkWidget parent_instance;

  const char *style; /* (nullable) static */
  GObject *item;                   /* (owned) (nullable) */
  GPtrArray *cells;                /* (element-type GantryCell) children, not owned here */
  const GantryColumnPlace *places; /* the table's (nullable) */
  guint version;
  int frozen;
  int scroll;
  gboolean unplaced; /* cells stand where places were before */
};

G_DEFINE_FINAL_TYPE (GantryTableRow, gantry_table_row, GTK_TYPE_WIDGET)

static void
gantry_table_row_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  GantryTableRow *self = GANTRY_TABLE_ROW (widget);

  *minimum = *natural = 0;
  for (guint i = 0; i < self->cells->len; i++)
    {
      int min;
      int nat;

      gtk_widget_measure (g_ptr_array_index (self->cells, i), orientation, -1, &min, &nat, NULL,
                          NULL);
      if (orientation == GTK_ORIENTATION_VERTICAL)
        *minimum = *natural = MAX (*natural, nat);
      else
        *natural += nat;
    }
}

static void
gantry_table_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GantryTableRow *self = GANTRY_TABLE_ROW (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  self->unplaced = FALSE;
  if (self->places == NULL)
    return;

  for (guint i = 0; i < self->cells->len; i++)
    {
      GtkWidget *cell = g_ptr_array_index (self->cells, i);
      GtkAllocation place = { self->places[i].x, 0, self->places[i].width, height };

      gtk_widget_set_child_visible (cell, self->places[i].visible);
      if (!self->places[i].visible)
        continue;
      if (!gantry_cell_get_spec (GANTRY_CELL (cell))->frozen)
        place.x -= self->scroll;
      if (rtl)
        place.x = width - place.x - place.width;
      gtk_widget_size_allocate (cell, &place, -1);
    }
}

static void
snapshot_cells (GantryTableRow *self, GtkSnapshot *snapshot, gboolean frozen)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      GtkWidget *cell = g_ptr_array_index (self->cells, i);

      if (gantry_cell_get_spec (GANTRY_CELL (cell))->frozen == frozen &&
          gtk_widget_get_child_visible (cell))
        gtk_widget_snapshot_child (GTK_WIDGET (self), cell, snapshot);
    }
}

static void
gantry_table_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GantryTableRow *self = GANTRY_TABLE_ROW (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int width = gtk_widget_get_width (widget);

  snapshot_cells (self, snapshot, TRUE);
  if (self->scroll > 0)
    gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (rtl ? 0 : self->frozen, -4,
                                                           MAX (0, width - self->frozen),
                                                           gtk_widget_get_height (widget) + 8));
  snapshot_cells (self, snapshot, FALSE);
  if (self->scroll > 0)
    gtk_snapshot_pop (snapshot);
}

static void
gantry_table_row_dispose (GObject *object)
{
  GantryTableRow *self = GANTRY_TABLE_ROW (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->cells, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (gantry_table_row_parent_class)->dispose (object);
}

static void
gantry_table_row_finalize (GObject *object)
{
  GantryTableRow *self = GANTRY_TABLE_ROW (object);

  g_ptr_array_unref (self->cells);

  G_OBJECT_CLASS (gantry_table_row_parent_class)->finalize (object);
}

static void
gantry_table_row_class_init (GantryTableRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gantry_table_row_dispose;
  object_class->finalize = gantry_table_row_finalize;

  widget_class->measure = gantry_table_row_measure;
  widget_class->size_allocate = gantry_table_row_size_allocate;
  widget_class->snapshot = gantry_table_row_snapshot;

  gtk_widget_class_set_css_name (widget_class, "tablerow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
gantry_table_row_init (GantryTableRow *self)
{
  self->cells = g_ptr_array_new ();
}

GtkWidget *
gantry_table_row_new (GPtrArray *specs, GObject *item)
{
  GantryTableRow *self;

  g_return_val_if_fail (specs != NULL, NULL);

  self = g_object_new (GANTRY_TYPE_TABLE_ROW, "focusable", item != NULL, NULL);
  g_set_object (&self->item, item);
  gtk_widget_add_css_class (GTK_WIDGET (self), item != NULL ? "data" : "header");
  for (guint i = 0; i < specs->len; i++)
    {
      GtkWidget *cell = gantry_cell_new (g_ptr_array_index (specs, i), item == NULL);

      gtk_widget_set_parent (cell, GTK_WIDGET (self));
      g_ptr_array_add (self->cells, cell);
    }
  if (item == NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _("Columns"), -1);

  return GTK_WIDGET (self);
}

GObject *
gantry_table_row_get_item (GantryTableRow *self)
{
  g_return_val_if_fail (GANTRY_IS_TABLE_ROW (self), NULL);

  return self->item;
}

GantryCell *
gantry_table_row_get_cell (GantryTableRow *self, guint column)
{
  g_return_val_if_fail (GANTRY_IS_TABLE_ROW (self), NULL);
  g_return_val_if_fail (column < self->cells->len, NULL);

  return g_ptr_array_index (self->cells, column);
}

guint
gantry_table_row_get_n_cells (GantryTableRow *self)
{
  g_return_val_if_fail (GANTRY_IS_TABLE_ROW (self), 0);

  return self->cells->len;
}

void
gantry_table_row_set_places (GantryTableRow *self,
                             const GantryColumnPlace *places,
                             guint version,
                             int frozen,
                             int scroll)
{
  g_return_if_fail (GANTRY_IS_TABLE_ROW (self));

  if (self->places == places && self->version == version && self->frozen == frozen &&
      self->scroll == scroll)
    return;

  self->places = places;
  self->version = version;
  self->frozen = frozen;
  self->scroll = scroll;
  self->unplaced = TRUE;
}

/* GTK passes on a new place and no more where the size is the one before. Asking it for an allocation in the midst of one would have
 * it lay the window out once more. */
void
gantry_table_row_allocate (GantryTableRow *self, const GtkAllocation *place)
{
  GtkWidget *widget = GTK_WIDGET (self);

  g_return_if_fail (GANTRY_IS_TABLE_ROW (self));
  g_return_if_fail (place != NULL);

  gtk_widget_size_allocate (widget, place, -1);
  if (!self->unplaced)
    return;

  gantry_table_row_size_allocate (widget, gtk_widget_get_width (widget),
                                  gtk_widget_get_height (widget), -1);
  gtk_widget_queue_draw (widget);
}

void
gantry_table_row_set_selected (GantryTableRow *self, gboolean selected)
{
  g_return_if_fail (GANTRY_IS_TABLE_ROW (self));

  if (selected)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

void
gantry_table_row_update_label (GantryTableRow *self)
{
  g_autoptr (GString) label = g_string_new (NULL);

  g_return_if_fail (GANTRY_IS_TABLE_ROW (self));

  for (guint i = 0; i < self->cells->len; i++)
    {
      GantryCell *cell = g_ptr_array_index (self->cells, i);
      const GantryCellContent *content = gantry_cell_get_content (cell);

      if (content->spoken == NULL && (content->text == NULL || *content->text == '\0'))
        continue;
      if (label->len > 0)
        g_string_append (label, "; ");
      gantry_cell_content_append_label (content, gantry_cell_get_spec (cell), label);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label->str,
                                  -1);
}

void
gantry_table_row_set_style (GantryTableRow *self, const char *style)
{
  g_return_if_fail (GANTRY_IS_TABLE_ROW (self));

  if (g_strcmp0 (self->style, style) == 0)
    return;

  if (self->style != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->style);
  if (style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), style);
  self->style = style;
}
