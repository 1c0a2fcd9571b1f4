/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "seat/unit.h"

G_BEGIN_DECLS

/* What the gaps of a unit can be measured against, as items of the action "win.reference": only what the unit has. selected:
 * (nullable): offered as an athlete, and so is the one chosen now. (transfer full) */
GMenu *gantry_reference_menu_new (GantryUnit *unit, GantryRow *selected);

G_END_DECLS
