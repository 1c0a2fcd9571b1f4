/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/sheet-private.h"

#include "model/status.h"

#include <string.h>

/* A draft → lines held against the rows by key → rows in the order of the draft. */
struct _GantrySheet
{
  GObject parent_instance;

  char *kind;
  char *key;
  char *title;
  char *word;
  char *status;
  char **notes;
  int complete;
  int total;
  GArray *columns;  /* of GantrySheetColumn */
  GHashTable *rows; /* key → GantrySheetRow (owned) */
  GantryOrderedModel *order;
  guint built : 1; /* it showed something: from now on differences are changes */
  guint marks_new : 1;
};

enum
{
  COLUMNS,
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GantrySheet, gantry_sheet, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

GANTRY_DEFINE_ORDERED_LIST (GANTRY_SHEET, GANTRY_TYPE_SHEET_ROW)

static void
gantry_sheet_finalize (GObject *object)
{
  GantrySheet *self = GANTRY_SHEET (object);

  g_free (self->kind);
  g_free (self->key);
  g_free (self->title);
  g_free (self->word);
  g_free (self->status);
  g_strfreev (self->notes);
  g_array_unref (self->columns);
  g_hash_table_unref (self->rows);
  g_object_unref (self->order);
  G_OBJECT_CLASS (gantry_sheet_parent_class)->finalize (object);
}

static void
gantry_sheet_class_init (GantrySheetClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gantry_sheet_finalize;

  signals[COLUMNS] = g_signal_new ("columns", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gantry_sheet_init (GantrySheet *self)
{
  self->title = g_strdup ("");
  self->word = g_strdup ("");
  self->status = g_strdup ("");
  self->notes = g_new0 (char *, 1);
  self->columns = g_array_new (FALSE, TRUE, sizeof (GantrySheetColumn));
  g_array_set_clear_func (self->columns, gantry_sheet_column_clear);
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->order = gantry_ordered_model_new (GANTRY_TYPE_SHEET_ROW);
  gantry_ordered_model_forward (self->order, G_LIST_MODEL (self));
}

GantrySheet *
gantry_sheet_new (const char *kind, const char *key)
{
  GantrySheet *self;

  g_return_val_if_fail (kind != NULL && key != NULL, NULL);

  self = g_object_new (GANTRY_TYPE_SHEET, NULL);
  self->kind = g_strdup (kind);
  self->key = g_strdup (key);
  return self;
}

static gboolean
take_text (char **slot, char **text)
{
  if (strcmp (*slot, *text) == 0)
    return FALSE;
  g_free (*slot);
  *slot = g_steal_pointer (text);
  return TRUE;
}

static gboolean
take_notes (GantrySheet *self, GPtrArray *notes)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;

  for (guint i = 0; i < notes->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (notes, i));
  texts = g_strv_builder_end (builder);
  if (g_strv_equal ((const char *const *) texts, (const char *const *) self->notes))
    return FALSE;
  g_strfreev (self->notes);
  self->notes = g_steal_pointer (&texts);
  return TRUE;
}

static gboolean
take_head (GantrySheet *self, GantrySheetDraft *draft)
{
  gboolean changed = self->complete != draft->complete || self->total != draft->total;

  changed |= take_text (&self->title, &draft->title);
  changed |= take_text (&self->word, &draft->word);
  changed |= take_text (&self->status, &draft->status);
  changed |= take_notes (self, draft->notes);
  self->complete = draft->complete;
  self->total = draft->total;
  return changed;
}

static gboolean
are_equal (GArray *a, GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const GantrySheetColumn *x = &g_array_index (a, GantrySheetColumn, i), *y = &g_array_index (b, GantrySheetColumn, i);

      if (strcmp (x->id, y->id) != 0 || g_strcmp0 (x->title, y->title) != 0 || g_strcmp0 (x->unit, y->unit) != 0 ||
          g_strcmp0 (x->word, y->word) != 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_columns (GantrySheet *self, GantrySheetDraft *draft)
{
  GArray *columns = draft->columns;

  gantry_sheet_draft_finish (draft);
  if (are_equal (self->columns, columns))
    return FALSE;
  draft->columns = self->columns;
  self->columns = columns;
  return TRUE;
}

/* The rows of the draft in its order; those that are others go into 'changed'. */
static GPtrArray *
take_lines (GantrySheet *self, GantrySheetDraft *draft, gint64 now, gboolean settled, GPtrArray *changed)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < draft->lines->len; i++)
    {
      GantrySheetLine *line = g_ptr_array_index (draft->lines, i);
      GantrySheetRow *row = g_hash_table_lookup (self->rows, line->key);

      if (row == NULL)
        {
          row = gantry_sheet_row_new (line, self->marks_new ? now : 0);
          g_hash_table_insert (self->rows, g_strdup (line->key), row);
        }
      else if (gantry_sheet_row_take (row, line, now, settled))
        g_ptr_array_add (changed, row);
      g_ptr_array_add (rows, row);
    }
  g_ptr_array_set_free_func (draft->lines, NULL); /* they are the rows' now */
  return rows;
}

static void
drop_rows (GantrySheet *self, GHashTable *by_key)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (by_key, key))
      g_hash_table_iter_remove (&iter);
}

