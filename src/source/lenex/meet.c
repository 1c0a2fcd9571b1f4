/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/lenex/reading.h"

#include "source/code.h"

#include <string.h>

/* What there is in a meet: sessions, events in their rounds, heats; and who is in them. */

/* The rounds, the phase codes of the Games where there is one, and how a person calls them. */
static const struct
{
  const char *round;
  const char *phase;
  const char *name; /* of several units, a number follows */
} ROUNDS[] = {
  { "PRE", "HEAT", "Heat" },  { "QUA", "QUAL", "Qualification" },    { "SEM", "SFNL", "Semifinal" },     { "FIN", "FNL", "Final" },
  { "TIM", "TIM", "Heat" },   { "FHT", "FHT", "Fastest Heat" },      { "SOP", "SOP", "Swim-off" },       { "SOQ", "SOQ", "Swim-off" },
  { "SOS", "SOS", "Swim-off" }, { "EXTRAHEATS", "XHT", "Extra Heat" }, { "TIMETRIAL", "TT", "Time Trial" },
};

static void
event_free (gpointer data)
{
  GantryLenexEvent *event = data;

  g_free (event->event);
  g_free (event->phase);
  g_free (event->name);
  g_ptr_array_unref (event->swims);
  g_free (event);
}

static void
heat_free (gpointer data)
{
  GantryLenexHeat *heat = data;

  g_free (heat->unit);
  g_ptr_array_unref (heat->swims);
  g_free (heat);
}

static void
swim_free (gpointer data)
{
  g_free (((GantryLenexSwim *) data)->code);
  g_free (data);
}

static int
find_round (const GantryXmlNode *event)
{
  const char *round = gantry_xml_node_get (event, "round");

  for (guint i = 0; i < G_N_ELEMENTS (ROUNDS); i++)
    if (g_strcmp0 (ROUNDS[i].round, round) == 0)
      return i;
  return -1;
}

/* It has the classes of an event for people with an impairment. They are no part of its code: a file that has nobody in the
 * group leaves it out. (nullable) */
static const GantryXmlNode *
first_group (const GantryXmlNode *event)
{
  return gantry_xml_node_child (gantry_xml_node_child (event, "AGEGROUPS"), "AGEGROUP");
}

static const char *
find_course (const GantryLenexReading *self, const GantryXmlNode *session)
{
  const char *course = gantry_xml_node_get (session, "course");

  return course != NULL ? course : gantry_xml_node_get (self->meet, "course");
}

static void
add_heat (GantryLenexReading *self, GantryLenexEvent *event, const GantryXmlNode *node)
{
  const char *id = gantry_xml_node_get (node, "heatid");
  GantryLenexHeat *heat;
  g_autofree char *code = NULL;

  if (!gantry_code_is_usable (id) || g_hash_table_contains (self->heats, id))
    return;
  heat = g_new0 (GantryLenexHeat, 1);
  heat->event = event;
  heat->node = node;
  heat->swims = g_ptr_array_new ();
  code = gantry_code_fit (id, 8);
  heat->unit = g_strdup_printf ("%.26s%-8s", event->phase, code);
  g_strdelimit (heat->unit, " ", '-');
  g_hash_table_insert (self->heats, (gpointer) id, heat);
}

