/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/event-private.h"

#include "model/json.h"

#include <string.h>

#define N_(text) text

static const struct
{
  const char *code;
  const char *word;
} medals[] = {
  { "ME_GOLD", N_("Gold") },
  { "ME_SILVER", N_("Silver") },
  { "ME_BRONZE", N_("Bronze") },
};

static void
add_medal (GantryEvent *self, GantrySheetDraft *draft, const GantryJson *medal)
{
  const char *code = gantry_json_get_text (medal, "medal");
  const char *given;
  g_autofree char *name = gantry_event_dup_name (self, medal, &given);
  g_autofree char *members = gantry_event_dup_members (self, medal);
  g_autofree char *key = g_strconcat (code, "/", gantry_json_get_text (medal, "code"), NULL);
  const char *word = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (medals); i++)
    if (strcmp (medals[i].code, code) == 0)
      word = medals[i].word;
  gantry_sheet_draft_row (draft, key);
  gantry_sheet_draft_row_opens (draft, gantry_json_get_text (medal, "code"), gantry_json_get_text (medal, "unit"));
  gantry_sheet_draft_full_cell (draft, "medal", word != NULL ? word : code, NULL, NULL, word != NULL ? GANTRY_SHEET_WORD : 0);
  gantry_sheet_draft_cell (draft, "noc", gantry_json_get_text (medal, "noc"));
  gantry_sheet_draft_full_cell (draft, "name", name, given, members, 0);
}

GantrySheetDraft *
gantry_event_draft_medallists (GantryEvent *self, const GantryJson *json)
{
  GantrySheetDraft *draft = gantry_sheet_draft_new ();
  const GantryJson *array = gantry_json_get_array (json, "medals");

  gantry_sheet_draft_head (draft, "", "", gantry_json_get_text (json, "status"));
  gantry_sheet_draft_column (draft, "medal", NULL, NULL);
  gantry_sheet_draft_column (draft, "noc", NULL, NULL);
  gantry_sheet_draft_column (draft, "name", NULL, NULL);
  for (guint i = 0; i < gantry_json_get_length (array); i++)
    add_medal (self, draft, gantry_json_get_element (array, i));
  return draft;
}
