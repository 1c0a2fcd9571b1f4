/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "stream/frame.h"

G_BEGIN_DECLS

/* How far one topic has come on one line (docs/stream.md, rules 1 to 5 and digests): what to ask for when opening it, which puts count,
 * and since when something is known to be missing. No I/O; times are monotonic µs. */
typedef struct
{
  char *topic;
  gint64 epoch;
  gint64 seq;       /* of the last frame that is here */
  gint64 beat_seq;  /* what the last beat said, -1: nothing yet */
  gint64 gap_since; /* 0: complete */
  gint64 to_replay; /* puts that the relay still owes after "replayed" */
  gint64 differed;  /* number at which a digest last differed */
  guint resting;    /* digests in a row that differed at that number ... */
  guint differing;  /* ... and at any number */
  guint mends;      /* tried since both were last the same */
  gboolean mending; /* the snapshot that comes is to mend */
  gboolean known;   /* epoch and seq are good to resume with */
  gboolean waiting; /* asked for, the answer is on the way */
  gboolean denied;
} GantrySequence;

typedef enum
{
  GANTRY_STEP_TAKE,   /* to be applied */
  GANTRY_STEP_IGNORE, /* seen before */
  GANTRY_STEP_HOLE,   /* something before it is missing: open again; it comes again */
} GantryStep;

typedef enum
{
  GANTRY_MATCH_NONE,     /* nothing to do */
  GANTRY_MATCH_MISMATCH, /* what is here is not what the relay has: open again, the snapshot mends it */
  GANTRY_MATCH_AGAIN,    /* the same, and mending did not help before */
  GANTRY_MATCH_MENDED,   /* the same again, after mending */
} GantryMatch;

GantrySequence *gantry_sequence_new         (const char *topic, gint64 now);
void            gantry_sequence_free        (GantrySequence *self);
/* The frame that opens it, from where it stands; (transfer full). From now on it waits. */
GantryFrame    *gantry_sequence_open        (GantrySequence *self, gint64 now);
/* What is here does not fit the relay's: the next opening asks for everything. */
void            gantry_sequence_start_over  (GantrySequence *self);
void            gantry_sequence_take_opened (GantrySequence *self, const GantryFrame *frame);
/* Before its changes are applied: marks them when they are to mend. */
void            gantry_sequence_begin_snap  (GantrySequence *self, const GantryFrame *frame);
/* When they are. */
void            gantry_sequence_take_snap   (GantrySequence *self, const GantryFrame *frame);
GantryStep      gantry_sequence_take_put    (GantrySequence *self, const GantryFrame *frame);
/* FALSE when a put is missing: open again. */
gboolean        gantry_sequence_take_beat   (GantrySequence *self, gint64 seq);
/* A digest of this number can be compared with what is here. */
gboolean        gantry_sequence_can_compare (GantrySequence *self, gint64 seq);
/* The same or not. alone: nothing but this line fills the documents, so that they cannot be ahead of it. */
GantryMatch     gantry_sequence_take_digest (GantrySequence *self, gboolean same, gboolean alone);
/* The line is gone. */
void            gantry_sequence_lose        (GantrySequence *self, gint64 now);

G_END_DECLS
