/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "model/documents.h"

G_BEGIN_DECLS

/* What stands in the documents, in the form of a recording's expected.json: written only from docs/documents.md, as a
 * reader of them would. want: what is expected of that code, for what the form leaves to the kind of sport. All
 * (transfer full) (nullable): nothing is there. */
typedef JsonNode *(*OdfExport) (GantryDocuments *documents, const char *code, const GantryJson *want);

JsonNode *odf_export_unit        (GantryDocuments *documents, const char *code, const GantryJson *want);
JsonNode *odf_export_phase       (GantryDocuments *documents, const char *code, const GantryJson *want);
JsonNode *odf_export_cumulative  (GantryDocuments *documents, const char *code, const GantryJson *want);
JsonNode *odf_export_ranking     (GantryDocuments *documents, const char *code, const GantryJson *want);
JsonNode *odf_export_medallists  (GantryDocuments *documents, const char *code, const GantryJson *want);
JsonNode *odf_export_pool        (GantryDocuments *documents, const char *code, const GantryJson *want);
JsonNode *odf_export_bracket     (GantryDocuments *documents, const char *code, const GantryJson *want);
JsonNode *odf_export_records     (GantryDocuments *documents, const char *code, const GantryJson *want);
JsonNode *odf_export_participant (GantryDocuments *documents, const char *code, const GantryJson *want);
JsonNode *odf_export_team        (GantryDocuments *documents, const char *code, const GantryJson *want);
JsonNode *odf_export_medals      (GantryDocuments *documents);
JsonNode *odf_export_snapshot    (GantryDocuments *documents, const GantryJson *snapshot);

/* Every value of want must stand in have: "", false, [] and absent are the same, lists count in their order, what have
 * has beyond is free. The first that differ are told. */
void      odf_compare            (JsonNode *want, JsonNode *have, const char *where, guint *agree, guint *differ);

G_END_DECLS
