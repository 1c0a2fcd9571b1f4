/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "source/odf/node.h"

G_BEGIN_DECLS

/* Reads the XML of one message that passed the guard (guard.h), streaming: the root element first,
 * so that its header decides what is done with the rest. Nothing is fetched, no entity is put in,
 * nothing is printed, and no setting of libxml2 is touched that another thread could notice. */
typedef struct _GantryOdfReader GantryOdfReader;

/* text: UTF-8, kept by the caller, as are arena and oddities, which must outlive the reader. */
GantryOdfReader *gantry_odf_reader_new          (const char *text, gsize length,
                                                 GantryOdfArena *arena, GHashTable *oddities);
void             gantry_odf_reader_free         (GantryOdfReader *self);

/* The root element with its attributes, owned by the arena. Its name is that of the message when
 * the vocabulary does not know it. NULL with an error when there is none. */
GantryOdfNode   *gantry_odf_reader_read_root    (GantryOdfReader *self, GError **error);
/* The rest, to the end of the message. With keep, what the vocabulary knows is put below root. */
gboolean         gantry_odf_reader_read_content (GantryOdfReader *self, GantryOdfNode *root,
                                                 gboolean keep, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryOdfReader, gantry_odf_reader_free)

G_END_DECLS
