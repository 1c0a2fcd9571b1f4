/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ctl/rehearse/faults.h"
#include "ctl/rehearse/writer.h"
#include "sport/profile.h"

G_BEGIN_DECLS

/* A unit of any sport, invented from its profile: who is in it, and everything that will be known of each, with the moment from
 * which it is. A message is what is known at a moment. Moments are ms after the start. Texts lie in the arena of the meet. */

/* One value of the feed. */
typedef struct
{
  gint64 at;          /* ms; known from then on */
  GantryValueOf of;   /* LINE or STAT; entries are known from the start list on */
  guint member;       /* 0: of the competitor; n: of the n-th member of a team */
  const char *type;
  const char *code;
  const char *pos;    /* (nullable) */
  const char *value;
  const char *value2; /* (nullable) */
  const char *sub;    /* (nullable) code of extensions, which then carry subs[], numbered from 1 */
  const char *subs[3];
  gint64 sub_at[3];   /* ms */
  gint64 mark;        /* ranks among the same value of the others, smaller first; 0: it does not rank */
} GantryDeed;

/* The result as of a moment. */
typedef struct
{
  gint64 at;        /* ms */
  gint64 key;       /* smaller is better */
  const char *text;
} GantryScore;

typedef struct _GantryActor
{
  const char *code;
  const char *team;  /* (nullable) its name; NULL: an individual, the only one in people */
  const char *noc;
  const char *bib;   /* "" when none */
  const char *order;
  const char *horse; /* (nullable) */
  guint nation;      /* of a team: index of its names */
  GPtrArray *people; /* of GantryPerson, not owned */
  GArray *entries;   /* of GantryDeed */
  GArray *deeds;     /* of GantryDeed */
  GArray *scores;    /* of GantryScore, in order of time */
  const char *irm;   /* (nullable) */
  gint64 irm_at;     /* ms; G_MININT64: before the start */
  const char *late_irm; /* (nullable) by the correction */
  struct _GantryActor *origin; /* (nullable) in the field, not owned: NULL in the field itself */
  const char *best_of;  /* (nullable) of the field: in which event or part these were jumped or run */
  const char *pb;
  const char *sb;
} GantryActor;

typedef struct
{
  const char *pos;
  const char *name;
} GantryActPoint;

typedef struct
{
  const char *code;
  gint64 from;  /* ms */
  gint64 until; /* ms */
  guint minutes; /* on the clock of the match; 0: there is none */
  int points[2]; /* at its end, of this period */
} GantryActPeriod;

typedef struct
{
  gint64 at;      /* ms */
  guint period;
  const char *action;
  const char *when;
  int side;       /* -1: nobody's */
  guint member;   /* of the side, from 1; 0: the side's own */
  int score[2];   /* after it */
} GantryActAction;

typedef struct
{
  GantryContest *contest; /* its schedule: owned by the meet */
  GantryRule *rule;       /* not owned */
  GantryDice dice;
  GPtrArray *actors;      /* of GantryActor */
  GArray *points;         /* of GantryActPoint: names of splits */
  GArray *periods;        /* of GantryActPeriod; empty but for matches */
  GArray *actions;        /* of GantryActAction */
  gint64 duration;        /* ms */
  gint64 shown;           /* ms that the duration stands for: long races are played shortened */
  gboolean final;         /* of those that medals follow: nobody goes on from it */
  const char *record;     /* (nullable) type of the record that its winner breaks */
  GantryFaults faults;
} GantryAct;

/* Invents the unit: its field by the size of the sport, and what happens in it by its kind. rsc: of a unit. */
GantryAct   *gantry_act_new          (GantryMeet *meet, GantryEvent *event, GantryRule *rule, const char *rsc, gint64 start,
                                      GPtrArray *actors);
void         gantry_act_free         (GantryAct *self);
const char  *gantry_rule_to_result_type (GantryRule *rule); /* "TIME", "DISTANCE", "POINTS" */
gboolean     gantry_act_is_match     (GantryAct *self);
/* The field of an event: individuals or teams, entered into the event. (transfer full) (element-type GantryActor): without what
 * they do. */
