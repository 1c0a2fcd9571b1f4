/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/export-private.h"

#include "model/json-writer.h"
#include "model/rsc.h"

#include <string.h>

static void
unit_clear (GantryExportUnit *unit)
{
  g_free (unit->rsc);
  g_free (unit->topic);
  g_free (unit->discipline);
  g_hash_table_unref (unit->points);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GantryExportUnit, unit_clear)

static void
add_points (GantryExportUnit *unit, const GantryJson *array)
{
  guint n = gantry_json_get_length (array);

  for (guint i = 0; i < n; i++)
    {
      const GantryJson *item = gantry_json_get_element (array, i);
      const char *pos = gantry_json_get_text (item, "pos");

      if (g_str_equal (gantry_json_get_text (item, "code"), "INTERMEDIATE") && *pos != '\0' &&
          !g_hash_table_contains (unit->points, pos))
        g_hash_table_insert (unit->points, (gpointer) pos,
                             (gpointer) gantry_json_get_text (item, "value"));
    }
}

/* Names of points: the result's own, else those that the configuration of the unit, its phase or
 * its event gives. */
static void
find_points (GantryExportUnit *unit)
{
  g_autofree char *phase = gantry_rsc_to_phase (unit->rsc);
  g_autofree char *event = gantry_rsc_to_event (unit->rsc);
  g_autofree char *topic = g_strconcat ("event/", event, NULL);
  g_autofree char *phase_id = g_strconcat ("config/", phase, NULL);
  g_autofree char *event_id = g_strconcat ("config/", event, NULL);

  add_points (unit, gantry_json_get_array (unit->head, "infos"));
  add_points (unit, gantry_json_get_array (
                        gantry_export_lookup (unit->export, unit->topic, "config"), "configs"));
  add_points (unit, gantry_json_get_array (gantry_export_lookup (unit->export, topic, phase_id),
                                           "configs"));
  add_points (unit, gantry_json_get_array (gantry_export_lookup (unit->export, topic, event_id),
                                           "configs"));
}

static void
unit_init (GantryExportUnit *unit, GantryExport *export, const char *rsc)
{
  unit->export = export;
  unit->rsc = g_strdup (rsc);
  unit->topic = g_strconcat ("unit/", rsc, NULL);
  unit->discipline = gantry_rsc_dup_discipline (rsc);
  unit->head = gantry_export_lookup (export, unit->topic, "head");
  unit->rule = gantry_profiles_get_rule (export->profiles, rsc);
  unit->points = g_hash_table_new (g_str_hash, g_str_equal);
  find_points (unit);
}

/* [[type, code, pos, value] …] */
static JsonArray *
make_infos (GantryExportUnit *unit)
{
  static const char *const members[] = { "type", "code", "pos", "value" };
  const GantryJson *infos = gantry_json_get_array (unit->head, "infos");
  JsonArray *array = json_array_new ();
  guint n = gantry_json_get_length (infos);

  for (guint i = 0; i < n; i++)
    {
      JsonArray *info = json_array_new ();

      for (gsize m = 0; m < G_N_ELEMENTS (members); m++)
        json_array_add_string_element (
            info, gantry_json_get_text (gantry_json_get_element (infos, i), members[m]));
      json_array_add_array_element (array, info);
    }
  return array;
}

static JsonArray *
make_periods (GantryExportUnit *unit)
{
  const GantryJson *periods = gantry_json_get_array (unit->head, "periods");
  JsonArray *array = json_array_new ();
  guint n = gantry_json_get_length (periods);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *period = json_object_new ();

      gantry_export_copy_texts (gantry_json_get_element (periods, i), period, "code", "home",
                                "away", "home_period", "away_period", "duration", NULL);
      json_array_add_object_element (array, period);
    }
  return array;
}

typedef struct
{
  const char *id;
  guint period;
  gint64 order;
} Action;

static guint
find_period (GantryExportUnit *unit, const char *code)
{
  const GantryJson *periods = gantry_json_get_array (unit->head, "periods");
  guint n = gantry_json_get_length (periods);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (gantry_json_get_text (gantry_json_get_element (periods, i), "code"), code))
      return i;
  return n;
}

static int
compare_actions (gconstpointer a, gconstpointer b)
{
  const Action *one = a, *two = b;

  if (one->period != two->period)
    return one->period < two->period ? -1 : 1;
  if (one->order != two->order)
    return one->order < two->order ? -1 : 1;
  return strcmp (one->id, two->id);
}

/* Ids of the actions. A source may cut them by period, each part with a subcode of its own: then
 * the parts follow the order of the periods. */
