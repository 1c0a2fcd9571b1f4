/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/match-private.h"

#include "model/json.h"
#include "model/status.h"

#include <string.h>

/* The period that some feeds add to the others: the result says it already. */
#define TOTAL "TOT"

static gboolean
is_value (const char *id)
{
  return g_str_has_prefix (id, "ext:") || g_str_has_prefix (id, "stat:") || g_str_has_prefix (id, "entry:");
}

static gboolean
is_total (const GantryJson *period)
{
  return strcmp (gantry_json_get_text (period, "code"), TOTAL) == 0;
}

/* What was scored in it, and not what stood after it. */
static const char *
get_score (const GantryJson *period, guint side)
{
  const char *own = gantry_json_get_text (period, side == 0 ? "home_period" : "away_period");

  return *own != '\0' ? own : gantry_json_get_text (period, side == 0 ? "home" : "away");
}

static void
add_period_column (GantryMatch *self, GantrySheetDraft *draft, const GantryJson *period)
{
  const char *code = gantry_json_get_text (period, "code");
  const GantryWord *word = gantry_rule_find_word (gantry_unit_get_rule (self->unit), GANTRY_WORD_PERIOD, code);
  g_autofree char *id = g_strconcat ("period/", code, NULL);

  if (word != NULL)
    gantry_sheet_draft_word_column (draft, id, word->title, word->name, NULL);
  else
    gantry_sheet_draft_column (draft, id, code, NULL);
  gantry_sheet_draft_keep_empty (draft, id);
}

/* The value columns of the live view, then those of no profile. */
static void
add_value_columns (GantryMatch *self, GantrySheetDraft *draft)
{
  const GantryColumn *columns = gantry_rule_get_columns (gantry_unit_get_rule (self->unit), "live");
  const char *const *others = gantry_unit_get_others (self->unit);

  for (guint i = 0; columns != NULL && columns[i].id != NULL; i++)
    if (is_value (columns[i].id))
      {
        if (columns[i].title != NULL)
          gantry_sheet_draft_word_column (draft, columns[i].id, columns[i].title, columns[i].name, columns[i].pos);
        else
          gantry_sheet_draft_column (draft, columns[i].id, strrchr (columns[i].id, ':') + 1, NULL);
      }
  for (guint i = 0; others != NULL && others[i] != NULL; i++)
    gantry_sheet_draft_column (draft, others[i], others[i] + strlen ("ext:"), NULL);
}

static void
add_columns (GantryMatch *self, GantrySheetDraft *draft)
{
  const GantryJson *periods = gantry_match_get_periods (self);

  gantry_sheet_draft_column (draft, "noc", NULL, NULL);
  gantry_sheet_draft_column (draft, "name", NULL, NULL);
  for (guint i = 0; i < gantry_json_get_length (periods); i++)
    if (!is_total (gantry_json_get_element (periods, i)))
      add_period_column (self, draft, gantry_json_get_element (periods, i));
  add_value_columns (self, draft);
  gantry_sheet_draft_column (draft, "result", NULL, NULL);
  gantry_sheet_draft_column (draft, "qual", NULL, NULL);
  gantry_sheet_draft_keep_empty (draft, "name");
  gantry_sheet_draft_keep_empty (draft, "result");
}

/* In a score that counts periods, who has more of one has won it, once it is not the last. */
static gboolean
is_period_won (GantryMatch *self, const GantryJson *periods, guint index, guint side)
{
  const GantryJson *period = gantry_json_get_element (periods, index);
  gint64 own = g_ascii_strtoll (get_score (period, side), NULL, 10);
  gint64 other = g_ascii_strtoll (get_score (period, 1 - side), NULL, 10);
  gboolean last = index + 1 >= gantry_json_get_length (periods) ||
                  (index + 2 == gantry_json_get_length (periods) && is_total (gantry_json_get_element (periods, index + 1)));
  gboolean over = !last || gantry_result_status_parse (gantry_unit_get_result_status (self->unit)) == GANTRY_RESULT_OFFICIAL;

  return gantry_rule_get_counts_periods (gantry_unit_get_rule (self->unit), NULL) && over && own > other;
}

static void
add_periods (GantryMatch *self, GantrySheetDraft *draft, guint side)
{
  const GantryJson *periods = gantry_match_get_periods (self);

  for (guint i = 0; i < gantry_json_get_length (periods); i++)
    {
      const GantryJson *period = gantry_json_get_element (periods, i);
      g_autofree char *id = g_strconcat ("period/", gantry_json_get_text (period, "code"), NULL);

      if (!is_total (period))
        gantry_sheet_draft_full_cell (draft, id, get_score (period, side), NULL, NULL,
                                      is_period_won (self, periods, i, side) ? GANTRY_SHEET_GOOD : 0);
    }
}

static void
add_values (GantryMatch *self, GantrySheetDraft *draft, GantryRow *row)
{
  const GantryColumn *columns = gantry_rule_get_columns (gantry_unit_get_rule (self->unit), "live");
  const char *const *others = gantry_unit_get_others (self->unit);

  for (guint i = 0; columns != NULL && columns[i].id != NULL; i++)
    if (is_value (columns[i].id))
      gantry_match_add_word (self, draft, columns[i].id, GANTRY_WORD_VALUE, gantry_row_get_column (row, columns[i].id));
  for (guint i = 0; others != NULL && others[i] != NULL; i++)
    gantry_sheet_draft_cell (draft, others[i], gantry_row_get_column (row, others[i]));
}

static void
add_result (GantryMatch *self, GantrySheetDraft *draft, GantryRow *row)
{
  g_autofree char *id = g_strconcat ("line/", gantry_row_get_code (row), NULL);
  gboolean won = strcmp (gantry_json_get_text (gantry_match_get_json (self, id), "wlt"), "W") == 0;
  const char *irm = gantry_row_get_irm (row), *result = gantry_row_get_result (row);

  if (*irm != '\0')
    gantry_sheet_draft_full_cell (draft, "result", irm, NULL, result, GANTRY_SHEET_WARN);
  else
    gantry_sheet_draft_full_cell (draft, "result", result, won ? "\342\234\223" : NULL, NULL, won ? GANTRY_SHEET_GOOD : 0);
}

GantrySheetDraft *
gantry_match_draft_score (GantryMatch *self)
{
  GantrySheetDraft *draft = gantry_sheet_draft_new ();

  gantry_sheet_draft_head (draft, "", "", gantry_unit_get_result_status (self->unit));
  add_columns (self, draft);
  for (guint side = 0; side < 2; side++)
    {
      GantryRow *row = gantry_match_get_row (self, side);

      if (row == NULL)
        continue;
      gantry_sheet_draft_row (draft, gantry_row_get_code (row));
      gantry_sheet_draft_row_opens (draft, gantry_row_get_code (row), NULL);
      gantry_sheet_draft_row_is (draft, FALSE, gantry_row_is_out (row));
      gantry_sheet_draft_cell (draft, "noc", gantry_row_get_noc (row));
      gantry_sheet_draft_full_cell (draft, "name", gantry_row_get_name (row), gantry_row_get_given (row), NULL, 0);
      add_periods (self, draft, side);
      add_values (self, draft, row);
      add_result (self, draft, row);
      gantry_sheet_draft_cell (draft, "qual", gantry_row_get_qual (row));
    }
  return draft;
}
