/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A series as a row of texts: its name, then what it has in each column. Signal: "changed". */
#define GANTRY_TYPE_CHART_ROW (gantry_chart_row_get_type ())
G_DECLARE_FINAL_TYPE (GantryChartRow, gantry_chart_row, GANTRY, CHART_ROW, GObject)

GantryChartRow *gantry_chart_row_new        (void);
/* texts: (transfer full) (array zero-terminated=1) */
void            gantry_chart_row_take_texts (GantryChartRow *self, char **texts);
const char     *gantry_chart_row_get_text   (GantryChartRow *self, guint column); /* "" beyond the last */

G_END_DECLS
