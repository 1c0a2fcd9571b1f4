/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/lenex/reading.h"

#include "source/code.h"

#include <stdlib.h>
#include <string.h>

/* A heat becomes a unit: its start list, its results. One that a file has nobody in stays as it was. */

#define POINTS_MAX 200

/* What a swimmer is placed by. */
typedef struct
{
  const GantryLenexSwim *swim;
  guint lane; /* order of the lanes */
  guint rank; /* 0: none */
  gboolean equal;
} Place;

/* A heat on its way. */
typedef struct
{
  const GantryLenexHeat *heat;
  gboolean results; /* there are some: entries of the same heat say nothing more */
  gboolean swum;
  GArray *places;   /* of Place */
} Unit;

static gboolean
is_out (const GantryLenexSwim *swim)
{
  const char *status = gantry_xml_node_get (swim->node, "status");

  return status != NULL && strcmp (status, "EXH") != 0;
}

static gboolean
is_ranked (const GantryLenexSwim *swim)
{
  return swim->result && swim->time > 0 && gantry_xml_node_get (swim->node, "status") == NULL;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *left = a, *right = b;
  gboolean left_in = is_ranked (left->swim), right_in = is_ranked (right->swim);

  if (left_in != right_in)
    return left_in ? -1 : 1;
  if (left_in && left->swim->time != right->swim->time)
    return left->swim->time < right->swim->time ? -1 : 1;
  return left->lane < right->lane ? -1 : left->lane > right->lane;
}

/* The first age group's places, when the event is this one heat: then they are the heat's. (nullable) */
static const GantryXmlNode *
find_places (const GantryLenexHeat *heat)
{
  const GantryXmlNode *first = gantry_xml_node_child (gantry_xml_node_child (heat->event->node, "HEATS"), "HEAT");
  const GantryXmlNode *group = gantry_xml_node_child (gantry_xml_node_child (heat->event->node, "AGEGROUPS"), "AGEGROUP");

  return gantry_xml_node_again (first) == NULL ? gantry_xml_node_child (group, "RANKINGS") : NULL;
}

static guint
find_place (const GantryXmlNode *rankings, const GantryLenexSwim *swim)
{
  const char *id = gantry_xml_node_get (swim->node, "resultid");
  guint64 place = 0;

  GANTRY_XML_FOREACH (ranking, rankings, "RANKING")
    if (id != NULL && g_strcmp0 (gantry_xml_node_get (ranking, "resultid"), id) == 0)
      {
        const char *text = gantry_xml_node_get (ranking, "place");

        return text != NULL && g_ascii_string_to_unsigned (text, 10, 1, 9999, &place, NULL) ? place : 0;
      }
  return 0;
}

static gboolean
has_classes (const GantryLenexHeat *heat)
{
  GANTRY_XML_FOREACH (group, gantry_xml_node_child (heat->event->node, "AGEGROUPS"), "AGEGROUP")
    if (gantry_xml_node_get (group, "handicap") != NULL)
      return TRUE;
  return FALSE;
}

/* Files have places over a whole event alone. In a heat of one class of people times are counted; where classes swim together
 * points decide, and a heat has no places. */
static void
rank_places (Unit *unit)
{
  const GantryXmlNode *rankings = find_places (unit->heat);
  gboolean count = rankings == NULL && !has_classes (unit->heat);
  guint rank = 0;

  for (guint i = 0; i < unit->places->len; i++)
    {
      Place *place = &g_array_index (unit->places, Place, i);
      Place *before = i > 0 ? &g_array_index (unit->places, Place, i - 1) : NULL;

      if (!is_ranked (place->swim))
        continue;
      if (count && (before == NULL || before->swim->time != place->swim->time))
        rank = i + 1;
      place->rank = count ? rank : find_place (rankings, place->swim);
    }
  for (guint i = 1; i < unit->places->len; i++)
    {
      Place *place = &g_array_index (unit->places, Place, i), *before = place - 1;

      if (place->rank != 0 && place->rank == before->rank)
        place->equal = before->equal = TRUE;
    }
}

static void
unit_init (Unit *unit, const GantryLenexHeat *heat)
{
  const char *status = gantry_xml_node_get (heat->node, "status");

  *unit = (Unit) { .heat = heat, .places = g_array_new (FALSE, TRUE, sizeof (Place)) };
  unit->swum = g_strcmp0 (status, "OFFICIAL") == 0 || g_strcmp0 (status, "INOFFICIAL") == 0;
  for (guint i = 0; i < heat->swims->len; i++)
    unit->results = unit->results || ((GantryLenexSwim *) g_ptr_array_index (heat->swims, i))->result;
  for (guint i = 0; i < heat->swims->len; i++)
    {
      const Place place = { .swim = g_ptr_array_index (heat->swims, i), .lane = i };

      if (place.swim->result == unit->results)
        g_array_append_val (unit->places, place);
      unit->swum = unit->swum || place.swim->time > 0;
    }
  if (unit->results && unit->swum)
    {
      g_array_sort (unit->places, compare_places);
      rank_places (unit);
    }
}

