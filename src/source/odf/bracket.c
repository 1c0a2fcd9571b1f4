/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/odf/build.h"

#include "source/odf/competitor.h"
#include "source/odf/event.h"
#include "source/odf/rows.h"

static const GantryOdfField MATCH[] = {
  { "Code", "code", GANTRY_ODF_FIELD_TEXT },
  { "Order", "order", GANTRY_ODF_FIELD_INT },
  { "Position", "position", GANTRY_ODF_FIELD_TEXT },
  { "Unit", "unit", GANTRY_ODF_FIELD_TEXT },
  { "Date", "date", GANTRY_ODF_FIELD_TEXT },
  { "Time", "time", GANTRY_ODF_FIELD_TEXT },
  { "Result", "result", GANTRY_ODF_FIELD_TEXT },
};

static const GantryOdfField PLACE[] = {
  { "WLT", "wlt", GANTRY_ODF_FIELD_TEXT },
  { "Rank", "rank", GANTRY_ODF_FIELD_TEXT },
  { "Result", "result", GANTRY_ODF_FIELD_TEXT },
  { "ResultType", "result_type", GANTRY_ODF_FIELD_TEXT },
  { "IRM", "irm", GANTRY_ODF_FIELD_TEXT },
  { "QualificationMark", "qual", GANTRY_ODF_FIELD_TEXT },
  { "Diff", "diff", GANTRY_ODF_FIELD_TEXT },
  { "StartOrder", "start_order", GANTRY_ODF_FIELD_TEXT },
};

static const GantryOdfField PREVIOUS[] = {
  { "Unit", "previous_unit", GANTRY_ODF_FIELD_TEXT },
  { "Value", "previous_value", GANTRY_ODF_FIELD_TEXT },
  { "WLT", "previous_wlt", GANTRY_ODF_FIELD_TEXT },
};

/* The place's own Code says why nobody stands there (a bye); it is not a competitor's. */
static void
write_place (GantryOdfBuilder *self, const GantryXmlNode *place)
{
  const GantryXmlNode *competitor = gantry_xml_node_child (place, "Competitor");

  gantry_body_writer_open_object (&self->writer, NULL);
  gantry_odf_builder_text (self, "pos", place, "Pos");
  gantry_odf_builder_text (self, "place", place, "Code");
  gantry_odf_competitor_write (self, competitor);
  gantry_odf_competitor_write_names (self, competitor);
  GANTRY_ODF_WRITE_FIELDS (self, place, PLACE);
  gantry_odf_builder_text (self, "seed", competitor, "Seed");
  GANTRY_ODF_WRITE_FIELDS (self, gantry_xml_node_child (place, "PreviousUnit"), PREVIOUS);
  gantry_odf_write_boxed (self, "ext", place, NULL, "ExtCompPlaces", "ExtCompPlace");
  gantry_odf_competitor_write_members (self, competitor, FALSE);
  gantry_body_writer_close (&self->writer);
}

static void
write_match (GantryOdfBuilder *self, const GantryXmlNode *match)
{
  gantry_body_writer_open_object (&self->writer, NULL);
  GANTRY_ODF_WRITE_FIELDS (self, match, MATCH);
  gantry_odf_write_boxed (self, "ext", match, NULL, "ExtBracketItems", "ExtBracketItem");
  gantry_body_writer_open_array (&self->writer, "places");
  GANTRY_XML_FOREACH (place, match, "CompetitorPlace")
    write_place (self, place);
  gantry_body_writer_close (&self->writer);
  gantry_body_writer_close (&self->writer);
}

static void
write_round (GantryOdfBuilder *self, const GantryXmlNode *round)
{
  gantry_body_writer_open_object (&self->writer, NULL);
  gantry_odf_builder_text (self, "code", round, "Code");
  gantry_body_writer_open_array (&self->writer, "matches");
  GANTRY_XML_FOREACH (match, round, "BracketItem")
    write_match (self, match);
  gantry_body_writer_close (&self->writer);
  gantry_body_writer_close (&self->writer);
}

void
gantry_odf_build_bracket (GantryOdfBuilder *self)
{
  GantryChange *change = gantry_odf_event_open (self, "bracket");

  gantry_odf_write_infos (self);
  gantry_body_writer_open_array (&self->writer, "brackets");
  GANTRY_XML_FOREACH (bracket, self->competition, "Bracket")
    {
      gantry_body_writer_open_object (&self->writer, NULL);
      gantry_odf_builder_text (self, "code", bracket, "Code");
      gantry_body_writer_open_array (&self->writer, "items");
      GANTRY_XML_FOREACH (round, bracket, "BracketItems")
        write_round (self, round);
      gantry_body_writer_close (&self->writer);
      gantry_body_writer_close (&self->writer);
    }
  gantry_body_writer_close (&self->writer);
  gantry_odf_event_close (self, change);
}
