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
  gantry_xml_leaf (xml, "SportDescription", "DisciplineName", event->venue->name, "EventName", event->name.in[0], "Gender",
                   event->women ? "W" : "M", NULL);
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
write_listing (GantryEvent *event, GantryXml *xml, const GantryListing *listing, guint sort, gint64 at)
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
  GantryHeader header = { .at = at, .type = type, .code = code, .status = status, .source = event->venue->source };

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
  GantryHeader header = { .at = decision->at, .type = "DT_MEDALLISTS", .code = decision->event->rsc, .status = "OFFICIAL",
                          .source = decision->event->venue->source, .note = note };

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
  gantry_xml_attribute (xml, "Type", "A");
  gantry_xml_attribute (xml, "Organisation", record->noc);
  gantry_xml_begin (xml, "Composition");
  gantry_xml_begin (xml, "Athlete");
  gantry_xml_attribute (xml, "Code", record->code);
  gantry_xml_attribute (xml, "Order", "1");
  gantry_xml_leaf (xml, "Description", "GivenName", record->given, "FamilyName", record->family, "Gender",
                   event->women ? "F" : "M", "Organisation", record->noc, NULL);
  gantry_xml_end (xml);
  gantry_xml_end (xml);
  gantry_xml_end (xml);
}

static void
write_record_data (GantryMeet *meet, GantryXml *xml, GantryEvent *event, const GantryRecordMark *record, guint order,
                   gboolean is_new, gboolean is_old, const char *unit)
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
    gantry_xml_leaf (xml, "Extension", "Code", "INTERMEDIATE", "Pos", gantry_meet_keep (meet, "%u", i + 1), "Value",
                     record->splits[i], NULL);
  write_holder (xml, event, record);
  gantry_xml_end (xml);
}

