/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-sport"

#include "config.h"

#include "sport/reader-private.h"

#include <string.h>

/* What a rule shows: the values of the feed that it knows, its words, and the columns of each view. */

#define MAX_POSITIONS 200

static const char *const of_names[] = { "line", "entry", "stat", "info", NULL };
static const char *const mark_names[] = { "none", "time", "distance", "points", NULL };
static const char *const better_names[] = { "more", "less", NULL };
static const char *const word_names[] = {
  "point", "period", "action", "stat", "irm", "mark", "record", "entry", "info", "position", "value", "detail", NULL,
};

G_STATIC_ASSERT (G_N_ELEMENTS (word_names) == GANTRY_N_WORDS + 1);

/* "Title", or ["Title", "A longer name"]. */
static gboolean
read_title (const GantryJson *value, char **title, char **name)
{
  gboolean is_text = gantry_json_get_kind (value) == GANTRY_SCAN_TEXT;
  const char *texts[2];

  if (!is_text && gantry_json_get_length (value) != G_N_ELEMENTS (texts))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const GantryJson *one = is_text ? value : gantry_json_get_item (value, i);

      texts[i] = gantry_json_get_value (one);
      if (gantry_json_get_kind (one) != GANTRY_SCAN_TEXT || *texts[i] == '\0')
        return FALSE;
    }
  *title = g_strdup (texts[0]);
  *name = g_strdup (texts[1]);
  return TRUE;
}

static gboolean
read_words_of (GantryProfileReader *reader, const GantryJson *words, GantryWordKind kind, GError **error)
{
  const GantryJson *object = gantry_json_get_object (words, word_names[kind]);

  if (object == NULL && gantry_json_get_member (words, word_names[kind]) != NULL)
    return gantry_profile_fail (reader, "words", "objects of texts by code", error);
  for (guint i = 0; i < gantry_json_get_n_items (object); i++)
    {
      const GantryJson *item = gantry_json_get_item (object, i);
      GantryWord word = { NULL };

      if (!read_title (item, &word.title, &word.name))
        return gantry_profile_fail (reader, "words", "objects of texts by code", error);
      word.code = g_strdup (gantry_json_get_name (item));
      gantry_rule_take_word (reader->rule, kind, word);
    }
  return TRUE;
}

static gboolean
read_words (GantryProfileReader *reader, const GantryJson *object, GError **error)
{
  const GantryJson *words = gantry_json_get_object (object, "words");

  if (gantry_json_get_member (object, "words") == NULL)
    return TRUE;
  if (words == NULL)
    return gantry_profile_fail (reader, "words", "an object", error);
  for (int kind = 0; word_names[kind] != NULL; kind++)
    if (!read_words_of (reader, words, (GantryWordKind) kind, error))
      return FALSE;
  return TRUE;
}

/* "1-4" is 1, 2, 3, 4. */
static gboolean
add_positions (GStrvBuilder *builder, const char *text)
{
  const char *dash = strchr (text, '-');
  g_autofree char *from = dash != NULL ? g_strndup (text, (gsize) (dash - text)) : NULL;
  guint64 first, last;

  if (dash == NULL)
    {
      g_strv_builder_add (builder, text);
      return *text != '\0';
    }
  if (!g_ascii_string_to_unsigned (from, 10, 0, G_MAXINT, &first, NULL) ||
      !g_ascii_string_to_unsigned (dash + 1, 10, first, first + MAX_POSITIONS, &last, NULL))
    return FALSE;
  for (guint64 i = first; i <= last; i++)
    {
      g_autofree char *pos = g_strdup_printf ("%" G_GUINT64_FORMAT, i);

      g_strv_builder_add (builder, pos);
    }
  return TRUE;
}

