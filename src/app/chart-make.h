/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/chart-data.h"
#include "seat/unit.h"

G_BEGIN_DECLS

/* How many of a large field have a label and a line of their own; the rest is drawn thin behind them. */
#define GANTRY_CHART_LABELLED 10

/* What a chart of a unit is made with. */
typedef struct
{
  GantryUnit *unit;
  const char *selected;      /* (nullable) code of who is chosen: always labelled, in front */
  const char *decimal_point;
  gboolean stale;            /* no projections */
} GantryChartRequest;

/* The charts that make sense for the unit's kind, the first of them the one to show unasked; ends with GANTRY_CHART_NONE. */
const GantryChartKind *gantry_chart_get_kinds (GantryUnit *unit);
/* The chart's word for a button: "Gap", "Rank" … */
const char            *gantry_chart_get_word  (GantryChartKind kind);
/* (transfer full) Never NULL: without anything to draw it says why. */
GantryChartData       *gantry_chart_make      (GantryChartKind kind, const GantryChartRequest *request);

G_END_DECLS
