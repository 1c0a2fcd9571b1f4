/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/column.h"
#include "seat/unit.h"

G_BEGIN_DECLS

/* The columns of a view of a unit ("start-list", "live", "splits"): what its rule says, its points put in, and without those
 * that no row has anything for. Of a result that is final the live view also takes the columns of the result. (transfer full)
 * (element-type GantryColumnSpec) */
GPtrArray *gantry_unit_columns_new (GantryUnit *unit, const char *view);

/* TRUE from the moment the data says that the unit is decided: unofficial and later. */
gboolean   gantry_unit_is_decided  (GantryUnit *unit);

G_END_DECLS
