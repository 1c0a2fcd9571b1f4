/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "source/maker.h"
#include "source/xml/document.h"

G_BEGIN_DECLS

extern const GantryXmlVocabulary gantry_lenex_vocabulary;

/* Where a file stands: an event of a meet in one of its rounds. */
typedef struct
{
  const GantryXmlNode *node;    /* EVENT */
  const GantryXmlNode *session; /* SESSION */
  const GantryXmlNode *style;   /* SWIMSTYLE; (nullable) */
  char *event;                  /* RSC of the event: style, gender, course, classes */
  char *phase;                  /* RSC of the phase */
  char *name;                   /* "Men's 400m Freestyle" */
  GPtrArray *swims;             /* of GantryLenexSwim (not owned): in it, heat or not */
} GantryLenexEvent;

typedef struct
{
  GantryLenexEvent *event;
  const GantryXmlNode *node; /* HEAT */
  char *unit;                /* RSC */
  GPtrArray *swims;          /* of GantryLenexSwim (not owned), by lane */
} GantryLenexHeat;

/* An ENTRY or a RESULT, with whose it is. */
typedef struct
{
  const GantryXmlNode *node;
  const GantryXmlNode *athlete; /* (nullable) */
  const GantryXmlNode *relay;   /* (nullable) */
  const GantryXmlNode *club;
  char *code;
  gboolean result;
  gint64 time; /* ms; 0: none */
} GantryLenexSwim;

/* Lives on the stack of the reading. */
typedef struct
{
  GantryMaker maker;
  GantryMessage *message; /* not owned */
  const GantryXmlNode *root;
  const GantryXmlNode *meet;
  GHashTable *events;  /* eventid → GantryLenexEvent (owned) */
  GPtrArray *in_order; /* of GantryLenexEvent (not owned) */
  GHashTable *heats;   /* heatid → GantryLenexHeat (owned) */
  GPtrArray *swims;    /* (owned) */
  GHashTable *athletes; /* athleteid → ATHLETE */
  GHashTable *results; /* resultid → GantryLenexSwim */
} GantryLenexReading;

/* Major of a rev: a start list that is behind what has been swum, or what is true now. */
enum
{
  GANTRY_LENEX_STAND_BEHIND = 1,
  GANTRY_LENEX_STAND_NOW,
};

/* Codes and names of a swim style: event code as at the Games, "400MFR", "4X100MFR"; suffix: course and classes, from a list or
 * an event. (transfer full) */
char *gantry_lenex_style_event (const GantryXmlNode *style, const char *gender, const char *course, const char *handicap,
                                const char *ages);
char *gantry_lenex_style_name  (const GantryXmlNode *style, const char *gender);
char  gantry_lenex_gender      (const char *gender);

/* A time as results are written, hundredths always. "" for NT and for none. (transfer full) */
char *gantry_lenex_time (const char *text, gint64 *ms);

#define GANTRY_LENEX_COUNT_MAX 99999 /* metres of a race, swimmers of a relay */

/* Whether every time and every length below node can be read. above: id of what holds it, for the error; (nullable). */
gboolean gantry_lenex_check (const GantryXmlNode *node, const char *above, GError **error);

/* meet.c: what there is in the file. */
void gantry_lenex_index_meet  (GantryLenexReading *self);
void gantry_lenex_build_schedule (GantryLenexReading *self);
/* "Heat 3", "Final A", "Final". (transfer full) */
char *gantry_lenex_heat_name (const GantryLenexEvent *event, const GantryXmlNode *heat);
/* heat.c */
void gantry_lenex_build_heats (GantryLenexReading *self);
/* people.c. Members of a body: who swims. */
void gantry_lenex_write_swimmer (GantryLenexReading *self, const GantryLenexSwim *swim);
void gantry_lenex_write_name  (GantryLenexReading *self, const GantryXmlNode *athlete, const GantryXmlNode *club);
void gantry_lenex_write_entry (GantryLenexReading *self, const GantryLenexSwim *swim);
void gantry_lenex_build_people (GantryLenexReading *self);
/* ranking.c */
void gantry_lenex_build_rankings (GantryLenexReading *self);
/* records.c */
void gantry_lenex_build_records (GantryLenexReading *self);

G_END_DECLS
