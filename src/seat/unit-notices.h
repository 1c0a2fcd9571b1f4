/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "seat/changes-private.h"
#include "seat/unit-private.h"

G_BEGIN_DECLS

/* Of this unit: fills in unit, title and priority, and the notes that explain it. */
void   gantry_unit_add_notice       (GantryUnit *self, GantryNoticeParts *parts);
/* When the message was made that the results are from, ms source time. */
gint64 gantry_unit_get_results_time (GantryUnit *self);
/* newer: the results are newer than what was seen. Remembers the status. */
void   gantry_unit_add_status_step  (GantryUnit *self, gboolean newer);

G_END_DECLS
