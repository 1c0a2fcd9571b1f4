/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/chart-make.h"

G_BEGIN_DECLS

/* One a file: chart-gap.c … Each fills data. */
void gantry_chart_make_gap   (GantryChartData *data, const GantryChartRequest *request);
void gantry_chart_make_rank  (GantryChartData *data, const GantryChartRequest *request);
void gantry_chart_make_marks (GantryChartData *data, const GantryChartRequest *request);
void gantry_chart_make_score (GantryChartData *data, const GantryChartRequest *request);

/* The series of a row: named, and faint when it is behind those that are labelled. (transfer none) */
GantryChartSeries *gantry_chart_add_row     (GantryChartData *data, const GantryChartRequest *request, guint index);
/* What the marks of a unit are: those at points, or of results. */
GantryMarkKind     gantry_chart_find_mark_kind (const GantryStandings *standings);
/* A column a point of the unit. */
void               gantry_chart_add_columns (GantryChartData *data, const GantryChartRequest *request);

G_END_DECLS
