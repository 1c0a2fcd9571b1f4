/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/c123/reading.h"

#include "source/code.h"
#include "source/timing.h"

#include <string.h>

/* Who is on the course: a picture of the moment of every race that has somebody there. A race of the picture before that has
 * nobody now is emptied by the relay, as what a message has no more. */

static const GantryXmlNode *
find_result (const GantryXmlNode *boat, const char *type)
{
  GANTRY_XML_FOREACH (result, boat, "Result")
    if (g_strcmp0 (gantry_xml_node_get (result, "Type"), type) == 0)
      return result;
  return NULL;
}

static gboolean
is_running (const GantryXmlNode *boat)
{
  const GantryXmlNode *course = find_result (boat, "C");

  return gantry_xml_node_get (course, "dtStart") != NULL && gantry_xml_node_get (course, "dtFinish") == NULL;
}

static const char *
get_race (const GantryXmlNode *boat)
{
  return gantry_xml_node_get (gantry_xml_node_child (boat, "Participant"), "RaceId");
}

/* Of the boat that is furthest down the course; the others' times stand in their rows. */
static void
write_clock (GantryC123Reading *self, const GantryXmlNode *boat)
{
  g_autofree char *text = gantry_c123_trim (gantry_xml_node_get (find_result (boat, "T"), "Time"));
  g_autofree char *time = NULL;
  gint64 ms;

  if (!gantry_timing_parse (text, &ms))
    return;
  time = gantry_timing_write (ms, 0);
  gantry_body_writer_open_object (&self->maker.writer, "clock");
  gantry_maker_text (&self->maker, "time", time);
  gantry_body_writer_true (&self->maker.writer, "running");
  gantry_maker_close (&self->maker);
}

static void
write_boat (GantryC123Reading *self, const GantryXmlNode *boat)
{
  GantryMaker *maker = &self->maker;
  const GantryXmlNode *who = gantry_xml_node_child (boat, "Participant");
  const GantryXmlNode *course = find_result (boat, "C"), *total = find_result (boat, "T");
  g_autofree char *result = gantry_c123_trim (gantry_xml_node_get (total, "Total"));
  g_autofree char *time = gantry_c123_trim (gantry_xml_node_get (total, "Time"));
  gboolean started = gantry_xml_node_get (course, "dtStart") != NULL;
  guint passed, sum;

  gantry_body_writer_open_object (&maker->writer, NULL);
  gantry_maker_text (maker, "code", gantry_xml_node_get (who, "Id"));
  gantry_maker_text (maker, "noc", gantry_xml_node_get (who, "Nat"));
  gantry_maker_text (maker, "rank", gantry_xml_node_get (total, "Rank"));
  gantry_maker_text (maker, "result", started ? result : NULL);
  gantry_maker_text (maker, "diff", gantry_xml_node_get (total, "TTBDiff"));
  gantry_body_writer_true (&maker->writer, "current");
  gantry_body_writer_open_array (&maker->writer, "ext");
  gantry_maker_ext (maker, "ER", "TIME", NULL, time);
  gantry_maker_ext (maker, "ER", "PENALTY", NULL, started ? gantry_xml_node_get (total, "Pen") : NULL);
  gantry_maker_ext (maker, "ER", "START", NULL, gantry_xml_node_get (course, "dtStart"));
  gantry_maker_ext (maker, "ER", "FINISH", NULL, gantry_xml_node_get (course, "dtFinish"));
  gantry_maker_ext (maker, "ER", "TO_BEAT", NULL, gantry_xml_node_get (total, "TTBName"));
  gantry_c123_write_gates (self, gantry_xml_node_get (course, "Gates"), &passed, &sum);
  if (started)
    {
      g_autofree char *pos = g_strdup_printf ("%u", passed);

      gantry_maker_open_ext (maker, "PROGRESS", "LIVE", pos, result);
      gantry_maker_text (maker, "rank", gantry_xml_node_get (total, "Rank"));
      gantry_maker_text (maker, "diff", gantry_xml_node_get (total, "TTBDiff"));
      gantry_maker_close (maker);
    }
  gantry_maker_close (maker);
  gantry_maker_close (maker);
}

static void
take_race (GantryC123Reading *self, const char *race)
{
  GantryMaker *maker = &self->maker;
  g_autofree char *unit = gantry_c123_unit (race);
  g_autofree char *topic = g_strconcat ("unit/", unit, NULL);
  GantryChange *change = gantry_maker_add (maker, topic, "now", GANTRY_CHANGE_FULL);
  const GantryXmlNode *first = NULL;

  gantry_maker_open (maker);
  gantry_maker_text (maker, "status", "LIVE");
  GANTRY_XML_FOREACH (boat, self->root, "OnCourse")
    if (first == NULL && g_strcmp0 (get_race (boat), race) == 0 && is_running (boat))
      first = boat;
  if (first != NULL)
    write_clock (self, first);
  gantry_body_writer_open_array (&maker->writer, "rows");
  GANTRY_XML_FOREACH (boat, self->root, "OnCourse")
    if (g_strcmp0 (get_race (boat), race) == 0)
      write_boat (self, boat);
  gantry_maker_close (maker);
  gantry_maker_take (maker, change, "now");
}

void
gantry_c123_build_course (GantryC123Reading *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  GANTRY_XML_FOREACH (boat, self->root, "OnCourse")
    {
      const char *race = get_race (boat);

      if (gantry_code_is_usable (race) && g_hash_table_add (seen, (gpointer) race))
        take_race (self, race);
    }
}
