/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/cell.h"

G_BEGIN_DECLS

/* One painted cell: a main line (text and a quieter tail), a small second line, the mark of a change below. Fonts and
 * colours come from CSS: the node is "cell" with the column's style as class. A change that fits only draws again. */
struct _GantryCell
{
  GtkWidget parent_instance;

  const GantryColumnSpec *spec;
  GantryCellContent content;
  PangoLayout *main; /* (owned) (nullable): made when first needed, dropped when the style changes */
  PangoLayout *sub;  /* (owned) (nullable) */
  int measured;      /* natural width last told to GTK, -1: none yet */
  int measured_height;
  int spare;         /* how much wider the column is than what was told */
  int spare_height;  /* and how much higher the row */
  gboolean header : 1;
  gboolean sampled : 1; /* this one keeps the room that its column needs */
  gboolean marked : 1;
  gboolean unchecked : 1; /* it was not seen yet whether what it shows finds room */
  gboolean fitted : 1; /* the main line is cut to the width that the cell has */
  gboolean more_before : 1;
  gboolean more_after : 1;
};

void gantry_cell_ensure_layouts (GantryCell *self);
void gantry_cell_fit            (GantryCell *self);
/* Of the two lines, in pixels; sub is 0 when there is no second one. */
void gantry_cell_get_heights    (GantryCell *self, int *main, int *sub);
/* cell-draw.c */
void gantry_cell_snapshot       (GtkWidget *widget, GtkSnapshot *snapshot);

G_END_DECLS
