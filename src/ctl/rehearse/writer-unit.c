/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/writer.h"

#include "model/rsc.h"

#include <string.h>

#define CURRENT_ROWS 8

static void
write_info (GantryXml *xml, const char *type, const char *code, const char *pos, const char *value)
{
  gantry_xml_leaf (xml, "ExtendedInfo", "Type", type, "Code", code, "Pos", pos, "Value", value,
                   NULL);
}

/* The first to come through a point, for races that tell only the leader's times. */
static GantryLine *
find_leader (GPtrArray *lines, guint point, gint64 clock)
{
  GantryLine *leader = NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      GantryLine *line = g_ptr_array_index (lines, i);

      if (line->starter->n_splits > point && line->starter->splits[point] <= clock &&
          (leader == NULL || line->starter->splits[point] < leader->starter->splits[point]))
        leader = line;
    }
  return leader;
}

static void
write_point (GantryMeet *meet,
             GantryContest *contest,
             GantryXml *xml,
             GPtrArray *lines,
             guint point,
             gint64 clock)
{
  gboolean leaders_only = contest->kind == GANTRY_CONTEST_RACE && contest->split_type == NULL;
  GantryLine *leader = leaders_only ? find_leader (lines, point, clock) : NULL;

  gantry_xml_begin (xml, "ExtendedInfo");
  gantry_xml_attribute (xml, "Type", "UI");
  gantry_xml_attribute (xml, "Code", "INTERMEDIATE");
  gantry_xml_attribute (xml, "Pos", gantry_board_pos (meet, contest, point));
  gantry_xml_attribute (xml, "Value", contest->points[point]);
  if (leader != NULL)
    {
      gantry_xml_leaf (xml, "Extension", "Code", "TIME", "Value",
                       gantry_meet_time (meet, leader->starter->splits[point], 2), NULL);
      gantry_xml_leaf (xml, "Extension", "Code", "LEADER", "Value", leader->who->code, NULL);
    }
  gantry_xml_end (xml);
}

/* What the results system shows beside the rows. */
static void
write_infos (GantryMeet *meet,
             GantryContest *contest,
             GantryXml *xml,
             GPtrArray *lines,
             GantryStage stage,
             gint64 clock)
{
  gboolean points = contest->kind != GANTRY_CONTEST_ATTEMPTS && contest->n_points > 1;

  for (guint p = 0; points && p < contest->n_points; p++)
    write_point (meet, contest, xml, lines, p, stage <= GANTRY_STAGE_START_LIST ? -1 : clock);
  if (contest->n_points > 1)
    write_info (xml, "UI", "INTERMEDIATES_TOTAL", NULL,
                gantry_meet_keep (meet, "%u", contest->n_points));
  if (contest->wind != NULL && stage >= GANTRY_STAGE_LIVE && clock >= contest->duration)
    write_info (xml, "UI", "WIND_SPEED", NULL, contest->wind);
  for (guint i = 0; i < lines->len; i++)
    {
      GantryLine *line = g_ptr_array_index (lines, i);

      if (line->current)
        write_info (xml, "DISPLAY", "CURRENT", NULL, line->who->code);
    }
}

static void
write_head (GantryMeet *meet,
            GantryContest *contest,
            GantryXml *xml,
            GPtrArray *lines,
            GantryStage stage,
            gint64 clock)
{
  GantryVenue *venue = contest->event->venue;

  gantry_xml_begin (xml, "ExtendedInfos");
  if (stage >= GANTRY_STAGE_LIVE)
    {
      g_autofree char *started = gantry_conductor_dup_stamp (meet->conductor, contest->start);

      gantry_xml_leaf (xml, "UnitDateTime", "StartDate", started, NULL);
    }
  write_infos (meet, contest, xml, lines, stage, clock);
  gantry_xml_leaf (xml, "SportDescription", "DisciplineName", venue->name, "EventName",
                   contest->event->name.in[0], "SubEventName", contest->name.in[0], "Gender",
                   contest->event->women ? "W" : "M", NULL);
  gantry_xml_leaf (xml, "VenueDescription", "Venue", venue->code, "VenueName", venue->venue,
                   "Location", venue->code, "LocationName", venue->location, NULL);
  gantry_xml_end (xml);
}

