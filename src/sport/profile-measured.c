/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-sport"

#include "config.h"

#include "sport/reader-private.h"

#include <string.h>

/* What a rule says of how its sport is measured, compared and decided. */

static const char *const kind_names[] = { "generic", "race", "attempts", "heights", "judged", "match", "multi", NULL };
static const char *const form_names[] = {
  "none", "mass", "interval", "lanes", "pursuit", "pairs", "heat", "throws", "lifts", "ends", "series", "program", "panel",
  "apparatus", "dives", "jumps", "runs", "waves", "periods", "sets", "match-ends", "rounds", "bout", "two-runs", "combined",
  "regatta", "cards", NULL,
};
static const char *const mark_names[] = { "none", "time", "distance", "points", NULL };
static const char *const better_names[] = { "more", "less", NULL };
static const char *const counts_names[] = { "none", "best", "sum", "last", NULL };
static const char *const ties_names[] = { "shared", "next-best", "failures", "earlier", NULL };
static const char *const clock_names[] = { "none", "up", "down", NULL };
static const char *const score_names[] = { "sum", "won", NULL };
static const char *const total_names[] = { "none", "units", "ranks", NULL };

G_STATIC_ASSERT (G_N_ELEMENTS (kind_names) == GANTRY_KIND_MULTI + 2);
G_STATIC_ASSERT (G_N_ELEMENTS (form_names) == GANTRY_FORM_CARDS + 2);

/* {text: number} */
static gboolean
read_table (GantryProfileReader *reader, const GantryJson *object, const char *member, GHashTable **table, GError **error)
{
  const GantryJson *numbers = gantry_json_get_object (object, member);

  if (gantry_json_get_member (object, member) == NULL)
    return TRUE;
  if (numbers == NULL)
    return gantry_profile_fail (reader, member, "an object of whole numbers", error);
  if (*table == NULL)
    *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < gantry_json_get_n_items (numbers); i++)
    {
      const char *name = gantry_json_get_name (gantry_json_get_item (numbers, i));
      gint64 number = gantry_json_get_int (numbers, name);

      if (number <= 0 || number > G_MAXINT32)
        return gantry_profile_fail (reader, member, "an object of whole numbers", error);
      g_hash_table_insert (*table, g_strdup (name), GSIZE_TO_POINTER ((gsize) number));
    }
  return TRUE;
}

static gboolean
read_distances (GantryProfileReader *reader, const GantryJson *object, GError **error)
{
  const char *from = gantry_json_get_text (object, "distance");

  if (*from != '\0' && !g_ascii_isdigit (*from))
    reader->rule->distance_from_phase = strcmp (from, "phase") == 0;
  else if (!gantry_profile_read_number (reader, object, "distance", G_MAXINT32, &reader->rule->fixed_distance, error))
    return FALSE;
  return read_table (reader, object, "distances", &reader->rule->distances, error);
}

/* [{"after": 3, "keep": 8} …] */
static gboolean
read_cuts (GantryProfileReader *reader, const GantryJson *object, GError **error)
{
  const GantryJson *array = gantry_json_get_array (object, "cuts");

  if (gantry_json_get_member (object, "cuts") == NULL)
    return TRUE;
  if (array == NULL)
    return gantry_profile_fail (reader, "cuts", "a list", error);
  g_clear_pointer (&reader->rule->cuts, g_array_unref);
  reader->rule->cuts = g_array_new (FALSE, TRUE, sizeof (GantryCut));
  for (guint i = 0; i < gantry_json_get_length (array); i++)
    {
      GantryCut cut = { 0 };
      const GantryJson *one = gantry_json_get_element (array, i);

      if (one == NULL || !gantry_profile_read_count (reader, one, "after", &cut.after, NULL) ||
          !gantry_profile_read_count (reader, one, "keep", &cut.keep, NULL) || cut.after == 0 || cut.keep == 0)
        return gantry_profile_fail (reader, "cuts", "a list of {\"after\", \"keep\"}", error);
      g_array_append_val (reader->rule->cuts, cut);
    }
  return TRUE;
}

