/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/event-private.h"

#include "model/json.h"
#include "model/rsc.h"
#include "sport/phase-words.h"

#include <string.h>

/* Rankings, phase results, sums over units, pools: lines with their competitors, and what each part gave. */

typedef struct
{
  GantryEvent *event;
  GantrySheetDraft *draft;
  const char *kind;
  const char *name;   /* of the event, as the document has it */
  GHashTable *starts; /* (nullable): competitor → RSC of the unit of the phase that it started in (not owned) */
} Build;

/* What a pool says beside the sum, in the order in which tables have it. */
static const char *const standings[] = { "played", "won", "tied", "lost", "for", "against", "ratio" };

/* Not every schedule has start lists: then it is the units themselves that tell. */
static void
add_entries (GantryEvent *self, GHashTable *starts, const char *unit)
{
  g_autoptr (GPtrArray) entries = gantry_event_list_entries (self, unit);

  for (guint i = 0; i < entries->len; i++)
    g_hash_table_insert (starts, (gpointer) gantry_json_get_text (gantry_object_get_json (g_ptr_array_index (entries, i)), "code"),
                         (gpointer) unit);
}

static void
add_unit_starts (GantryEvent *self, GHashTable *starts, const GantryJson *unit)
{
  const GantryJson *list = gantry_json_get_array (unit, "start_list");

  if (gantry_json_get_length (list) == 0)
    add_entries (self, starts, gantry_json_get_text (unit, "code"));
  for (guint i = 0; i < gantry_json_get_length (list); i++)
    g_hash_table_insert (starts, (gpointer) gantry_json_get_text (gantry_json_get_element (list, i), "code"),
                         (gpointer) gantry_json_get_text (unit, "code"));
}

/* NULL when the phase is one unit: then there is nothing to tell. */
static GHashTable *
find_starts (GantryEvent *self, const char *phase)
{
  g_autoptr (GPtrArray) units = gantry_event_list_units (self, phase);
  GHashTable *starts;

  if (units->len < 2)
    return NULL;
  starts = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < units->len; i++)
    add_unit_starts (self, starts, gantry_object_get_json (g_ptr_array_index (units, i)));
  return starts;
}

static void
add_part_column (const Build *build, const GantryJson *item)
{
  const char *unit = gantry_json_get_text (item, "unit");
  g_autofree char *id = g_strconcat ("part/", unit, NULL);
  g_autofree char *title = gantry_event_dup_unit_name (build->event, unit, build->name);

  gantry_sheet_draft_column (build->draft, id, title, unit);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  gint64 x = gantry_json_get_int (*(const GantryJson *const *) a, "order"), y = gantry_json_get_int (*(const GantryJson *const *) b, "order");

  return (x > y) - (x < y);
}

/* A column for each part that anybody has, in the order of the source. */
static void
add_part_columns (const Build *build, const GantryJson *rows)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < gantry_json_get_length (rows); i++)
    {
      const GantryJson *array = gantry_json_get_array (gantry_json_get_element (rows, i), "items");

      for (guint j = 0; j < gantry_json_get_length (array); j++)
        {
          const GantryJson *item = gantry_json_get_element (array, j);

          if (g_hash_table_add (seen, (gpointer) gantry_json_get_text (item, "unit")))
            g_ptr_array_add (items, (gpointer) item);
        }
    }
  g_ptr_array_sort (items, compare_items);
  for (guint i = 0; i < items->len; i++)
    add_part_column (build, g_ptr_array_index (items, i));
}

/* The list of the sport's profile for a table of this kind. */
static const GantryColumn *
get_columns (const Build *build)
{
  const char *view = strcmp (build->kind, "cumulative") == 0 ? "total" : build->kind;

  return gantry_rule_get_columns (build->event->rule, view);
}

