/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/cell.h"
#include "app/column-layout.h"

G_BEGIN_DECLS

/* One row of a GantryTable, or its header: cells that stand where the table says. */
#define GANTRY_TYPE_TABLE_ROW (gantry_table_row_get_type ())
G_DECLARE_FINAL_TYPE (GantryTableRow, gantry_table_row, GANTRY, TABLE_ROW, GtkWidget)

/* specs: borrowed, must outlive the row. item: (nullable): the header. */
GtkWidget  *gantry_table_row_new          (GPtrArray *specs, GObject *item);
GObject    *gantry_table_row_get_item     (GantryTableRow *self); /* (nullable) (transfer none) */
GantryCell *gantry_table_row_get_cell     (GantryTableRow *self, guint column);
guint       gantry_table_row_get_n_cells  (GantryTableRow *self);
/* places: one a column, borrowed until the next call; version: another one when they are others; frozen: width that does not
 * scroll. They hold from the next allocation on. */
void        gantry_table_row_set_places   (GantryTableRow *self, const GantryColumnPlace *places, guint version, int frozen,
                                           int scroll);
void        gantry_table_row_allocate     (GantryTableRow *self, const GtkAllocation *place);
void        gantry_table_row_set_selected (GantryTableRow *self, gboolean selected);
/* Says anew what assistive technology reads for the whole row: its cells. */
void        gantry_table_row_update_label (GantryTableRow *self);

/* style: a class beside "data"; (nullable), static. */
void gantry_table_row_set_style (GantryTableRow *self, const char *style);

G_END_DECLS