static void
write_event_records (GantryMeet *meet, GantryXml *xml, GantryEvent *event, const GantryRecordMark *broken, const char *unit)
{
  gantry_xml_begin (xml, "Record");
  gantry_xml_attribute (xml, "Code", event->rsc);
  gantry_xml_leaf (xml, "Description", "Name", event->name.in[0], NULL);
  for (guint i = 0; i < event->records->len; i++)
    {
      const GantryRecordMark *record = &g_array_index (event->records, GantryRecordMark, i);
      gboolean better = broken != NULL && (g_str_equal (event->result_type, "TIME") ? broken->mark < record->mark
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
void
gantry_send_records (GantryMeet *meet, GantryEvent *event, gint64 at, const GantryLine *broken, const char *unit)
{
  GantryXml *xml = gantry_xml_new ();
  GantryHeader header = { .at = at, .type = "DT_RECORD", .code = event->rsc, .source = event->venue->source };
  g_autofree char *date = gantry_conductor_dup_date (meet->conductor, at);
  GantryRecordMark mark = { .result = broken->result, .mark = broken->mark, .noc = broken->who->noc,
                            .family = gantry_person_family_at (broken->who, at), .given = broken->who->given,
                            .code = broken->who->code, .country = HOST, .place = HOST_CITY, .date = date };

  write_event_records (meet, xml, event, &mark, unit);
  gantry_conductor_send (meet->conductor, &header, gantry_xml_finish (xml));
}

/* The list of a discipline, sent before the games. */
void
gantry_send_all_records (GantryMeet *meet, GantryVenue *venue, gint64 at)
{
  GantryXml *xml = gantry_xml_new ();
  GantryHeader header = { .at = at, .type = "DT_RECORD", .code = gantry_meet_discipline_rsc (meet, venue->discipline),
                          .source = "ODS" };

  for (guint i = 0; i < meet->events->len; i++)
    {
      GantryEvent *event = g_ptr_array_index (meet->events, i);

      if (event->venue == venue && event->records->len > 0)
        write_event_records (meet, xml, event, NULL, NULL);
    }
  gantry_conductor_send (meet->conductor, &header, gantry_xml_finish (xml));
}

/* The medals as of one decision: of every event decided by then, the latest word. */
static GPtrArray *
collect_decided (GantryMeet *meet, guint last)
{
  GPtrArray *decided = g_ptr_array_new ();

  for (guint i = 0; i <= last; i++)
    {
      GantryDecision *decision = g_ptr_array_index (meet->decisions, i);
      guint j;

      for (j = 0; j < decided->len; j++)
        if (((GantryDecision *) decided->pdata[j])->event == decision->event)
          break;
      if (j < decided->len)
        decided->pdata[j] = decision;
      else
        g_ptr_array_add (decided, decision);
    }
  return decided;
}

typedef struct
{
  const char *noc;
  int medals[4]; /* gold, silver, bronze, all */
  guint rank;
  guint rank_total;
  gboolean equal;
} Nation;

static int
compare_nations (gconstpointer a, gconstpointer b)
{
  const Nation *one = a, *two = b;

  for (guint i = 0; i < 3; i++)
    if (one->medals[i] != two->medals[i])
      return two->medals[i] - one->medals[i];
  return g_strcmp0 (one->noc, two->noc);
}

static void
count_medal (GArray *nations, const GantryMedal *medal)
{
  guint kind = g_str_equal (medal->code, "ME_GOLD") ? 0 : g_str_equal (medal->code, "ME_SILVER") ? 1 : 2;
  Nation *nation = NULL;

  for (guint i = 0; i < nations->len && nation == NULL; i++)
    if (g_str_equal (g_array_index (nations, Nation, i).noc, medal->who->noc))
      nation = &g_array_index (nations, Nation, i);
  if (nation == NULL)
    {
      g_array_set_size (nations, nations->len + 1);
      nation = &g_array_index (nations, Nation, nations->len - 1);
      nation->noc = medal->who->noc;
    }
  nation->medals[kind]++;
  nation->medals[3]++;
}

static GArray *
make_nations (GPtrArray *decided)
{
  GArray *nations = g_array_new (FALSE, TRUE, sizeof (Nation));

  for (guint i = 0; i < decided->len; i++)
    {
      const GantryDecision *decision = g_ptr_array_index (decided, i);

      for (guint m = 0; m < decision->medals->len; m++)
        count_medal (nations, &g_array_index (decision->medals, GantryMedal, m));
    }
  g_array_sort (nations, compare_nations);
  for (guint i = 0; i < nations->len; i++)
    {
      Nation *nation = &g_array_index (nations, Nation, i);

      nation->rank = nation->rank_total = 1;
      for (guint j = 0; j < nations->len; j++)
        {
          const Nation *other = &g_array_index (nations, Nation, j);
          int order = 0;

          for (guint k = 0; k < 3 && order == 0; k++)
            order = other->medals[k] - nation->medals[k];
          nation->rank += order > 0;
          nation->equal |= j != i && order == 0;
          nation->rank_total += other->medals[3] > nation->medals[3];
        }
    }
  return nations;
}

static void
write_medal_number (GantryXml *xml, const int *medals)
{
  gantry_xml_begin (xml, "MedalNumber");
  gantry_xml_attribute (xml, "Type", "TOT");
  gantry_xml_number (xml, "Gold", medals[0]);
  gantry_xml_number (xml, "Silver", medals[1]);
  gantry_xml_number (xml, "Bronze", medals[2]);
  gantry_xml_number (xml, "Total", medals[3]);
  gantry_xml_end (xml);
}

static void
send_standings (GantryMeet *meet, const GantryDecision *decision, GPtrArray *decided)
{
  g_autoptr (GArray) nations = make_nations (decided);
  g_autofree char *stamp = gantry_conductor_dup_stamp (meet->conductor, decision->at);
  GantryHeader header = { .at = decision->at + 800, .type = "DT_MEDALS", .code = "GLO-------------------------------",
                          .source = "ODS" };
  GantryXml *xml = gantry_xml_new ();

  gantry_xml_begin (xml, "MedalStandings");
  gantry_xml_attribute (xml, "DateTime", stamp);
  gantry_xml_attribute (xml, "LastEvent", decision->event->rsc);
  gantry_xml_number (xml, "TotalEvents", meet->n_medal_events);
  gantry_xml_number (xml, "FinishedEvents", decided->len);
  gantry_xml_begin (xml, "MedalsTable");
  for (guint i = 0; i < nations->len; i++)
    {
      const Nation *nation = &g_array_index (nations, Nation, i);

      gantry_xml_begin (xml, "MedalLine");
      gantry_xml_number (xml, "Rank", nation->rank);
      gantry_xml_number (xml, "RankTotal", nation->rank_total);
      gantry_xml_number (xml, "SortRank", i + 1);
      gantry_xml_number (xml, "SortRankTotal", i + 1);
      gantry_xml_yes (xml, "RankEqual", nation->equal);
      gantry_xml_attribute (xml, "Organisation", nation->noc);
      write_medal_number (xml, nation->medals);
      gantry_xml_end (xml);
    }
  gantry_xml_end (xml);
  gantry_xml_end (xml);
  gantry_conductor_send (meet->conductor, &header, gantry_xml_finish (xml));
}

static void
send_discipline_medallists (GantryMeet *meet, const GantryDecision *decision, GPtrArray *decided)
{
  GantryVenue *venue = decision->event->venue;
  const char *code = gantry_meet_discipline_rsc (meet, venue->discipline);
  GantryHeader header = { .at = decision->at + 1600, .type = "DT_MEDALLISTS_DISCIPLINE", .code = code, .source = "ODS" };
  GantryXml *xml = gantry_xml_new ();

  gantry_xml_begin (xml, "Discipline");
  gantry_xml_attribute (xml, "Code", code);
  for (guint i = 0; i < decided->len; i++)
    {
      const GantryDecision *one = g_ptr_array_index (decided, i);

      if (one->event->venue != venue)
        continue;
      gantry_xml_begin (xml, "Event");
      gantry_xml_attribute (xml, "Code", one->event->rsc);
      gantry_xml_attribute (xml, "EventName", one->event->name.in[0]);
      for (guint m = 0; m < one->medals->len; m++)
        {
          const GantryMedal *medal = &g_array_index (one->medals, GantryMedal, m);

          gantry_xml_begin (xml, "Medal");
          gantry_xml_attribute (xml, "Code", medal->code);
          gantry_write_competitor (xml, medal->who, decision->at, "1");
          gantry_xml_end (xml);
        }
      gantry_xml_end (xml);
    }
  gantry_xml_end (xml);
  gantry_conductor_send (meet->conductor, &header, gantry_xml_finish (xml));
}

static int
compare_decisions (gconstpointer a, gconstpointer b)
{
  const GantryDecision *one = *(GantryDecision *const *) a, *two = *(GantryDecision *const *) b;

  return one->at < two->at ? -1 : one->at > two->at;
}

/* The medal table after every decision, in order of time across the sports. */
void
gantry_send_medal_tables (GantryMeet *meet)
{
  g_ptr_array_sort (meet->decisions, compare_decisions);
  for (guint i = 0; i < meet->decisions->len; i++)
    {
      const GantryDecision *decision = g_ptr_array_index (meet->decisions, i);
      g_autoptr (GPtrArray) decided = collect_decided (meet, i);

      send_standings (meet, decision, decided);
      send_discipline_medallists (meet, decision, decided);
    }
}
