/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/act.h"
#include "model/rsc.h"

#include <string.h>

/* Messages of a unit: of what is known at a moment. */

#define BEFORE G_MININT64 /* a clock before anything is known */

static void
write_entries (GantryXml *xml, GArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const GantryDeed *entry = &g_array_index (entries, GantryDeed, i);

      gantry_xml_leaf (xml, "EventUnitEntry", "Type", entry->type, "Code", entry->code, "Value",
                       entry->value, NULL);
    }
}

static void
write_stats (const GantryActPage *page, const GantryActor *actor, guint member)
{
  GantryXml *xml = page->xml;
  gboolean open = FALSE;

  for (guint i = 0; i < actor->deeds->len; i++)
    {
      const GantryDeed *deed = &g_array_index (actor->deeds, GantryDeed, i);

      if (deed->of != GANTRY_OF_STAT || deed->member != member || deed->at > page->clock)
        continue;
      if (!open)
        gantry_xml_begin (xml, "StatsItems");
      open = TRUE;
      gantry_xml_leaf (xml, "StatsItem", "Type", deed->type, "Code", deed->code, "Pos", deed->pos,
                       "Value", deed->value, NULL);
    }
  if (open)
    gantry_xml_end (xml);
}

static gboolean
is_known (const GantryDeed *deed, gint64 clock)
{
  return deed->sub != NULL ? deed->sub_at[0] <= clock : deed->at <= clock;
}

static void
write_subs (GantryXml *xml, const GantryDeed *deed, gint64 clock)
{
  static const char *const numbers[] = { "1", "2", "3" };

  for (guint s = 0; deed->sub != NULL && s < G_N_ELEMENTS (deed->subs); s++)
    if (deed->sub_at[s] <= clock)
      gantry_xml_leaf (xml, "Extension", "Code", deed->sub, "Pos", numbers[s], "Value",
                       deed->subs[s], NULL);
}

/* Rank and distance to the best at one point, among those who were there by now. */
static void
write_rank (const GantryActPage *page, const GantryDeed *deed)
{
  GantryAct *self = page->act;
  gint64 best = deed->mark;
  guint rank = 1;

  for (guint a = 0; a < self->actors->len; a++)
    {
      const GantryActor *actor = g_ptr_array_index (self->actors, a);

      for (guint i = 0; i < actor->deeds->len; i++)
        {
          const GantryDeed *other = &g_array_index (actor->deeds, GantryDeed, i);

          if (other->mark == 0 || other->at > page->clock ||
              strcmp (other->code, deed->code) != 0 || g_strcmp0 (other->pos, deed->pos) != 0 ||
              (actor->irm != NULL && actor->irm_at <= other->at))
            continue;
          rank += other->mark < deed->mark;
          best = MIN (best, other->mark);
        }
    }
  gantry_xml_number (page->xml, "Rank", rank);
  gantry_xml_number (page->xml, "SortOrder", rank);
  if (best < deed->mark)
    gantry_xml_attribute (page->xml, "Diff",
                          gantry_meet_keep (page->meet, "+%s",
                                            gantry_act_text (page->meet, self, deed->mark - best)));
}

static void
write_deeds (const GantryActPage *page, const GantryActor *actor, guint member)
{
  GantryXml *xml = page->xml;
  gint64 clock = page->clock;
  gboolean open = FALSE;

  for (guint i = 0; i < actor->deeds->len; i++)
    {
      const GantryDeed *deed = &g_array_index (actor->deeds, GantryDeed, i);

      if (deed->of != GANTRY_OF_LINE || deed->member != member || !is_known (deed, clock) ||
          (actor->irm != NULL && actor->irm_at <= deed->at))
        continue;
      if (!open)
        gantry_xml_begin (xml, "ExtendedResults");
      open = TRUE;
      gantry_xml_begin (xml, "ExtendedResult");
      gantry_xml_attribute (xml, "Type", deed->type);
      gantry_xml_attribute (xml, "Code", deed->code);
      gantry_xml_attribute (xml, "Pos", deed->pos);
      gantry_xml_attribute (xml, "Value", deed->at <= clock ? deed->value : NULL);
      gantry_xml_attribute (xml, "Value2", deed->value2);
      if (deed->mark != 0)
        write_rank (page, deed);
      write_subs (xml, deed, clock);
      gantry_xml_end (xml);
    }
  if (open)
    gantry_xml_end (xml);
}