static void
write_values (GantryXml *xml, const GantryLine *line)
{
  if (line->values->len == 0)
    return;
  gantry_xml_begin (xml, "ExtendedResults");
  for (guint i = 0; i < line->values->len; i++)
    {
      const GantryValue *value = &g_array_index (line->values, GantryValue, i);

      gantry_xml_begin (xml, "ExtendedResult");
      gantry_xml_attribute (xml, "Type", value->type);
      gantry_xml_attribute (xml, "Code", value->code);
      gantry_xml_attribute (xml, "Pos", value->pos);
      gantry_xml_attribute (xml, "Value", value->value);
      gantry_xml_attribute (xml, "Value2", value->value2);
      gantry_xml_attribute (xml, "Rank", value->rank);
      gantry_xml_yes (xml, "RankEqual", value->rank_equal);
      if (value->sort > 0)
        gantry_xml_number (xml, "SortOrder", value->sort);
      gantry_xml_attribute (xml, "Diff", value->diff);
      gantry_xml_yes (xml, "Unchecked", value->unchecked);
      if (value->wind != NULL)
        gantry_xml_leaf (xml, "Extension", "Code", "WIND_SPEED", "Value", value->wind, NULL);
      gantry_xml_end (xml);
    }
  gantry_xml_end (xml);
}

static void
write_records (GantryContest *contest, GantryXml *xml, const GantryLine *line)
{
  if (line->records[0] == NULL || line->irm != NULL)
    return;
  gantry_xml_begin (xml, "RecordIndicators");
  for (guint i = 0; line->records[i] != NULL; i++)
    {
      gantry_xml_begin (xml, "RecordIndicator");
      gantry_xml_number (xml, "Order", i + 1);
      gantry_xml_attribute (xml, "Code", contest->event->rsc);
      gantry_xml_attribute (xml, "RecordType", line->records[i]);
      gantry_xml_end (xml);
    }
  gantry_xml_end (xml);
}

static void
write_entry (GantryXml *xml, const char *code, const char *value)
{
  if (*value != '\0')
    gantry_xml_leaf (xml, "EventUnitEntry", "Type", "EUE", "Code", code, "Value", value, NULL);
}

static void
write_full_competitor (GantryXml *xml, const GantryLine *line, gint64 at)
{
  GantryPerson *who = line->who;

  gantry_xml_begin (xml, "Competitor");
  gantry_xml_attribute (xml, "Code", who->code);
  gantry_xml_attribute (xml, "Type", "A");
  gantry_xml_attribute (xml, "Bib", who->bib);
  gantry_xml_attribute (xml, "Organisation", who->noc);
  gantry_xml_yes (xml, "Current", line->current);
  gantry_xml_begin (xml, "Composition");
  gantry_xml_begin (xml, "Athlete");
  gantry_xml_attribute (xml, "Code", who->code);
  gantry_xml_attribute (xml, "Order", "1");
  gantry_xml_attribute (xml, "Bib", who->bib);
  gantry_write_person (xml, who, at, FALSE);
  write_entry (xml, "ENTRY_TIME", who->entry_time);
  write_entry (xml, "PB", who->pb);
  write_entry (xml, "SB", who->sb);
  gantry_xml_end (xml);
  gantry_xml_end (xml);
  gantry_xml_end (xml);
}

