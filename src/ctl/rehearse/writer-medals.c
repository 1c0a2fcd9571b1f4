/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/writer.h"

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
  guint kind = g_str_equal (medal->code, "ME_GOLD")     ? 0
               : g_str_equal (medal->code, "ME_SILVER") ? 1
                                                        : 2;
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
  GantryHeader header = { .at = decision->at + 800,
                          .type = "DT_MEDALS",
                          .code = "GLO-------------------------------",
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
  GantryHeader header = {
    .at = decision->at + 1600, .type = "DT_MEDALLISTS_DISCIPLINE", .code = code, .source = "ODS"
  };
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
