/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/export-private.h"

#include "model/json-writer.h"
#include "model/rsc.h"

#include <string.h>

typedef struct
{
  const char *name;
  JsonNode *(*make) (GantryExport *self);
  const char *topics[5]; /* prefixes of the topics that it reads */
} Part;

static const Part parts[] = {
  { "competition", gantry_export_competition, { "games" } },
  { "sessions", gantry_export_sessions, { "schedule/" } },
  { "units", gantry_export_units, { "unit/", "schedule/", "people/", "event/" } },
  { "phases", gantry_export_phases, { "event/" } },
  { "cumulative", gantry_export_cumulative, { "event/" } },
  { "rankings", gantry_export_rankings, { "event/" } },
  { "medallists", gantry_export_medallists, { "event/" } },
  { "medals", gantry_export_medals, { "medals" } },
  { "pools", gantry_export_pools, { "event/" } },
  { "brackets", gantry_export_brackets, { "event/" } },
  { "records", gantry_export_records, { "event/" } },
  { "participants", gantry_export_participants, { "people/" } },
  { "teams", gantry_export_teams, { "people/" } },
  { "weather", gantry_export_weather, { "weather/" } },
  { "bulletins", gantry_export_bulletins, { "bulletins" } },
};

JsonNode *
gantry_export_wrap_object (JsonObject *object)
{
  JsonNode *node = json_node_alloc ();

  json_node_init_object (node, object);
  json_object_unref (object);
  return node;
}

JsonNode *
gantry_export_wrap_array (JsonArray *array)
{
  JsonNode *node = json_node_alloc ();

  json_node_init_array (node, array);
  json_array_unref (array);
  return node;
}

const GantryJson *
gantry_export_lookup (GantryExport *self, const char *topic, const char *id)
{
  GantryObject *object = gantry_documents_lookup (self->documents, topic, id);

  return object != NULL ? gantry_object_get_json (object) : NULL;
}

void
gantry_export_copy_texts (const GantryJson *from, JsonObject *to, ...)
{
  const char *name;
  va_list args;

  va_start (args, to);
  while ((name = va_arg (args, const char *)) != NULL)
    gantry_json_set_text (to, name, gantry_json_get_text (from, name));
  va_end (args);
}

void
gantry_export_copy_int (const GantryJson *from, JsonObject *to, const char *member)
{
  if (gantry_json_get_member (from, member) != NULL)
    json_object_set_int_member (to, member, gantry_json_get_int (from, member));
}

void
gantry_export_add_name (
    GantryExport *self, const char *discipline, const GantryJson *body, gboolean team, JsonObject *target)
{
  const char *code = gantry_json_get_text (body, "code");
  g_autofree char *topic = g_strconcat ("people/", discipline, NULL);
  g_autofree char *id = g_strconcat (team ? "team/" : "athlete/", code, NULL);
  const GantryJson *known = gantry_export_lookup (self, topic, id);

  if (team)
    {
      const char *name = gantry_json_get_text (known, "name");

      gantry_json_set_text (target, "name",
                            *name != '\0' ? name : gantry_json_get_text (body, "name"));
    }
  else
    gantry_export_copy_texts (known != NULL ? known : body, target, "family", "given", NULL);
}

JsonNode *
gantry_export_collect (GantryExport *self,
                       const char *topic_prefix,
                       const char *id_prefix,
                       GantryExportFunc func)
{
  JsonObject *target = json_object_new ();
  gsize length = strlen (id_prefix);

  for (guint i = 0; i < self->topics->len; i++)
    {
      const char *topic = g_ptr_array_index (self->topics, i);
      g_autoptr (GPtrArray) objects = NULL;

      if (!g_str_has_prefix (topic, topic_prefix))
        continue;
      objects = gantry_documents_list_objects (self->documents, topic, id_prefix);
      for (guint j = 0; j < objects->len; j++)
        {
          GantryObject *object = g_ptr_array_index (objects, j);
          const char *name = gantry_object_get_id (object) + length;

          if (strchr (name, '~') == NULL)
            func (self, name, gantry_object_get_json (object), target);
        }
    }
  return gantry_export_wrap_object (target);
}

char *
gantry_export_list_parts (void)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "", parts[i].name);
  return g_string_free (text, FALSE);
}

guint
gantry_export_parse_parts (const char *text, GError **error)
{
  g_auto (GStrv) words = NULL;
  guint mask = 0;

  g_return_val_if_fail (text != NULL, 0);

  words = g_strsplit (text, ",", -1);
  for (guint w = 0; words[w] != NULL; w++)
    {
      gsize i;

      for (i = 0; i < G_N_ELEMENTS (parts) && !g_str_equal (words[w], parts[i].name); i++)
        ;
      if (i == G_N_ELEMENTS (parts))
        {
          g_autofree char *all = gantry_export_list_parts ();

          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                       "\"%s\" is no part; parts are %s", words[w], all);
          return 0;
        }
      mask |= 1u << i;
    }
  return mask;
}

/* With one unit asked for: its own topic, its discipline's and its event's, of those that have such
 * names. */
static gboolean
goes_with_unit (const char *topic, const char *unit)
{
  g_autofree char *discipline = gantry_rsc_dup_discipline (unit);
  g_autofree char *event = gantry_rsc_to_event (unit);
  const char *name = strchr (topic, '/');

  if (g_str_has_prefix (topic, "unit/"))
    return g_str_equal (name + 1, unit);
  if (g_str_has_prefix (topic, "event/"))
    return g_str_equal (name + 1, event);
  if (g_str_has_prefix (topic, "schedule/") || g_str_has_prefix (topic, "people/"))
    return g_str_equal (name + 1, discipline);
  return TRUE;
}

gboolean
gantry_export_reads_topic (GantryExportPlan plan, const char *topic)
{
  g_return_val_if_fail (topic != NULL, FALSE);

  if (plan.unit != NULL && !goes_with_unit (topic, plan.unit))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if ((plan.parts & 1u << i) != 0)
      for (gsize j = 0; parts[i].topics[j] != NULL; j++)
        if (g_str_has_prefix (topic, parts[i].topics[j]))
          return TRUE;
  return FALSE;
}

JsonObject *
gantry_export_documents (GantryDocuments *documents,
                         GantryProfiles *profiles,
                         GantryExportPlan plan)
{
  GantryExport self = { documents, profiles, plan.unit, NULL };
  JsonObject *result = json_object_new ();

  g_return_val_if_fail (GANTRY_IS_DOCUMENTS (documents), NULL);

  self.topics = gantry_documents_list_topics (documents);
  for (guint i = self.topics->len; i > 0; i--)
    if (!gantry_export_reads_topic (plan, g_ptr_array_index (self.topics, i - 1)))
      g_ptr_array_remove_index (self.topics, i - 1);
  json_object_set_string_member (result, "format", "gantry-export/1");
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if ((plan.parts & 1u << i) != 0)
      json_object_set_member (result, parts[i].name, parts[i].make (&self));
  g_ptr_array_unref (self.topics);
  return result;
}
