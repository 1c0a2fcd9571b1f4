/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/documents.h"

G_BEGIN_DECLS

/* Reads topics from a relay into documents: once for export and show, on and on for watch. A seat
 * without boards: it uses the seat's link. */
#define GANTRY_TYPE_READER (gantry_reader_get_type ())
G_DECLARE_FINAL_TYPE (GantryReader, gantry_reader, GANTRY, READER, GObject)

#define GANTRY_READER_ERROR (gantry_reader_error_quark ())
GQuark gantry_reader_error_quark (void);

typedef enum
{
  GANTRY_READER_ERROR_NO_RELAY, /* nobody answers, or it is no relay */
} GantryReaderError;

/* Signals: "changed" (const GantryChange *, const GantryOutcome *, GHashTable *): after a change was
 * taken. The table has the objects that it replaced, id → GantryObject. "lost" and "back": the
 * connection, after gantry_reader_load(). */

/* Which topics are to be opened. */
typedef gboolean (*GantryWantFunc) (const char *topic, gpointer data);

GantryReader    *gantry_reader_new           (const char *url, GError **error);
/* Opens what is wanted of the topics that the relay has, and runs the main loop until all of it is
 * here. */
gboolean         gantry_reader_load          (GantryReader *self, GantryWantFunc want, gpointer data,
                                              GError **error);
/* Follows a topic, whether it exists already or not. */
void             gantry_reader_open          (GantryReader *self, const char *topic);
GantryDocuments *gantry_reader_get_documents (GantryReader *self); /* (transfer none) */
/* Topics of the relay and how many objects each had at the load: name → count; (transfer none). */
GHashTable      *gantry_reader_get_topics    (GantryReader *self);

G_END_DECLS
