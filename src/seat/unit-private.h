/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "insight/pace.h"
#include "insight/reference.h"
#include "model/documents.h"
#include "seat/ordered-model.h"
#include "seat/row-private.h"
#include "seat/seat-private.h"
#include "seat/unit-standings.h"
#include "seat/unit-memory.h"
#include "seat/unit.h"

G_BEGIN_DECLS

typedef struct
{
  GantryRecord shown;
  gboolean set_here;    /* in this unit */
  GantryMark reference; /* what is compared with: the record that stood before, when this unit set a new one */
  GantryJson *body;       /* (owned) (nullable): that data is in */
  const GantryJson *data; /* (nullable): of the reference as the feed has it, with its splits */
} GantryUnitRecord;

/* Documents of four topics → head, points, rows, records; rows in two orders of the same objects. */
struct _GantryUnit
{
  GObject parent_instance;

  GantrySeat *seat; /* (owned) */
  GantryDocuments *past; /* (owned) (nullable): where its own topic is read, when it is as it was */
  char *rsc;
  char *unit_topic;
  char *people_topic;
  char *schedule_topic;
  char *event_topic;
  GantryRule *rule;

  char *title;
  char *subtitle;
  char *schedule_status;
  char *result_status;
  char *venue;
  char *start;
  char *wind;
  char *source; /* which sends this unit */
  char *venue_code;
  char **notes;
  GArray *infos; /* of GantryUnitInfo */

  GHashTable *rows;       /* code → GantryRow (owned) */
  GHashTable *dirty_rows; /* set of codes */
  GantryOrderedModel *order;
  GantryOrderedModel *start_list;
  GHashTable *seen_points; /* set of positions that lines have values at */
  GPtrArray *others;       /* of char, NULL-terminated: gantry_unit_get_others() */
  GArray *points;  /* of GantryPoint */
  GArray *leaders; /* of GantryPointLeader, one a point */
  GArray *records; /* of GantryUnitRecord */
  GantryUnitStandings *standings;    /* all of this as plain numbers */
  GantryReference *reference; /* what the gaps are measured against */

  GantryUnitMemory *memory; /* what was shown, to tell what was corrected */
  char *protest;            /* (nullable): why, in the feed's words; "" when it says no more than that there is one */
  char *correction;         /* (nullable): likewise */

  gint64 clock_base;  /* µs that the clock showed, -1: none */
  gint64 clock_at;    /* source time of that, ms */
  gint64 clock_heard; /* monotonic µs when the seat learned it */
  gint64 clock_last;  /* what was shown last while it ran */
  guint dirty;        /* bits of GantryUnitChange */
  guint clock_running : 1;
  guint all_rows_dirty : 1;
  guint totals_settled : 1; /* the sum that is shown was meant to stand */
  guint totals_dirty : 1;
  guint corrected : 1; /* seen to become different after it was official */
  guint built : 1; /* there was something to show: from now on differences are changes */
};

GantryUnit *gantry_unit_new            (GantrySeat *seat, const char *rsc);
/* Its own topic is what 'past' holds; whoever moves that touches all of it. It makes no notices, its clock stands. */
GantryUnit *gantry_unit_new_past       (GantrySeat *seat, const char *rsc, GantryDocuments *past);
/* What was shown was something else's: what comes now is no change. */
void        gantry_unit_forget         (GantryUnit *self);
GantryDocuments *gantry_unit_get_documents (GantryUnit *self, const char *topic);
void        gantry_unit_notify_text    (GantryUnit *self, const char *property);

/* All of these read the documents; TRUE when something shows otherwise. */
gboolean    gantry_unit_update_head    (GantryUnit *self);
gboolean    gantry_unit_update_infos   (GantryUnit *self); /* unit-infos.c */
gboolean    gantry_unit_update_points  (GantryUnit *self);
/* TRUE when it is a value that nobody knew and that was not seen before. */
gboolean    gantry_unit_see_other      (GantryUnit *self, const GantryJson *ext);
void        gantry_unit_mark_all_rows  (GantryUnit *self);
void        gantry_unit_update_rows    (GantryUnit *self); /* those marked */
gboolean    gantry_unit_update_order   (GantryUnit *self);
gboolean    gantry_unit_emit_rows      (GantryUnit *self);
gboolean    gantry_unit_update_records (GantryUnit *self);
gboolean    gantry_unit_update_clock   (GantryUnit *self);
void        gantry_unit_update_now     (GantryUnit *self);
void        gantry_unit_update_marks   (GantryUnit *self); /* those of the phase */
void        gantry_unit_update_totals  (GantryUnit *self);
void        gantry_unit_update_gaps    (GantryUnit *self);

/* At the end of a flush: what became different since the one before → notices; TRUE when the head shows otherwise. head: it,
 * a note or a bulletin may be another one. */
gboolean    gantry_unit_make_notices   (GantryUnit *self, gboolean head);
/* Protests of the unit among the bulletins → notices and self->protest; TRUE when that is another one. */
gboolean    gantry_unit_update_protests (GantryUnit *self);
char       *gantry_unit_dup_full_title (GantryUnit *self);

/* Unofficial or official: nothing runs any more. */
gboolean    gantry_unit_is_over        (GantryUnit *self);
void        gantry_unit_clear_leader   (gpointer leader);
void        gantry_unit_clear_point    (gpointer point);
void        gantry_unit_clear_record   (gpointer record);

/* The object of the unit's own topic as JSON; (nullable) (transfer none) */
const GantryJson *gantry_unit_get_json       (GantryUnit *self, const char *id);
/* The record's own split at a point, where the feed carries it; NONE otherwise. */
GantryMark  gantry_unit_get_record_split (GantryUnit *self, guint record, const char *pos);
/* The pace of a mark at a point against one of the unit's records. */
GantryPace  gantry_unit_compute_pace   (GantryUnit *self, guint record, guint point, GantryMark mark);

G_END_DECLS
