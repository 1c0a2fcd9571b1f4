/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "insight/fact.h"

G_BEGIN_DECLS

/* One competitor in one unit: entry, line and corrected names in one object, changed in place. Texts are never NULL. */
#define GANTRY_TYPE_ROW (gantry_row_get_type ())
G_DECLARE_FINAL_TYPE (GantryRow, gantry_row, GANTRY, ROW, GObject)

/* A split or a part of the row at one point (index into the unit's points). */
typedef struct
{
  char *text;        /* as the source wrote it; "" when not reached */
  char *rank;        /* at this point */
  char *wind;        /* of an attempt; "" otherwise */
  GantryMark mark;   /* the text as a number, where it is one */
  gboolean unchecked; /* a transponder's time, not confirmed yet */
  gint64 changed;    /* monotonic µs when the seat saw it change; 0: never, or only when the board was built */
  char *kept;        /* (nullable) what stood here before a correction: gantry_row_get_old_text() */
} GantryCellValue;

/* Where the source's picture of the moment sees a row: never official, never part of the values. */
typedef struct
{
  char *pos;  /* of the point: "2", "F" */
  char *text; /* time there, or how far */
  char *rank;
  char *diff; /* as the source wrote it */
} GantryRowNow;

/* The sum over this unit and those before it in the event: two runs, the points of a combined event. Texts of the source. */
typedef struct
{
  char *result;
  char *rank;
  char *diff;
} GantryRowTotal;

typedef enum
{
  GANTRY_FIELD_NAME,
  GANTRY_FIELD_ORDER, /* lane or start order */
  GANTRY_FIELD_RANK,
  GANTRY_FIELD_RESULT,
  GANTRY_FIELD_IRM,
  GANTRY_FIELD_QUAL,
  GANTRY_N_FIELDS,
} GantryField;

/* Properties for binding, all read-only: "code", "name", "noc", "bib", "order", "rank", "result", "irm", "qualification",
 * "out" (bool). Signal "changed" once a flush when anything of the row changed: what a painted cell listens to. */
const char *gantry_row_get_code        (GantryRow *self);
gboolean    gantry_row_is_team         (GantryRow *self);
const char *gantry_row_get_family      (GantryRow *self);
const char *gantry_row_get_given       (GantryRow *self);
const char *gantry_row_get_name        (GantryRow *self); /* "ORTEGA Kay", or a team's name */
const char *gantry_row_get_noc         (GantryRow *self);
const char *gantry_row_get_bib         (GantryRow *self);
const char *gantry_row_get_order       (GantryRow *self); /* lane or start order, text */
gint64      gantry_row_get_start_sort  (GantryRow *self);
gint64      gantry_row_get_sort        (GantryRow *self);
/* In the unit; by the total of the units so far where the sport ranks by it and the source has summed up. */
const char *gantry_row_get_rank        (GantryRow *self);
gboolean    gantry_row_get_rank_equal  (GantryRow *self);
const char *gantry_row_get_result      (GantryRow *self);
const char *gantry_row_get_irm         (GantryRow *self);
/* Of the unit's result, else of the phase's: by time, or as one of the best others. */
const char *gantry_row_get_qual        (GantryRow *self);
gboolean    gantry_row_is_out          (GantryRow *self); /* by the sport's IRMs: shown in place, struck through */
gboolean    gantry_row_is_unchecked    (GantryRow *self);
/* "WR", "=NR": joined with spaces; "" when none */
const char *gantry_row_get_records     (GantryRow *self);
GantryMark  gantry_row_get_mark        (GantryRow *self);
/* An extended value, "" when absent; pos may be NULL for any. The sum over the units so far is there under the codes
 * CUMULATIVE_RESULT, CUMULATIVE_RANK and CUMULATIVE_DIFF, so that a column can show it; where rows rank by that sum, the rank
 * in the unit alone is RUN_RANK. */
const char *gantry_row_get_extra       (GantryRow *self, const char *code, const char *pos);
/* What stands under a column of the sport's profile that names a value of the feed: "ext:TYPE/CODE", "ext:TYPE/CODE/POS",
 * "entry:CODE", "stat:CODE" and the like, "class", "horse"; "" when absent, and for all other columns. */
const char *gantry_row_get_column      (GantryRow *self, const char *id);
/* An entry value (PB, SB, ENTRY_TIME …), "" when absent. */
const char *gantry_row_get_entry       (GantryRow *self, const char *code);
/* (transfer none): valid until the next flush. NULL beyond the unit's points. */
const GantryCellValue *gantry_row_get_value (GantryRow *self, guint point);
/* Index of the last point reached, -1 before the first. */
int         gantry_row_get_reached     (GantryRow *self);
/* TRUE of whom the unit's gaps are measured to: the leader, or the chosen athlete. */
gboolean    gantry_row_is_reference    (GantryRow *self);
/* To the unit's reference: in the result, or at the last common point; NONE where it makes no sense. */
GantryFact  gantry_row_get_gap         (GantryRow *self);
/* The same against an even pace, where the reference is a record or an own best without times on the way. */
GantryProjection gantry_row_get_gap_guess (GantryRow *self);
/* How the gap moved since the point before. */
GantryFact  gantry_row_get_trend       (GantryRow *self);
/* Against the unit's first record in the result, or at the last point reached. */
GantryFact  gantry_row_get_record_gap  (GantryRow *self);
GantryProjection gantry_row_get_record_guess (GantryRow *self);
/* The sum that was brought into this unit: the first run, the points so far; NONE: nothing. */
GantryMark  gantry_row_get_before      (GantryRow *self);
/* Monotonic µs of the last change seen of a field, 0 when none. */
gint64      gantry_row_get_changed     (GantryRow *self, GantryField field);
/* What stood there before a correction, until it is acknowledged; NULL when nothing did, or when it stands there again. First
 * values, live progress and the confirmation of an unchecked time leave none. Of a field; of a point. Valid until the next
 * flush. */
const char *gantry_row_get_old_value   (GantryRow *self, GantryField field);
const char *gantry_row_get_old_text    (GantryRow *self, guint point);
gboolean    gantry_row_has_old_values  (GantryRow *self);
/* Likewise in a column of the sum: "ext:CUMULATIVE/CUMULATIVE_RANK", "…_RESULT"; NULL for all others. */
const char *gantry_row_get_old_column  (GantryRow *self, const char *id);
/* The old values go, with "changed". gantry_unit_acknowledge() does the same with the notices of the row. */
void        gantry_row_acknowledge     (GantryRow *self);
/* NULL when the source shows no such picture, and once the result is unofficial or official. Valid until the next flush. */
const GantryRowNow *gantry_row_get_now (GantryRow *self);
/* NULL when the event has no sums, or none yet as of this unit. Valid until the next flush. */
const GantryRowTotal *gantry_row_get_total (GantryRow *self);
gboolean    gantry_row_ranks_by_total  (GantryRow *self);
/* The source says: on now (on the course, at the runway), and the last one that was. */
gboolean    gantry_row_is_current      (GantryRow *self);
gboolean    gantry_row_is_last         (GantryRow *self);
/* Members of a team, "FAMILY Given" each; NULL-terminated, possibly empty. */
const char *const *gantry_row_get_members (GantryRow *self);
/* What the feed knows of the athlete, for the side panel: pairs of a msgid and a value ("Born", "1998-03-02"), in order:
 * nation, birth and age at the date of the unit, height, weight, PB, SB, entry time, residence … (transfer full) (array
 * zero-terminated=1): label, value, label, value, NULL. */
char      **gantry_row_dup_facts       (GantryRow *self);

G_END_DECLS
