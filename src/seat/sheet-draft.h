/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "seat/sheet.h"

G_BEGIN_DECLS

/* What a sheet shall show next, written from the documents anew each time: gantry_sheet_take() finds out what of it is another
 * one. All texts are copied; NULL is "". */
typedef struct _GantrySheetDraft GantrySheetDraft;

GantrySheetDraft *gantry_sheet_draft_new        (void);
void              gantry_sheet_draft_free       (GantrySheetDraft *self);

void              gantry_sheet_draft_head       (GantrySheetDraft *self, const char *title, const char *word, const char *status);
void              gantry_sheet_draft_progress   (GantrySheetDraft *self, int complete, int total);
void              gantry_sheet_draft_note       (GantrySheetDraft *self, const char *note);
/* A column that is there already stays where it is. One that no cell is in is left out in the end, but for 'always'. */
void              gantry_sheet_draft_column     (GantrySheetDraft *self, const char *id, const char *title, const char *unit);
/* The same with a heading of ours: word and name are msgids, name may be NULL; title: (nullable): what stands behind the word. */
void              gantry_sheet_draft_word_column (GantrySheetDraft *self, const char *id, const char *word, const char *name,
                                                  const char *title);
void              gantry_sheet_draft_keep_empty (GantrySheetDraft *self, const char *id);
/* The cells that follow are of this row; a key that is there already gets "#2" and so on. */
void              gantry_sheet_draft_row        (GantrySheetDraft *self, const char *key);
void              gantry_sheet_draft_row_opens  (GantrySheetDraft *self, const char *code, const char *unit);
void              gantry_sheet_draft_row_is     (GantrySheetDraft *self, gboolean head, gboolean out);
/* An empty text leaves the cell out. */
void              gantry_sheet_draft_cell       (GantrySheetDraft *self, const char *column, const char *text);
void              gantry_sheet_draft_full_cell  (GantrySheetDraft *self, const char *column, const char *text, const char *tail,
                                                 const char *sub, GantrySheetFlags flags);

/* Whether a row that comes is news as a whole (what happens in a match), and not only what becomes different in a row that is
 * there (a list that arrives piece by piece); it is not at first. */
void              gantry_sheet_set_marks_new    (GantrySheet *self, gboolean marks);
/* Takes the draft. now: monotonic µs for what became different, 0 when nobody saw what was before. TRUE when anything is
 * another; then "columns" and "changed" have been emitted as they apply. */
gboolean          gantry_sheet_take             (GantrySheet *self, GantrySheetDraft *draft, gint64 now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantrySheetDraft, gantry_sheet_draft_free)

G_END_DECLS
