/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A table that a board makes from documents: a ranking, a pool, the periods of a match. Columns are known by an id, rows by a
 * key; a row stays the same object while its key stays, and is changed in place. Texts are those of the source, never NULL. */

typedef enum
{
  GANTRY_SHEET_EQUAL = 1 << 0,     /* a rank that is shared */
  GANTRY_SHEET_UNCHECKED = 1 << 1, /* not confirmed by the source */
  GANTRY_SHEET_GOOD = 1 << 2,      /* won; the best of its kind */
  GANTRY_SHEET_RECORD = 1 << 3,    /* what stands below is a record */
  GANTRY_SHEET_WARN = 1 << 4,      /* an IRM, a penalty */
  GANTRY_SHEET_WORD = 1 << 5,      /* the text is a word of ours and not of the source: a msgid, to be translated where shown */
  GANTRY_SHEET_RANK_BELOW = 1 << 6, /* what stands below is a rank */
  GANTRY_SHEET_DIM = 1 << 7,       /* said before: the name of a group in its second row */
} GantrySheetFlags;

typedef struct
{
  char *text;
  char *tail;     /* quieter, after it: a given name */
  char *sub;      /* small, below it: the rank of a part */
  char *old;      /* (nullable): what stood here when it was meant to stand, until that is acknowledged */
  GantrySheetFlags flags;
  gint64 changed; /* monotonic µs when the seat saw it change; 0: never, or only when the sheet was built */
} GantrySheetCell;

typedef struct
{
  char *id;    /* "rank", "name", "result", "part/<what>" … */
  char *title; /* (nullable): a heading of the source ("Run 2", "H1"); NULL: the view has a word for the id */
  char *unit;  /* (nullable): the RSC that the column is about */
  char *word;  /* (nullable): a heading as a msgid, in place of the title; with the title behind it when there is both */
  char *name;  /* (nullable): the same in full, a msgid */
} GantrySheetColumn;

/* Signal: "changed", once a flush when a cell is another one. */
#define GANTRY_TYPE_SHEET_ROW (gantry_sheet_row_get_type ())
G_DECLARE_FINAL_TYPE (GantrySheetRow, gantry_sheet_row, GANTRY, SHEET_ROW, GObject)

const char            *gantry_sheet_row_get_key  (GantrySheetRow *self);
/* Competitor to select, and RSC to open, when somebody chooses the row; "" when there is none. */
const char            *gantry_sheet_row_get_code (GantrySheetRow *self);
const char            *gantry_sheet_row_get_unit (GantrySheetRow *self);
/* A heading above those that follow it. */
gboolean               gantry_sheet_row_is_head  (GantrySheetRow *self);
/* Out of the competition: struck through in place. */
gboolean               gantry_sheet_row_is_out   (GantrySheetRow *self);
/* (nullable): nothing there. (transfer none), valid until the next flush. */
const GantrySheetCell *gantry_sheet_row_get_cell (GantrySheetRow *self, const char *column);

/* A GListModel of GantrySheetRow in the order of the source. Signals: "columns" (they are others), "changed" (title, status,
 * progress or any cell). */
#define GANTRY_TYPE_SHEET (gantry_sheet_get_type ())
G_DECLARE_FINAL_TYPE (GantrySheet, gantry_sheet, GANTRY, SHEET, GObject)

GantrySheet             *gantry_sheet_new             (const char *kind, const char *key);
const char              *gantry_sheet_get_kind        (GantrySheet *self); /* "ranking", "phase", "pool" … */
const char              *gantry_sheet_get_key         (GantrySheet *self); /* the RSC it is about, or whatever tells it from others */
const char              *gantry_sheet_get_title       (GantrySheet *self); /* in the words of the source; "" when it has none */
/* A msgid that says what it is when the source has no words: "Semi-finals"; "" when there is none. */
const char              *gantry_sheet_get_word        (GantrySheet *self);
const char              *gantry_sheet_get_status      (GantrySheet *self); /* of the data: "OFFICIAL"; "" when unknown */
/* Units that are over, of how many; 0 of 0 when the source does not say. */
void                     gantry_sheet_get_progress    (GantrySheet *self, int *complete, int *total);
const char *const       *gantry_sheet_get_notes       (GantrySheet *self);
guint                    gantry_sheet_get_n_columns   (GantrySheet *self);
const GantrySheetColumn *gantry_sheet_get_column      (GantrySheet *self, guint index); /* (nullable) */
GantrySheetRow          *gantry_sheet_find_row        (GantrySheet *self, const char *key); /* (nullable) (transfer none) */
/* Old values go. */
void                     gantry_sheet_acknowledge     (GantrySheet *self);

G_END_DECLS
