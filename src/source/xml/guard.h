/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GANTRY_XML_MAX_DEPTH      64
#define GANTRY_XML_MAX_ATTRIBUTE  (64 * 1024)
#define GANTRY_XML_MAX_ELEMENTS   500000 /* far beyond real ones of 10 MB; bounds the tree's memory */
#define GANTRY_XML_MAX_ATTRIBUTES 128    /* of one element; the schema's largest has 35 */

typedef enum
{
  GANTRY_XML_GUARD_STRICT,  /* no document type declaration */
  GANTRY_XML_GUARD_DOCTYPE, /* one that only names where its own stands is passed over; that is not fetched */
} GantryXmlGuard;

/* One pass over the text before the parser sees it: no document type declaration with anything in
 * it, and depth, length and number of attributes and number of elements within bounds. The parser's work on what passes
 * is linear; what is not well-formed is left to the parser to refuse. */
gboolean gantry_xml_guard (const char *text, gsize length, GantryXmlGuard guard, GError **error);

G_END_DECLS
