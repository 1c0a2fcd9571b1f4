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

/* What is made of several marks is no mark of an attempt: its line would lie far from all of them. */
static gboolean
is_of_one_attempt (GantryRule *rule)
{
  guint n;

  switch (gantry_rule_get_counts (rule, &n))
    {
    case GANTRY_COUNTS_BEST:
      return n <= 1;
    case GANTRY_COUNTS_LAST:
      return TRUE;
    case GANTRY_COUNTS_NONE:
      return gantry_rule_get_kind (rule) == GANTRY_KIND_ATTEMPTS;
    case GANTRY_COUNTS_SUM:
    default:
      return FALSE;
    }
}

static void
add_reference (GantryChartData *data, const GantryChartRequest *request)
{
  const GantryStandings *standings = gantry_unit_get_standings (request->unit);
  const GantryReference *reference = gantry_unit_get_reference (request->unit);
  g_autofree char *label = NULL;
  GantryMark mark;

  if (standings->n_entrants == 0 || !is_of_one_attempt (gantry_unit_get_rule (request->unit)) ||
      reference->kind == GANTRY_REFERENCE_AHEAD ||
      reference->kind == GANTRY_REFERENCE_BEST)
    return;

  mark = gantry_reference_get_mark (reference, standings, 0, GANTRY_POINT_RESULT);
  if (mark.kind == GANTRY_MARK_NONE)
    return;

  label = gantry_reference_dup_label (reference, request->unit);
  gantry_chart_data_add_line (data, mark.value, label);
}

/* Lifts are values of their own and no points: a column each of those that the live view has an attempt in. A mark with anything
 * behind it was no success: "117x". */
static void
add_lift (GantryChartSeries *series,
          GantryRow *row,
          const GantryColumn *column,
          guint index,
          const char *decimal_point)
{
  const char *text = gantry_row_get_column (row, column->id);
  GantryMark mark;

  if (gantry_mark_parse_number (text, GANTRY_MARK_POINTS, &mark))
    gantry_chart_series_add (series, index, mark.value, GANTRY_DOT_MARK,
                             gantry_format_mark (mark, decimal_point));
  else if (*text != '\0')
    gantry_chart_series_add (series, index, 0, GANTRY_DOT_FAIL, g_strdup (text));
}

static gboolean
is_attempt (const GantryColumn *column)
{
  return g_str_has_prefix (column->id, "sub:") && column->pos != NULL && column->title != NULL;
}

static void
add_lifts (GantryChartData *data, const GantryChartRequest *request)
{
  GListModel *rows = gantry_unit_get_rows (request->unit);
  const GantryColumn *columns =
      gantry_rule_get_columns (gantry_unit_get_rule (request->unit), "live");

  for (guint i = 0; columns != NULL && columns[i].id != NULL; i++)
    if (is_attempt (&columns[i]))
      g_ptr_array_add (data->columns,
                       g_strdup_printf ("%s %s", _(columns[i].title), columns[i].pos));
  for (guint i = 0; data->columns->len > 0 && i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GantryRow) row = g_list_model_get_item (rows, i);
      GantryChartSeries *series = gantry_chart_add_row (data, request, i);
      guint index = 0;

      for (guint j = 0; columns[j].id != NULL; j++)
        if (is_attempt (&columns[j]))
          add_lift (series, row, &columns[j], index++, request->decimal_point);
    }
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
  if (standings->n_points == 0)
    {
      add_lifts (data, request);
      return;
    }
  gantry_chart_add_columns (data, request);
  for (guint i = 0; i < standings->n_entrants; i++)
    {
      GantryChartSeries *series = gantry_chart_add_row (data, request, i);

      for (guint point = 0; point < standings->n_points; point++)
        add_attempt (series, &standings->entrants[i], point, request->decimal_point);
    }
  add_reference (data, request);
}
