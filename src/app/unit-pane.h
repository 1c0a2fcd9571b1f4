/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/chart-make.h"
#include "seat/seat.h"

G_BEGIN_DECLS

/* One unit: its title, both statuses, clock, records and a view of it.
 * Signals: "selected" (another row, or none), "title" (the unit or its name changed). */
#define GANTRY_TYPE_UNIT_PANE (gantry_unit_pane_get_type ())
G_DECLARE_FINAL_TYPE (GantryUnitPane, gantry_unit_pane, GANTRY, UNIT_PANE, GtkWidget)

void        gantry_unit_pane_set_seat     (GantryUnitPane *self, GantrySeat *seat);
void        gantry_unit_pane_open         (GantryUnitPane *self, const char *rsc); /* (nullable) */
const char *gantry_unit_pane_get_rsc      (GantryUnitPane *self); /* (nullable) */
GantryUnit *gantry_unit_pane_get_unit     (GantryUnitPane *self); /* (nullable) (transfer none) */
/* "start-list", "live", "splits", "records", "event", "bracket", "detail" */
void        gantry_unit_pane_set_view     (GantryUnitPane *self, const char *view);
GantryRow  *gantry_unit_pane_get_selected (GantryUnitPane *self); /* (nullable) (transfer none) */
/* Selects a competitor, as soon as the data has it; NULL: nobody. */
void        gantry_unit_pane_select       (GantryUnitPane *self, const char *code);
void        gantry_unit_pane_step         (GantryUnitPane *self, int by);
/* To another page of a view that has several. */
void        gantry_unit_pane_turn         (GantryUnitPane *self, int by);
/* How far what is shown can be trusted: an age when it is late; a bar, another frame, the clock held and no projections when
 * nothing comes in any more or when it is a copy. The accessible description of the pane is the state: "Live", "Stale, delayed". */
void        gantry_unit_pane_set_standing (GantryUnitPane *self, const GantryStanding *standing);
/* Going back: by changes, by points ("the order at 800") or by ms of source time; negative is back. The pane shows what was, in a
 * frame and with a bar that says when, until gantry_unit_pane_go_now(), another unit, or a step beyond the last change. */
typedef enum
{
  GANTRY_STEP_CHANGE,
  GANTRY_STEP_POINT,
  GANTRY_STEP_TIME,
} GantryStep;

void        gantry_unit_pane_go_back      (GantryUnitPane *self, GantryStep kind, int by);
void        gantry_unit_pane_go_now       (GantryUnitPane *self);
gboolean    gantry_unit_pane_is_past      (GantryUnitPane *self);
/* What gaps and charts are measured against, as of gantry_reference_dup_text(); of an athlete who is not in the unit: the leader. */
void        gantry_unit_pane_set_reference (GantryUnitPane *self, const char *reference);
/* Opens the menu of references. */
void        gantry_unit_pane_open_reference (GantryUnitPane *self);
void        gantry_unit_pane_set_chart    (GantryUnitPane *self, gboolean shown);
void        gantry_unit_pane_set_chart_kind (GantryUnitPane *self, GantryChartKind kind);
GantryChartKind gantry_unit_pane_get_chart_kind (GantryUnitPane *self); /* the one shown */
/* What the pane says while there is nothing: title and reason. */
void        gantry_unit_pane_set_why      (GantryUnitPane *self, const char *title, const char *why);

G_END_DECLS
