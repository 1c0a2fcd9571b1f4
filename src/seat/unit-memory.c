/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/unit-memory.h"

#include "model/status.h"

#include <string.h>

static void
free_row_memory (gpointer data)
{
  GantryRowMemory *memory = data;

  for (guint i = 0; i < GANTRY_N_TEXTS; i++)
    g_free (memory->texts[i]);
  g_hash_table_unref (memory->values);
  g_hash_table_unref (memory->members);
  g_free (memory);
}

GantryRowMemory *
gantry_row_memory_new (void)
{
  GantryRowMemory *memory = g_new0 (GantryRowMemory, 1);

  for (guint i = 0; i < GANTRY_N_TEXTS; i++)
    memory->texts[i] = g_strdup ("");
  memory->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  memory->members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return memory;
}

static void
free_protest (gpointer data)
{
  GantryProtestMemory *memory = data;

  g_free (memory->status);
  g_free (memory);
}

static void
clear_difference (gpointer data)
{
  GantryDifference *difference = data;

  g_free (difference->code);
  g_free (difference->name);
  g_free (difference->what);
  g_free (difference->from);
  g_free (difference->to);
}

GantryUnitMemory *
gantry_unit_memory_new (void)
{
  GantryUnitMemory *self = g_new0 (GantryUnitMemory, 1);

  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_row_memory);
  self->notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->protests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_protest);
  self->differences = g_array_new (FALSE, TRUE, sizeof (GantryDifference));
  g_array_set_clear_func (self->differences, clear_difference);
  self->arrived = g_ptr_array_new_with_free_func (g_free);
  self->departed = g_ptr_array_new_with_free_func (g_free);
  self->status = g_strdup ("");
  return self;
}

void
gantry_unit_memory_free (GantryUnitMemory *self)
{
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->notes);
  g_hash_table_unref (self->protests);
  g_array_unref (self->differences);
  g_ptr_array_unref (self->arrived);
  g_ptr_array_unref (self->departed);
  g_free (self->status);
  g_free (self->title);
  g_free (self);
}

void
gantry_unit_memory_end_flush (GantryUnitMemory *self)
{
  g_array_set_size (self->differences, 0);
  g_ptr_array_set_size (self->arrived, 0);
  g_ptr_array_set_size (self->departed, 0);
}

gboolean
gantry_unit_memory_is_settled (GantryUnitMemory *self)
{
  GantryResultStatus status = gantry_result_status_parse (self->status);

  return status == GANTRY_RESULT_UNOFFICIAL || status == GANTRY_RESULT_OFFICIAL || status == GANTRY_RESULT_PROTESTED;
}
