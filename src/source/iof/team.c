/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/iof/reading.h"

#include "source/code.h"

#include <string.h>

/* Relays: a team is a row, its result the overall one of its last leg. After each leg there is a point "2.F", at the controls
 * of a leg "2.1", "2.2" … by member. */

static const GantryXmlNode *
first_member (const GantryXmlNode *team)
{
  static const char *const names[] = { "TeamMemberResult", "TeamMemberStart", "TeamMember", "PersonResult", "PersonStart" };
  const GantryXmlNode *member = NULL;

  for (guint i = 0; member == NULL && i < G_N_ELEMENTS (names); i++)
    member = gantry_xml_node_child (team, names[i]);
  return member;
}

static const GantryXmlNode *
get_run (const GantryIofReading *self, const GantryXmlNode *member)
{
  return gantry_xml_node_child (member, self->results ? "Result" : "Start");
}

/* Its leg as a number; where there is none, its place in the team. */
static guint
read_leg (const GantryXmlNode *run, guint order)
{
  const char *text = gantry_iof_text (run, "Leg");
  guint64 leg = order;

  if (text != NULL && !g_ascii_string_to_unsigned (text, 10, 1, 1000, &leg, NULL))
    leg = order;
  return leg;
}

static const char *
find_position (const GantryXmlNode *run, const char *type)
{
  GANTRY_XML_FOREACH (position, run, "Position")
    if (g_strcmp0 (gantry_xml_node_get (position, "type"), type) == 0)
      return position->text;
  return NULL;
}

static const char *
team_name (const GantryXmlNode *team)
{
  const char *name = gantry_iof_text (team, "Name");

  return name != NULL ? name : gantry_iof_text (team, "TeamName");
}

/* Overall after the last leg that has it, which is the team's result. (nullable) */
static const GantryXmlNode *
find_overall (const GantryIofReading *self, const GantryXmlNode *team)
{
  const GantryXmlNode *overall = NULL;
  guint last = 0, order = 0;

  for (const GantryXmlNode *member = first_member (team); member != NULL; member = gantry_xml_node_again (member))
    {
      const GantryXmlNode *run = get_run (self, member);
      const GantryXmlNode *after = gantry_xml_node_child (run, "OverallResult");
      guint leg = read_leg (run, ++order);

      if (after == NULL || leg < last)
        continue;
      overall = after;
      last = leg;
    }
  return overall;
}

static void
write_member (GantryIofReading *self, const GantryXmlNode *member, GHashTable *seen, guint order, gboolean deeds)
{
  GantryMaker *maker = &self->maker;
  const GantryXmlNode *run = get_run (self, member);
  guint leg = read_leg (run, order);
  g_autofree char *prefix = g_strdup_printf ("%u.", leg);
  g_auto (GantryIofPerson) person = { 0 };
  g_autofree char *code = NULL;

  gantry_iof_person_read (&person, self, member);
  code = gantry_code_once (seen, person.code);
  gantry_body_writer_open_object (&maker->writer, NULL);
  gantry_maker_text (maker, "code", code);
  if (!deeds)
    {
      gantry_body_writer_int (&maker->writer, "order", leg);
      gantry_maker_text (maker, "bib", gantry_iof_text (run, "BibNumber"));
      gantry_iof_person_write (&person, self);
      gantry_maker_text (maker, "club", person.club);
    }
  else
    {
      g_autofree char *time = gantry_iof_time (run, "Time");

      gantry_body_writer_open_array (&maker->writer, "ext");
      gantry_maker_open_ext (maker, "ER", "LEG", NULL, time);
      gantry_maker_text (maker, "rank", find_position (run, "Leg"));
      gantry_maker_text (maker, "irm", gantry_iof_irm (self, run));
      gantry_maker_close (maker);
      gantry_iof_write_splits (self, run, prefix);
      gantry_maker_close (maker);
    }
  gantry_maker_close (maker);
}

