/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/chart-private.h"

#include "sport/format.h"

#include <math.h>

/* Grid, axes, level lines; or the word why there is nothing. */

void
gantry_chart_get_color (GantryChart *self, const char *name, GdkRGBA *color)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));

  gtk_style_context_get_color (context, color);
  gtk_style_context_lookup_color (context, name, color);
}

/* x, y: of the corner or the middle of the text, by align from 0 to 1. */
static void
draw_text (GantryChart *self,
           GtkSnapshot *snapshot,
           PangoLayout *layout,
           double x,
           double y,
           double align,
           const char *color_name)
{
  GdkRGBA color;
  int width, height;

  gantry_chart_get_color (self, color_name, &color);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (floorf ((float)(x - align * width)),
                                                          floorf ((float)(y - height / 2.))));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_why (GantryChart *self, GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  g_autoptr (PangoLayout) layout = NULL;

  if (self->data == NULL || self->data->why == NULL)
    return;

  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->data->why);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  draw_text (self, snapshot, layout, 0, gtk_widget_get_height (GTK_WIDGET (self)) / 2., 0,
             "gantry_dim");
}

static void
draw_rule (GtkSnapshot *snapshot, const GdkRGBA *color, double x, double y, double w, double h)
{
  gtk_snapshot_append_color (
      snapshot, color,
      &GRAPHENE_RECT_INIT (floorf ((float)x), floorf ((float)y), (float)w, (float)h));
}

static void
draw_rows (GantryChart *self, GtkSnapshot *snapshot, const GantryChartPlot *plot)
{
  GantryAxisKind kind = self->data->axis;
  GdkRGBA hairline;

  gantry_chart_get_color (self, "gantry_hairline", &hairline);
  for (gint64 tick = gantry_axis_first (kind, plot->y_min, plot->y_step); tick <= plot->y_max;
       tick = gantry_axis_next (kind, tick, plot->y_step))
    {
      double y = gantry_chart_map_y (plot, tick);
      g_autofree char *text = gantry_chart_dup_tick (self, plot, tick);
      g_autoptr (PangoLayout) layout = gantry_chart_new_layout (self, text, 0);

      draw_rule (snapshot, &hairline, plot->left, y, plot->right - plot->left, 1);
      draw_text (self, snapshot, layout, plot->rtl ? plot->right + 8 : plot->left - 8, y,
                 plot->rtl ? 0 : 1, "gantry_dim");
    }
}

/* TRUE when it found room behind what was drawn before. */
static gboolean
draw_column (GantryChart *self,
             GtkSnapshot *snapshot,
             const GantryChartPlot *plot,
             gint64 x,
             const char *text,
             double *taken)
{
  g_autoptr (PangoLayout) layout = gantry_chart_new_layout (self, text, 0);
  double at = gantry_chart_map_x (plot, x);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (*taken >= 0 && fabs (at - *taken) < width + 8)
    return FALSE;

  draw_text (self, snapshot, layout, at, plot->bottom + 0.85 * plot->line_height, 0.5,
             "gantry_dim");
  *taken = at;

  return TRUE;
}

/* Seconds are not shown on a match's clock. */
static void
draw_times (GantryChart *self, GtkSnapshot *snapshot, const GantryChartPlot *plot)
{
  double taken = -1;

  for (gint64 x = gantry_axis_first (GANTRY_AXIS_TIME, plot->x_min, plot->x_step); x <= plot->x_max;
       x += plot->x_step)
    {
      g_autofree char *text = gantry_format_clock (x, 0, self->decimal_point);

      draw_column (self, snapshot, plot, x, text, &taken);
    }
}

static void
draw_columns (GantryChart *self, GtkSnapshot *snapshot, const GantryChartPlot *plot)
{
  GdkRGBA hairline;
  double taken = -1;

  gantry_chart_get_color (self, "gantry_hairline", &hairline);
  for (guint i = 0; i < self->data->columns->len; i++)
    {
      draw_column (self, snapshot, plot, i, g_ptr_array_index (self->data->columns, i), &taken);
      draw_rule (snapshot, &hairline, gantry_chart_map_x (plot, i), plot->top, 1,
                 plot->bottom - plot->top);
    }
}

static void
draw_levels (GantryChart *self, GtkSnapshot *snapshot, const GantryChartPlot *plot)
{
  GdkRGBA color;

  gantry_chart_get_color (self, "gantry_dim", &color);
  for (guint i = 0; i < self->data->lines->len; i++)
    {
      const GantryChartLine *line = &g_array_index (self->data->lines, GantryChartLine, i);
      double y = gantry_chart_map_y (plot, line->y);
      g_autoptr (PangoLayout) layout =
          gantry_chart_new_layout (self, line->label, (int)((plot->right - plot->left) / 2));
      double above = y - 0.6 * plot->line_height;

      draw_rule (snapshot, &color, plot->left, y, plot->right - plot->left, 2);
      if (above < plot->top)
        above = y + 0.8 * plot->line_height;
      draw_text (self, snapshot, layout, plot->rtl ? plot->right - 4 : plot->left + 4, above,
                 plot->rtl ? 1 : 0, "gantry_dim");
    }
}

void
gantry_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GantryChart *self = GANTRY_CHART (widget);
  GantryChartPlot plot;

  if (!gantry_chart_lay_out (self, &plot))
    {
      draw_why (self, snapshot);
      return;
    }

  draw_rows (self, snapshot, &plot);
  if (self->data->time_axis)
    draw_times (self, snapshot, &plot);
  else
    draw_columns (self, snapshot, &plot);
  draw_levels (self, snapshot, &plot);
  gantry_chart_draw_lines (self, snapshot, &plot);
  gantry_chart_draw_labels (self, snapshot, &plot);
}
