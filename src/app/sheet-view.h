/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/table.h"
#include "seat/sheet.h"

G_BEGIN_DECLS

/* A sheet as a table that follows it. Choosing a row that belongs to a unit (Enter, a double click) opens that unit. */
#define GANTRY_TYPE_SHEET_VIEW (gantry_sheet_view_get_type ())
G_DECLARE_FINAL_TYPE (GantrySheetView, gantry_sheet_view, GANTRY, SHEET_VIEW, GtkWidget)

/* sheet: (nullable). name: what assistive technology calls the table. */
void          gantry_sheet_view_set_sheet (GantrySheetView *self, GantrySheet *sheet, const char *name, const char *decimal_point);
/* A few rows that are never scrolled: the view is as high as they are. */
void          gantry_sheet_view_set_whole (GantrySheetView *self, gboolean whole);
/* What stands there while there is nothing. */
void          gantry_sheet_view_set_empty (GantrySheetView *self, const char *why);

G_END_DECLS
