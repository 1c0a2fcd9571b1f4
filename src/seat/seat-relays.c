/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/seat-private.h"

#include "seat/ledger-private.h"
#include "seat/link.h"

#include <string.h>

/* The seat's relays: what they bring, what they say about themselves and their sources, and what that means for the ledger. */

#define LATE_BEATS 2

static gint64
get_wall (void)
{
  return g_get_real_time () / 1000;
}

static void
change_cb (GantryLink *link, const GantryChange *change, GantrySeat *self)
{
  if (!g_hash_table_contains (self->holds, change->topic))
    return; /* closed in the meantime */
  if (gantry_seat_apply (self, change) == GANTRY_VERDICT_OTHER_BASE)
    gantry_link_reopen (link, change->topic);
}

static void
topics_cb (GantryLink *link, const GantryFrame *frame, GantrySeat *self)
{
  gboolean news = FALSE;

  for (guint i = 0; frame->topics != NULL && i < frame->topics->len; i++)
    news |= gantry_seat_note_topic (self, g_array_index (frame->topics, GantryTopicInfo, i).topic);
  if (news)
    gantry_seat_emit_topics_changed (self);
}

/* Which line brought it cannot be told any more when there are two: it is entered where the difference was seen. */
void
gantry_seat_note_mending (GantrySeat *self, const GantryChange *change, const GantryOutcome *outcome)
{
  GantryRecovery recovery = { .lost = outcome->changed->len + outcome->gone->len };

  for (guint i = 0; recovery.lost > 0 && i < self->links->len; i++)
    {
      const char *url = gantry_link_get_url (g_ptr_array_index (self->links, i));
      GantryOutage *outage = gantry_ledger_find (self->ledger, GANTRY_OUTAGE_MISMATCH, url, change->topic);

      if (outage != NULL)
        {
          gantry_ledger_add (self->ledger, outage, &recovery);
          return;
        }
    }
}

static void
judge_source (GantrySeat *self, const GantrySourceBeat *source, gint64 heard)
{
  GantryOutage *outage = gantry_ledger_find (self->ledger, GANTRY_OUTAGE_SOURCE, source->id, NULL);

  if (outage == NULL && source->state == GANTRY_SOURCE_LOST)
    gantry_ledger_begin (self->ledger, GANTRY_OUTAGE_SOURCE, source->id, NULL, NULL, heard - source->heard * 1000,
                         gantry_seat_get_now (self), get_wall ());
  else if (outage != NULL && source->state != GANTRY_SOURCE_LOST)
    gantry_ledger_end (self->ledger, outage, gantry_seat_get_now (self), get_wall ());
}

static void
hear_sources (GantrySeat *self, GantryLink *link)
{
  GArray *sources = gantry_link_get_sources (link);
  gint64 heard = gantry_link_get_last_word (link);

  for (guint i = 0; sources != NULL && i < sources->len; i++)
    {
      const GantrySourceBeat *source = &g_array_index (sources, GantrySourceBeat, i);

      gantry_source_times_take (self->times, source->id, source->state == GANTRY_SOURCE_ON,
                                source->at > 0 ? source->at + source->heard : 0, heard);
      judge_source (self, source, heard);
    }
}

static void
word_cb (GantryLink *link, GantrySeat *self)
{
  if (gantry_link_is_up (link) && gantry_link_get_relay (link) != NULL)
    gantry_seat_cache_hear (self, gantry_link_get_relay (link));
  if (gantry_link_is_up (link))
    hear_sources (self, link);
  gantry_seat_advance (self);
  gantry_seat_tick (self);
  gantry_seat_emit_relays_changed (self);
}

/* A link asks, to compare it with the relay's. */
static guint
digest_cb (const char *topic, GantryDigest *digest, gpointer data)
{
  GantrySeat *self = data;

  *digest = gantry_documents_get_digest (self->arrived, topic);
  return self->links->len;
}

static GantryRelayState
judge_relay (GantrySeat *self, GantryLink *link)
{
  gint64 age = gantry_seat_get_now (self) - gantry_link_get_last_word (link);

  if (gantry_link_get_last_word (link) == 0)
    return GANTRY_RELAY_CONNECTING;
  if (!gantry_link_is_up (link))
    return GANTRY_RELAY_DOWN;
  return age <= LATE_BEATS * gantry_link_get_beat (link) * 1000 ? GANTRY_RELAY_UP : GANTRY_RELAY_LATE;
}