GPtrArray   *gantry_field_new        (GantryMeet *meet, GantryEvent *event, GantryRule *rule, guint n);
GantryActor *gantry_actor_copy       (GantryMeet *meet, const GantryActor *actor); /* as in the field */
void         gantry_actor_free       (GantryActor *self);

/* For the kinds: a value, known from a moment. The strings are kept as they are. (transfer none): until the next one. */
GantryDeed  *gantry_actor_add        (GantryActor *self, gint64 at, const char *name, const char *pos, const char *value);
void         gantry_actor_score      (GantryActor *self, gint64 at, gint64 key, const char *text);
/* A mark as the sport writes it: ms as a time, cm as metres, 1/10^decimals as points. */
const char  *gantry_act_text         (GantryMeet *meet, GantryAct *self, gint64 mark);

/* ms that somebody starts behind the first in a pursuit, by the order of the start list; 0 elsewhere. */
gint64       gantry_act_find_handicap (GantryAct *self, guint index);
/* A place among the others, 1 the best: by skill and by the chance of this occasion. */
gint64       gantry_act_find_place   (GantryMeet *meet, GantryAct *self, const GantryActor *actor, const char *occasion);
/* Of points that cannot be more, in units of the last decimal; G_MAXINT64 where there is no such limit. */
gint64       gantry_act_find_most    (GantryAct *self);
/* A mark as the text of a result has it: ms, cm, units of the last decimal. */
gint64       gantry_act_read         (GantryAct *self, const char *text);
/* The last result; NULL when there is none. */
GantryScore *gantry_actor_get_score  (const GantryActor *self);
guint        gantry_act_get_rank     (GantryAct *self, const GantryActor *actor, gboolean *equal); /* 0: none */
/* What a value must be by the others, so that they agree. FALSE: anything; TRUE with NULL: there is none. late: only that
 * which follows from the final order, else only the rest. */
gboolean     gantry_act_derive       (GantryMeet *meet, GantryAct *self, GantryActor *actor, guint index, const char *code,
                                      const char *pos, const char **text);
gboolean     gantry_act_is_late      (GantryAct *self, const char *code);
/* The result of one performance is what its values give. */
void         gantry_act_add_up       (GantryMeet *meet, GantryAct *self, GantryActor *actor);
/* The best marks that somebody came with: "pb", "sb", "entry_time". */
const char  *gantry_act_find_best    (GantryMeet *meet, GantryAct *self, GantryActor *actor, const char *which);

/* Once more, after the results have become others. */
void         gantry_act_renew_bests  (GantryMeet *meet, GantryAct *self);
/* Nobody has been better than the record. */
void         gantry_act_limit_bests  (GantryMeet *meet, GantryAct *self, gint64 record);
/* What a combined event says of the parts that were units of their own is what those gave. */
void         gantry_act_take_parts   (GantryMeet *meet, GantryAct *self, GPtrArray *acts);
/* The mark of a record that stood before the unit: better than the best of it, or, broken, worse. */
gint64       gantry_act_find_record  (GantryAct *self, gint64 best, gboolean broken);
/* standing: what stands now, RSC of an event → GantryRecordMark, its values owned. The record that the unit is compared with, and
 * whether it is broken; then the message of that. */
void         gantry_act_add_record   (GantryMeet *meet, GantryAct *self, GHashTable *standing);
void         gantry_act_send_broken  (GantryMeet *meet, GantryAct *self, GHashTable *standing);

/* The kinds: each fills in deeds, scores, points and duration. */
void         gantry_act_race         (GantryMeet *meet, GantryAct *self);
void         gantry_act_parts        (GantryMeet *meet, GantryAct *self);   /* attempts, judged, multi-part */
void         gantry_act_heights      (GantryMeet *meet, GantryAct *self);
void         gantry_act_match        (GantryMeet *meet, GantryAct *self);
/* Of a match: what a score is called, and what each side and its players did. */
const char  *gantry_act_find_goal    (GantryRule *rule);
void         gantry_act_add_stats    (GantryMeet *meet, GantryAct *self, int side);
/* What else the columns of the profile name: entries, and values that no kind has made. */
void         gantry_act_fill_columns (GantryMeet *meet, GantryAct *self);
gboolean     gantry_act_has_column   (GantryAct *self, const char *id);
/* Not everybody starts, not everybody finishes. */
void         gantry_act_leave_out    (GantryAct *self);

