/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "seat/seat-private.h"
#include "stream/frame.h"

G_BEGIN_DECLS

/* What the documents hold of a topic now; returns how many lines fill them. */
typedef guint (*GantryDigestFunc) (const char *topic, GantryDigest *digest, gpointer data);

/* The line to one relay: connects, and connects again for ever; opens the topics that the seat wants and watches that their
 * sequence has no holes. What arrives it hands on, it keeps no documents. Signals: "change" (const GantryChange *), "topics"
 * (const GantryFrame *), "word" (the relay said something about itself: state, beat, sources may be others). */
#define GANTRY_TYPE_LINK (gantry_link_get_type ())
G_DECLARE_FINAL_TYPE (GantryLink, gantry_link, GANTRY, LINK, GObject)

/* url: the relay's base. NULL with an error when it is no http, https, ws or wss address. */
GantryLink   *gantry_link_new           (const char *url, GError **error);
void          gantry_link_set_clock_func (GantryLink *self, GantryClockFunc func, gpointer data);
/* µs that the machine has slept in all, for tests: from the system's clocks otherwise. */
void          gantry_link_set_sleep_func (GantryLink *self, GantryClockFunc func, gpointer data);
/* Compares what the relay says it has with what is here, and has it mended. Without it nothing is compared. */
void          gantry_link_set_digest_func (GantryLink *self, GantryDigestFunc func, gpointer data);
/* Where outages of this line are entered. */
void          gantry_link_set_ledger    (GantryLink *self, GantryLedger *ledger);
const char   *gantry_link_get_url       (GantryLink *self);
/* Once; until gantry_link_stop(). */
void          gantry_link_start         (GantryLink *self);
void          gantry_link_stop          (GantryLink *self);
/* The network is another: tries now, when it waits for its next try or for an answer; a connection that stands is given up
 * when nothing is heard on it within two beats. */
void          gantry_link_retry         (GantryLink *self);
/* To be called about twice a second: lets go of a connection on which nothing was heard for too long, or through which the
 * machine slept. */
void          gantry_link_check         (GantryLink *self);

/* Ms until the next try, after so many since the last connection that held was lost, 'away' µs ago. */
guint         gantry_link_choose_delay  (guint attempts, gint64 away);
/* As it was chosen when the last connection, or the last attempt, came to an end. */
guint         gantry_link_get_delay     (GantryLink *self);

void          gantry_link_open          (GantryLink *self, const char *topic);
void          gantry_link_close         (GantryLink *self, const char *topic);
/* A change did not fit what the seat has: take the snapshot. */
void          gantry_link_reopen        (GantryLink *self, const char *topic);

gboolean      gantry_link_is_up         (GantryLink *self); /* a relay has welcomed us and the connection stands */
const char   *gantry_link_get_relay     (GantryLink *self); /* as the relay calls itself, for ever; (nullable) before it does */
const char   *gantry_link_get_why       (GantryLink *self); /* why the last connection ended; "" when none has */
GantryOutage *gantry_link_get_outage    (GantryLink *self); /* (nullable): of this line, while it lasts */
gint64        gantry_link_get_last_word (GantryLink *self); /* monotonic µs of the last welcome or beat; 0: never */
gint64        gantry_link_get_beat      (GantryLink *self); /* ms: the relay's period */
/* Monotonic µs since when what we have of a topic is known to be incomplete; 0: it is complete. NULL: any topic. */
gint64        gantry_link_get_gap_since (GantryLink *self, const char *topic);
/* The relay's last word on its sources; NULL before the first. (element-type GantrySourceBeat) (transfer none) */
GArray       *gantry_link_get_sources   (GantryLink *self);
/* Counted since the start: how often a connection was lost, a hole found, and the history was no longer there. */
void          gantry_link_get_counts    (GantryLink *self, guint *losses, guint *holes, guint *lost_histories);
/* How often a topic was found to differ from the relay's though no put was missing, and how often that was put right. */
void          gantry_link_get_mends     (GantryLink *self, guint *mismatches, guint *mended);

G_END_DECLS
