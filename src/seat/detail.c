/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/detail.h"

#include "model/json.h"
#include "model/rsc.h"
#include "seat/person-names.h"
#include "seat/seat-private.h"
#include "seat/sheet-draft.h"

#include <string.h>

#define N_(text) text

/* Values that the desk has columns of its own for in every sport. */
static const struct
{
  const char *code;
  const char *word;
} known[] = {
  { "REACT_TIME", N_("Reaction time") },
  { "WIND_SPEED", N_("Wind") },
};

/* line/<code> of the unit → a row a value. */
struct _GantryDetail
{
  GObject parent_instance;

  GantrySeat *seat; /* (owned) */
  GantryUnit *unit; /* (owned) */
  char *topic;
  char *people_topic;
  char *code;  /* (nullable): who was chosen */
  char *shown; /* whose values are in the sheet; "" */
  GantrySheet *sheet;
  guint dirty : 1;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void board_init (GantryBoardInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GantryDetail, gantry_detail, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GANTRY_TYPE_BOARD, board_init))

static void
gantry_detail_touch (GantryBoard *board, const char *topic, const char *id)
{
  GANTRY_DETAIL (board)->dirty = TRUE;
}

static void
gantry_detail_touch_all (GantryBoard *board)
{
  GANTRY_DETAIL (board)->dirty = TRUE;
}

static const GantryJson *
get_json (GantryDetail *self, const char *kind, const char *code)
{
  g_autofree char *id = g_strconcat (kind, code, NULL);
  GantryObject *object = gantry_documents_lookup (gantry_seat_get_documents (self->seat), self->topic, id);

  return object != NULL ? gantry_object_get_json (object) : NULL;
}

GantryRow *
gantry_detail_get_row (GantryDetail *self)
{
  GListModel *rows;
  GantryRow *row;

  g_return_val_if_fail (GANTRY_IS_DETAIL (self), NULL);

  row = self->code != NULL ? gantry_unit_find_row (self->unit, self->code) : NULL;
  if (row != NULL)
    return row;
  rows = gantry_unit_get_rows (self->unit);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GantryRow) each = g_list_model_get_item (rows, i);

      if (gantry_row_is_current (each))
        return each; /* the unit holds it */
      if (row == NULL)
        row = each;
    }
  return row;
}

/* The name of a point of the unit; (nullable). */
static const char *
find_point (GantryDetail *self, const char *pos)
{
  for (guint i = 0; i < gantry_unit_get_n_points (self->unit); i++)
    if (strcmp (gantry_unit_get_point (self->unit, i)->pos, pos) == 0)
      return gantry_unit_get_point (self->unit, i)->name;
  return NULL;
}

static const char *
find_known (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (strcmp (known[i].code, code) == 0)
      return known[i].word;
  return NULL;
}

/* The profile's word for a value, else the feed's code; of splits and parts nothing: their point says it. */
static void
add_what (GantryDetail *self, GantrySheetDraft *draft, const char *type, const char *code, GantryValueOf of, gboolean again)
{
  GantryRule *rule = gantry_unit_get_rule (self->unit);
  const GantryRuleValue *value = gantry_rule_find_value (rule, of, type, code);
  const GantryWord *word = of == GANTRY_OF_STAT ? gantry_rule_find_word (rule, GANTRY_WORD_STAT, code) : NULL;
  const char *text = value != NULL ? value->name : word != NULL ? word->name : find_known (code);
  GantrySheetFlags flags = again ? GANTRY_SHEET_DIM : 0;

  gantry_sheet_draft_full_cell (draft, "what", text != NULL ? text : code, NULL, NULL, flags | (text != NULL ? GANTRY_SHEET_WORD : 0));
}

static void
add_position (GantryDetail *self, GantrySheetDraft *draft, const char *pos, gboolean point)
{
  const GantryWord *word = *pos != '\0' ? gantry_rule_find_word (gantry_unit_get_rule (self->unit), GANTRY_WORD_POINT, pos) : NULL;
  const char *name = point ? find_point (self, pos) : NULL;

  if (name != NULL)
    gantry_sheet_draft_cell (draft, "at", name);
  else
    gantry_sheet_draft_full_cell (draft, "at", word != NULL ? word->name : pos, NULL, NULL, word != NULL ? GANTRY_SHEET_WORD : 0);
}

