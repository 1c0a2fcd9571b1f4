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
/* The list says what the model says, for as long as both are there. */
void                gantry_ordered_model_forward  (GantryOrderedModel *self, GListModel *list);

/* The list_model_init() of a type that is itself the list of what its member 'order' has, a GantryOrderedModel. CAST: of the type
 * (GANTRY_EVENT); ITEM_TYPE: what is in it. */
#define GANTRY_DEFINE_ORDERED_LIST(CAST, ITEM_TYPE) \
  static GType \
  get_item_type (GListModel *model) \
  { \
    return ITEM_TYPE; \
  } \
\
  static guint \
  get_n_items (GListModel *model) \
  { \
    return gantry_ordered_model_get_size (CAST (model)->order); \
  } \
\
  static gpointer \
  get_item (GListModel *model, guint position) \
  { \
    return g_list_model_get_item (G_LIST_MODEL (CAST (model)->order), position); \
  } \
\
  static void \
  list_model_init (GListModelInterface *iface) \
  { \
    iface->get_item_type = get_item_type; \
    iface->get_n_items = get_n_items; \
    iface->get_item = get_item; \
  }

G_END_DECLS
