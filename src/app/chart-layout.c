/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/chart-private.h"

#include "sport/format.h"

#define GAP         8.
/* A sign before a number has no direction of its own: without this it stands behind it where text runs from right to left. */
#define LEFT_TO_RIGHT "\342\200\216"

#define LABEL_SHARE 0.28 /* of the width, at most, for the labels of the series */
#define MARKER_ROOM 18.
#define INSET       8.
#define FOULS_INSET 36. /* beside a value, where fouls stand next to each other */

PangoLayout *
gantry_chart_new_layout (GantryChart *self, const char *text, int max_width)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (max_width > 0 && width > max_width)
    {
      pango_layout_set_width (layout, max_width * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }

  return layout;
}

static double
measure_text (GantryChart *self, const char *text, double *height)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int w, h;

  pango_layout_get_pixel_size (layout, &w, &h);
  if (height != NULL)
    *height = h;

  return w;
}

char *
gantry_chart_dup_tick (GantryChart *self, const GantryChartPlot *plot, gint64 y)
{
  GantryMark mark = { self->data->mark, y, (guint8)gantry_axis_decimals (plot->y_step) };
  g_autofree char *gap = NULL;

  if (mark.kind == GANTRY_MARK_NONE)
    return g_strdup_printf ("%" G_GINT64_FORMAT, y);
  if (self->data->kind != GANTRY_CHART_GAP)
    return gantry_format_mark (mark, self->decimal_point);
  if (y == 0)
    return g_strdup ("0");

  gap = gantry_format_gap (mark, self->decimal_point);

  return g_strconcat (LEFT_TO_RIGHT, gap, NULL);
}

static double
measure_ticks (GantryChart *self, const GantryChartPlot *plot)
{
  double widest = 0;
  GantryAxisKind kind = self->data->axis;

  for (gint64 y = gantry_axis_first (kind, plot->y_min, plot->y_step); y <= plot->y_max;
       y = gantry_axis_next (kind, y, plot->y_step))
    {
      g_autofree char *text = gantry_chart_dup_tick (self, plot, y);

      widest = MAX (widest, measure_text (self, text, NULL));
    }

  return widest;
}

static double
measure_labels (GantryChart *self)
{
  double widest = 0;

  for (guint i = 0; i < self->data->series->len; i++)
    {
      const GantryChartSeries *series = g_ptr_array_index (self->data->series, i);

      if (!series->faint && series->dots->len > 0)
        widest = MAX (widest, measure_text (self, series->label, NULL));
    }

  return MIN (widest, LABEL_SHARE * gtk_widget_get_width (GTK_WIDGET (self)));
}

/* A range without extent has no scale; places begin with the first, scores with none. */
static void
widen_range (GantryChart *self, GantryChartPlot *plot)
{
  if (self->data->kind == GANTRY_CHART_RANK)
    plot->y_min = 1;
  if (self->data->kind == GANTRY_CHART_SCORE)
    plot->y_min = 0;
  if (plot->y_max == plot->y_min)
    plot->y_max += self->data->axis == GANTRY_AXIS_COUNT ? 1 : 100000;
}

gboolean
gantry_chart_lay_out (GantryChart *self, GantryChartPlot *plot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double before, after;

  if (self->data == NULL || self->data->why != NULL ||
      !gantry_chart_data_get_range (self->data, &plot->x_min, &plot->x_max, &plot->y_min,
                                    &plot->y_max))
    return FALSE;

  measure_text (self, "0", &plot->line_height);
  if (!self->data->time_axis)
    {
      plot->x_min = 0;
      plot->x_max = MAX ((gint64)self->data->columns->len - 1, 0);
    }
  widen_range (self, plot);
  plot->rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  plot->down = self->data->down;
  plot->x_inset = self->data->kind == GANTRY_CHART_MARKS ? FOULS_INSET : self->data->time_axis ? 0 : INSET;
  plot->y_inset = self->data->kind == GANTRY_CHART_MARKS ? 2 * INSET : INSET;
  plot->top = plot->line_height / 2 + 2;
  plot->bottom = height - 1.5 * plot->line_height;
  plot->y_step =
      gantry_axis_step (self->data->axis, plot->y_min, plot->y_max,
                        (guint)CLAMP ((plot->bottom - plot->top) / (1.7 * plot->line_height), 1, 8));
  before = measure_ticks (self, plot) + GAP;
  after = measure_labels (self) + MARKER_ROOM + 2 * GAP;
  plot->left = plot->rtl ? after : before + GAP;
  plot->right = width - (plot->rtl ? before + GAP : after);
  plot->x_step = gantry_axis_step (
      GANTRY_AXIS_TIME, plot->x_min, plot->x_max,
      (guint)CLAMP ((plot->right - plot->left) / (5 * plot->line_height), 1, 12));

  return plot->right - plot->left > 2 * plot->line_height &&
         plot->bottom - plot->top > 2 * plot->line_height;
}

double
gantry_chart_map_x (const GantryChartPlot *plot, gint64 x)
{
  double share =
      plot->x_max > plot->x_min
          ? (double)(x - plot->x_min) / (double)(plot->x_max - plot->x_min)
          : 0.5;

  if (plot->rtl)
    share = 1 - share;

  return plot->left + plot->x_inset + share * (plot->right - plot->left - 2 * plot->x_inset);
}

double
gantry_chart_map_y (const GantryChartPlot *plot, gint64 y)
{
  double share = (double)(y - plot->y_min) / (double)(plot->y_max - plot->y_min);

  if (!plot->down)
    share = 1 - share;

  return plot->top + plot->y_inset + share * (plot->bottom - plot->top - 2 * plot->y_inset);
}
