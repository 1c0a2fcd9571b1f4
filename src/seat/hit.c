/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/hit-private.h"

struct _GantryHit
{
  GObject parent_instance;

  const char *kind;
  char *title;
  char *detail;
  char *unit;
  char *code;
};

G_DEFINE_FINAL_TYPE (GantryHit, gantry_hit, G_TYPE_OBJECT)

static void
gantry_hit_finalize (GObject *object)
{
  GantryHit *self = GANTRY_HIT (object);

  g_free (self->title);
  g_free (self->detail);
  g_free (self->unit);
  g_free (self->code);
  G_OBJECT_CLASS (gantry_hit_parent_class)->finalize (object);
}

static void
gantry_hit_class_init (GantryHitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gantry_hit_finalize;
}

static void
gantry_hit_init (GantryHit *self)
{
}

GantryHit *
gantry_hit_new (const char *kind, const char *title, char *detail, const char *unit, const char *code)
{
  GantryHit *self = g_object_new (GANTRY_TYPE_HIT, NULL);

  self->kind = kind;
  self->title = g_strdup (title);
  self->detail = detail;
  self->unit = g_strdup (unit);
  self->code = g_strdup (code);
  return self;
}

void
gantry_hit_set_unit (GantryHit *self, const char *unit)
{
  g_free (self->unit);
  self->unit = g_strdup (unit);
}

const char *
gantry_hit_get_kind (GantryHit *self)
{
  return self->kind;
}

const char *
gantry_hit_get_title (GantryHit *self)
{
  return self->title;
}

const char *
gantry_hit_get_detail (GantryHit *self)
{
  return self->detail;
}

const char *
gantry_hit_get_unit (GantryHit *self)
{
  return self->unit;
}

const char *
gantry_hit_get_code (GantryHit *self)
{
  return self->code;
}
