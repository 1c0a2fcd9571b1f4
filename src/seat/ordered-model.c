/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/ordered-model.h"

#include <string.h>

#define MAX_SLIDE 16 /* that come at once and are found without tables */

struct _GantryOrderedModel
{
  GObject parent_instance;

  GType item_type;
  GPtrArray *items; /* of GObject */
};

/* Where old and new differ: 'removed' of the old at 'position' make room for 'added' of the new from 'source' on. */
typedef struct
{
  guint position;
  guint removed;
  guint source;
  guint added;
} Hunk;

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GantryOrderedModel, gantry_ordered_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GHashTable *
make_set (GPtrArray *items)
{
  GHashTable *set = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < items->len; i++)
    g_hash_table_add (set, g_ptr_array_index (items, i));
  return set;
}

/* Walks both lists side by side. What is gone is skipped in the old, what is new in the new; two that are both in both but
 * not at the same place are exchanged: a mere change of order so gives the ranges in which it happened. */
static void
find_hunks (GPtrArray *old, GPtrArray *new, GArray *hunks)
{
  g_autoptr (GHashTable) in_old = make_set (old);
  g_autoptr (GHashTable) in_new = make_set (new);
  Hunk hunk = { 0 };
  guint i = 0, j = 0;

  while (i < old->len || j < new->len)
    {
      gpointer a = i < old->len ? g_ptr_array_index (old, i) : NULL;
      gpointer b = j < new->len ? g_ptr_array_index (new, j) : NULL;
      gboolean leaves = a != NULL && (b == NULL || !g_hash_table_contains (in_new, a));
      gboolean comes = b != NULL && (a == NULL || !g_hash_table_contains (in_old, b));

      if (a == b)
        {
          if (hunk.removed + hunk.added > 0)
            g_array_append_val (hunks, hunk);
          hunk = (Hunk) { .position = ++i, .source = ++j };
          continue;
        }
      if (leaves || !comes)
        {
          hunk.removed++;
          i++;
        }
      if (comes || !leaves)
        {
          hunk.added++;
          j++;
        }
    }
  if (hunk.removed + hunk.added > 0)
    g_array_append_val (hunks, hunk);
}

/* A few come before all that stays and a few go behind it, as in a list of the newest that holds no more than so many. FALSE when
 * there is more to it. */
static gboolean
find_slide (GPtrArray *old, GPtrArray *new, GArray *hunks)
{
  guint kept, coming = 0;
  Hunk first = { 0 }, last = { 0 };

  while (coming < MIN (new->len, MAX_SLIDE) && old->len > 0 && new->pdata[coming] != old->pdata[0])
    coming++;
  kept = MIN (old->len, new->len - coming);
  if (kept <= coming || kept <= old->len - kept || coming + kept < new->len ||
      memcmp (old->pdata, new->pdata + coming, kept * sizeof (gpointer)) != 0)
    return FALSE;
  first.added = coming;
  last = (Hunk) { .position = kept, .removed = old->len - kept };
  if (first.added > 0)
    g_array_append_val (hunks, first);
  if (last.removed > 0)
    g_array_append_val (hunks, last);
  return TRUE;
}

static void
apply_hunk (GantryOrderedModel *self, const Hunk *hunk, GPtrArray *new)
{
  if (hunk->removed > 0)
    g_ptr_array_remove_range (self->items, hunk->position, hunk->removed);
  for (guint i = 0; i < hunk->added; i++)
    g_ptr_array_insert (self->items, (int) (hunk->position + i), g_object_ref (g_ptr_array_index (new, hunk->source + i)));
  g_list_model_items_changed (G_LIST_MODEL (self), hunk->position, hunk->removed, hunk->added);
}

static GType
get_item_type (GListModel *model)
{
  return GANTRY_ORDERED_MODEL (model)->item_type;
}

static guint
get_n_items (GListModel *model)
{
  return GANTRY_ORDERED_MODEL (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  gpointer item = gantry_ordered_model_peek (GANTRY_ORDERED_MODEL (model), position);

  return item != NULL ? g_object_ref (item) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
gantry_ordered_model_finalize (GObject *object)
{
  g_ptr_array_unref (GANTRY_ORDERED_MODEL (object)->items);
  G_OBJECT_CLASS (gantry_ordered_model_parent_class)->finalize (object);
}

static void
gantry_ordered_model_class_init (GantryOrderedModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gantry_ordered_model_finalize;
}

static void
gantry_ordered_model_init (GantryOrderedModel *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

GantryOrderedModel *
gantry_ordered_model_new (GType item_type)
{
  GantryOrderedModel *self = g_object_new (GANTRY_TYPE_ORDERED_MODEL, NULL);

  self->item_type = item_type;
  return self;
}

gboolean
gantry_ordered_model_set (GantryOrderedModel *self, GPtrArray *items)
{
  g_autoptr (GArray) hunks = g_array_new (FALSE, FALSE, sizeof (Hunk));

  g_return_val_if_fail (GANTRY_IS_ORDERED_MODEL (self) && items != NULL, FALSE);

  if (!find_slide (self->items, items, hunks))
    find_hunks (self->items, items, hunks);
  for (guint i = hunks->len; i > 0; i--) /* from the end: the positions of those before stay right */
    apply_hunk (self, &g_array_index (hunks, Hunk, i - 1), items);
  return hunks->len > 0;
}

guint
gantry_ordered_model_get_size (GantryOrderedModel *self)
{
  return self->items->len;
}

gpointer
gantry_ordered_model_peek (GantryOrderedModel *self, guint position)
{
  return position < self->items->len ? g_ptr_array_index (self->items, position) : NULL;
}

void
gantry_ordered_model_forward (GantryOrderedModel *self, GListModel *list)
{
  g_return_if_fail (GANTRY_IS_ORDERED_MODEL (self) && G_IS_LIST_MODEL (list));

  g_signal_connect_object (self, "items-changed", G_CALLBACK (g_list_model_items_changed), list, G_CONNECT_SWAPPED);
}
