/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/writer.h"

#define HOST      "NED"
#define HOST_CITY "Terneuzen"

static void
write_event_infos (GantryXml *xml, GantryEvent *event, const char *last_unit)
{
  gantry_xml_begin (xml, "ExtendedInfos");
  if (last_unit != NULL)
    gantry_xml_leaf (xml, "Progress", "LastUnit", last_unit, NULL);
  gantry_xml_leaf (xml, "SportDescription", "DisciplineName", event->venue->name, "EventName",
                   event->name.in[0], "Gender", event->women ? "W" : "M", NULL);
  gantry_xml_end (xml);
}

static void
write_items (GantryEvent *event, GantryXml *xml, const GantryListing *listing)
{
  if (listing->n_items == 0)
    return;
  gantry_xml_begin (xml, "ResultItems");
  for (guint i = 0; i < listing->n_items; i++)
    {
      gantry_xml_begin (xml, "ResultItem");
      gantry_xml_attribute (xml, "Unit", listing->items[i].unit);
      gantry_xml_number (xml, "Order", i + 1);
      gantry_xml_begin (xml, "Result");
      if (listing->items[i].rank > 0)
        gantry_xml_number (xml, "Rank", listing->items[i].rank);
      if (listing->items[i].result != NULL)
        gantry_xml_attribute (xml, "ResultType", event->result_type);
      gantry_xml_attribute (xml, "Result", listing->items[i].result);
      gantry_xml_attribute (xml, "IRM", listing->items[i].irm);
      gantry_xml_end (xml);
      gantry_xml_end (xml);
    }
  gantry_xml_end (xml);
}

static void
write_listing (
    GantryEvent *event, GantryXml *xml, const GantryListing *listing, guint sort, gint64 at)
{
  gantry_xml_begin (xml, "Result");
  if (listing->rank > 0)
    gantry_xml_number (xml, "Rank", listing->rank);
  gantry_xml_yes (xml, "RankEqual", listing->rank_equal);
  if (listing->result != NULL)
    gantry_xml_attribute (xml, "ResultType", event->result_type);
  gantry_xml_attribute (xml, "Result", listing->result);
  gantry_xml_attribute (xml, "IRM", listing->irm);
  gantry_xml_attribute (xml, "QualificationMark", listing->qual);
  gantry_xml_number (xml, "SortOrder", sort);
  gantry_xml_attribute (xml, "Diff", listing->diff);
  write_items (event, xml, listing);
  gantry_write_competitor (xml, listing->who, at, NULL);
  gantry_xml_end (xml);
}

/* DT_PHASE_RESULT, DT_CUMULATIVE_RESULT, DT_RANKING: one form. */
void
gantry_send_list (GantryMeet *meet,
                  GantryEvent *event,
                  gint64 at,
                  const char *type,
                  const char *code,
                  const char *status,
                  GArray *listings,
                  const char *last_unit)
{
  GantryXml *xml = gantry_xml_new ();
  GantryHeader header = {
    .at = at, .type = type, .code = code, .status = status, .source = event->venue->source
  };

  write_event_infos (xml, event, last_unit);
  for (guint i = 0; i < listings->len; i++)
    write_listing (event, xml, &g_array_index (listings, GantryListing, i), i + 1, at);
  gantry_conductor_send (meet->conductor, &header, gantry_xml_finish (xml));
}

void
gantry_send_medallists (GantryMeet *meet, const GantryDecision *decision, const char *note)
{
  GantryXml *xml = gantry_xml_new ();
  g_autofree char *date = gantry_conductor_dup_date (meet->conductor, decision->at);
  GantryHeader header = { .at = decision->at,
                          .type = "DT_MEDALLISTS",
                          .code = decision->event->rsc,
                          .status = "OFFICIAL",
                          .source = decision->event->venue->source,
                          .note = note };

  write_event_infos (xml, decision->event, NULL);
  for (guint i = 0; i < decision->medals->len; i++)
    {
      const GantryMedal *medal = &g_array_index (decision->medals, GantryMedal, i);

      gantry_xml_begin (xml, "Medal");
      gantry_xml_attribute (xml, "Code", medal->code);
      gantry_xml_attribute (xml, "Date", date);
      gantry_xml_attribute (xml, "Unit", decision->unit);
      gantry_write_competitor (xml, medal->who, decision->at, "1");
      gantry_xml_end (xml);
    }
  gantry_conductor_send (meet->conductor, &header, gantry_xml_finish (xml));
}

static void
write_holder (GantryXml *xml, GantryEvent *event, const GantryRecordMark *record)
{
  gantry_xml_begin (xml, "Competitor");
  gantry_xml_attribute (xml, "Code", record->code);
  gantry_xml_attribute (xml, "Type", record->team != NULL ? "T" : "A");
  gantry_xml_attribute (xml, "Organisation", record->noc);
  if (record->team != NULL)
    {
      gantry_xml_leaf (xml, "Description", "TeamName", record->team, NULL);
      gantry_xml_end (xml);
      return;
    }
  gantry_xml_begin (xml, "Composition");
  gantry_xml_begin (xml, "Athlete");
  gantry_xml_attribute (xml, "Code", record->code);
  gantry_xml_attribute (xml, "Order", "1");
  gantry_xml_leaf (xml, "Description", "GivenName", record->given, "FamilyName", record->family,
                   "Gender", event->women ? "F" : "M", "Organisation", record->noc, NULL);
  gantry_xml_end (xml);
  gantry_xml_end (xml);
  gantry_xml_end (xml);
}

