/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "app/chart-data.h"

G_BEGIN_DECLS

/* Draws a GantryChartData: lines with markers, each labelled at its end. Style, marker and colour together tell series apart,
 * so that it reads in black and white too. In the accessibility tree it is a group named by its title, with a table inside that
 * has a row a labelled series and a column an x: a chart is read as its table. */
#define GANTRY_TYPE_CHART (gantry_chart_get_type ())
G_DECLARE_FINAL_TYPE (GantryChart, gantry_chart, GANTRY, CHART, GtkWidget)

GtkWidget             *gantry_chart_new       (void);
/* data: (transfer full). decimal_point: static, of the seat's language. */
void                   gantry_chart_take_data (GantryChart *self, GantryChartData *data, const char *decimal_point);
const GantryChartData *gantry_chart_get_data  (GantryChart *self); /* (transfer none) (nullable) */

G_END_DECLS
