/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/odf/build.h"

#include "source/odf/competitor.h"
#include "source/odf/rows.h"

/* What is about one unit: result, analysis, the picture of now. */

#define NOTE_DIGEST 16 /* hexadecimal digits that tell a note of a unit from its others */

static const GantryOdfField SPORT[] = {
  { "DisciplineName", "discipline", GANTRY_ODF_FIELD_TEXT },
  { "EventName", "event", GANTRY_ODF_FIELD_TEXT },
  { "SubEventName", "subevent", GANTRY_ODF_FIELD_TEXT },
  { "Gender", "gender", GANTRY_ODF_FIELD_TEXT },
  { "UnitNum", "unit_num", GANTRY_ODF_FIELD_TEXT },
};

static const GantryOdfField VENUE[] = {
  { "Venue", "venue", GANTRY_ODF_FIELD_TEXT },
  { "VenueName", "venue_name", GANTRY_ODF_FIELD_TEXT },
  { "Location", "location", GANTRY_ODF_FIELD_TEXT },
  { "LocationName", "location_name", GANTRY_ODF_FIELD_TEXT },
  { "Attendance", "attendance", GANTRY_ODF_FIELD_TEXT },
};

static const GantryOdfField TIMES[] = {
  { "StartDate", "start", GANTRY_ODF_FIELD_TEXT },
  { "EndDate", "end", GANTRY_ODF_FIELD_TEXT },
  { "Duration", "duration", GANTRY_ODF_FIELD_TEXT },
};

static const GantryOdfField CLOCK_PERIOD[] = {
  { "Running", "running", GANTRY_ODF_FIELD_FLAG },
  { "Period", "period", GANTRY_ODF_FIELD_TEXT },
};

static char *
unit_topic (const GantryOdfBuilder *self)
{
  return g_strconcat ("unit/", self->message->code, NULL);
}

/* A change of the unit's topic in a scope that carries the suffix of the message. */
static GantryChange *
add_unit_change (GantryOdfBuilder *self, const char *scope, GantryChangeMode mode)
{
  g_autofree char *topic = unit_topic (self);
  g_autofree char *full = g_strconcat (scope, self->suffix, NULL);

  return gantry_odf_builder_add (self, topic, full, mode);
}

static void
take_head (GantryOdfBuilder *self, GantryChange *change)
{
  GantryBodyWriter *writer = &self->writer;

  gantry_body_writer_open_object (writer, NULL);
  gantry_body_writer_text (writer, "code", self->message->code);
  gantry_body_writer_text (writer, "status", self->message->status);
  GANTRY_ODF_WRITE_FIELDS (self, gantry_odf_builder_info (self, "SportDescription"), SPORT);
  GANTRY_ODF_WRITE_FIELDS (self, gantry_odf_builder_info (self, "VenueDescription"), VENUE);
  GANTRY_ODF_WRITE_FIELDS (self, gantry_odf_builder_info (self, "UnitDateTime"), TIMES);
  gantry_odf_write_infos (self);
  gantry_odf_write_periods (self);
  gantry_odf_write_boxed (self, "stats", self->competition, NULL, "StatsItems", "StatsItem");
  gantry_odf_competitor_write_officials (self,
                                         gantry_xml_node_child (self->competition, "Officials"));
  gantry_odf_write_progress (self);
  gantry_body_writer_text (writer, "source", self->message->source);
  gantry_body_writer_close (writer);
  gantry_odf_builder_take (self, change, "head");
}

/* What tells the rows of a message apart: the competitor's code. A code that comes again ("no
 * competitor" on both sides of a match) and a row without one get the number of the row, so that
 * none is lost. seen: set of codes. */
static char *
make_row_key (GantryOdfBuilder *self, const GantryXmlNode *result, guint number, GHashTable *seen)
{
  const GantryXmlNode *competitor = gantry_xml_node_child (result, "Competitor");
  const char *code = gantry_odf_builder_code (self, competitor, "Code");

  if (competitor == NULL)
    gantry_odf_builder_odd (self, "Result", '!', "Competitor");
  if (code != NULL && g_hash_table_add (seen, (gpointer) code))
    return g_strdup (code);
  return g_strdup_printf ("%s#%u", code != NULL ? code : "", number);
}