static void
add_event (GantryLenexReading *self, const GantryXmlNode *session, const GantryXmlNode *node)
{
  const GantryXmlNode *style = gantry_xml_node_child (node, "SWIMSTYLE");
  const char *id = gantry_xml_node_get (node, "eventid");
  const char *gender = gantry_xml_node_get (node, "gender");
  const GantryXmlNode *group = first_group (node);
  const char *handicap = gantry_xml_node_get (group, "handicap");
  int round = find_round (node);
  g_autofree char *name = NULL;
  GantryLenexEvent *event;

  if (!gantry_code_is_usable (id) || g_hash_table_contains (self->events, id))
    return;
  event = g_new0 (GantryLenexEvent, 1);
  event->node = node;
  event->session = session;
  event->style = style;
  event->swims = g_ptr_array_new ();
  event->event = gantry_lenex_style_event (style, gender, find_course (self, session), NULL, NULL);
  event->phase = g_strdup_printf ("%.22s%-4s--------", event->event, round >= 0 ? ROUNDS[round].phase : "FNL");
  g_strdelimit (event->phase, " ", '-');
  name = gantry_lenex_style_name (style, gender);
  event->name = handicap != NULL && gantry_xml_node_get (group, "name") != NULL
                  ? g_strdup_printf ("%s %s", name, gantry_xml_node_get (group, "name"))
                  : g_strdup (name);
  g_hash_table_insert (self->events, (gpointer) id, event);
  g_ptr_array_add (self->in_order, event);
  GANTRY_XML_FOREACH (heat, gantry_xml_node_child (node, "HEATS"), "HEAT")
    add_heat (self, event, heat);
}

static void
add_swim (GantryLenexReading *self, const GantryXmlNode *club, const GantryXmlNode *athlete, const GantryXmlNode *relay,
          const GantryXmlNode *node, const char *code)
{
  const char *event_id = gantry_xml_node_get (node, "eventid");
  const char *heat_id = gantry_xml_node_get (node, "heatid");
  const char *result_id = gantry_xml_node_get (node, "resultid");
  GantryLenexEvent *event = event_id != NULL ? g_hash_table_lookup (self->events, event_id) : NULL;
  GantryLenexHeat *heat = heat_id != NULL ? g_hash_table_lookup (self->heats, heat_id) : NULL;
  GantryLenexSwim *swim = g_new0 (GantryLenexSwim, 1);

  g_free (gantry_lenex_time (gantry_xml_node_get (node, "swimtime"), &swim->time));
  swim->node = node;
  swim->athlete = athlete;
  swim->relay = relay;
  swim->club = club;
  swim->code = g_strdup (code);
  swim->result = strcmp (node->name, "RESULT") == 0;
  g_ptr_array_add (self->swims, swim);
  if (event != NULL)
    g_ptr_array_add (event->swims, swim);
  if (heat != NULL) /* of extra heats, which are an event of their own, entries name the event that they are extra to */
    g_ptr_array_add (heat->swims, swim);
  if (result_id != NULL)
    g_hash_table_insert (self->results, (gpointer) result_id, swim);
}

