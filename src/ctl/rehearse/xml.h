/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes XML: begin, attributes, children or text, end. An attribute without a value is left out, as
 * ODF wants it. Names are literals of ours, values are escaped. */
typedef struct _GantryXml GantryXml;

GantryXml *gantry_xml_new       (void);
void       gantry_xml_free      (GantryXml *self);
void       gantry_xml_begin     (GantryXml *self, const char *element);
void       gantry_xml_attribute (GantryXml *self, const char *name, const char *value); /* (nullable) value */
void       gantry_xml_number    (GantryXml *self, const char *name, gint64 value);
void       gantry_xml_yes       (GantryXml *self, const char *name, gboolean value);    /* "Y", or left out */
void       gantry_xml_text      (GantryXml *self, const char *text);
void       gantry_xml_end       (GantryXml *self);
/* An element without children: name, value, name, value, NULL. */
void       gantry_xml_leaf      (GantryXml *self, const char *element, ...) G_GNUC_NULL_TERMINATED;
/* Frees self and returns what was written; (transfer full). */
char      *gantry_xml_finish    (GantryXml *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryXml, gantry_xml_free)

G_END_DECLS
