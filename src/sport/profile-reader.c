/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-sport"

#include "config.h"

#include "sport/rule-private.h"

#include "model/json.h"

#include <string.h>

/* Reads data/sports/<DISCIPLINE>.json. A rule is made from the members of "common", then of its template, then its own:
 * whatever comes later wins. Members that are not known are passed over; schema.json is what catches a slip of the pen. */

#define MAX_PROFILE_SIZE  (256 * 1024)
#define MAX_PROFILE_DEPTH 12

G_DEFINE_QUARK (gantry-profile-error-quark, gantry_profile_error)

typedef struct
{
  GantryRule *rule;
  char *where; /* for errors: "rules[3]" */
} Reader;

static const char *const kind_names[] = { "generic", "race", "attempts", "heights", "judged", "match", "multi", NULL };
static const char *const mark_names[] = { "none", "time", "distance", "points", NULL };
static const char *const better_names[] = { "more", "less", NULL };

static gboolean
fail (Reader *reader, const char *member, const char *wanted, GError **error)
{
  g_set_error (error, GANTRY_PROFILE_ERROR, 0, "%s: \"%s\" must be %s", reader->where, member, wanted);
  return FALSE;
}

static gboolean
read_word (Reader *reader, JsonObject *object, const char *member, const char *const *words, int *value, GError **error)
{
  const char *text;

  if (!json_object_has_member (object, member))
    return TRUE;
  text = gantry_json_get_text (object, member);
  for (int i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], text) == 0)
      {
        *value = i;
        return TRUE;
      }
  return fail (reader, member, "one of the words of the schema", error);
}

static gboolean
read_text (Reader *reader, JsonObject *object, const char *member, char **value, GError **error)
{
  const char *text = gantry_json_get_text (object, member);

  if (!json_object_has_member (object, member))
    return TRUE;
  if (*text == '\0')
    return fail (reader, member, "text", error);
  g_free (*value);
  *value = g_strdup (text);
  return TRUE;
}

static gboolean
read_number (Reader *reader, JsonObject *object, const char *member, gint64 max, gint64 *value, GError **error)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64 ||
      json_node_get_int (node) < 0 || json_node_get_int (node) > max)
    return fail (reader, member, "a whole number in its range", error);
  *value = json_node_get_int (node);
  return TRUE;
}

static gboolean
read_strings (Reader *reader, JsonObject *object, const char *member, char ***value, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = gantry_json_get_array (object, member);

  if (!json_object_has_member (object, member))
    return TRUE;
  if (array == NULL)
    return fail (reader, member, "a list of texts", error);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (json_node_get_value_type (node) != G_TYPE_STRING)
        return fail (reader, member, "a list of texts", error);
      g_strv_builder_add (builder, json_node_get_string (node));
    }
  g_strfreev (*value);
  *value = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
read_column (Reader *reader, JsonNode *node, GArray **columns, GError **error)
{
  JsonObject *object;
  const char *id, *title = NULL;

  if (json_node_get_value_type (node) == G_TYPE_STRING)
    id = json_node_get_string (node);
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      object = json_node_get_object (node);
      id = gantry_json_get_text (object, "id");
      title = gantry_json_get_text (object, "title");
    }
  else
    id = "";
  if (*id == '\0')
    return fail (reader, "columns", "lists of column ids", error);
  gantry_rule_add_column (columns, id, title);
  return TRUE;
}

