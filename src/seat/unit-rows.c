/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/unit-private.h"

#include <string.h>

/* entry/<code> and line/<code> and a name of the people make one row, changed in place; all rows in two orders. */

static void
add_codes (GantryUnit *self, const char *prefix)
{
  g_autoptr (GPtrArray) objects = gantry_documents_list_objects (gantry_unit_get_documents (self, self->unit_topic), self->unit_topic, prefix);

  for (guint i = 0; i < objects->len; i++)
    {
      const char *id = gantry_object_get_id (g_ptr_array_index (objects, i));

      if (strchr (id, '~') == NULL)
        g_hash_table_add (self->dirty_rows, g_strdup (id + strlen (prefix)));
    }
}

void
gantry_unit_mark_all_rows (GantryUnit *self)
{
  GHashTableIter iter;
  gpointer code;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    g_hash_table_add (self->dirty_rows, g_strdup (code));
  add_codes (self, "entry/");
  add_codes (self, "line/");
  self->all_rows_dirty = FALSE;
}

static GantryObject *
find_person (const char *kind, const char *code, gpointer data)
{
  GantryUnit *self = data;
  g_autofree char *id = g_strconcat (kind, "/", code, NULL);

  return gantry_documents_lookup (gantry_unit_get_documents (self, self->people_topic), self->people_topic, id);
}

static GantryObject *
lookup_of (GantryUnit *self, const char *kind, const char *code)
{
  g_autofree char *id = g_strconcat (kind, code, NULL);

  return gantry_documents_lookup (gantry_unit_get_documents (self, self->unit_topic), self->unit_topic, id);
}

static void
update_row (GantryUnit *self, const char *code, GantryRowSource *source)
{
  GantryRow *row = g_hash_table_lookup (self->rows, code);
  gboolean fresh = row == NULL;
  gint64 now = source->now;

  source->entry = lookup_of (self, "entry/", code);
  source->line = lookup_of (self, "line/", code);
  source->analysis = lookup_of (self, "analysis/", code);
  if (source->entry == NULL && source->line == NULL)
    {
      if (g_hash_table_remove (self->rows, code) && self->past == NULL)
        g_ptr_array_add (self->memory->departed, g_strdup (code));
      return;
    }
  if (fresh)
    {
      row = gantry_row_new (code);
      g_hash_table_insert (self->rows, g_strdup (code), row);
      source->now = 0;
    }
  gantry_row_update (row, source);
  if (self->past == NULL)
    gantry_unit_memory_look (self->memory, row, source, self->result_status);
  if (fresh)
    gantry_row_mark_new (row, now);
  source->now = now;
}

void
gantry_unit_update_rows (GantryUnit *self)
{
  g_autofree char *date = g_strndup (self->start, 10);
  GantryRowSource source = {
    .people = find_person,
    .people_data = self,
    .rule = self->rule,
    .points = self->points,
    .leaders = self->leaders,
    .date = date,
    .now = self->built ? gantry_seat_get_now (self->seat) : 0,
  };
  GHashTableIter iter;
  gpointer code;

  g_hash_table_iter_init (&iter, self->dirty_rows);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    update_row (self, code, &source);
  g_hash_table_remove_all (self->dirty_rows);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  return gantry_row_compare (*(GantryRow *const *) a, *(GantryRow *const *) b);
}

static int
compare_start (gconstpointer a, gconstpointer b)
{
  return gantry_row_compare_start (*(GantryRow *const *) a, *(GantryRow *const *) b);
}

gboolean
gantry_unit_update_order (GantryUnit *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_sized_new (g_hash_table_size (self->rows));
  gboolean changed;
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    g_ptr_array_add (rows, row);
  g_ptr_array_sort (rows, compare_rows);
  changed = gantry_ordered_model_set (self->order, rows);
  g_ptr_array_sort (rows, compare_start);
  changed |= gantry_ordered_model_set (self->start_list, rows);
  return changed;
}

gboolean
gantry_unit_emit_rows (GantryUnit *self)
{
  gboolean emitted = FALSE;

  for (guint i = 0; i < gantry_ordered_model_get_size (self->order); i++)
    emitted |= gantry_row_emit (gantry_ordered_model_peek (self->order, i));
  return emitted;
}
