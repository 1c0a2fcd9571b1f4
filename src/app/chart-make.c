/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/chart-make-private.h"

#include <glib/gi18n.h>

const GantryChartKind *
gantry_chart_get_kinds (GantryUnit *unit)
{
  static const GantryChartKind race[] = { GANTRY_CHART_GAP, GANTRY_CHART_RANK, GANTRY_CHART_NONE };
  static const GantryChartKind marks[] = { GANTRY_CHART_MARKS, GANTRY_CHART_NONE };
  static const GantryChartKind heights[] = { GANTRY_CHART_RANK, GANTRY_CHART_NONE };
  static const GantryChartKind match[] = { GANTRY_CHART_SCORE, GANTRY_CHART_NONE };

  g_return_val_if_fail (GANTRY_IS_UNIT (unit), race);

  switch (gantry_rule_get_kind (gantry_unit_get_rule (unit)))
    {
    case GANTRY_KIND_ATTEMPTS:
    case GANTRY_KIND_JUDGED:
    case GANTRY_KIND_MULTI:
      return marks;
    case GANTRY_KIND_HEIGHTS:
      return heights;
    case GANTRY_KIND_MATCH:
      return match;
    case GANTRY_KIND_RACE:
    case GANTRY_KIND_GENERIC:
    default:
      return race;
    }
}

const char *
gantry_chart_get_word (GantryChartKind kind)
{
  switch (kind)
    {
    case GANTRY_CHART_GAP:
      return C_("chart", "Gap");
    case GANTRY_CHART_RANK:
      return C_("chart", "Rank");
    case GANTRY_CHART_MARKS:
      return C_("chart", "Marks");
    case GANTRY_CHART_SCORE:
      return C_("chart", "Score");
    case GANTRY_CHART_NONE:
    default:
      return "";
    }
}

static gboolean
is_chosen (const GantryChartRequest *request, GantryRow *row)
{
  const GantryReference *reference = gantry_unit_get_reference (request->unit);
  const char *code = gantry_row_get_code (row);

  return g_strcmp0 (request->selected, code) == 0 || gantry_row_is_current (row) ||
         (reference->kind == GANTRY_REFERENCE_ATHLETE && g_str_equal (reference->key, code));
}

GantryChartSeries *
gantry_chart_add_row (GantryChartData *data, const GantryChartRequest *request, guint index)
{
  g_autoptr (GantryRow) row = g_list_model_get_item (gantry_unit_get_rows (request->unit), index);
  const char *family = gantry_row_get_family (row);
  gboolean short_name = !gantry_row_is_team (row) && *family != '\0';
  GantryChartSeries *series =
      gantry_chart_data_add_series (data, short_name ? family : gantry_row_get_name (row),
                                    gantry_row_get_name (row));

  series->strong = g_strcmp0 (request->selected, gantry_row_get_code (row)) == 0;
  series->faint = index >= GANTRY_CHART_LABELLED && !is_chosen (request, row);

  return series;
}

GantryMarkKind
gantry_chart_find_mark_kind (const GantryStandings *standings)
{
  for (guint i = 0; i < standings->n_entrants; i++)
    {
      const GantryEntrant *entrant = &standings->entrants[i];

      for (guint point = 0; point < standings->n_points; point++)
        if (entrant->points[point].kind != GANTRY_MARK_NONE)
          return entrant->points[point].kind;
      if (entrant->result.kind != GANTRY_MARK_NONE)
        return entrant->result.kind;
    }

  return GANTRY_MARK_NONE;
}

void
gantry_chart_add_columns (GantryChartData *data, const GantryChartRequest *request)
{
  for (guint i = 0; i < gantry_unit_get_n_points (request->unit); i++)
    g_ptr_array_add (data->columns, g_strdup (gantry_unit_get_point (request->unit, i)->name));
}

GantryChartData *
gantry_chart_make (GantryChartKind kind, const GantryChartRequest *request)
{
  GantryChartData *data = gantry_chart_data_new (kind);
  gint64 x_min, x_max, y_min, y_max;

  g_return_val_if_fail (request != NULL && GANTRY_IS_UNIT (request->unit), data);

  if (kind == GANTRY_CHART_GAP)
    gantry_chart_make_gap (data, request);
  else if (kind == GANTRY_CHART_RANK)
    gantry_chart_make_rank (data, request);
  else if (kind == GANTRY_CHART_MARKS)
    gantry_chart_make_marks (data, request);
  else if (kind == GANTRY_CHART_SCORE)
    gantry_chart_make_score (data, request);

  gantry_chart_data_number (data);
  if (data->why == NULL && !gantry_chart_data_get_range (data, &x_min, &x_max, &y_min, &y_max))
    data->why = g_strdup (_("There is something to draw as soon as the first values are there."));

  return data;
}