static gboolean
read_positions (GantryProfileReader *reader, const GantryJson *object, char ***positions, GError **error)
{
  g_auto (GStrv) texts = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (!gantry_profile_read_strings (reader, object, "pos", &texts, error))
    return FALSE;
  if (texts == NULL)
    return TRUE;
  for (guint i = 0; texts[i] != NULL; i++)
    if (!add_positions (builder, texts[i]))
      return gantry_profile_fail (reader, "pos", "positions, or ranges of them as \"1-6\"", error);
  *positions = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
fill_value (GantryProfileReader *reader, GantryRuleValue *value, const GantryJson *object, GError **error)
{
  int of = GANTRY_OF_LINE, mark = GANTRY_MARK_NONE, less = FALSE;
  const char *from = gantry_json_get_text (object, "from");

  if (*from != '\0')
    value->from = g_strsplit (from, " ", -1);
  else if (!gantry_profile_read_strings (reader, object, "from", &value->from, error))
    return FALSE;
  if (!read_positions (reader, object, &value->positions, error) ||
      !gantry_profile_read_text (reader, object, "sub", &value->sub, error) ||
      !gantry_profile_read_word (reader, object, "of", of_names, &of, error) ||
      !gantry_profile_read_word (reader, object, "mark", mark_names, &mark, error) ||
      !gantry_profile_read_word (reader, object, "better", better_names, &less, error))
    return FALSE;
  value->of = (GantryValueOf) of;
  value->mark = (GantryMarkKind) mark;
  value->less_is_better = less != 0;
  if (value->from == NULL || value->from[0] == NULL ||
      !read_title (gantry_json_get_member (object, "title"), &value->title, &value->name))
    return gantry_profile_fail (reader, "values", "objects with \"from\" and \"title\"", error);
  return TRUE;
}

static gboolean
read_values (GantryProfileReader *reader, const GantryJson *object, GError **error)
{
  const GantryJson *values = gantry_json_get_object (object, "values");

  if (values == NULL && gantry_json_get_member (object, "values") != NULL)
    return gantry_profile_fail (reader, "values", "an object", error);
  for (guint i = 0; i < gantry_json_get_n_items (values); i++)
    {
      const GantryJson *one = gantry_json_get_item (values, i);
      GantryRuleValue *value;

      if (one == NULL)
        return gantry_profile_fail (reader, "values", "objects with \"from\" and \"title\"", error);
      value = g_new0 (GantryRuleValue, 1);
      value->key = g_strdup (gantry_json_get_name (one));
      if (!fill_value (reader, value, one, error))
        {
          gantry_rule_value_free (value);
          return FALSE;
        }
      gantry_rule_take_value (reader->rule, value);
    }
  return TRUE;
}

static const char *
get_code (const char *from)
{
  const char *slash = strchr (from, '/');

  return slash != NULL ? slash + 1 : from;
}

/* A value stands in as many columns as it has positions. */
static void
add_value (const GantryRuleValue *value, GArray **columns)
{
  static const char *const prefixes[] = { "ext:", "entry:", "stat:", "info:" };
  const char *from = value->of == GANTRY_OF_LINE ? value->from[0] : get_code (value->from[0]);
  const char *prefix = value->sub != NULL ? "sub:" : prefixes[value->of];
  g_autofree char *base = g_strconcat (prefix, from, value->sub != NULL ? "/" : "", value->sub, NULL);

  if (value->positions == NULL)
    {
      gantry_rule_add_column (columns, (GantryColumn) { base, value->title, value->name, NULL });
      return;
    }
  for (guint i = 0; value->positions[i] != NULL; i++)
    {
      g_autofree char *id = g_strconcat (base, "/", value->positions[i], NULL);

      gantry_rule_add_column (columns, (GantryColumn) { id, value->title, value->name, value->positions[i] });
    }
}

static void
add_stats (GantryRule *rule, GArray **columns)
{
  for (guint i = 0; i < gantry_rule_get_n_words (rule, GANTRY_WORD_STAT); i++)
    {
      const GantryWord *word = gantry_rule_get_word (rule, GANTRY_WORD_STAT, i);
      g_autofree char *id = g_strconcat ("stat:", word->code, NULL);

      gantry_rule_add_column (columns, (GantryColumn) { id, word->title, word->name, NULL });
    }
}

static gboolean
read_column (GantryProfileReader *reader, const GantryJson *item, GArray **columns, GError **error)
{
  GantryColumn column = { NULL };
  const GantryRuleValue *value;
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;

  if (gantry_json_get_kind (item) == GANTRY_SCAN_TEXT)
    column.id = (char *) gantry_json_get_value (item);
  else if (read_title (gantry_json_get_member (item, "title"), &title, &name))
    column = (GantryColumn) { (char *) gantry_json_get_text (item, "id"), title, name, NULL };
  if (column.id == NULL || *column.id == '\0')
    return gantry_profile_fail (reader, "columns", "lists of column ids", error);
  value = column.title == NULL ? gantry_rule_find_key (reader->rule, column.id) : NULL;
  if (value != NULL)
    add_value (value, columns);
  else
    gantry_rule_add_column (columns, column);
  return TRUE;
}

static gboolean
read_columns (GantryProfileReader *reader, const GantryJson *object, GError **error)
{
  const GantryJson *columns = gantry_json_get_object (object, "columns");

  if (gantry_json_get_member (object, "columns") == NULL)
    return TRUE;
  if (columns == NULL)
    return gantry_profile_fail (reader, "columns", "an object of views", error);
  for (guint i = 0; i < gantry_json_get_n_items (columns); i++)
    {
      const GantryJson *array = gantry_json_get_item (columns, i);
      int view = gantry_rule_find_view (gantry_json_get_name (array));

      if (view < 0 || gantry_json_get_length (array) == 0)
        return gantry_profile_fail (reader, "columns", "an object of views with a column each at least", error);
      g_clear_pointer (&reader->rule->columns[view], g_array_unref);
      for (guint j = 0; j < gantry_json_get_length (array); j++)
        if (!read_column (reader, gantry_json_get_item (array, j), &reader->rule->columns[view], error))
          return FALSE;
    }
  return TRUE;
}

/* Where no list is given, everybody's statistics are those that have words. */
void
gantry_profile_complete (GantryRule *rule)
{
  GArray **columns = &rule->columns[GANTRY_VIEW_STATS];

  if (*columns != NULL || gantry_rule_get_n_words (rule, GANTRY_WORD_STAT) == 0)
    return;
  gantry_rule_add_column (columns, (GantryColumn) { .id = (char *) "bib" });
  gantry_rule_add_column (columns, (GantryColumn) { .id = (char *) "name" });
  add_stats (rule, columns);
}

gboolean
gantry_profile_read_shown (GantryProfileReader *reader, const GantryJson *object, GError **error)
{
  return read_values (reader, object, error) && read_words (reader, object, error) && read_columns (reader, object, error);
}
