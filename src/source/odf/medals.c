/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/odf/build.h"

#include "model/rsc.h"
#include "source/odf/competitor.h"
#include "source/odf/event.h"

#include <string.h>

#define NUMBERS_MAX 16 /* kinds of medals of one nation: men, women, mixed, open, total */

static const GantryOdfField MEDAL[] = {
  { "Code", "medal", GANTRY_ODF_FIELD_TEXT },
  { "Date", "date", GANTRY_ODF_FIELD_TEXT },
  { "Unit", "unit", GANTRY_ODF_FIELD_TEXT },
};

static const GantryOdfField EVENT[] = {
  { "Code", "event", GANTRY_ODF_FIELD_TEXT },
  { "EventName", "name", GANTRY_ODF_FIELD_TEXT },
  { "Date", "date", GANTRY_ODF_FIELD_TEXT },
};

static const GantryOdfField EVENTS[] = {
  { "TotalEvents", "total", GANTRY_ODF_FIELD_TEXT },
  { "FinishedEvents", "finished", GANTRY_ODF_FIELD_TEXT },
};

static const GantryOdfField STANDINGS[] = {
  { "DateTime", "at", GANTRY_ODF_FIELD_TEXT },
  { "LastEvent", "last", GANTRY_ODF_FIELD_TEXT },
  { "TotalEvents", "total", GANTRY_ODF_FIELD_TEXT },
  { "FinishedEvents", "finished", GANTRY_ODF_FIELD_TEXT },
};

static const GantryOdfField RANKS[] = {
  { "Rank", "rank", GANTRY_ODF_FIELD_INT },
  { "RankTotal", "rank_total", GANTRY_ODF_FIELD_INT },
  { "SortRank", "sort", GANTRY_ODF_FIELD_INT },
  { "SortRankTotal", "sort_total", GANTRY_ODF_FIELD_INT },
  { "RankEqual", "rank_equal", GANTRY_ODF_FIELD_FLAG },
  { "RankTotalEqual", "rank_total_equal", GANTRY_ODF_FIELD_FLAG },
};

static const GantryOdfField NUMBERS[] = {
  { "Gold", "gold", GANTRY_ODF_FIELD_INT },
  { "Silver", "silver", GANTRY_ODF_FIELD_INT },
  { "Bronze", "bronze", GANTRY_ODF_FIELD_INT },
  { "Total", "total", GANTRY_ODF_FIELD_INT },
};

/* One object for each competitor that won a medal, in the order of the message. */
static void
write_medals (GantryOdfBuilder *self, const GantryXmlNode *parent)
{
  gantry_body_writer_open_array (&self->writer, "medals");
  GANTRY_XML_FOREACH (medal, parent, "Medal")
    GANTRY_XML_FOREACH (competitor, medal, "Competitor")
      {
        gantry_body_writer_open_object (&self->writer, NULL);
        GANTRY_ODF_WRITE_FIELDS (self, medal, MEDAL);
        gantry_odf_competitor_write (self, competitor);
        gantry_odf_competitor_write_names (self, competitor);
        gantry_odf_competitor_write_members (self, competitor, FALSE);
        gantry_body_writer_close (&self->writer);
      }
  gantry_body_writer_close (&self->writer);
}

void
gantry_odf_build_medallists (GantryOdfBuilder *self)
{
  GantryChange *change = gantry_odf_event_open (self, "medallists");

  write_medals (self, self->competition);
  gantry_odf_event_close (self, change);
}

static void
write_events (GantryOdfBuilder *self)
{
  gantry_body_writer_open_array (&self->writer, "events");
  GANTRY_XML_FOREACH (discipline, self->competition, "Discipline")
    GANTRY_XML_FOREACH (event, discipline, "Event")
      {
        gantry_body_writer_open_object (&self->writer, NULL);
        GANTRY_ODF_WRITE_FIELDS (self, event, EVENT);
        write_medals (self, event);
        gantry_body_writer_close (&self->writer);
      }
  gantry_body_writer_close (&self->writer);
}