static void
write_members (GantryIofReading *self, const GantryXmlNode *team, gboolean deeds)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint order = 0;

  gantry_body_writer_open_array (&self->maker.writer, "members");
  for (const GantryXmlNode *member = first_member (team); member != NULL; member = gantry_xml_node_again (member))
    write_member (self, member, seen, ++order, deeds);
  gantry_maker_close (&self->maker);
}

static void
take_entry (GantryIofReading *self, GantryChange *change, const GantryXmlNode *team, const char *code, guint sort)
{
  GantryMaker *maker = &self->maker;
  g_auto (GantryIofPerson) club = { 0 };
  g_autofree char *id = g_strconcat ("entry/", code, NULL);

  gantry_iof_person_read (&club, self, team); /* its Organisation alone */
  gantry_maker_open (maker);
  gantry_maker_text (maker, "code", code);
  gantry_maker_text (maker, "type", "T");
  gantry_maker_text (maker, "bib", gantry_iof_text (team, "BibNumber"));
  gantry_body_writer_int (&maker->writer, "start_sort", sort);
  gantry_maker_text (maker, "noc", club.noc);
  gantry_maker_text (maker, "name", team_name (team));
  gantry_maker_text (maker, "club", club.club);
  write_members (self, team, FALSE);
  gantry_maker_take (maker, change, id);
}

/* The team's time after each leg. */
static void
write_legs (GantryIofReading *self, const GantryXmlNode *team)
{
  guint order = 0;

  for (const GantryXmlNode *member = first_member (team); member != NULL; member = gantry_xml_node_again (member))
    {
      const GantryXmlNode *run = get_run (self, member);
      const GantryXmlNode *after = gantry_xml_node_child (run, "OverallResult");
      g_autofree char *time = gantry_iof_time (after, "Time");
      g_autofree char *pos = g_strdup_printf ("%u.F", read_leg (run, ++order));

      if (time == NULL)
        continue;
      gantry_maker_open_ext (&self->maker, "PROGRESS", "INTERMEDIATE", pos, time);
      gantry_maker_text (&self->maker, "rank", gantry_iof_rank (self, after, "Position"));
      gantry_maker_close (&self->maker);
    }
}

static void
take_line (GantryIofReading *self, GantryChange *change, const GantryXmlNode *team, const char *code, guint sort)
{
  GantryMaker *maker = &self->maker;
  const GantryXmlNode *overall = find_overall (self, team);
  g_autofree char *time = gantry_iof_time (overall, "Time");
  g_autofree char *id = g_strconcat ("line/", code, NULL);

  gantry_maker_open (maker);
  gantry_maker_text (maker, "code", code);
  gantry_body_writer_int (&maker->writer, "sort", sort);
  gantry_maker_text (maker, "rank", gantry_iof_rank (self, overall, "Position"));
  gantry_maker_text (maker, "result", time);
  gantry_maker_text (maker, "result_type", time != NULL ? "TIME" : NULL);
  if (overall != NULL)
    gantry_maker_text (maker, "irm", gantry_iof_irm (self, overall));
  if (self->results)
    {
      gantry_body_writer_open_array (&maker->writer, "ext");
      write_legs (self, team);
      gantry_maker_close (maker);
      write_members (self, team, TRUE);
    }
  gantry_maker_take (maker, change, id);
}

void
gantry_iof_take_team (GantryIofReading *self, GantryChange *change, const GantryXmlNode *team, GHashTable *seen, guint sort)
{
  const char *name = team_name (team);
  const char *bib = gantry_iof_text (team, "BibNumber");
  g_autofree char *plain = gantry_code_person ("team", name != NULL ? name : "", bib != NULL ? bib : "", NULL);
  g_autofree char *code = gantry_code_once (seen, plain);

  take_entry (self, change, team, code, sort);
  take_line (self, change, team, code, sort);
}
