/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define GANTRY_JSON_ERROR (gantry_json_error_quark ())

typedef enum
{
  GANTRY_JSON_ERROR_TOO_LARGE,
  GANTRY_JSON_ERROR_TOO_DEEP,
  GANTRY_JSON_ERROR_NOT_UTF8,
  GANTRY_JSON_ERROR_SYNTAX,
  GANTRY_JSON_ERROR_NOT_AN_OBJECT,
} GantryJsonError;

GQuark      gantry_json_error_quark   (void);

/* Reads one JSON object from outside. The text is scanned for size, UTF-8 and depth before the parser sees it:
 * json-glib 1.6 overflows the stack on deep nesting. A length of -1 means NUL-terminated. (transfer full) */
JsonObject *gantry_json_parse_object  (const char *text, gssize length, gsize max_size, guint max_depth, GError **error);

/* Compact text of an object, members in the order they were added; (transfer full). */
char       *gantry_json_to_text       (JsonObject *object);

/* Readers that never fail: the default when the member is absent or of another type. */
const char *gantry_json_get_text      (JsonObject *object, const char *member); /* "" when absent */
gint64      gantry_json_get_int       (JsonObject *object, const char *member); /* 0 when absent; numeric text counts */
gboolean    gantry_json_get_bool      (JsonObject *object, const char *member);
JsonArray  *gantry_json_get_array     (JsonObject *object, const char *member); /* (nullable) (transfer none) */
JsonObject *gantry_json_get_object    (JsonObject *object, const char *member); /* (nullable) (transfer none) */
guint       gantry_json_get_length    (JsonArray *array);                       /* (nullable) array: 0 */
JsonObject *gantry_json_get_element   (JsonArray *array, guint index);          /* (nullable): not an object */

/* Writers that leave out what is empty. */
void        gantry_json_set_text      (JsonObject *object, const char *member, const char *value);
void        gantry_json_set_bool      (JsonObject *object, const char *member, gboolean value);
/* (transfer full) arguments; an empty one is dropped. */
void        gantry_json_take_array    (JsonObject *object, const char *member, JsonArray *array);
void        gantry_json_take_object   (JsonObject *object, const char *member, JsonObject *value);

G_END_DECLS
