/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/link-private.h"

#define N_(text) text /* said to people by whoever shows it */

/* What the relay's frames mean for a line: welcomes, beats, digests; snapshots and puts, whose changes are handed on. */

void
gantry_link_send_open (GantryLink *self, GantrySequence *sequence)
{
  g_autoptr (GantryFrame) frame = gantry_sequence_open (sequence, gantry_link_get_now (self));

  gantry_link_send (self, frame);
}

static void
note_hole (GantryLink *self, GantrySequence *sequence)
{
  self->holes++;
  g_debug ("%s: a hole in %s after %" G_GINT64_FORMAT, self->url, sequence->topic, sequence->seq);
  gantry_link_note_hole (self, sequence);
  gantry_link_send_open (self, sequence);
}

static void
take_welcome (GantryLink *self, const GantryFrame *frame, gint64 heard)
{
  g_autoptr (GantryFrame) list = gantry_frame_new (GANTRY_FRAME_LIST);
  GHashTableIter iter;
  gpointer sequence;

  if (self->state == GANTRY_LINK_UP)
    return;
  self->state = GANTRY_LINK_UP;
  self->since = gantry_link_get_now (self);
  self->last_word = heard;
  g_free (self->relay);
  self->relay = g_strdup (frame->text);
  self->beat_ms = CLAMP (frame->beat, 100, 60000);
  gantry_link_send (self, list);
  g_hash_table_iter_init (&iter, self->topics);
  while (g_hash_table_iter_next (&iter, NULL, &sequence))
    gantry_link_send_open (self, sequence);
  gantry_link_note_healed (self, NULL);
  gantry_link_emit_word (self);
}

static void
take_opened (GantryLink *self, const GantryFrame *frame)
{
  GantrySequence *sequence = gantry_link_find_sequence (self, frame->topic);

  if (sequence == NULL || !sequence->waiting)
    return;
  if (frame->outcome == GANTRY_OUTCOME_HISTORY_LOST)
    self->lost_histories++;
  else if (frame->outcome == GANTRY_OUTCOME_DENIED)
    g_message ("%s: %s is denied: %s", self->url, sequence->topic, frame->text != NULL ? frame->text : "");
  gantry_link_note_opened (self, sequence, frame);
  gantry_sequence_take_opened (sequence, frame);
  gantry_link_note_healed (self, sequence);
}

static gboolean
begin_snap (GantryLink *self, const GantryFrame *frame)
{
  GantrySequence *sequence = gantry_link_find_sequence (self, frame->topic);

  if (sequence == NULL)
    return FALSE;
  gantry_sequence_begin_snap (sequence, frame);
  return TRUE;
}

static void
end_snap (GantryLink *self, const GantryFrame *frame)
{
  GantrySequence *sequence = gantry_link_find_sequence (self, frame->topic);

  if (sequence == NULL)
    return;
  gantry_link_note_snap (self, sequence, frame);
  gantry_sequence_take_snap (sequence, frame);
  gantry_link_note_healed (self, sequence);
}

/* Counts at once: it is one change, and that follows. */
static gboolean
begin_put (GantryLink *self, const GantryFrame *frame)
{
  GantrySequence *sequence = gantry_link_find_sequence (self, frame->topic);
  gboolean replayed;
  GantryStep step;

  if (sequence == NULL)
    return FALSE;
  replayed = sequence->to_replay > 0;
  step = gantry_sequence_take_put (sequence, frame);
  if (step == GANTRY_STEP_HOLE)
    note_hole (self, sequence);
  else if (step == GANTRY_STEP_TAKE && replayed)
    gantry_link_note_put (self, sequence, frame);
  return step == GANTRY_STEP_TAKE;
}

static void
end_put (GantryLink *self, const GantryFrame *frame)
{
  GantrySequence *sequence = gantry_link_find_sequence (self, frame->topic);

  if (sequence != NULL)
    gantry_link_note_healed (self, sequence);
}

static void
take_beat (GantryLink *self, const GantryFrame *frame, gint64 heard)
{
  self->last_word = MAX (self->last_word, heard);
  for (guint i = 0; frame->topics != NULL && i < frame->topics->len; i++)
    {
      const GantryTopicInfo *info = &g_array_index (frame->topics, GantryTopicInfo, i);
      GantrySequence *sequence = gantry_link_find_sequence (self, info->topic);

      if (sequence != NULL && !gantry_sequence_take_beat (sequence, info->seq))
        note_hole (self, sequence);
    }
  g_clear_pointer (&self->sources, g_array_unref);
  self->sources = frame->sources != NULL ? g_array_ref (frame->sources) : NULL;
  gantry_link_note_healed (self, NULL);
  gantry_link_emit_word (self);
}

static void
compare_digest (GantryLink *self, GantrySequence *sequence, GantryDigest digest)
{
  GantryDigest held;
  guint lines = self->digest (sequence->topic, &held, self->digest_data);
  GantryMatch match = gantry_sequence_take_digest (sequence, gantry_digest_equal (digest, held), lines == 1);

  if (match == GANTRY_MATCH_MISMATCH)
    {
      self->mismatches++;
      g_message ("%s: %s is not what the relay has, though nothing was missing; it is taken anew", self->url, sequence->topic);
      gantry_link_note_mismatch (self, sequence);
    }
  if (match == GANTRY_MATCH_MENDED)
    {
      self->mended++;
      gantry_link_note_mended (self, sequence);
    }
  else if (match != GANTRY_MATCH_NONE)
    gantry_link_send_open (self, sequence);
}

static void
take_digest (GantryLink *self, const GantryFrame *frame)
{
  for (guint i = 0; self->digest != NULL && i < frame->topics->len; i++)
    {
      const GantryTopicInfo *info = &g_array_index (frame->topics, GantryTopicInfo, i);
      GantrySequence *sequence = gantry_link_find_sequence (self, info->topic);

      if (sequence != NULL && gantry_sequence_can_compare (sequence, info->seq))
        compare_digest (self, sequence, info->digest);
    }
}

gboolean
gantry_link_begin_frame (GantryLink *self, const GantryFrame *frame, gint64 heard)
{
  if (frame->type == GANTRY_FRAME_WELCOME)
    take_welcome (self, frame, heard);
  else if (self->state != GANTRY_LINK_UP && frame->type != GANTRY_FRAME_BYE && frame->type != GANTRY_FRAME_UNKNOWN)
    gantry_link_close_and_lose (self, GANTRY_LINK_CLOSE_PROTOCOL, N_("the first frame of a relay must be a welcome"));
  else if (frame->type == GANTRY_FRAME_TOPICS)
    gantry_link_emit_topics (self, frame);
  else if (frame->type == GANTRY_FRAME_OPENED)
    take_opened (self, frame);
  else if (frame->type == GANTRY_FRAME_SNAP)
    return begin_snap (self, frame);
  else if (frame->type == GANTRY_FRAME_PUT)
    return begin_put (self, frame);
  else if (frame->type == GANTRY_FRAME_BEAT)
    take_beat (self, frame, heard);
  else if (frame->type == GANTRY_FRAME_DIGEST)
    take_digest (self, frame);
  else if (frame->type == GANTRY_FRAME_BYE)
    gantry_link_close_and_lose (self, GANTRY_LINK_CLOSE_GOING,
                                frame->text != NULL && *frame->text != '\0' ? frame->text : N_("the relay said goodbye"));
  return FALSE;
}

void
gantry_link_end_frame (GantryLink *self, const GantryFrame *frame)
{
  if (frame->type == GANTRY_FRAME_SNAP)
    end_snap (self, frame);
  else
    end_put (self, frame);
}
