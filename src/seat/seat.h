/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/documents.h"
#include "seat/changes.h"
#include "seat/medals.h"
#include "seat/schedule.h"
#include "seat/unit.h"
#include "sport/profile.h"

G_BEGIN_DECLS

/* The client without its face: links to relays, the documents of the topics that are open, and the boards made from them.
 * Main thread. Changes from the stream are applied to the documents at once, to the boards when gantry_seat_flush() is
 * called: a window does that once a frame after "dirty" was emitted; without windows an idle does it. */
#define GANTRY_TYPE_SEAT (gantry_seat_get_type ())
G_DECLARE_FINAL_TYPE (GantrySeat, gantry_seat, GANTRY, SEAT, GObject)

/* By the time since the last word of a relay, never by the socket alone. A line that is back, or a gap that is closed, within
 * two periods (2 s) does not show. With two relays the better one counts. */
typedef enum
{
  GANTRY_SEAT_STATE_CONNECTING, /* no relay has said anything yet */
  GANTRY_SEAT_STATE_LIVE,       /* heartbeat within two periods, no gap open */
  GANTRY_SEAT_STATE_LATE,       /* none for 2 to 6 s, the connection stands */
  GANTRY_SEAT_STATE_STALE,      /* none for longer than 6 s; or than 2 s while disconnected or while a gap is open; or the venue
                                 * source is lost (for the whole seat: one is lost and none is on) */
} GantrySeatState;

/* Properties: "state" (int, a GantrySeatState), "age" (int64, ms since the last word of a relay; notified about once a second),
 * "relays-up", "relays-total" (uint), "language" (string, a code of ours: "en", "fr" …: which of the feed's names are shown).
 * Signals: "dirty" (boards have something to flush), "flushed" (after a flush), "topics-changed" (a topic came into being). */
GantrySeat      *gantry_seat_new             (GantryProfiles *profiles);
/* url: the relay's base, "http://127.0.0.1:7350". May be called again for a second relay. */
void             gantry_seat_add_relay       (GantrySeat *self, const char *url);
void             gantry_seat_remove_relays   (GantrySeat *self);
void             gantry_seat_flush           (GantrySeat *self);

GantrySeatState  gantry_seat_get_state       (GantrySeat *self);
gint64           gantry_seat_get_age         (GantrySeat *self);
/* State and age for one topic: adds the relay's word on the sources that feed it. */
GantrySeatState  gantry_seat_get_topic_state (GantrySeat *self, const char *topic, gint64 *age);
const char      *gantry_seat_get_language    (GantrySeat *self);
void             gantry_seat_set_language    (GantrySeat *self, const char *language);
GantryProfiles  *gantry_seat_get_profiles    (GantrySeat *self);
GantryDocuments *gantry_seat_get_documents   (GantrySeat *self);
/* The venue's own clock now, ms source time, from the relay's word on its sources; 0 while not known. */
gint64           gantry_seat_get_source_time (GantrySeat *self);

/* Topics are counted: opened with the first hold, closed with the last release. */
void             gantry_seat_hold_topic      (GantrySeat *self, const char *topic);
void             gantry_seat_release_topic   (GantrySeat *self, const char *topic);
/* Names of all topics the relays have; (transfer container), sorted. */
GPtrArray       *gantry_seat_list_topics     (GantrySeat *self);

/* The board of a unit; the same object as long as somebody holds it. Holds its topics (unit, people, event, schedule). (transfer full) */
GantryUnit      *gantry_seat_get_unit        (GantrySeat *self, const char *rsc);
GantrySchedule  *gantry_seat_get_schedule    (GantrySeat *self); /* (transfer none); holds every schedule topic from then on */
GantryMedals    *gantry_seat_get_medals      (GantrySeat *self); /* (transfer none) */
/* What became different after somebody saw it; (transfer none). All of it is seen: every old value goes from the rows. */
GantryChanges   *gantry_seat_get_changes     (GantrySeat *self);
void             gantry_seat_acknowledge     (GantrySeat *self);

/* What the search box finds: athletes, bibs, lanes, nations and units among everything open, best first, at most 'limit'.
 * A text of digits finds bibs and lanes first. (transfer full) (element-type GantryHit) */
#define GANTRY_TYPE_HIT (gantry_hit_get_type ())
G_DECLARE_FINAL_TYPE (GantryHit, gantry_hit, GANTRY, HIT, GObject)
/* unit: the RSC of the unit shown, whose own rows come first; (nullable) */
GListModel      *gantry_seat_search          (GantrySeat *self, const char *text, const char *unit, guint limit);
/* "athlete", "team", "nation", "unit" */
const char      *gantry_hit_get_kind         (GantryHit *self);
const char      *gantry_hit_get_title        (GantryHit *self);
const char      *gantry_hit_get_detail       (GantryHit *self);
const char      *gantry_hit_get_unit         (GantryHit *self); /* RSC to open; "" when none is known */
const char      *gantry_hit_get_code         (GantryHit *self); /* competitor to select there; "" when none */

G_END_DECLS