/* Where somebody of a team plays. */
static void
write_position (const GantryActPage *page, guint member)
{
  GantryAct *self = page->act;
  guint n = gantry_rule_get_n_words (self->rule, GANTRY_WORD_POSITION);
  const GantryWord *word =
      n > 0 ? gantry_rule_get_word (self->rule, GANTRY_WORD_POSITION, (member - 1) * n / 12 % n)
            : NULL;

  if (word != NULL)
    gantry_xml_leaf (page->xml, "EventUnitEntry", "Type", "EUE", "Code", "POSITION", "Value",
                     word->code, NULL);
}

/* member: of a team, from 1; 0: an individual. */
static void
write_athlete (const GantryActPage *page, const GantryActor *actor, guint member)
{
  GantryPerson *who = g_ptr_array_index (actor->people, member > 0 ? member - 1 : 0);
  GantryXml *xml = page->xml;

  gantry_xml_begin (xml, "Athlete");
  gantry_xml_attribute (xml, "Code", who->code);
  gantry_xml_number (xml, "Order", MAX (member, 1));
  gantry_xml_attribute (xml, "Bib", who->bib);
  gantry_xml_leaf (xml, "Description", "GivenName", who->given, "FamilyName",
                   gantry_person_family_at (who, page->at), "Gender", who->woman ? "F" : "M",
                   "Organisation", who->noc, "Horse", actor->horse, NULL);
  if (member == 0)
    write_entries (xml, actor->entries);
  else
    {
      if (gantry_act_is_match (page->act))
        write_position (page, member);
      write_deeds (page, actor, member);
      write_stats (page, actor, member);
    }
  gantry_xml_end (xml);
}

void
gantry_act_write_competitor (const GantryActPage *page, const GantryActor *actor, gboolean full)
{
  GantryXml *xml = page->xml;

  gantry_xml_begin (xml, "Competitor");
  gantry_xml_attribute (xml, "Code", actor->code);
  gantry_xml_attribute (xml, "Type", actor->team != NULL ? "T" : "A");
  gantry_xml_attribute (xml, "Bib", actor->bib);
  gantry_xml_attribute (xml, "Organisation", actor->noc);
  if (actor->team != NULL)
    gantry_xml_leaf (xml, "Description", "TeamName", actor->team, NULL);
  if (actor->team != NULL && full)
    write_entries (xml, actor->entries);
  if (full)
    write_stats (page, actor, 0);
  gantry_xml_begin (xml, "Composition");
  if (actor->team == NULL)
    write_athlete (page, actor, 0);
  for (guint i = 0; actor->team != NULL && full && i < actor->people->len; i++)
    write_athlete (page, actor, i + 1);
  gantry_xml_end (xml);
  gantry_xml_end (xml);
}

static void
write_points (GantryAct *self, GantryXml *xml)
{
  for (guint i = 0; i < self->points->len; i++)
    {
      const GantryActPoint *point = &g_array_index (self->points, GantryActPoint, i);

      gantry_xml_leaf (xml, "ExtendedInfo", "Type", "UI", "Code", "INTERMEDIATE", "Pos", point->pos,
                       "Value", point->name, NULL);
    }
}