static gboolean
names_parts (const GantryColumn *columns)
{
  for (; columns != NULL && columns->id != NULL; columns++)
    if (strcmp (columns->id, "items") == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_own (const char *id)
{
  static const char *const own[] = { "rank", "bib", "noc", "name", "gap", "qual", NULL };
  gboolean is_standing = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (standings); i++)
    is_standing |= strcmp (standings[i], id) == 0;
  return is_standing || g_strv_contains (own, id);
}

/* In the order of the profile. Beside what it names, after the name the unit that somebody was in, and before the result
 * what each part gave, where there is such a thing. */
static void
add_columns (const Build *build, const GantryJson *rows)
{
  const GantryColumn *columns = get_columns (build);
  gboolean parts = names_parts (columns), has_result = FALSE;

  for (; columns != NULL && columns->id != NULL; columns++)
    {
      const char *id = columns->id;
      gboolean result = !has_result && (strcmp (id, "result") == 0 || strcmp (id, "points") == 0);

      if (strcmp (id, "items") == 0 || (result && !parts))
        add_part_columns (build, rows);
      if (result)
        gantry_sheet_draft_column (build->draft, strcmp (build->kind, "pool") == 0 ? "points" : "result", NULL, NULL);
      else if (is_own (id))
        gantry_sheet_draft_column (build->draft, id, NULL, NULL);
      if (strcmp (id, "name") == 0)
        gantry_sheet_draft_column (build->draft, "unit", NULL, NULL);
      has_result |= result;
    }
  gantry_sheet_draft_keep_empty (build->draft, "rank");
  gantry_sheet_draft_keep_empty (build->draft, "name");
}

static char *
dup_records (const GantryJson *line)
{
  const GantryJson *records = gantry_json_get_array (line, "records");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < gantry_json_get_length (records); i++)
    {
      const GantryJson *record = gantry_json_get_element (records, i);

      g_string_append_printf (text, "%s%s%s", text->len > 0 ? " " : "", gantry_json_get_bool (record, "equalled") ? "=" : "",
                              gantry_json_get_text (record, "type"));
    }
  return g_string_free (text, FALSE);
}

/* An IRM comes first, and the mark of somebody who is out below it; else the mark with its records. */
static void
add_result (const Build *build, const char *column, const GantryJson *line)
{
  const char *irm = gantry_json_get_text (line, "irm"), *result = gantry_json_get_text (line, "result");
  GantrySheetFlags flags = gantry_json_get_bool (line, "unchecked") ? GANTRY_SHEET_UNCHECKED : 0;
  g_autofree char *records = dup_records (line);

  if (*irm != '\0')
    gantry_sheet_draft_full_cell (build->draft, column, irm, NULL, strcmp (irm, result) != 0 ? result : "",
                                  flags | GANTRY_SHEET_WARN);
  else
    gantry_sheet_draft_full_cell (build->draft, column, result, NULL, records,
                                  flags | (*records != '\0' ? GANTRY_SHEET_RECORD : 0));
}

/* What a part gave: its points with the mark below them, else the mark with its rank. */
static void
add_part (const Build *build, const GantryJson *item)
{
  g_autofree char *id = g_strconcat ("part/", gantry_json_get_text (item, "unit"), NULL);
  const char *points = gantry_json_get_text (item, "points"), *result = gantry_json_get_text (item, "result");
  const char *irm = gantry_json_get_text (item, "irm"), *rank = gantry_json_get_text (item, "rank");

  if (*irm != '\0')
    gantry_sheet_draft_full_cell (build->draft, id, irm, NULL, *points != '\0' ? points : result, GANTRY_SHEET_WARN);
  else if (*points != '\0')
    gantry_sheet_draft_full_cell (build->draft, id, points, NULL, result, 0);
  else
    gantry_sheet_draft_full_cell (build->draft, id, result, NULL, rank, *rank != '\0' ? GANTRY_SHEET_RANK_BELOW : 0);
}

static void
add_unit (const Build *build, const GantryJson *line)
{
  const char *code = gantry_json_get_text (line, "code");
  const char *unit = build->starts != NULL ? g_hash_table_lookup (build->starts, code) : NULL;
  g_autofree char *name = NULL;

  if (unit == NULL)
    return;
  name = gantry_event_dup_unit_name (build->event, unit, build->name);
  gantry_sheet_draft_cell (build->draft, "unit", name);
  gantry_sheet_draft_row_opens (build->draft, code, unit);
}

