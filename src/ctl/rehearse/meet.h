/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ctl/rehearse/conductor.h"
#include "ctl/rehearse/dice.h"
#include "ctl/rehearse/names.h"

G_BEGIN_DECLS

/* The invented competition: venues, people, events, units, and what truly happens in each unit. A sport
 * fills it in with dice, then plays it: messages are made from the truth and a clock. All times are
 * integers: ms for clocks and races, cm for distances. Everything is owned by the meet, texts lie in
 * its arena. */

#define GANTRY_N_LANGUAGES 3
extern const char *const gantry_meet_languages[GANTRY_N_LANGUAGES]; /* "ENG", "FRA", "DUT" */

/* A text in all languages. */
typedef struct
{
  const char *in[GANTRY_N_LANGUAGES];
} GantryTexts;

typedef struct
{
  const char *discipline; /* "SWM" */
  const char *name;       /* "Swimming" */
  const char *code;       /* venue, 3 letters */
  const char *venue;
  const char *location;
  const char *source;     /* of its messages */
  const char *session;    /* code */
  GantryTexts session_name;
  gint64 on;              /* ms: its system is on */
  gint64 off;
} GantryVenue;

typedef struct
{
  const char *code;
  const char *noc;
  const char *family;
  const char *given;
  const char *wrong_family; /* (nullable) spelt so until corrected_at */
  gint64 corrected_at;
  gboolean woman;
  const char *birth;
  const char *town;
  int height; /* cm */
  int weight; /* kg */
  const char *bib;  /* "" when none */
  const char *pb;   /* "" when none */
  const char *sb;
  const char *entry_time;
  const char *event; /* RSC */
} GantryPerson;

typedef struct
{
  const char *type;   /* WR, OR */
  const char *result;
  gint64 mark;        /* ms or cm */
  const char *noc;
  const char *team;   /* (nullable) its name: the holder is one */
  const char *family;
  const char *given;
  const char *code;
  const char *country;
  const char *place;
  const char *date;
  const char *const *splits; /* (nullable) NULL-terminated: the record's own times at the points */
} GantryRecordMark;

typedef struct
{
  GantryVenue *venue;
  const char *rsc;
  GantryTexts name;
  gboolean women;
  const char *result_type; /* TIME, DISTANCE */
  GPtrArray *entrants;     /* of GantryPerson */
  GantryDice names;        /* its own: a name that is taken must not change what happens */
  GArray *records;         /* of GantryRecordMark, best first */
} GantryEvent;

#define GANTRY_MAX_POINTS 12

/* One attempt of a jump: the moment, and what it was. */
typedef struct
{
  gint64 at;        /* ms after the start */
  guint point;      /* attempt from 0, or index of the height */
  gint64 cm;        /* 0: failed; -1: passed */
  const char *wind; /* (nullable) */
} GantryTry;

typedef struct
{
  GantryPerson *who;
  GantryPerson *replaces; /* (nullable) stood in the first start list */
  const char *order;      /* lane or start number */
  guint start_sort;
  gint64 start;           /* ms after the start of the unit (interval start) */
  gint64 reaction;        /* ms; 0: none measured */
  guint n_splits;
  gint64 splits[GANTRY_MAX_POINTS]; /* ms after its own start; the last point is the finish */
  GArray *tries;          /* of GantryTry */
  const char *irm;        /* (nullable) */
  gint64 irm_at;          /* ms after the start; G_MININT64: before it (DNS) */
  const char *late_irm;   /* (nullable) by a correction after OFFICIAL */
  const char *qual;       /* (nullable) qualification mark in the phase result */
} GantryStarter;

typedef enum
{
  GANTRY_CONTEST_RACE,
  GANTRY_CONTEST_ATTEMPTS,
  GANTRY_CONTEST_HEIGHTS,
} GantryContestKind;

/* A unit with all that happens in it. */
typedef struct
{
  GantryEvent *event;
  const char *rsc;
  GantryTexts name;
  GantryContestKind kind;
  guint order;           /* in the schedule */
  gboolean medal;
  gint64 call;           /* ms: RUNNING is said; before the start when a start failed */
  gint64 start;          /* ms: clock 0 */
  gint64 duration;
  gint64 interval;       /* ms between starters; 0: together */
  guint n_points;
  const char *points[GANTRY_MAX_POINTS];
  const char *split_type;  /* (nullable) "PROGRESS": splits stand in the rows; NULL: only the leader's, in the head */
  const char *finish_pos;  /* "F", or NULL: the number of the last point */
  guint decimals_reaction;
  const char *wind;        /* (nullable) known after the finish */
  const char *note;        /* (nullable) of the correction */
  gint64 corrected_at;     /* ms */
  GPtrArray *starters;     /* of GantryStarter, in start order */
} GantryContest;

/* A medal decided: what the medal table is made of. */
typedef struct
{
  gint64 at;
  GantryEvent *event;
  const char *unit;
  GArray *medals; /* of GantryMedal */
} GantryDecision;

typedef struct
{
  const char *code; /* ME_GOLD … */
  GantryPerson *who;
} GantryMedal;

typedef struct
{
  GantryConductor *conductor;
  guint64 seed;
  GStringChunk *arena;
  GPtrArray *venues;
  GPtrArray *people;
  GPtrArray *events;
  GPtrArray *contests;
  GPtrArray *decisions;
  GHashTable *used_names;
  guint n_medal_events;
} GantryMeet;

GantryMeet    *gantry_meet_new         (guint64 seed, GDateTime *start);
void           gantry_meet_free        (GantryMeet *self);

const char    *gantry_meet_keep        (GantryMeet *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
GantryVenue   *gantry_meet_add_venue   (GantryMeet *self, GantryVenue venue);
GantryEvent   *gantry_meet_add_event   (GantryMeet *self, GantryVenue *venue, const char *rsc,
                                        GantryTexts name, const char *result_type);
GantryContest *gantry_meet_add_contest (GantryMeet *self, GantryEvent *event,
                                        const char *phase_and_unit, GantryTexts part, gint64 start);
/* Invents somebody and enters them into the event, from a nation that is not in it yet if possible. */
GantryPerson  *gantry_meet_invent      (GantryMeet *self, GantryDice *dice, GantryEvent *event);
/* The n-th member of the team of a nation: no two of the first sixteen have one name. */
GantryPerson  *gantry_meet_invent_member (GantryMeet *self, GantryDice *dice, GantryEvent *event, guint nation, guint n);
GantryStarter *gantry_meet_add_starter (GantryMeet *self, GantryContest *contest, GantryPerson *who,
                                        const char *order);
void           gantry_meet_add_record  (GantryEvent *event, GantryRecordMark record);

/* The name that is sent at a moment: wrong before it was corrected. */
const char    *gantry_person_family_at (GantryPerson *person, gint64 at);
/* ms as "57.61", "1:57.30"; decimals 2 or 3. Kept in the meet. */
const char    *gantry_meet_time        (GantryMeet *self, gint64 ms, guint decimals);
/* cm as "6.84". */
const char    *gantry_meet_metres      (GantryMeet *self, gint64 cm);
/* In units of the last decimal: -125 with 2 as "-1.25". */
const char    *gantry_meet_decimals    (GantryMeet *self, gint64 value, guint decimals);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryMeet, gantry_meet_free)

G_END_DECLS
