/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/lenex/reading.h"

#include "source/code.h"

#include <string.h>

static const char *
get_club (const GantryXmlNode *club)
{
  const char *name = gantry_xml_node_get (club, "name");

  return name != NULL ? name : gantry_xml_node_get (club, "shortname");
}

static void
write_gender (GantryLenexReading *self, const char *gender)
{
  const char text[] = { gantry_lenex_gender (gender), '\0' };

  gantry_maker_text (&self->maker, "gender", *text != 'O' ? text : NULL);
}

/* The class for a stroke: S for free, back and fly, SB for breast, SM for medley. */
static void
write_class (GantryLenexReading *self, const GantryXmlNode *athlete, const char *stroke)
{
  const GantryXmlNode *handicap = gantry_xml_node_child (athlete, "HANDICAP");
  gboolean breast = g_strcmp0 (stroke, "BREAST") == 0, medley = g_strcmp0 (stroke, "MEDLEY") == 0;
  const char *number = gantry_xml_node_get (handicap, breast ? "breast" : medley ? "medley" : "free");
  g_autofree char *class = number != NULL ? g_strconcat (breast ? "SB" : medley ? "SM" : "S", number, NULL) : NULL;

  gantry_maker_text (&self->maker, "class", class);
}

void
gantry_lenex_write_name (GantryLenexReading *self, const GantryXmlNode *athlete, const GantryXmlNode *club)
{
  GantryMaker *maker = &self->maker;
  const char *prefix = gantry_xml_node_get (athlete, "nameprefix");
  const char *last = gantry_xml_node_get (athlete, "lastname");
  const char *nation = gantry_xml_node_get (athlete, "nation");
  g_autofree char *family = prefix != NULL ? g_strdup_printf ("%s %s", prefix, last != NULL ? last : "") : g_strdup (last);

  gantry_maker_text (maker, "noc", nation != NULL ? nation : gantry_xml_node_get (club, "nation"));
  gantry_maker_text (maker, "family", family);
  gantry_maker_text (maker, "given", gantry_xml_node_get (athlete, "firstname"));
  write_gender (self, gantry_xml_node_get (athlete, "gender"));
  gantry_maker_text (maker, "birth", gantry_xml_node_get (athlete, "birthdate"));
}

/* Those who swim for a team, where it says so; in the order of their legs. */
static void
write_members (GantryLenexReading *self, const GantryLenexSwim *swim)
{
  GantryMaker *maker = &self->maker;
  const GantryXmlNode *positions = gantry_xml_node_child (swim->node, "RELAYPOSITIONS");
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  gantry_body_writer_open_array (&maker->writer, "members");
  GANTRY_XML_FOREACH (position, positions, "RELAYPOSITION")
    {
      const char *id = gantry_xml_node_get (position, "athleteid");
      const GantryXmlNode *athlete = id != NULL ? g_hash_table_lookup (self->athletes, id) : NULL;
      const char *number = gantry_xml_node_get (position, "number");
      g_autofree char *code = gantry_code_once (seen, gantry_code_is_usable (id) ? id : "-");
      guint64 order;

      if (athlete == NULL)
        athlete = gantry_xml_node_child (position, "ATHLETE");
      gantry_body_writer_open_object (&maker->writer, NULL);
      gantry_maker_text (maker, "code", code);
      if (number != NULL && g_ascii_string_to_unsigned (number, 10, 1, 99, &order, NULL))
        gantry_body_writer_int (&maker->writer, "order", order);
      gantry_lenex_write_name (self, athlete, swim->club);
      gantry_maker_close (maker);
    }
  gantry_maker_close (maker);
}

void
gantry_lenex_write_swimmer (GantryLenexReading *self, const GantryLenexSwim *swim)
{
  GantryMaker *maker = &self->maker;
  const char *event_id = gantry_xml_node_get (swim->node, "eventid");
  const GantryLenexEvent *event = event_id != NULL ? g_hash_table_lookup (self->events, event_id) : NULL;

  gantry_maker_text (maker, "type", swim->relay != NULL ? "T" : "A");
  if (swim->relay == NULL)
    {
      gantry_lenex_write_name (self, swim->athlete, swim->club);
      write_class (self, swim->athlete, event != NULL ? gantry_xml_node_get (event->style, "stroke") : NULL);
    }
  else
    {
      const char *own = gantry_xml_node_get (swim->relay, "name");
      const char *number = gantry_xml_node_get (swim->relay, "number");
      const char *club = get_club (swim->club);
      g_autofree char *name = own != NULL ? g_strdup (own) : g_strdup_printf ("%s %s", club != NULL ? club : "", number != NULL ? number : "");

      gantry_maker_text (maker, "noc", gantry_xml_node_get (swim->club, "nation"));
      gantry_maker_text (maker, "name", g_strchomp (name));
    }
  gantry_maker_text (maker, "club", get_club (swim->club));
}

