/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "seat/seat.h"

G_BEGIN_DECLS

/* The desk: sidebar, one pane or page, athlete panel. Remembers what was open in the settings.
 *
 * What it shows can be read through the accessibility tree (AT-SPI roles in brackets):
 * - both statuses of a unit: groups [panel] named "Schedule: <status>" and "Data: <status>"; the state of the connection: a
 *   status [status bar] named "Connection: <state>"; the clock: a group named "Clock" with a label;
 * - title [heading], and beside it a label of what the unit is, where, and the wind;
 * - the competitors: a grid [table] named "Competitors" of rows [table row] of cells [table cell], see table.h: "Rank: 1",
 *   "Lane: 4", "Nation: NOR", "Name: PELORIN Ada", "50: 27.31, rank 2", "Result: 3:55.01, WR", "Result: DNS";
 *   a rank that is only that of a split is "Rank: 1 at 100";
 * - records: a group named "Records" of two labels, the records and the leader's pace;
 *   a corrected value ends with what it was: "Result: 3:55.02, was 3:56.42"; an official result that was corrected or is
 *   protested has a group [panel] "Result: Corrected" or "Result: Protested" beside the statuses;
 * - the page of changes: a list named "Changes" of groups named by a sentence, see changes-page.h; how many are unread: a
 *   button "2 changes" in the header bar, and the row "Changes, 2 unread" of the sidebar;
 * - when what is shown is of a test: an alert named "Test data";
 * - the sidebar [panel]: lists [list] named "Live now" and "Next" of rows [list item]
 *   named "SWM, <name>, <status>". */
#define GANTRY_TYPE_WINDOW (gantry_window_get_type ())
G_DECLARE_FINAL_TYPE (GantryWindow, gantry_window, GANTRY, WINDOW, AdwApplicationWindow)

/* relays: addresses as text, for what the window says while it waits. */
GantryWindow *gantry_window_new      (AdwApplication *application, GantrySeat *seat, GSettings *settings, const char *relays);
/* Opens a unit and selects a competitor; code: (nullable). */
void          gantry_window_open     (GantryWindow *self, const char *rsc, const char *code);
const char   *gantry_window_get_unit (GantryWindow *self); /* (nullable) RSC */
/* Whether the unit that is open has anybody in it. */
gboolean      gantry_window_has_table (GantryWindow *self);

G_END_DECLS
