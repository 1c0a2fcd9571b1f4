/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/odf/build.h"

#include "model/rsc.h"
#include "source/odf/competitor.h"
#include "source/odf/rows.h"

static const GantryOdfField PARTICIPANT[] = {
  { "Code", "code", GANTRY_ODF_FIELD_TEXT },
  { "Parent", "parent", GANTRY_ODF_FIELD_TEXT },
  { "Status", "status", GANTRY_ODF_FIELD_TEXT },
  { "FamilyName", "family", GANTRY_ODF_FIELD_TEXT },
  { "GivenName", "given", GANTRY_ODF_FIELD_TEXT },
  { "PrintName", "print", GANTRY_ODF_FIELD_TEXT },
  { "TVName", "tv", GANTRY_ODF_FIELD_TEXT },
  { "LocalFamilyName", "local_family", GANTRY_ODF_FIELD_TEXT },
  { "LocalGivenName", "local_given", GANTRY_ODF_FIELD_TEXT },
  { "Gender", "gender", GANTRY_ODF_FIELD_TEXT },
  { "Organisation", "noc", GANTRY_ODF_FIELD_TEXT },
  { "BirthDate", "birth", GANTRY_ODF_FIELD_TEXT },
  { "Height", "height", GANTRY_ODF_FIELD_TEXT },
  { "Weight", "weight", GANTRY_ODF_FIELD_TEXT },
  { "PlaceofBirth", "birth_place", GANTRY_ODF_FIELD_TEXT },
  { "CountryofBirth", "birth_country", GANTRY_ODF_FIELD_TEXT },
  { "PlaceofResidence", "residence", GANTRY_ODF_FIELD_TEXT },
  { "CountryofResidence", "residence_country", GANTRY_ODF_FIELD_TEXT },
  { "Nationality", "nationality", GANTRY_ODF_FIELD_TEXT },
  { "MainFunctionId", "function", GANTRY_ODF_FIELD_TEXT },
};

static const GantryOdfField TEAM[] = {
  { "Code", "code", GANTRY_ODF_FIELD_TEXT },
  { "Status", "status", GANTRY_ODF_FIELD_TEXT },
  { "Name", "name", GANTRY_ODF_FIELD_TEXT },
  { "ShortName", "short", GANTRY_ODF_FIELD_TEXT },
  { "TVTeamName", "tv", GANTRY_ODF_FIELD_TEXT },
  { "Organisation", "noc", GANTRY_ODF_FIELD_TEXT },
  { "Gender", "gender", GANTRY_ODF_FIELD_TEXT },
  { "TeamType", "type", GANTRY_ODF_FIELD_TEXT },
};

static const GantryOdfField HORSE[] = {
  { "Code", "code", GANTRY_ODF_FIELD_TEXT },
  { "Status", "status", GANTRY_ODF_FIELD_TEXT },
  { "Name", "name", GANTRY_ODF_FIELD_TEXT },
  { "Sex", "sex", GANTRY_ODF_FIELD_TEXT },
  { "YearBirth", "birth", GANTRY_ODF_FIELD_TEXT },
  { "Organisation", "noc", GANTRY_ODF_FIELD_TEXT },
};

static const GantryOdfField REGISTERED[] = {
  { "Event", "event", GANTRY_ODF_FIELD_TEXT },
  { "Bib", "bib", GANTRY_ODF_FIELD_TEXT },
};

static const GantryOdfField ENTRY[] = {
  { "SortOrder", "sort", GANTRY_ODF_FIELD_INT },
  { "EntryStatus", "status", GANTRY_ODF_FIELD_TEXT },
  { "Substitute", "substitute", GANTRY_ODF_FIELD_TEXT },
};

typedef void (*WriteBody) (GantryOdfBuilder *self, const GantryXmlNode *node);

static char *
people_topic (GantryOdfBuilder *self)
{
  g_autofree char *discipline = gantry_rsc_dup_discipline (self->message->code);

  return g_strconcat ("people/", discipline, NULL);
}

/* Each element of that name as one object "prefix/code". */
static void
build_people (GantryOdfBuilder *self,
              const char *scope,
              const char *element,
              const char *prefix,
              WriteBody write_body)
{
  g_autofree char *topic = people_topic (self);
  GantryChange *change = gantry_odf_builder_add (
      self, topic, scope, self->message->partial ? GANTRY_CHANGE_PARTIAL : GANTRY_CHANGE_FULL);

  GANTRY_XML_FOREACH (node, self->competition, element)
    {
      const char *code = gantry_odf_builder_code (self, node, "Code");
      g_autofree char *id = code != NULL ? g_strconcat (prefix, "/", code, NULL) : NULL;

      if (id == NULL)
        continue;
      gantry_body_writer_open_object (&self->writer, NULL);
      write_body (self, node);
      gantry_body_writer_close (&self->writer);
      gantry_odf_builder_take_as (self, change, id);
    }
}