static void
write_record_data (GantryMeet *meet,
                   GantryXml *xml,
                   GantryEvent *event,
                   const GantryRecordMark *record,
                   guint order,
                   gboolean is_new,
                   gboolean is_old,
                   const char *unit)
{
  gantry_xml_begin (xml, "RecordData");
  gantry_xml_number (xml, "Order", order);
  gantry_xml_attribute (xml, "ResultType", event->result_type);
  gantry_xml_attribute (xml, "Result", record->result);
  gantry_xml_attribute (xml, "Unit", unit);
  gantry_xml_attribute (xml, "Country", record->country);
  gantry_xml_attribute (xml, "Place", record->place);
  gantry_xml_attribute (xml, "Date", record->date);
  gantry_xml_yes (xml, "Unconfirmed", is_new);
  gantry_xml_attribute (xml, "Historical", is_old ? "Y" : "N");
  gantry_xml_attribute (xml, "Current", is_old ? "N" : "Y");
  for (guint i = 0; record->splits != NULL && record->splits[i] != NULL; i++)
    gantry_xml_leaf (xml, "Extension", "Code", "INTERMEDIATE", "Pos",
                     gantry_meet_keep (meet, "%u", i + 1), "Value", record->splits[i], NULL);
  write_holder (xml, event, record);
  gantry_xml_end (xml);
}

static void
write_event_records (GantryMeet *meet,
                     GantryXml *xml,
                     GantryEvent *event,
                     const GantryRecordMark *broken,
                     const char *unit)
{
  gantry_xml_begin (xml, "Record");
  gantry_xml_attribute (xml, "Code", event->rsc);
  gantry_xml_leaf (xml, "Description", "Name", event->name.in[0], NULL);
  for (guint i = 0; i < event->records->len; i++)
    {
      const GantryRecordMark *record = &g_array_index (event->records, GantryRecordMark, i);
      gboolean better = broken != NULL &&
                        (g_str_equal (event->result_type, "TIME") ? broken->mark < record->mark
                                                                  : broken->mark > record->mark);

      gantry_xml_begin (xml, "RecordType");
      gantry_xml_number (xml, "Order", i + 1);
      gantry_xml_attribute (xml, "RecordType", record->type);
      gantry_xml_attribute (xml, "Shared", "N");
      if (better)
        write_record_data (meet, xml, event, broken, 1, TRUE, FALSE, unit);
      write_record_data (meet, xml, event, record, better ? 2 : 1, FALSE, better, NULL);
      gantry_xml_end (xml);
    }
  gantry_xml_end (xml);
}

/* The records of an event after one was broken: the new one, unconfirmed, and the old. */
static void
send_records (
    GantryMeet *meet, GantryEvent *event, gint64 at, const GantryRecordMark *broken, const char *unit)
{
  GantryXml *xml = gantry_xml_new ();
  GantryHeader header = {
    .at = at, .type = "DT_RECORD", .code = event->rsc, .source = event->venue->source
  };
  g_autofree char *date = gantry_conductor_dup_date (meet->conductor, at);
  GantryRecordMark mark = *broken;

  mark.country = HOST;
  mark.place = HOST_CITY;
  mark.date = date;
  write_event_records (meet, xml, event, &mark, unit);
  gantry_conductor_send (meet->conductor, &header, gantry_xml_finish (xml));
}

void
gantry_send_broken (GantryMeet *meet,
                    GantryEvent *event,
                    gint64 at,
                    const GantryRecordMark *stood,
                    const GantryRecordMark *broken,
                    const char *unit)
{
  g_autoptr (GArray) records = g_array_new (FALSE, TRUE, sizeof (GantryRecordMark));
  GantryEvent until = *event;

  g_array_append_val (records, *stood);
  until.records = records;
  send_records (meet, &until, at, broken, unit);
}

void
gantry_send_records (
    GantryMeet *meet, GantryEvent *event, gint64 at, const GantryLine *broken, const char *unit)
{
  GantryRecordMark mark = { .result = broken->result,
                            .mark = broken->mark,
                            .noc = broken->who->noc,
                            .family = gantry_person_family_at (broken->who, at),
                            .given = broken->who->given,
                            .code = broken->who->code };

  send_records (meet, event, at, &mark, unit);
}

/* The list of a discipline, sent before the games. */
void
gantry_send_all_records (GantryMeet *meet, GantryVenue *venue, gint64 at)
{
  GantryXml *xml = gantry_xml_new ();
  GantryHeader header = { .at = at,
                          .type = "DT_RECORD",
                          .code = gantry_meet_discipline_rsc (meet, venue->discipline),
                          .source = "ODS" };

  for (guint i = 0; i < meet->events->len; i++)
    {
      GantryEvent *event = g_ptr_array_index (meet->events, i);

      if (event->venue == venue && event->records->len > 0)
        write_event_records (meet, xml, event, NULL, NULL);
    }
  gantry_conductor_send (meet->conductor, &header, gantry_xml_finish (xml));
}
