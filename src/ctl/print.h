/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/documents.h"

G_BEGIN_DECLS

typedef enum
{
  GANTRY_PRINT_TEXT,
  GANTRY_PRINT_JSON,
} GantryPrintFormat;

/* FALSE for a word that is no format. NULL is text. */
gboolean gantry_print_parse_format (const char *word, GantryPrintFormat *format);

/* The objects of a topic for people or for programs. (transfer full) */
char    *gantry_print_topic        (GantryDocuments *documents, const char *topic,
                                    GantryPrintFormat format);
/* One line without its end about one object that changed: what is other now. old: (nullable); gone: it
 * went. */
char    *gantry_print_change       (const char *topic, GantryObject *object, GantryObject *old, gboolean gone, gint64 at,
                                    GantryPrintFormat format);

G_END_DECLS