static void
add_parts (GantrySheetDraft *draft, const GantryJson *parts)
{
  for (guint i = 0; i < gantry_json_get_length (parts); i++)
    {
      const GantryJson *part = gantry_json_get_element (parts, i);
      const char *code = gantry_json_get_text (part, "code"), *pos = gantry_json_get_text (part, "pos");
      g_autofree char *title = g_strconcat (code, *pos != '\0' ? " " : "", pos, NULL);
      g_autofree char *id = g_strconcat ("sub/", title, NULL);

      gantry_sheet_draft_cell (draft, id, gantry_json_get_text (part, "value"));
    }
}

/* What values are made of stands before them, in the order of the feed. */
static void
add_part_columns (GantryDetail *self, GantrySheetDraft *draft, const GantryJson *array)
{
  GantryRule *rule = gantry_unit_get_rule (self->unit);

  for (guint i = 0; i < gantry_json_get_length (array); i++)
    {
      const GantryJson *parts = gantry_json_get_array (gantry_json_get_element (array, i), "sub");

      for (guint j = 0; j < gantry_json_get_length (parts); j++)
        {
          const GantryJson *part = gantry_json_get_element (parts, j);
          const char *code = gantry_json_get_text (part, "code"), *pos = gantry_json_get_text (part, "pos");
          g_autofree char *title = g_strconcat (code, *pos != '\0' ? " " : "", pos, NULL);
          g_autofree char *id = g_strconcat ("sub/", title, NULL);
          const GantryWord *word = gantry_rule_find_word (rule, GANTRY_WORD_DETAIL, code);

          if (word != NULL)
            gantry_sheet_draft_word_column (draft, id, word->title, word->name, pos);
          else
            gantry_sheet_draft_column (draft, id, title, NULL);
        }
    }
}

static void
add_value (GantryDetail *self, GantrySheetDraft *draft, const GantryJson *ext, const char *owner, GantryValueOf of, gboolean again)
{
  const char *type = gantry_json_get_text (ext, "type"), *code = gantry_json_get_text (ext, "code");
  const char *pos = gantry_json_get_text (ext, "pos"), *irm = gantry_json_get_text (ext, "irm");
  GantryPlace place = of == GANTRY_OF_LINE ? gantry_rule_place (gantry_unit_get_rule (self->unit), type, code, pos)
                                           : GANTRY_PLACE_EXTRA;
  g_autofree char *key = g_strjoin ("/", owner, type, code, pos, NULL);

  gantry_sheet_draft_row (draft, key);
  if (place == GANTRY_PLACE_EXTRA)
    add_what (self, draft, type, code, of, again);
  add_position (self, draft, pos, place != GANTRY_PLACE_EXTRA);
  gantry_sheet_draft_full_cell (draft, "value", *irm != '\0' ? irm : gantry_json_get_text (ext, "value"), NULL, NULL,
                                (*irm != '\0' ? GANTRY_SHEET_WARN : 0) |
                                  (gantry_json_get_bool (ext, "unchecked") ? GANTRY_SHEET_UNCHECKED : 0));
  gantry_sheet_draft_cell (draft, "second", gantry_json_get_text (ext, "value2"));
  gantry_sheet_draft_full_cell (draft, "rank-at", gantry_json_get_text (ext, "rank"), NULL, NULL,
                                gantry_json_get_bool (ext, "rank_equal") ? GANTRY_SHEET_EQUAL : 0);
  gantry_sheet_draft_cell (draft, "gap", gantry_json_get_text (ext, "diff"));
  gantry_sheet_draft_cell (draft, "speed", gantry_json_get_text (ext, "speed"));
  add_parts (draft, gantry_json_get_array (ext, "sub"));
}

