/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/change.h"
#include "seat/board.h"
#include "seat/search.h"
#include "seat/seat.h"

G_BEGIN_DECLS

/* Monotonic time in µs; tests give their own. */
typedef gint64 (*GantryClockFunc) (gpointer data);

/* links → documents (applied at once, by revision) → boards (told what to read again) → flush.
 * Owns links, documents, schedule and medals; units are owned by whoever shows them and keep the seat. */
struct _GantrySeat
{
  GObject parent_instance;

  GantryProfiles *profiles;
  GantryDocuments *documents;
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
  char *language;
  GantryClockFunc clock;
  gpointer clock_data;
  guint tick_id;
  guint flush_id;
  GantrySeatState state; /* as last notified */
  gint64 age;
  guint relays_up;
  guint dirty : 1;
};

void            gantry_seat_set_clock_func (GantrySeat *self, GantryClockFunc func, gpointer data);
gint64          gantry_seat_get_now        (GantrySeat *self);
/* Looks at the time: notifies "state", "age" and the like when they are others now. The seat's timer does it. */
void            gantry_seat_tick           (GantrySeat *self);
/* One change, as if a link had brought it. */
GantryVerdict   gantry_seat_apply          (GantrySeat *self, const GantryChange *change);

/* For boards. Watching holds the topic. */
void            gantry_seat_watch          (GantrySeat *self, const char *topic, GantryBoard *board);
void            gantry_seat_unwatch        (GantrySeat *self, const char *topic, GantryBoard *board);
/* seat-boards.c: a board that is neither a unit, the schedule nor the medals; not owned, removed before it goes. */
void            gantry_seat_add_board      (GantrySeat *self, GantryBoard *board);
void            gantry_seat_remove_board   (GantrySeat *self, GantryBoard *board);
void            gantry_seat_flush_boards   (GantrySeat *self);
void            gantry_seat_touch_boards   (GantrySeat *self);
/* Something to flush that no document brought. */
void            gantry_seat_mark_dirty     (GantrySeat *self);
/* The clock of one source now, or of the newest of all when id is "" or not known; 0: none is known. */
gint64          gantry_seat_get_source_time_of (GantrySeat *self, const char *id);

/* Boards of units that somebody holds; (transfer container) (element-type GantryUnit) */
GPtrArray      *gantry_seat_list_units     (GantrySeat *self);
void            gantry_seat_forget_unit    (GantrySeat *self, GantryUnit *unit);

G_END_DECLS
