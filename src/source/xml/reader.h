/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "source/xml/node.h"
#include "source/xml/vocabulary.h"

G_BEGIN_DECLS

/* Reads the XML of one message that passed the guard (guard.h), streaming: the root element first,
 * so that its header decides what is done with the rest. Nothing is fetched, no entity is put in,
 * nothing is printed, and no setting of libxml2 is touched that another thread could notice. */
typedef struct _GantryXmlReader GantryXmlReader;

/* text: UTF-8, kept by the caller, as are vocabulary, arena and oddities, which must outlive the
 * reader. */
GantryXmlReader *gantry_xml_reader_new          (const char *text, gsize length,
                                                 const GantryXmlVocabulary *vocabulary,
                                                 GantryXmlArena *arena, GHashTable *oddities);
void             gantry_xml_reader_free         (GantryXmlReader *self);

/* The root element with its attributes, owned by the arena. Its name is that of the message when
 * the vocabulary does not know it. NULL with an error when there is none. */
GantryXmlNode   *gantry_xml_reader_read_root    (GantryXmlReader *self, GError **error);
/* The rest, to the end of the message. With keep, what the vocabulary knows is put below root. */
gboolean         gantry_xml_reader_read_content (GantryXmlReader *self, GantryXmlNode *root,
                                                 gboolean keep, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryXmlReader, gantry_xml_reader_free)

G_END_DECLS
