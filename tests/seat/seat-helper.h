/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "seat/seat-private.h"

/* Documents for boards, written in the test. JSON is written with ' for ". */

#define SWIM_UNIT     "SWMW400MFR------------FNL-000100--"
#define SWIM_EVENT    "SWMW400MFR------------------------"
#define SWIM_TOPIC    "unit/" SWIM_UNIT
#define SCHEDULE_SWIM "schedule/SWM"
#define PEOPLE_SWIM   "people/SWM"
#define EVENT_SWIM    "event/" SWIM_EVENT

/* A clock that stands until it is moved. */
typedef struct
{
  gint64 now; /* µs */
} TestClock;

gint64      test_clock_read (gpointer clock);

/* A seat on the project's own profiles with a clock of the test's. */
GantrySeat *test_seat_new   (TestClock *clock);

/* Pairs of id and body, NULL-terminated; major: the revision, at = major seconds. Applies, does not flush. */
void        test_put_full    (GantrySeat *seat, const char *topic, const char *scope, gint64 major, ...) G_GNUC_NULL_TERMINATED;
void        test_put_partial (GantrySeat *seat, const char *topic, const char *scope, gint64 major, ...) G_GNUC_NULL_TERMINATED;

/* "4 PELORIN Ada 57.61|" … of the unit's rows: each row a line of the fields asked for: r rank, o order, b bib, n name, N noc,
 * = result, i irm, q qualification, g gap, R record gap, w records. */
char       *test_rows_text   (GListModel *rows, const char *fields);

#define assert_rows(unit, fields, expected) \
  G_STMT_START \
    { \
      g_autofree char *text_ = test_rows_text (gantry_unit_get_rows (unit), fields); \
      g_assert_cmpstr (text_, ==, expected); \
    } \
  G_STMT_END

/* Counts of what a model emits: "1-1+1" for items-changed (1, 1, 1), joined by spaces. */
GString    *test_watch_model (GListModel *model);
/* Counts "changed" of an object. */
guint      *test_watch_changed (gpointer object);