static void
write_row (GantryContest *contest,
           GantryXml *xml,
           const GantryLine *line,
           guint sort,
           gint64 at,
           gboolean with_qual)
{
  gboolean ranked =
      line->rank > 0 && (line->result != NULL || contest->kind != GANTRY_CONTEST_RACE);

  gantry_xml_begin (xml, "Result");
  if (ranked)
    gantry_xml_number (xml, "Rank", line->rank);
  gantry_xml_yes (xml, "RankEqual", ranked && line->rank_equal);
  if (line->result != NULL)
    gantry_xml_attribute (xml, "ResultType", contest->event->result_type);
  gantry_xml_attribute (xml, "Result", line->result);
  gantry_xml_yes (xml, "Unchecked", line->unchecked);
  gantry_xml_attribute (xml, "IRM", line->irm);
  gantry_xml_attribute (xml, "QualificationMark", with_qual ? line->qual : NULL);
  gantry_xml_number (xml, "SortOrder", sort);
  gantry_xml_attribute (xml, "StartOrder", line->starter->order);
  gantry_xml_number (xml, "StartSortOrder", line->starter->start_sort);
  gantry_xml_attribute (xml, "Diff", line->diff);
  write_values (xml, line);
  write_records (contest, xml, line);
  write_full_competitor (xml, line, at);
  gantry_xml_end (xml);
}

void
gantry_send_result (
    GantryMeet *meet, GantryContest *contest, gint64 at, const char *status, GantryStage stage)
{
  gint64 clock = at - contest->start;
  g_autoptr (GPtrArray) lines = gantry_board_new (meet, contest, stage, clock);
  GantryXml *xml = gantry_xml_new ();
  GantryHeader header = { .at = at,
                          .type = "DT_RESULT",
                          .code = contest->rsc,
                          .status = status,
                          .source = contest->event->venue->source,
                          .note = stage == GANTRY_STAGE_CORRECTED ? contest->note : NULL };

  write_head (meet, contest, xml, lines, stage, clock);
  for (guint i = 0; i < lines->len; i++)
    write_row (contest, xml, g_ptr_array_index (lines, i), i + 1, at, stage >= GANTRY_STAGE_FINAL);
  gantry_conductor_send (meet->conductor, &header, gantry_xml_finish (xml));
}

static void
write_clock (
    GantryContest *contest, GantryXml *xml, GPtrArray *lines, gint64 clock, gboolean running)
{
  g_autofree char *text = NULL;
  gint64 seconds;

  /* Interval starts: the clock of the one on the course who comes in next; in the end that of the
   * last one. */
  if (contest->interval > 0)
    {
      const GantryStarter *shown =
          running ? NULL : g_ptr_array_index (contest->starters, contest->starters->len - 1);

      for (guint i = 0; shown == NULL && i < lines->len; i++)
        if (((GantryLine *) g_ptr_array_index (lines, i))->current)
          shown = ((GantryLine *) g_ptr_array_index (lines, i))->starter;
      clock -= shown != NULL ? shown->start : 0;
    }
  seconds = clock / 1000;
  text = g_strdup_printf ("%d:%02d", (int) (seconds / 60), (int) (seconds % 60));
  gantry_xml_leaf (xml, "Clock", "Running", running ? "Y" : "N", "Time", text, NULL);
}

