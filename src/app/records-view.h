/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "seat/unit.h"

G_BEGIN_DECLS

/* All records of a unit as a table. */
#define GANTRY_TYPE_RECORDS_VIEW (gantry_records_view_get_type ())
G_DECLARE_FINAL_TYPE (GantryRecordsView, gantry_records_view, GANTRY, RECORDS_VIEW, GtkWidget)

/* Reads the records anew; unit: (nullable). */
void gantry_records_view_show (GantryRecordsView *self, GantryUnit *unit, const char *decimal_point);

G_END_DECLS
