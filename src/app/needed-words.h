/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "insight/need.h"
#include "seat/unit.h"

G_BEGIN_DECLS

/* What is needed and what may become of somebody, in words of the seat's language, as Pango markup; all (transfer full). */
char *gantry_need_dup_markup     (const GantryNeed *need, GantryUnit *unit, const char *decimal_point);
/* Reads as a projection: "≈ 3rd of 40 at 15 km, +2.3" in italics. */
char *gantry_approach_dup_markup (const GantryApproach *approach, GantryUnit *unit, const char *decimal_point);
/* All of a row: name, approach, needs; NULL when there is nothing to say. caption: "Next", "On now" … */
char *gantry_needed_dup_markup   (GantryUnit *unit, GantryRow *row, const char *caption, const char *decimal_point);

G_END_DECLS
