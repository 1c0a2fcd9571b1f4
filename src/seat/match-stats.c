/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/match-private.h"

#include "model/ext.h"
#include "model/json.h"

#include <string.h>

/* Of the whole match: what is given by period too is counted once. */
#define TOTAL "TOT"

static const GantryJson *
get_stats (GantryMatch *self, guint side)
{
  g_autofree char *id = g_strconcat ("line/", gantry_match_get_side (self, side), NULL);

  return gantry_json_get_array (gantry_match_get_json (self, id), "stats");
}

static const char *
get_value (const GantryJson *stats, const char *code)
{
  const char *total = gantry_ext_get_value (stats, NULL, code, TOTAL);

  return *total != '\0' ? total : gantry_ext_get_value (stats, NULL, code, "");
}

static void
add_stat (GantryMatch *self, GantrySheetDraft *draft, const char *code)
{
  const char *home = get_value (get_stats (self, 0), code), *away = get_value (get_stats (self, 1), code);

  if (*home == '\0' && *away == '\0')
    return;
  gantry_sheet_draft_row (draft, code);
  gantry_sheet_draft_cell (draft, "home", home);
  gantry_match_add_word (self, draft, "stat", GANTRY_WORD_STAT, code);
  gantry_sheet_draft_cell (draft, "away", away);
}

/* Those that the profile does not know, in the order of the feed. */
static void
add_others (GantryMatch *self, GantrySheetDraft *draft, guint side, GHashTable *seen)
{
  const GantryJson *stats = get_stats (self, side);

  for (guint i = 0; i < gantry_json_get_length (stats); i++)
    {
      const char *code = gantry_json_get_text (gantry_json_get_element (stats, i), "code");

      if (g_hash_table_add (seen, (gpointer) code))
        add_stat (self, draft, code);
    }
}

static void
add_side_column (GantryMatch *self, GantrySheetDraft *draft, const char *id, guint side)
{
  GantryRow *row = gantry_match_get_row (self, side);

  gantry_sheet_draft_column (draft, id, row != NULL ? gantry_row_get_name (row) : "", NULL);
}

GantrySheetDraft *
gantry_match_draft_stats (GantryMatch *self)
{
  GantrySheetDraft *draft = gantry_sheet_draft_new ();
  GantryRule *rule = gantry_unit_get_rule (self->unit);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  gantry_sheet_draft_column (draft, "stat", NULL, NULL);
  add_side_column (self, draft, "home", 0);
  add_side_column (self, draft, "away", 1);
  for (guint i = 0; i < gantry_rule_get_n_words (rule, GANTRY_WORD_STAT); i++)
    {
      const char *code = gantry_rule_get_word (rule, GANTRY_WORD_STAT, i)->code;

      g_hash_table_add (seen, (gpointer) code);
      add_stat (self, draft, code);
    }
  add_others (self, draft, 0, seen);
  add_others (self, draft, 1, seen);
  return draft;
}
