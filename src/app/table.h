/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/cell.h"

G_BEGIN_DECLS

/* Says what a cell shows: fills content, which comes empty. */
typedef void (* GantryTableFill) (GObject *item, const GantryColumnSpec *spec, GantryCellContent *content, gpointer data);
/* Says how a row looks: "out", "leader" … (nullable): no class. */
typedef const char *(* GantryTableStyle) (GObject *item, gpointer data);

/* A dense table of at most a few hundred rows, scrollable, that repaints the cells that changed and nothing else. Columns and
 * contents are data; items with a signal "changed" are filled again when it is emitted.
 *
 * In the accessibility tree: a table ("grid") of rows; the first row is the header, its cells are column headers named in full
 * ("Rank"); each cell of a row is named "<column in full>: <value>", with what stands below it after a comma: "50: 27.31,
 * rank 2"; an empty one ends with the colon. Cells that find no room on screen are in the tree all the same.
 *
 * Rows out of sight are filled a few times a second, those in sight at once; all of them are in the accessibility tree.
 *
 * Signals: "selected" (the selection changed, by whatever means), "activated" (Enter or a double click on the selected). */
#define GANTRY_TYPE_TABLE (gantry_table_get_type ())
G_DECLARE_FINAL_TYPE (GantryTable, gantry_table, GANTRY, TABLE, GtkWidget)

GtkWidget  *gantry_table_new          (void);
/* fill and row_class (nullable) are called with data until the table is gone. */
void        gantry_table_set_fill     (GantryTable *self, GantryTableFill fill, GantryTableStyle row_class, gpointer data);
/* specs: (transfer full) (element-type GantryColumnSpec). */
void        gantry_table_take_columns (GantryTable *self, GPtrArray *specs);
GPtrArray  *gantry_table_get_columns  (GantryTable *self); /* (transfer none) (nullable) */
GListModel *gantry_table_get_model    (GantryTable *self); /* (transfer none) (nullable) */
void        gantry_table_set_model    (GantryTable *self, GListModel *model); /* (nullable) */
/* Points that find no room are left out, around the focus, instead of scrolling sideways. */
void        gantry_table_set_fit      (GantryTable *self, gboolean fit);
void        gantry_table_set_focus_point (GantryTable *self, int point);
/* A few rows that are never scrolled: the table asks for the height of them all. */
void        gantry_table_set_whole    (GantryTable *self, gboolean whole);
/* Cells may have become wider or higher than the table knows; for when GTK lays the window out anyway. */
void        gantry_table_measure_again (GantryTable *self);
/* A cell has become wider or higher: the window is laid out for it, with the next frame when the table is being laid out just now. A
 * table that is never seen and only read out has nothing laid out. */
void        gantry_table_queue_measure (GantryTable *self, GantryCell *cell);
/* Fills every cell again. */
void        gantry_table_refresh      (GantryTable *self);
GObject    *gantry_table_get_selected (GantryTable *self); /* (transfer none) (nullable) */
void        gantry_table_select       (GantryTable *self, GObject *item); /* (nullable) */
/* Moves the selection by so many rows; selects the first (or last) when there is none. */
void        gantry_table_step         (GantryTable *self, int by);

G_END_DECLS