/* The order now: by the last point that was reached. */
static void
write_live_row (
    GantryMeet *meet, GantryContest *contest, GantryXml *xml, GPtrArray *lines, guint index)
{
  const GantryLine *line = g_ptr_array_index (lines, index);
  const GantryStarter *starter = line->starter;
  guint point = line->reached - 1, rank = 1;
  gint64 best = starter->splits[point];

  for (guint i = 0; i < lines->len; i++)
    {
      const GantryLine *other = g_ptr_array_index (lines, i);

      if (other->irm != NULL || other->reached <= point)
        continue;
      best = MIN (best, other->starter->splits[point]);
      rank += other->starter->splits[point] < starter->splits[point];
    }
  gantry_xml_begin (xml, "Result");
  if (line->result != NULL)
    gantry_xml_number (xml, "Rank", line->rank);
  gantry_xml_attribute (xml, "Result", line->result);
  gantry_xml_number (xml, "SortOrder", index + 1);
  gantry_xml_begin (xml, "ExtendedResults");
  gantry_xml_begin (xml, "ExtendedResult");
  gantry_xml_attribute (xml, "Type", "ER");
  gantry_xml_attribute (xml, "Code", "LIVE");
  gantry_xml_attribute (xml, "Pos", gantry_board_pos (meet, contest, point));
  gantry_xml_attribute (xml, "Value", gantry_meet_time (meet, starter->splits[point], 2));
  gantry_xml_number (xml, "Rank", rank);
  if (starter->splits[point] > best)
    gantry_xml_attribute (
        xml, "Diff",
        gantry_meet_keep (meet, "+%s", gantry_meet_time (meet, starter->splits[point] - best, 2)));
  gantry_xml_end (xml);
  gantry_xml_end (xml);
  gantry_xml_begin (xml, "Competitor");
  gantry_xml_attribute (xml, "Code", line->who->code);
  gantry_xml_attribute (xml, "Type", "A");
  gantry_xml_attribute (xml, "Organisation", line->who->noc);
  gantry_xml_yes (xml, "Current", line->current);
  gantry_xml_end (xml);
  gantry_xml_end (xml);
}

void
gantry_send_current (GantryMeet *meet, GantryContest *contest, gint64 at, gboolean running)
{
  gint64 clock = at - contest->start;
  g_autoptr (GPtrArray) lines = gantry_board_new (meet, contest, GANTRY_STAGE_LIVE, clock);
  GantryXml *xml = gantry_xml_new ();
  GantryHeader header = { .at = at,
                          .type = "DT_CURRENT",
                          .code = contest->rsc,
                          .status = "LIVE",
                          .source = contest->event->venue->source };

  write_clock (contest, xml, lines, clock, running);
  for (guint i = 0; i < lines->len && i < CURRENT_ROWS; i++)
    {
      const GantryLine *line = g_ptr_array_index (lines, i);

      if (line->irm == NULL && line->reached > 0)
        write_live_row (meet, contest, xml, lines, i);
    }
  gantry_conductor_send (meet->conductor, &header, gantry_xml_finish (xml));
}

static void
write_analysis_row (GantryMeet *meet,
                    GantryContest *contest,
                    GantryXml *xml,
                    const GantryLine *line,
                    guint sort,
                    gint64 at)
{
  const GantryStarter *starter = line->starter;

  gantry_xml_begin (xml, "Result");
  gantry_xml_number (xml, "SortOrder", sort);
  gantry_xml_begin (xml, "ExtendedResults");
  for (guint p = 0; p < line->reached; p++)
    gantry_xml_leaf (
        xml, "ExtendedResult", "Type", "ER", "Code", "INTERMEDIATE", "Pos",
        gantry_board_pos (meet, contest, p), "Value",
        gantry_meet_time (meet, starter->splits[p], 2), "Value2",
        gantry_meet_time (meet, starter->splits[p] - (p > 0 ? starter->splits[p - 1] : 0), 2),
        NULL);
  gantry_xml_end (xml);
  gantry_write_competitor (xml, line->who, at, NULL);
  gantry_xml_end (xml);
}

/* Every runner's times at the points, where the result itself has only the leader's. */
void
gantry_send_analysis (GantryMeet *meet, GantryContest *contest, gint64 at, const char *status)
{
  g_autoptr (GPtrArray) lines =
      gantry_board_new (meet, contest, GANTRY_STAGE_FINAL, at - contest->start);
  GantryXml *xml = gantry_xml_new ();
  GantryHeader header = { .at = at,
                          .type = "DT_RESULT_ANALYSIS",
                          .code = contest->rsc,
                          .status = status,
                          .source = contest->event->venue->source };

  write_head (meet, contest, xml, lines, GANTRY_STAGE_FINAL, at - contest->start);
  for (guint i = 0; i < lines->len; i++)
    write_analysis_row (meet, contest, xml, g_ptr_array_index (lines, i), i + 1, at);
  gantry_conductor_send (meet->conductor, &header, gantry_xml_finish (xml));
}
