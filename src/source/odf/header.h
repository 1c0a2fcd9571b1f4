/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "source/xml/node.h"
#include "source/odf/odf.h"

G_BEGIN_DECLS

/* Bytes of a code: of the header, of a competitor, of a unit. They become ids of documents. */
#define GANTRY_ODF_MAX_CODE 128

/* Fills the texts, numbers and times of a message from the attributes of its root element. FALSE
 * when the element is not OdfBody, or an attribute that must be there is missing or out of
 * range. */
gboolean gantry_odf_header_read (const GantryXmlNode *root, GantryOdfMessage *message, GError **error);

G_END_DECLS
