/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/change.h"
#include "seat/board.h"
#include "seat/gate.h"
#include "seat/search.h"
#include "seat/seat.h"
#include "seat/source-times.h"

G_BEGIN_DECLS

/* Monotonic time in µs; tests give their own. */
typedef gint64 (*GantryClockFunc) (gpointer data);

typedef struct _GantrySeatCache GantrySeatCache;

/*   links ─→ arrived documents ─→ gate ─→ shown documents ─→ boards (told what to read again) ─→ flush
 *                 ↑   └──→ cache
 *               cache, when a topic is held
 *
 * Links compare digests with what arrived; nobody else reads that. Owns everything but the units, which are owned by whoever
 * shows them and keep the seat. */
struct _GantrySeat
{
  GObject parent_instance;

  GantryProfiles *profiles;
  GantryDocuments *arrived;
  GantryGate *gate;
  GantrySourceTimes *times;
  GPtrArray *links;       /* of GantryLink */
  GHashTable *holds;      /* topic → count */
  GHashTable *boards;     /* topic → GPtrArray of GantryBoard (not owned) */
  GHashTable *units;      /* RSC → GantryUnit (not owned) */
  GPtrArray *others;      /* of GantryBoard (not owned): those that views make */
  GHashTable *known;      /* set of topics that the relays have */
  GantrySchedule *schedule; /* (nullable) */
  GantryMedals *medals;     /* (nullable) */
  GantrySearch *search;
  GantryChanges *changes;
  GantryLedger *ledger;
  GantrySeatCache *cache; /* (nullable) */
  char *language;
  GantryClockFunc clock;
  gpointer clock_data;
  guint tick_id;
  guint flush_id;
  guint due_id; /* the gate's next change ... */
  gint64 due;   /* ... and when that is, source time; G_MAXINT64: nothing is waited for */
  GantrySeatState state; /* as last notified */
  gint64 age;
  guint relays_up;
  guint held;
  guint dirty : 1;
};

void            gantry_seat_set_clock_func (GantrySeat *self, GantryClockFunc func, gpointer data);
gint64          gantry_seat_get_now        (GantrySeat *self);
/* Looks at the time: notifies "state", "age" and the like when they are others now. The seat's timer does it. */
void            gantry_seat_tick           (GantrySeat *self);
/* One change, as if a link had brought it: documents, gate, cache. */
GantryVerdict   gantry_seat_apply          (GantrySeat *self, const GantryChange *change);

/* For boards. Watching holds the topic. */
void            gantry_seat_watch          (GantrySeat *self, const char *topic, GantryBoard *board);
void            gantry_seat_unwatch        (GantrySeat *self, const char *topic, GantryBoard *board);
/* seat-boards.c: a board that is neither a unit, the schedule nor the medals; not owned, removed before it goes. */
void            gantry_seat_add_board      (GantrySeat *self, GantryBoard *board);
void            gantry_seat_remove_board   (GantrySeat *self, GantryBoard *board);
/* Watches the known topics that begin with the prefix and, unless rest is NULL, go on with it alone, as long as there are no more
 * than max; adds them to topics (element-type utf8), which stay sorted and are watched already. TRUE when one came. */
gboolean        gantry_seat_watch_known    (GantrySeat *self, GPtrArray *topics, const char *prefix, const char *rest, guint max,
                                            GantryBoard *board);
void            gantry_seat_unwatch_all    (GantrySeat *self, GPtrArray *topics, GantryBoard *board);
void            gantry_seat_flush_boards   (GantrySeat *self);
void            gantry_seat_touch_boards   (GantrySeat *self);
/* Old values of a unit in all of them; rsc NULL: of everything. */
void            gantry_seat_acknowledge_boards (GantrySeat *self, const char *rsc);
void            gantry_seat_touch_all_boards (GantrySeat *self);
/* Something to flush that no document brought. */
void            gantry_seat_mark_dirty     (GantrySeat *self);
/* The time that is shown by the clock of one source, or by that of the venue as a whole when id is "" or not known; 0: none is
 * known. */
gint64          gantry_seat_get_source_time_of (GantrySeat *self, const char *id);
void            gantry_seat_touch          (GantrySeat *self, const char *topic, const char *id);
/* What applying a change to what arrived did goes to the gate; and it lets through what is due by now (seat-delay.c). */
void            gantry_seat_log            (GantrySeat *self, const GantryChange *change, const GantryOutcome *outcome);
void            gantry_seat_advance        (GantrySeat *self);
void            gantry_seat_stop_advancing (GantrySeat *self);
/* A topic is there (seat.c): TRUE when that is news. */
gboolean        gantry_seat_note_topic     (GantrySeat *self, const char *topic);
void            gantry_seat_emit_topics_changed (GantrySeat *self);
void            gantry_seat_emit_relays_changed (GantrySeat *self);
void            gantry_seat_notify         (GantrySeat *self, const char *property);
/* A snapshot that mends: what it put right was lost (seat-relays.c). */
void            gantry_seat_note_mending   (GantrySeat *self, const GantryChange *change, const GantryOutcome *outcome);

/* The cache in the seat's path (seat-cache.c); does nothing without one. */
void            gantry_seat_cache_put      (GantrySeat *self, const GantryChange *change, const GantryOutcome *outcome);
void            gantry_seat_cache_hold     (GantrySeat *self, const char *topic);
void            gantry_seat_cache_save     (GantrySeat *self);
/* A relay has said what it calls itself. FALSE: the cache is not its, and was set aside. */
gboolean        gantry_seat_cache_hear     (GantrySeat *self, const char *relay);
/* Source time of a topic's copy (NULL: of all), when nothing but that is shown; 0: there is none. copied: (out): wall clock, ms. */
gboolean        gantry_seat_cache_get_copy (GantrySeat *self, const char *topic, gint64 *as_of, gint64 *copied);

/* Boards of units that somebody holds; (transfer container) (element-type GantryUnit) */
GPtrArray      *gantry_seat_list_units     (GantrySeat *self);
void            gantry_seat_forget_unit    (GantrySeat *self, GantryUnit *unit);

G_END_DECLS