static gboolean
read_columns (Reader *reader, JsonObject *object, GError **error)
{
  JsonObject *columns = gantry_json_get_object (object, "columns");
  g_autoptr (GList) views = NULL;

  if (!json_object_has_member (object, "columns"))
    return TRUE;
  if (columns == NULL)
    return fail (reader, "columns", "an object of views", error);
  views = json_object_get_members (columns);
  for (GList *l = views; l != NULL; l = l->next)
    {
      int view = gantry_rule_find_view (l->data);
      JsonArray *array = gantry_json_get_array (columns, l->data);

      if (view < 0 || gantry_json_get_length (array) == 0)
        return fail (reader, "columns", "an object of views with a column each at least", error);
      g_clear_pointer (&reader->rule->columns[view], g_array_unref);
      for (guint i = 0; i < json_array_get_length (array); i++)
        if (!read_column (reader, json_array_get_element (array, i), &reader->rule->columns[view], error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
read_distances (Reader *reader, JsonObject *object, GError **error)
{
  JsonObject *distances = gantry_json_get_object (object, "distances");
  const char *from = gantry_json_get_text (object, "distance");
  g_autoptr (GList) events = NULL;

  if (*from != '\0')
    reader->rule->distance_from_phase = strcmp (from, "phase") == 0;
  else if (!read_number (reader, object, "distance", G_MAXINT32, &reader->rule->fixed_distance, error))
    return FALSE;
  if (distances == NULL)
    return TRUE;
  if (reader->rule->distances == NULL)
    reader->rule->distances = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  events = json_object_get_members (distances);
  for (GList *l = events; l != NULL; l = l->next)
    {
      gint64 metres = gantry_json_get_int (distances, l->data);

      if (metres <= 0 || metres > G_MAXINT32)
        return fail (reader, "distances", "metres by event code", error);
      g_hash_table_insert (reader->rule->distances, g_strdup (l->data), GSIZE_TO_POINTER ((gsize) metres));
    }
  return TRUE;
}

static gboolean
read_patterns (Reader *reader, JsonObject *object, GError **error)
{
  GantryRule *rule = reader->rule;

  return read_strings (reader, object, "events", &rule->events, error) &&
         read_strings (reader, object, "phases", &rule->phases, error) &&
         read_strings (reader, object, "units", &rule->units, error) &&
         read_strings (reader, object, "genders", &rule->genders, error) &&
         read_strings (reader, object, "splits", &rule->splits, error) &&
         read_strings (reader, object, "parts", &rule->parts, error) &&
         read_strings (reader, object, "records", &rule->records, error) &&
         read_strings (reader, object, "out", &rule->out, error);
}

static gboolean
read_members (Reader *reader, JsonObject *object, GError **error)
{
  GantryRule *rule = reader->rule;
  int kind = rule->kind, mark = rule->mark_kind, less = rule->less_is_better;
  gint64 decimals = rule->decimals;

  if (!read_word (reader, object, "kind", kind_names, &kind, error) ||
      !read_word (reader, object, "mark", mark_names, &mark, error) ||
      !read_word (reader, object, "better", better_names, &less, error) ||
      !read_text (reader, object, "order", &rule->order_word, error) ||
      !read_number (reader, object, "decimals", 6, &decimals, error) ||
      !read_number (reader, object, "point_unit", 100000, &rule->point_unit, error) ||
      !read_patterns (reader, object, error) || !read_columns (reader, object, error) ||
      !read_distances (reader, object, error))
    return FALSE;
  rule->kind = (GantryKind) kind;
  rule->mark_kind = (GantryMarkKind) mark;
  rule->less_is_better = less != 0;
  rule->decimals = (guint) decimals;
  if (json_object_has_member (object, "lanes"))
    rule->has_lanes = gantry_json_get_bool (object, "lanes");
  return TRUE;
}

static GantryRule *
read_rule (JsonObject *profile, JsonObject *own, guint index, GError **error)
{
  JsonObject *common = gantry_json_get_object (profile, "common");
  JsonObject *templates = gantry_json_get_object (profile, "templates");
  const char *template_name = gantry_json_get_text (own, "template");
  g_autoptr (GantryRule) rule = gantry_rule_new_generic (gantry_json_get_text (profile, "name"));
  g_autofree char *where = g_strdup_printf ("rules[%u]", index);
  Reader reader = { rule, where };
  JsonObject *shared = NULL;

  if (*template_name != '\0')
    {
      shared = templates != NULL ? gantry_json_get_object (templates, template_name) : NULL;
      if (shared == NULL)
        {
          fail (&reader, "template", "a name in \"templates\"", error);
          return NULL;
        }
    }
  if ((common != NULL && !read_members (&reader, common, error)) ||
      (shared != NULL && !read_members (&reader, shared, error)) || !read_members (&reader, own, error))
    return NULL;
  return g_steal_pointer (&rule);
}

GPtrArray *
gantry_profile_read (const char *text, gssize length, GError **error)
{
  g_autoptr (JsonObject) profile = gantry_json_parse_object (text, length, MAX_PROFILE_SIZE, MAX_PROFILE_DEPTH, error);
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_rule_unref);
  JsonArray *array;

  if (profile == NULL)
    return NULL;
  array = gantry_json_get_array (profile, "rules");
  if (*gantry_json_get_text (profile, "name") == '\0' || array == NULL)
    {
      g_set_error_literal (error, GANTRY_PROFILE_ERROR, 0, "\"name\" and \"rules\" must be there");
      return NULL;
    }
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *own = gantry_json_get_element (array, i);
      GantryRule *rule;

      if (own == NULL)
        {
          g_set_error (error, GANTRY_PROFILE_ERROR, 0, "rules[%u]: not an object", i);
          return NULL;
        }
      rule = read_rule (profile, own, i, error);
      if (rule == NULL)
        return NULL;
      g_ptr_array_add (rules, rule);
    }
  return g_steal_pointer (&rules);
}
