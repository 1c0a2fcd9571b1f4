/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/odf/competitor.h"

#include "source/odf/rows.h"

#include <string.h>

static const GantryOdfField COMPETITOR[] = {
  { "Code", "code", GANTRY_ODF_FIELD_TEXT },
  { "Type", "type", GANTRY_ODF_FIELD_TEXT },
};

static const GantryOdfField PERSON[] = {
  { "FamilyName", "family", GANTRY_ODF_FIELD_TEXT },
  { "GivenName", "given", GANTRY_ODF_FIELD_TEXT },
  { "Gender", "gender", GANTRY_ODF_FIELD_TEXT },
  { "BirthDate", "birth", GANTRY_ODF_FIELD_TEXT },
  { "Class", "class", GANTRY_ODF_FIELD_TEXT },
  { "Horse", "horse", GANTRY_ODF_FIELD_TEXT },
};

static const GantryOdfField MEMBER[] = {
  { "Code", "code", GANTRY_ODF_FIELD_TEXT },
  { "Order", "order", GANTRY_ODF_FIELD_INT },
  { "Bib", "bib", GANTRY_ODF_FIELD_TEXT },
  { "StartOrder", "start_order", GANTRY_ODF_FIELD_TEXT },
  { "StartSortOrder", "start_sort", GANTRY_ODF_FIELD_INT },
  { "Role", "role", GANTRY_ODF_FIELD_TEXT },
};

static const GantryOdfField OFFICIAL[] = {
  { "Code", "code", GANTRY_ODF_FIELD_TEXT },
  { "Function", "function", GANTRY_ODF_FIELD_TEXT },
  { "Bib", "bib", GANTRY_ODF_FIELD_TEXT },
};

static const GantryOdfField OFFICIAL_NAME[] = {
  { "FamilyName", "family", GANTRY_ODF_FIELD_TEXT },
  { "GivenName", "given", GANTRY_ODF_FIELD_TEXT },
  { "Organisation", "noc", GANTRY_ODF_FIELD_TEXT },
  { "Nationality", "nationality", GANTRY_ODF_FIELD_TEXT },
};

static gboolean
is_team (const GantryXmlNode *competitor)
{
  const char *type = gantry_xml_node_get (competitor, "Type");

  return type != NULL && (strcmp (type, "T") == 0 || strcmp (type, "G") == 0);
}

const GantryXmlNode *
gantry_odf_competitor_individual (const GantryXmlNode *competitor)
{
  const GantryXmlNode *composition = gantry_xml_node_child (competitor, "Composition");
  const GantryXmlNode *athlete = gantry_xml_node_child (composition, "Athlete");

  if (athlete == NULL || is_team (competitor) || gantry_xml_node_again (athlete) != NULL)
    return NULL;
  return athlete;
}

void
gantry_odf_competitor_write (GantryOdfBuilder *self, const GantryXmlNode *competitor)
{
  const GantryXmlNode *individual = gantry_odf_competitor_individual (competitor);
  const char *bib = gantry_xml_node_get (competitor, "Bib");
  const char *noc = gantry_xml_node_get (competitor, "Organisation");

  if (noc == NULL)
    noc = gantry_xml_node_get (gantry_xml_node_child (individual, "Description"), "Organisation");
  GANTRY_ODF_WRITE_FIELDS (self, competitor, COMPETITOR);
  gantry_body_writer_text (&self->writer, "bib",
                          bib != NULL ? bib : gantry_xml_node_get (individual, "Bib"));
  gantry_body_writer_text (&self->writer, "noc", noc);
}

void
gantry_odf_competitor_write_names (GantryOdfBuilder *self, const GantryXmlNode *competitor)
{
  const GantryXmlNode *individual = gantry_odf_competitor_individual (competitor);

  GANTRY_ODF_WRITE_FIELDS (self, gantry_xml_node_child (individual, "Description"), PERSON);
  gantry_odf_builder_text (self, "name", gantry_xml_node_child (competitor, "Description"),
                           "TeamName");
}

void
gantry_odf_competitor_write_current (GantryOdfBuilder *self, const GantryXmlNode *competitor)
{
  const char *current = gantry_xml_node_get (competitor, "Current");

  if (current != NULL && strcmp (current, "N") != 0)
    gantry_body_writer_true (&self->writer, "current");
}

