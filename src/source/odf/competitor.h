/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "source/odf/builder.h"

G_BEGIN_DECLS

/* Competitors: an individual carries one athlete, whose particulars are then its own; a team has
 * members. All take a NULL competitor. */

/* The athlete who is the competitor; NULL for a team, a group, a pair. */
const GantryOdfNode *gantry_odf_competitor_individual (const GantryOdfNode *competitor);

/* code, type, bib, noc */
void gantry_odf_competitor_write         (GantryOdfBuilder *self, const GantryOdfNode *competitor);
/* family, given, gender … of an individual, name of a team */
void gantry_odf_competitor_write_names   (GantryOdfBuilder *self, const GantryOdfNode *competitor);
/* current, entry, coaches */
void gantry_odf_competitor_write_current (GantryOdfBuilder *self, const GantryOdfNode *competitor);
void gantry_odf_competitor_write_entry   (GantryOdfBuilder *self, const GantryOdfNode *competitor);
void gantry_odf_competitor_write_coaches (GantryOdfBuilder *self, const GantryOdfNode *competitor);
/* members, with names; with what each did (ext, stats) when results */
void gantry_odf_competitor_write_members (GantryOdfBuilder *self, const GantryOdfNode *competitor,
                                          gboolean results);
/* members of whom something is known beside the names: code, ext, stats */
void gantry_odf_competitor_write_deeds   (GantryOdfBuilder *self, const GantryOdfNode *competitor);
/* officials of an Officials element */
void gantry_odf_competitor_write_officials (GantryOdfBuilder *self, const GantryOdfNode *officials);

G_END_DECLS
