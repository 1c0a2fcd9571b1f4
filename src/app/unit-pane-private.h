/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/chart-pane.h"
#include "app/clock-label.h"
#include "app/conditions-line.h"
#include "app/needed-box.h"
#include "app/past-bar.h"
#include "app/record-strip.h"
#include "app/records-view.h"
#include "app/state-bar.h"
#include "app/status-pill.h"
#include "app/table.h"
#include "app/unit-cells.h"
#include "app/unit-pane.h"

G_BEGIN_DECLS

struct _GantryUnitPane
{
  GtkWidget parent_instance;

  GtkStack *stack;
  AdwStatusPage *empty;
  GtkWidget *content;
  GtkLabel *title;
  GtkLabel *subtitle;
  GantryConditionsLine *conditions;
  GantryClockLabel *clock;
  GtkWidget *late;
  GtkLabel *late_label;
  GantryStateBar *state_bar;
  GantryPastBar *past_bar; /* (nullable): made when first gone back */
  GantryStatusPill *schedule_pill;
  GantryStatusPill *data_pill;
  GantryStatusPill *mark_pill;
  GtkWidget *start_list_button;
  GtkLabel *start_list_label;
  GtkWidget *live_button;
  GtkLabel *live_label;
  GtkWidget *splits_button;
  GtkLabel *splits_label;
  GtkWidget *bracket_button;
  GtkWidget *back_button;
  GtkMenuButton *reference_button;
  GtkLabel *reference_label;
  GantryRecordStrip *record_strip;
  GantryNeededBox *needed_box;
  GtkWidget *notes;
  GtkLabel *note;
  GtkMenuButton *all_notes;
  GtkLabel *notes_list; /* (nullable): the same */
  GtkStack *views;
  GtkScrolledWindow *table_scroller;
  GantryTable *table;
  GantryChartPane *chart_pane;
  GantryRecordsView *records_view; /* (nullable): made when first shown */

  GantrySeat *seat; /* (owned) (nullable) */
  GantryUnit *unit; /* (owned) (nullable): what is shown: the live one, or that of the past */
  GantryUnit *live; /* (owned) (nullable) */
  GantryPast *past; /* (owned) (nullable): while going back */
  GCancellable *opening; /* (owned) (nullable): while the past is being opened */
  gulong changed_id;
  GantryUnitCells cells;
  char *view;   /* (owned) */
  char *reference; /* (owned): what the seat wants gaps to be measured against */
  char *wanted; /* (owned) (nullable): code to select when it comes */
  GantryStanding standing;
  gboolean described; /* assistive technology knows the standing */
};

/* unit-pane.c: shows a board of the unit that is open; who was selected stays selected. unit: (nullable). */
void gantry_unit_pane_show_unit (GantryUnitPane *self, GantryUnit *unit);
/* unit-pane-past.c: the frame and the bar go; what is shown stays. */
void gantry_unit_pane_leave_past (GantryUnitPane *self);
/* unit-pane-head.c: title, statuses, notes. */
void gantry_unit_pane_show_head (GantryUnitPane *self);
/* unit-pane-insight.c: the reference of gaps, what is needed, the chart. */
void gantry_unit_pane_init_insight    (GantryUnitPane *self);
/* What the seat has chosen, where the unit has it: an athlete of another unit is none here. */
void gantry_unit_pane_apply_reference (GantryUnitPane *self);
void gantry_unit_pane_show_insight    (GantryUnitPane *self);

G_END_DECLS
