/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "model/json.h"

G_BEGIN_DECLS

/* Texts are (transfer full). Compact, members in the order they were added. */
char     *gantry_json_to_text      (JsonObject *object);
char     *gantry_json_node_to_text (JsonNode *node, gboolean pretty);
/* A text as JSON writes it, in its quotes. */
char     *gantry_json_quote        (const char *text);
/* A value that was read, to write it on; (transfer full). */
JsonNode *gantry_json_to_node      (const GantryJson *value);

/* Writers that leave out what is empty. */
void      gantry_json_set_text     (JsonObject *object, const char *member, const char *value);
void      gantry_json_set_bool     (JsonObject *object, const char *member, gboolean value);
/* (transfer full) arguments; an empty one is dropped. */
void      gantry_json_take_array   (JsonObject *object, const char *member, JsonArray *array);
void      gantry_json_take_object  (JsonObject *object, const char *member, JsonObject *value);

G_END_DECLS
