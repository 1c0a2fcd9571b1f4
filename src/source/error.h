/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Why something that a source sent is not taken. The message says in one line what is wrong and where. */
#define GANTRY_SOURCE_ERROR (gantry_source_error_quark ())
GQuark gantry_source_error_quark (void);

typedef enum
{
  GANTRY_SOURCE_ERROR_TOO_LARGE,
  GANTRY_SOURCE_ERROR_NOT_XML,   /* not well-formed, wrong encoding, cut short: line and column in the message */
  GANTRY_SOURCE_ERROR_FORBIDDEN, /* document type declaration, entities, too deep, too long an attribute */
  GANTRY_SOURCE_ERROR_HEADER,    /* not what this source sends, or what it must say is missing or out of range: which */
  GANTRY_SOURCE_ERROR_PACKING,   /* an archive that is damaged, or that holds something else */
} GantrySourceError;

G_END_DECLS