static void
take_entry (GantryOdfBuilder *self,
            GantryChange *change,
            const GantryXmlNode *result,
            const char *key)
{
  g_autofree char *id = g_strconcat ("entry/", key, NULL);

  gantry_body_writer_open_object (&self->writer, NULL);
  gantry_odf_write_entry (self, result);
  gantry_body_writer_close (&self->writer);
  gantry_odf_builder_take (self, change, id);
}

static void
take_line (GantryOdfBuilder *self,
           GantryChange *change,
           const char *prefix,
           const GantryXmlNode *result,
           const char *key)
{
  const GantryXmlNode *competitor = gantry_xml_node_child (result, "Competitor");
  g_autofree char *id = g_strconcat (prefix, key, NULL);

  gantry_body_writer_open_object (&self->writer, NULL);
  gantry_odf_builder_text (self, "code", competitor, "Code");
  gantry_odf_write_line (self, result);
  gantry_odf_competitor_write_deeds (self, competitor);
  gantry_body_writer_close (&self->writer);
  gantry_odf_builder_take (self, change, id);
}

static void
take_rows (GantryOdfBuilder *self, GantryChange *change, gboolean analysis)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint number = 0;

  GANTRY_XML_FOREACH (result, self->competition, "Result")
    {
      g_autofree char *key = make_row_key (self, result, ++number, seen);

      if (!analysis)
        take_entry (self, change, result, key);
      take_line (self, change, analysis ? "analysis/" : "line/", result, key);
    }
}

/* Notes stay when their message is replaced: they accumulate in a scope of their own. */
static void
add_notes (GantryOdfBuilder *self)
{
  GantryChange *change = NULL;

  GANTRY_XML_FOREACH (note, self->root, "Note")
    {
      g_autofree char *digest = NULL;
      g_autofree char *id = NULL;

      if (*note->text == '\0')
        continue;
      if (change == NULL)
        change = add_unit_change (self, "notes", GANTRY_CHANGE_PARTIAL);
      digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, note->text, -1);
      id = g_strdup_printf ("note/%.*s", NOTE_DIGEST, digest);
      gantry_body_writer_open_object (&self->writer, NULL);
      gantry_body_writer_text (&self->writer, "text", note->text);
      gantry_body_writer_close (&self->writer);
      gantry_odf_builder_take (self, change, id);
    }
}

void
gantry_odf_build_result (GantryOdfBuilder *self)
{
  GantryChange *change = add_unit_change (self, "result", GANTRY_CHANGE_FULL);

  if (self->competition != NULL)
    {
      take_head (self, change);
      take_rows (self, change, FALSE);
    }
  add_notes (self);
}

void
gantry_odf_build_analysis (GantryOdfBuilder *self)
{
  GantryChange *change = add_unit_change (self, "analysis", GANTRY_CHANGE_FULL);

  take_rows (self, change, TRUE);
}

static void
write_clock (GantryOdfBuilder *self)
{
  const GantryXmlNode *clock = gantry_xml_node_child (self->competition, "Clock");

  gantry_body_writer_open_object (&self->writer, "clock");
  gantry_odf_builder_text (self, "time", clock, "Time");
  GANTRY_ODF_WRITE_FIELDS (self, clock, CLOCK_PERIOD);
  gantry_body_writer_close (&self->writer);
}

static void
write_current_rows (GantryOdfBuilder *self)
{
  gantry_body_writer_open_array (&self->writer, "rows");
  GANTRY_XML_FOREACH (result, self->competition, "Result")
    {
      const GantryXmlNode *competitor = gantry_xml_node_child (result, "Competitor");

      gantry_body_writer_open_object (&self->writer, NULL);
      gantry_odf_builder_text (self, "code", competitor, "Code");
      gantry_odf_builder_text (self, "noc", competitor, "Organisation");
      gantry_odf_write_line (self, result);
      gantry_odf_competitor_write_deeds (self, competitor);
      gantry_body_writer_close (&self->writer);
    }
  gantry_body_writer_close (&self->writer);
}

void
gantry_odf_build_current (GantryOdfBuilder *self)
{
  GantryChange *change = add_unit_change (self, "now", GANTRY_CHANGE_FULL);

  if (self->competition == NULL)
    return;
  gantry_body_writer_open_object (&self->writer, NULL);
  gantry_body_writer_text (&self->writer, "status", self->message->status);
  write_clock (self);
  gantry_odf_write_infos (self);
  gantry_odf_write_periods (self);
  write_current_rows (self);
  gantry_body_writer_close (&self->writer);
  gantry_odf_builder_take (self, change, "now");
}
