/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/chart-private.h"

#include <math.h>

/* Series: first the rest of the field, thin; then those with a label, each with a marker, a dash and a colour; the chosen one
 * last and thicker. Labels stand at the end, pushed apart, joined to their line by a hairline. */

#define RADIUS    4.
#define N_MARKERS 5
#define N_DASHES  3
#define N_COLORS  6

static const double dashes[N_DASHES][4] = { { 0 }, { 7, 3 }, { 2, 3 } };
static const int dash_lengths[N_DASHES] = { 0, 2, 2 };
static const double guess_dash[] = { 1, 4 };
static const double join_dash[] = { 1, 3 };

static void
trace_marker (cairo_t *cr, guint marker, double x, double y, double r)
{
  switch (marker % N_MARKERS)
    {
    case 1:
      cairo_rectangle (cr, x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8);
      break;
    case 2:
      cairo_move_to (cr, x, y - r * 1.2);
      cairo_line_to (cr, x + r * 1.1, y + r * 0.8);
      cairo_line_to (cr, x - r * 1.1, y + r * 0.8);
      cairo_close_path (cr);
      break;
    case 3:
      cairo_move_to (cr, x, y - r * 1.3);
      cairo_line_to (cr, x + r * 1.3, y);
      cairo_line_to (cr, x, y + r * 1.3);
      cairo_line_to (cr, x - r * 1.3, y);
      cairo_close_path (cr);
      break;
    case 4:
      cairo_move_to (cr, x, y + r * 1.2);
      cairo_line_to (cr, x + r * 1.1, y - r * 0.8);
      cairo_line_to (cr, x - r * 1.1, y - r * 0.8);
      cairo_close_path (cr);
      break;
    default:
      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, r, 0, 2 * G_PI);
    }
}

static void
draw_marker (cairo_t *cr, guint marker, gboolean hollow, double x, double y, double r)
{
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_width (cr, 1.5);
  trace_marker (cr, marker, x, y, r);
  if (hollow)
    cairo_stroke (cr);
  else
    cairo_fill (cr);
}

static void
draw_cross (cairo_t *cr, double x, double y)
{
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_width (cr, 1.5);
  cairo_move_to (cr, x - 3, y - 3);
  cairo_line_to (cr, x + 3, y + 3);
  cairo_move_to (cr, x + 3, y - 3);
  cairo_line_to (cr, x - 3, y + 3);
  cairo_stroke (cr);
}

static void
use_style (GantryChart *self, cairo_t *cr, const GantryChartSeries *series)
{
  g_autofree char *name = g_strdup_printf ("gantry_chart_%u", series->style % N_COLORS + 1);
  GdkRGBA color;

  gantry_chart_get_color (self, series->faint ? "gantry_line" : name, &color);
  gdk_cairo_set_source_rgba (cr, &color);
}

/* What was traced since the last stroke. */
static void
stroke_line (cairo_t *cr, const GantryChartSeries *series, gboolean guess)
{
  guint dash = series->faint ? 0 : series->style / N_MARKERS % N_DASHES;

  cairo_set_line_width (cr, series->faint ? 1 : series->strong ? 3.5 : 2);
  if (guess)
    cairo_set_dash (cr, guess_dash, G_N_ELEMENTS (guess_dash), 0);
  else
    cairo_set_dash (cr, dashes[dash], dash_lengths[dash], 0);
  cairo_stroke (cr);
}

/* Of the line through the dots what is known, or what is guessed: each stretch of it a path of its own. */
static void
trace_line (GantryChart *self,
            cairo_t *cr,
            const GantryChartSeries *series,
            const GantryChartPlot *plot,
            gboolean guess)
{
  const GantryChartDot *before = NULL;
  gboolean joined = FALSE;

  for (guint i = 0; i < series->dots->len; i++)
    {
      const GantryChartDot *dot = &g_array_index (series->dots, GantryChartDot, i);
      double x = gantry_chart_map_x (plot, dot->x);

      if (dot->kind == GANTRY_DOT_FAIL)
        continue;
      if (before != NULL &&
          (dot->kind == GANTRY_DOT_GUESS || before->kind == GANTRY_DOT_GUESS) == guess)
        {
          if (!joined)
            cairo_move_to (cr, gantry_chart_map_x (plot, before->x),
                           gantry_chart_map_y (plot, before->y));
          if (self->data->steps)
            cairo_line_to (cr, x, gantry_chart_map_y (plot, before->y));
          cairo_line_to (cr, x, gantry_chart_map_y (plot, dot->y));
          joined = TRUE;
        }
      else
        {
          joined = FALSE;
        }
      before = dot;
    }
}

/* Fouls stand at the bad edge, beside each other when there are many. */
static void
draw_dots (cairo_t *cr, const GantryChartSeries *series, const GantryChartPlot *plot)
{
  double edge = plot->bottom - 6;

  for (guint i = 0; i < series->dots->len; i++)
    {
      const GantryChartDot *dot = &g_array_index (series->dots, GantryChartDot, i);
      double x = gantry_chart_map_x (plot, dot->x);

      if (dot->kind == GANTRY_DOT_FAIL)
        draw_cross (cr, x + (series->style % 7 - 3.) * 8, edge);
      else
        draw_marker (cr, series->style, dot->kind == GANTRY_DOT_GUESS, x,
                     gantry_chart_map_y (plot, dot->y), series->strong ? RADIUS * 1.35 : RADIUS);
    }
}

/* The rest of a large field is behind everything and all alike. A stroke costs more than what it strokes: one for all that is
 * known, another for what is guessed; and fine shades of the edges of such lines, laid over each other, are not seen. */