void
gantry_odf_competitor_write_entry (GantryOdfBuilder *self, const GantryXmlNode *competitor)
{
  const GantryXmlNode *individual = gantry_odf_competitor_individual (competitor);

  gantry_odf_write_ext (self, "entry", competitor, individual, "EventUnitEntry");
}

/* Coaches and officials: a code, a function, and the names in a Description. */
static void
write_functions (GantryOdfBuilder *self,
                 const char *member,
                 const GantryXmlNode *parent,
                 const char *element)
{
  gantry_body_writer_open_array (&self->writer, member);
  GANTRY_XML_FOREACH (person, parent, element)
    {
      gantry_body_writer_open_object (&self->writer, NULL);
      GANTRY_ODF_WRITE_FIELDS (self, person, OFFICIAL);
      GANTRY_ODF_WRITE_FIELDS (self, gantry_xml_node_child (person, "Description"), OFFICIAL_NAME);
      gantry_body_writer_close (&self->writer);
    }
  gantry_body_writer_close (&self->writer);
}

void
gantry_odf_competitor_write_coaches (GantryOdfBuilder *self, const GantryXmlNode *competitor)
{
  write_functions (self, "coaches", gantry_xml_node_child (competitor, "Coaches"), "Coach");
}

void
gantry_odf_competitor_write_officials (GantryOdfBuilder *self, const GantryXmlNode *officials)
{
  write_functions (self, "officials", officials, "Official");
}

static void
write_deeds (GantryOdfBuilder *self, const GantryXmlNode *member)
{
  gantry_odf_write_boxed (self, "ext", member, NULL, "ExtendedResults", "ExtendedResult");
  gantry_odf_write_boxed (self, "stats", member, NULL, "StatsItems", "StatsItem");
}

/* An athlete, or a team of a team of teams. */
static void
write_member (GantryOdfBuilder *self, const GantryXmlNode *member, gboolean results)
{
  const GantryXmlNode *description = gantry_xml_node_child (member, "Description");
  const char *name = gantry_xml_node_get (description, "TeamName");

  gantry_body_writer_open_object (&self->writer, NULL);
  GANTRY_ODF_WRITE_FIELDS (self, member, MEMBER);
  gantry_odf_builder_text (self, "noc", description, "Organisation");
  GANTRY_ODF_WRITE_FIELDS (self, description, PERSON);
  gantry_body_writer_text (&self->writer, "name",
                          name != NULL ? name : gantry_xml_node_get (member, "Name"));
  gantry_odf_write_ext (self, "entry", member, NULL, "EventUnitEntry");
  if (results)
    write_deeds (self, member);
  gantry_body_writer_close (&self->writer);
}

void
gantry_odf_competitor_write_members (GantryOdfBuilder *self,
                                     const GantryXmlNode *competitor,
                                     gboolean results)
{
  if (gantry_odf_competitor_individual (competitor) != NULL)
    return;
  gantry_body_writer_open_array (&self->writer, "members");
  GANTRY_XML_FOREACH (composition, competitor, "Composition")
    {
      GANTRY_XML_FOREACH (athlete, composition, "Athlete")
        write_member (self, athlete, results);
      GANTRY_XML_FOREACH (team, composition, "Team")
        write_member (self, team, results);
    }
  gantry_body_writer_close (&self->writer);
}

void
gantry_odf_competitor_write_deeds (GantryOdfBuilder *self, const GantryXmlNode *competitor)
{
  const GantryXmlNode *composition = gantry_xml_node_child (competitor, "Composition");

  if (gantry_odf_competitor_individual (competitor) != NULL)
    return;
  gantry_body_writer_open_array (&self->writer, "members");
  for (const GantryXmlNode *member = composition != NULL ? composition->first : NULL;
       member != NULL; member = member->next)
    {
      if (gantry_xml_node_child (member, "ExtendedResults") == NULL &&
          gantry_xml_node_child (member, "StatsItems") == NULL)
        continue;
      gantry_body_writer_open_object (&self->writer, NULL);
      gantry_odf_builder_text (self, "code", member, "Code");
      write_deeds (self, member);
      gantry_body_writer_close (&self->writer);
    }
  gantry_body_writer_close (&self->writer);
}
