/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "odf-export.h"

#include "model/json-writer.h"
#include "model/rsc.h"

#include <string.h>

#define SHOWN_MAX 12

/* Where the rows of a document stand, and what is needed to show them. */
typedef struct
{
  GantryDocuments *documents;
  const char *discipline; /* of people */
  const GantryJson *infos; /* (nullable): names of the points */
} Context;

static const GantryJson *
look (GantryDocuments *documents, const char *topic, const char *id)
{
  GantryObject *object = gantry_documents_lookup (documents, topic, id);

  return object != NULL ? gantry_object_get_json (object) : NULL;
}

static const GantryJson *
look_in (GantryDocuments *documents, const char *kind, const char *name, const char *prefix, const char *code)
{
  g_autofree char *topic = g_strconcat (kind, "/", name, NULL);
  g_autofree char *id = g_strconcat (prefix, code, NULL);

  return look (documents, topic, id);
}

static const GantryJson *
look_event (GantryDocuments *documents, const char *prefix, const char *code)
{
  g_autofree char *event = gantry_rsc_to_event (code);

  return look_in (documents, "event", event, prefix, code);
}

static JsonNode *
take_object (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return node;
}

static JsonNode *
take_array (JsonArray *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  return node;
}

static JsonNode *
to_node (const GantryJson *value)
{
  return value != NULL ? gantry_json_to_node (value) : NULL;
}

/* Copies members, under another name where the pair says so: "rank", "rank" … NULL. */
static void
copy (JsonObject *to, const GantryJson *from, ...)
{
  va_list list;
  const char *member;

  va_start (list, from);
  while ((member = va_arg (list, const char *)) != NULL)
    {
      const char *name = va_arg (list, const char *);
      const GantryJson *value = gantry_json_get_member (from, name);

      if (value != NULL)
        json_object_set_member (to, member, gantry_json_to_node (value));
    }
  va_end (list);
}

static const char *
point_name (const Context *context, const char *pos)
{
  for (guint i = 0; i < gantry_json_get_length (context->infos); i++)
    {
      const GantryJson *info = gantry_json_get_element (context->infos, i);

      if (strcmp (gantry_json_get_text (info, "type"), "UI") == 0 &&
          strcmp (gantry_json_get_text (info, "code"), "INTERMEDIATE") == 0 &&
          strcmp (gantry_json_get_text (info, "pos"), pos) == 0)
        return gantry_json_get_text (info, "value");
    }
  return "";
}

static JsonObject *
export_point (const Context *context, const GantryJson *ext)
{
  JsonObject *point = json_object_new ();
  const GantryJson *sub = gantry_json_get_array (ext, "sub");

  copy (point, ext, "pos", "pos", "value", "value", "rank", "rank", NULL);
  gantry_json_set_text (point, "point", point_name (context, gantry_json_get_text (ext, "pos")));
  for (guint i = 0; i < gantry_json_get_length (sub); i++)
    if (strcmp (gantry_json_get_text (gantry_json_get_element (sub, i), "code"), "WIND_SPEED") == 0)
      copy (point, gantry_json_get_element (sub, i), "wind", "value", NULL);
  return point;
}

static gboolean
has_code (const GantryJson *ext, const char *code)
{
  for (guint i = 0; i < gantry_json_get_length (ext); i++)
    if (strcmp (gantry_json_get_text (gantry_json_get_element (ext, i), "code"), code) == 0)
      return TRUE;
  return FALSE;
}

/* Whether INTERMEDIATE means splits or attempts is the sport's; the expected row tells. */
static void
export_ext (const Context *context, JsonObject *row, const GantryJson *ext, const GantryJson *want)
{
  gboolean parts = gantry_json_get_length (gantry_json_get_array (want, "parts")) > 0;
  const char *code = parts && !has_code (ext, "INTERMEDIATE") ? "RUN" : "INTERMEDIATE";
  gboolean special = parts || gantry_json_get_length (gantry_json_get_array (want, "splits")) > 0;
  JsonArray *points = json_array_new ();
  JsonArray *extras = json_array_new ();

  for (guint i = 0; i < gantry_json_get_length (ext); i++)
    {
      const GantryJson *item = gantry_json_get_element (ext, i);
      JsonObject *extra;

      if (special && strcmp (gantry_json_get_text (item, "code"), code) == 0)
        {
          json_array_add_object_element (points, export_point (context, item));
          continue;
        }
      extra = json_object_new ();
      copy (extra, item, "type", "type", "code", "code", "pos", "pos", "value", "value", NULL);
      json_array_add_object_element (extras, extra);
    }
  gantry_json_take_array (row, parts ? "parts" : "splits", points);
  gantry_json_take_array (row, "extras", extras);
}