static void
write_head (const GantryActPage *page)
{
  GantryXml *xml = page->xml;
  const GantryContest *contest = page->act->contest;
  const GantryVenue *venue = contest->event->venue;
  g_autofree char *started = gantry_conductor_dup_stamp (page->meet->conductor, contest->start);
  const char gender[] = { gantry_rsc_get_gender (contest->rsc), '\0' };

  gantry_xml_begin (xml, "ExtendedInfos");
  if (page->stage >= GANTRY_ACT_LIVE)
    gantry_xml_leaf (xml, "UnitDateTime", "StartDate", started, NULL);
  write_points (page->act, xml);
  gantry_xml_leaf (xml, "SportDescription", "DisciplineName", venue->name, "EventName",
                   contest->event->name.in[0], "SubEventName", contest->name.in[0], "Gender",
                   gender, NULL);
  gantry_xml_leaf (xml, "VenueDescription", "Venue", venue->code, "VenueName", venue->venue,
                   "Location", venue->code, "LocationName", venue->location, NULL);
  gantry_xml_end (xml);
}

/* Points of a side in a period by now: its share of what will be. */
static int
count_points (GantryAct *self, guint index, int side, gint64 clock)
{
  const GantryActPeriod *period = &g_array_index (self->periods, GantryActPeriod, index);
  gint64 played = CLAMP (clock - period->from, 0, period->until - period->from);

  if (gantry_rule_get_counts_periods (self->rule, NULL))
    return (int)(period->points[side] * played / MAX (period->until - period->from, 1));
  return gantry_act_get_score (self, side, MIN (clock, period->until)) -
         gantry_act_get_score (self, side, period->from - 1);
}

static void
write_periods (GantryAct *self, GantryXml *xml, gint64 clock)
{
  const GantryActor *home = g_ptr_array_index (self->actors, 0),
                    *away = g_ptr_array_index (self->actors, 1);

  gantry_xml_begin (xml, "Periods");
  gantry_xml_attribute (xml, "Home", home->code);
  gantry_xml_attribute (xml, "Away", away->code);
  for (guint i = 0; i < self->periods->len; i++)
    {
      const GantryActPeriod *period = &g_array_index (self->periods, GantryActPeriod, i);

      if (period->from > clock)
        break;
      gantry_xml_begin (xml, "Period");
      gantry_xml_attribute (xml, "Code", period->code);
      gantry_xml_number (xml, "HomeScore",
                         gantry_act_get_score (self, 0, MIN (clock, period->until)));
      gantry_xml_number (xml, "AwayScore",
                         gantry_act_get_score (self, 1, MIN (clock, period->until)));
      gantry_xml_number (xml, "HomePeriodScore", count_points (self, i, 0, clock));
      gantry_xml_number (xml, "AwayPeriodScore", count_points (self, i, 1, clock));
      gantry_xml_end (xml);
    }
  gantry_xml_end (xml);
}

/* The better half. */
const char *
gantry_act_find_qual (GantryAct *self, const GantryActRow *row)
{
  if (self->final || row->irm != NULL)
    return NULL;
  if (gantry_act_is_match (self))
    return row->actor == gantry_act_get_winner (self) ? "Q" : NULL;
  return row->rank > 0 && row->rank <= (self->actors->len + 1) / 2 ? "Q" : NULL;
}

static const char *
find_wlt (const GantryActPage *page, const GantryActRow *row)
{
  GantryAct *self = page->act;

  if (!gantry_act_is_match (self) || page->stage < GANTRY_ACT_FINAL)
    return NULL;
  return gantry_act_get_winner (self) == row->actor ? "W"
         : gantry_act_get_winner (self) == NULL     ? "T"
                                                    : "L";
}

/* Whoever breaks the record does so with the result, and is first with it. */
static void
write_record (const GantryActPage *page, const GantryActRow *row)
{
  GantryAct *self = page->act;
  const GantryScore *best = NULL;

  if (self->record == NULL || row->rank != 1 || row->actor != gantry_act_get_first (self, &best) ||
      row->score != best)
    return;
  gantry_xml_begin (page->xml, "RecordIndicators");
  gantry_xml_leaf (page->xml, "RecordIndicator", "Order", "1", "Code", self->contest->event->rsc,
                   "RecordType", self->record, NULL);
  gantry_xml_end (page->xml);
}