static void
add_swims (GantryLenexReading *self, const GantryXmlNode *club, const GantryXmlNode *athlete, const GantryXmlNode *relay,
           const char *code)
{
  const GantryXmlNode *owner = athlete != NULL ? athlete : relay;

  GANTRY_XML_FOREACH (entry, gantry_xml_node_child (owner, "ENTRIES"), "ENTRY")
    add_swim (self, club, athlete, relay, entry, code);
  GANTRY_XML_FOREACH (result, gantry_xml_node_child (owner, "RESULTS"), "RESULT")
    add_swim (self, club, athlete, relay, result, code);
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static void
add_athlete (GantryLenexReading *self, const GantryXmlNode *club, const GantryXmlNode *athlete)
{
  const char *id = gantry_xml_node_get (athlete, "athleteid");
  g_autofree char *code = gantry_code_is_usable (id)
                            ? g_strdup (id)
                            : gantry_code_person (or_empty (gantry_xml_node_get (athlete, "lastname")),
                                                  or_empty (gantry_xml_node_get (athlete, "firstname")),
                                                  or_empty (gantry_xml_node_get (athlete, "birthdate")), NULL);

  if (id != NULL)
    g_hash_table_insert (self->athletes, (gpointer) id, (gpointer) athlete);
  add_swims (self, club, athlete, NULL, code);
}

/* A team is told by its club and its number among the club's teams of that kind; what it swims is in its entries. */
static void
add_relay (GantryLenexReading *self, const GantryXmlNode *club, const GantryXmlNode *relay)
{
  const char *id = gantry_xml_node_get (club, "clubid");
  g_autofree char *code =
      gantry_code_person ("relay", id != NULL ? id : or_empty (gantry_xml_node_get (club, "name")),
                          or_empty (gantry_xml_node_get (relay, "number")), or_empty (gantry_xml_node_get (relay, "gender")),
                          or_empty (gantry_xml_node_get (relay, "agemin")), or_empty (gantry_xml_node_get (relay, "agemax")),
                          or_empty (gantry_xml_node_get (relay, "agetotalmin")), NULL);

  add_swims (self, club, NULL, relay, code);
}

static int
compare_lanes (gconstpointer a, gconstpointer b)
{
  const GantryLenexSwim *left = *(const GantryLenexSwim *const *) a, *right = *(const GantryLenexSwim *const *) b;

  return (int) g_ascii_strtoull (or_empty (gantry_xml_node_get (left->node, "lane")), NULL, 10) -
         (int) g_ascii_strtoull (or_empty (gantry_xml_node_get (right->node, "lane")), NULL, 10);
}

void
gantry_lenex_index_meet (GantryLenexReading *self)
{
  GHashTableIter iter;
  gpointer heat;

  self->events = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, event_free);
  self->in_order = g_ptr_array_new ();
  self->heats = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, heat_free);
  self->swims = g_ptr_array_new_with_free_func (swim_free);
  self->athletes = g_hash_table_new (g_str_hash, g_str_equal);
  self->results = g_hash_table_new (g_str_hash, g_str_equal);
  GANTRY_XML_FOREACH (session, gantry_xml_node_child (self->meet, "SESSIONS"), "SESSION")
    GANTRY_XML_FOREACH (event, gantry_xml_node_child (session, "EVENTS"), "EVENT")
      add_event (self, session, event);
  GANTRY_XML_FOREACH (club, gantry_xml_node_child (self->meet, "CLUBS"), "CLUB")
    {
      GANTRY_XML_FOREACH (athlete, gantry_xml_node_child (club, "ATHLETES"), "ATHLETE")
        add_athlete (self, club, athlete);
      GANTRY_XML_FOREACH (relay, gantry_xml_node_child (club, "RELAYS"), "RELAY")
        add_relay (self, club, relay);
    }
  g_hash_table_iter_init (&iter, self->heats);
  while (g_hash_table_iter_next (&iter, NULL, &heat))
    g_ptr_array_sort (((GantryLenexHeat *) heat)->swims, compare_lanes);
}

/* "2024-05-13T09:30:00". (transfer full) (nullable) */
static char *
make_moment (const char *date, const char *time)
{
  if (date == NULL || time == NULL)
    return g_strdup (date);
  return g_strdup_printf ("%sT%s%s", date, time, strlen (time) == 5 ? ":00" : "");
}

static void
take_session (GantryLenexReading *self, GantryChange *change, const GantryXmlNode *session)
{
  GantryMaker *maker = &self->maker;
  const char *number = gantry_xml_node_get (session, "number");
  const char *date = gantry_xml_node_get (session, "date");
  const char *end = gantry_xml_node_get (session, "endtime");
  g_autofree char *start = make_moment (date, gantry_xml_node_get (session, "daytime"));
  g_autofree char *until = end != NULL ? make_moment (date, end) : NULL;
  g_autofree char *id = g_strconcat ("session/", number, NULL);

  if (!gantry_code_is_usable (number))
    return;
  gantry_maker_open (maker);
  gantry_maker_text (maker, "code", number);
  gantry_maker_text (maker, "start", start);
  gantry_maker_text (maker, "end", until);
  gantry_maker_text (maker, "venue_name", gantry_xml_node_get (self->meet, "city"));
  gantry_maker_name (maker, "names", gantry_xml_node_get (session, "name"));
  gantry_maker_take (maker, change, id);
}