/* {"PB": "9.98", "POSITION.1": …} of an ext. */
static void
export_map (JsonObject *to, const char *member, const GantryJson *ext)
{
  JsonObject *map = json_object_new ();

  for (guint i = 0; i < gantry_json_get_length (ext); i++)
    {
      const GantryJson *item = gantry_json_get_element (ext, i);
      const char *pos = gantry_json_get_text (item, "pos");
      g_autofree char *name = g_strconcat (gantry_json_get_text (item, "code"), *pos != '\0' ? "." : "", pos, NULL);

      json_object_set_string_member (map, name, gantry_json_get_text (item, "value"));
    }
  gantry_json_take_object (to, member, map);
}

/* Names come from the people's documents, and from the message only for whom they do not have. */
static void
export_name (const Context *context, JsonObject *to, const GantryJson *from, const char *code)
{
  const GantryJson *person = look_in (context->documents, "people", context->discipline, "athlete/", code);

  copy (to, person != NULL ? person : from, "family", "family", "given", "given", NULL);
}

static const GantryJson *
find_member (const GantryJson *line, const char *code)
{
  const GantryJson *members = gantry_json_get_array (line, "members");

  for (guint i = 0; i < gantry_json_get_length (members); i++)
    if (strcmp (gantry_json_get_text (gantry_json_get_element (members, i), "code"), code) == 0)
      return gantry_json_get_element (members, i);
  return NULL;
}

static void
export_members (const Context *context, JsonObject *row, const GantryJson *entry, const GantryJson *line)
{
  const GantryJson *members = gantry_json_get_array (entry, "members");
  JsonArray *out = json_array_new ();

  for (guint i = 0; i < gantry_json_get_length (members); i++)
    {
      const GantryJson *from = gantry_json_get_element (members, i);
      JsonObject *member = json_object_new ();
      const char *code = gantry_json_get_text (from, "code");

      copy (member, from, "code", "code", "order", "order", "bib", "bib", NULL);
      export_name (context, member, from, code);
      export_map (member, "stats", gantry_json_get_array (find_member (line, code), "stats"));
      json_array_add_object_element (out, member);
    }
  gantry_json_take_array (row, "members", out);
}

static void
export_records_of (JsonObject *row, const GantryJson *line)
{
  const GantryJson *records = gantry_json_get_array (line, "records");
  JsonArray *out = json_array_new ();

  for (guint i = 0; i < gantry_json_get_length (records); i++)
    {
      JsonObject *record = json_object_new ();

      copy (record, gantry_json_get_element (records, i), "type", "type", "code", "code", "equalled", "equalled", NULL);
      json_array_add_object_element (out, record);
    }
  gantry_json_take_array (row, "records", out);
}

/* entry and line may be one and the same, in the tables of an event. */
static JsonObject *
export_row (const Context *context, const GantryJson *entry, const GantryJson *line, const GantryJson *want)
{
  JsonObject *row = json_object_new ();
  const char *code = gantry_json_get_text (line, "code");
  const GantryJson *team = look_in (context->documents, "people", context->discipline, "team/", code);

  copy (row, line, "code", "code", "sort", "sort", "rank", "rank", "rank_equal", "rank_equal", "result", "result", "irm",
        "irm", "qual", "qual", "wlt", "wlt", NULL);
  copy (row, entry, "type", "type", "bib", "bib", "noc", "noc", "start_order", "start_order", "start_sort", "start_sort",
        "name", "name", NULL);
  if (strcmp (gantry_json_get_text (entry, "type"), "T") == 0)
    copy (row, team, "name", "name", NULL);
  else
    export_name (context, row, entry, code);
  export_members (context, row, entry, line);
  export_ext (context, row, gantry_json_get_array (line, "ext"), want);
  export_records_of (row, line);
  export_map (row, "entry", gantry_json_get_array (entry, "entry"));
  export_map (row, "stats", gantry_json_get_array (line, "stats"));
  return row;
}

static int
compare_sort (gconstpointer a, gconstpointer b)
{
  const GantryJson *one = gantry_object_get_json (*(GantryObject *const *) a);
  const GantryJson *two = gantry_object_get_json (*(GantryObject *const *) b);

  return gantry_json_get_int (one, "sort") - gantry_json_get_int (two, "sort");
}

