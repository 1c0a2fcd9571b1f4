/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "insight/approach.h"
#include "insight/reference.h"
#include "model/status.h"
#include "seat/row.h"
#include "sport/profile.h"

G_BEGIN_DECLS

/* The board of one unit: what a unit pane shows. Lives as long as somebody holds it. */
#define GANTRY_TYPE_UNIT (gantry_unit_get_type ())
G_DECLARE_FINAL_TYPE (GantryUnit, gantry_unit, GANTRY, UNIT, GObject)

typedef struct
{
  char *pos;       /* "1", "2", "F" … as the feed names it */
  char *name;      /* "50", "1.5 km", "1.98"; the pos when it has no name */
  gint64 distance; /* metres when known, else 0 */
} GantryPoint;

typedef struct _GantryRecord GantryRecord;

struct _GantryRecord
{
  char *type;       /* WR, OR … */
  char *result;     /* text of the source */
  GantryMark mark;
  char *holder;     /* "TITMUS Ariarne" */
  char *noc;
  char *year;
  char *place;
  gboolean unconfirmed;
  gboolean broken_now; /* by a line of this unit */
  GantryRecord *old;   /* (nullable): the one that stood before, when this one was set in this unit; has no old one itself */
};

typedef struct
{
  gint64 when;  /* µs of the match's clock, counted on from period to period; -1: not known */
  gint64 home;
  gint64 away;
  char *period; /* its code */
} GantryScoreStep;

/* What the source says of the unit as a whole: "ATTENDANCE", "26717". Texts of the source; a position or a detail stands behind
 * the code: "PENALTY/HOME". */
typedef struct
{
  char *code;
  char *value;
} GantryUnitInfo;

/* Signals: "changed" (guint flags: GantryUnitChange) after a flush that touched this unit. Properties for binding, read-only:
 * "rsc", "title", "subtitle", "schedule-status", "result-status" (both text of the source), "venue", "wind". */
typedef enum
{
  GANTRY_UNIT_CHANGE_HEAD = 1 << 0,
  GANTRY_UNIT_CHANGE_ROWS = 1 << 1,
  GANTRY_UNIT_CHANGE_ORDER = 1 << 2,
  GANTRY_UNIT_CHANGE_POINTS = 1 << 3,
  GANTRY_UNIT_CHANGE_CLOCK = 1 << 4,
  GANTRY_UNIT_CHANGE_RECORDS = 1 << 5,
} GantryUnitChange;

const char           *gantry_unit_get_rsc             (GantryUnit *self);
gboolean              gantry_unit_is_past             (GantryUnit *self); /* as it was: seat/past.h */
GantryRule           *gantry_unit_get_rule            (GantryUnit *self);
const char           *gantry_unit_get_title           (GantryUnit *self); /* "Women's 400 m Freestyle" */
const char           *gantry_unit_get_subtitle        (GantryUnit *self); /* the unit's own part: "Heat 3", "Final" */
const char           *gantry_unit_get_schedule_status (GantryUnit *self);
const char           *gantry_unit_get_result_status   (GantryUnit *self);
const char           *gantry_unit_get_venue           (GantryUnit *self);
const char           *gantry_unit_get_venue_code      (GantryUnit *self); /* "" when unknown */
const char           *gantry_unit_get_start           (GantryUnit *self); /* ISO 8601; actual start if known */
const char           *gantry_unit_get_wind            (GantryUnit *self);
/* All that no other place shows, known to the profile or not, in the order of the source. Valid until the next flush. */
guint                 gantry_unit_get_n_infos         (GantryUnit *self);
const GantryUnitInfo *gantry_unit_get_info            (GantryUnit *self, guint index); /* (nullable) */
/* Notes of corrections, oldest first; NULL-terminated (transfer none). */
const char *const    *gantry_unit_get_notes           (GantryUnit *self);
/* The result was official and is another one since, or came with a note of a correction. why: (out) (optional) (nullable): the
 * feed's note, "" without one, (transfer none). */
