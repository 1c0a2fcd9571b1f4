/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/chart-make-private.h"

#include "sport/format.h"

#include <glib/gi18n.h>

/* Both sides as steps: over the match's clock where the actions have times, else from period to period. */

static void
add_side (GantryChartData *data,
          const GantryChartRequest *request,
          GArray *steps,
          gint64 until,
          gboolean home)
{
  GantryRow *row = gantry_unit_get_side (request->unit, home);
  const char *noc = row != NULL ? gantry_row_get_noc (row) : "";
  const char *name = row != NULL ? gantry_row_get_name (row) : home ? _("Home") : _("Away");
  GantryChartSeries *series =
      gantry_chart_data_add_series (data, *noc != '\0' ? noc : name, name);
  gint64 score = 0;

  series->strong = row != NULL && g_strcmp0 (request->selected, gantry_row_get_code (row)) == 0;
  if (data->time_axis)
    gantry_chart_series_add (series, 0, 0, GANTRY_DOT_MARK, g_strdup ("0"));
  for (guint i = 0; i < steps->len; i++)
    {
      const GantryScoreStep *step = &g_array_index (steps, GantryScoreStep, i);

      score = home ? step->home : step->away;
      gantry_chart_series_add (series, data->time_axis ? step->when : i, score, GANTRY_DOT_MARK,
                               g_strdup_printf ("%" G_GINT64_FORMAT, score));
    }
  if (data->time_axis && until > g_array_index (steps, GantryScoreStep, steps->len - 1).when)
    gantry_chart_series_add (series, until, score, GANTRY_DOT_MARK,
                             g_strdup_printf ("%" G_GINT64_FORMAT, score));
}

void
gantry_chart_make_score (GantryChartData *data, const GantryChartRequest *request)
{
  gint64 until = 0;
  g_autoptr (GArray) steps = gantry_unit_list_score (request->unit, &until);

  g_free (data->title);
  data->title = g_strdup (_("Score over time"));
  data->axis = GANTRY_AXIS_COUNT;
  if (steps->len == 0)
    return;

  data->time_axis = g_array_index (steps, GantryScoreStep, 0).when >= 0;
  data->steps = data->time_axis;
  for (guint i = 0; !data->time_axis && i < steps->len; i++)
    g_ptr_array_add (data->columns,
                     g_strdup (g_array_index (steps, GantryScoreStep, i).period));
  add_side (data, request, steps, until, TRUE);
  add_side (data, request, steps, until, FALSE);
}