static JsonArray *
export_lines (const Context *context, const char *topic, const GantryJson *want)
{
  g_autoptr (GPtrArray) lines = gantry_documents_list_objects (context->documents, topic, "line/");
  JsonArray *rows = json_array_new ();

  g_ptr_array_sort (lines, compare_sort);
  for (guint i = 0; i < lines->len; i++)
    {
      GantryObject *line = g_ptr_array_index (lines, i);
      g_autofree char *id = g_strconcat ("entry/", gantry_object_get_id (line) + strlen ("line/"), NULL);

      json_array_add_object_element (rows, export_row (context, look (context->documents, topic, id),
                                                       gantry_object_get_json (line), gantry_json_get_element (want, i)));
    }
  return rows;
}

static JsonArray *
export_rows (const Context *context, const GantryJson *body, const GantryJson *want)
{
  const GantryJson *from = gantry_json_get_array (body, "rows");
  JsonArray *rows = json_array_new ();

  for (guint i = 0; i < gantry_json_get_length (from); i++)
    {
      const GantryJson *line = gantry_json_get_element (from, i);

      json_array_add_object_element (rows, export_row (context, line, line, gantry_json_get_element (want, i)));
    }
  return rows;
}

static void
export_infos (JsonObject *unit, const GantryJson *infos)
{
  static const char *const MEMBERS[] = { "type", "code", "pos", "value" };
  JsonArray *out = json_array_new ();

  for (guint i = 0; i < gantry_json_get_length (infos); i++)
    {
      JsonArray *info = json_array_new ();

      for (guint j = 0; j < G_N_ELEMENTS (MEMBERS); j++)
        json_array_add_string_element (info, gantry_json_get_text (gantry_json_get_element (infos, i), MEMBERS[j]));
      json_array_add_array_element (out, info);
    }
  gantry_json_take_array (unit, "infos", out);
}

static guint
period_place (const GantryJson *periods, const char *code)
{
  guint i;

  for (i = 0; i < gantry_json_get_length (periods); i++)
    if (strcmp (gantry_json_get_text (gantry_json_get_element (periods, i), "code"), code) == 0)
      break;
  return i < gantry_json_get_length (periods) ? i : 0;
}

static int
compare_actions (gconstpointer a, gconstpointer b, gpointer data)
{
  const GantryJson *one = gantry_object_get_json (*(GantryObject *const *) a);
  const GantryJson *two = gantry_object_get_json (*(GantryObject *const *) b);
  const char *scope_one = gantry_object_get_scope (*(GantryObject *const *) a);
  const char *scope_two = gantry_object_get_scope (*(GantryObject *const *) b);

  if (strcmp (scope_one, scope_two) != 0)
    return (int) period_place (data, scope_one + strlen ("actions~")) -
           (int) period_place (data, scope_two + strlen ("actions~"));
  return gantry_json_get_int (one, "order") - gantry_json_get_int (two, "order");
}

static JsonArray *
export_actions (GantryDocuments *documents, const char *topic, const GantryJson *periods, const char *subcode)
{
  g_autoptr (GPtrArray) actions = gantry_documents_list_objects (documents, topic, "action/");
  g_autofree char *scope = g_strconcat ("actions", *subcode != '\0' ? "~" : "", subcode, NULL);
  JsonArray *out = json_array_new ();

  g_ptr_array_sort_with_data (actions, compare_actions, (gpointer) periods);
  for (guint i = 0; i < actions->len; i++)
    {
      GantryObject *action = g_ptr_array_index (actions, i);

      if (*subcode == '\0' || strcmp (gantry_object_get_scope (action), scope) == 0)
        json_array_add_string_element (out, gantry_json_get_text (gantry_object_get_json (action), "id"));
    }
  return out;
}

static void
export_schedule (GantryDocuments *documents, JsonObject *unit, const char *code)
{
  g_autofree char *discipline = gantry_rsc_dup_discipline (code);
  g_autofree char *event = gantry_rsc_to_event (code);
  g_autofree char *phase = gantry_rsc_to_phase (code);
  const GantryJson *item = look_in (documents, "schedule", discipline, "unit/", code);
  const GantryJson *names = gantry_json_get_object (item, "names");

  gantry_json_set_text (unit, "event", event);
  gantry_json_set_text (unit, "phase", phase);
  copy (unit, item, "schedule_status", "status", "session", "session", "unit_num", "unit_num", NULL);
  copy (unit, names, "name", "ENG", NULL);
}