static void
add_row (const Build *build, const GantryJson *line)
{
  GantrySheetDraft *draft = build->draft;
  const char *code = gantry_json_get_text (line, "code"), *irm = gantry_json_get_text (line, "irm");
  const GantryJson *items = gantry_json_get_array (line, "items");
  const char *given;
  g_autofree char *name = gantry_event_dup_name (build->event, line, &given);
  g_autofree char *members = gantry_event_dup_members (build->event, line);

  gantry_sheet_draft_row (draft, code);
  gantry_sheet_draft_row_opens (draft, code, NULL);
  gantry_sheet_draft_row_is (draft, FALSE, *irm != '\0' && gantry_rule_is_out (build->event->rule, irm));
  gantry_sheet_draft_full_cell (draft, "rank", gantry_json_get_text (line, "rank"), NULL, NULL,
                                gantry_json_get_bool (line, "rank_equal") ? GANTRY_SHEET_EQUAL : 0);
  gantry_sheet_draft_cell (draft, "bib", gantry_json_get_text (line, "bib"));
  gantry_sheet_draft_cell (draft, "noc", gantry_json_get_text (line, "noc"));
  gantry_sheet_draft_full_cell (draft, "name", name, given, members, 0);
  for (guint i = 0; i < G_N_ELEMENTS (standings); i++)
    gantry_sheet_draft_cell (draft, standings[i], gantry_json_get_text (line, standings[i]));
  for (guint i = 0; i < gantry_json_get_length (items); i++)
    add_part (build, gantry_json_get_element (items, i));
  add_result (build, strcmp (build->kind, "pool") == 0 ? "points" : "result", line);
  gantry_sheet_draft_cell (draft, "gap", gantry_json_get_text (line, "diff"));
  gantry_sheet_draft_cell (draft, "qual", gantry_json_get_text (line, "qual"));
  add_unit (build, line);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  gint64 x = gantry_json_get_int (*(const GantryJson *const *) a, "sort"), y = gantry_json_get_int (*(const GantryJson *const *) b, "sort");

  return (x > y) - (x < y);
}

static void
add_rows (const Build *build, const GantryJson *rows)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  for (guint i = 0; i < gantry_json_get_length (rows); i++)
    if (gantry_json_get_element (rows, i) != NULL)
      g_ptr_array_add (lines, (gpointer) gantry_json_get_element (rows, i));
  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    add_row (build, g_ptr_array_index (lines, i));
}

/* A sum is called after the unit it stands after; everything else after its phase, by the word that every sport has for it,
 * else as the schedule calls it. */
static void
add_title (const Build *build, const char *key, const char *last, const char *status)
{
  gboolean sum = strcmp (build->kind, "cumulative") == 0 && *last != '\0';
  g_autofree char *phase = gantry_rsc_dup_phase (key);
  g_autofree char *title = NULL;
  const char *number = "", *word = *phase != '\0' && !sum ? gantry_phase_word (phase, &number) : NULL;

  if (word != NULL)
    title = g_strdup (number);
  else if (sum || *phase != '\0')
    title = gantry_event_dup_unit_name (build->event, sum ? last : key, build->name);
  gantry_sheet_draft_head (build->draft, title, word, status);
}

static void
add_head (const Build *build, const char *key, const GantryJson *json)
{
  const GantryJson *progress = gantry_json_get_object (json, "progress");

  add_title (build, key, gantry_json_get_text (progress, "last"), gantry_json_get_text (json, "status"));
  gantry_sheet_draft_progress (build->draft, (int) CLAMP (gantry_json_get_int (progress, "complete"), 0, G_MAXINT),
                               (int) CLAMP (gantry_json_get_int (progress, "total"), 0, G_MAXINT));
}

GantrySheetDraft *
gantry_event_draft_results (GantryEvent *self, const char *kind, const char *key, const GantryJson *json)
{
  g_autoptr (GHashTable) starts = strcmp (kind, "phase") == 0 ? find_starts (self, key) : NULL;
  const GantryJson *rows = gantry_json_get_array (json, "rows");
  const GantryJson *notes = gantry_json_get_array (json, "notes");
  Build build = {
    .event = self,
    .draft = gantry_sheet_draft_new (),
    .kind = kind,
    .name = gantry_json_get_text (json, "event"),
    .starts = starts,
  };

  add_head (&build, key, json);
  for (guint i = 0; i < gantry_json_get_length (notes); i++)
    if (gantry_json_get_kind (gantry_json_get_item (notes, i)) == GANTRY_SCAN_TEXT)
      gantry_sheet_draft_note (build.draft, gantry_json_get_value (gantry_json_get_item (notes, i)));
  add_columns (&build, rows);
  add_rows (&build, rows);
  return build.draft;
}
