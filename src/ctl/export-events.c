/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/export-private.h"

#include "model/ext.h"
#include "model/json-writer.h"

#include <string.h>

static JsonObject *
make_line (const GantryJson *line)
{
  JsonObject *target = json_object_new ();

  gantry_export_copy_texts (line, target, "code", "type", "noc", "rank", "result", "irm", "qual",
                            "diff", NULL);
  gantry_export_copy_int (line, target, "sort");
  gantry_json_set_bool (target, "rank_equal", gantry_json_get_bool (line, "rank_equal"));
  return target;
}

/* What the parts of a sum add up to after this one, where the source says so. */
static const char *
get_total (const GantryJson *item)
{
  return gantry_ext_get_value (gantry_json_get_array (item, "ext"), NULL, "TOTAL_PTS", NULL);
}

static void
add_items (const GantryJson *line, JsonObject *target)
{
  const GantryJson *items = gantry_json_get_array (line, "items");
  JsonArray *array = json_array_new ();
  guint n = gantry_json_get_length (items);

  for (guint i = 0; i < n; i++)
    {
      const GantryJson *item = gantry_json_get_element (items, i);
      JsonObject *shown = json_object_new ();

      gantry_export_copy_texts (item, shown, "unit", "result", "points", "irm", "rank", NULL);
      gantry_export_copy_int (item, shown, "order");
      gantry_json_set_text (shown, "total", get_total (item));
      json_array_add_object_element (array, shown);
    }
  gantry_json_take_array (target, "items", array);
}

static JsonArray *
make_lines (const GantryJson *body, gboolean with_items)
{
  const GantryJson *rows = gantry_json_get_array (body, "rows");
  JsonArray *array = json_array_new ();
  guint n = gantry_json_get_length (rows);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *line = make_line (gantry_json_get_element (rows, i));

      if (with_items)
        add_items (gantry_json_get_element (rows, i), line);
      json_array_add_object_element (array, line);
    }
  return array;
}

static void
add_phase (GantryExport *self, const char *name, const GantryJson *body, JsonObject *target)
{
  JsonObject *phase = json_object_new ();

  gantry_export_copy_texts (body, phase, "status", NULL);
  gantry_json_take_array (phase, "rows", make_lines (body, FALSE));
  json_object_set_object_member (target, name, phase);
}

static void
add_sum (GantryExport *self, const char *name, const GantryJson *body, JsonObject *target)
{
  JsonObject *sum = json_object_new ();

  gantry_export_copy_texts (body, sum, "status", NULL);
  gantry_json_take_array (sum, "rows", make_lines (body, TRUE));
  json_object_set_object_member (target, name, sum);
}

static void
add_ranking (GantryExport *self, const char *name, const GantryJson *body, JsonObject *target)
{
  json_object_set_array_member (target, name, make_lines (body, FALSE));
}

static void
add_medallists (GantryExport *self, const char *name, const GantryJson *body, JsonObject *target)
{
  const GantryJson *medals = gantry_json_get_array (body, "medals");
  JsonArray *array = json_array_new ();
  guint n = gantry_json_get_length (medals);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *medal = json_object_new ();

      gantry_export_copy_texts (gantry_json_get_element (medals, i), medal, "medal", "code", "type",
                                "noc", "unit", NULL);
      json_array_add_object_element (array, medal);
    }
  json_object_set_array_member (target, name, array);
}

static void
add_pool (GantryExport *self, const char *name, const GantryJson *body, JsonObject *target)
{
  const GantryJson *rows = gantry_json_get_array (body, "rows");
  JsonArray *array = json_array_new ();
  guint n = gantry_json_get_length (rows);

  for (guint i = 0; i < n; i++)
    {
      const GantryJson *row = gantry_json_get_element (rows, i);
      JsonObject *line = make_line (row);

      /* Points are the result of a pool, unless the source keeps them apart. */
      gantry_json_set_text (line, "points", gantry_json_get_text (row, "result"));
      gantry_export_copy_texts (row, line, "points", "played", "won", "tied", "lost", "for",
                                "against", "ratio", NULL);
      json_array_add_object_element (array, line);
    }
  json_object_set_array_member (target, name, array);
}