static const char *
find_status (const Unit *unit)
{
  const char *status = gantry_xml_node_get (unit->heat->node, "status");

  if (!unit->results || !unit->swum)
    return "START_LIST";
  if (g_strcmp0 (status, "OFFICIAL") == 0)
    return "OFFICIAL";
  return g_strcmp0 (status, "INOFFICIAL") == 0 ? "UNOFFICIAL" : "UNCONFIRMED";
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* Points are the distances at which anybody has a split; they are called by them. */
static void
write_points (GantryLenexReading *self, const Unit *unit)
{
  g_autoptr (GArray) distances = g_array_new (FALSE, FALSE, sizeof (int));
  int last = 0;

  for (guint i = 0; i < unit->places->len; i++)
    GANTRY_XML_FOREACH (split, gantry_xml_node_child (g_array_index (unit->places, Place, i).swim->node, "SPLITS"), "SPLIT")
      {
        int distance = atoi (gantry_xml_node_get (split, "distance") != NULL ? gantry_xml_node_get (split, "distance") : "0");

        g_array_append_val (distances, distance);
      }
  g_array_sort (distances, compare_numbers);
  for (guint i = 0, n = 0; i < distances->len && n < POINTS_MAX; i++)
    {
      int distance = g_array_index (distances, int, i);
      g_autofree char *text = g_strdup_printf ("%d", distance);

      if (distance <= 0 || distance == last)
        continue;
      gantry_maker_ext (&self->maker, "UI", "INTERMEDIATE", text, text);
      last = distance;
      n++;
    }
}

/* Classes of people with an impairment swim here, and the records of the event are not theirs. Where no age group says so, it
 * shows in that all of them have a class. */
static void
write_classes (GantryLenexReading *self, const Unit *unit)
{
  gboolean all = unit->places->len > 0;

  GANTRY_XML_FOREACH (group, gantry_xml_node_child (unit->heat->event->node, "AGEGROUPS"), "AGEGROUP")
    if (gantry_xml_node_get (group, "handicap") != NULL)
      {
        gantry_maker_ext (&self->maker, "UI", "CLASSES", NULL, gantry_xml_node_get (group, "handicap"));
        return;
      }
  for (guint i = 0; i < unit->places->len; i++)
    all = all && gantry_xml_node_child (g_array_index (unit->places, Place, i).swim->athlete, "HANDICAP") != NULL;
  if (all)
    gantry_maker_ext (&self->maker, "UI", "CLASSES", NULL, "Y");
}

static void
take_head (GantryLenexReading *self, GantryChange *change, const Unit *unit)
{
  GantryMaker *maker = &self->maker;
  const GantryLenexEvent *event = unit->heat->event;
  const char *course = gantry_xml_node_get (event->session, "course");
  g_autofree char *name = gantry_lenex_heat_name (event, unit->heat->node);

  gantry_maker_open (maker);
  gantry_maker_text (maker, "code", unit->heat->unit);
  gantry_maker_text (maker, "status", find_status (unit));
  gantry_maker_text (maker, "discipline", "Swimming");
  gantry_maker_text (maker, "event", event->name);
  gantry_maker_text (maker, "subevent", name);
  gantry_maker_text (maker, "unit_num", gantry_xml_node_get (unit->heat->node, "number"));
  gantry_maker_text (maker, "venue_name", gantry_xml_node_get (self->meet, "city"));
  gantry_body_writer_open_array (&maker->writer, "infos");
  write_points (self, unit);
  write_classes (self, unit);
  gantry_maker_ext (maker, "UI", "COURSE", NULL, course != NULL ? course : gantry_xml_node_get (self->meet, "course"));
  gantry_maker_ext (maker, "UI", "EVENT_NUMBER", NULL, gantry_xml_node_get (event->node, "number"));
  gantry_maker_close (maker);
  gantry_maker_text (maker, "source", self->message->source);
  gantry_maker_take (maker, change, "head");
}

static void
take_entry (GantryLenexReading *self, GantryChange *change, const Place *place, const char *code)
{
  GantryMaker *maker = &self->maker;
  const char *lane = gantry_xml_node_get (place->swim->node, "lane");
  g_autofree char *id = g_strconcat ("entry/", code, NULL);

  gantry_maker_open (maker);
  gantry_maker_text (maker, "code", code);
  gantry_maker_text (maker, "start_order", lane);
  gantry_body_writer_int (&maker->writer, "start_sort", place->lane + 1);
  gantry_lenex_write_swimmer (self, place->swim);
  gantry_lenex_write_entry (self, place->swim);
  gantry_maker_take (maker, change, id);
}

/* "+69": hundredths of a second. */
static void
write_reaction (GantryLenexReading *self, const GantryXmlNode *node)
{
  const char *text = gantry_xml_node_get (node, "reactiontime");
  g_autofree char *value = NULL;
  gint64 hundredths;

  if (text == NULL || !g_ascii_string_to_signed (*text == '+' ? text + 1 : text, 10, -9999, 9999, &hundredths, NULL))
    return;
  value = g_strdup_printf ("%s%d.%02d", hundredths < 0 ? "-" : "", abs ((int) hundredths) / 100, abs ((int) hundredths) % 100);
  gantry_maker_ext (&self->maker, "ER", "REACT_TIME", NULL, value);
}

static void
write_splits (GantryLenexReading *self, const GantryXmlNode *node)
{
  GANTRY_XML_FOREACH (split, gantry_xml_node_child (node, "SPLITS"), "SPLIT")
    {
      gint64 ms;
      g_autofree char *time = gantry_lenex_time (gantry_xml_node_get (split, "swimtime"), &ms);

      gantry_maker_ext (&self->maker, "PROGRESS", "INTERMEDIATE", gantry_xml_node_get (split, "distance"), time);
    }
}

static void
write_deeds (GantryLenexReading *self, const GantryLenexSwim *swim)
{
  GantryMaker *maker = &self->maker;

  gantry_body_writer_open_array (&maker->writer, "members");
  GANTRY_XML_FOREACH (position, gantry_xml_node_child (swim->node, "RELAYPOSITIONS"), "RELAYPOSITION")
    {
      if (gantry_xml_node_get (position, "reactiontime") == NULL)
        continue;
      gantry_body_writer_open_object (&maker->writer, NULL);
      gantry_maker_text (maker, "code", gantry_xml_node_get (position, "athleteid"));
      gantry_body_writer_open_array (&maker->writer, "ext");
      write_reaction (self, position);
      gantry_maker_close (maker);
      gantry_maker_close (maker);
    }
  gantry_maker_close (maker);
}

static void
take_line (GantryLenexReading *self, GantryChange *change, const Place *place, const char *code, guint sort)
{
  GantryMaker *maker = &self->maker;
  const GantryLenexSwim *swim = place->swim;
  const char *status = gantry_xml_node_get (swim->node, "status");
  g_autofree char *id = g_strconcat ("line/", code, NULL);
  g_autofree char *rank = place->rank > 0 ? g_strdup_printf ("%u", place->rank) : NULL;
  gint64 ms;
  g_autofree char *time = gantry_lenex_time (gantry_xml_node_get (swim->node, "swimtime"), &ms);

  gantry_maker_open (maker);
  gantry_maker_text (maker, "code", code);
  gantry_body_writer_int (&maker->writer, "sort", sort);
  gantry_maker_text (maker, "rank", rank);
  if (place->equal)
    gantry_body_writer_true (&maker->writer, "rank_equal");
  gantry_maker_text (maker, "result", time);
  gantry_maker_text (maker, "result_type", *time != '\0' ? "TIME" : NULL);
  gantry_maker_text (maker, is_out (swim) ? "irm" : "qual", status);
  gantry_maker_text (maker, "points", gantry_xml_node_get (swim->node, "points"));
  gantry_body_writer_open_array (&maker->writer, "ext");
  write_reaction (self, swim->node);
  write_splits (self, swim->node);
  gantry_maker_ext (maker, "ER", "COMMENT", NULL, gantry_xml_node_get (swim->node, "comment"));
  gantry_maker_close (maker);
  if (swim->relay != NULL)
    write_deeds (self, swim);
  gantry_maker_take (maker, change, id);
}

static void
take_heat (GantryLenexReading *self, const GantryLenexHeat *heat)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *topic = g_strconcat ("unit/", heat->unit, NULL);
  GantryRev rev = self->maker.rev;
  GantryChange *change;
  Unit unit;

  if (heat->swims->len == 0)
    return;
  unit_init (&unit, heat);
  if (unit.swum && !unit.results)
    self->maker.rev.major = GANTRY_LENEX_STAND_BEHIND;
  change = gantry_maker_add (&self->maker, topic, "result", GANTRY_CHANGE_FULL);
  self->maker.rev = rev;
  take_head (self, change, &unit);
  for (guint i = 0; i < unit.places->len; i++)
    {
      const Place *place = &g_array_index (unit.places, Place, i);
      g_autofree char *code = gantry_code_once (seen, place->swim->code);

      take_entry (self, change, place, code);
      take_line (self, change, place, code, i + 1);
    }
  g_array_unref (unit.places);
}

void
gantry_lenex_build_heats (GantryLenexReading *self)
{
  for (guint i = 0; i < self->in_order->len; i++)
    {
      const GantryLenexEvent *event = g_ptr_array_index (self->in_order, i);

      GANTRY_XML_FOREACH (node, gantry_xml_node_child (event->node, "HEATS"), "HEAT")
        {
          const char *id = gantry_xml_node_get (node, "heatid");
          const GantryLenexHeat *heat = id != NULL ? g_hash_table_lookup (self->heats, id) : NULL;

          if (heat != NULL && heat->node == node)
            take_heat (self, heat);
        }
    }
}