static void
export_result (const Context *context, JsonObject *unit, const char *code, const GantryJson *want)
{
  g_autofree char *topic = g_strconcat ("unit/", code, NULL);
  g_autoptr (GPtrArray) notes = gantry_documents_list_objects (context->documents, topic, "note/");
  const GantryJson *head = look (context->documents, topic, "head");
  const GantryJson *periods = gantry_json_get_array (head, "periods");
  Context with_infos = *context;

  with_infos.infos = gantry_json_get_array (head, "infos");
  copy (unit, head, "result_status", "status", "periods", "periods", NULL);
  json_object_set_int_member (unit, "notes", notes->len);
  export_infos (unit, with_infos.infos);
  gantry_json_take_array (unit, "rows", export_lines (&with_infos, topic, want));
  gantry_json_take_array (unit, "actions", export_actions (context->documents, topic, periods, ""));
}

JsonNode *
odf_export_unit (GantryDocuments *documents, const char *code, const GantryJson *want)
{
  g_autofree char *discipline = gantry_rsc_dup_discipline (code);
  Context context = { documents, discipline, NULL };
  JsonObject *unit = json_object_new ();

  export_schedule (documents, unit, code);
  copy (unit, want, "kind", "kind", NULL);
  if (strcmp (gantry_json_get_text (want, "kind"), "none") != 0)
    export_result (&context, unit, code, gantry_json_get_array (want, "rows"));
  else
    copy (unit, want, "name", "name", NULL);
  return take_object (unit);
}

static JsonArray *
export_items (const GantryJson *items)
{
  JsonArray *out = json_array_new ();

  for (guint i = 0; i < gantry_json_get_length (items); i++)
    {
      const GantryJson *from = gantry_json_get_element (items, i);
      const GantryJson *ext = gantry_json_get_array (from, "ext");
      JsonObject *item = json_object_new ();

      copy (item, from, "unit", "unit", "order", "order", "result", "result", "points", "points", "irm", "irm", "rank",
            "rank", NULL);
      for (guint j = 0; j < gantry_json_get_length (ext); j++)
        if (strcmp (gantry_json_get_text (gantry_json_get_element (ext, j), "code"), "TOTAL_PTS") == 0)
          copy (item, gantry_json_get_element (ext, j), "total", "value", NULL);
      json_array_add_object_element (out, item);
    }
  return out;
}

static JsonObject *
export_table (GantryDocuments *documents, const char *prefix, const char *code, const GantryJson *want)
{
  g_autofree char *discipline = gantry_rsc_dup_discipline (code);
  Context context = { documents, discipline, NULL };
  const GantryJson *body = look_event (documents, prefix, code);
  JsonObject *table = json_object_new ();
  JsonArray *rows = export_rows (&context, body, want);
  const GantryJson *from = gantry_json_get_array (body, "rows");

  for (guint i = 0; i < json_array_get_length (rows); i++)
    gantry_json_take_array (json_array_get_object_element (rows, i), "items",
                            export_items (gantry_json_get_array (gantry_json_get_element (from, i), "items")));
  copy (table, body, "status", "status", NULL);
  gantry_json_take_array (table, "rows", rows);
  return table;
}

JsonNode *
odf_export_phase (GantryDocuments *documents, const char *code, const GantryJson *want)
{
  return take_object (export_table (documents, "phase/", code,
                                    gantry_json_get_array (want, "rows")));
}

JsonNode *
odf_export_cumulative (GantryDocuments *documents, const char *code, const GantryJson *want)
{
  return take_object (export_table (documents, "cumulative/", code,
                                    gantry_json_get_array (want, "rows")));
}

JsonNode *
odf_export_ranking (GantryDocuments *documents, const char *code, const GantryJson *want)
{
  JsonObject *table = export_table (documents, "ranking/", code, want);
  JsonNode *rows = json_object_dup_member (table, "rows");

  json_object_unref (table);
  return rows;
}

JsonNode *
odf_export_medallists (GantryDocuments *documents, const char *code, const GantryJson *want)
{
  return to_node (gantry_json_get_array (look_event (documents, "medallists/", code), "medals"));
}

