/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "model/documents.h"
#include "sport/profile.h"

G_BEGIN_DECLS

/* The export (docs/export.md): everything that documents say, as one JSON object that is easy to take.
 * */
typedef struct
{
  guint parts;      /* bit mask, gantry_export_parse_parts() */
  const char *unit; /* (nullable) RSC: only this unit, and what goes with it */
} GantryExportPlan;

#define GANTRY_EXPORT_ALL ((guint) -1)

/* "units,medals" → a mask; 0 with an error that names the word that is no part. */
guint       gantry_export_parse_parts (const char *text, GError **error);
/* Names of all parts, joined with commas; (transfer full). */
char       *gantry_export_list_parts  (void);

/* Pure: reads documents, changes nothing. (transfer full) */
JsonObject *gantry_export_documents   (GantryDocuments *documents, GantryProfiles *profiles,
                                       GantryExportPlan plan);
/* Whether an export of this plan reads the topic: what has to be fetched first. */
gboolean    gantry_export_reads_topic (GantryExportPlan plan, const char *topic);

G_END_DECLS
