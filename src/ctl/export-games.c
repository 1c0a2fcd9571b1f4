/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/export-private.h"

#include "model/json-writer.h"

#include <string.h>

static void
add_participant (GantryExport *self, const char *name, const GantryJson *body, JsonObject *target)
{
  JsonObject *person = json_object_new ();

  gantry_export_copy_texts (body, person, "family", "given", "noc", "gender", "birth", "height",
                            "weight", "status", NULL);
  json_object_set_object_member (target, name, person);
}

static void
add_team (GantryExport *self, const char *name, const GantryJson *body, JsonObject *target)
{
  JsonObject *team = json_object_new ();
  const GantryJson *members = gantry_json_get_array (body, "members");
  JsonArray *codes = json_array_new ();
  guint n = gantry_json_get_length (members);

  gantry_export_copy_texts (body, team, "name", "noc", "gender", "status", NULL);
  for (guint i = 0; i < n; i++)
    json_array_add_string_element (
        codes, gantry_json_get_text (gantry_json_get_element (members, i), "code"));
  gantry_json_take_array (team, "members", codes);
  json_object_set_object_member (target, name, team);
}

static void
add_session (GantryExport *self, const char *name, const GantryJson *body, JsonObject *target)
{
  JsonObject *session = json_object_new ();
  const GantryJson *names = gantry_json_get_object (body, "names");

  gantry_json_set_text (session, "name", gantry_json_get_text (names, "ENG"));
  gantry_export_copy_texts (body, session, "start", "end", "venue", "venue_name", "status", "type",
                            NULL);
  json_object_set_object_member (target, name, session);
}

static void
add_copy (GantryExport *self, const char *name, const GantryJson *body, JsonObject *target)
{
  json_object_set_member (target, name, gantry_json_to_node (body));
}

/* Every bulletin by its id; a language is a bulletin of its own. */
JsonNode *
gantry_export_bulletins (GantryExport *self)
{
  g_autoptr (GPtrArray) objects = gantry_documents_list_objects (self->documents, "bulletins", "");
  JsonObject *target = json_object_new ();

  for (guint i = 0; i < objects->len; i++)
    {
      GantryObject *object = g_ptr_array_index (objects, i);

      json_object_set_member (target, gantry_object_get_id (object), gantry_json_to_node (gantry_object_get_json (object)));
    }
  return gantry_export_wrap_object (target);
}

JsonNode *
gantry_export_medals (GantryExport *self)
{
  static const char *const kinds[] = { "gold", "silver", "bronze", "total" };
  const GantryJson *lines =
      gantry_json_get_array (gantry_export_lookup (self, "medals", "standings"), "lines");
  JsonArray *array = json_array_new ();
  guint n = gantry_json_get_length (lines);

  for (guint i = 0; i < n; i++)
    {
      const GantryJson *line = gantry_json_get_element (lines, i);
      const GantryJson *numbers =
          gantry_json_get_object (gantry_json_get_object (line, "numbers"), "TOT");
      JsonObject *nation = json_object_new ();

      gantry_export_copy_texts (line, nation, "noc", NULL);
      gantry_export_copy_int (line, nation, "rank");
      for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
        json_object_set_int_member (nation, kinds[k], gantry_json_get_int (numbers, kinds[k]));
      json_array_add_object_element (array, nation);
    }
  return gantry_export_wrap_array (array);
}

JsonNode *
gantry_export_participants (GantryExport *self)
{
  return gantry_export_collect (self, "people/", "athlete/", add_participant);
}

JsonNode *
gantry_export_teams (GantryExport *self)
{
  return gantry_export_collect (self, "people/", "team/", add_team);
}

JsonNode *
gantry_export_sessions (GantryExport *self)
{
  return gantry_export_collect (self, "schedule/", "session/", add_session);
}

/* {venue: conditions} */
JsonNode *
gantry_export_weather (GantryExport *self)
{
  JsonObject *target = json_object_new ();

  for (guint i = 0; i < self->topics->len; i++)
    {
      const char *topic = g_ptr_array_index (self->topics, i);
      const GantryJson *conditions = gantry_export_lookup (self, topic, "conditions");

      if (g_str_has_prefix (topic, "weather/") && conditions != NULL)
        add_copy (self, topic + strlen ("weather/"), conditions, target);
    }
  return gantry_export_wrap_object (target);
}

JsonNode *
gantry_export_competition (GantryExport *self)
{
  JsonObject *target = json_object_new ();

  gantry_export_copy_texts (gantry_export_lookup (self, "games", "competition"), target, "code",
                            NULL);
  gantry_export_copy_int (gantry_export_lookup (self, "games", "competition"), target,
                          "utc_offset");
  return gantry_export_wrap_object (target);
}
