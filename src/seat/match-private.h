/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "seat/match.h"
#include "seat/seat-private.h"
#include "seat/sheet-draft.h"

G_BEGIN_DECLS

typedef enum
{
  GANTRY_MATCH_SCORE,
  GANTRY_MATCH_ACTIONS,
  GANTRY_MATCH_STATS,
  GANTRY_MATCH_LINE_UP,
  GANTRY_MATCH_N_SHEETS,
} GantryMatchSheet;

/* Documents of the unit, rows of its board → a draft a sheet. */
struct _GantryMatch
{
  GObject parent_instance;

  GantrySeat *seat; /* (owned) */
  GantryUnit *unit; /* (owned) */
  char *topic;
  char *people_topic;
  GantrySheet *sheets[GANTRY_MATCH_N_SHEETS];
  guint dirty; /* bits by GantryMatchSheet */
};

const GantryJson *gantry_match_get_json      (GantryMatch *self, const char *id); /* (nullable) */
/* Code of a side, 0 home, 1 away; "" while it is not known. Lies in a document or a row. */
const char       *gantry_match_get_side      (GantryMatch *self, guint side);
/* The row of a side; (nullable) (transfer none). */
GantryRow        *gantry_match_get_row       (GantryMatch *self, guint side);
/* The periods, as the result has them, else the picture of the moment; (nullable). */
const GantryJson *gantry_match_get_periods   (GantryMatch *self);
/* Puts a code of the feed into a cell by the profile's word for it; the code itself when it has none. */
void              gantry_match_add_word      (GantryMatch *self, GantrySheetDraft *draft, const char *column, GantryWordKind kind,
                                              const char *code);

GantrySheetDraft *gantry_match_draft_score   (GantryMatch *self);
GantrySheetDraft *gantry_match_draft_actions (GantryMatch *self);
GantrySheetDraft *gantry_match_draft_stats   (GantryMatch *self);
GantrySheetDraft *gantry_match_draft_line_up (GantryMatch *self);

G_END_DECLS
