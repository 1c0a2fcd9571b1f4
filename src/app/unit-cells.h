/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/cell.h"
#include "seat/unit.h"

G_BEGIN_DECLS

/* What the cells of a unit's rows need to know beyond the row. Owned by the pane that shows them. */
typedef struct
{
  GantryUnit *unit;          /* (nullable) borrowed */
  const char *decimal_point; /* of the seat's language */
  gboolean past;             /* it is what was: nothing of it has just changed */
  gboolean stale;            /* projections are not shown */
  gboolean start_list;
} GantryUnitCells;

/* GantryTableFill and GantryTableStyle of a GantryRow; data: a GantryUnitCells. Without side effects. */
void        gantry_unit_cells_fill  (GObject *row, const GantryColumnSpec *spec, GantryCellContent *content, gpointer data);
const char *gantry_unit_cells_style (GObject *row, gpointer data);

G_END_DECLS
