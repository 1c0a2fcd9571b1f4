/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/chart-data.h"

static void
clear_dot (gpointer data)
{
  g_free (((GantryChartDot *)data)->text);
}

static void
clear_line (gpointer data)
{
  g_free (((GantryChartLine *)data)->label);
}

static void
free_series (gpointer data)
{
  GantryChartSeries *series = data;

  g_free (series->label);
  g_free (series->name);
  g_array_unref (series->dots);
  g_free (series);
}

GantryChartData *
gantry_chart_data_new (GantryChartKind kind)
{
  GantryChartData *self = g_new0 (GantryChartData, 1);

  self->kind = kind;
  self->title = g_strdup ("");
  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->series = g_ptr_array_new_with_free_func (free_series);
  self->lines = g_array_new (FALSE, TRUE, sizeof (GantryChartLine));
  g_array_set_clear_func (self->lines, clear_line);

  return self;
}

void
gantry_chart_data_free (GantryChartData *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->why);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->series);
  g_array_unref (self->lines);
  g_free (self);
}

GantryChartSeries *
gantry_chart_data_add_series (GantryChartData *self, const char *label, const char *name)
{
  GantryChartSeries *series = g_new0 (GantryChartSeries, 1);

  g_return_val_if_fail (self != NULL, NULL);

  series->label = g_strdup (label);
  series->name = g_strdup (name);
  series->dots = g_array_new (FALSE, TRUE, sizeof (GantryChartDot));
  g_array_set_clear_func (series->dots, clear_dot);
  g_ptr_array_add (self->series, series);

  return series;
}

void
gantry_chart_series_add (
    GantryChartSeries *self, gint64 x, gint64 y, GantryDotKind kind, char *text)
{
  GantryChartDot dot = { x, y, kind, text };

  g_return_if_fail (self != NULL);

  g_array_append_val (self->dots, dot);
}

void
gantry_chart_data_add_line (GantryChartData *self, gint64 y, const char *label)
{
  GantryChartLine line = { y, g_strdup (label) };

  g_return_if_fail (self != NULL);

  g_array_append_val (self->lines, line);
}

void
gantry_chart_data_number (GantryChartData *self)
{
  guint style = 0;

  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->series->len; i++)
    {
      GantryChartSeries *series = g_ptr_array_index (self->series, i);

      series->style = series->faint ? 0 : style++;
    }
}

gboolean
gantry_chart_data_get_range (
    const GantryChartData *self, gint64 *x_min, gint64 *x_max, gint64 *y_min, gint64 *y_max)
{
  gboolean any = FALSE;

  g_return_val_if_fail (self != NULL, FALSE);

  *x_min = *y_min = G_MAXINT64;
  *x_max = *y_max = G_MININT64;
  for (guint i = 0; i < self->series->len; i++)
    {
      const GArray *dots = ((GantryChartSeries *)g_ptr_array_index (self->series, i))->dots;

      for (guint j = 0; j < dots->len; j++)
        {
          const GantryChartDot *dot = &g_array_index (dots, GantryChartDot, j);

          *x_min = MIN (*x_min, dot->x);
          *x_max = MAX (*x_max, dot->x);
          if (dot->kind == GANTRY_DOT_FAIL)
            continue;
          *y_min = MIN (*y_min, dot->y);
          *y_max = MAX (*y_max, dot->y);
          any = TRUE;
        }
    }
  for (guint i = 0; any && i < self->lines->len; i++)
    {
      gint64 y = g_array_index (self->lines, GantryChartLine, i).y;

      *y_min = MIN (*y_min, y);
      *y_max = MAX (*y_max, y);
    }

  return any;
}

const char *
gantry_chart_series_get_text (const GantryChartSeries *self, gint64 x)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->dots->len; i++)
    {
      const GantryChartDot *dot = &g_array_index (self->dots, GantryChartDot, i);

      if (dot->x == x)
        return dot->text;
    }

  return "";
}
