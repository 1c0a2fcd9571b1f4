/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/cell.h"

G_BEGIN_DECLS

/* GantryTableFill and GantryTableStyle of a GantrySheetRow; data: the decimal point of the seat's language (char *). Without
 * side effects. */
void        gantry_sheet_cells_fill  (GObject *row, const GantryColumnSpec *spec, GantryCellContent *content, gpointer data);
const char *gantry_sheet_cells_style (GObject *row, gpointer data);

G_END_DECLS
