/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "seat/ordered-model.h"
#include "seat/sheet-draft.h"

G_BEGIN_DECLS

/* A row as drafted; as shown when it has become one. */
typedef struct
{
  char *key;
  char *code;
  char *unit;
  GHashTable *cells; /* column id → GantrySheetCell (owned) */
  guint head : 1;
  guint out : 1;
} GantrySheetLine;

struct _GantrySheetRow
{
  GObject parent_instance;

  GantrySheetLine *line; /* (owned) */
};

struct _GantrySheetDraft
{
  char *title;
  char *word;
  char *status;
  int complete;
  int total;
  GPtrArray *notes;   /* of char * */
  GArray *columns;    /* of GantrySheetColumn */
  GHashTable *keep;   /* set of column ids that stay though they are empty */
  GHashTable *used;   /* set of column ids that a cell is in */
  GPtrArray *lines;   /* of GantrySheetLine */
  GHashTable *by_key; /* key → line (not owned) */
};

void             gantry_sheet_column_clear    (gpointer column);
GantrySheetLine *gantry_sheet_line_new        (const char *key);
void             gantry_sheet_line_free       (GantrySheetLine *line);
/* Columns that no cell is in go. */
void             gantry_sheet_draft_finish    (GantrySheetDraft *self);

/* Copies. */
GantrySheetCell *gantry_sheet_cell_new        (const char *text, const char *tail, const char *sub, GantrySheetFlags flags);

/* Takes the line. */
GantrySheetRow  *gantry_sheet_row_new         (GantrySheetLine *line, gint64 now);
/* Takes the line. settled: what stood there was meant to stand. TRUE when anything is another. */
gboolean         gantry_sheet_row_take        (GantrySheetRow *self, GantrySheetLine *line, gint64 now, gboolean settled);
gboolean         gantry_sheet_row_acknowledge (GantrySheetRow *self);
void             gantry_sheet_row_emit        (GantrySheetRow *self);

G_END_DECLS
