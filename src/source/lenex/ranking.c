/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/lenex/reading.h"

#include "source/code.h"

#include <string.h>

/* The places of an event over all its heats, by age group: the result of a phase. The first group is the plain document; the
 * others stand beside it. */

static void
write_row (GantryLenexReading *self, const GantryXmlNode *ranking, const GantryLenexSwim *swim, const char *code)
{
  GantryMaker *maker = &self->maker;
  const char *status = gantry_xml_node_get (swim->node, "status");
  const char *place = gantry_xml_node_get (ranking, "place");
  const char *order = gantry_xml_node_get (ranking, "order");
  gint64 ms;
  g_autofree char *time = gantry_lenex_time (gantry_xml_node_get (swim->node, "swimtime"), &ms);
  guint64 sort;

  gantry_body_writer_open_object (&maker->writer, NULL);
  gantry_maker_text (maker, "code", code);
  gantry_lenex_write_swimmer (self, swim);
  if (order != NULL && g_ascii_string_to_unsigned (order, 10, 0, G_MAXINT32, &sort, NULL))
    gantry_body_writer_int (&maker->writer, "sort", sort);
  gantry_maker_text (maker, "rank", g_strcmp0 (place, "-1") != 0 ? place : NULL);
  gantry_maker_text (maker, "result", time);
  gantry_maker_text (maker, "result_type", *time != '\0' ? "TIME" : NULL);
  gantry_maker_text (maker, g_strcmp0 (status, "EXH") == 0 ? "qual" : "irm", status);
  gantry_maker_text (maker, "points", gantry_xml_node_get (swim->node, "points"));
  gantry_maker_close (maker);
}

static gint64
get_order (const GantryXmlNode *ranking)
{
  const char *order = gantry_xml_node_get (ranking, "order");

  return order != NULL ? g_ascii_strtoll (order, NULL, 10) : G_MAXINT32;
}

static int
compare_rankings (gconstpointer a, gconstpointer b)
{
  gint64 left = get_order (*(const GantryXmlNode *const *) a), right = get_order (*(const GantryXmlNode *const *) b);

  return left < right ? -1 : left > right;
}

static void
take_group (GantryLenexReading *self, const GantryLenexEvent *event, const GantryXmlNode *group, const char *id)
{
  GantryMaker *maker = &self->maker;
  g_autofree char *topic = g_strconcat ("event/", event->event, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) rankings = g_ptr_array_new ();
  const char *name = gantry_xml_node_get (group, "name");
  g_autofree char *title = name != NULL ? g_strdup_printf ("%s (%s)", event->name, name) : g_strdup (event->name);
  GantryChange *change = gantry_maker_add (maker, topic, id, GANTRY_CHANGE_FULL);

  GANTRY_XML_FOREACH (ranking, gantry_xml_node_child (group, "RANKINGS"), "RANKING")
    g_ptr_array_add (rankings, (gpointer) ranking);
  g_ptr_array_sort (rankings, compare_rankings);
  gantry_maker_open (maker);
  gantry_maker_text (maker, "code", event->phase);
  gantry_maker_text (maker, "event", title);
  gantry_body_writer_open_array (&maker->writer, "rows");
  for (guint i = 0; i < rankings->len; i++)
    {
      const GantryXmlNode *ranking = g_ptr_array_index (rankings, i);
      const char *result = gantry_xml_node_get (ranking, "resultid");
      const GantryLenexSwim *swim = result != NULL ? g_hash_table_lookup (self->results, result) : NULL;
      g_autofree char *code = swim != NULL ? gantry_code_once (seen, swim->code) : NULL;

      if (swim != NULL)
        write_row (self, ranking, swim, code);
    }
  gantry_maker_close (maker);
  gantry_maker_take (maker, change, id);
}

void
gantry_lenex_build_rankings (GantryLenexReading *self)
{
  g_autoptr (GHashTable) plain = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->in_order->len; i++)
    {
      const GantryLenexEvent *event = g_ptr_array_index (self->in_order, i);
      const GantryXmlNode *groups = gantry_xml_node_child (event->node, "AGEGROUPS");

      GANTRY_XML_FOREACH (group, groups, "AGEGROUP")
        {
          const char *group_id = gantry_xml_node_get (group, "agegroupid");
          g_autofree char *id = NULL;

          if (gantry_xml_node_child (group, "RANKINGS") == NULL)
            continue;
          if (g_hash_table_add (plain, event->phase))
            id = g_strconcat ("phase/", event->phase, NULL);
          else
            id = g_strconcat ("phase/", event->phase, "~", gantry_xml_node_get (event->node, "eventid"), "~",
                              gantry_code_is_usable (group_id) ? group_id : "", NULL);
          take_group (self, event, group, id);
        }
    }
}