/* All values of one list, those of one code together, in the order in which codes come first. */
static void
add_values (GantryDetail *self, GantrySheetDraft *draft, const GantryJson *array, const char *owner, const char *name, GantryValueOf of)
{
  guint n = gantry_json_get_length (array);
  g_autofree gboolean *done = g_new0 (gboolean, n + 1);
  gboolean named = FALSE;

  for (guint i = 0; i < n; i++)
    for (guint j = i; j < n && !done[i]; j++)
      {
        const GantryJson *first = gantry_json_get_element (array, i), *ext = gantry_json_get_element (array, j);

        if (done[j] || ext == NULL ||
            (j > i && strcmp (gantry_json_get_text (first, "code"), gantry_json_get_text (ext, "code")) != 0))
          continue;
        add_value (self, draft, ext, owner, of, j > i);
        if (name != NULL)
          gantry_sheet_draft_full_cell (draft, "name", name, NULL, NULL, named ? GANTRY_SHEET_DIM : 0);
        named = TRUE;
        done[j] = j > i;
      }
}

static const GantryJson *
find_member (const GantryJson *members, const char *code)
{
  for (guint i = 0; i < gantry_json_get_length (members); i++)
    if (strcmp (gantry_json_get_text (gantry_json_get_element (members, i), "code"), code) == 0)
      return gantry_json_get_element (members, i);
  return NULL;
}

static void
add_members (GantryDetail *self, GantrySheetDraft *draft, const GantryJson *entry, const GantryJson *line)
{
  const GantryJson *members = gantry_json_get_array (line, "members"), *names = gantry_json_get_array (entry, "members");

  for (guint i = 0; i < gantry_json_get_length (members); i++)
    {
      const GantryJson *member = gantry_json_get_element (members, i);
      const char *code = gantry_json_get_text (member, "code");
      const GantryJson *named = find_member (names, code);
      g_autofree char *name = gantry_person_names_dup (gantry_seat_get_documents (self->seat), self->people_topic,
                                                       named != NULL ? named : member, NULL);

      add_values (self, draft, gantry_json_get_array (member, "ext"), code, name, GANTRY_OF_LINE);
      add_values (self, draft, gantry_json_get_array (member, "stats"), code, name, GANTRY_OF_STAT);
    }
}

static GantrySheetDraft *
create_draft (GantryDetail *self, GantryRow *row)
{
  static const char *const before[] = { "name", "what", "at" };
  static const char *const columns[] = { "value", "second", "rank-at", "gap", "speed" };
  GantrySheetDraft *draft = gantry_sheet_draft_new ();
  const char *code = row != NULL ? gantry_row_get_code (row) : "";
  const GantryJson *line = get_json (self, "line/", code), *analysis = get_json (self, "analysis/", code);
  const GantryJson *members = gantry_json_get_array (line, "members");

  gantry_sheet_draft_head (draft, "", "", gantry_unit_get_result_status (self->unit));
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    gantry_sheet_draft_column (draft, before[i], NULL, NULL);
  add_part_columns (self, draft, gantry_json_get_array (line, "ext"));
  add_part_columns (self, draft, gantry_json_get_array (analysis, "ext"));
  for (guint i = 0; i < gantry_json_get_length (members); i++)
    add_part_columns (self, draft, gantry_json_get_array (gantry_json_get_element (members, i), "ext"));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    gantry_sheet_draft_column (draft, columns[i], NULL, NULL);
  gantry_sheet_draft_keep_empty (draft, "value");
  add_values (self, draft, gantry_json_get_array (line, "ext"), "", NULL, GANTRY_OF_LINE);
  add_values (self, draft, gantry_json_get_array (analysis, "ext"), "analysis", NULL, GANTRY_OF_LINE);
  add_values (self, draft, gantry_json_get_array (line, "stats"), "stats", NULL, GANTRY_OF_STAT);
  add_members (self, draft, get_json (self, "entry/", code), line);
  return draft;
}

static void
gantry_detail_flush (GantryBoard *board)
{
  GantryDetail *self = GANTRY_DETAIL (board);
  GantryRow *row;
  const char *code;
  gboolean other;

  if (!self->dirty)
    return;
  self->dirty = FALSE;
  g_object_ref (self);
  row = gantry_detail_get_row (self);
  code = row != NULL ? gantry_row_get_code (row) : "";
  other = strcmp (code, self->shown) != 0;
  if (other)
    {
      g_free (self->shown);
      self->shown = g_strdup (code);
      gantry_sheet_take (self->sheet, gantry_sheet_draft_new (), 0); /* what is there is of somebody else */
    }
  if (gantry_sheet_take (self->sheet, create_draft (self, row), other ? 0 : gantry_seat_get_now (self->seat)) || other)
    g_signal_emit (self, signals[CHANGED], 0);
  g_object_unref (self);
}

