/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/iof/reading.h"

#include "source/code.h"

#include <string.h>

/* A class becomes a unit: its start list, its results. An event of several races has a unit a race; a class that is in several
 * events (days, stages) is one event of several phases. */

#define RACES_MAX 64

/* One race of one class on its way. */
typedef struct
{
  const GantryXmlNode *class;   /* ClassStart or ClassResult */
  const char *name;
  char *rsc;
  guint race;
  const char *start;            /* (nullable): the earliest */
  guint rows;
} Unit;

static const char *
first_of (const GantryXmlNode *node, const char *const *children)
{
  const char *text = NULL;

  for (guint i = 0; text == NULL && children[i] != NULL; i++)
    text = gantry_iof_text (node, children[i]);
  return text;
}

const char *
gantry_iof_class_id (const GantryXmlNode *class)
{
  static const char *const names[] = { "Id", "ClassId", "ClassShortName", "Name", "ShortName", NULL };

  return first_of (class, names);
}

const char *
gantry_iof_class_name (const GantryXmlNode *class)
{
  static const char *const names[] = { "Name", "ShortName", "ClassShortName", "Id", "ClassId", NULL };

  return first_of (class, names);
}

/* The number of the race that a result or a start is of. */
static guint
read_race (const GantryXmlNode *run)
{
  const char *text = gantry_xml_node_get (run, "raceNumber");
  guint64 race = 1;

  if (text != NULL && !g_ascii_string_to_unsigned (text, 10, 1, RACES_MAX, &race, NULL))
    race = 1;
  return race;
}

/* Of a person, what he did in this race. (nullable) */
static const GantryXmlNode *
find_run (const GantryIofReading *self, const GantryXmlNode *person, guint race)
{
  GANTRY_XML_FOREACH (run, person, self->results ? "Result" : "Start")
    if (read_race (run) == race)
      return run;
  return NULL;
}

static const char *
read_bib (const GantryXmlNode *run)
{
  static const char *const names[] = { "BibNumber", "StartNumber", NULL };

  return first_of (run, names);
}

static void
take_entry (GantryIofReading *self, GantryChange *change, const GantryIofPerson *person, const GantryXmlNode *run, const char *code,
            guint sort)
{
  GantryMaker *maker = &self->maker;
  const char *start = gantry_iof_moment (self, run, "StartTime");
  g_autofree char *clock = gantry_iof_clock (start);
  g_autofree char *id = g_strconcat ("entry/", code, NULL);

  gantry_maker_open (maker);
  gantry_maker_text (maker, "code", code);
  gantry_maker_text (maker, "type", "A");
  gantry_maker_text (maker, "bib", read_bib (run));
  gantry_maker_text (maker, "start_order", clock);
  gantry_body_writer_int (&maker->writer, "start_sort", sort);
  gantry_iof_person_write (person, self);
  gantry_maker_text (maker, "club", person->club);
  gantry_body_writer_open_array (&maker->writer, "entry");
  gantry_maker_ext (maker, "EUE", "CLUB", NULL, person->club);
  gantry_maker_ext (maker, "EUE", "START_TIME", NULL, clock);
  gantry_maker_close (maker);
  gantry_maker_take (maker, change, id);
}

static gboolean
is_additional (const GantryXmlNode *split)
{
  const char *status = gantry_xml_node_get (split, "status");

  return status != NULL && strcmp (status, "Additional") == 0;
}

void
gantry_iof_write_splits (GantryIofReading *self, const GantryXmlNode *result, const char *prefix)
{
  guint point = 0;

  GANTRY_XML_FOREACH (split, result, "SplitTime")
    {
      g_autofree char *time = gantry_iof_time (split, "Time");
      gboolean additional = is_additional (split);
      g_autofree char *pos = additional ? g_strconcat (prefix, gantry_iof_text (split, "ControlCode"), NULL)
                                        : g_strdup_printf ("%s%u", prefix, ++point);

      gantry_maker_open_ext (&self->maker, additional ? "ER" : "PROGRESS", additional ? "ADDITIONAL" : "INTERMEDIATE", pos, time);
      if (!additional && time == NULL)
        gantry_maker_text (&self->maker, "irm", "MP");
      gantry_maker_close (&self->maker);
    }
}

/* "+0:31"; nothing for the leader, of whom files say 0. */
static void
write_behind (GantryIofReading *self, const GantryXmlNode *run)
{
  g_autofree char *behind = gantry_iof_time (run, "TimeBehind");
  g_autofree char *text = NULL;

  if (behind == NULL || strspn (behind, "0:.") == strlen (behind))
    return;
  text = g_strconcat ("+", behind, NULL);
  gantry_maker_text (&self->maker, "diff", text);
}

