/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/writer.h"

#define GENERAL "ODS"
#define GAMES   "GLO-------------------------------"

const char *
gantry_meet_discipline_rsc (GantryMeet *meet, const char *discipline)
{
  return gantry_meet_keep (meet, "%s-------------------------------", discipline);
}

void
gantry_write_person (GantryXml *xml, GantryPerson *person, gint64 at, gboolean with_birth)
{
  gantry_xml_leaf (xml, "Description", "GivenName", person->given, "FamilyName",
                   gantry_person_family_at (person, at), "Gender", person->woman ? "F" : "M",
                   "Organisation", person->noc, "BirthDate", with_birth ? person->birth : "", NULL);
}

void
gantry_write_competitor (GantryXml *xml, GantryPerson *person, gint64 at, const char *order)
{
  gantry_xml_begin (xml, "Competitor");
  gantry_xml_attribute (xml, "Code", person->code);
  gantry_xml_attribute (xml, "Type", "A");
  gantry_xml_attribute (xml, "Bib", person->bib);
  gantry_xml_attribute (xml, "Organisation", person->noc);
  gantry_xml_attribute (xml, "Order", order);
  gantry_xml_begin (xml, "Composition");
  gantry_xml_begin (xml, "Athlete");
  gantry_xml_attribute (xml, "Code", person->code);
  gantry_xml_attribute (xml, "Order", "1");
  gantry_write_person (xml, person, at, FALSE);
  gantry_xml_end (xml);
  gantry_xml_end (xml);
  gantry_xml_end (xml);
}

static void
write_participant (
    GantryMeet *meet, GantryVenue *venue, GantryXml *xml, GantryPerson *person, gint64 at)
{
  const char *family = gantry_person_family_at (person, at);
  g_autofree char *upper = g_utf8_strup (family, -1);
  g_autofree char *print = g_strdup_printf ("%s %s", upper, person->given);
  g_autofree char *tv = g_strdup_printf ("%s %s", person->given, upper);

  gantry_xml_begin (xml, "Participant");
  gantry_xml_attribute (xml, "Code", person->code);
  gantry_xml_attribute (xml, "Parent", person->code);
  gantry_xml_attribute (xml, "Status", "ACTIVE");
  gantry_xml_attribute (xml, "GivenName", person->given);
  gantry_xml_attribute (xml, "FamilyName", family);
  gantry_xml_attribute (xml, "PrintName", print);
  gantry_xml_attribute (xml, "TVName", tv);
  gantry_xml_attribute (xml, "Gender", person->woman ? "F" : "M");
  gantry_xml_attribute (xml, "Organisation", person->noc);
  gantry_xml_attribute (xml, "BirthDate", person->birth);
  gantry_xml_number (xml, "Height", person->height);
  gantry_xml_number (xml, "Weight", person->weight);
  gantry_xml_attribute (xml, "PlaceofBirth", person->town);
  gantry_xml_attribute (xml, "CountryofBirth", person->noc);
  gantry_xml_attribute (xml, "MainFunctionId", "AA01");
  gantry_xml_begin (xml, "Discipline");
  gantry_xml_attribute (xml, "Code", gantry_meet_discipline_rsc (meet, venue->discipline));
  gantry_xml_begin (xml, "RegisteredEvent");
  gantry_xml_attribute (xml, "Event", person->event);
  gantry_xml_attribute (xml, "Bib", person->bib);
  if (*person->pb != '\0')
    gantry_xml_leaf (xml, "EventEntry", "Type", "ENTRY", "Code", "PB", "Value", person->pb, NULL);
  if (*person->sb != '\0')
    gantry_xml_leaf (xml, "EventEntry", "Type", "ENTRY", "Code", "SB", "Value", person->sb, NULL);
  gantry_xml_end (xml);
  gantry_xml_end (xml);
  gantry_xml_end (xml);
}

void
gantry_send_people (GantryMeet *meet, GantryVenue *venue, gint64 at)
{
  GantryXml *xml = gantry_xml_new ();
  GantryHeader header = { .at = at,
                          .type = "DT_PARTIC",
                          .code = gantry_meet_discipline_rsc (meet, venue->discipline),
                          .source = GENERAL };

  for (guint i = 0; i < meet->events->len; i++)
    {
      GantryEvent *event = g_ptr_array_index (meet->events, i);

      for (guint j = 0; event->venue == venue && j < event->entrants->len; j++)
        write_participant (meet, venue, xml, g_ptr_array_index (event->entrants, j), at);
    }
  gantry_conductor_send (meet->conductor, &header, gantry_xml_finish (xml));
}

