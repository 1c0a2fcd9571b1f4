/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ctl/rehearse/board.h"
#include "ctl/rehearse/meet.h"
#include "ctl/rehearse/xml.h"

G_BEGIN_DECLS

/* Writers of messages: one a type, each hands a finished message to the conductor. 'at' is the moment
 * it is sent. */

/* About a unit. */
void gantry_send_status      (GantryMeet *meet, GantryContest *contest, gint64 at, const char *status);
void gantry_send_result      (GantryMeet *meet, GantryContest *contest, gint64 at, const char *status,
                              GantryStage stage);
void gantry_send_current     (GantryMeet *meet, GantryContest *contest, gint64 at, gboolean running);
void gantry_send_analysis    (GantryMeet *meet, GantryContest *contest, gint64 at, const char *status);

/* About an event. A line of a list over several units: who, and what for. */
typedef struct
{
  GantryPerson *who;
  guint rank; /* 0: none */
  gboolean rank_equal;
  const char *result; /* (nullable) */
  const char *irm;    /* (nullable) */
  const char *qual;   /* (nullable) */
  const char *diff;   /* (nullable) */
  struct
  {
    const char *unit;
    const char *result; /* (nullable) */
    const char *irm;    /* (nullable) */
    guint rank;
  } items[2];
  guint n_items;
} GantryListing;

void gantry_send_list        (GantryMeet *meet, GantryEvent *event, gint64 at, const char *type, const char *code,
                              const char *status, GArray *listings, const char *last_unit);
void gantry_send_medallists  (GantryMeet *meet, const GantryDecision *decision, const char *note);
/* What stood until now, and what is better. */
void gantry_send_broken      (GantryMeet *meet, GantryEvent *event, gint64 at, const GantryRecordMark *stood,
                              const GantryRecordMark *broken, const char *unit);
void gantry_send_records     (GantryMeet *meet, GantryEvent *event, gint64 at, const GantryLine *broken,
                              const char *unit);

/* About the games. */
void gantry_send_people      (GantryMeet *meet, GantryVenue *venue, gint64 at);
void gantry_send_person      (GantryMeet *meet, GantryVenue *venue, GantryPerson *person, gint64 at);
void gantry_send_schedule    (GantryMeet *meet, GantryVenue *venue, gint64 at);
void gantry_send_all_records (GantryMeet *meet, GantryVenue *venue, gint64 at);
void gantry_send_config      (GantryMeet *meet, GantryContest *contest, gint64 at);
void gantry_send_medal_tables (GantryMeet *meet);
void gantry_send_weather     (GantryMeet *meet, GantryVenue *venue, gint64 at, const char *sky, int celsius, int humidity,
                              const char *direction, int wind, const char *snow);
void gantry_send_notice      (GantryMeet *meet, GantryContest *contest, gint64 at, const char *number, gboolean protest,
                              const char *initiator, const GantryTexts *title, const GantryTexts *text);
void gantry_send_global      (GantryMeet *meet, gint64 at, const char *type);

/* For the writers. */
void gantry_write_person     (GantryXml *xml, GantryPerson *person, gint64 at, gboolean with_birth);
void gantry_write_competitor (GantryXml *xml, GantryPerson *person, gint64 at, const char *order);
const char *gantry_meet_discipline_rsc (GantryMeet *meet, const char *discipline);

G_END_DECLS
