/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "source/xml/vocabulary.h"

G_BEGIN_DECLS

/* The elements of the messages that become documents: the newest schema and what real messages of other years have. */
extern const GantryXmlVocabulary gantry_odf_vocabulary;

G_END_DECLS
