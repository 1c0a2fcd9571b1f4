/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-stream"

#include "config.h"

#include "stream/frame.h"

/* What several changes of one scope come to. */
typedef struct
{
  GantryChange *change; /* (owned by its frame) */
  GHashTable *places;   /* id → place of its item, from 1 on; keys are the items' */
} Merge;

static void
merge_free (gpointer data)
{
  Merge *merge = data;

  g_hash_table_unref (merge->places);
  g_free (merge);
}

static Merge *
merge_new (GPtrArray *merged, const GantryFrame *first, const GantryFrame *last, const GantryChange *change)
{
  Merge *merge = g_new0 (Merge, 1);
  GantryFrame *frame = gantry_frame_new (GANTRY_FRAME_PUT);

  frame->topic = g_strdup (first->topic);
  frame->from = first->from > 0 ? first->from : first->seq;
  frame->seq = last->seq;
  frame->more = TRUE;
  merge->change = gantry_change_new (change->topic, change->scope, GANTRY_CHANGE_PARTIAL, change->rev, change->at);
  merge->places = g_hash_table_new (g_str_hash, g_str_equal);
  g_ptr_array_add (frame->changes, merge->change);
  g_ptr_array_add (merged, frame);
  return merge;
}

static GantryChangeItem *
ensure_item (Merge *merge, const char *id)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (merge->places, id));
  GantryChangeItem *item;

  if (place > 0)
    return gantry_change_get_item (merge->change, place - 1);
  item = gantry_change_take (merge->change, id, NULL);
  g_hash_table_insert (merge->places, item->id, GUINT_TO_POINTER (gantry_change_get_size (merge->change)));
  return item;
}

/* The last word counts. A body that is said again keeps the time at which it was said first. */
static void
merge_item (Merge *merge, const GantryChange *change, const GantryChangeItem *said)
{
  GantryChangeItem *item = ensure_item (merge, said->id);
  gboolean own = gantry_rev_compare (said->rev, GANTRY_REV_NONE) > 0;

  if (said->body == NULL)
    {
      g_clear_pointer (&item->body, g_free);
      item->rev = GANTRY_REV_NONE;
      item->at = 0;
      return;
    }
  if (g_strcmp0 (item->body, said->body) != 0)
    {
      g_free (item->body);
      item->body = g_strdup (said->body);
      item->at = said->at != 0 ? said->at : change->at;
    }
  item->rev = own ? said->rev : change->rev;
}

static void
merge_change (Merge *merge, const GantryChange *change)
{
  GantryChange *whole = merge->change;

  if (change->mode != GANTRY_CHANGE_PARTIAL && whole->mode == GANTRY_CHANGE_PARTIAL)
    {
      whole->mode = GANTRY_CHANGE_DELTA;
      whole->base = change->base; /* what came before was partial and did not move it */
      whole->rev = change->rev;
      whole->at = change->at;
    }
  else if (change->mode != GANTRY_CHANGE_PARTIAL || whole->mode == GANTRY_CHANGE_PARTIAL)
    {
      whole->rev = gantry_rev_max (whole->rev, change->rev);
      whole->at = change->at;
    }
  for (guint i = 0; i < gantry_change_get_size (change); i++)
    merge_item (merge, change, gantry_change_get_item (change, i));
}

GPtrArray *
gantry_frame_merge_puts (GPtrArray *puts)
{
  GPtrArray *merged = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_frame_free);
  g_autoptr (GHashTable) scopes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, merge_free);
  const GantryFrame *first, *last;

  g_return_val_if_fail (puts != NULL && puts->len > 0, merged);

  first = g_ptr_array_index (puts, 0);
  last = g_ptr_array_index (puts, puts->len - 1);
  for (guint i = 0; i < puts->len; i++)
    {
      const GantryFrame *put = g_ptr_array_index (puts, i);
      const GantryChange *change = g_ptr_array_index (put->changes, 0);
      Merge *merge = g_hash_table_lookup (scopes, change->scope);

      if (merge == NULL)
        {
          merge = merge_new (merged, first, last, change);
          g_hash_table_insert (scopes, merge->change->scope, merge);
        }
      merge_change (merge, change);
    }
  ((GantryFrame *) g_ptr_array_index (merged, merged->len - 1))->more = FALSE;
  return merged;
}
