/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/export-private.h"

#include "model/ext.h"
#include "model/json-writer.h"

#include <string.h>

typedef struct
{
  const GantryJson *entry; /* (nullable) */
  const GantryJson *line;  /* (nullable) */
  gint64 sort;
  guint place; /* in the document, to keep the sort stable */
} Row;

/* {code or code.pos: value} */
static void
add_pairs (JsonObject *target, const char *member, const GantryJson *ext)
{
  JsonObject *pairs = json_object_new ();
  guint n = gantry_json_get_length (ext);

  for (guint i = 0; i < n; i++)
    {
      const GantryJson *item = gantry_json_get_element (ext, i);
      const char *pos = gantry_json_get_text (item, "pos");
      g_autofree char *name =
          g_strconcat (gantry_json_get_text (item, "code"), *pos != '\0' ? "." : "", pos, NULL);

      gantry_json_set_text (pairs, name, gantry_json_get_text (item, "value"));
    }
  gantry_json_take_object (target, member, pairs);
}

static JsonObject *
make_value (GantryExportUnit *unit, const GantryJson *ext, GantryPlace place)
{
  JsonObject *value = json_object_new ();
  const char *pos = gantry_json_get_text (ext, "pos");

  if (place == GANTRY_PLACE_EXTRA)
    gantry_export_copy_texts (ext, value, "type", "code", NULL);
  gantry_export_copy_texts (ext, value, "pos", "value", "value2", "rank", "diff", "irm", NULL);
  gantry_json_set_bool (value, "unchecked", gantry_json_get_bool (ext, "unchecked"));
  if (place != GANTRY_PLACE_EXTRA)
    gantry_json_set_text (value, "point", g_hash_table_lookup (unit->points, pos));
  if (place == GANTRY_PLACE_PART)
    gantry_json_set_text (value, "wind", gantry_ext_get_sub (ext, "WIND_SPEED"));
  return value;
}

