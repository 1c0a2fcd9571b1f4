/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/table.h"
#include "app/table-row.h"

G_BEGIN_DECLS

/* Rows are widgets of painted cells, one for each item and kept while the item stays: a new order only moves them.
 *
 *   model (items) → rows (one GantryTableRow an item) → cells (filled by the fill function)
 *
 * Column widths and the height of rows only grow while the columns stay the same, so that a table does not breathe with each
 * value. */
struct _GantryTable
{
  GtkWidget parent_instance;

  GListModel *model;    /* (owned) (nullable) */
  GPtrArray *specs;     /* (owned) (nullable) */
  GtkWidget *header;    /* (nullable) child */
  GPtrArray *rows;      /* (element-type GantryTableRow) children in the order of the model */
  GHashTable *by_item;  /* item → row */
  GtkWidget *sampled;   /* (nullable) the row that is as wide as the samples of the columns, too */
  GHashTable *late;     /* set of rows out of sight that wait for being filled */
  GQueue late_order;    /* of them, and of some that do not wait any more: looked up, never followed */
  guint late_id;
  gint64 disordered_at; /* monotonic µs: since when children are in another order than rows */
  gint64 moved_at;      /* the last time that rows changed places */
  GPtrArray *grown;     /* (element-type GantryCell) want more room, and wait for the end of an allocation */
  int *naturals;        /* (owned) one a column */
  GantryColumnPlace *places; /* (owned) */
  guint places_version; /* another one each time that they changed */
  GObject *selected;    /* (owned) (nullable) */

  GantryTableFill fill;
  GantryTableStyle row_class;
  gpointer data;

  GtkAdjustment *adjustment[2]; /* (owned) (nullable) by orientation */
  GtkScrollablePolicy policy[2];
  gulong items_changed_id;
  guint expire_id;
  int focus_point;
  int cell_height;    /* of the highest cell */
  int row_height;
  int header_height;
  gboolean fit : 1;
  gboolean whole : 1;
  gboolean allocating : 1; /* no cell may have the window laid out now */
  gboolean unmeasured : 1; /* cells may have become larger */
  gboolean reveal : 1; /* the selected row is to be scrolled into view */
};

enum
{
  GANTRY_TABLE_SELECTED,
  GANTRY_TABLE_ACTIVATED,
  GANTRY_TABLE_N_SIGNALS,
};

extern guint gantry_table_signals[GANTRY_TABLE_N_SIGNALS];

/* table-rows.c: items and their rows. */
void gantry_table_fill_row         (GantryTable *self, GantryTableRow *row);
void gantry_table_remove_all_rows  (GantryTable *self);
/* Brings rows in line with the model. */
void gantry_table_sync_rows        (GantryTable *self);
void gantry_table_set_selected     (GantryTable *self, GObject *item, gboolean grab);

/* table-layout.c: where rows and columns stand. */
void gantry_table_measure          (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                                    int *minimum_baseline, int *natural_baseline);
void gantry_table_size_allocate    (GtkWidget *widget, int width, int height, int baseline);
/* Rows are in another order, and nothing has another size. */
void gantry_table_move_rows        (GantryTable *self);
/* Cells may have become lower. */
void gantry_table_forget_heights   (GantryTable *self);
void gantry_table_snapshot         (GtkWidget *widget, GtkSnapshot *snapshot);
void gantry_table_value_changed_cb (GantryTable *self);

G_END_DECLS