static void
write_row (const GantryActPage *page, const GantryActRow *row, guint sort)
{
  const GantryScore *score = row->irm == NULL ? row->score : NULL;
  GantryXml *xml = page->xml;

  gantry_xml_begin (xml, "Result");
  if (row->rank > 0)
    gantry_xml_number (xml, "Rank", row->rank);
  gantry_xml_yes (xml, "RankEqual", row->equal);
  gantry_xml_attribute (xml, "ResultType",
                        score != NULL ? gantry_rule_to_result_type (page->act->rule) : NULL);
  gantry_xml_attribute (xml, "Result", score != NULL ? score->text : NULL);
  gantry_xml_attribute (xml, "IRM", row->irm);
  gantry_xml_attribute (xml, "QualificationMark",
                        page->stage >= GANTRY_ACT_FINAL ? gantry_act_find_qual (page->act, row) : NULL);
  gantry_xml_attribute (xml, "WLT", find_wlt (page, row));
  gantry_xml_number (xml, "SortOrder", sort);
  gantry_xml_attribute (xml, "StartOrder", row->actor->order);
  gantry_xml_attribute (xml, "StartSortOrder", row->actor->order);
  write_deeds (page, row->actor, 0);
  write_record (page, row);
  gantry_act_write_competitor (page, row->actor, TRUE);
  gantry_xml_end (xml);
}

void
gantry_act_send_result (
    GantryMeet *meet, GantryAct *self, gint64 at, const char *status, GantryActStage stage)
{
  gint64 clock = stage <= GANTRY_ACT_LIST   ? BEFORE
                 : stage == GANTRY_ACT_LIVE ? at - self->contest->start
                                            : G_MAXINT64;
  GantryActPage page = { meet, self, gantry_xml_new (), at, clock, stage };
  g_autoptr (GArray) rows = gantry_act_list_rows (self, clock, stage == GANTRY_ACT_CORRECTED);
  GantryHeader header = { .at = at,
                          .type = "DT_RESULT",
                          .code = self->contest->rsc,
                          .status = status,
                          .source = self->contest->event->venue->source,
                          .note = stage == GANTRY_ACT_CORRECTED ? self->contest->note : NULL };

  write_head (&page);
  if (gantry_act_is_match (self) && stage >= GANTRY_ACT_LIVE)
    write_periods (self, page.xml, clock);
  for (guint i = 0; i < rows->len; i++)
    write_row (&page, &g_array_index (rows, GantryActRow, i), i + 1);
  gantry_conductor_send (meet->conductor, &header, gantry_xml_finish (page.xml));
}

static void
write_clock (GantryAct *self, GantryXml *xml, gint64 clock, gboolean running)
{
  const GantryActPeriod *period = NULL;
  g_autofree char *text = NULL;
  gint64 seconds, before = 0;

  for (guint i = 0; i < self->periods->len; i++)
    {
      const GantryActPeriod *one = &g_array_index (self->periods, GantryActPeriod, i);

      if (one->from > clock)
        break;
      before += period != NULL ? (gint64)period->minutes * 60 : 0;
      period = one;
    }
  if (period == NULL || period->minutes == 0)
    return;
  seconds = CLAMP (clock - period->from, 0, period->until - period->from) * period->minutes * 60 /
            (period->until - period->from);
  if (gantry_rule_get_match_clock (self->rule) == GANTRY_CLOCK_DOWN)
    seconds = (gint64)period->minutes * 60 - seconds;
  else
    seconds += before;
  text = g_strdup_printf ("%d:%02d", (int)(seconds / 60), (int)(seconds % 60));
  gantry_xml_leaf (xml, "Clock", "Period", period->code, "Running", running ? "Y" : "N", "Time",
                   text, NULL);
}

