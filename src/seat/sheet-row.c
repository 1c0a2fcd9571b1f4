/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/sheet-private.h"

#include <string.h>

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GantrySheetRow, gantry_sheet_row, G_TYPE_OBJECT)

static void
gantry_sheet_row_finalize (GObject *object)
{
  gantry_sheet_line_free (GANTRY_SHEET_ROW (object)->line);
  G_OBJECT_CLASS (gantry_sheet_row_parent_class)->finalize (object);
}

static void
gantry_sheet_row_class_init (GantrySheetRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gantry_sheet_row_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
gantry_sheet_row_init (GantrySheetRow *self)
{
}

GantrySheetRow *
gantry_sheet_row_new (GantrySheetLine *line, gint64 now)
{
  GantrySheetRow *self = g_object_new (GANTRY_TYPE_SHEET_ROW, NULL);
  GHashTableIter iter;
  gpointer cell;

  self->line = line;
  g_hash_table_iter_init (&iter, line->cells);
  while (g_hash_table_iter_next (&iter, NULL, &cell))
    ((GantrySheetCell *) cell)->changed = now;
  return self;
}

static gboolean
is_same (const GantrySheetCell *a, const GantrySheetCell *b)
{
  return strcmp (a->text, b->text) == 0 && strcmp (a->tail, b->tail) == 0 && strcmp (a->sub, b->sub) == 0 &&
         a->flags == b->flags;
}

/* What was struck stays struck, unless it stands there again. */
static void
keep_old (GantrySheetCell *cell, GantrySheetCell *before, gboolean settled)
{
  if (before->old != NULL)
    cell->old = g_steal_pointer (&before->old);
  else if (settled && *before->text != '\0' && strcmp (before->text, cell->text) != 0)
    cell->old = g_strdup (before->text);
  if (cell->old != NULL && strcmp (cell->old, cell->text) == 0)
    g_clear_pointer (&cell->old, g_free);
}

/* A cell that is empty now still says what stood there. TRUE when it did not before. */
static gboolean
keep_gone (GHashTable *cells, GHashTable *before, gint64 now, gboolean settled)
{
  gboolean changed = FALSE;
  GHashTableIter iter;
  gpointer column, value;

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &column, &value))
    {
      GantrySheetCell *old = value, *cell;

      if (g_hash_table_contains (cells, column))
        continue;
      changed |= *old->text != '\0' || *old->tail != '\0' || *old->sub != '\0';
      if (old->old == NULL && (!settled || *old->text == '\0'))
        continue;
      cell = gantry_sheet_cell_new ("", "", "", 0);
      cell->changed = *old->text != '\0' ? now : old->changed;
      keep_old (cell, old, settled);
      g_hash_table_insert (cells, g_strdup (column), cell);
    }
  return changed;
}

/* Marks and old values go over from the cells before; TRUE when a cell is another one. */
static gboolean
take_over (GHashTable *cells, GHashTable *before, gint64 now, gboolean settled)
{
  gboolean changed = FALSE;
  GHashTableIter iter;
  gpointer column, value;

  g_hash_table_iter_init (&iter, cells);
  while (g_hash_table_iter_next (&iter, &column, &value))
    {
      GantrySheetCell *cell = value, *old = g_hash_table_lookup (before, column);

      if (old != NULL && is_same (cell, old))
        {
          cell->changed = old->changed;
          cell->old = g_steal_pointer (&old->old);
          continue;
        }
      changed = TRUE;
      cell->changed = now;
      if (old != NULL)
        keep_old (cell, old, settled);
    }
  return keep_gone (cells, before, now, settled) || changed;
}

gboolean
gantry_sheet_row_take (GantrySheetRow *self, GantrySheetLine *line, gint64 now, gboolean settled)
{
  GantrySheetLine *before = self->line;
  gboolean changed = take_over (line->cells, before->cells, now, settled);

  changed |= line->head != before->head || line->out != before->out || strcmp (line->code, before->code) != 0 ||
             strcmp (line->unit, before->unit) != 0;
  self->line = line;
  gantry_sheet_line_free (before);
  return changed;
}

gboolean
gantry_sheet_row_acknowledge (GantrySheetRow *self)
{
  gboolean any = FALSE;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->line->cells);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      GantrySheetCell *cell = value;

      any |= cell->old != NULL;
      g_clear_pointer (&cell->old, g_free);
    }
  return any;
}

void
gantry_sheet_row_emit (GantrySheetRow *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

const char *
gantry_sheet_row_get_key (GantrySheetRow *self)
{
  g_return_val_if_fail (GANTRY_IS_SHEET_ROW (self), NULL);

  return self->line->key;
}

const char *
gantry_sheet_row_get_code (GantrySheetRow *self)
{
  g_return_val_if_fail (GANTRY_IS_SHEET_ROW (self), NULL);

  return self->line->code;
}

const char *
gantry_sheet_row_get_unit (GantrySheetRow *self)
{
  g_return_val_if_fail (GANTRY_IS_SHEET_ROW (self), NULL);

  return self->line->unit;
}

gboolean
gantry_sheet_row_is_head (GantrySheetRow *self)
{
  g_return_val_if_fail (GANTRY_IS_SHEET_ROW (self), FALSE);

  return self->line->head;
}

gboolean
gantry_sheet_row_is_out (GantrySheetRow *self)
{
  g_return_val_if_fail (GANTRY_IS_SHEET_ROW (self), FALSE);

  return self->line->out;
}

const GantrySheetCell *
gantry_sheet_row_get_cell (GantrySheetRow *self, const char *column)
{
  g_return_val_if_fail (GANTRY_IS_SHEET_ROW (self) && column != NULL, NULL);

  return g_hash_table_lookup (self->line->cells, column);
}