/* {"place": 3, "time": 2} */
static gboolean
read_advance (GantryProfileReader *reader, const GantryJson *object, GError **error)
{
  const GantryJson *advance = gantry_json_get_object (object, "advance");

  if (gantry_json_get_member (object, "advance") == NULL)
    return TRUE;
  if (advance == NULL)
    return gantry_profile_fail (reader, "advance", "an object", error);
  reader->rule->by_place = 0;
  reader->rule->by_time = 0;
  return gantry_profile_read_count (reader, advance, "place", &reader->rule->by_place, error) &&
         gantry_profile_read_count (reader, advance, "time", &reader->rule->by_time, error);
}

static gboolean
read_patterns (GantryProfileReader *reader, const GantryJson *object, GError **error)
{
  GantryRule *rule = reader->rule;
  const struct
  {
    const char *member;
    char ***list;
  } lists[] = {
    { "events", &rule->events }, { "phases", &rule->phases }, { "units", &rule->units },     { "genders", &rule->genders },
    { "splits", &rule->splits }, { "parts", &rule->parts },   { "records", &rule->records }, { "out", &rule->out },
    { "hide", &rule->hide },     { "views", &rule->views },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (!gantry_profile_read_strings (reader, object, lists[i].member, lists[i].list, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_choices (GantryProfileReader *reader, const GantryJson *object, GError **error)
{
  GantryRule *rule = reader->rule;
  int kind = rule->kind, form = rule->form, mark = rule->mark_kind, less = rule->less_is_better, counts = rule->counts;
  int ties = rule->ties, clock = rule->match_clock, score = rule->counts_periods, total = rule->has_total + rule->ranks_by_total;
  const struct
  {
    const char *member;
    const char *const *names;
    int *value;
  } choices[] = {
    { "kind", kind_names, &kind },       { "form", form_names, &form }, { "mark", mark_names, &mark },
    { "better", better_names, &less },   { "ties", ties_names, &ties }, { "counts", counts_names, &counts },
    { "clock", clock_names, &clock },    { "score", score_names, &score }, { "total", total_names, &total },
  };

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (!gantry_profile_read_word (reader, object, choices[i].member, choices[i].names, choices[i].value, error))
      return FALSE;
  rule->kind = (GantryKind) kind;
  rule->form = (GantryForm) form;
  rule->mark_kind = (GantryMarkKind) mark;
  rule->less_is_better = less != 0;
  rule->counts = (GantryCounts) counts;
  rule->ties = (GantryTies) ties;
  rule->match_clock = (GantryMatchClock) clock;
  rule->counts_periods = score != 0;
  rule->has_total = total != 0;
  rule->ranks_by_total = total == 2;
  return TRUE;
}

static gboolean
read_numbers (GantryProfileReader *reader, const GantryJson *object, GError **error)
{
  GantryRule *rule = reader->rule;
  gint64 decimals = rule->decimals;

  if (!gantry_profile_read_number (reader, object, "decimals", 6, &decimals, error) ||
      !gantry_profile_read_number (reader, object, "point_unit", 100000, &rule->point_unit, error) ||
      !gantry_profile_read_count (reader, object, "counting", &rule->n_counting, error) ||
      !gantry_profile_read_count (reader, object, "n_parts", &rule->n_parts, error) ||
      !gantry_profile_read_count (reader, object, "legs", &rule->n_legs, error) ||
      !gantry_profile_read_count (reader, object, "medals", &rule->n_medals, error) ||
      !gantry_profile_read_count (reader, object, "to_win", &rule->to_win, error))
    return FALSE;
  rule->decimals = (guint) decimals;
  if (gantry_json_get_member (object, "lanes") != NULL)
    rule->has_lanes = gantry_json_get_bool (object, "lanes");
  return TRUE;
}

gboolean
gantry_profile_read_measured (GantryProfileReader *reader, const GantryJson *object, GError **error)
{
  return read_choices (reader, object, error) && read_numbers (reader, object, error) && read_patterns (reader, object, error) &&
         read_cuts (reader, object, error) && read_advance (reader, object, error) &&
         read_table (reader, object, "minutes", &reader->rule->minutes, error) && read_distances (reader, object, error) &&
         gantry_profile_read_text (reader, object, "order", &reader->rule->order_word, error);
}
