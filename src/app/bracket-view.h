/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/unit-view.h"

G_BEGIN_DECLS

/* The bracket of the unit's event, the unit marked in it. */
#define GANTRY_TYPE_BRACKET_VIEW (gantry_bracket_view_get_type ())
G_DECLARE_FINAL_TYPE (GantryBracketView, gantry_bracket_view, GANTRY, BRACKET_VIEW, GtkWidget)

G_END_DECLS
