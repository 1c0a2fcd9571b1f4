/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "insight/pace.h"
#include "model/object.h"
#include "seat/row.h"
#include "seat/unit.h"
#include "sport/profile.h"

G_BEGIN_DECLS

typedef enum
{
  GANTRY_TEXT_FAMILY,
  GANTRY_TEXT_GIVEN,
  GANTRY_TEXT_NAME,
  GANTRY_TEXT_NOC,
  GANTRY_TEXT_BIB,
  GANTRY_TEXT_ORDER,
  GANTRY_TEXT_RANK,
  GANTRY_TEXT_RESULT,
  GANTRY_TEXT_IRM,
  GANTRY_TEXT_QUAL,
  GANTRY_TEXT_RECORDS,
  GANTRY_N_TEXTS,
} GantryRowText;

struct _GantryRow
{
  GObject parent_instance;

  char *code;
  char *texts[GANTRY_N_TEXTS]; /* never NULL */
  char **members;
  GPtrArray *member_codes; /* of char */
  GantryObject *entry;     /* (nullable) */
  GantryObject *line;      /* (nullable) */
  GantryObject *analysis;  /* (nullable) */
  GantryObject *person;    /* (nullable): of people/<DIS> */
  GantryObject *horse;     /* (nullable): likewise */
  char *date;              /* of the unit */
  gint64 start_sort;
  gint64 sort;
  GantryMark mark;
  GArray *values;    /* of GantryCellValue, one a point */
  GArray *feed_gaps; /* of GantryMark, one a point: the feed's own difference there */
  int reached;
  GantryFact gap;
  GantryProjection gap_guess;
  GantryFact trend;
  GantryPace record_pace;
  GantryMark before;
  gint64 started; /* own start by the source's clock, ms, as far as it is known; 0: it is not */
  GantryRowNow now;     /* texts (owned); pos NULL: none */
  GantryRowTotal total; /* texts (owned); result NULL: none */
  char *phase_qual;     /* (nullable) a mark that only the result of the phase has */
  gint64 total_sort;    /* where the source puts it by the total */
  gint64 changed[GANTRY_N_FIELDS];
  char *kept_total_rank;   /* (nullable) likewise in the sum */
  char *kept_total_result; /* (nullable) */
  char *kept[GANTRY_N_FIELDS]; /* (nullable) what stood there before a correction */
  guint extras;      /* checksum of the extended values that are no points */
  guint dirty;       /* bits of GantryRowText that differ since the last emission */
  guint team : 1;
  guint rank_equal : 1;
  guint out : 1;
  guint unchecked : 1;
  guint current : 1;
  guint last : 1;
  guint total_equal : 1;
  guint by_total : 1;  /* ranks and is sorted by the total */
  guint is_reference : 1;
  guint different : 1; /* anything at all, since the last emission */
  guint out_differs : 1;
};

/* Who was ahead at a point and when, where the feed has only that. code NULL: it says nothing. */
typedef struct
{
  char *code;
  char *time;
} GantryPointLeader;

/* What a row is made from. people: finds athlete/<code>, team/<code> or horse/<code> by kind and code, (nullable) result. */
typedef GantryObject *(*GantryRowPeople) (const char *kind, const char *code, gpointer data);

typedef struct
{
  GantryObject *entry; /* (nullable) */
  GantryObject *line;  /* (nullable) */
  GantryObject *analysis; /* (nullable) */
  GantryRowPeople people;
  gpointer people_data;
  GantryRule *rule;
  GArray *points;   /* of GantryPoint */
  GArray *leaders;  /* of GantryPointLeader, one a point */
  const char *date; /* of the unit, "2026-07-29" or "" */
  gint64 now;       /* monotonic µs to stamp changes with; 0: the first build, nothing is a change */
} GantryRowSource;

GantryRow  *gantry_row_new            (const char *code);
/* Reads everything again; what shows otherwise than before is stamped and waits for gantry_row_emit(). */
void        gantry_row_update         (GantryRow *self, const GantryRowSource *source);
/* The points' values, of a line (row-values.c). */
void        gantry_row_update_values  (GantryRow *self, const GantryJson *line, const GantryRowSource *source);
/* The unit's points are others now: values go with the name of their point. (element-type GantryPoint) */
void        gantry_row_remap_values   (GantryRow *self, GArray *old_points, GArray *new_points);
/* A correction (row-old.c): text is what stood there, kept until it is acknowledged. What is kept already stays: it is what
 * was seen first. */
void        gantry_row_keep_old_value (GantryRow *self, GantryField field, const char *text);
void        gantry_row_keep_old_text  (GantryRow *self, guint point, const char *text);
/* What stands in the sum is about to be replaced by something else: it was meant to stand. */
void        gantry_row_keep_old_total (GantryRow *self, const char *rank, const char *result);
void        gantry_row_clear_kept     (GantryRow *self);
/* Gaps come after all rows are read, because they compare two. */
void        gantry_row_set_is_reference (GantryRow *self, gboolean is_reference);
void        gantry_row_set_gap        (GantryRow *self, GantryFact gap, GantryProjection guess, GantryFact trend);
void        gantry_row_set_record_pace (GantryRow *self, GantryPace pace);
void        gantry_row_set_before     (GantryRow *self, GantryMark before);
/* line: of `now`, (nullable) */
void        gantry_row_set_now        (GantryRow *self, const GantryJson *line, gboolean current, gboolean last);
/* result NULL or "": none */
void        gantry_row_set_total      (GantryRow *self, const char *result, const char *rank, const char *diff);
/* qual (nullable) */
void        gantry_row_set_phase_qual (GantryRow *self, const char *qual, gint64 now);
/* sort: of the cumulative result, where the sport ranks by it; 0: the row ranks by the unit's own result. equal: shares its rank. */
void        gantry_row_set_total_sort (GantryRow *self, gint64 sort, gboolean equal);
/* The feed's own difference at a point, in the result for -1; NONE when it gives none. */
GantryMark  gantry_row_get_feed_gap   (GantryRow *self, int point, GantryRule *rule);
/* With the sign that its sport gives to being behind. */
GantryMark  gantry_row_sign_gap       (GantryMark gap, GantryRule *rule);
/* Notifies what became different, each property once, then "changed"; nothing when nothing did. */
gboolean    gantry_row_emit           (GantryRow *self);
const char *gantry_row_get_horse_code (GantryRow *self); /* "" without one */
const char *gantry_row_get_horse      (GantryRow *self);
gboolean    gantry_row_has_member     (GantryRow *self, const char *code);
/* Stamps a row that came after the board was built. */
void        gantry_row_mark_new       (GantryRow *self, gint64 now);
int         gantry_row_compare        (GantryRow *a, GantryRow *b);
int         gantry_row_compare_start  (GantryRow *a, GantryRow *b);
/* A text of the feed as a mark: of the kind that its result type says, else of the rule's. */
GantryMark  gantry_row_read_mark      (GantryRule *rule, const char *result_type, const char *text);

G_END_DECLS