static void
add_matches (const GantryJson *matches, JsonObject *target)
{
  guint n = gantry_json_get_length (matches);

  for (guint i = 0; i < n; i++)
    {
      const GantryJson *match = gantry_json_get_element (matches, i);
      const GantryJson *places = gantry_json_get_array (match, "places");
      JsonArray *array = json_array_new ();
      guint n_places = gantry_json_get_length (places);
      const char *unit = gantry_json_get_text (match, "unit");

      for (guint j = 0; j < n_places; j++)
        {
          JsonObject *place = json_object_new ();

          gantry_export_copy_texts (gantry_json_get_element (places, j), place, "pos", "code",
                                    "noc", "wlt", "result", "irm", "previous_unit", NULL);
          json_array_add_object_element (array, place);
        }
      json_object_set_array_member (
          target, *unit != '\0' ? unit : gantry_json_get_text (match, "code"), array);
    }
}

static void
add_bracket (GantryExport *self, const char *name, const GantryJson *body, JsonObject *target)
{
  const GantryJson *brackets = gantry_json_get_array (body, "brackets");
  JsonObject *matches = json_object_new ();
  guint n = gantry_json_get_length (brackets);

  for (guint i = 0; i < n; i++)
    {
      const GantryJson *items = gantry_json_get_array (gantry_json_get_element (brackets, i), "items");
      guint n_items = gantry_json_get_length (items);

      for (guint j = 0; j < n_items; j++)
        add_matches (gantry_json_get_array (gantry_json_get_element (items, j), "matches"),
                     matches);
    }
  json_object_set_object_member (target, name, matches);
}

/* The record as it stands: the current one, else the first that is not history. */
static const GantryJson *
choose_record (const GantryJson *body)
{
  const GantryJson *data = gantry_json_get_array (body, "data");
  const GantryJson *chosen = NULL;
  guint n = gantry_json_get_length (data);

  for (guint i = 0; i < n; i++)
    {
      const GantryJson *item = gantry_json_get_element (data, i);

      if (gantry_json_get_bool (item, "current"))
        return item;
      if (chosen == NULL && !gantry_json_get_bool (item, "historical"))
        chosen = item;
    }
  return chosen;
}

/* name: "<document RSC>/<type>". Where two documents carry a type, that of the event's own message
 * counts. */
static void
add_record (GantryExport *self, const char *name, const GantryJson *body, JsonObject *target)
{
  const char *event = gantry_json_get_text (body, "event");
  const char *type = gantry_json_get_text (body, "type");
  gboolean own = g_str_has_prefix (name, event);
  const GantryJson *data = choose_record (body);
  JsonObject *records, *record;

  if (data == NULL || *event == '\0')
    return;
  if (!json_object_has_member (target, event))
    json_object_set_object_member (target, event, json_object_new ());
  records = json_object_get_object_member (target, event);
  if (json_object_has_member (records, type) && !own)
    return;
  record = json_object_new ();
  gantry_export_copy_texts (data, record, "result", "noc", "code", "family", "given", "name",
                            "date", "place", "country", NULL);
  gantry_json_set_bool (record, "equalled", gantry_json_get_bool (data, "equalled"));
  gantry_json_set_bool (record, "unconfirmed", gantry_json_get_bool (data, "unconfirmed"));
  json_object_set_object_member (records, type, record);
}

JsonNode *
gantry_export_phases (GantryExport *self)
{
  return gantry_export_collect (self, "event/", "phase/", add_phase);
}

JsonNode *
gantry_export_cumulative (GantryExport *self)
{
  return gantry_export_collect (self, "event/", "cumulative/", add_sum);
}

JsonNode *
gantry_export_rankings (GantryExport *self)
{
  return gantry_export_collect (self, "event/", "ranking/", add_ranking);
}

JsonNode *
gantry_export_medallists (GantryExport *self)
{
  return gantry_export_collect (self, "event/", "medallists/", add_medallists);
}

JsonNode *
gantry_export_pools (GantryExport *self)
{
  return gantry_export_collect (self, "event/", "pool/", add_pool);
}

JsonNode *
gantry_export_brackets (GantryExport *self)
{
  return gantry_export_collect (self, "event/", "bracket/", add_bracket);
}

JsonNode *
gantry_export_records (GantryExport *self)
{
  return gantry_export_collect (self, "event/", "record/", add_record);
}