JsonNode *
odf_export_pool (GantryDocuments *documents, const char *code, const GantryJson *want)
{
  const GantryJson *from = gantry_json_get_array (look_event (documents, "pool/", code), "rows");
  JsonArray *rows = json_array_new ();

  for (guint i = 0; i < gantry_json_get_length (from); i++)
    {
      JsonObject *row = json_object_new ();

      copy (row, gantry_json_get_element (from, i), "code", "code", "rank", "rank", "points", "result", "played", "played",
            "won", "won", "tied", "tied", "lost", "lost", "for", "for", "against", "against", NULL);
      json_array_add_object_element (rows, row);
    }
  return take_array (rows);
}

JsonNode *
odf_export_bracket (GantryDocuments *documents, const char *code, const GantryJson *want)
{
  const GantryJson *brackets = gantry_json_get_array (look_event (documents, "bracket/", code), "brackets");
  JsonObject *out = json_object_new ();

  for (guint i = 0; i < gantry_json_get_length (brackets); i++)
    {
      const GantryJson *items = gantry_json_get_array (gantry_json_get_element (brackets, i), "items");

      for (guint j = 0; j < gantry_json_get_length (items); j++)
        {
          const GantryJson *matches = gantry_json_get_array (gantry_json_get_element (items, j), "matches");

          for (guint k = 0; k < gantry_json_get_length (matches); k++)
            {
              const GantryJson *match = gantry_json_get_element (matches, k);

              copy (out, match, gantry_json_get_text (match, "unit"), "places", NULL);
            }
        }
    }
  return take_object (out);
}

/* The record of an event's own document comes before that of its discipline's. */
JsonNode *
odf_export_records (GantryDocuments *documents, const char *code, const GantryJson *want)
{
  g_autofree char *topic = g_strconcat ("event/", code, NULL);
  g_autofree char *own = g_strconcat ("record/", code, "/", NULL);
  g_autoptr (GPtrArray) records = gantry_documents_list_objects (documents, topic, "record/");
  JsonObject *out = json_object_new ();

  for (guint i = 0; i < records->len; i++)
    {
      GantryObject *object = g_ptr_array_index (records, i);
      const GantryJson *body = gantry_object_get_json (object);
      JsonObject *record;

      if (json_object_has_member (out, gantry_json_get_text (body, "type")) &&
          !g_str_has_prefix (gantry_object_get_id (object), own))
        continue;
      record = json_object_new ();
      copy (record, gantry_json_get_element (gantry_json_get_array (body, "data"), 0), "result", "result", "noc", "noc",
            NULL);
      json_object_set_object_member (out, gantry_json_get_text (body, "type"), record);
    }
  return take_object (out);
}

static const GantryJson *
find_person (GantryDocuments *documents, const char *prefix, const char *code)
{
  g_autoptr (GPtrArray) topics = gantry_documents_list_topics (documents);
  g_autofree char *id = g_strconcat (prefix, code, NULL);

  for (guint i = 0; i < topics->len; i++)
    {
      const char *topic = g_ptr_array_index (topics, i);
      const GantryJson *person = g_str_has_prefix (topic, "people/") ? look (documents, topic, id) : NULL;

      if (person != NULL)
        return person;
    }
  return NULL;
}

JsonNode *
odf_export_participant (GantryDocuments *documents, const char *code, const GantryJson *want)
{
  return to_node (find_person (documents, "athlete/", code));
}

JsonNode *
odf_export_team (GantryDocuments *documents, const char *code, const GantryJson *want)
{
  return to_node (find_person (documents, "team/", code));
}

JsonNode *
odf_export_medals (GantryDocuments *documents)
{
  const GantryJson *lines = gantry_json_get_array (look (documents, "medals", "standings"), "lines");
  JsonArray *out = json_array_new ();

  for (guint i = 0; i < gantry_json_get_length (lines); i++)
    {
      const GantryJson *line = gantry_json_get_element (lines, i);
      const GantryJson *total = gantry_json_get_object (gantry_json_get_object (line, "numbers"), "TOT");
      JsonObject *row = json_object_new ();

      copy (row, line, "noc", "noc", "rank", "rank", NULL);
      copy (row, total, "gold", "gold", "silver", "silver", "bronze", "bronze", "total", "total", NULL);
      json_array_add_object_element (out, row);
    }
  return take_array (out);
}

