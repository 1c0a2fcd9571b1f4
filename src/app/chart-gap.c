/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/chart-make-private.h"

#include "app/reference-words.h"
#include "insight/gap.h"
#include "sport/format.h"

#include <glib/gi18n.h>

/* Who is ahead of the reference is above its line; a competitor who is the reference labels it himself. */

static void
add_guess (GantryChartSeries *series,
           const GantryStandings *standings,
           const GantryChartRequest *request,
           guint entrant,
           int point)
{
  GantryProjection guess = gantry_gap_guess_at (
      standings, gantry_unit_get_reference (request->unit), entrant, point);
  g_autofree char *text = NULL;

  if (guess.mark.kind == GANTRY_MARK_NONE || request->stale)
    return;

  text = gantry_format_gap (guess.mark, request->decimal_point);
  gantry_chart_series_add (series, point, guess.mark.value, GANTRY_DOT_GUESS,
                           g_strconcat ("≈ ", text, NULL));
}

/* The reference itself is level with itself wherever it has a mark. */
static void
add_own (GantryChartSeries *series, const GantryStandings *standings, guint entrant, int point)
{
  if (gantry_standings_get_mark (standings, entrant, point).kind != GANTRY_MARK_NONE)
    gantry_chart_series_add (series, point, 0, GANTRY_DOT_MARK, g_strdup ("–"));
}

static void
add_entrant (GantryChartData *data, const GantryChartRequest *request, guint entrant)
{
  const GantryStandings *standings = gantry_unit_get_standings (request->unit);
  const GantryReference *reference = gantry_unit_get_reference (request->unit);
  gboolean own = gantry_reference_get_entrant (reference, standings) == entrant;
  GantryChartSeries *series = gantry_chart_add_row (data, request, entrant);

  for (int point = 0; point < (int)standings->n_points; point++)
    {
      GantryFact gap = gantry_gap_at (standings, reference, entrant, point);

      if (own)
        add_own (series, standings, entrant, point);
      else if (gap.mark.kind != GANTRY_MARK_NONE)
        gantry_chart_series_add (series, point, gap.mark.value, GANTRY_DOT_MARK,
                                 gantry_format_gap (gap.mark, request->decimal_point));
      else
        add_guess (series, standings, request, entrant, point);
    }
}

void
gantry_chart_make_gap (GantryChartData *data, const GantryChartRequest *request)
{
  const GantryStandings *standings = gantry_unit_get_standings (request->unit);
  const GantryReference *reference = gantry_unit_get_reference (request->unit);
  g_autofree char *label = gantry_reference_dup_label (reference, request->unit);

  g_free (data->title);
  /* Translators: the title of a chart; %s is what the gaps are measured against. */
  data->title = g_strdup_printf (_("Gap at each point: %s"), label);
  data->down = standings->less_is_better;
  data->mark = gantry_chart_find_mark_kind (standings);
  data->axis = data->mark == GANTRY_MARK_TIME ? GANTRY_AXIS_TIME : GANTRY_AXIS_NUMBER;
  gantry_chart_add_columns (data, request);
  for (guint i = 0; i < standings->n_entrants; i++)
    if (!standings->entrants[i].out)
      add_entrant (data, request, i);
  if (reference->kind != GANTRY_REFERENCE_AHEAD)
    gantry_chart_data_add_line (data, 0,
                                gantry_reference_get_entrant (reference, standings) != G_MAXUINT
                                    ? ""
                                    : label);
}