/* Until 2024 the events that somebody is entered in stand here, with the entry; later they are
 * messages of their own. */
static void
write_events (GantryOdfBuilder *self, const GantryXmlNode *person)
{
  gantry_body_writer_open_array (&self->writer, "events");
  GANTRY_XML_FOREACH (discipline, person, "Discipline")
    GANTRY_XML_FOREACH (event, discipline, "RegisteredEvent")
      {
        gantry_body_writer_open_object (&self->writer, NULL);
        GANTRY_ODF_WRITE_FIELDS (self, event, REGISTERED);
        gantry_odf_write_ext (self, "entry", event, NULL, "EventEntry");
        gantry_body_writer_close (&self->writer);
      }
  gantry_body_writer_close (&self->writer);
}

static void
write_athlete (GantryOdfBuilder *self, const GantryXmlNode *participant)
{
  const GantryXmlNode *discipline = gantry_xml_node_child (participant, "Discipline");

  GANTRY_ODF_WRITE_FIELDS (self, participant, PARTICIPANT);
  gantry_odf_builder_text (self, "ifid", discipline, "IFId");
  gantry_odf_write_ext (self, "entry", discipline, NULL, "DisciplineEntry");
  write_events (self, participant);
}

static void
write_team (GantryOdfBuilder *self, const GantryXmlNode *team)
{
  GANTRY_ODF_WRITE_FIELDS (self, team, TEAM);
  gantry_odf_competitor_write_members (self, team, FALSE);
  write_events (self, team);
}

static void
write_horse (GantryOdfBuilder *self, const GantryXmlNode *horse)
{
  GANTRY_ODF_WRITE_FIELDS (self, horse, HORSE);
  gantry_odf_write_ext (self, "entry", horse, NULL, "Entry");
}

void
gantry_odf_build_athletes (GantryOdfBuilder *self)
{
  build_people (self, "athletes", "Participant", "athlete", write_athlete);
  if (!self->message->partial)
    gantry_odf_build_games (self);
}

void
gantry_odf_build_teams (GantryOdfBuilder *self)
{
  build_people (self, "teams", "Team", "team", write_team);
}

void
gantry_odf_build_horses (GantryOdfBuilder *self)
{
  build_people (self, "horses", "Horse", "horse", write_horse);
}

/* Names in another script or language, one scope a language. */
void
gantry_odf_build_names (GantryOdfBuilder *self)
{
  const char *language = *self->message->language != '\0' ? self->message->language : "ENG";
  g_autofree char *scope = g_strconcat ("names~", language, NULL);
  g_autofree char *prefix = g_strconcat ("name/", language, NULL);

  build_people (self, scope, "Participant", prefix, write_athlete);
}

static void
write_entries (GantryOdfBuilder *self)
{
  gantry_body_writer_open_array (&self->writer, "entries");
  GANTRY_XML_FOREACH (entry, self->competition, "Entry")
    {
      const GantryXmlNode *individual = gantry_odf_competitor_individual (entry);

      gantry_body_writer_open_object (&self->writer, NULL);
      gantry_odf_competitor_write (self, entry);
      GANTRY_ODF_WRITE_FIELDS (self, entry, ENTRY);
      gantry_odf_competitor_write_names (self, entry);
      gantry_odf_write_ext (self, "entry", entry, individual, "ExtendedEntry");
      gantry_odf_competitor_write_coaches (self, entry);
      gantry_odf_competitor_write_members (self, entry, FALSE);
      gantry_body_writer_close (&self->writer);
    }
  gantry_body_writer_close (&self->writer);
}

void
gantry_odf_build_entries (GantryOdfBuilder *self)
{
  g_autofree char *topic = people_topic (self);
  g_autofree char *name = gantry_odf_builder_name (self, "entries");
  GantryChange *change = gantry_odf_builder_add (self, topic, name, GANTRY_CHANGE_FULL);

  if (self->competition == NULL)
    return;
  gantry_body_writer_open_object (&self->writer, NULL);
  gantry_body_writer_text (&self->writer, "code", self->message->code);
  write_entries (self);
  gantry_body_writer_close (&self->writer);
  gantry_odf_builder_take_as (self, change, name);
}
