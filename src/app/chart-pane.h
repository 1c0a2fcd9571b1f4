/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "app/chart-make.h"

G_BEGIN_DECLS

/* A chart of a unit with its title and, where the kind has several, a switch between them ("win.chart-kind"). Made anew when
 * it is shown and whenever gantry_chart_pane_show() is called; costs nothing while it is hidden. */
#define GANTRY_TYPE_CHART_PANE (gantry_chart_pane_get_type ())
G_DECLARE_FINAL_TYPE (GantryChartPane, gantry_chart_pane, GANTRY, CHART_PANE, GtkWidget)

/* Copies the request. unit NULL: nothing. */
void            gantry_chart_pane_show     (GantryChartPane *self, const GantryChartRequest *request);
/* Of the kinds of the unit; one that it has not is its first. */
void            gantry_chart_pane_set_kind (GantryChartPane *self, GantryChartKind kind);
GantryChartKind gantry_chart_pane_get_kind (GantryChartPane *self);

G_END_DECLS