static JsonArray *
make_actions (GantryExportUnit *unit)
{
  g_autoptr (GPtrArray) objects =
      gantry_documents_list_objects (unit->export->documents, unit->topic, "action/");
  g_autoptr (GArray) actions = g_array_new (FALSE, TRUE, sizeof (Action));
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < objects->len; i++)
    {
      GantryObject *object = g_ptr_array_index (objects, i);
      const char *part = strchr (gantry_object_get_scope (object), '~');
      const GantryJson *body = gantry_object_get_json (object);
      Action action = { gantry_json_get_text (body, "id"), 0, gantry_json_get_int (body, "order") };

      if (part != NULL)
        {
          g_auto (GStrv) words = g_strsplit (part + 1, "~", 2);

          action.period = find_period (unit, words[0]);
        }
      g_array_append_val (actions, action);
    }
  g_array_sort (actions, compare_actions);
  for (guint i = 0; i < actions->len; i++)
    json_array_add_string_element (array, g_array_index (actions, Action, i).id);
  return array;
}

static void
add_current (GantryExportUnit *unit, JsonObject *target)
{
  const GantryJson *clock =
      gantry_json_get_object (gantry_export_lookup (unit->export, unit->topic, "now"), "clock");
  JsonObject *current = json_object_new ();

  gantry_export_copy_texts (clock, current, "time", "period", NULL);
  gantry_json_set_bool (current, "running", gantry_json_get_bool (clock, "running"));
  gantry_json_take_object (target, "current", current);
}

static void
add_notes (GantryExportUnit *unit, JsonObject *target)
{
  g_autoptr (GPtrArray) notes =
      gantry_documents_list_objects (unit->export->documents, unit->topic, "note/");
  JsonArray *texts = json_array_new ();

  if (notes->len > 0)
    json_object_set_int_member (target, "notes", notes->len);
  for (guint i = 0; i < notes->len; i++)
    json_array_add_string_element (
        texts,
        gantry_json_get_text (gantry_object_get_json (g_ptr_array_index (notes, i)), "text"));
  gantry_json_take_array (target, "note_texts", texts);
}

static const char *
choose_name (const GantryJson *scheduled, const GantryJson *head)
{
  const GantryJson *names = gantry_json_get_object (scheduled, "names");
  const char *name = gantry_json_get_text (names, "ENG");

  if (*name == '\0')
    name = gantry_json_get_text (head, "subevent");
  return *name != '\0' ? name : gantry_json_get_value (gantry_json_get_item (names, 0));
}

static JsonObject *
make_unit (GantryExport *self, const char *rsc, const GantryJson *scheduled)
{
  g_auto (GantryExportUnit) unit = { NULL };
  JsonObject *target = json_object_new ();
  g_autofree char *event = gantry_rsc_to_event (rsc);
  g_autofree char *phase = gantry_rsc_to_phase (rsc);
  const char *number;

  unit_init (&unit, self, rsc);
  number = gantry_json_get_text (scheduled, "unit_num");
  gantry_json_set_text (target, "name", choose_name (scheduled, unit.head));
  gantry_json_set_text (target, "event", event);
  gantry_json_set_text (target, "phase", phase);
  gantry_export_copy_texts (scheduled, target, "session", "start", "end", "actual_start",
                            "actual_end", NULL);
  gantry_json_set_text (target, "unit_num",
                        *number != '\0' ? number : gantry_json_get_text (unit.head, "unit_num"));
  gantry_json_set_text (target, "schedule_status", gantry_json_get_text (scheduled, "status"));
  gantry_json_set_text (target, "result_status", gantry_json_get_text (unit.head, "status"));
  add_notes (&unit, target);
  gantry_json_take_array (target, "infos", make_infos (&unit));
  gantry_json_take_array (target, "rows", gantry_export_make_rows (&unit));
  gantry_json_take_array (target, "periods", make_periods (&unit));
  gantry_json_take_array (target, "actions", make_actions (&unit));
  add_current (&unit, target);
  return target;
}

static void
add_scheduled (GantryExport *self, const char *name, const GantryJson *body, JsonObject *target)
{
  if (self->unit == NULL || g_str_equal (self->unit, name))
    json_object_set_object_member (target, name, make_unit (self, name, body));
}

JsonNode *
gantry_export_units (GantryExport *self)
{
  JsonNode *node = gantry_export_collect (self, "schedule/", "unit/", add_scheduled);
  JsonObject *target = json_node_get_object (node);

  /* Units that have results but stand in no schedule. */
  for (guint i = 0; i < self->topics->len; i++)
    {
      const char *topic = g_ptr_array_index (self->topics, i);
      const char *rsc = topic + strlen ("unit/");

      if (g_str_has_prefix (topic, "unit/") && !json_object_has_member (target, rsc))
        json_object_set_object_member (target, rsc, make_unit (self, rsc, NULL));
    }
  return node;
}
