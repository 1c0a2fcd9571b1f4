/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "insight/standings.h"
#include "seat/unit.h"

G_BEGIN_DECLS

/* The rows of a unit as plain numbers, in their order. Filled anew at each flush; the arrays are kept. */
typedef struct _GantryUnitStandings GantryUnitStandings;

GantryUnitStandings   *gantry_unit_standings_new    (void);
void               gantry_unit_standings_free   (GantryUnitStandings *self);
/* Reads rows, points and records of the unit. Texts are borrowed from the rows: valid until the next flush. */
void               gantry_unit_standings_update (GantryUnitStandings *self, GantryUnit *unit);
const GantryStandings *gantry_unit_standings_get    (GantryUnitStandings *self);
/* In the order of the sums; (nullable). */
const GantryStandings *gantry_unit_standings_get_sums (GantryUnitStandings *self);

G_END_DECLS
