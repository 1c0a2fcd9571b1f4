/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A GListModel whose order is set from outside, all at once: it emits one items-changed for each contiguous range that is
 * different, and none for what stays. */
#define GANTRY_TYPE_ORDERED_MODEL (gantry_ordered_model_get_type ())
G_DECLARE_FINAL_TYPE (GantryOrderedModel, gantry_ordered_model, GANTRY, ORDERED_MODEL, GObject)

GantryOrderedModel *gantry_ordered_model_new      (GType item_type);
/* items: (element-type GObject), each at most once; the model takes references of its own. TRUE when something changed. */
gboolean            gantry_ordered_model_set      (GantryOrderedModel *self, GPtrArray *items);
guint               gantry_ordered_model_get_size (GantryOrderedModel *self);
gpointer            gantry_ordered_model_peek     (GantryOrderedModel *self, guint position); /* (transfer none) (nullable) */

G_END_DECLS
