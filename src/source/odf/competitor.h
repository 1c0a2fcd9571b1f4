/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "source/odf/builder.h"

G_BEGIN_DECLS

/* Competitors: an individual carries one athlete, whose particulars are then its own; a team has
 * members. All take a NULL competitor. */

/* The athlete who is the competitor; NULL for a team, a group, a pair. */
const GantryXmlNode *gantry_odf_competitor_individual (const GantryXmlNode *competitor);

/* code, type, bib, noc */
void gantry_odf_competitor_write         (GantryOdfBuilder *self, const GantryXmlNode *competitor);
/* family, given, gender … of an individual, name of a team */
void gantry_odf_competitor_write_names   (GantryOdfBuilder *self, const GantryXmlNode *competitor);
/* current, entry, coaches */
void gantry_odf_competitor_write_current (GantryOdfBuilder *self, const GantryXmlNode *competitor);
void gantry_odf_competitor_write_entry   (GantryOdfBuilder *self, const GantryXmlNode *competitor);
void gantry_odf_competitor_write_coaches (GantryOdfBuilder *self, const GantryXmlNode *competitor);
/* members, with names; with what each did (ext, stats) when results */
void gantry_odf_competitor_write_members (GantryOdfBuilder *self, const GantryXmlNode *competitor,
                                          gboolean results);
/* members of whom something is known beside the names: code, ext, stats */
void gantry_odf_competitor_write_deeds   (GantryOdfBuilder *self, const GantryXmlNode *competitor);
/* officials of an Officials element */
void gantry_odf_competitor_write_officials (GantryOdfBuilder *self, const GantryXmlNode *officials);

G_END_DECLS
