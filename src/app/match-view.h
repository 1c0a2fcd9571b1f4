/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/unit-view.h"

G_BEGIN_DECLS

/* A match: the score of both sides by period, and below it one part of the rest. Property, construct-only: "part", one of "match"
 * (what has happened, the newest first), "stats" and "line-up". */
#define GANTRY_TYPE_MATCH_VIEW (gantry_match_view_get_type ())
G_DECLARE_FINAL_TYPE (GantryMatchView, gantry_match_view, GANTRY, MATCH_VIEW, GtkWidget)

G_END_DECLS
