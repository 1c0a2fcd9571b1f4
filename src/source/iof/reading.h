/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "source/maker.h"
#include "source/xml/document.h"

G_BEGIN_DECLS

/* The two versions name things differently and stand for the same; what reads a file works on this. Lives on its stack. */
typedef struct
{
  GantryMaker maker;
  GantryMessage *message;    /* not owned */
  const GantryXmlNode *root; /* not owned */
  gboolean old;              /* 2.0.3 */
  gboolean results;          /* a ResultList */
  char phase[5];             /* of the units' codes: tells the events of one relay apart */
  GantryChange *schedule;    /* not owned */
} GantryIofReading;

extern const GantryXmlVocabulary gantry_iof_vocabulary;

/* The text of the first child of that name; NULL when absent or empty. (nullable) node */
const char *gantry_iof_text (const GantryXmlNode *node, const char *child);

/* What tells a class from others, and what it is called: of a Class (3.0), or of what holds ClassId or ClassShortName (2.0.3).
 * (nullable) */
const char *gantry_iof_class_id   (const GantryXmlNode *class);
const char *gantry_iof_class_name (const GantryXmlNode *class);

/* Somebody who runs, or a team. Texts belong to the file. (nullable) all but the code. */
typedef struct
{
  char *code; /* (owned) */
  const char *family;
  const char *given;
  const char *gender;
  const char *birth;
  const char *noc;
  const char *club;
} GantryIofPerson;

/* node: what holds Person and Organisation (Club). */
void gantry_iof_person_read  (GantryIofPerson *self, const GantryIofReading *reading, const GantryXmlNode *node);
void gantry_iof_person_clear (GantryIofPerson *self);
/* Members of a body: names, noc, gender, birth. */
void gantry_iof_person_write (const GantryIofPerson *self, GantryIofReading *reading);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GantryIofPerson, gantry_iof_person_clear)

/* A moment, as ISO 8601 text or as what else the file has: StartTime, FinishTime. (nullable) */
const char *gantry_iof_moment (const GantryIofReading *reading, const GantryXmlNode *node, const char *child);
/* The clock of a moment, "14:30:00". (transfer full) (nullable) */
char       *gantry_iof_clock  (const char *moment);
/* A duration as results are written, "29:25". (transfer full) (nullable) */
char       *gantry_iof_time   (const GantryXmlNode *node, const char *child);
/* The mark for a status that is not OK; "" when the competitor is, or may yet be, in the result. */
const char *gantry_iof_irm    (const GantryIofReading *reading, const GantryXmlNode *result);
gboolean    gantry_iof_is_unchecked (const GantryIofReading *reading, const GantryXmlNode *result);

/* Whether every time of a race below node can be read. above: who it is of, for the error; (nullable). */
gboolean gantry_iof_check (const GantryXmlNode *node, const char *above, GError **error);
/* A rank; NULL when it is no number from 1 on, which is counted as odd. (nullable) */
const char *gantry_iof_rank (const GantryIofReading *reading, const GantryXmlNode *node, const char *child);

/* StartList and ResultList: a unit a class and race. */
void gantry_iof_build_classes (GantryIofReading *self);
/* EntryList and CompetitorList: people. */
void gantry_iof_build_people  (GantryIofReading *self);
/* Relays. change: of the unit; team: TeamResult or TeamStart. */
void gantry_iof_take_team     (GantryIofReading *self, GantryChange *change, const GantryXmlNode *team, GHashTable *seen, guint sort);
/* Splits of one result as elements of an open array "ext"; prefix: before the points' numbers, in a relay. */
void gantry_iof_write_splits  (GantryIofReading *self, const GantryXmlNode *result, const char *prefix);

G_END_DECLS
