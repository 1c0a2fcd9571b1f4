/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/chart-private.h"

#include "app/chart-row.h"

#include <glib/gi18n.h>

/* What a screen reader reads of a chart: a table that is part of the widget and never drawn. */

static void
fill (GObject *row, const GantryColumnSpec *spec, GantryCellContent *content, gpointer data)
{
  content->text = g_strdup (gantry_chart_row_get_text (
      GANTRY_CHART_ROW (row), spec->point < 0 ? 0 : (guint)spec->point + 1));
}

void
gantry_chart_init_table (GantryChart *self)
{
  self->rows = g_list_store_new (GANTRY_TYPE_CHART_ROW);
  self->table = gantry_table_new ();
  gantry_table_set_fill (GANTRY_TABLE (self->table), fill, NULL, NULL);
  gtk_widget_set_focusable (self->table, FALSE);
  gtk_widget_set_can_target (self->table, FALSE);
  gtk_widget_set_parent (self->table, GTK_WIDGET (self));
  gtk_widget_set_child_visible (self->table, FALSE);
}

/* Over a match's clock every change of the score is a column. */
static GArray *
list_times (const GantryChartData *data)
{
  GArray *times = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < (data->series->len > 0 ? 1 : 0); i++)
    {
      const GantryChartSeries *series = g_ptr_array_index (data->series, i);

      for (guint j = 0; j < series->dots->len; j++)
        g_array_append_val (times, g_array_index (series->dots, GantryChartDot, j).x);
    }

  return times;
}

static GPtrArray *
make_columns (GantryChart *self, GArray *times)
{
  GPtrArray *specs = gantry_column_specs_new ();
  guint n = self->data->time_axis ? times->len : self->data->columns->len;

  g_ptr_array_add (specs, gantry_column_spec_new ("name", C_("column", "Name"),
                                                  C_("column", "Name"), "name",
                                                  GANTRY_ALIGN_START));
  for (guint i = 0; i < n; i++)
    {
      gint64 time = self->data->time_axis ? g_array_index (times, gint64, i) : 0;
      g_autofree char *title =
          self->data->time_axis
              ? g_strdup_printf ("%" G_GINT64_FORMAT ":%02d", time / G_USEC_PER_SEC / 60,
                                 (int)(time / G_USEC_PER_SEC % 60))
              : g_strdup (g_ptr_array_index (self->data->columns, i));
      GantryColumnSpec *spec =
          gantry_column_spec_new ("x", title, title, "number", GANTRY_ALIGN_END);

      spec->point = (int)i;
      g_ptr_array_add (specs, spec);
    }

  return specs;
}

static char **
make_texts (const GantryChartData *data, const GantryChartSeries *series, GArray *times)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  guint n = data->time_axis ? times->len : data->columns->len;

  g_strv_builder_add (texts, series->name);
  for (guint i = 0; i < n; i++)
    g_strv_builder_add (texts, gantry_chart_series_get_text (
                                   series, data->time_axis ? g_array_index (times, gint64, i) : i));

  return g_strv_builder_end (texts);
}

/* Rows that are there already only take other texts. */
void
gantry_chart_show_rows (GantryChart *self)
{
  g_autoptr (GArray) times = list_times (self->data);
  guint n = 0;

  gantry_table_take_columns (GANTRY_TABLE (self->table), make_columns (self, times));
  for (guint i = 0; i < self->data->series->len; i++)
    {
      const GantryChartSeries *series = g_ptr_array_index (self->data->series, i);
      g_autoptr (GantryChartRow) row = NULL;

      if (series->faint)
        continue;
      row = g_list_model_get_item (G_LIST_MODEL (self->rows), n++);
      if (row == NULL)
        {
          row = gantry_chart_row_new ();
          g_list_store_append (self->rows, row);
        }
      gantry_chart_row_take_texts (row, make_texts (self->data, series, times));
    }
  while (g_list_model_get_n_items (G_LIST_MODEL (self->rows)) > n)
    g_list_store_remove (self->rows, g_list_model_get_n_items (G_LIST_MODEL (self->rows)) - 1);
  gantry_table_set_model (GANTRY_TABLE (self->table), G_LIST_MODEL (self->rows));
}
