/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* list-sport-columns RSC …: what the sport's profile says of a unit, as JSON by RSC: kind, form, views, columns of every view. */

#include "config.h"

#include "model/json-writer.h"
#include "sport/profile.h"

#include <stdio.h>

static JsonArray *
list_views (GantryRule *rule)
{
  JsonArray *array = json_array_new ();

  for (const char *const *view = gantry_rule_get_views (rule); *view != NULL; view++)
    json_array_add_string_element (array, *view);
  return array;
}

static JsonArray *
list_columns (GantryRule *rule, const char *view)
{
  JsonArray *array = json_array_new ();

  for (const GantryColumn *column = gantry_rule_get_columns (rule, view); column->id != NULL; column++)
    {
      JsonObject *object = json_object_new ();

      gantry_json_set_text (object, "id", column->id);
      gantry_json_set_text (object, "title", column->title != NULL ? column->title : "");
      gantry_json_set_text (object, "name", column->name != NULL ? column->name : "");
      gantry_json_set_text (object, "pos", column->pos != NULL ? column->pos : "");
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonObject *
describe (GantryRule *rule)
{
  static const char *const views[] = { "start-list", "live", "splits", "result", "total", "phase", "ranking", "pool", "line-up", "stats" };
  JsonObject *object = json_object_new (), *columns = json_object_new ();

  gantry_json_set_text (object, "discipline", gantry_rule_get_discipline_name (rule));
  json_object_set_int_member (object, "kind", gantry_rule_get_kind (rule));
  json_object_set_int_member (object, "form", gantry_rule_get_form (rule));
  gantry_json_set_text (object, "order", gantry_rule_get_order_word (rule));
  gantry_json_take_array (object, "views", list_views (rule));
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    json_object_set_array_member (columns, views[i], list_columns (rule, views[i]));
  json_object_set_object_member (object, "columns", columns);
  return object;
}

int
main (int argc, char **argv)
{
  g_autoptr (GantryProfiles) profiles = gantry_profiles_new (NULL);
  g_autoptr (JsonObject) result = json_object_new ();
  g_autofree char *text = NULL;

  for (int i = 1; i < argc; i++)
    json_object_set_object_member (result, argv[i], describe (gantry_profiles_get_rule (profiles, argv[i])));
  text = gantry_json_to_text (result);
  puts (text);
  return 0;
}
