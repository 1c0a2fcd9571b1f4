/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/sheet-private.h"

#include <string.h>

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static void
set_text (char **slot, const char *text)
{
  g_free (*slot);
  *slot = g_strdup (or_empty (text));
}

static void
cell_free (gpointer data)
{
  GantrySheetCell *cell = data;

  g_free (cell->text);
  g_free (cell->tail);
  g_free (cell->sub);
  g_free (cell->old);
  g_free (cell);
}

GantrySheetCell *
gantry_sheet_cell_new (const char *text, const char *tail, const char *sub, GantrySheetFlags flags)
{
  GantrySheetCell *cell = g_new0 (GantrySheetCell, 1);

  cell->text = g_strdup (or_empty (text));
  cell->tail = g_strdup (or_empty (tail));
  cell->sub = g_strdup (or_empty (sub));
  cell->flags = flags;
  return cell;
}

static void
line_free (gpointer data)
{
  gantry_sheet_line_free (data);
}

GantrySheetLine *
gantry_sheet_line_new (const char *key)
{
  GantrySheetLine *self = g_new0 (GantrySheetLine, 1);

  self->key = g_strdup (key);
  self->code = g_strdup ("");
  self->unit = g_strdup ("");
  self->cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, cell_free);
  return self;
}

void
gantry_sheet_line_free (GantrySheetLine *self)
{
  g_free (self->key);
  g_free (self->code);
  g_free (self->unit);
  g_hash_table_unref (self->cells);
  g_free (self);
}

void
gantry_sheet_column_clear (gpointer data)
{
  GantrySheetColumn *column = data;

  g_free (column->id);
  g_free (column->title);
  g_free (column->unit);
  g_free (column->word);
  g_free (column->name);
}

GantrySheetDraft *
gantry_sheet_draft_new (void)
{
  GantrySheetDraft *self = g_new0 (GantrySheetDraft, 1);

  self->title = g_strdup ("");
  self->word = g_strdup ("");
  self->status = g_strdup ("");
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->columns = g_array_new (FALSE, TRUE, sizeof (GantrySheetColumn));
  g_array_set_clear_func (self->columns, gantry_sheet_column_clear);
  self->keep = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
gantry_sheet_draft_free (GantrySheetDraft *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->word);
  g_free (self->status);
  g_ptr_array_unref (self->notes);
  g_array_unref (self->columns);
  g_hash_table_unref (self->keep);
  g_hash_table_unref (self->used);
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

void
gantry_sheet_draft_head (GantrySheetDraft *self, const char *title, const char *word, const char *status)
{
  g_return_if_fail (self != NULL);

  set_text (&self->title, title);
  set_text (&self->word, word);
  set_text (&self->status, status);
}

void
gantry_sheet_draft_progress (GantrySheetDraft *self, int complete, int total)
{
  g_return_if_fail (self != NULL);

  self->complete = complete;
  self->total = total;
}

void
gantry_sheet_draft_note (GantrySheetDraft *self, const char *note)
{
  g_return_if_fail (self != NULL);

  if (note != NULL && *note != '\0')
    g_ptr_array_add (self->notes, g_strdup (note));
}

static void
add_column (GantrySheetDraft *self, GantrySheetColumn column)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (strcmp (g_array_index (self->columns, GantrySheetColumn, i).id, column.id) == 0)
      {
        gantry_sheet_column_clear (&column);
        return;
      }
  g_array_append_val (self->columns, column);
}

void
gantry_sheet_draft_column (GantrySheetDraft *self, const char *id, const char *title, const char *unit)
{
  g_return_if_fail (self != NULL && id != NULL);

  add_column (self, (GantrySheetColumn) { .id = g_strdup (id), .title = g_strdup (title), .unit = g_strdup (unit) });
}

void
gantry_sheet_draft_word_column (GantrySheetDraft *self, const char *id, const char *word, const char *name, const char *title)
{
  g_return_if_fail (self != NULL && id != NULL && word != NULL);

  add_column (self, (GantrySheetColumn) { .id = g_strdup (id), .title = g_strdup (title), .word = g_strdup (word),
                                          .name = g_strdup (name) });
}

void
gantry_sheet_draft_keep_empty (GantrySheetDraft *self, const char *id)
{
  g_return_if_fail (self != NULL && id != NULL);

  g_hash_table_add (self->keep, g_strdup (id));
}

static GantrySheetLine *
get_last (GantrySheetDraft *self)
{
  return self->lines->len > 0 ? g_ptr_array_index (self->lines, self->lines->len - 1) : NULL;
}

void
gantry_sheet_draft_row (GantrySheetDraft *self, const char *key)
{
  g_autofree char *name = g_strdup (or_empty (key));
  GantrySheetLine *line;

  g_return_if_fail (self != NULL);

  for (guint n = 2; g_hash_table_contains (self->by_key, name); n++)
    {
      g_free (name);
      name = g_strdup_printf ("%s#%u", or_empty (key), n);
    }
  line = gantry_sheet_line_new (name);
  g_ptr_array_add (self->lines, line);
  g_hash_table_insert (self->by_key, line->key, line);
}

void
gantry_sheet_draft_row_opens (GantrySheetDraft *self, const char *code, const char *unit)
{
  GantrySheetLine *line = get_last (self);

  g_return_if_fail (line != NULL);

  set_text (&line->code, code);
  set_text (&line->unit, unit);
}

void
gantry_sheet_draft_row_is (GantrySheetDraft *self, gboolean head, gboolean out)
{
  GantrySheetLine *line = get_last (self);

  g_return_if_fail (line != NULL);

  line->head = head;
  line->out = out;
}

void
gantry_sheet_draft_cell (GantrySheetDraft *self, const char *column, const char *text)
{
  gantry_sheet_draft_full_cell (self, column, text, NULL, NULL, 0);
}

void
gantry_sheet_draft_full_cell (GantrySheetDraft *self, const char *column, const char *text, const char *tail, const char *sub,
                              GantrySheetFlags flags)
{
  GantrySheetLine *line = get_last (self);

  g_return_if_fail (line != NULL && column != NULL);

  if (*or_empty (text) == '\0' && *or_empty (tail) == '\0' && *or_empty (sub) == '\0')
    return;
  g_hash_table_replace (line->cells, g_strdup (column), gantry_sheet_cell_new (text, tail, sub, flags));
  g_hash_table_add (self->used, g_strdup (column));
}

void
gantry_sheet_draft_finish (GantrySheetDraft *self)
{
  for (guint i = self->columns->len; i > 0; i--)
    {
      const char *id = g_array_index (self->columns, GantrySheetColumn, i - 1).id;

      if (!g_hash_table_contains (self->used, id) && !g_hash_table_contains (self->keep, id))
        g_array_remove_index (self->columns, i - 1);
    }
}