static void
gantry_detail_acknowledge (GantryBoard *board, const char *rsc)
{
  GantryDetail *self = GANTRY_DETAIL (board);

  if (rsc == NULL || strcmp (rsc, gantry_detail_get_rsc (self)) == 0)
    gantry_sheet_acknowledge (self->sheet);
}

static void
board_init (GantryBoardInterface *iface)
{
  iface->touch = gantry_detail_touch;
  iface->touch_all = gantry_detail_touch_all;
  iface->flush = gantry_detail_flush;
  iface->acknowledge = gantry_detail_acknowledge;
}

static void
gantry_detail_dispose (GObject *object)
{
  GantryDetail *self = GANTRY_DETAIL (object);

  if (self->seat != NULL)
    {
      gantry_seat_remove_board (self->seat, GANTRY_BOARD (self));
      gantry_seat_unwatch (self->seat, self->topic, GANTRY_BOARD (self));
      gantry_seat_unwatch (self->seat, self->people_topic, GANTRY_BOARD (self));
    }
  g_clear_object (&self->unit);
  g_clear_object (&self->seat);
  G_OBJECT_CLASS (gantry_detail_parent_class)->dispose (object);
}

static void
gantry_detail_finalize (GObject *object)
{
  GantryDetail *self = GANTRY_DETAIL (object);

  g_free (self->topic);
  g_free (self->people_topic);
  g_free (self->code);
  g_free (self->shown);
  g_object_unref (self->sheet);
  G_OBJECT_CLASS (gantry_detail_parent_class)->finalize (object);
}

static void
gantry_detail_class_init (GantryDetailClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gantry_detail_dispose;
  G_OBJECT_CLASS (klass)->finalize = gantry_detail_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
gantry_detail_init (GantryDetail *self)
{
  self->sheet = gantry_sheet_new ("detail", "");
  gantry_sheet_set_marks_new (self->sheet, TRUE);
  self->shown = g_strdup ("");
}

GantryDetail *
gantry_detail_new (GantrySeat *seat, const char *rsc)
{
  GantryDetail *self;
  g_autofree char *discipline = NULL;

  g_return_val_if_fail (GANTRY_IS_SEAT (seat) && rsc != NULL, NULL);

  self = g_object_new (GANTRY_TYPE_DETAIL, NULL);
  discipline = gantry_rsc_dup_discipline (rsc);
  self->seat = g_object_ref (seat);
  self->unit = gantry_seat_get_unit (seat, rsc);
  self->topic = g_strconcat ("unit/", rsc, NULL);
  self->people_topic = g_strconcat ("people/", discipline, NULL);
  gantry_seat_watch (seat, self->people_topic, GANTRY_BOARD (self));
  gantry_seat_watch (seat, self->topic, GANTRY_BOARD (self));
  gantry_seat_add_board (seat, GANTRY_BOARD (self));
  self->dirty = TRUE;
  gantry_detail_flush (GANTRY_BOARD (self));
  /* What came since the last frame is in the documents and not yet in the unit's rows. */
  self->dirty = TRUE;
  return self;
}

const char *
gantry_detail_get_rsc (GantryDetail *self)
{
  g_return_val_if_fail (GANTRY_IS_DETAIL (self), NULL);

  return gantry_unit_get_rsc (self->unit);
}

void
gantry_detail_set_code (GantryDetail *self, const char *code)
{
  g_return_if_fail (GANTRY_IS_DETAIL (self));

  if (g_strcmp0 (self->code, code) == 0)
    return;
  g_free (self->code);
  self->code = g_strdup (code);
  self->dirty = TRUE;
  gantry_detail_flush (GANTRY_BOARD (self));
}

GantrySheet *
gantry_detail_get_sheet (GantryDetail *self)
{
  g_return_val_if_fail (GANTRY_IS_DETAIL (self), NULL);

  return self->sheet;
}
