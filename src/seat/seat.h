/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/documents.h"
#include "seat/cache.h"
#include "seat/changes.h"
#include "seat/ledger.h"
#include "seat/medals.h"
#include "seat/schedule.h"
#include "seat/unit.h"
#include "sport/profile.h"

G_BEGIN_DECLS

/* The client without its face: links to relays, the documents of the topics that are open, the cache, the delay gate, and the
 * boards made from what the gate shows. Main thread. Changes from the stream are applied to the documents at once, to the
 * boards when gantry_seat_flush() is called: a window does that once a frame after "dirty" was emitted; without windows an idle
 * does it. Everything that can be asked for here is what may be shown: nothing of it is younger than the delay allows. */
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
  GANTRY_SEAT_STATE_CACHED,     /* no relay has said anything since the start; what is shown is the copy of an earlier run */
} GantrySeatState;

/* How far what is shown can be trusted: of a topic, or of the whole seat. */
typedef struct
{
  GantrySeatState state;
  gint64 age;       /* ms since something last vouched for it; 0 while CONNECTING or CACHED, where nothing has */
  gint64 as_of;     /* source time, ms, up to which it is known to be complete: shown time while LIVE; 0: not known */
  gint64 copied;    /* CACHED: when the copy was last written, ms wall clock; 0 otherwise or when not known */
  gboolean delayed; /* by the seat's own delay, whatever the state is */
} GantryStanding;

typedef enum
{
  GANTRY_RELAY_CONNECTING, /* never spoke since it was added */
  GANTRY_RELAY_UP,         /* heard within two of its periods */
  GANTRY_RELAY_LATE,       /* not heard for longer; the connection stands */
  GANTRY_RELAY_DOWN,       /* no connection; it is tried again for ever */
} GantryRelayState;

/* Begins a "why" that goes on with the number and the words of an HTTP status. */
#define GANTRY_WHY_ANSWERED "the relay answered "

/* One of the seat's relays. Texts are valid until the seat's main loop goes on. */
typedef struct
{
  const char *url;   /* as it was added */
  GantryRelayState state;
  gint64 age;        /* ms since its last word; 0 while CONNECTING */
  const char *why;   /* why the last connection ended: a text of ours or of the relay's, to be translated, or of another program;
                      * "" when none has */
  guint losses;      /* connections that were lost since it was added */
  guint holes;       /* puts found missing, and asked for again */
  guint mismatches;  /* digests that differed though no put was missing ... */
  guint mended;      /* ... and were put right */
} GantryRelayInfo;

/* What an operator can see on the picture and match with the data. The list depends on the kind of unit alone, not on what has
 * happened: it tells nothing of what a delay holds back. */
typedef enum
{
  GANTRY_MOMENT_START,  /* of the unit */
  GANTRY_MOMENT_POINT,  /* the first competitor reaches a point, or the first try of a round, the first at a height */
  GANTRY_MOMENT_FINISH, /* the first competitor finishes; of a match: its end */
} GantryMomentKind;

typedef struct
{
  GantryMomentKind kind;
  char *pos;  /* POINT: as the feed names it; "" otherwise */
  char *name; /* POINT: "800", "1.5 km"; "" otherwise */
} GantryMoment;

#define GANTRY_SEAT_ERROR (gantry_seat_error_quark ())
GQuark gantry_seat_error_quark (void);

typedef enum
{
  GANTRY_SEAT_ERROR_NOT_YET,  /* the data has no such moment within the last 300 s: it has not happened, or too long ago */
  GANTRY_SEAT_ERROR_NO_CLOCK, /* no relay has told the venue's time yet */
} GantrySeatError;

#define GANTRY_SEAT_MAX_DELAY  300000 /* ms */
#define GANTRY_SEAT_DELAY_STEP 100    /* ms */

