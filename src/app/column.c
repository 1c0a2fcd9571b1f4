/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/column.h"

#include <glib-object.h>

GantryColumnSpec *
gantry_column_spec_new (
    const char *id, const char *title, const char *name, const char *style, GantryAlign align)
{
  GantryColumnSpec *self = g_new0 (GantryColumnSpec, 1);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->name = g_strdup (name);
  self->style = g_strdup (style);
  self->align = align;
  self->point = -1;
  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  return self;
}

void
gantry_column_spec_free (GantryColumnSpec *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->title);
  g_free (self->name);
  g_free (self->style);
  g_free (self->sample);
  g_hash_table_unref (self->lines);
  g_free (self);
}

GPtrArray *
gantry_column_specs_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)gantry_column_spec_free);
}

gboolean
gantry_column_specs_equal (GPtrArray *a, GPtrArray *b)
{
  if (a == NULL || b == NULL || a->len != b->len)
    return a == b;

  for (guint i = 0; i < a->len; i++)
    {
      const GantryColumnSpec *x = g_ptr_array_index (a, i);
      const GantryColumnSpec *y = g_ptr_array_index (b, i);

      if (g_strcmp0 (x->id, y->id) != 0 || g_strcmp0 (x->title, y->title) != 0 ||
          g_strcmp0 (x->name, y->name) != 0 || x->point != y->point || g_strcmp0 (x->style, y->style) != 0 ||
          x->two_lines != y->two_lines)
        return FALSE;
    }

  return TRUE;
}
