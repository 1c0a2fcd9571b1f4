/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/sequence.h"

#define MAX_DOUBLING 6 /* of the digests waited for before another try to mend: up to 64 of them */

GantrySequence *
gantry_sequence_new (const char *topic, gint64 now)
{
  GantrySequence *self = g_new0 (GantrySequence, 1);

  self->topic = g_strdup (topic);
  self->beat_seq = -1;
  self->differed = -1;
  self->gap_since = now;
  return self;
}

void
gantry_sequence_free (GantrySequence *self)
{
  g_free (self->topic);
  g_free (self);
}

GantryFrame *
gantry_sequence_open (GantrySequence *self, gint64 now)
{
  GantryFrame *frame = gantry_frame_new (GANTRY_FRAME_OPEN);

  frame->topic = g_strdup (self->topic);
  frame->resume = self->known;
  frame->epoch = self->known ? self->epoch : 0;
  frame->seq = self->known ? self->seq : 0;
  self->waiting = TRUE;
  self->to_replay = 0;
  self->beat_seq = -1;
  if (self->gap_since == 0)
    self->gap_since = now;
  return frame;
}

void
gantry_sequence_start_over (GantrySequence *self)
{
  self->known = FALSE;
}

void
gantry_sequence_take_opened (GantrySequence *self, const GantryFrame *frame)
{
  if (!self->waiting)
    return;
  switch (frame->outcome)
    {
    case GANTRY_OUTCOME_REPLAYED:
      self->waiting = FALSE;
      self->to_replay = MAX (frame->count, 0);
      if (self->to_replay == 0)
        self->gap_since = 0;
      break;
    case GANTRY_OUTCOME_DENIED:
      self->waiting = FALSE;
      self->denied = TRUE;
      break;
    case GANTRY_OUTCOME_SNAPSHOT:
    case GANTRY_OUTCOME_HISTORY_LOST:
    default:
      break; /* the snapshot follows */
    }
}

void
gantry_sequence_begin_snap (GantrySequence *self, const GantryFrame *frame)
{
  for (guint i = 0; self->mending && i < frame->changes->len; i++)
    ((GantryChange *) g_ptr_array_index (frame->changes, i))->mends = TRUE;
}

/* Complete with its last frame: until then there is nothing to resume from. */
void
gantry_sequence_take_snap (GantrySequence *self, const GantryFrame *frame)
{
  if (frame->more)
    return;
  self->mending = FALSE;
  self->waiting = FALSE;
  self->known = TRUE;
  self->epoch = frame->epoch;
  self->seq = frame->seq;
  self->to_replay = 0;
  self->gap_since = 0;
}

static void
advance (GantrySequence *self, gint64 seq)
{
  gboolean replaying = self->to_replay > 0;

  self->to_replay = MAX (self->to_replay - (seq - self->seq), 0);
  self->seq = seq;
  if (replaying && self->to_replay == 0)
    self->gap_since = 0;
}

/* While the answer to an opening is on the way puts are applied by revision and do not count. Of a put in several frames the
 * last one does: after a loss in between all of them come again. */
GantryStep
gantry_sequence_take_put (GantrySequence *self, const GantryFrame *frame)
{
  gint64 from = frame->from > 0 ? frame->from : frame->seq;

  if (self->waiting || !self->known)
    return GANTRY_STEP_TAKE;
  if (frame->seq <= self->seq)
    return GANTRY_STEP_IGNORE;
  if (from > self->seq + 1)
    return GANTRY_STEP_HOLE;
  if (!frame->more)
    advance (self, frame->seq);
  return GANTRY_STEP_TAKE;
}

/* A beat may overtake a put that is being written; what the beat before it said must be here by now. */
gboolean
gantry_sequence_take_beat (GantrySequence *self, gint64 seq)
{
  if (self->waiting || !self->known)
    return TRUE;
  if (self->beat_seq > self->seq)
    return FALSE;
  self->beat_seq = seq;
  return TRUE;
}

gboolean
gantry_sequence_can_compare (GantrySequence *self, gint64 seq)
{
  return self->known && !self->waiting && self->to_replay == 0 && seq == self->seq;
}

/* Not alone, we may be ahead of this line: not for long while the topic rests, and hardly ever four times in a row. */
static gboolean
is_mismatch (GantrySequence *self, gboolean alone)
{
  guint doubling = MIN (self->mends, MAX_DOUBLING);

  if (alone)
    return self->differing >= 1u << doubling;
  return self->resting >= 2u << doubling || self->differing >= 4u << doubling;
}

static void
forget_differences (GantrySequence *self)
{
  self->resting = 0;
  self->differing = 0;
}

GantryMatch
gantry_sequence_take_digest (GantrySequence *self, gboolean same, gboolean alone)
{
  gboolean mended = same && self->mends > 0;

  if (same)
    {
      forget_differences (self);
      self->mends = 0;
      return mended ? GANTRY_MATCH_MENDED : GANTRY_MATCH_NONE;
    }
  self->resting = self->differed == self->seq ? self->resting + 1 : 1;
  self->differing++;
  self->differed = self->seq;
  if (!is_mismatch (self, alone))
    return GANTRY_MATCH_NONE;
  forget_differences (self);
  gantry_sequence_start_over (self);
  self->mending = TRUE;
  return self->mends++ == 0 ? GANTRY_MATCH_MISMATCH : GANTRY_MATCH_AGAIN;
}

void
gantry_sequence_lose (GantrySequence *self, gint64 now)
{
  self->waiting = FALSE;
  self->denied = FALSE;
  if (self->gap_since == 0)
    self->gap_since = now;
}