/* Splits, parts and extras: the sport profile says which of the extended values is what. */
static void
add_values (GantryExportUnit *unit, const GantryJson *ext, JsonObject *target)
{
  static const char *const names[] = { "extras", "splits", "parts" };
  JsonArray *arrays[3] = { json_array_new (), json_array_new (), json_array_new () };
  guint n = gantry_json_get_length (ext);

  G_STATIC_ASSERT (GANTRY_PLACE_EXTRA == 0 && GANTRY_PLACE_SPLIT == 1 && GANTRY_PLACE_PART == 2);
  for (guint i = 0; i < n; i++)
    {
      const GantryJson *item = gantry_json_get_element (ext, i);
      GantryPlace place = gantry_rule_place (unit->rule, gantry_json_get_text (item, "type"),
                                             gantry_json_get_text (item, "code"),
                                             gantry_json_get_text (item, "pos"));

      json_array_add_object_element (arrays[place], make_value (unit, item, place));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    gantry_json_take_array (target, names[i], arrays[i]);
}

static void
add_records (const GantryJson *line, JsonObject *target)
{
  const GantryJson *records = gantry_json_get_array (line, "records");
  JsonArray *shown = json_array_new ();
  guint n = gantry_json_get_length (records);

  for (guint i = 0; i < n; i++)
    {
      const GantryJson *item = gantry_json_get_element (records, i);
      JsonObject *record = json_object_new ();

      gantry_export_copy_texts (item, record, "type", "code", NULL);
      gantry_json_set_bool (record, "equalled", gantry_json_get_bool (item, "equalled"));
      json_array_add_object_element (shown, record);
    }
  gantry_json_take_array (target, "records", shown);
}

static const GantryJson *
find_member (const GantryJson *members, const char *code)
{
  guint n = gantry_json_get_length (members);

  for (guint i = 0; i < n; i++)
    {
      const GantryJson *member = gantry_json_get_element (members, i);

      if (g_str_equal (gantry_json_get_text (member, "code"), code))
        return member;
    }
  return NULL;
}

static void
add_members (GantryExportUnit *unit, const Row *row, JsonObject *target)
{
  const GantryJson *members = gantry_json_get_array (row->entry, "members");
  JsonArray *shown = json_array_new ();
  guint n = gantry_json_get_length (members);

  for (guint i = 0; i < n; i++)
    {
      const GantryJson *member = gantry_json_get_element (members, i);
      const GantryJson *line = find_member (gantry_json_get_array (row->line, "members"),
                                      gantry_json_get_text (member, "code"));
      JsonObject *item = json_object_new ();

      gantry_export_copy_texts (member, item, "code", "bib", "role", "start_order", "noc", NULL);
      gantry_export_copy_int (member, item, "order");
      gantry_export_add_name (unit->export, unit->discipline, member, FALSE, item);
      add_values (unit, gantry_json_get_array (line, "ext"), item);
      add_pairs (item, "stats", gantry_json_get_array (line, "stats"));
      add_pairs (item, "entry", gantry_json_get_array (member, "entry"));
      json_array_add_object_element (shown, item);
    }
  gantry_json_take_array (target, "members", shown);
}

static JsonObject *
make_row (GantryExportUnit *unit, const Row *row)
{
  JsonObject *target = json_object_new ();
  const GantryJson *who = row->entry != NULL ? row->entry : row->line;

  gantry_export_copy_texts (who, target, "code", "type", "bib", "noc", "start_order", NULL);
  gantry_export_copy_int (who, target, "start_sort");
  gantry_export_add_name (unit->export, unit->discipline, who,
                          g_str_equal (gantry_json_get_text (who, "type"), "T"), target);
  gantry_export_copy_int (row->line, target, "sort");
  gantry_export_copy_texts (row->line, target, "rank", "result", "result_type", "irm", "qual",
                            "wlt", "diff", NULL);
  gantry_json_set_bool (target, "rank_equal", gantry_json_get_bool (row->line, "rank_equal"));
  gantry_json_set_bool (target, "unchecked", gantry_json_get_bool (row->line, "unchecked"));
  add_values (unit, gantry_json_get_array (row->line, "ext"), target);
  add_records (row->line, target);
  add_pairs (target, "entry", gantry_json_get_array (row->entry, "entry"));
  add_pairs (target, "stats", gantry_json_get_array (row->line, "stats"));
  add_members (unit, row, target);
  return target;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *one = a, *two = b;

  if (one->sort != two->sort)
    return one->sort < two->sort ? -1 : 1;
  return one->place < two->place ? -1 : one->place > two->place;
}

/* Rows in the order of the source: whoever has a line or an entry. */
JsonArray *
gantry_export_make_rows (GantryExportUnit *unit)
{
  g_autoptr (GPtrArray) entries =
      gantry_documents_list_objects (unit->export->documents, unit->topic, "entry/");
  g_autoptr (GPtrArray) lines =
      gantry_documents_list_objects (unit->export->documents, unit->topic, "line/");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (Row));
  JsonArray *array = json_array_new ();

  for (guint pass = 0; pass < 2; pass++)
    {
      GPtrArray *objects = pass == 0 ? lines : entries;

      for (guint i = 0; i < objects->len; i++)
        {
          GantryObject *object = g_ptr_array_index (objects, i);
          const char *code = strchr (gantry_object_get_id (object), '/') + 1;
          g_autofree char *other = g_strconcat ("entry/", code, NULL);
          Row row = { .place = rows->len };

          if (strchr (code, '~') != NULL || !g_hash_table_add (seen, (gpointer) code))
            continue;
          row.line = pass == 0 ? gantry_object_get_json (object) : NULL;
          row.entry = gantry_export_lookup (unit->export, unit->topic, other);
          row.sort = gantry_json_get_int (row.line, "sort");
          if (row.sort == 0)
            row.sort = gantry_json_get_int (row.entry, "start_sort");
          g_array_append_val (rows, row);
        }
    }
  g_array_sort (rows, compare_rows);
  for (guint i = 0; i < rows->len; i++)
    json_array_add_object_element (array, make_row (unit, &g_array_index (rows, Row, i)));
  return array;
}