static void
take_line (GantryIofReading *self, GantryChange *change, const GantryXmlNode *run, const char *code, guint sort)
{
  GantryMaker *maker = &self->maker;
  g_autofree char *id = g_strconcat ("line/", code, NULL);
  g_autofree char *time = gantry_iof_time (run, "Time");

  gantry_maker_open (maker);
  gantry_maker_text (maker, "code", code);
  gantry_body_writer_int (&maker->writer, "sort", sort);
  if (self->results)
    {
      const char *irm = gantry_iof_irm (self, run);

      gantry_maker_text (maker, "rank", gantry_iof_rank (self, run, self->old ? "ResultPosition" : "Position"));
      gantry_maker_text (maker, "result", time);
      gantry_maker_text (maker, "result_type", time != NULL ? "TIME" : NULL);
      gantry_maker_text (maker, "irm", irm);
      if (gantry_iof_is_unchecked (self, run))
        gantry_body_writer_true (&maker->writer, "unchecked");
      write_behind (self, run);
      gantry_body_writer_open_array (&maker->writer, "ext");
      gantry_iof_write_splits (self, run, "");
      gantry_maker_close (maker);
    }
  gantry_maker_take (maker, change, id);
}

static void
take_person (GantryIofReading *self, GantryChange *change, Unit *unit, const GantryXmlNode *person, GHashTable *seen)
{
  const GantryXmlNode *run = find_run (self, person, unit->race);
  g_auto (GantryIofPerson) who = { 0 };
  g_autofree char *code = NULL;
  const char *start;

  if (run == NULL && (unit->race > 1 || gantry_xml_node_child (person, self->results ? "Result" : "Start") != NULL))
    return;
  gantry_iof_person_read (&who, self, person);
  code = gantry_code_once (seen, who.code);
  start = gantry_iof_moment (self, run, "StartTime");
  if (start != NULL && (unit->start == NULL || strcmp (start, unit->start) < 0))
    unit->start = start;
  unit->rows++;
  take_entry (self, change, &who, run, code, unit->rows);
  take_line (self, change, run, code, unit->rows);
}

/* The control at each point, when all who ran have the same there: forked courses have none in common. */
static void
write_points (GantryIofReading *self, const Unit *unit)
{
  g_autoptr (GPtrArray) controls = g_ptr_array_new ();

  GANTRY_XML_FOREACH (person, unit->class, "PersonResult")
    {
      guint point = 0;

      GANTRY_XML_FOREACH (split, find_run (self, person, unit->race), "SplitTime")
        {
          const char *control = gantry_iof_text (split, "ControlCode");

          if (is_additional (split))
            continue;
          if (point == controls->len)
            g_ptr_array_add (controls, (gpointer) (control != NULL ? control : ""));
          else if (g_strcmp0 (g_ptr_array_index (controls, point), control) != 0)
            controls->pdata[point] = (gpointer) "";
          point++;
        }
    }
  for (guint i = 0; i < controls->len; i++)
    {
      g_autofree char *pos = g_strdup_printf ("%u", i + 1);

      gantry_maker_ext (&self->maker, "UI", "INTERMEDIATE", pos, g_ptr_array_index (controls, i));
    }
}

static void
write_course (GantryIofReading *self, const Unit *unit)
{
  const GantryXmlNode *course = gantry_xml_node_child (unit->class, "Course");

  gantry_maker_ext (&self->maker, "UI", "COURSE_LENGTH", NULL, gantry_iof_text (course, "Length"));
  gantry_maker_ext (&self->maker, "UI", "COURSE_CLIMB", NULL, gantry_iof_text (course, "Climb"));
}

/* A list that is complete is not confirmed by it: that is the jury's word, which files do not have. */
static const char *
read_status (const GantryIofReading *self)
{
  const char *status = gantry_xml_node_get (self->root, "status");

  if (!self->results)
    return "START_LIST";
  if (status != NULL && (g_ascii_strcasecmp (status, "Snapshot") == 0 || g_ascii_strcasecmp (status, "Delta") == 0))
    return "LIVE";
  return "UNOFFICIAL";
}

static void
take_head (GantryIofReading *self, GantryChange *change, const Unit *unit)
{
  GantryMaker *maker = &self->maker;

  gantry_maker_open (maker);
  gantry_maker_text (maker, "code", unit->rsc);
  gantry_maker_text (maker, "status", read_status (self));
  gantry_maker_text (maker, "discipline", "Orienteering");
  gantry_maker_text (maker, "event", unit->name);
  if (!self->old)
    gantry_maker_text (maker, "start", unit->start);
  gantry_body_writer_open_array (&maker->writer, "infos");
  write_points (self, unit);
  write_course (self, unit);
  gantry_maker_close (maker);
  gantry_maker_text (maker, "source", self->message->source);
  gantry_maker_take (maker, change, "head");
}

