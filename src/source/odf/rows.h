/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "source/odf/builder.h"

G_BEGIN_DECLS

/* What all kinds of results share (docs/documents.md, "Bodies"). All write members into the object
 * that is open; nodes may be NULL. */

/* The open pattern: each child of that name of a first and a second parent as one object of an
 * array. */
void gantry_odf_write_ext      (GantryOdfBuilder *self, const char *member, const GantryXmlNode *first,
                                const GantryXmlNode *second, const char *element);
/* The same, where they stand in a box: "ExtendedResults", "ExtendedResult". */
void gantry_odf_write_boxed    (GantryOdfBuilder *self, const char *member, const GantryXmlNode *first,
                                const GantryXmlNode *second, const char *box, const char *element);
/* The same without the array around them, each with the unit that it is for. */
void gantry_odf_write_ext_of   (GantryOdfBuilder *self, const char *unit,
                                const GantryXmlNode *parent, const char *element);
/* infos, periods (with home and away), progress of the message. */
void gantry_odf_write_infos    (GantryOdfBuilder *self);
void gantry_odf_write_periods  (GantryOdfBuilder *self);
void gantry_odf_write_progress (GantryOdfBuilder *self);

/* A line without its code and members: result, splits, records, parts, statistics. */
void gantry_odf_write_line     (GantryOdfBuilder *self, const GantryXmlNode *result);
/* Who starts, where, as what. */
void gantry_odf_write_entry    (GantryOdfBuilder *self, const GantryXmlNode *result);
/* Both, as a row of an event's table has it, and all rows of the message. */
void gantry_odf_write_row      (GantryOdfBuilder *self, const GantryXmlNode *result);
void gantry_odf_write_rows     (GantryOdfBuilder *self);

G_END_DECLS
