/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/chart.h"
#include "app/table.h"

G_BEGIN_DECLS

/*   data → layout (where the plot is, what the axes say) → drawn
 *        → rows of the hidden table that assistive technology reads */
struct _GantryChart
{
  GtkWidget parent_instance;

  GantryChartData *data;     /* (owned) (nullable) */
  const char *decimal_point; /* static */
  GtkWidget *table;          /* never shown: what the chart is to a screen reader */
  GListStore *rows;          /* (owned) of GantryChartRow */
};

/* Where things are, of one drawing; x grows in reading direction. */
typedef struct
{
  double left, right, top, bottom; /* of the plot, in the widget's own coordinates */
  gint64 x_min, x_max, y_min, y_max;
  gint64 y_step, x_step;
  double line_height;
  double x_inset, y_inset; /* between the edges and the outermost values, for their markers */
  gboolean rtl;
  gboolean down;
} GantryChartPlot;

/* chart-layout.c. FALSE when there is nothing to draw, or no room. */
gboolean     gantry_chart_lay_out    (GantryChart *self, GantryChartPlot *plot);
double       gantry_chart_map_x      (const GantryChartPlot *plot, gint64 x);
double       gantry_chart_map_y      (const GantryChartPlot *plot, gint64 y);
/* (transfer full) */
char        *gantry_chart_dup_tick   (GantryChart *self, const GantryChartPlot *plot, gint64 y);
PangoLayout *gantry_chart_new_layout (GantryChart *self, const char *text, int max_width);
/* chart-draw.c: grid and axes. */
void         gantry_chart_snapshot   (GtkWidget *widget, GtkSnapshot *snapshot);
/* chart-lines.c: the series and their labels. */
void         gantry_chart_draw_lines (GantryChart *self, GtkSnapshot *snapshot, const GantryChartPlot *plot);
void         gantry_chart_draw_labels (GantryChart *self, GtkSnapshot *snapshot, const GantryChartPlot *plot);
void         gantry_chart_get_color  (GantryChart *self, const char *name, GdkRGBA *color);
/* chart-rows.c: the table. */
void         gantry_chart_init_table (GantryChart *self);
void         gantry_chart_show_rows  (GantryChart *self);

G_END_DECLS
