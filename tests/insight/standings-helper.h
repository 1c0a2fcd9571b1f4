/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "insight/standings.h"

/* Units written in the test: a line a competitor, its words separated by spaces:
 *
 *   "a 10.0 20.0 = 30.0 rank 1"
 *
 * a code, a mark for each point ("." for none), and then any of: "=" result, "rank" number, "before" sum, "gained" mark, "best"
 * mark, "out", "q". Marks are times unless the kind is another one; of heights the points are texts ("xo"). */
typedef struct
{
  GantryStandings standings;
  GArray *entrants;
  GPtrArray *owned;
} TestUnit;

TestUnit  *test_unit_new     (GantryKind kind, guint n_points, const char *first, ...) G_GNUC_NULL_TERMINATED;
void       test_unit_free    (TestUnit *self);
GantryMark test_mark         (GantryKind kind, const char *text);
/* For a test to change one. */
GantryEntrant *test_unit_get (TestUnit *self, const char *code);
GantryMark *test_unit_points (TestUnit *self, const char *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestUnit, test_unit_free)

#define assert_mark(mark, text) \
  G_STMT_START \
    { \
      g_autofree char *text_ = gantry_format_gap (mark, "."); \
      g_assert_cmpstr (text_, ==, text); \
    } \
  G_STMT_END
