/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/odf/rows.h"

/* The feed's open pattern under its many names: ExtendedResult, ExtendedInfo, StatsItem,
 * EventUnitEntry … */
static const GantryOdfField EXT[] = {
  { "Type", "type", GANTRY_ODF_FIELD_TEXT },
  { "Code", "code", GANTRY_ODF_FIELD_TEXT },
  { "Pos", "pos", GANTRY_ODF_FIELD_TEXT },
  { "Value", "value", GANTRY_ODF_FIELD_TEXT },
  { "Value2", "value2", GANTRY_ODF_FIELD_TEXT },
  { "ValueType", "value_type", GANTRY_ODF_FIELD_TEXT },
  { "Attempt", "attempt", GANTRY_ODF_FIELD_TEXT },
  { "Avg", "avg", GANTRY_ODF_FIELD_TEXT },
  { "Percent", "percent", GANTRY_ODF_FIELD_TEXT },
  { "Rank", "rank", GANTRY_ODF_FIELD_TEXT },
  { "RankEqual", "rank_equal", GANTRY_ODF_FIELD_FLAG },
  { "SortOrder", "sort", GANTRY_ODF_FIELD_INT },
  { "Diff", "diff", GANTRY_ODF_FIELD_TEXT },
  { "Speed", "speed", GANTRY_ODF_FIELD_TEXT },
  { "Move", "move", GANTRY_ODF_FIELD_TEXT },
  { "Arrive", "arrive", GANTRY_ODF_FIELD_TEXT },
  { "IRM", "irm", GANTRY_ODF_FIELD_TEXT },
  { "Pty", "pty", GANTRY_ODF_FIELD_TEXT },
  { "Discard", "discard", GANTRY_ODF_FIELD_TEXT },
  { "Unchecked", "unchecked", GANTRY_ODF_FIELD_FLAG },
};

static const GantryOdfField SUB[] = {
  { "Code", "code", GANTRY_ODF_FIELD_TEXT },
  { "Pos", "pos", GANTRY_ODF_FIELD_TEXT },
  { "Value", "value", GANTRY_ODF_FIELD_TEXT },
};

static const GantryOdfField PERIOD[] = {
  { "Code", "code", GANTRY_ODF_FIELD_TEXT },
  { "HomeScore", "home", GANTRY_ODF_FIELD_TEXT },
  { "AwayScore", "away", GANTRY_ODF_FIELD_TEXT },
  { "HomePeriodScore", "home_period", GANTRY_ODF_FIELD_TEXT },
  { "AwayPeriodScore", "away_period", GANTRY_ODF_FIELD_TEXT },
  { "Duration", "duration", GANTRY_ODF_FIELD_TEXT },
};

static const GantryOdfField PROGRESS[] = {
  { "LastUnit", "last", GANTRY_ODF_FIELD_TEXT },
  { "UnitsTotal", "total", GANTRY_ODF_FIELD_TEXT },
  { "UnitsComplete", "complete", GANTRY_ODF_FIELD_TEXT },
};

/* All children of an element of the pattern are its Extensions, however they are called. */
static void
write_item (GantryOdfBuilder *self, const GantryXmlNode *item, const char *unit)
{
  gantry_body_writer_open_object (&self->writer, NULL);
  gantry_body_writer_text (&self->writer, "unit", unit);
  GANTRY_ODF_WRITE_FIELDS (self, item, EXT);
  if (item->first != NULL)
    {
      gantry_body_writer_open_array (&self->writer, "sub");
      for (const GantryXmlNode *sub = item->first; sub != NULL; sub = sub->next)
        {
          gantry_body_writer_open_object (&self->writer, NULL);
          GANTRY_ODF_WRITE_FIELDS (self, sub, SUB);
          gantry_body_writer_close (&self->writer);
        }
      gantry_body_writer_close (&self->writer);
    }
  gantry_body_writer_close (&self->writer);
}

static void
write_items (GantryOdfBuilder *self, const GantryXmlNode *parent, const char *element)
{
  GANTRY_XML_FOREACH (item, parent, element)
    write_item (self, item, NULL);
}

void
gantry_odf_write_ext (GantryOdfBuilder *self,
                      const char *member,
                      const GantryXmlNode *first,
                      const GantryXmlNode *second,
                      const char *element)
{
  gantry_body_writer_open_array (&self->writer, member);
  write_items (self, first, element);
  write_items (self, second, element);
  gantry_body_writer_close (&self->writer);
}

void
gantry_odf_write_boxed (GantryOdfBuilder *self, const char *member, const GantryXmlNode *first,
                        const GantryXmlNode *second, const char *box, const char *element)
{
  gantry_body_writer_open_array (&self->writer, member);
  GANTRY_XML_FOREACH (items, first, box)
    write_items (self, items, element);
  GANTRY_XML_FOREACH (items, second, box)
    write_items (self, items, element);
  gantry_body_writer_close (&self->writer);
}

void
gantry_odf_write_ext_of (GantryOdfBuilder *self,
                         const char *unit,
                         const GantryXmlNode *parent,
                         const char *element)
{
  GANTRY_XML_FOREACH (item, parent, element)
    write_item (self, item, unit);
}

void
gantry_odf_write_infos (GantryOdfBuilder *self)
{
  gantry_body_writer_open_array (&self->writer, "infos");
  GANTRY_XML_FOREACH (infos, self->competition, "ExtendedInfos")
    write_items (self, infos, "ExtendedInfo");
  gantry_body_writer_close (&self->writer);
}

void
gantry_odf_write_periods (GantryOdfBuilder *self)
{
  const GantryXmlNode *periods = gantry_xml_node_child (self->competition, "Periods");

  gantry_odf_builder_text (self, "home", periods, "Home");
  gantry_odf_builder_text (self, "away", periods, "Away");
  gantry_body_writer_open_array (&self->writer, "periods");
  GANTRY_XML_FOREACH (period, periods, "Period")
    {
      gantry_body_writer_open_object (&self->writer, NULL);
      GANTRY_ODF_WRITE_FIELDS (self, period, PERIOD);
      gantry_odf_write_boxed (self, "ext", period, NULL, "ExtendedPeriods", "ExtendedPeriod");
      gantry_body_writer_close (&self->writer);
    }
  gantry_body_writer_close (&self->writer);
}

void
gantry_odf_write_progress (GantryOdfBuilder *self)
{
  gantry_body_writer_open_object (&self->writer, "progress");
  GANTRY_ODF_WRITE_FIELDS (self, gantry_odf_builder_info (self, "Progress"), PROGRESS);
  gantry_body_writer_close (&self->writer);
}
