/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "insight/need.h"

G_BEGIN_DECLS

/* need-heights.c: of vertical jumps. */
void gantry_needs_add_heights (GArray *needs, const GantryStandings *standings, guint entrant);

G_END_DECLS
