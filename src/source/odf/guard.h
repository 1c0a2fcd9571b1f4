/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GANTRY_ODF_MAX_ELEMENTS   500000 /* far beyond real ones of 10 MB; bounds the tree's memory */
#define GANTRY_ODF_MAX_ATTRIBUTES 128    /* of one element; the schema's largest has 35 */

/* One pass over the text before the parser sees it: no document type declaration, and depth, length
 * and number of attributes and number of elements within bounds. The parser's work on what passes
 * is linear; what is not well-formed is left to the parser to refuse. */
gboolean gantry_odf_guard (const char *text, gsize length, GError **error);

G_END_DECLS
