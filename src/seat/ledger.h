/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  GANTRY_OUTAGE_RELAY,    /* the line to a relay was lost, or nothing was heard on it */
  GANTRY_OUTAGE_SOURCE,   /* a venue's source was silent for longer than it announced */
  GANTRY_OUTAGE_HOLE,     /* the line stood, but puts of a topic were missing */
  GANTRY_OUTAGE_MISMATCH, /* nothing was missing, but what the seat had was not what the relay had */
} GantryOutageKind;

/* How it ended. Of several topics the worst counts. */
typedef enum
{
  GANTRY_HEALED_NOT_YET,
  GANTRY_HEALED_BACK,     /* a source sends again; a line that brought nothing because nothing was missing */
  GANTRY_HEALED_REPLAYED, /* every message that was missing came, in its order */
  GANTRY_HEALED_SNAPSHOT, /* the state as it is now came; the steps between are not known */
  GANTRY_HEALED_DENIED,   /* the relay no longer lets us see some of it */
  GANTRY_HEALED_GIVEN_UP, /* the relay was removed, or the seat closed, before it ended */
} GantryHealing;

/* One outage. Properties, read-only, for binding: "open" (bool), "changed" is emitted when anything of it is another. */
#define GANTRY_TYPE_OUTAGE (gantry_outage_get_type ())
G_DECLARE_FINAL_TYPE (GantryOutage, gantry_outage, GANTRY, OUTAGE, GObject)

GantryOutageKind gantry_outage_get_kind      (GantryOutage *self);
/* Address of the relay; id of the source. */
const char      *gantry_outage_get_who       (GantryOutage *self);
/* HOLE and MISMATCH: the topic; "" otherwise. */
const char      *gantry_outage_get_topic     (GantryOutage *self);
/* Why, in the relay's or the system's words (English); "" when nothing was said. */
const char      *gantry_outage_get_why       (GantryOutage *self);
/* ms wall clock of the seat, for showing; until: 0 while it lasts. From the last word that was heard, not from when it was noticed. */
gint64           gantry_outage_get_from      (GantryOutage *self);
gint64           gantry_outage_get_until     (GantryOutage *self);
/* ms by a clock that nobody sets; while it lasts, until now. */
gint64           gantry_outage_get_length    (GantryOutage *self);
gboolean         gantry_outage_is_open       (GantryOutage *self);
GantryHealing    gantry_outage_get_healing   (GantryOutage *self);
/* Another relay was there all the time: nobody saw a gap. */
gboolean         gantry_outage_is_covered    (GantryOutage *self);
/* Messages that came afterwards, one by one, in their order. */
guint64          gantry_outage_get_recovered (GantryOutage *self);
/* Messages that came made one with newer ones of the same objects (conflation). */
guint64          gantry_outage_get_conflated (GantryOutage *self);
/* Messages whose result came with a snapshot; what was between the states was not seen. */
guint64          gantry_outage_get_skipped   (GantryOutage *self);
/* The relay started a new count, so that nobody can say how many were skipped; skipped is then the least it can be. */
gboolean         gantry_outage_is_uncertain  (GantryOutage *self);
/* What the seat did not have though nothing seemed missing, found by the digest: objects that a snapshot had to put right. */
guint64          gantry_outage_get_lost      (GantryOutage *self);

/* A GListModel of GantryOutage, newest first; at most 1000, the oldest that are over go first. Properties: "open" (uint: how
 * many last), "lost" (uint64: of all). */
#define GANTRY_TYPE_LEDGER (gantry_ledger_get_type ())
G_DECLARE_FINAL_TYPE (GantryLedger, gantry_ledger, GANTRY, LEDGER, GObject)

guint            gantry_ledger_get_open      (GantryLedger *self);
/* Sums over all outages since the start, those too that are no longer listed; (out) (optional). */
void             gantry_ledger_get_sums      (GantryLedger *self, guint64 *recovered, guint64 *conflated, guint64 *skipped, guint64 *lost);

G_END_DECLS
