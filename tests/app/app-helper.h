/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/cell.h"
#include "app/table.h"
#include "seat/seat-private.h"

/* A seat with an invented competition, written here, and what tests of windows need. JSON is written with ' for ". */

#define SWIM_UNIT  "SWMW400MFR------------FNL-000100--"
#define SWIM_EVENT "SWMW400MFR------------------------"
#define JUMP_UNIT  "ATHMLJ----------------FNL-000100--"
#define HIGH_UNIT  "ATHWHJ----------------FNL-000100--"

/* The final of a swimming race at 100 m, the order so far by the source; a long jump and a high jump; a schedule of all. */
GantrySeat *app_test_seat_new (void);
/* The same race decided: official, one out, one with a record. */
void        app_test_finish   (GantrySeat *seat);
/* Pairs of id and body, NULL-terminated. */
void        app_test_put      (GantrySeat *seat, const char *topic, const char *scope, gint64 major, ...) G_GNUC_NULL_TERMINATED;

/* FALSE, and the test marked as skipped, without a display. */
gboolean    app_test_init_gtk (void);
/* The style sheet, which the application loads by itself: without it some widgets measure otherwise. */
void        app_test_load_style (void);
void        app_test_iterate  (void);
/* Until a mapped widget has had so many frames. */
void        app_test_wait_frames (GtkWidget *widget, guint n);
/* A widget of one child, and how often GTK has measured such ones: what asks for another size has it do so. */
GtkWidget  *app_test_measured_new (GtkWidget *child);
guint       app_test_count_measures (void);
/* Until GTK measures them no more: a window that has just been opened is laid out a few times. */
void        app_test_wait_settled (GtkWidget *widget);
/* The first descendant of a type, in depth. */
GtkWidget  *app_test_find     (GtkWidget *root, GType type);
/* The descendant whose buildable id is this. */
GtkWidget  *app_test_find_id  (GtkWidget *root, const char *id);
/* What the accessibility tree calls each cell of a row of a table, joined by "|". */
char       *app_test_row_text (GantryTable *table, guint row);

GPtrArray  *app_test_columns  (const char *first, ...) G_GNUC_NULL_TERMINATED;
