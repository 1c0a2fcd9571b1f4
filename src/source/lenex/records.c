/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/lenex/reading.h"

#include "source/code.h"

#include <string.h>

/* Each list fills one scope in the topic of every event that it has records of. */

static void
write_splits (GantryLenexReading *self, const GantryXmlNode *record)
{
  gantry_body_writer_open_array (&self->maker.writer, "ext");
  GANTRY_XML_FOREACH (split, gantry_xml_node_child (record, "SPLITS"), "SPLIT")
    {
      gint64 ms;
      g_autofree char *time = gantry_lenex_time (gantry_xml_node_get (split, "swimtime"), &ms);

      gantry_maker_ext (&self->maker, "PROGRESS", "INTERMEDIATE", gantry_xml_node_get (split, "distance"), time);
    }
  gantry_maker_close (&self->maker);
}

static void
write_team (GantryLenexReading *self, const GantryXmlNode *relay)
{
  GantryMaker *maker = &self->maker;
  const GantryXmlNode *club = gantry_xml_node_child (relay, "CLUB");
  const char *name = gantry_xml_node_get (relay, "name");

  gantry_maker_text (maker, "type", "T");
  gantry_maker_text (maker, "noc", gantry_xml_node_get (club, "nation"));
  gantry_maker_text (maker, "name", name != NULL ? name : gantry_xml_node_get (club, "name"));
  gantry_body_writer_open_array (&maker->writer, "members");
  GANTRY_XML_FOREACH (position, gantry_xml_node_child (relay, "RELAYPOSITIONS"), "RELAYPOSITION")
    {
      gantry_body_writer_open_object (&maker->writer, NULL);
      gantry_lenex_write_name (self, gantry_xml_node_child (position, "ATHLETE"), club);
      gantry_maker_close (maker);
    }
  gantry_maker_close (maker);
}

static const char *
get_holder (const GantryXmlNode *record)
{
  const GantryXmlNode *relay = gantry_xml_node_child (record, "RELAY");
  const GantryXmlNode *athlete = gantry_xml_node_child (record, "ATHLETE");
  const char *name = gantry_xml_node_get (athlete, "lastname");

  if (name == NULL)
    name = gantry_xml_node_get (relay, "name");
  return name != NULL ? name : gantry_xml_node_get (gantry_xml_node_child (relay, "CLUB"), "name");
}

static void
write_record (GantryLenexReading *self, const GantryXmlNode *record, guint order)
{
  GantryMaker *maker = &self->maker;
  const GantryXmlNode *where = gantry_xml_node_child (record, "MEETINFO");
  const GantryXmlNode *athlete = gantry_xml_node_child (record, "ATHLETE");
  const GantryXmlNode *relay = gantry_xml_node_child (record, "RELAY");
  gint64 ms;
  g_autofree char *time = gantry_lenex_time (gantry_xml_node_get (record, "swimtime"), &ms);

  gantry_body_writer_open_object (&maker->writer, NULL);
  gantry_body_writer_int (&maker->writer, "order", order);
  gantry_maker_text (maker, "result", time);
  gantry_maker_text (maker, "result_type", "TIME");
  gantry_maker_text (maker, "country", gantry_xml_node_get (where, "nation"));
  gantry_maker_text (maker, "place", gantry_xml_node_get (where, "city"));
  gantry_maker_text (maker, "date", gantry_xml_node_get (where, "date"));
  gantry_maker_text (maker, "competition", gantry_xml_node_get (where, "name"));
  if (g_strcmp0 (gantry_xml_node_get (record, "status"), "PENDING") == 0)
    gantry_body_writer_true (&maker->writer, "unconfirmed");
  if (relay != NULL)
    write_team (self, relay);
  else if (athlete != NULL)
    {
      const GantryXmlNode *club = gantry_xml_node_child (athlete, "CLUB");

      gantry_maker_text (maker, "type", "A");
      gantry_lenex_write_name (self, athlete, club);
      gantry_maker_text (maker, "club", gantry_xml_node_get (club, "name"));
    }
  write_splits (self, record);
  gantry_maker_close (maker);
}

/* One record list: what tells it from others, and what it is shown as. */
typedef struct
{
  const GantryXmlNode *node;
  char *key;   /* of its scope */
  char *type;  /* "WR", "CAN.JR 15-17" */
  char *ages;  /* (nullable) */
  guint order; /* among the lists of the file */
} List;

