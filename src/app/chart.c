/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/chart-private.h"

#define MIN_LINES 6 /* of text, that a chart is high at least */

G_DEFINE_FINAL_TYPE (GantryChart, gantry_chart, GTK_TYPE_WIDGET)

/* In lines of text, so that a larger text size gives a larger chart. */
static void
gantry_chart_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "0");
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 24 * width : MIN_LINES * height;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 60 * width : 14 * height;
}

static void
gantry_chart_dispose (GObject *object)
{
  GantryChart *self = GANTRY_CHART (object);

  g_clear_pointer (&self->table, gtk_widget_unparent);
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (gantry_chart_parent_class)->dispose (object);
}

static void
gantry_chart_finalize (GObject *object)
{
  gantry_chart_data_free (GANTRY_CHART (object)->data);

  G_OBJECT_CLASS (gantry_chart_parent_class)->finalize (object);
}

static void
gantry_chart_class_init (GantryChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gantry_chart_dispose;
  object_class->finalize = gantry_chart_finalize;

  widget_class->measure = gantry_chart_measure;
  widget_class->snapshot = gantry_chart_snapshot;

  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
gantry_chart_init (GantryChart *self)
{
  self->decimal_point = ".";
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gantry_chart_init_table (self);
}

GtkWidget *
gantry_chart_new (void)
{
  return g_object_new (GANTRY_TYPE_CHART, NULL);
}

void
gantry_chart_take_data (GantryChart *self, GantryChartData *data, const char *decimal_point)
{
  g_return_if_fail (GANTRY_IS_CHART (self));
  g_return_if_fail (data != NULL && decimal_point != NULL);

  gantry_chart_data_free (self->data);
  self->data = data;
  self->decimal_point = decimal_point;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, data->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  data->why != NULL ? data->why : "", -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL, data->title, -1);
  gantry_chart_show_rows (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const GantryChartData *
gantry_chart_get_data (GantryChart *self)
{
  g_return_val_if_fail (GANTRY_IS_CHART (self), NULL);

  return self->data;
}
