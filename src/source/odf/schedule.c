/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/odf/build.h"

#include "model/rsc.h"
#include "source/odf/competitor.h"
#include "source/odf/rows.h"

static const GantryOdfField SESSION[] = {
  { "SessionCode", "code", GANTRY_ODF_FIELD_TEXT },
  { "StartDate", "start", GANTRY_ODF_FIELD_TEXT },
  { "EndDate", "end", GANTRY_ODF_FIELD_TEXT },
  { "Leadin", "leadin", GANTRY_ODF_FIELD_TEXT },
  { "Venue", "venue", GANTRY_ODF_FIELD_TEXT },
  { "VenueName", "venue_name", GANTRY_ODF_FIELD_TEXT },
  { "SessionStatus", "status", GANTRY_ODF_FIELD_TEXT },
  { "SessionType", "type", GANTRY_ODF_FIELD_TEXT },
  { "Medal", "medal", GANTRY_ODF_FIELD_TEXT },
};

static const GantryOdfField UNIT[] = {
  { "Code", "code", GANTRY_ODF_FIELD_TEXT },
  { "ScheduleStatus", "status", GANTRY_ODF_FIELD_TEXT },
  { "PhaseType", "phase_type", GANTRY_ODF_FIELD_TEXT },
  { "UnitNum", "unit_num", GANTRY_ODF_FIELD_TEXT },
  { "StartDate", "start", GANTRY_ODF_FIELD_TEXT },
  { "EndDate", "end", GANTRY_ODF_FIELD_TEXT },
  { "ActualStartDate", "actual_start", GANTRY_ODF_FIELD_TEXT },
  { "ActualEndDate", "actual_end", GANTRY_ODF_FIELD_TEXT },
  { "HideStartDate", "hide_start", GANTRY_ODF_FIELD_FLAG },
  { "HideEndDate", "hide_end", GANTRY_ODF_FIELD_FLAG },
  { "Order", "order", GANTRY_ODF_FIELD_INT },
  { "Medal", "medal", GANTRY_ODF_FIELD_TEXT },
  { "Venue", "venue", GANTRY_ODF_FIELD_TEXT },
};

static const GantryOdfField PLACE[] = {
  { "Location", "location", GANTRY_ODF_FIELD_TEXT },
  { "SessionCode", "session", GANTRY_ODF_FIELD_TEXT },
  { "MediaAccess", "media", GANTRY_ODF_FIELD_TEXT },
};

static const GantryOdfField VENUE_NAMES[] = {
  { "VenueName", "venue_name", GANTRY_ODF_FIELD_TEXT },
  { "LocationName", "location_name", GANTRY_ODF_FIELD_TEXT },
};

static const GantryOdfField START[] = {
  { "SortOrder", "sort", GANTRY_ODF_FIELD_INT },
  { "StartOrder", "start_order", GANTRY_ODF_FIELD_TEXT },
};

static void
take_session (GantryOdfBuilder *self, GantryChange *change, const GantryXmlNode *session)
{
  const char *code = gantry_odf_builder_code (self, session, "SessionCode");
  g_autofree char *id = NULL;

  if (code == NULL)
    return;
  id = g_strconcat ("session/", code, NULL);
  gantry_body_writer_open_object (&self->writer, NULL);
  GANTRY_ODF_WRITE_FIELDS (self, session, SESSION);
  gantry_odf_builder_names (self, "names", session, "SessionName", "Value", FALSE);
  gantry_body_writer_close (&self->writer);
  gantry_odf_builder_take_as (self, change, id);
}

static void
write_start_list (GantryOdfBuilder *self, const GantryXmlNode *unit)
{
  gantry_body_writer_open_array (&self->writer, "start_list");
  GANTRY_XML_FOREACH (start, gantry_xml_node_child (unit, "StartList"), "Start")
    {
      const GantryXmlNode *competitor = gantry_xml_node_child (start, "Competitor");

      gantry_body_writer_open_object (&self->writer, NULL);
      GANTRY_ODF_WRITE_FIELDS (self, start, START);
      gantry_odf_competitor_write (self, competitor);
      gantry_odf_competitor_write_names (self, competitor);
      gantry_odf_builder_text (self, "previous", gantry_xml_node_child (start, "PreviousUnit"),
                               "Unit");
      gantry_body_writer_close (&self->writer);
    }
  gantry_body_writer_close (&self->writer);
}

/* The score of a match that is over, where the schedule gives it. */
static void
write_results (GantryOdfBuilder *self, const GantryXmlNode *unit)
{
  gantry_body_writer_open_array (&self->writer, "results");
  GANTRY_XML_FOREACH (result, unit, "Result")
    {
      gantry_body_writer_open_object (&self->writer, NULL);
      gantry_odf_write_row (self, result);
      gantry_body_writer_close (&self->writer);
    }
  gantry_body_writer_close (&self->writer);
}

static void
write_unit (GantryOdfBuilder *self, const GantryXmlNode *unit)
{
  GANTRY_ODF_WRITE_FIELDS (self, unit, UNIT);
  GANTRY_ODF_WRITE_FIELDS (self, unit, PLACE);
  GANTRY_ODF_WRITE_FIELDS (self, gantry_xml_node_child (unit, "VenueDescription"), VENUE_NAMES);
  gantry_odf_builder_names (self, "names", unit, "ItemName", "Value", FALSE);
  gantry_odf_builder_names (self, "start_texts", unit, "StartText", "Value", FALSE);
  gantry_odf_builder_names (self, "descriptions", unit, "ItemDescription", "Value", TRUE);
  write_start_list (self, unit);
  write_results (self, unit);
}

/* Some schedules carry items of whole phases, too: they are no units, and are told apart by their
 * code. */
static void
take_unit (GantryOdfBuilder *self, GantryChange *change, const GantryXmlNode *unit)
{
  const char *code = gantry_odf_builder_code (self, unit, "Code");
  GantryRscLevel level = gantry_rsc_get_level (code);
  gboolean is_unit = level == GANTRY_RSC_LEVEL_UNIT || level == GANTRY_RSC_LEVEL_NONE;
  g_autofree char *id = NULL;

  if (code == NULL)
    return;
  id = g_strconcat (is_unit ? "unit/" : "phase/", code, NULL);
  gantry_body_writer_open_object (&self->writer, NULL);
  write_unit (self, unit);
  gantry_body_writer_close (&self->writer);
  gantry_odf_builder_take_as (self, change, id);
}

/* A schedule resets that of its discipline, also when it is sent again to synchronise (subtype
 * SYNC); an update replaces the sessions and units that it names. */
void
gantry_odf_build_schedule (GantryOdfBuilder *self)
{
  g_autofree char *discipline = gantry_rsc_dup_discipline (self->message->code);
  g_autofree char *topic = g_strconcat ("schedule/", discipline, NULL);
  GantryChange *change = gantry_odf_builder_add (
      self, topic, "schedule", self->message->partial ? GANTRY_CHANGE_PARTIAL : GANTRY_CHANGE_FULL);

  GANTRY_XML_FOREACH (session, self->competition, "Session")
    take_session (self, change, session);
  GANTRY_XML_FOREACH (unit, self->competition, "Unit")
    take_unit (self, change, unit);
  gantry_odf_build_games (self);
}