void
gantry_send_person (GantryMeet *meet, GantryVenue *venue, GantryPerson *person, gint64 at)
{
  GantryXml *xml = gantry_xml_new ();
  GantryHeader header = { .at = at,
                          .type = "DT_PARTIC_UPDATE",
                          .code = gantry_meet_discipline_rsc (meet, venue->discipline),
                          .source = GENERAL };

  write_participant (meet, venue, xml, person, at);
  gantry_conductor_send (meet->conductor, &header, gantry_xml_finish (xml));
}

static void
write_texts (GantryXml *xml, const char *element, const GantryTexts *texts)
{
  for (guint i = 0; i < GANTRY_N_LANGUAGES; i++)
    gantry_xml_leaf (xml, element, "Language", gantry_meet_languages[i], "Value", texts->in[i],
                     NULL);
}

static void
write_session (GantryMeet *meet, GantryXml *xml, GantryVenue *venue)
{
  g_autofree char *start = gantry_conductor_dup_stamp (meet->conductor, venue->on);
  g_autofree char *end = gantry_conductor_dup_stamp (meet->conductor, venue->off);

  gantry_xml_begin (xml, "Session");
  gantry_xml_attribute (xml, "SessionCode", venue->session);
  gantry_xml_attribute (xml, "StartDate", start);
  gantry_xml_attribute (xml, "EndDate", end);
  gantry_xml_attribute (xml, "Venue", venue->code);
  gantry_xml_attribute (xml, "VenueName", venue->venue);
  gantry_xml_attribute (xml, "SessionType", "EVE");
  write_texts (xml, "SessionName", &venue->session_name);
  gantry_xml_end (xml);
}

/* A unit as the schedule has it at a moment; flag: "N" new, "U" updated. */
static void
write_unit (
    GantryMeet *meet, GantryXml *xml, GantryContest *contest, const char *status, const char *flag)
{
  GantryVenue *venue = contest->event->venue;
  gint64 over = contest->start + contest->duration;
  g_autofree char *start = gantry_conductor_dup_stamp (meet->conductor, contest->call);
  g_autofree char *end = gantry_conductor_dup_stamp (meet->conductor, over);
  gboolean begun = g_str_equal (status, "RUNNING") || g_str_equal (status, "FINISHED");

  gantry_xml_begin (xml, "Unit");
  gantry_xml_attribute (xml, "Code", contest->rsc);
  gantry_xml_attribute (xml, "PhaseType", "3");
  gantry_xml_attribute (xml, "ScheduleStatus", status);
  gantry_xml_attribute (xml, "StartDate", start);
  gantry_xml_attribute (xml, "EndDate", end);
  gantry_xml_attribute (xml, "ActualStartDate", begun ? start : "");
  gantry_xml_attribute (xml, "ActualEndDate", g_str_equal (status, "FINISHED") ? end : "");
  gantry_xml_number (xml, "Order", contest->order);
  gantry_xml_attribute (xml, "Medal", contest->medal ? "1" : "0");
  gantry_xml_attribute (xml, "Venue", venue->code);
  gantry_xml_attribute (xml, "Location", venue->code);
  gantry_xml_attribute (xml, "SessionCode", venue->session);
  gantry_xml_attribute (xml, "ModificationIndicator", flag);
  write_texts (xml, "ItemName", &contest->name);
  gantry_xml_leaf (xml, "VenueDescription", "VenueName", venue->venue, "LocationName",
                   venue->location, NULL);
  gantry_xml_end (xml);
}

void
gantry_send_schedule (GantryMeet *meet, GantryVenue *venue, gint64 at)
{
  GantryXml *xml = gantry_xml_new ();
  GantryHeader header = { .at = at,
                          .type = "DT_SCHEDULE",
                          .code = gantry_meet_discipline_rsc (meet, venue->discipline),
                          .source = GENERAL };

  write_session (meet, xml, venue);
  for (guint i = 0; i < meet->contests->len; i++)
    {
      GantryContest *contest = g_ptr_array_index (meet->contests, i);

      if (contest->event->venue == venue)
        write_unit (meet, xml, contest, "SCHEDULED", "N");
    }
  gantry_conductor_send (meet->conductor, &header, gantry_xml_finish (xml));
}

void
gantry_send_status (GantryMeet *meet, GantryContest *contest, gint64 at, const char *status)
{
  GantryVenue *venue = contest->event->venue;
  GantryXml *xml = gantry_xml_new ();
  GantryHeader header = { .at = at,
                          .type = "DT_SCHEDULE_UPDATE",
                          .code = gantry_meet_discipline_rsc (meet, venue->discipline),
                          .source = venue->source };

  write_unit (meet, xml, contest, status, "U");
  gantry_conductor_send (meet->conductor, &header, gantry_xml_finish (xml));
}

