/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-model"

#include "config.h"

#include "model/object.h"

#define MAX_BODY_SIZE  (16 * 1024 * 1024)
#define MAX_BODY_DEPTH 32

struct _GantryObject
{
  char *id;
  GRefString *scope;
  GantryRev rev;
  gint64 at;
  char *body;
  GantryJson *json; /* (owned) (nullable): parsed when first asked for */
};

G_DEFINE_BOXED_TYPE (GantryObject, gantry_object, gantry_object_ref, gantry_object_unref)

GantryObject *
gantry_object_new (const char *id, const char *scope, GantryRev rev, gint64 at, const char *body)
{
  GantryObject *self;

  g_return_val_if_fail (id != NULL && scope != NULL && body != NULL, NULL);

  self = g_atomic_rc_box_new0 (GantryObject);
  self->id = g_strdup (id);
  self->scope = g_ref_string_new_intern (scope);
  self->rev = rev;
  self->at = at;
  self->body = g_strdup (body);
  return self;
}

GantryObject *
gantry_object_ref (GantryObject *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
object_clear (gpointer data)
{
  GantryObject *self = data;

  g_free (self->id);
  g_ref_string_release (self->scope);
  g_free (self->body);
  g_clear_pointer (&self->json, gantry_json_unref);
}

void
gantry_object_unref (GantryObject *self)
{
  g_atomic_rc_box_release_full (self, object_clear);
}

const char *
gantry_object_get_id (GantryObject *self)
{
  return self->id;
}

const char *
gantry_object_get_scope (GantryObject *self)
{
  return self->scope;
}

GantryRev
gantry_object_get_rev (GantryObject *self)
{
  return self->rev;
}

gint64
gantry_object_get_at (GantryObject *self)
{
  return self->at;
}

const char *
gantry_object_get_body (GantryObject *self)
{
  return self->body;
}

GantryJson *
gantry_object_get_json (GantryObject *self)
{
  if (self->json == NULL)
    self->json = gantry_json_parse_object (self->body, -1, MAX_BODY_SIZE, MAX_BODY_DEPTH, NULL);
  if (self->json == NULL)
    self->json = gantry_json_parse_object ("{}", -1, MAX_BODY_SIZE, MAX_BODY_DEPTH, NULL);
  return self->json;
}

void
gantry_object_forget_json (GantryObject *self)
{
  g_clear_pointer (&self->json, gantry_json_unref);
}