static void
update_covers (GantrySeat *self, guint up)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      GantryOutage *outage = gantry_link_get_outage (g_ptr_array_index (self->links, i));

      if (outage != NULL)
        gantry_ledger_set_covered (self->ledger, outage, up > 0);
    }
}

void
gantry_seat_tick (GantrySeat *self)
{
  GantrySeatState state = gantry_seat_get_state (self);
  gint64 age = gantry_seat_get_age (self);
  guint up = 0;

  for (guint i = 0; i < self->links->len; i++)
    up += judge_relay (self, g_ptr_array_index (self->links, i)) == GANTRY_RELAY_UP;
  update_covers (self, up);
  gantry_ledger_tick (self->ledger, gantry_seat_get_now (self));
  if (up != self->relays_up)
    {
      self->relays_up = up;
      gantry_seat_notify (self, "relays-up");
    }
  if (state != self->state)
    {
      self->state = state;
      gantry_seat_notify (self, "state");
    }
  if (age / 1000 != self->age / 1000)
    {
      self->age = age;
      gantry_seat_notify (self, "age");
    }
}

void
gantry_seat_add_relay (GantrySeat *self, const char *url)
{
  g_autoptr (GError) error = NULL;
  GantryLink *link;
  GHashTableIter iter;
  gpointer topic;

  g_return_if_fail (GANTRY_IS_SEAT (self) && url != NULL);

  link = gantry_link_new (url, &error);
  if (link == NULL)
    {
      g_warning ("relay “%s”: %s", url, error->message);
      return;
    }
  gantry_link_set_clock_func (link, self->clock, self->clock_data);
  gantry_link_set_digest_func (link, digest_cb, self);
  gantry_link_set_ledger (link, self->ledger);
  g_signal_connect_object (link, "change", G_CALLBACK (change_cb), self, 0);
  g_signal_connect_object (link, "topics", G_CALLBACK (topics_cb), self, 0);
  g_signal_connect_object (link, "word", G_CALLBACK (word_cb), self, 0);
  g_ptr_array_add (self->links, link);
  g_hash_table_iter_init (&iter, self->holds);
  while (g_hash_table_iter_next (&iter, &topic, NULL))
    gantry_link_open (link, topic);
  gantry_link_start (link);
  gantry_seat_notify (self, "relays-total");
  gantry_seat_emit_relays_changed (self);
}

void
gantry_seat_remove_relays (GantrySeat *self)
{
  g_return_if_fail (GANTRY_IS_SEAT (self));

  if (self->links->len == 0)
    return;
  for (guint i = 0; i < self->links->len; i++)
    {
      GantryLink *link = g_ptr_array_index (self->links, i);

      g_signal_handlers_disconnect_by_data (link, self);
      gantry_link_stop (link);
    }
  g_ptr_array_set_size (self->links, 0);
  gantry_ledger_give_up (self->ledger, NULL, gantry_seat_get_now (self), get_wall ());
  gantry_seat_notify (self, "relays-total");
  gantry_seat_tick (self);
  gantry_seat_emit_relays_changed (self);
}

gboolean
gantry_seat_get_relay (GantrySeat *self, guint index, GantryRelayInfo *info)
{
  GantryLink *link;
  guint lost_histories;

  g_return_val_if_fail (GANTRY_IS_SEAT (self) && info != NULL, FALSE);

  *info = (GantryRelayInfo) { .url = "", .why = "" };
  if (index >= self->links->len)
    return FALSE;
  link = g_ptr_array_index (self->links, index);
  info->url = gantry_link_get_url (link);
  info->state = judge_relay (self, link);
  if (info->state != GANTRY_RELAY_CONNECTING)
    info->age = MAX (gantry_seat_get_now (self) - gantry_link_get_last_word (link), 0) / 1000;
  info->why = gantry_link_get_why (link);
  gantry_link_get_counts (link, &info->losses, &info->holes, &lost_histories);
  gantry_link_get_mends (link, &info->mismatches, &info->mended);
  return TRUE;
}