/* A row as of a moment. */
typedef struct
{
  GantryActor *actor;
  const GantryScore *score; /* (nullable) */
  guint passed;             /* points of the course, where all run together; else 0 */
  gint64 at_last;           /* the time at the last of them */
  const char *irm;          /* (nullable) */
  guint rank;               /* 0: none */
  gboolean equal;
} GantryActRow;

/* (nullable): by the code of a competitor. */
const GantryActor *gantry_act_find_actor (const GantryAct *self, const char *code);
/* "Q" of whoever goes on from a unit that is over; NULL of others, and in finals. */
const char  *gantry_act_find_qual    (GantryAct *self, const GantryActRow *row);
/* Whoever wins; NULL when nobody does. */
GantryActor *gantry_act_get_first    (GantryAct *self, const GantryScore **score);
/* In order; corrected: with what a correction changes. (transfer full) (element-type GantryActRow) */
GArray      *gantry_act_list_rows    (GantryAct *self, gint64 clock, gboolean corrected);
/* Moments at which something becomes known, far enough apart. (transfer full) (element-type gint64) */
GArray      *gantry_act_list_moments (GantryAct *self);
/* Of a match: points of a side until a moment, as the result counts them. */
int          gantry_act_get_score    (GantryAct *self, int side, gint64 clock);
GantryActor *gantry_act_get_winner   (GantryAct *self);

/* Messages of a unit. */
typedef enum
{
  GANTRY_ACT_FIRST_LIST,
  GANTRY_ACT_LIST,
  GANTRY_ACT_LIVE,
  GANTRY_ACT_FINAL,
  GANTRY_ACT_CORRECTED,
} GantryActStage;

void         gantry_act_send_result  (GantryMeet *meet, GantryAct *self, gint64 at, const char *status, GantryActStage stage);
void         gantry_act_send_clock   (GantryMeet *meet, GantryAct *self, gint64 at);
void         gantry_act_send_actions (GantryMeet *meet, GantryAct *self, gint64 at, const char *status);
/* Of an event. */
void         gantry_act_send_teams   (GantryMeet *meet, GantryVenue *venue, GPtrArray *fields, gint64 at);
void         gantry_act_send_list    (GantryMeet *meet, GPtrArray *acts, gint64 at, const char *type, const char *status);
void         gantry_act_send_medallists (GantryMeet *meet, GPtrArray *acts, gint64 at);
/* The last unit of a combined event is its sum: the points of the parts before it are its results. */
void         gantry_act_take_totals  (GantryMeet *meet, GantryAct *self, GPtrArray *acts);
/* The heats of a phase in one order. */
void         gantry_act_send_phase   (GantryMeet *meet, GPtrArray *acts, gint64 at);
void         gantry_act_send_pool    (GantryMeet *meet, GPtrArray *field, GPtrArray *acts, guint n_done, gint64 at);
/* semis: two, whose winners meet in the final and, where there is a match for it (nullable), whose losers for bronze. */
void         gantry_act_send_bracket (GantryMeet *meet, GPtrArray *semis, GantryAct *bronze, GantryAct *final, gint64 at);
/* Ranking and medallists of matches; places: of GantryActor, best first. With two bronzes the last two share the third place. */
void         gantry_act_send_places  (GantryMeet *meet, GantryAct *last, GPtrArray *places, gint64 at);
void         gantry_act_write_event  (GantryXml *xml, const GantryAct *last);
/* A message that is being written: about what, where to, and what is known. */
typedef struct
{
  GantryMeet *meet;
  GantryAct *act;
  GantryXml *xml;
  gint64 at;    /* ms of the meet */
  gint64 clock; /* ms: what was known then; G_MININT64: nothing yet */
  GantryActStage stage;
} GantryActPage;

/* full: with everything known of them; else only who it is. */
void         gantry_act_write_competitor (const GantryActPage *page, const GantryActor *actor, gboolean full);

/* From GETTING_READY to OFFICIAL, with the faults asked for; the moment (ms of the meet) when all of it is over. */
gint64       gantry_act_play         (GantryMeet *meet, GantryAct *self);
gint64       gantry_act_official     (GantryAct *self);

G_END_DECLS