static void
draw_field (GantryChart *self, cairo_t *cr, const GantryChartPlot *plot)
{
  cairo_save (cr);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  for (int guess = FALSE; guess <= TRUE; guess++)
    {
      const GantryChartSeries *any = NULL;

      for (guint i = 0; i < self->data->series->len; i++)
        {
          const GantryChartSeries *series = g_ptr_array_index (self->data->series, i);

          if (!series->faint)
            continue;
          trace_line (self, cr, series, plot, guess);
          any = series;
        }
      if (any == NULL)
        break;
      use_style (self, cr, any);
      stroke_line (cr, any, guess);
    }
  cairo_restore (cr);
}

static void
draw_labelled (GantryChart *self, cairo_t *cr, const GantryChartPlot *plot, gboolean strong)
{
  for (guint i = self->data->series->len; i > 0; i--)
    {
      const GantryChartSeries *series = g_ptr_array_index (self->data->series, i - 1);

      if (series->faint || series->strong != strong)
        continue;
      use_style (self, cr, series);
      for (int guess = FALSE; guess <= TRUE; guess++)
        {
          trace_line (self, cr, series, plot, guess);
          stroke_line (cr, series, guess);
        }
      draw_dots (cr, series, plot);
    }
}

static cairo_t *
begin (GantryChart *self, GtkSnapshot *snapshot)
{
  return gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float)gtk_widget_get_width (GTK_WIDGET (self)),
                                     (float)gtk_widget_get_height (GTK_WIDGET (self))));
}

void
gantry_chart_draw_lines (GantryChart *self, GtkSnapshot *snapshot, const GantryChartPlot *plot)
{
  cairo_t *cr = begin (self, snapshot);

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  draw_field (self, cr, plot);
  draw_labelled (self, cr, plot, FALSE);
  draw_labelled (self, cr, plot, TRUE);
  cairo_destroy (cr);
}

typedef struct
{
  const GantryChartSeries *series;
  double x, y; /* of the last dot */
} End;

static int
compare_ends (gconstpointer a, gconstpointer b)
{
  const End *p = a, *q = b;

  return (p->y > q->y) - (p->y < q->y);
}

/* Those with a label, from the top; the chosen one never falls out. */
static GArray *
list_ends (GantryChart *self, const GantryChartPlot *plot)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (End));

  for (guint i = 0; i < self->data->series->len; i++)
    {
      const GantryChartSeries *series = g_ptr_array_index (self->data->series, i);
      End end = { series, 0, 0 };
      gboolean any = FALSE;

      for (guint j = 0; j < series->dots->len && !series->faint; j++)
        {
          const GantryChartDot *dot = &g_array_index (series->dots, GantryChartDot, j);

          if (dot->kind == GANTRY_DOT_FAIL)
            continue;
          end.x = gantry_chart_map_x (plot, dot->x);
          end.y = gantry_chart_map_y (plot, dot->y);
          any = TRUE;
        }
      if (any)
        g_array_append_val (ends, end);
    }
  g_array_sort (ends, compare_ends);

  return ends;
}

/* Dotted and pale, so that nobody takes it for values. */
static void
join_label (GantryChart *self, cairo_t *cr, const End *end, double x, double y)
{
  GdkRGBA color;

  gantry_chart_get_color (self, "gantry_faint", &color);
  color.alpha *= 0.7f;
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_dash (cr, join_dash, G_N_ELEMENTS (join_dash), 0);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, end->x + (x > end->x ? 7 : -7), end->y);
  cairo_line_to (cr, x, y);
  cairo_stroke (cr);
}

static void
draw_label_marker (GantryChart *self,
                   cairo_t *cr,
                   const GantryChartPlot *plot,
                   const End *end,
                   double y)
{
  double side = plot->rtl ? -1 : 1;
  double edge = plot->rtl ? plot->left : plot->right;

  join_label (self, cr, end, edge + side * 8, y);
  use_style (self, cr, end->series);
  draw_marker (cr, end->series->style, FALSE, edge + side * 14, y, RADIUS);
}

static void
draw_label (GantryChart *self,
            GtkSnapshot *snapshot,
            const GantryChartPlot *plot,
            const End *end,
            double y)
{
  double room = plot->rtl ? plot->left - 26 : gtk_widget_get_width (GTK_WIDGET (self)) -
                                                  plot->right - 26;
  g_autoptr (PangoLayout) layout =
      gantry_chart_new_layout (self, end->series->label, (int)MAX (room, 1));
  double edge = plot->rtl ? plot->left : plot->right;
  PangoAttrList *bold;
  GdkRGBA color;
  int width, height;

  if (end->series->strong)
    {
      bold = pango_attr_list_new ();
      pango_attr_list_insert (bold, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      pango_layout_set_attributes (layout, bold);
      pango_attr_list_unref (bold);
    }
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT (floorf ((float)(plot->rtl ? edge - 24 - width : edge + 24)),
                            floorf ((float)(y - height / 2.))));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

void
gantry_chart_draw_labels (GantryChart *self, GtkSnapshot *snapshot, const GantryChartPlot *plot)
{
  g_autoptr (GArray) ends = list_ends (self, plot);
  g_autofree double *y = g_new (double, ends->len + 1);
  guint shown = 0;
  cairo_t *cr;

  for (guint i = 0; i < ends->len; i++)
    y[i] = g_array_index (ends, End, i).y;
  gantry_axis_spread (y, ends->len, plot->line_height, 0,
                      gtk_widget_get_height (GTK_WIDGET (self)), &shown);
  cr = begin (self, snapshot);
  for (guint i = 0; i < shown; i++)
    draw_label_marker (self, cr, plot, &g_array_index (ends, End, i), y[i]);
  cairo_destroy (cr);
  for (guint i = 0; i < shown; i++)
    draw_label (self, snapshot, plot, &g_array_index (ends, End, i), y[i]);
}
