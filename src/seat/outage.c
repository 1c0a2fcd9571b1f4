/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/outage-private.h"

enum
{
  PROP_0,
  PROP_OPEN,
  N_PROPS,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (GantryOutage, gantry_outage, G_TYPE_OBJECT)

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void
gantry_outage_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_OPEN)
    g_value_set_boolean (value, gantry_outage_is_open (GANTRY_OUTAGE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
gantry_outage_finalize (GObject *object)
{
  GantryOutage *self = GANTRY_OUTAGE (object);

  g_free (self->who);
  g_free (self->topic);
  g_free (self->why);
  G_OBJECT_CLASS (gantry_outage_parent_class)->finalize (object);
}

static void
gantry_outage_class_init (GantryOutageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gantry_outage_get_property;
  object_class->finalize = gantry_outage_finalize;

  props[PROP_OPEN] = g_param_spec_boolean ("open", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gantry_outage_init (GantryOutage *self)
{
}

void
gantry_outage_emit (GantryOutage *self)
{
  if (self->until != 0)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_OPEN]);
  g_signal_emit (self, signals[CHANGED], 0);
}

GantryOutageKind
gantry_outage_get_kind (GantryOutage *self)
{
  g_return_val_if_fail (GANTRY_IS_OUTAGE (self), GANTRY_OUTAGE_RELAY);

  return self->kind;
}

const char *
gantry_outage_get_who (GantryOutage *self)
{
  g_return_val_if_fail (GANTRY_IS_OUTAGE (self), "");

  return self->who;
}

const char *
gantry_outage_get_topic (GantryOutage *self)
{
  g_return_val_if_fail (GANTRY_IS_OUTAGE (self), "");

  return self->topic;
}

const char *
gantry_outage_get_why (GantryOutage *self)
{
  g_return_val_if_fail (GANTRY_IS_OUTAGE (self), "");

  return self->why;
}

gint64
gantry_outage_get_from (GantryOutage *self)
{
  g_return_val_if_fail (GANTRY_IS_OUTAGE (self), 0);

  return self->from;
}

gint64
gantry_outage_get_until (GantryOutage *self)
{
  g_return_val_if_fail (GANTRY_IS_OUTAGE (self), 0);

  return self->until;
}

gint64
gantry_outage_get_length (GantryOutage *self)
{
  g_return_val_if_fail (GANTRY_IS_OUTAGE (self), 0);

  return self->length;
}

gboolean
gantry_outage_is_open (GantryOutage *self)
{
  g_return_val_if_fail (GANTRY_IS_OUTAGE (self), FALSE);

  return self->until == 0;
}

GantryHealing
gantry_outage_get_healing (GantryOutage *self)
{
  g_return_val_if_fail (GANTRY_IS_OUTAGE (self), GANTRY_HEALED_NOT_YET);

  return self->until != 0 ? self->recovery.healing : GANTRY_HEALED_NOT_YET;
}

gboolean
gantry_outage_is_covered (GantryOutage *self)
{
  g_return_val_if_fail (GANTRY_IS_OUTAGE (self), FALSE);

  return self->covered;
}

guint64
gantry_outage_get_recovered (GantryOutage *self)
{
  g_return_val_if_fail (GANTRY_IS_OUTAGE (self), 0);

  return self->recovery.recovered;
}

guint64
gantry_outage_get_conflated (GantryOutage *self)
{
  g_return_val_if_fail (GANTRY_IS_OUTAGE (self), 0);

  return self->recovery.conflated;
}

guint64
gantry_outage_get_skipped (GantryOutage *self)
{
  g_return_val_if_fail (GANTRY_IS_OUTAGE (self), 0);

  return self->recovery.skipped;
}

gboolean
gantry_outage_is_uncertain (GantryOutage *self)
{
  g_return_val_if_fail (GANTRY_IS_OUTAGE (self), FALSE);

  return self->recovery.uncertain;
}

guint64
gantry_outage_get_lost (GantryOutage *self)
{
  g_return_val_if_fail (GANTRY_IS_OUTAGE (self), 0);

  return self->recovery.lost;
}
