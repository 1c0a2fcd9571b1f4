/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "seat/unit.h"

G_BEGIN_DECLS

/* A reference in the seat's language, all (transfer full). Of an athlete: by the name in the unit, by the code when he is not
 * in it. */
char *gantry_reference_dup_title (const GantryReference *self, GantryUnit *unit); /* above a column: "to ORTEGA" */
char *gantry_reference_dup_name  (const GantryReference *self, GantryUnit *unit); /* in full: "Gap to ORTEGA Kay" */
char *gantry_reference_dup_label (const GantryReference *self, GantryUnit *unit); /* by itself: "ORTEGA Kay", "Leader" */

G_END_DECLS
