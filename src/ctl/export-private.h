/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ctl/export.h"

G_BEGIN_DECLS

/* What every part reads from; borrowed for the time of one export. */
typedef struct
{
  GantryDocuments *documents;
  GantryProfiles *profiles;
  const char *unit;  /* (nullable) only this one */
  GPtrArray *topics; /* (element-type utf8) sorted names */
} GantryExport;

/* One unit on its way into the export. */
typedef struct
{
  GantryExport *export;
  char *rsc;
  char *topic;
  char *discipline;
  const GantryJson *head; /* (nullable) */
  GantryRule *rule;
  GHashTable *points; /* pos → name, borrowed from the documents */
} GantryExportUnit;

/* (transfer full) */
JsonArray        *gantry_export_make_rows    (GantryExportUnit *unit);

/* One part each; (transfer full). */
JsonNode         *gantry_export_units        (GantryExport *self);
JsonNode         *gantry_export_phases       (GantryExport *self);
JsonNode         *gantry_export_cumulative   (GantryExport *self);
JsonNode         *gantry_export_rankings     (GantryExport *self);
JsonNode         *gantry_export_medallists   (GantryExport *self);
JsonNode         *gantry_export_medals       (GantryExport *self);
JsonNode         *gantry_export_pools        (GantryExport *self);
JsonNode         *gantry_export_brackets     (GantryExport *self);
JsonNode         *gantry_export_records      (GantryExport *self);
JsonNode         *gantry_export_participants (GantryExport *self);
JsonNode         *gantry_export_teams        (GantryExport *self);
JsonNode         *gantry_export_sessions     (GantryExport *self);
JsonNode         *gantry_export_weather      (GantryExport *self);
JsonNode         *gantry_export_bulletins    (GantryExport *self);
JsonNode         *gantry_export_competition  (GantryExport *self);

/* Calls back for every object whose topic and id start so, plain documents only (none of a subcode or
 * language of its own). */
typedef void (*GantryExportFunc) (GantryExport *self, const char *name, const GantryJson *body,
                                  JsonObject *target);
/* name: the id after the prefix. The target is made, filled and returned as a node. (transfer full) */
JsonNode         *gantry_export_collect      (GantryExport *self, const char *topic_prefix,
                                              const char *id_prefix, GantryExportFunc func);
const GantryJson *gantry_export_lookup       (GantryExport *self, const char *topic, const char *id); /* (nullable) (transfer none) */
/* Corrected names of a competitor (by code, from people/<DIS>), else those of 'body'. */
void              gantry_export_add_name     (GantryExport *self, const char *discipline, const GantryJson *body,
                                              gboolean team, JsonObject *target);
/* Copies texts that are not empty; names end with NULL. */
void              gantry_export_copy_texts   (const GantryJson *from, JsonObject *to, ...) G_GNUC_NULL_TERMINATED;
void              gantry_export_copy_int     (const GantryJson *from, JsonObject *to, const char *member);
JsonNode         *gantry_export_wrap_object  (JsonObject *object); /* (transfer full) both ways */
JsonNode         *gantry_export_wrap_array   (JsonArray *array);

G_END_DECLS