gboolean
gantry_sheet_take (GantrySheet *self, GantrySheetDraft *draft, gint64 now)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autoptr (GPtrArray) rows = NULL;
  GantryResultStatus before = gantry_result_status_parse (self->status);
  gboolean settled = before == GANTRY_RESULT_OFFICIAL || before == GANTRY_RESULT_UNOFFICIAL;
  gboolean columns, changed;

  g_return_val_if_fail (GANTRY_IS_SHEET (self) && draft != NULL, FALSE);

  changed = take_head (self, draft);
  columns = take_columns (self, draft);
  rows = take_lines (self, draft, self->built ? now : 0, settled, others);
  if (columns)
    g_signal_emit (self, signals[COLUMNS], 0);
  changed |= gantry_ordered_model_set (self->order, rows) || columns || others->len > 0;
  for (guint i = 0; i < others->len; i++)
    gantry_sheet_row_emit (g_ptr_array_index (others, i));
  drop_rows (self, draft->by_key);
  self->built |= rows->len > 0;
  gantry_sheet_draft_free (draft);
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
  return changed;
}

const char *
gantry_sheet_get_kind (GantrySheet *self)
{
  g_return_val_if_fail (GANTRY_IS_SHEET (self), NULL);

  return self->kind;
}

const char *
gantry_sheet_get_key (GantrySheet *self)
{
  g_return_val_if_fail (GANTRY_IS_SHEET (self), NULL);

  return self->key;
}

const char *
gantry_sheet_get_title (GantrySheet *self)
{
  g_return_val_if_fail (GANTRY_IS_SHEET (self), NULL);

  return self->title;
}

const char *
gantry_sheet_get_word (GantrySheet *self)
{
  g_return_val_if_fail (GANTRY_IS_SHEET (self), NULL);

  return self->word;
}

const char *
gantry_sheet_get_status (GantrySheet *self)
{
  g_return_val_if_fail (GANTRY_IS_SHEET (self), NULL);

  return self->status;
}

void
gantry_sheet_get_progress (GantrySheet *self, int *complete, int *total)
{
  g_return_if_fail (GANTRY_IS_SHEET (self) && complete != NULL && total != NULL);

  *complete = self->complete;
  *total = self->total;
}

const char *const *
gantry_sheet_get_notes (GantrySheet *self)
{
  g_return_val_if_fail (GANTRY_IS_SHEET (self), NULL);

  return (const char *const *) self->notes;
}

guint
gantry_sheet_get_n_columns (GantrySheet *self)
{
  g_return_val_if_fail (GANTRY_IS_SHEET (self), 0);

  return self->columns->len;
}

const GantrySheetColumn *
gantry_sheet_get_column (GantrySheet *self, guint index)
{
  g_return_val_if_fail (GANTRY_IS_SHEET (self), NULL);

  return index < self->columns->len ? &g_array_index (self->columns, GantrySheetColumn, index) : NULL;
}

GantrySheetRow *
gantry_sheet_find_row (GantrySheet *self, const char *key)
{
  g_return_val_if_fail (GANTRY_IS_SHEET (self) && key != NULL, NULL);

  return g_hash_table_lookup (self->rows, key);
}

void
gantry_sheet_set_marks_new (GantrySheet *self, gboolean marks)
{
  g_return_if_fail (GANTRY_IS_SHEET (self));

  self->marks_new = marks;
}

void
gantry_sheet_acknowledge (GantrySheet *self)
{
  g_return_if_fail (GANTRY_IS_SHEET (self));

  for (guint i = 0; i < gantry_ordered_model_get_size (self->order); i++)
    {
      GantrySheetRow *row = gantry_ordered_model_peek (self->order, i);

      if (gantry_sheet_row_acknowledge (row))
        gantry_sheet_row_emit (row);
    }
}
