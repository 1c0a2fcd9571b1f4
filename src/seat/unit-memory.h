/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rev.h"
#include "seat/changes.h"
#include "seat/row-private.h"

G_BEGIN_DECLS

/* The newest that was ever shown of a competitor. What is shown later and is older (somebody moved back in time) is not held
 * against it. */
typedef struct
{
  GantryRev entry_rev;
  GantryRev line_rev;
  GantryRev analysis_rev;
  GantryRev person_rev;
  char *texts[GANTRY_N_TEXTS];
  GHashTable *values;  /* pos → text, "?" before it while it was unchecked */
  GHashTable *members; /* code → name, "?" before it while it was only the start list's */
  gint64 start_sort;
  guint by_person : 1; /* the name came from the people */
  guint unchecked : 1;
  guint gone : 1;
} GantryRowMemory;

/* One value that is another one than what was remembered. */
typedef struct
{
  GantryNoticeKind kind;
  char *code;
  char *name;
  char *what;
  char *from;
  char *to;
  gint64 at;
  gboolean follows; /* a rank that moved: of no interest where something else explains it */
} GantryDifference;

typedef struct
{
  char *status;
  GantryRev rev;
} GantryProtestMemory;

typedef struct
{
  GHashTable *rows;       /* code → GantryRowMemory (owned) */
  GHashTable *notes;      /* set of ids */
  GHashTable *protests;   /* key → GantryProtestMemory (owned) */
  GArray *differences;    /* of GantryDifference: of this flush */
  GPtrArray *arrived;     /* codes: of this flush */
  GPtrArray *departed;    /* codes: of this flush */
  char *status;           /* of the data */
  char *title;            /* (nullable): of the unit while there were results */
  GantryRev head_rev;
  GantryRev floor;        /* of the results */
  guint built : 1;        /* from now on differences are changes */
  guint withdrawn : 1;    /* the result as a whole */
} GantryUnitMemory;

GantryRowMemory  *gantry_row_memory_new        (void);
GantryUnitMemory *gantry_unit_memory_new       (void);
void              gantry_unit_memory_free      (GantryUnitMemory *self);
/* Differences, arrivals and departures of this flush are done with. */
void              gantry_unit_memory_end_flush (GantryUnitMemory *self);
/* UNOFFICIAL and what comes after it: whatever is shown was meant to stand. */
gboolean          gantry_unit_memory_is_settled (GantryUnitMemory *self);

/* unit-look.c: holds a row against what is remembered of it: notes differences, lets the row keep what stood there before a correction,
 * remembers the row. status: of the data, now. */
void              gantry_unit_memory_look      (GantryUnitMemory *self, GantryRow *row, const GantryRowSource *source,
                                                const char *status);

G_END_DECLS
