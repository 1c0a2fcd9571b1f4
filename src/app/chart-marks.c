/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/chart-make-private.h"

#include "app/reference-words.h"
#include "insight/reference.h"
#include "sport/format.h"

#include <glib/gi18n.h>

/* Every mark of every attempt; a foul stands at the edge. The reference, where it is one mark for all, is a line across. */

static void
add_attempt (GantryChartSeries *series,
             const GantryEntrant *entrant,
             guint point,
             const char *decimal_point)
{
  GantryMark mark = entrant->points[point];
  const char *text = entrant->texts != NULL ? entrant->texts[point] : NULL;

  if (mark.kind != GANTRY_MARK_NONE)
    gantry_chart_series_add (series, point, mark.value, GANTRY_DOT_MARK,
                             gantry_format_mark (mark, decimal_point));
  else if (text != NULL && *text != '\0')
    gantry_chart_series_add (series, point, 0, GANTRY_DOT_FAIL, g_strdup (text));
}

static void
add_reference (GantryChartData *data, const GantryChartRequest *request)
{
  const GantryStandings *standings = gantry_unit_get_standings (request->unit);
  const GantryReference *reference = gantry_unit_get_reference (request->unit);
  g_autofree char *label = NULL;
  GantryMark mark;

  if (standings->n_entrants == 0 || reference->kind == GANTRY_REFERENCE_AHEAD ||
      reference->kind == GANTRY_REFERENCE_BEST)
    return;

  mark = gantry_reference_get_mark (reference, standings, 0, GANTRY_POINT_RESULT);
  if (mark.kind == GANTRY_MARK_NONE)
    return;

  label = gantry_reference_dup_label (reference, request->unit);
  gantry_chart_data_add_line (data, mark.value, label);
}

void
gantry_chart_make_marks (GantryChartData *data, const GantryChartRequest *request)
{
  const GantryStandings *standings = gantry_unit_get_standings (request->unit);

  g_free (data->title);
  data->title = g_strdup (_("Marks by attempt"));
  data->down = standings->less_is_better;
  data->mark = gantry_chart_find_mark_kind (standings);
  data->axis = data->mark == GANTRY_MARK_TIME ? GANTRY_AXIS_TIME : GANTRY_AXIS_NUMBER;
  gantry_chart_add_columns (data, request);
  for (guint i = 0; i < standings->n_entrants; i++)
    {
      GantryChartSeries *series = gantry_chart_add_row (data, request, i);

      for (guint point = 0; point < standings->n_points; point++)
        add_attempt (series, &standings->entrants[i], point, request->decimal_point);
    }
  add_reference (data, request);
}