static void
build_list (GantryOdfBuilder *self, const char *name)
{
  GantryChange *change = gantry_odf_builder_add (self, "medals", name, GANTRY_CHANGE_FULL);

  if (self->competition == NULL)
    return;
  gantry_body_writer_open_object (&self->writer, NULL);
  gantry_body_writer_text (&self->writer, "code", self->message->code);
  GANTRY_ODF_WRITE_FIELDS (self, gantry_xml_node_child (self->competition, "Discipline"), EVENTS);
  write_events (self);
  gantry_body_writer_close (&self->writer);
  gantry_odf_builder_take_as (self, change, name);
}

void
gantry_odf_build_discipline_medallists (GantryOdfBuilder *self)
{
  g_autofree char *discipline = gantry_rsc_dup_discipline (self->message->code);
  g_autofree char *name = g_strconcat ("discipline/", discipline, self->suffix, NULL);

  build_list (self, name);
}

void
gantry_odf_build_day_medallists (GantryOdfBuilder *self)
{
  g_autofree char *name = gantry_odf_builder_name (self, "day");

  build_list (self, name);
}

/* {"TOT": {gold …}, "M": …}; a kind that comes again is odd. */
static void
write_numbers (GantryOdfBuilder *self, const GantryXmlNode *line)
{
  const char *written[NUMBERS_MAX];
  guint n = 0;

  gantry_body_writer_open_object (&self->writer, "numbers");
  GANTRY_XML_FOREACH (number, line, "MedalNumber")
    {
      const char *kind = gantry_xml_node_get (number, "Type");
      gboolean repeated = kind == NULL || n == NUMBERS_MAX;

      for (guint i = 0; i < n && !repeated; i++)
        repeated = strcmp (written[i], kind) == 0;
      if (repeated)
        {
          gantry_odf_builder_odd (self, "MedalNumber", '@', "Type");
          continue;
        }
      written[n++] = kind;
      gantry_body_writer_open_object (&self->writer, kind);
      GANTRY_ODF_WRITE_FIELDS (self, number, NUMBERS);
      gantry_body_writer_close (&self->writer);
    }
  gantry_body_writer_close (&self->writer);
}

static void
write_standing (GantryOdfBuilder *self, const GantryXmlNode *line)
{
  gantry_body_writer_open_object (&self->writer, NULL);
  gantry_odf_builder_text (self, "noc", line, "Organisation");
  gantry_odf_builder_text (self, "name", gantry_xml_node_child (line, "Description"),
                           "OrganisationName");
  GANTRY_ODF_WRITE_FIELDS (self, line, RANKS);
  write_numbers (self, line);
  gantry_body_writer_close (&self->writer);
}

/* The table of the games; one of a discipline or of anything else gets a name of
 * its own beside it. */
void
gantry_odf_build_medals (GantryOdfBuilder *self)
{
  const GantryXmlNode *standings = gantry_xml_node_child (self->competition, "MedalStandings");
  GantryRscLevel level = gantry_rsc_get_level (self->message->code);
  gboolean of_games = level == GANTRY_RSC_LEVEL_GAMES || level == GANTRY_RSC_LEVEL_NONE;
  g_autofree char *name = of_games ? g_strconcat ("standings", self->suffix, NULL)
                                   : gantry_odf_builder_name (self, "standings");
  GantryChange *change = gantry_odf_builder_add (self, "medals", name, GANTRY_CHANGE_FULL);

  if (self->competition == NULL)
    return;
  gantry_body_writer_open_object (&self->writer, NULL);
  GANTRY_ODF_WRITE_FIELDS (self, standings, STANDINGS);
  gantry_body_writer_open_array (&self->writer, "lines");
  GANTRY_XML_FOREACH (line, gantry_xml_node_child (standings, "MedalsTable"), "MedalLine")
    write_standing (self, line);
  gantry_body_writer_close (&self->writer);
  gantry_body_writer_close (&self->writer);
  gantry_odf_builder_take_as (self, change, name);
}
