/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/match-private.h"

#include "model/ext.h"
#include "model/json.h"
#include "seat/person-names.h"

#include <string.h>

#define N_(text) text

#define STAT "stat:"

/* The columns of the profile's line-up that are values of a player. */
static void
add_columns (GantryMatch *self, GantrySheetDraft *draft)
{
  static const char *const first[] = { "noc", "bib", "position", "name", "role" };
  const GantryColumn *columns = gantry_rule_get_columns (gantry_unit_get_rule (self->unit), "line-up");

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    gantry_sheet_draft_column (draft, first[i], NULL, NULL);
  for (guint i = 0; columns != NULL && columns[i].id != NULL; i++)
    {
      if (!g_str_has_prefix (columns[i].id, STAT))
        continue;
      if (columns[i].title != NULL)
        gantry_sheet_draft_word_column (draft, columns[i].id, columns[i].title, columns[i].name, columns[i].pos);
      else
        gantry_sheet_draft_column (draft, columns[i].id, columns[i].id + strlen (STAT), NULL);
    }
}

/* Statistics of a player come with the line of the side. */
static const GantryJson *
get_member_stats (GantryMatch *self, const char *side, const char *code)
{
  g_autofree char *id = g_strconcat ("line/", side, NULL);
  const GantryJson *members = gantry_json_get_array (gantry_match_get_json (self, id), "members");

  for (guint i = 0; i < gantry_json_get_length (members); i++)
    if (strcmp (gantry_json_get_text (gantry_json_get_element (members, i), "code"), code) == 0)
      return gantry_json_get_array (gantry_json_get_element (members, i), "stats");
  return NULL;
}

static void
add_stats (GantryMatch *self, GantrySheetDraft *draft, const GantryJson *stats)
{
  const GantryColumn *columns = gantry_rule_get_columns (gantry_unit_get_rule (self->unit), "line-up");

  for (guint i = 0; columns != NULL && columns[i].id != NULL; i++)
    {
      g_auto (GStrv) words = NULL;

      if (!g_str_has_prefix (columns[i].id, STAT))
        continue;
      words = g_strsplit (columns[i].id + strlen (STAT), "/", 2);
      gantry_sheet_draft_cell (draft, columns[i].id, gantry_ext_get_value (stats, NULL, words[0], words[1]));
    }
}

static gboolean
is_starter (const GantryJson *member)
{
  return strcmp (gantry_ext_get_value (gantry_json_get_array (member, "entry"), NULL, "STARTER", NULL), "Y") == 0;
}

static void
add_member (GantryMatch *self, GantrySheetDraft *draft, const GantryJson *entry, const GantryJson *member, gboolean bench)
{
  const char *side = gantry_json_get_text (entry, "code"), *code = gantry_json_get_text (member, "code");
  const char *position = gantry_ext_get_value (gantry_json_get_array (member, "entry"), NULL, "POSITION", NULL);
  const char *given;
  g_autofree char *name = gantry_person_names_dup (gantry_seat_get_documents (self->seat), self->people_topic, member, &given);

  gantry_sheet_draft_row (draft, code);
  gantry_sheet_draft_row_opens (draft, code, NULL);
  gantry_sheet_draft_cell (draft, "noc", gantry_json_get_text (entry, "noc"));
  gantry_sheet_draft_cell (draft, "bib", gantry_json_get_text (member, "bib"));
  gantry_match_add_word (self, draft, "position", GANTRY_WORD_POSITION, position);
  gantry_sheet_draft_full_cell (draft, "name", name, given, NULL, bench ? GANTRY_SHEET_DIM : 0);
  if (bench)
    gantry_sheet_draft_full_cell (draft, "role", N_("on the bench"), NULL, NULL, GANTRY_SHEET_WORD);
  else
    gantry_match_add_word (self, draft, "role", GANTRY_WORD_POSITION, gantry_json_get_text (member, "role"));
  add_stats (self, draft, get_member_stats (self, side, code));
}

/* Those who start, then the bench; where the feed does not tell, all as they come. */
static void
add_side (GantryMatch *self, GantrySheetDraft *draft, guint side)
{
  g_autofree char *id = g_strconcat ("entry/", gantry_match_get_side (self, side), NULL);
  const GantryJson *entry = gantry_match_get_json (self, id);
  const GantryJson *members = gantry_json_get_array (entry, "members");
  guint starters = 0;

  for (guint i = 0; i < gantry_json_get_length (members); i++)
    starters += is_starter (gantry_json_get_element (members, i));
  for (guint bench = 0; bench < 2; bench++)
    for (guint i = 0; i < gantry_json_get_length (members); i++)
      {
        const GantryJson *member = gantry_json_get_element (members, i);

        if ((starters > 0 && !is_starter (member)) == (bench == 1))
          add_member (self, draft, entry, member, bench == 1);
      }
}

static void
add_officials (GantryMatch *self, GantrySheetDraft *draft, const GantryJson *officials, const char *noc)
{
  for (guint i = 0; i < gantry_json_get_length (officials); i++)
    {
      const GantryJson *official = gantry_json_get_element (officials, i);
      const char *code = gantry_json_get_text (official, "code"), *nation = gantry_json_get_text (official, "noc");
      const char *given;
      g_autofree char *key = g_strconcat ("official/", code, NULL);
      g_autofree char *name = gantry_person_names_dup (gantry_seat_get_documents (self->seat), self->people_topic, official, &given);

      gantry_sheet_draft_row (draft, key);
      gantry_sheet_draft_cell (draft, "noc", *nation != '\0' ? nation : noc);
      gantry_sheet_draft_full_cell (draft, "name", name, given, NULL, GANTRY_SHEET_DIM);
      gantry_match_add_word (self, draft, "role", GANTRY_WORD_POSITION, gantry_json_get_text (official, "function"));
    }
}

GantrySheetDraft *
gantry_match_draft_line_up (GantryMatch *self)
{
  GantrySheetDraft *draft = gantry_sheet_draft_new ();

  add_columns (self, draft);
  for (guint side = 0; side < 2; side++)
    {
      g_autofree char *id = g_strconcat ("entry/", gantry_match_get_side (self, side), NULL);
      const GantryJson *entry = gantry_match_get_json (self, id);

      add_side (self, draft, side);
      add_officials (self, draft, gantry_json_get_array (entry, "coaches"), gantry_json_get_text (entry, "noc"));
    }
  add_officials (self, draft, gantry_json_get_array (gantry_match_get_json (self, "head"), "officials"), "");
  return draft;
}
