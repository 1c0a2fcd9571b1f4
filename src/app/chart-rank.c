/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/chart-make-private.h"

#include "insight/heights.h"

#include <glib/gi18n.h>

/* The place at each point: the source's, else that of the time; of vertical jumps that after each height. */

static guint
get_rank (const GantryStandings *standings, guint entrant, int point)
{
  if (standings->kind == GANTRY_KIND_HEIGHTS)
    return gantry_heights_rank_at (standings, entrant, point);

  return gantry_standings_get_rank (standings, entrant, point);
}

/* Heights that nobody has tried yet are not there. */
static int
find_last (const GantryStandings *standings)
{
  int last = -1;

  if (standings->kind != GANTRY_KIND_HEIGHTS)
    return (int)standings->n_points - 1;

  for (guint i = 0; i < standings->n_entrants; i++)
    last = MAX (last, gantry_heights_read (standings, i).at);

  return last;
}

void
gantry_chart_make_rank (GantryChartData *data, const GantryChartRequest *request)
{
  const GantryStandings *standings = gantry_unit_get_standings (request->unit);
  int last = find_last (standings);

  g_free (data->title);
  data->title = g_strdup (standings->kind == GANTRY_KIND_HEIGHTS ? _("Rank after each height")
                                                                  : _("Rank at each point"));
  data->down = TRUE;
  data->axis = GANTRY_AXIS_COUNT;
  gantry_chart_add_columns (data, request);
  for (guint i = 0; i < standings->n_entrants; i++)
    {
      GantryChartSeries *series;

      if (standings->entrants[i].out)
        continue;

      series = gantry_chart_add_row (data, request, i);
      for (int point = 0; point <= last; point++)
        {
          guint rank = get_rank (standings, i, point);

          if (rank > 0)
            gantry_chart_series_add (series, point, rank, GANTRY_DOT_MARK,
                                     g_strdup_printf ("%u", rank));
        }
    }
}
