/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/odf/rows.h"

#include "source/odf/competitor.h"

static const GantryOdfField LINE[] = {
  { "SortOrder", "sort", GANTRY_ODF_FIELD_INT },
  { "Rank", "rank", GANTRY_ODF_FIELD_TEXT },
  { "RankEqual", "rank_equal", GANTRY_ODF_FIELD_FLAG },
  { "Result", "result", GANTRY_ODF_FIELD_TEXT },
  { "ResultType", "result_type", GANTRY_ODF_FIELD_TEXT },
  { "IRM", "irm", GANTRY_ODF_FIELD_TEXT },
  { "QualificationMark", "qual", GANTRY_ODF_FIELD_TEXT },
  { "WLT", "wlt", GANTRY_ODF_FIELD_TEXT },
  { "Diff", "diff", GANTRY_ODF_FIELD_TEXT },
  { "Pty", "pty", GANTRY_ODF_FIELD_TEXT },
  { "ResultPoints", "points", GANTRY_ODF_FIELD_TEXT },
  { "Unchecked", "unchecked", GANTRY_ODF_FIELD_FLAG },
  { "PhotoFinish", "photo", GANTRY_ODF_FIELD_TEXT },
  { "Won", "won", GANTRY_ODF_FIELD_TEXT },
  { "Lost", "lost", GANTRY_ODF_FIELD_TEXT },
  { "Tied", "tied", GANTRY_ODF_FIELD_TEXT },
  { "Played", "played", GANTRY_ODF_FIELD_TEXT },
  { "For", "for", GANTRY_ODF_FIELD_TEXT },
  { "Against", "against", GANTRY_ODF_FIELD_TEXT },
  { "Ratio", "ratio", GANTRY_ODF_FIELD_TEXT },
};

static const GantryOdfField RECORD_INDICATOR[] = {
  { "RecordType", "type", GANTRY_ODF_FIELD_TEXT },
  { "Code", "code", GANTRY_ODF_FIELD_TEXT },
  { "Order", "order", GANTRY_ODF_FIELD_INT },
  { "Equalled", "equalled", GANTRY_ODF_FIELD_FLAG },
};

static const GantryOdfField ITEM[] = {
  { "Unit", "unit", GANTRY_ODF_FIELD_TEXT },
  { "Order", "order", GANTRY_ODF_FIELD_INT },
};

static const GantryOdfField OPPONENT[] = {
  { "Code", "code", GANTRY_ODF_FIELD_TEXT },
  { "Type", "type", GANTRY_ODF_FIELD_TEXT },
  { "Organisation", "noc", GANTRY_ODF_FIELD_TEXT },
  { "Pos", "pos", GANTRY_ODF_FIELD_TEXT },
  { "Unit", "unit", GANTRY_ODF_FIELD_TEXT },
  { "Date", "date", GANTRY_ODF_FIELD_TEXT },
  { "Time", "time", GANTRY_ODF_FIELD_TEXT },
  { "HomeAway", "home_away", GANTRY_ODF_FIELD_TEXT },
  { "Result", "result", GANTRY_ODF_FIELD_TEXT },
};

static const GantryOdfField START[] = {
  { "StartOrder", "start_order", GANTRY_ODF_FIELD_TEXT },
  { "StartSortOrder", "start_sort", GANTRY_ODF_FIELD_INT },
};

static void
write_records (GantryOdfBuilder *self, const GantryXmlNode *result)
{
  gantry_body_writer_open_array (&self->writer, "records");
  GANTRY_XML_FOREACH (indicators, result, "RecordIndicators")
    GANTRY_XML_FOREACH (indicator, indicators, "RecordIndicator")
      {
        gantry_body_writer_open_object (&self->writer, NULL);
        GANTRY_ODF_WRITE_FIELDS (self, indicator, RECORD_INDICATOR);
        gantry_body_writer_close (&self->writer);
      }
  gantry_body_writer_close (&self->writer);
}

/* The parts of a result (runs, disciplines of a decathlon): each a line of its own. */
static void
write_parts (GantryOdfBuilder *self, const GantryXmlNode *result)
{
  gantry_body_writer_open_array (&self->writer, "items");
  GANTRY_XML_FOREACH (items, result, "ResultItems")
    GANTRY_XML_FOREACH (item, items, "ResultItem")
      {
        const GantryXmlNode *part = gantry_xml_node_child (item, "Result");

        gantry_body_writer_open_object (&self->writer, NULL);
        GANTRY_ODF_WRITE_FIELDS (self, item, ITEM);
        GANTRY_ODF_WRITE_FIELDS (self, part, LINE);
        gantry_odf_write_boxed (self, "ext", part, NULL, "ExtendedResults", "ExtendedResult");
        write_records (self, part);
        gantry_body_writer_close (&self->writer);
      }
  gantry_body_writer_close (&self->writer);
}

static void
write_opponents (GantryOdfBuilder *self, const GantryXmlNode *competitor)
{
  gantry_body_writer_open_array (&self->writer, "opponents");
  GANTRY_XML_FOREACH (opponent, competitor, "Opponent")
    {
      gantry_body_writer_open_object (&self->writer, NULL);
      GANTRY_ODF_WRITE_FIELDS (self, opponent, OPPONENT);
      gantry_body_writer_close (&self->writer);
    }
  gantry_body_writer_close (&self->writer);
}

void
gantry_odf_write_line (GantryOdfBuilder *self, const GantryXmlNode *result)
{
  const GantryXmlNode *competitor = gantry_xml_node_child (result, "Competitor");
  const GantryXmlNode *individual = gantry_odf_competitor_individual (competitor);

  GANTRY_ODF_WRITE_FIELDS (self, result, LINE);
  gantry_odf_competitor_write_current (self, competitor);
  gantry_odf_write_boxed (self, "ext", result, individual, "ExtendedResults", "ExtendedResult");
  write_records (self, result);
  write_parts (self, result);
  gantry_odf_write_boxed (self, "stats", competitor, individual, "StatsItems", "StatsItem");
  write_opponents (self, competitor);
}

void
gantry_odf_write_entry (GantryOdfBuilder *self, const GantryXmlNode *result)
{
  const GantryXmlNode *competitor = gantry_xml_node_child (result, "Competitor");

  gantry_odf_competitor_write (self, competitor);
  GANTRY_ODF_WRITE_FIELDS (self, result, START);
  gantry_odf_competitor_write_names (self, competitor);
  gantry_odf_competitor_write_entry (self, competitor);
  gantry_odf_competitor_write_coaches (self, competitor);
  gantry_odf_competitor_write_members (self, competitor, FALSE);
}

void
gantry_odf_write_row (GantryOdfBuilder *self, const GantryXmlNode *result)
{
  const GantryXmlNode *competitor = gantry_xml_node_child (result, "Competitor");

  gantry_odf_competitor_write (self, competitor);
  gantry_odf_competitor_write_names (self, competitor);
  gantry_odf_write_line (self, result);
  gantry_odf_competitor_write_members (self, competitor, TRUE);
}

void
gantry_odf_write_rows (GantryOdfBuilder *self)
{
  gantry_body_writer_open_array (&self->writer, "rows");
  GANTRY_XML_FOREACH (result, self->competition, "Result")
    {
      gantry_body_writer_open_object (&self->writer, NULL);
      gantry_odf_write_row (self, result);
      gantry_body_writer_close (&self->writer);
    }
  gantry_body_writer_close (&self->writer);
}
