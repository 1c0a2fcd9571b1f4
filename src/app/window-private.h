/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/athlete-panel.h"
#include "app/changes-page.h"
#include "app/delay-badge.h"
#include "app/ledger-page.h"
#include "app/medals-page.h"
#include "app/schedule-page.h"
#include "app/search-box.h"
#include "app/sidebar.h"
#include "app/state-bar.h"
#include "app/state-pill.h"
#include "app/steady-text.h"
#include "app/trouble-bar.h"
#include "app/unit-pane.h"
#include "app/window.h"

G_BEGIN_DECLS

struct _GantryWindow
{
  AdwApplicationWindow parent_instance;

  GtkWidget *sidebar_button;
  GtkMenuButton *menu_button;
  GantrySteadyText *date;
  GtkWidget *test_bar;
  GantrySearchBox *search_box;
  GtkWidget *changes_button;
  GtkLabel *changes_label;
  GantryDelayBadge *delay_badge;
  GantryStatePill *state_pill;
  GantryTroubleBar *trouble_bar;
  GantryStateBar *state_bar; /* of the pages; a unit has its own */
  AdwFlap *sidebar_flap;
  GantrySidebar *sidebar;
  AdwFlap *athlete_flap;
  GantryAthletePanel *athlete_panel; /* (nullable): made when somebody is first chosen */
  GtkStack *pages;
  GantryUnitPane *unit_pane;
  GantrySchedulePage *schedule_page; /* (nullable): made when first shown, like the next */
  GantryMedalsPage *medals_page;     /* (nullable) */
  GantryChangesPage *changes_page;   /* (nullable) */
  GantryLedgerPage *ledger_page;     /* (nullable) */

  GantrySeat *seat;          /* (owned) */
  GSettings *settings;       /* (owned) */
  char *relays;              /* (owned) */
  const char *decimal_point; /* static */
  gint64 since;              /* monotonic µs of when the window began to wait */
  guint tick_id;
  gboolean athlete_over : 1; /* the panel lies over the content of a narrow window */
  gboolean sidebar_over : 1;
};

/* Opens a unit and remembers it. */
void gantry_window_open_unit   (GantryWindow *self, const char *rsc);
void gantry_window_show_flaps  (GantryWindow *self);
/* Writes only what is not remembered yet: a window that opens in its last state has nothing to write. */
void gantry_window_remember    (GantryWindow *self, const char *key, const char *value);
/* state: floating. */
void gantry_window_set_action_state (GantryWindow *self, const char *name, GVariant *state);
/* window-pages.c: "unit", "schedule", "medals", "changes", "ledger", "records", "weather"; nothing else does anything. */
void gantry_window_show_page   (GantryWindow *self, const char *page);
/* To another part of what is shown: of the event, of the records, of the medal table. */
void gantry_window_turn        (GantryWindow *self, int by);
/* window-state.c: ages, times of day, and what follows from them. */
void gantry_window_show_state  (GantryWindow *self);
/* Says so when what is shown is of a test; at once, before anybody reads a word of it. */
void gantry_window_show_test   (GantryWindow *self);
/* window-actions.c: everything a key or a menu can do ("win."). */
void gantry_window_add_actions (GantryWindow *self);
/* window-delay.c */
void gantry_window_add_delay_actions (GantryWindow *self);
/* window-past.c */
void gantry_window_add_past_actions  (GantryWindow *self);
/* window-insight.c: the reference of gaps, and the chart. */
void gantry_window_add_insight_actions (GantryWindow *self);
/* As the settings have them. */
void gantry_window_restore_insight     (GantryWindow *self);

G_END_DECLS