void
gantry_lenex_write_entry (GantryLenexReading *self, const GantryLenexSwim *swim)
{
  GantryMaker *maker = &self->maker;
  gint64 ms;
  g_autofree char *time = gantry_lenex_time (gantry_xml_node_get (swim->node, "entrytime"), &ms);

  gantry_body_writer_open_array (&maker->writer, "entry");
  gantry_maker_ext (maker, "EUE", "ENTRY_TIME", NULL, time);
  gantry_maker_ext (maker, "EUE", "ENTRY_COURSE", NULL, *time != '\0' ? gantry_xml_node_get (swim->node, "entrycourse") : NULL);
  gantry_maker_ext (maker, "EUE", "CLUB", NULL, get_club (swim->club));
  gantry_maker_close (maker);
  if (swim->relay != NULL)
    write_members (self, swim);
}

static void
write_events (GantryLenexReading *self, const GantryXmlNode *athlete)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  gantry_body_writer_open_array (&self->maker.writer, "events");
  for (const GantryXmlNode *list = athlete->first; list != NULL; list = list->next)
    for (const GantryXmlNode *swim = list->first; swim != NULL; swim = swim->next)
      {
        const char *id = gantry_xml_node_get (swim, "eventid");
        const GantryLenexEvent *event = id != NULL ? g_hash_table_lookup (self->events, id) : NULL;

        if (event == NULL || !g_hash_table_add (seen, event->event))
          continue;
        gantry_body_writer_open_object (&self->maker.writer, NULL);
        gantry_maker_text (&self->maker, "event", event->event);
        gantry_maker_close (&self->maker);
      }
  gantry_maker_close (&self->maker);
}

static void
take_athlete (GantryLenexReading *self, GantryChange *change, const GantryXmlNode *club, const GantryXmlNode *athlete)
{
  GantryMaker *maker = &self->maker;
  const char *code = gantry_xml_node_get (athlete, "athleteid");
  g_autofree char *id = g_strconcat ("athlete/", code, NULL);

  if (!gantry_code_is_usable (code))
    return;
  gantry_maker_open (maker);
  gantry_maker_text (maker, "code", code);
  gantry_lenex_write_name (self, athlete, club);
  gantry_maker_text (maker, "club", get_club (club));
  write_events (self, athlete);
  gantry_maker_take (maker, change, id);
}

static void
write_entry (GantryLenexReading *self, const GantryLenexSwim *swim, guint sort)
{
  GantryMaker *maker = &self->maker;

  gantry_body_writer_open_object (&maker->writer, NULL);
  gantry_maker_text (maker, "code", swim->code);
  gantry_body_writer_int (&maker->writer, "sort", sort);
  gantry_maker_text (maker, "status", gantry_xml_node_get (swim->node, "status"));
  gantry_lenex_write_swimmer (self, swim);
  gantry_lenex_write_entry (self, swim);
  gantry_maker_close (maker);
}

static gboolean
is_listed (const GantryLenexSwim *swim, gboolean results)
{
  return swim->result == results && (!results || gantry_xml_node_get (swim->node, "heatid") == NULL);
}

/* Everybody who entered, with what the entry says beside its time: withdrawn, rejected. A file of results names those who had
 * entered and were in no heat; they stand beside the entries, which they do not replace. */
static void
take_entries (GantryLenexReading *self, const GantryLenexEvent *event, gboolean results)
{
  GantryMaker *maker = &self->maker;
  g_autofree char *id = g_strconcat ("entries/", event->phase, "~", gantry_xml_node_get (event->node, "eventid"),
                                     results ? "~RESULT" : "", NULL);
  GantryChange *change = NULL;
  guint sort = 0;

  for (guint i = 0; i < event->swims->len; i++)
    {
      const GantryLenexSwim *swim = g_ptr_array_index (event->swims, i);

      if (!is_listed (swim, results))
        continue;
      if (change == NULL)
        {
          change = gantry_maker_add (maker, "people/SWM", id, GANTRY_CHANGE_FULL);
          gantry_maker_open (maker);
          gantry_maker_text (maker, "code", event->phase);
          gantry_body_writer_open_array (&maker->writer, "entries");
        }
      write_entry (self, swim, ++sort);
    }
  if (change == NULL)
    return;
  gantry_maker_close (maker);
  gantry_maker_take (maker, change, id);
}

void
gantry_lenex_build_people (GantryLenexReading *self)
{
  GantryChange *change = gantry_maker_add (&self->maker, "people/SWM", "athletes", GANTRY_CHANGE_PARTIAL);

  GANTRY_XML_FOREACH (club, gantry_xml_node_child (self->meet, "CLUBS"), "CLUB")
    GANTRY_XML_FOREACH (athlete, gantry_xml_node_child (club, "ATHLETES"), "ATHLETE")
      take_athlete (self, change, club, athlete);
  if (gantry_change_get_size (change) == 0)
    g_ptr_array_remove (self->message->changes, change);
  for (guint i = 0; i < self->in_order->len; i++)
    {
      take_entries (self, g_ptr_array_index (self->in_order, i), FALSE);
      take_entries (self, g_ptr_array_index (self->in_order, i), TRUE);
    }
}
