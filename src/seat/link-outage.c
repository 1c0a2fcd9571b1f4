/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/link-private.h"

/* What a line writes into the ledger. An outage of the line lasts until every topic is complete again, and takes all that came
 * with it; what is missing while the line stands has an entry of its own. */

static gint64
get_wall (void)
{
  return g_get_real_time () / 1000;
}

void
gantry_link_note_loss (GantryLink *self, const char *why)
{
  gint64 now = gantry_link_get_now (self);

  if (self->ledger == NULL)
    return;
  if (self->outage != NULL)
    {
      if (*why != '\0')
        gantry_ledger_set_why (self->ledger, self->outage, why);
      return;
    }
  self->outage = g_object_ref (
    gantry_ledger_begin (self->ledger, GANTRY_OUTAGE_RELAY, self->url, NULL, why, self->last_word, now, get_wall ()));
}

static void
begin_of_topic (GantryLink *self, GantryOutageKind kind, GantrySequence *sequence)
{
  gint64 now = gantry_link_get_now (self);

  if (self->ledger != NULL && gantry_ledger_find (self->ledger, kind, self->url, sequence->topic) == NULL)
    gantry_ledger_begin (self->ledger, kind, self->url, sequence->topic, NULL, now, now, get_wall ());
}

void
gantry_link_note_hole (GantryLink *self, GantrySequence *sequence)
{
  if (self->outage == NULL)
    begin_of_topic (self, GANTRY_OUTAGE_HOLE, sequence);
}

void
gantry_link_note_mismatch (GantryLink *self, GantrySequence *sequence)
{
  begin_of_topic (self, GANTRY_OUTAGE_MISMATCH, sequence);
}

static void
end_of_topic (GantryLink *self, GantryOutageKind kind, const char *topic)
{
  GantryOutage *outage = gantry_ledger_find (self->ledger, kind, self->url, topic);

  if (outage != NULL)
    gantry_ledger_end (self->ledger, outage, gantry_link_get_now (self), get_wall ());
}

static void
add (GantryLink *self, GantrySequence *sequence, const GantryRecovery *recovery)
{
  GantryOutage *outage = self->outage;

  if (self->ledger == NULL)
    return;
  if (outage == NULL)
    outage = gantry_ledger_find (self->ledger, GANTRY_OUTAGE_HOLE, self->url, sequence->topic);
  if (outage == NULL)
    outage = gantry_ledger_find (self->ledger, GANTRY_OUTAGE_MISMATCH, self->url, sequence->topic);
  if (outage != NULL)
    gantry_ledger_add (self->ledger, outage, recovery);
}

void
gantry_link_note_opened (GantryLink *self, GantrySequence *sequence, const GantryFrame *frame)
{
  GantryRecovery recovery = { 0 };

  if (frame->outcome == GANTRY_OUTCOME_REPLAYED && frame->count > 0)
    recovery.healing = GANTRY_HEALED_REPLAYED;
  else if (frame->outcome == GANTRY_OUTCOME_DENIED)
    recovery.healing = GANTRY_HEALED_DENIED;
  if (recovery.healing != GANTRY_HEALED_NOT_YET)
    add (self, sequence, &recovery);
}

/* The number of the state less that of the last message that is here: as many were not seen one by one. In another epoch, or when
 * nothing was here, that cannot be told. */
void
gantry_link_note_snap (GantryLink *self, GantrySequence *sequence, const GantryFrame *frame)
{
  GantryRecovery recovery = { .healing = GANTRY_HEALED_SNAPSHOT };

  if (frame->more)
    return;
  if (sequence->epoch == frame->epoch && sequence->epoch != 0)
    recovery.skipped = (guint64) MAX (frame->seq - sequence->seq, 0);
  else
    recovery.uncertain = sequence->epoch != 0;
  add (self, sequence, &recovery);
}

void
gantry_link_note_put (GantryLink *self, GantrySequence *sequence, const GantryFrame *frame)
{
  GantryRecovery recovery = { .recovered = 1 };

  if (frame->more)
    return; /* it counts with its last */
  if (frame->from > 0)
    recovery.conflated = (guint64) MAX (frame->seq - frame->from, 0);
  add (self, sequence, &recovery);
}

void
gantry_link_note_healed (GantryLink *self, GantrySequence *sequence)
{
  if (self->ledger == NULL || self->state != GANTRY_LINK_UP)
    return;
  if (sequence != NULL && sequence->gap_since == 0 && gantry_ledger_get_open (self->ledger) > 0)
    end_of_topic (self, GANTRY_OUTAGE_HOLE, sequence->topic);
  if (self->outage == NULL || gantry_link_get_gap_since (self, NULL) != 0)
    return;
  gantry_ledger_end (self->ledger, self->outage, gantry_link_get_now (self), get_wall ());
  g_clear_object (&self->outage);
}

void
gantry_link_note_mended (GantryLink *self, GantrySequence *sequence)
{
  if (self->ledger != NULL)
    end_of_topic (self, GANTRY_OUTAGE_MISMATCH, sequence->topic);
}

void
gantry_link_note_closed (GantryLink *self, const char *topic)
{
  if (self->ledger == NULL || gantry_ledger_get_open (self->ledger) == 0)
    return;
  end_of_topic (self, GANTRY_OUTAGE_HOLE, topic);
  end_of_topic (self, GANTRY_OUTAGE_MISMATCH, topic);
}
