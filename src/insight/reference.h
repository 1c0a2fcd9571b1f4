/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "insight/standings.h"

G_BEGIN_DECLS

/* What the gaps of a table and of a chart are measured against. */
typedef enum
{
  GANTRY_REFERENCE_LEADER,  /* who stands first by the source, of those with anything */
  GANTRY_REFERENCE_AHEAD,   /* the next better mark at each point */
  GANTRY_REFERENCE_CUT,     /* the last place that goes on */
  GANTRY_REFERENCE_RECORD,  /* key: its type, "WR" */
  GANTRY_REFERENCE_BEST,    /* each one's own best from before */
  GANTRY_REFERENCE_ATHLETE, /* key: the code of a competitor of the unit */
} GantryReferenceKind;

/* A value: copied, compared and written as text ("leader", "record:WR", "athlete:1068183"), so that a seat can keep it. */
typedef struct
{
  GantryReferenceKind kind;
  char *key; /* (nullable) */
} GantryReference;

GantryReference *gantry_reference_new   (GantryReferenceKind kind, const char *key);
/* NULL for a text that names none. */
GantryReference *gantry_reference_parse (const char *text);
char            *gantry_reference_dup_text (const GantryReference *self);
GantryReference *gantry_reference_copy  (const GantryReference *self);
gboolean         gantry_reference_equal (const GantryReference *a, const GantryReference *b);
void             gantry_reference_free  (GantryReference *self);

/* Index of the one competitor that all are compared with; G_MAXUINT: it is not one, or he is not there. */
guint            gantry_reference_get_entrant (const GantryReference *self, const GantryStandings *standings);

/* The mark that an entrant is compared with at a point; NONE when the reference has none there. Only marks that somebody
 * gave: a record without times of its own on the way has none (gantry_reference_guess() takes an even pace). */
GantryMark gantry_reference_get_mark (const GantryReference *self, const GantryStandings *standings, guint entrant, int point);
/* The mark that a record or an own best would have at a point at an even pace, rounded to what its result is written in; NONE
 * when lengths are not known, at the result, and where the record's own mark is known. */
GantryMark gantry_reference_guess    (const GantryReference *self, const GantryStandings *standings, guint entrant, int point);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryReference, gantry_reference_free)

G_END_DECLS
