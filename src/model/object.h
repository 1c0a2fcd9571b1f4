/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "model/json.h"
#include "model/rev.h"

G_BEGIN_DECLS

/* One object of a topic: an immutable, reference counted value. Its body is the JSON text of docs/documents.md. */
typedef struct _GantryObject GantryObject;

#define GANTRY_TYPE_OBJECT (gantry_object_get_type ())
GType         gantry_object_get_type  (void);

GantryObject *gantry_object_new       (const char *id, const char *scope, GantryRev rev, gint64 at, const char *body);
GantryObject *gantry_object_ref       (GantryObject *self);
void          gantry_object_unref     (GantryObject *self);

const char   *gantry_object_get_id    (GantryObject *self);
const char   *gantry_object_get_scope (GantryObject *self);
/* Its own rev; the rev that counts is the higher of this and its scope's floor (GantryDocuments knows). */
GantryRev     gantry_object_get_rev   (GantryObject *self);
gint64        gantry_object_get_at    (GantryObject *self); /* source time, ms */
const char   *gantry_object_get_body  (GantryObject *self);
/* The parsed body, made at the first call and kept; (transfer none). Never NULL: a body that is no JSON object reads as an
 * empty one. Main thread only. */
GantryJson   *gantry_object_get_json  (GantryObject *self);
/* Of one that is no longer shown: what was got above is gone, and made again when it is asked for. Main thread only. */
void          gantry_object_forget_json (GantryObject *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryObject, gantry_object_unref)

G_END_DECLS