/* Properties: "state" (int, a GantrySeatState), "age" (int64, ms since the last word of a relay; notified about once a second),
 * "relays-up", "relays-total" (uint; up: heard within two periods), "language" (string, a code of ours: "en", "fr" …: which of
 * the feed's names are shown), "delay" (int64, ms; writable), "held" (uint: changes that the delay holds back; notified with
 * flushes and about twice a second), "cache" (GantryCache, NULL without one; another one when it is set aside as a whole).
 * Signals: "dirty" (boards have something to flush), "flushed" (after a flush), "topics-changed" (a topic came into being),
 * "relays-changed" (a relay's state or its words are others). */
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
/* As shown: of everything that arrived, what the delay lets through. Read only. */
GantryDocuments *gantry_seat_get_documents   (GantrySeat *self);
/* How far what is shown can be trusted. topic NULL: the seat as a whole, by its lines alone: a loss is told at once. Of a topic
 * with a delay: a loss counts when what is shown has come to it. */
void             gantry_seat_get_standing    (GantrySeat *self, const char *topic, GantryStanding *standing);

/* The time that is shown: the venue's own clock now, from the relay's word on its sources, less the delay; ms source time; 0
 * while not known. It never goes back but for the delay and for a venue's clock that was set. */
gint64           gantry_seat_get_source_time (GantrySeat *self);

/* ms, in steps of a tenth of a second, 0 to 300 s; takes effect at once. Whoever runs the seat keeps it across restarts, and sets it
 * before there is a relay or a cache. */
gint64           gantry_seat_get_delay       (GantrySeat *self);
void             gantry_seat_set_delay       (GantrySeat *self, gint64 delay);
/* by: ms, ±100, ±1000, ±10000; stops at the ends. */
void             gantry_seat_step_delay      (GantrySeat *self, gint64 by);
/* Changes that are held back: of a topic, or (NULL) all. complete_in: (out) (optional): ms until the time between two states
 * that only a snapshot brought is over (until then something may be missing that had already happened); 0: nothing is missing;
 * -1: not known. */
guint            gantry_seat_get_held        (GantrySeat *self, const char *topic, gint64 *complete_in);
/* (transfer full) (element-type GantryMoment): of a unit that is held; by place: start, points, finish. */
GPtrArray       *gantry_seat_list_moments    (GantrySeat *self, const char *rsc);
/* The picture shows it now: sets the delay so that the data shows it now too. When it happened more than once within 300 s, the
 * last counts. FALSE with an error of GANTRY_SEAT_ERROR: the delay stays. */
gboolean         gantry_seat_calibrate       (GantrySeat *self, const char *rsc, const GantryMoment *moment, GError **error);
void             gantry_moment_free          (GantryMoment *moment);

/* The relays in the order in which they were added; FALSE beyond the last. */
gboolean         gantry_seat_get_relay       (GantrySeat *self, guint index, GantryRelayInfo *info);

/* Before relays are added. Loads what an earlier run left (the boards fill as topics are held), and keeps what arrives from now
 * on. Whatever was here before is forgotten: it was of other relays. When the first relay that answers is none of those that the
 * file is of, the copy is set aside as another competition's. path: of the file; its folder is made. options: (nullable). */
void             gantry_seat_open_cache      (GantrySeat *self, const char *path, const GantryCacheOptions *options);
/* Writes what is left and lets go of it; done at the end too. Waits for the disk. */
void             gantry_seat_close_cache     (GantrySeat *self);
/* (nullable) (transfer none): its properties tell FULL, LOCKED, set aside … */
GantryCache     *gantry_seat_get_cache       (GantrySeat *self);
/* Every outage since the start; (transfer none). */
GantryLedger    *gantry_seat_get_ledger      (GantrySeat *self);

/* Topics are counted: opened with the first hold, closed with the last release. */
void             gantry_seat_hold_topic      (GantrySeat *self, const char *topic);
void             gantry_seat_release_topic   (GantrySeat *self, const char *topic);
/* Whether anything in what the seat shows of a topic is of a test (docs/documents.md, "test"). */
gboolean         gantry_seat_is_test         (GantrySeat *self, const char *topic);
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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryMoment, gantry_moment_free)

G_END_DECLS