static void
export_moment (GantryDocuments *documents, JsonObject *out, const GantryJson *snapshot)
{
  const char *type = gantry_json_get_text (snapshot, "type");
  const char *unit = gantry_json_get_text (snapshot, "unit");
  g_autofree char *discipline = gantry_rsc_dup_discipline (unit);
  g_autofree char *topic = g_strconcat ("unit/", unit, NULL);
  Context context = { documents, discipline, NULL };

  if (strcmp (type, "DT_RESULT") == 0)
    {
      if (gantry_json_get_member (snapshot, "absent") != NULL)
        json_object_set_boolean_member (out, "absent", look (documents, topic, "head") == NULL);
      export_result (&context, out, unit, gantry_json_get_array (snapshot, "rows"));
    }
  else if (strcmp (type, "DT_CURRENT") == 0)
    copy (out, gantry_json_get_object (look (documents, topic, "now"), "clock"), "time", "time", NULL);
  else if (strcmp (type, "DT_PLAY_BY_PLAY") == 0)
    gantry_json_take_array (out, "actions",
                            export_actions (documents, topic, NULL, gantry_json_get_text (snapshot, "subcode")));
  else if (strcmp (type, "SCHEDULE") == 0)
    copy (out, look_in (documents, "schedule", discipline, "unit/", unit), "status", "status", NULL);
  else
    g_assert_cmpstr (type, ==, "NAME");
}

JsonNode *
odf_export_snapshot (GantryDocuments *documents, const GantryJson *snapshot)
{
  JsonObject *out = json_object_new ();

  copy (out, snapshot, "after", "after", "t", "t", "why", "why", "type", "type", "unit", "unit", "stage", "stage", "clock",
        "clock", "subcode", "subcode", "code", "code", NULL);
  export_moment (documents, out, snapshot);
  if (gantry_json_get_member (snapshot, "family") != NULL)
    copy (out, find_person (documents, "athlete/", gantry_json_get_text (snapshot, "code")), "family", "family", "given", "given", NULL);
  return take_object (out);
}

static gboolean
is_empty (JsonNode *node)
{
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_array_get_length (json_node_get_array (node)) == 0;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_object_get_size (json_node_get_object (node)) == 0;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return *json_node_get_string (node) == '\0';
  return json_node_get_value_type (node) == G_TYPE_BOOLEAN && !json_node_get_boolean (node);
}

static char *
to_text (JsonNode *node)
{
  if (node == NULL)
    return g_strdup ("nothing");
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  return gantry_json_node_to_text (node, FALSE);
}

static void
compare_value (JsonNode *want, JsonNode *have, const char *where, guint *agree, guint *differ)
{
  g_autofree char *one = to_text (want);
  g_autofree char *two = to_text (have);

  if (strcmp (one, two) == 0)
    {
      (*agree)++;
      return;
    }
  if ((*differ)++ < SHOWN_MAX)
    g_test_message ("%s: %.200s expected, %.200s there", where, one, two);
}

static void
compare_arrays (JsonNode *want, JsonArray *have, const char *where, guint *agree, guint *differ)
{
  JsonArray *array = json_node_get_array (want);
  guint n = have != NULL ? json_array_get_length (have) : 0;

  if (n != json_array_get_length (array) && (*differ)++ < SHOWN_MAX)
    g_test_message ("%s: %u expected, %u there", where, json_array_get_length (array), n);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *place = g_strdup_printf ("%s[%u]", where, i);

      odf_compare (json_array_get_element (array, i),
                   i < n ? json_array_get_element (have, i) : NULL, place, agree, differ);
    }
}

void
odf_compare (JsonNode *want, JsonNode *have, const char *where, guint *agree, guint *differ)
{
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  if (is_empty (want) && is_empty (have))
    (*agree)++;
  else if (JSON_NODE_HOLDS_ARRAY (want))
    compare_arrays (want, have != NULL && JSON_NODE_HOLDS_ARRAY (have) ? json_node_get_array (have) : NULL, where, agree,
                    differ);
  else if (JSON_NODE_HOLDS_OBJECT (want))
    {
      JsonObject *object = have != NULL && JSON_NODE_HOLDS_OBJECT (have) ? json_node_get_object (have) : NULL;

      json_object_iter_init (&iter, json_node_get_object (want));
      while (json_object_iter_next (&iter, &member, &node))
        {
          g_autofree char *place = g_strdup_printf ("%s/%s", where, member);

          odf_compare (node, object != NULL ? json_object_get_member (object, member) : NULL, place, agree, differ);
        }
    }
  else
    compare_value (want, have, where, agree, differ);
}
