/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "model/scan.h"

G_BEGIN_DECLS

/* One value of a JSON text that was read whole: the text of a body, a profile, a line of a recording. A text is one block of
 * memory with all its values, which are never changed: a seat reads thousands of bodies a second, and with json-glib 1.6 the
 * making and freeing of their trees were a quarter of its work (docs/performance.md). What the project writes as JSON it writes
 * with json-glib: json-writer.h. */
typedef struct _GantryJson GantryJson;

#define GANTRY_JSON_ERROR (gantry_json_error_quark ())

typedef enum
{
  GANTRY_JSON_ERROR_TOO_LARGE,
  GANTRY_JSON_ERROR_TOO_DEEP,
  GANTRY_JSON_ERROR_NOT_UTF8,
  GANTRY_JSON_ERROR_SYNTAX,
  GANTRY_JSON_ERROR_NOT_AN_OBJECT,
} GantryJsonError;

GQuark            gantry_json_error_quark   (void);

/* Reads one JSON object from outside, as strictly as GantryScan does. A length of -1 means NUL-terminated; the text may go
 * afterwards. (transfer full) */
GantryJson       *gantry_json_parse_object  (const char *text, gssize length, gsize max_size, guint max_depth, GError **error);
/* Of the object that was parsed, not of a value in it: those live as long as it does. */
GantryJson       *gantry_json_ref           (GantryJson *self);
void              gantry_json_unref         (GantryJson *self);

/* Readers that never fail: the default when the member is absent or of another type. Of members of the same name the last
 * counts. What they return lives as long as the object that was parsed. */
const char       *gantry_json_get_text      (const GantryJson *object, const char *member); /* "" when absent */
gint64            gantry_json_get_int       (const GantryJson *object, const char *member); /* 0 when absent; numeric text counts */
gboolean          gantry_json_get_bool      (const GantryJson *object, const char *member);
const GantryJson *gantry_json_get_array     (const GantryJson *object, const char *member); /* (nullable) */
const GantryJson *gantry_json_get_object    (const GantryJson *object, const char *member); /* (nullable) */
guint             gantry_json_get_length    (const GantryJson *array);                      /* (nullable) array: 0 */
const GantryJson *gantry_json_get_element   (const GantryJson *array, guint index);         /* (nullable): not an object */

/* For readers who want to know what else there may be. Members are items too, in the order of the text. */
const GantryJson *gantry_json_get_member    (const GantryJson *object, const char *member); /* (nullable): absent */
const GantryJson *gantry_json_get_item      (const GantryJson *self, guint index);          /* (nullable) self, (nullable) */
guint             gantry_json_get_n_items   (const GantryJson *self);                       /* of an object or an array */
GantryScanKind    gantry_json_get_kind      (const GantryJson *self);                       /* (nullable) self: NOTHING */
const char       *gantry_json_get_name      (const GantryJson *self);                       /* of a member; "" of others */
/* What a text says, and a number or word as it is written; "" of others. (nullable) self */
const char       *gantry_json_get_value     (const GantryJson *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryJson, gantry_json_unref)

G_END_DECLS