static char *
read_ages (const GantryXmlNode *list)
{
  const GantryXmlNode *group = gantry_xml_node_child (list, "AGEGROUP");
  const char *min = gantry_xml_node_get (group, "agemin"), *max = gantry_xml_node_get (group, "agemax");

  if (group == NULL || ((min == NULL || strcmp (min, "-1") == 0) && (max == NULL || strcmp (max, "-1") == 0)))
    return NULL;
  if (g_strcmp0 (min, max) == 0)
    return g_strdup (min);
  return g_strdup_printf ("%s-%s", min != NULL && strcmp (min, "-1") != 0 ? min : "", max != NULL && strcmp (max, "-1") != 0 ? max : "");
}

static void
list_init (List *list, const GantryXmlNode *node, GHashTable *seen, guint order)
{
  const char *type = gantry_xml_node_get (node, "type");
  const char *handicap = gantry_xml_node_get (node, "handicap");
  const char *name = gantry_xml_node_get (node, "name");
  g_autofree char *key = NULL;

  *list = (List) { .node = node, .ages = read_ages (node), .order = order };
  if (!gantry_code_is_usable (type))
    type = gantry_code_is_usable (name) ? name : "RECORD";
  list->type = g_strconcat (type, handicap != NULL ? " S" : "", handicap != NULL ? handicap : "", list->ages != NULL ? " " : "",
                            list->ages != NULL ? list->ages : "", NULL);
  key = g_strdup_printf ("%s.%s.%s", list->type, gantry_xml_node_get (node, "gender") != NULL ? gantry_xml_node_get (node, "gender") : "",
                         gantry_xml_node_get (node, "course") != NULL ? gantry_xml_node_get (node, "course") : "");
  list->key = gantry_code_once (seen, key);
}

static void
list_clear (List *list)
{
  g_free (list->key);
  g_free (list->type);
  g_free (list->ages);
}

static void
take_event (GantryLenexReading *self, const List *list, const char *event, GPtrArray *records)
{
  GantryMaker *maker = &self->maker;
  g_autofree char *topic = g_strconcat ("event/", event, NULL);
  g_autofree char *scope = g_strconcat ("records/", list->key, NULL);
  g_autofree char *id = g_strconcat ("record/", list->key, "/", list->type, NULL);
  const GantryXmlNode *first = g_ptr_array_index (records, 0);
  g_autofree char *name = gantry_lenex_style_name (gantry_xml_node_child (first, "SWIMSTYLE"), gantry_xml_node_get (list->node, "gender"));
  GantryChange *change = gantry_maker_add (maker, topic, scope, GANTRY_CHANGE_FULL);

  gantry_maker_open (maker);
  gantry_maker_text (maker, "event", event);
  gantry_maker_text (maker, "name", name);
  gantry_maker_text (maker, "type", list->type);
  gantry_body_writer_int (&maker->writer, "order", list->order);
  gantry_maker_text (maker, "list", gantry_xml_node_get (list->node, "name"));
  if (get_holder (first) == NULL) /* a standard: nobody has swum it yet */
    gantry_body_writer_true (&maker->writer, "not_established");
  gantry_body_writer_open_array (&maker->writer, "data");
  for (guint i = 0; i < records->len; i++)
    write_record (self, g_ptr_array_index (records, i), i + 1);
  gantry_maker_close (maker);
  gantry_maker_take (maker, change, id);
}

static void
take_list (GantryLenexReading *self, const List *list)
{
  g_autoptr (GHashTable) events = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  GANTRY_XML_FOREACH (record, gantry_xml_node_child (list->node, "RECORDS"), "RECORD")
    {
      const GantryXmlNode *style = gantry_xml_node_child (record, "SWIMSTYLE");
      g_autofree char *event =
          gantry_lenex_style_event (style, gantry_xml_node_get (list->node, "gender"), gantry_xml_node_get (list->node, "course"),
                                    gantry_xml_node_get (list->node, "handicap"), list->ages);
      GPtrArray *records = g_hash_table_lookup (events, event);

      if (records == NULL)
        {
          records = g_ptr_array_new ();
          g_ptr_array_add (order, event);
          g_hash_table_insert (events, g_steal_pointer (&event), records);
        }
      g_ptr_array_add (records, (gpointer) record);
    }
  for (guint i = 0; i < order->len; i++)
    take_event (self, list, g_ptr_array_index (order, i), g_hash_table_lookup (events, g_ptr_array_index (order, i)));
}

void
gantry_lenex_build_records (GantryLenexReading *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint order = 0;

  GANTRY_XML_FOREACH (node, gantry_xml_node_child (self->root, "RECORDLISTS"), "RECORDLIST")
    {
      List list;

      list_init (&list, node, seen, ++order);
      take_list (self, &list);
      list_clear (&list);
    }
}
