/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/match-private.h"

#include "model/json.h"
#include "model/rsc.h"

#include <string.h>

#define ALL_SHEETS ((1u << GANTRY_MATCH_N_SHEETS) - 1)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void board_init (GantryBoardInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GantryMatch, gantry_match, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GANTRY_TYPE_BOARD, board_init))

static const struct
{
  const char *kind;
  GantrySheetDraft *(*draft) (GantryMatch *self);
} sheets[GANTRY_MATCH_N_SHEETS] = {
  [GANTRY_MATCH_SCORE] = { "score", gantry_match_draft_score },
  [GANTRY_MATCH_ACTIONS] = { "actions", gantry_match_draft_actions },
  [GANTRY_MATCH_STATS] = { "stats", gantry_match_draft_stats },
  [GANTRY_MATCH_LINE_UP] = { "line-up", gantry_match_draft_line_up },
};

/* Which sheets an object of the unit is in. */
static guint
find_sheets (const char *id)
{
  if (g_str_has_prefix (id, "action/"))
    return 1u << GANTRY_MATCH_ACTIONS;
  if (strcmp (id, "now") == 0)
    return 1u << GANTRY_MATCH_SCORE;
  if (g_str_has_prefix (id, "note/"))
    return 0;
  return ALL_SHEETS;
}

static void
gantry_match_touch (GantryBoard *board, const char *topic, const char *id)
{
  GantryMatch *self = GANTRY_MATCH (board);

  self->dirty |= strcmp (topic, self->topic) == 0 ? find_sheets (id) : ALL_SHEETS;
}

static void
gantry_match_touch_all (GantryBoard *board)
{
  GANTRY_MATCH (board)->dirty = ALL_SHEETS;
}

static void
gantry_match_flush (GantryBoard *board)
{
  GantryMatch *self = GANTRY_MATCH (board);
  guint dirty = self->dirty;
  gboolean changed = FALSE;

  if (dirty == 0)
    return;
  self->dirty = 0;
  g_object_ref (self);
  for (guint i = 0; i < GANTRY_MATCH_N_SHEETS; i++)
    if ((dirty & (1u << i)) != 0)
      changed |= gantry_sheet_take (self->sheets[i], sheets[i].draft (self), gantry_seat_get_now (self->seat));
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
  g_object_unref (self);
}

static void
gantry_match_acknowledge (GantryBoard *board, const char *rsc)
{
  GantryMatch *self = GANTRY_MATCH (board);

  if (rsc != NULL && strcmp (rsc, gantry_match_get_rsc (self)) != 0)
    return;
  for (guint i = 0; i < GANTRY_MATCH_N_SHEETS; i++)
    gantry_sheet_acknowledge (self->sheets[i]);
}

static void
board_init (GantryBoardInterface *iface)
{
  iface->touch = gantry_match_touch;
  iface->touch_all = gantry_match_touch_all;
  iface->flush = gantry_match_flush;
  iface->acknowledge = gantry_match_acknowledge;
}

static void
gantry_match_dispose (GObject *object)
{
  GantryMatch *self = GANTRY_MATCH (object);

  if (self->seat != NULL)
    {
      gantry_seat_remove_board (self->seat, GANTRY_BOARD (self));
      gantry_seat_unwatch (self->seat, self->topic, GANTRY_BOARD (self));
      gantry_seat_unwatch (self->seat, self->people_topic, GANTRY_BOARD (self));
    }
  g_clear_object (&self->unit);
  g_clear_object (&self->seat);
  G_OBJECT_CLASS (gantry_match_parent_class)->dispose (object);
}

static void
gantry_match_finalize (GObject *object)
{
  GantryMatch *self = GANTRY_MATCH (object);

  g_free (self->topic);
  g_free (self->people_topic);
  for (guint i = 0; i < GANTRY_MATCH_N_SHEETS; i++)
    g_object_unref (self->sheets[i]);
  G_OBJECT_CLASS (gantry_match_parent_class)->finalize (object);
}