/* The points of an event, before its first start list. */
void
gantry_send_config (GantryMeet *meet, GantryContest *contest, gint64 at)
{
  GantryXml *xml = gantry_xml_new ();
  GantryHeader header = {
    .at = at, .type = "DT_CONFIG", .code = contest->event->rsc, .source = GENERAL
  };

  gantry_xml_begin (xml, "Configs");
  gantry_xml_begin (xml, "Config");
  gantry_xml_attribute (xml, "Unit", contest->event->rsc);
  for (guint p = 0; p < contest->n_points; p++)
    gantry_xml_leaf (xml, "ExtendedConfig", "Type", "EC", "Code", "INTERMEDIATE", "Pos",
                     gantry_board_pos (meet, contest, p), "Value", contest->points[p], NULL);
  gantry_xml_end (xml);
  gantry_xml_end (xml);
  gantry_conductor_send (meet->conductor, &header, gantry_xml_finish (xml));
}

void
gantry_send_weather (GantryMeet *meet,
                     GantryVenue *venue,
                     gint64 at,
                     const char *sky,
                     int celsius,
                     int humidity,
                     const char *direction,
                     int wind,
                     const char *snow)
{
  g_autofree char *stamp = gantry_conductor_dup_stamp (meet->conductor, at);
  GantryHeader header = { .at = at,
                          .type = "DT_WEATHER",
                          .source = venue->source,
                          .code = gantry_meet_keep (meet, "%s-----------------------%s-----",
                                                    venue->discipline, venue->code) };
  GantryXml *xml = gantry_xml_new ();

  gantry_xml_begin (xml, "Weather");
  gantry_xml_attribute (xml, "Date", stamp);
  gantry_xml_begin (xml, "Conditions");
  gantry_xml_attribute (xml, "Code", "GEN");
  gantry_xml_number (xml, "Humidity", humidity);
  gantry_xml_attribute (xml, "Wind_Direction", direction);
  gantry_xml_leaf (xml, "Condition", "Code", "SKY", "Value", sky, NULL);
  if (snow != NULL)
    gantry_xml_leaf (xml, "Condition", "Code", "SNOW", "Value", snow, NULL);
  gantry_xml_leaf (xml, "Temperature", "Code", "AIR", "Value",
                   gantry_meet_keep (meet, "%d", celsius), "Unit", "C", NULL);
  gantry_xml_leaf (xml, "Wind", "Code", "SPEED", "Value", gantry_meet_keep (meet, "%d", wind),
                   "Unit", "MPS", NULL);
  gantry_xml_end (xml);
  gantry_xml_end (xml);
  gantry_conductor_send (meet->conductor, &header, gantry_xml_finish (xml));
}

static void
write_paragraph (GantryXml *xml, const char *element, const char *text)
{
  gantry_xml_begin (xml, element);
  gantry_xml_text (xml, text);
  gantry_xml_end (xml);
}

/* A protest or a decision of the jury, in every language; number: tells several of a unit apart. */
void
gantry_send_notice (GantryMeet *meet,
                    GantryContest *contest,
                    gint64 at,
                    const char *number,
                    gboolean protest,
                    const char *initiator,
                    const GantryTexts *title,
                    const GantryTexts *text)
{
  g_autofree char *stamp = gantry_conductor_dup_stamp (meet->conductor, at);

  for (guint i = 0; i < GANTRY_N_LANGUAGES; i++)
    {
      GantryHeader header = { .at = at + i * 100,
                              .type = "DT_COMMUNICATION",
                              .code = contest->rsc,
                              .subcode = number,
                              .subtype = protest ? "PROTEST" : "DECISION",
                              .language = gantry_meet_languages[i],
                              .source = contest->event->venue->source };
      GantryXml *xml = gantry_xml_new ();

      gantry_xml_begin (xml, "Communication");
      gantry_xml_attribute (xml, "PublishTime", stamp);
      gantry_xml_begin (xml, protest ? "Protest" : "Decision");
      gantry_xml_attribute (xml, "Status", protest ? "LODGED" : NULL);
      gantry_xml_attribute (xml, "Unit", contest->rsc);
      gantry_xml_attribute (xml, "Initiator", initiator);
      write_paragraph (xml, protest ? "Type" : "Subtitle", title->in[i]);
      write_paragraph (xml, protest ? "Details" : "Summary", text->in[i]);
      gantry_xml_end (xml);
      gantry_xml_end (xml);
      gantry_conductor_send (meet->conductor, &header, gantry_xml_finish (xml));
    }
}

void
gantry_send_global (GantryMeet *meet, gint64 at, const char *type)
{
  GantryHeader header = { .at = at, .type = type, .code = GAMES, .source = GENERAL };

  gantry_conductor_send (meet->conductor, &header, NULL);
}
