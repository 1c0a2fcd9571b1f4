/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "model/rev.h"

G_BEGIN_DECLS

/* How a change treats what it does not name. */
typedef enum
{
  GANTRY_CHANGE_FULL,    /* the items are the whole scope: others are gone (a feed message, a snapshot) */
  GANTRY_CHANGE_DELTA,   /* the whole scope gets the rev; items changed and gone are against 'base' (a put of the stream) */
  GANTRY_CHANGE_PARTIAL, /* only the items change (an _UPDATE message, a note) */
} GantryChangeMode;

typedef struct
{
  char *id;
  char *body; /* JSON text; (nullable) in a DELTA: this object is gone */
  GantryRev rev; /* GANTRY_REV_NONE: that of the change. In a FULL change from a snapshot an object may be newer than its scope */
  gint64 at;     /* 0: that of the change */
} GantryChangeItem;

/* One change of one scope of one topic: what a source's adapter makes, what the stream carries, what GantryDocuments
 * applies. A plain value, owned by whoever made it; may cross threads when handed over. */
typedef struct
{
  char *topic;
  char *scope;
  GantryChangeMode mode;
  GantryRev rev;
  GantryRev base; /* DELTA only: the floor that the difference was made against */
  gint64 at;      /* source time, ms */
  gboolean mends; /* FULL only: taken also when it is as new as what is there, to put right what differs from it */
  GArray *items;  /* of GantryChangeItem */
} GantryChange;

GantryChange     *gantry_change_new      (const char *topic, const char *scope, GantryChangeMode mode, GantryRev rev, gint64 at);
void              gantry_change_free     (GantryChange *self);

/* body: (transfer full) (nullable) */
GantryChangeItem *gantry_change_take     (GantryChange *self, const char *id, char *body);
guint             gantry_change_get_size (const GantryChange *self);
GantryChangeItem *gantry_change_get_item (const GantryChange *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryChange, gantry_change_free)

G_END_DECLS