static void
gantry_match_class_init (GantryMatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gantry_match_dispose;
  G_OBJECT_CLASS (klass)->finalize = gantry_match_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
gantry_match_init (GantryMatch *self)
{
  for (guint i = 0; i < GANTRY_MATCH_N_SHEETS; i++)
    self->sheets[i] = gantry_sheet_new (sheets[i].kind, "");
  gantry_sheet_set_marks_new (self->sheets[GANTRY_MATCH_ACTIONS], TRUE);
}

GantryMatch *
gantry_match_new (GantrySeat *seat, const char *rsc)
{
  GantryMatch *self;
  g_autofree char *discipline = NULL;

  g_return_val_if_fail (GANTRY_IS_SEAT (seat) && rsc != NULL, NULL);

  self = g_object_new (GANTRY_TYPE_MATCH, NULL);
  discipline = gantry_rsc_dup_discipline (rsc);
  self->seat = g_object_ref (seat);
  self->unit = gantry_seat_get_unit (seat, rsc);
  self->topic = g_strconcat ("unit/", rsc, NULL);
  self->people_topic = g_strconcat ("people/", discipline, NULL);
  gantry_seat_watch (seat, self->people_topic, GANTRY_BOARD (self));
  gantry_seat_watch (seat, self->topic, GANTRY_BOARD (self));
  gantry_seat_add_board (seat, GANTRY_BOARD (self));
  gantry_match_touch_all (GANTRY_BOARD (self));
  gantry_match_flush (GANTRY_BOARD (self));
  /* What came since the last frame is in the documents and not yet in the unit's rows. */
  gantry_match_touch_all (GANTRY_BOARD (self));
  return self;
}

const GantryJson *
gantry_match_get_json (GantryMatch *self, const char *id)
{
  GantryObject *object = gantry_documents_lookup (gantry_seat_get_documents (self->seat), self->topic, id);

  return object != NULL ? gantry_object_get_json (object) : NULL;
}

const char *
gantry_match_get_side (GantryMatch *self, guint side)
{
  const char *code = gantry_json_get_text (gantry_match_get_json (self, "head"), side == 0 ? "home" : "away");
  g_autoptr (GantryRow) row = NULL;

  if (*code != '\0')
    return code;
  row = g_list_model_get_item (gantry_unit_get_start_list (self->unit), side);
  return row != NULL ? gantry_row_get_code (row) : "";
}

GantryRow *
gantry_match_get_row (GantryMatch *self, guint side)
{
  return gantry_unit_find_row (self->unit, gantry_match_get_side (self, side));
}

const GantryJson *
gantry_match_get_periods (GantryMatch *self)
{
  const GantryJson *periods = gantry_json_get_array (gantry_match_get_json (self, "head"), "periods");

  return gantry_json_get_length (periods) > 0 ? periods : gantry_json_get_array (gantry_match_get_json (self, "now"), "periods");
}

void
gantry_match_add_word (GantryMatch *self, GantrySheetDraft *draft, const char *column, GantryWordKind kind, const char *code)
{
  const GantryWord *word = *code != '\0' ? gantry_rule_find_word (gantry_unit_get_rule (self->unit), kind, code) : NULL;

  gantry_sheet_draft_full_cell (draft, column, word != NULL ? word->name : code, NULL, NULL, word != NULL ? GANTRY_SHEET_WORD : 0);
}

const char *
gantry_match_get_rsc (GantryMatch *self)
{
  g_return_val_if_fail (GANTRY_IS_MATCH (self), NULL);

  return gantry_unit_get_rsc (self->unit);
}

GantrySheet *
gantry_match_get_score (GantryMatch *self)
{
  g_return_val_if_fail (GANTRY_IS_MATCH (self), NULL);

  return self->sheets[GANTRY_MATCH_SCORE];
}

GantrySheet *
gantry_match_get_actions (GantryMatch *self)
{
  g_return_val_if_fail (GANTRY_IS_MATCH (self), NULL);

  return self->sheets[GANTRY_MATCH_ACTIONS];
}

GantrySheet *
gantry_match_get_stats (GantryMatch *self)
{
  g_return_val_if_fail (GANTRY_IS_MATCH (self), NULL);

  return self->sheets[GANTRY_MATCH_STATS];
}

GantrySheet *
gantry_match_get_line_up (GantryMatch *self)
{
  g_return_val_if_fail (GANTRY_IS_MATCH (self), NULL);

  return self->sheets[GANTRY_MATCH_LINE_UP];
}
