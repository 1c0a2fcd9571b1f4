/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "seat/seat.h"
#include "seat/sheet.h"

G_BEGIN_DECLS

/* The board of one competitor in one unit: every value that the feed has of the competitor, one a row. What a table of the whole
 * field has no room for: the elements of a program with what each is made of, judges' marks, legs of a relay with who ran them,
 * shooting, sections. Signal: "changed".
 *
 * The sheet: "name" (of a member of a team), "what" (the profile's word, else the feed's code), "at" (which of several: a point,
 * an element), "value", "second" (the section), "rank-at" (the rank there), "gap", "speed", and a column "sub/<code>" for each part
 * that a value is made of. */
#define GANTRY_TYPE_DETAIL (gantry_detail_get_type ())
G_DECLARE_FINAL_TYPE (GantryDetail, gantry_detail, GANTRY, DETAIL, GObject)

GantryDetail *gantry_detail_new       (GantrySeat *seat, const char *rsc);
const char   *gantry_detail_get_rsc   (GantryDetail *self);
/* NULL: whoever is on now, else the first in the order of the source. */
void          gantry_detail_set_code  (GantryDetail *self, const char *code);
/* Who is shown; (nullable) (transfer none). */
GantryRow    *gantry_detail_get_row   (GantryDetail *self);
GantrySheet  *gantry_detail_get_sheet (GantryDetail *self); /* (transfer none) */

G_END_DECLS