void
gantry_act_send_clock (GantryMeet *meet, GantryAct *self, gint64 at)
{
  gint64 clock = at - self->contest->start;
  GantryXml *xml = gantry_xml_new ();
  GantryHeader header = { .at = at,
                          .type = "DT_CURRENT",
                          .code = self->contest->rsc,
                          .status = "LIVE",
                          .source = self->contest->event->venue->source };

  write_clock (self, xml, clock, clock < self->duration);
  for (guint i = 0; i < self->actors->len; i++)
    {
      const GantryActor *actor = g_ptr_array_index (self->actors, i);

      gantry_xml_begin (xml, "Result");
      gantry_xml_number (xml, "Result", gantry_act_get_score (self, (int)i, clock));
      gantry_xml_number (xml, "SortOrder", i + 1);
      gantry_xml_leaf (xml, "Competitor", "Code", actor->code, "Type",
                       actor->team != NULL ? "T" : "A", "Organisation", actor->noc, NULL);
      gantry_xml_end (xml);
    }
  gantry_conductor_send (meet->conductor, &header, gantry_xml_finish (xml));
}

static void
write_action (const GantryActPage *page, const GantryActAction *action, guint order)
{
  GantryAct *self = page->act;
  GantryXml *xml = page->xml;
  const GantryActor *actor =
      action->side >= 0 ? g_ptr_array_index (self->actors, action->side) : NULL;

  gantry_xml_begin (xml, "Action");
  gantry_xml_number (xml, "Id", 1000 + order);
  gantry_xml_attribute (xml, "Period",
                        g_array_index (self->periods, GantryActPeriod, action->period).code);
  gantry_xml_number (xml, "Order", order);
  gantry_xml_attribute (xml, "Action", action->action);
  gantry_xml_attribute (xml, "When", action->when);
  if (!gantry_rule_get_counts_periods (self->rule, NULL)) /* in sets, points are not told one by one */
    {
      gantry_xml_number (xml, "ScoreH", action->score[0]);
      gantry_xml_number (xml, "ScoreA", action->score[1]);
    }
  if (actor != NULL)
    {
      const GantryPerson *who =
          g_ptr_array_index (actor->people, action->member > 0 ? action->member - 1 : 0);

      gantry_xml_begin (xml, "Competitor");
      gantry_xml_attribute (xml, "Code", actor->code);
      gantry_xml_attribute (xml, "Type", actor->team != NULL ? "T" : "A");
      gantry_xml_attribute (xml, "Organisation", actor->noc);
      gantry_xml_attribute (xml, "Order", gantry_meet_keep (page->meet, "%d", action->side + 1));
      gantry_xml_begin (xml, "Composition");
      gantry_xml_leaf (xml, "Athlete", "Code", who->code, "Order", "1", "Bib", who->bib, NULL);
      gantry_xml_end (xml);
      gantry_xml_end (xml);
    }
  gantry_xml_end (xml);
}

void
gantry_act_send_actions (GantryMeet *meet, GantryAct *self, gint64 at, const char *status)
{
  GantryXml *xml = gantry_xml_new ();
  const GantryActPage page = { meet, self, xml, at, at - self->contest->start, GANTRY_ACT_LIVE };
  GantryHeader header = { .at = at,
                          .type = "DT_PLAY_BY_PLAY",
                          .code = self->contest->rsc,
                          .status = status,
                          .source = self->contest->event->venue->source };

  gantry_xml_begin (xml, "Actions");
  gantry_xml_attribute (xml, "Home", ((GantryActor *)g_ptr_array_index (self->actors, 0))->code);
  gantry_xml_attribute (xml, "Away", ((GantryActor *)g_ptr_array_index (self->actors, 1))->code);
  for (guint i = 0; i < self->actions->len; i++)
    {
      const GantryActAction *action = &g_array_index (self->actions, GantryActAction, i);

      if (action->at <= page.clock)
        write_action (&page, action, i + 1);
    }
  gantry_xml_end (xml);
  gantry_conductor_send (meet->conductor, &header, gantry_xml_finish (xml));
}
