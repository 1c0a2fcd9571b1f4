/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/odf/build.h"

#include "source/odf/competitor.h"
#include "source/odf/event.h"
#include "source/odf/rows.h"

#include "model/rsc.h"

static const GantryOdfField STATS_ROW[] = {
  { "Order", "sort", GANTRY_ODF_FIELD_INT },
};

GantryChange *
gantry_odf_event_open (GantryOdfBuilder *self, const char *prefix)
{
  g_autofree char *event = gantry_rsc_to_event (self->message->code);
  g_autofree char *topic = g_strconcat ("event/", event, NULL);
  g_autofree char *name = gantry_odf_builder_name (self, prefix);
  GantryChange *change = gantry_odf_builder_add (self, topic, name, GANTRY_CHANGE_FULL);

  gantry_body_writer_open_object (&self->writer, NULL);
  gantry_body_writer_text (&self->writer, "code", self->message->code);
  gantry_body_writer_text (&self->writer, "status", self->message->status);
  return change;
}

void
gantry_odf_event_close (GantryOdfBuilder *self, GantryChange *change)
{
  gantry_body_writer_close (&self->writer);
  if (self->competition != NULL)
    gantry_odf_builder_take_as (self, change, change->scope);
  else
    g_free (gantry_body_writer_take (&self->writer));
}

static void
write_notes (GantryOdfBuilder *self)
{
  gantry_body_writer_open_array (&self->writer, "notes");
  GANTRY_XML_FOREACH (note, self->root, "Note")
    gantry_body_writer_text (&self->writer, NULL, note->text);
  gantry_body_writer_close (&self->writer);
}

static void
write_event_head (GantryOdfBuilder *self)
{
  gantry_odf_builder_text (self, "event", gantry_odf_builder_info (self, "SportDescription"),
                           "EventName");
  gantry_odf_write_infos (self);
  gantry_odf_write_progress (self);
  write_notes (self);
}

static void
build_table (GantryOdfBuilder *self, const char *prefix)
{
  GantryChange *change = gantry_odf_event_open (self, prefix);

  write_event_head (self);
  gantry_odf_write_rows (self);
  gantry_odf_event_close (self, change);
}

void
gantry_odf_build_phase (GantryOdfBuilder *self)
{
  build_table (self, "phase");
}

void
gantry_odf_build_cumulative (GantryOdfBuilder *self)
{
  build_table (self, "cumulative");
}

void
gantry_odf_build_pool (GantryOdfBuilder *self)
{
  build_table (self, "pool");
}

void
gantry_odf_build_ranking (GantryOdfBuilder *self)
{
  build_table (self, "ranking");
}

static void
write_stats_row (GantryOdfBuilder *self, const GantryXmlNode *competitor)
{
  const GantryXmlNode *individual = gantry_odf_competitor_individual (competitor);

  gantry_body_writer_open_object (&self->writer, NULL);
  gantry_odf_competitor_write (self, competitor);
  gantry_odf_competitor_write_names (self, competitor);
  GANTRY_ODF_WRITE_FIELDS (self, competitor, STATS_ROW);
  gantry_odf_write_boxed (self, "stats", competitor, individual, "StatsItems", "StatsItem");
  gantry_odf_competitor_write_members (self, competitor, TRUE);
  gantry_body_writer_close (&self->writer);
}

void
gantry_odf_build_stats (GantryOdfBuilder *self)
{
  GantryChange *change = gantry_odf_event_open (self, "stats");
  const GantryXmlNode *stats = gantry_xml_node_child (self->competition, "Stats");

  write_event_head (self);
  gantry_odf_builder_text (self, "kind", stats, "Code");
  gantry_odf_write_boxed (self, "stats", stats, NULL, "StatsItems", "StatsItem");
  gantry_body_writer_open_array (&self->writer, "rows");
  GANTRY_XML_FOREACH (competitor, stats, "Competitor")
    write_stats_row (self, competitor);
  gantry_body_writer_close (&self->writer);
  gantry_odf_event_close (self, change);
}