char *
gantry_lenex_heat_name (const GantryLenexEvent *event, const GantryXmlNode *heat)
{
  int round = find_round (event->node);
  const char *own = gantry_xml_node_get (heat, "name");
  const char *final = gantry_xml_node_get (heat, "final");
  const char *number = gantry_xml_node_get (heat, "number");
  const char *what = round >= 0 ? ROUNDS[round].name : "Heat";
  const GantryXmlNode *first = gantry_xml_node_child (gantry_xml_node_child (event->node, "HEATS"), "HEAT");
  gboolean alone = first == heat && gantry_xml_node_again (heat) == NULL;

  if (own != NULL)
    return g_strdup (own);
  if (final != NULL)
    return g_strdup_printf ("Final %s", final);
  if (number == NULL || (alone && strcmp (what, "Heat") != 0))
    return g_strdup (what);
  return g_strdup_printf ("%s %s", what, number);
}

static const char *
map_status (const char *status)
{
  if (g_strcmp0 (status, "OFFICIAL") == 0 || g_strcmp0 (status, "INOFFICIAL") == 0)
    return "FINISHED";
  return g_strcmp0 (status, "RUNNING") == 0 ? "RUNNING" : "SCHEDULED";
}

static void
take_unit (GantryLenexReading *self, GantryChange *change, const GantryLenexEvent *event, const GantryXmlNode *heat, guint order)
{
  GantryMaker *maker = &self->maker;
  const char *id = heat != NULL ? gantry_xml_node_get (heat, "heatid") : NULL;
  const GantryLenexHeat *known = id != NULL ? g_hash_table_lookup (self->heats, id) : NULL;
  const char *time = gantry_xml_node_get (heat, "daytime");
  const char *rsc = known != NULL ? known->unit : event->phase;
  g_autofree char *of_heat = heat != NULL ? gantry_lenex_heat_name (event, heat) : NULL;
  g_autofree char *name = g_strjoin (" ", event->name, of_heat, NULL);
  g_autofree char *object = g_strconcat (known != NULL ? "unit/" : "phase/", rsc, NULL);
  g_autofree char *start = NULL;

  if (heat != NULL && known == NULL)
    return;
  if (time == NULL)
    time = gantry_xml_node_get (event->node, "daytime");
  if (time == NULL)
    time = gantry_xml_node_get (event->session, "daytime");
  start = make_moment (gantry_xml_node_get (event->session, "date"), time);
  gantry_maker_open (maker);
  gantry_maker_text (maker, "code", rsc);
  gantry_maker_text (maker, "status", map_status (gantry_xml_node_get (heat != NULL ? heat : event->node, "status")));
  gantry_maker_text (maker, "unit_num", gantry_xml_node_get (heat, "number"));
  gantry_maker_text (maker, "start", start);
  gantry_body_writer_int (&maker->writer, "order", order);
  gantry_maker_text (maker, "venue_name", gantry_xml_node_get (self->meet, "city"));
  gantry_maker_text (maker, "session", gantry_xml_node_get (event->session, "number"));
  gantry_maker_name (maker, "names", name);
  gantry_maker_take (maker, change, object);
}

void
gantry_lenex_build_schedule (GantryLenexReading *self)
{
  GantryChange *change = gantry_maker_add (&self->maker, "schedule/SWM", "schedule", GANTRY_CHANGE_PARTIAL);
  g_autoptr (GHashTable) phases = g_hash_table_new (g_str_hash, g_str_equal);
  guint order = 0;

  GANTRY_XML_FOREACH (session, gantry_xml_node_child (self->meet, "SESSIONS"), "SESSION")
    take_session (self, change, session);
  for (guint i = 0; i < self->in_order->len; i++)
    {
      const GantryLenexEvent *event = g_ptr_array_index (self->in_order, i);

      if (g_hash_table_add (phases, event->phase))
        take_unit (self, change, event, NULL, ++order);
      GANTRY_XML_FOREACH (heat, gantry_xml_node_child (event->node, "HEATS"), "HEAT")
        take_unit (self, change, event, heat, ++order);
    }
  if (gantry_change_get_size (change) == 0)
    g_ptr_array_remove (self->message->changes, change);
}
