/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "source/xml/guard.h"
#include "source/xml/node.h"
#include "source/xml/vocabulary.h"

G_BEGIN_DECLS

/* What is taken of a document, and how large it may be. */
typedef struct
{
  const GantryXmlVocabulary *vocabulary;
  gsize max_size;
  GantryXmlGuard guard;
} GantryXmlFormat;

/* Reads a whole document: its encoding and its bounds are checked before the parser sees it. The root element with what the
 * vocabulary knows below it, owned by the arena; NULL with an error in one line. oddities: what was passed over is counted. */
GantryXmlNode *gantry_xml_read (const char *data, gsize length, const GantryXmlFormat *format, GantryXmlArena *arena,
                                GHashTable *oddities, GError **error);

G_END_DECLS
