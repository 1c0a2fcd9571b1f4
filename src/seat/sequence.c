/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/sequence.h"

GantrySequence *
gantry_sequence_new (const char *topic, gint64 now)
{
  GantrySequence *self = g_new0 (GantrySequence, 1);

  self->topic = g_strdup (topic);
  self->beat_seq = -1;
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
gantry_sequence_take_snap (GantrySequence *self, const GantryFrame *frame)
{
  self->waiting = FALSE;
  self->known = TRUE;
  self->epoch = frame->epoch;
  self->seq = frame->seq;
  self->to_replay = 0;
  self->gap_since = 0;
}

/* While the answer to an opening is on the way puts are applied by revision and do not count. */
GantryStep
gantry_sequence_take_put (GantrySequence *self, const GantryFrame *frame)
{
  if (self->waiting || !self->known)
    return GANTRY_STEP_TAKE;
  if (frame->seq <= self->seq)
    return GANTRY_STEP_IGNORE;
  if (frame->seq > self->seq + 1)
    return GANTRY_STEP_HOLE;
  self->seq = frame->seq;
  if (self->to_replay > 0 && --self->to_replay == 0)
    self->gap_since = 0;
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

void
gantry_sequence_lose (GantrySequence *self, gint64 now)
{
  self->waiting = FALSE;
  self->denied = FALSE;
  if (self->gap_since == 0)
    self->gap_since = now;
}