static void
take_unit (GantryIofReading *self, const Unit *unit)
{
  GantryMaker *maker = &self->maker;
  const char *status = read_status (self);
  g_autofree char *id = g_strconcat ("unit/", unit->rsc, NULL);

  gantry_maker_open (maker);
  gantry_maker_text (maker, "code", unit->rsc);
  gantry_maker_text (maker, "status",
                     !self->results ? "SCHEDULED" : strcmp (status, "LIVE") == 0 ? "RUNNING" : "FINISHED");
  if (!self->old)
    gantry_maker_text (maker, "start", unit->start);
  if (gantry_iof_text (gantry_xml_node_child (self->root, "Event"), "Name") != NULL)
    gantry_maker_text (maker, "session", self->phase);
  gantry_maker_name (maker, "names", unit->name);
  gantry_maker_take (maker, self->schedule, id);
}

static void
take_race (GantryIofReading *self, const GantryXmlNode *class, const char *id, const char *name, guint race)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *status = gantry_xml_node_get (self->root, "status");
  gboolean delta = self->results && status != NULL && g_ascii_strcasecmp (status, "Delta") == 0;
  g_autofree char *number = g_strdup_printf ("%04u00", race);
  Unit unit = { .class = class, .name = name, .race = race };
  g_autofree char *topic = NULL;
  GantryChange *change;

  unit.rsc = gantry_code_unit ("ORI", 'O', id, self->phase, number);
  topic = g_strconcat ("unit/", unit.rsc, NULL);
  change = gantry_maker_add (&self->maker, topic, "result", delta ? GANTRY_CHANGE_PARTIAL : GANTRY_CHANGE_FULL);
  GANTRY_XML_FOREACH (person, class, self->results ? "PersonResult" : "PersonStart")
    take_person (self, change, &unit, person, seen);
  if (race == 1)
    GANTRY_XML_FOREACH (team, class, self->results ? "TeamResult" : "TeamStart")
      gantry_iof_take_team (self, change, team, seen, ++unit.rows);
  take_head (self, change, &unit);
  take_unit (self, &unit);
  g_free (unit.rsc);
}

/* Which races the people of a class ran, as bits. */
static guint64
find_races (GantryIofReading *self, const GantryXmlNode *class)
{
  guint64 races = 0;

  GANTRY_XML_FOREACH (person, class, self->results ? "PersonResult" : "PersonStart")
    GANTRY_XML_FOREACH (run, person, self->results ? "Result" : "Start")
      races |= G_GUINT64_CONSTANT (1) << (read_race (run) - 1);
  return races != 0 ? races : 1;
}

static void
take_class (GantryIofReading *self, const GantryXmlNode *list)
{
  const GantryXmlNode *class = gantry_xml_node_child (list, self->old ? "EventClass" : "Class");
  const char *id, *name;
  guint64 races;

  if (class == NULL) /* 2.0.3: ClassId or ClassShortName without more */
    class = list;
  id = gantry_iof_class_id (class);
  name = gantry_iof_class_name (class);
  if (!gantry_code_is_usable (id))
    id = name = "-";
  races = find_races (self, list);
  for (guint race = 1; race <= RACES_MAX; race++)
    if ((races >> (race - 1)) & 1)
      take_race (self, list, id, name, race);
}

/* Files of one event name it alike; ids are given by some programs and not by others. */
static void
read_phase (GantryIofReading *self, const char *name, const char *date)
{
  g_autofree char *event = name != NULL ? g_strdup_printf ("%s %s", name, date != NULL ? date : "") : NULL;
  g_autofree char *digest = event != NULL ? gantry_code_digest (event, 4) : g_strdup ("FNL");

  g_strlcpy (self->phase, digest, sizeof self->phase);
}

static void
take_session (GantryIofReading *self)
{
  const GantryXmlNode *event = gantry_xml_node_child (self->root, "Event");
  const GantryXmlNode *start = gantry_xml_node_child (event, "StartTime");
  const char *name = gantry_iof_text (event, "Name");
  const char *date = gantry_iof_text (start, "Date");
  const char *time = gantry_iof_text (start, "Time");
  g_autofree char *moment = NULL;
  g_autofree char *id = NULL;

  read_phase (self, name, date);
  if (name == NULL)
    return;
  id = g_strconcat ("session/", self->phase, NULL);
  moment = date != NULL && time != NULL ? g_strdup_printf ("%sT%s", date, time) : g_strdup (date);
  gantry_maker_open (&self->maker);
  gantry_maker_text (&self->maker, "code", self->phase);
  gantry_maker_text (&self->maker, "start", moment);
  gantry_maker_name (&self->maker, "names", name);
  gantry_maker_take (&self->maker, self->schedule, id);
}

void
gantry_iof_build_classes (GantryIofReading *self)
{
  self->results = strcmp (self->root->name, "ResultList") == 0;
  self->schedule = gantry_maker_add (&self->maker, "schedule/ORI", "schedule", GANTRY_CHANGE_PARTIAL);
  take_session (self);
  GANTRY_XML_FOREACH (class, self->root, self->results ? "ClassResult" : "ClassStart")
    take_class (self, class);
  if (gantry_change_get_size (self->schedule) == 0)
    g_ptr_array_remove (self->message->changes, self->schedule);
}
