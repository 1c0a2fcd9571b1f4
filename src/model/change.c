/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-model"

#include "config.h"

#include "model/change.h"

static void
item_clear (gpointer data)
{
  GantryChangeItem *item = data;

  g_free (item->id);
  g_free (item->body);
}

GantryChange *
gantry_change_new (const char *topic, const char *scope, GantryChangeMode mode, GantryRev rev, gint64 at)
{
  GantryChange *self;

  g_return_val_if_fail (topic != NULL && scope != NULL, NULL);

  self = g_new0 (GantryChange, 1);
  self->topic = g_strdup (topic);
  self->scope = g_strdup (scope);
  self->mode = mode;
  self->rev = rev;
  self->at = at;
  self->items = g_array_new (FALSE, TRUE, sizeof (GantryChangeItem));
  g_array_set_clear_func (self->items, item_clear);
  return self;
}

void
gantry_change_free (GantryChange *self)
{
  if (self == NULL)
    return;
  g_free (self->topic);
  g_free (self->scope);
  g_array_unref (self->items);
  g_free (self);
}

GantryChangeItem *
gantry_change_take (GantryChange *self, const char *id, char *body)
{
  GantryChangeItem item = { .id = g_strdup (id), .body = body };

  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  g_array_append_val (self->items, item);
  return gantry_change_get_item (self, self->items->len - 1);
}

guint
gantry_change_get_size (const GantryChange *self)
{
  return self->items->len;
}

GantryChangeItem *
gantry_change_get_item (const GantryChange *self, guint index)
{
  return &g_array_index (self->items, GantryChangeItem, index);
}
