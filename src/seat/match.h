/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "seat/seat.h"
#include "seat/sheet.h"

G_BEGIN_DECLS

/* The board of a match: what a unit of two sides says beyond its rows. Everything comes from the documents of the unit and the
 * words and columns of its sport's profile. Holds the unit while it lives. Signal: "changed".
 *
 * Sheets:
 *   score    a row a side: "noc", "name", "period/<code>" …, the profile's columns of the live view, "result"
 *   actions  the newest first: "when", "period", "action", "noc", "name", "others", "outcome", "score", "text"
 *   stats    a row a statistic: "home", "stat", "away" (the sides' names are their headings)
 *   line-up  the players of both sides, then the officials: "noc", "bib", "position", "name", "role", the profile's columns */
#define GANTRY_TYPE_MATCH (gantry_match_get_type ())
G_DECLARE_FINAL_TYPE (GantryMatch, gantry_match, GANTRY, MATCH, GObject)

GantryMatch *gantry_match_new         (GantrySeat *seat, const char *rsc);
const char  *gantry_match_get_rsc     (GantryMatch *self);
GantrySheet *gantry_match_get_score   (GantryMatch *self); /* (transfer none), like the others */
GantrySheet *gantry_match_get_actions (GantryMatch *self);
GantrySheet *gantry_match_get_stats   (GantryMatch *self);
GantrySheet *gantry_match_get_line_up (GantryMatch *self);

G_END_DECLS
