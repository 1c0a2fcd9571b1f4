/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/status-pill.h"
#include "seat/unit.h"

G_BEGIN_DECLS

/* Says beside the two statuses that an official result is not what it was, or may not stay what it is: "Corrected",
 * "Protested", with the feed's note as description. Not shown otherwise, and not for what the status says already. */
void gantry_unit_mark_show (GantryStatusPill *pill, GantryUnit *unit);

G_END_DECLS