gboolean              gantry_unit_is_corrected        (GantryUnit *self, const char **why);
/* The result is marked so, or a protest is lodged that nobody has decided yet. */
gboolean              gantry_unit_is_protested        (GantryUnit *self, const char **why);
/* Seen: old values go from the row and its notices are read. code NULL: everything of the unit. */
void                  gantry_unit_acknowledge         (GantryUnit *self, const char *code);
/* All rows in the order of the source (SortOrder); the same GantryRow objects in start order. (transfer none) */
GListModel           *gantry_unit_get_rows            (GantryUnit *self);
GListModel           *gantry_unit_get_start_list      (GantryUnit *self);
GantryRow            *gantry_unit_find_row            (GantryUnit *self, const char *code); /* (nullable) (transfer none) */
guint                 gantry_unit_get_n_points        (GantryUnit *self);
const GantryPoint    *gantry_unit_get_point           (GantryUnit *self, guint index);
/* TRUE when the points are attempts or heights and not splits. */
gboolean              gantry_unit_points_are_parts    (GantryUnit *self);
/* Ids of columns, "ext:TYPE/CODE/POS", of values that the lines carry and the sport's profile does not know, in the order in which
 * they came; NULL-terminated, (transfer none), valid until the next flush. They change with GANTRY_UNIT_CHANGE_POINTS. */
const char *const    *gantry_unit_get_others          (GantryUnit *self);
guint                 gantry_unit_get_n_records       (GantryUnit *self);
const GantryRecord   *gantry_unit_get_record          (GantryUnit *self, guint index);
/* The leader's pace against a record (index) at the last point somebody reached; FALSE when there is no answer. */
gboolean              gantry_unit_get_pace            (GantryUnit *self, guint record, guint *point, GantryMark *difference, gboolean *linear);
/* What the gaps of the rows are measured against: the leader, until another is chosen. Property "reference", text as of
 * gantry_reference_dup_text(), readable and writable; a text that names none is the leader. Setting it emits "changed". */
const GantryReference *gantry_unit_get_reference      (GantryUnit *self); /* (transfer none) */
void                  gantry_unit_set_reference       (GantryUnit *self, const GantryReference *reference);
/* The unit as plain numbers, entrants in the order of the rows: what insight works on. Valid until the next flush. */
const GantryStandings *gantry_unit_get_standings      (GantryUnit *self); /* (transfer none) */
/* The same in the order of the sums over units: the second run, a part of a combined event, where points for the result count
 * and not the result. NULL where nothing is brought along. */
const GantryStandings *gantry_unit_get_sums           (GantryUnit *self); /* (transfer none) (nullable) */
/* Whom the commentator will speak of: who is on now by the source, and where one starts after the other who would take the
 * best place at the next point, and who starts next; at most n. (transfer container) (element-type GantryRow) */
GPtrArray            *gantry_unit_list_performers     (GantryUnit *self, guint n);
/* What a row needs as things stand, by the sums where there are any. Empty when the data is stale. Types of records are valid
 * until the next flush. (transfer full) (element-type GantryNeed) */
GArray               *gantry_unit_list_needs          (GantryUnit *self, GantryRow *row);
/* The place that a row would take at the next point if it were there at this moment of the source's clock; FALSE when there is
 * no answer, and when the data is stale: it is a projection. */
gboolean              gantry_unit_get_approach        (GantryUnit *self, GantryRow *row, GantryApproach *approach);
/* TRUE while one after the other is on the way and the next time at a point may come at any moment: projections come and go. */
gboolean              gantry_unit_awaits_times        (GantryUnit *self);
/* The score of a match after each change of it, in order, by the times of its actions; where they have none, after each period,
 * with a 'when' of -1. until: (out) (optional): time of the last action, µs. (transfer full) (element-type GantryScoreStep) */
GArray               *gantry_unit_list_score          (GantryUnit *self, gint64 *until);
/* One of the two sides of a match; (nullable) (transfer none). */
GantryRow            *gantry_unit_get_side            (GantryUnit *self, gboolean home);
/* The running clock now, µs, or -1 when the feed shows none; runs between messages by itself, stops when the data is stale. */
gint64                gantry_unit_get_clock           (GantryUnit *self, gboolean *running);

G_END_DECLS
