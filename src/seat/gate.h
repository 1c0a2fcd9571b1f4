/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/documents.h"
#include "seat/history.h"

G_BEGIN_DECLS

/* The delay gate: a timeline with a cursor between the documents as they arrive (the newest) and as they are shown.
 *
 *   change → arrived documents → outcome → gate (log) → shown documents → boards
 *
 * The cursor stands at source time now − delay. Moving it forward takes new objects into the shown documents, moving it back
 * puts the old ones there again. What always holds: no object whose source time ('at') is later than the cursor is shown, also
 * not where the log does not reach back far enough, or where only a snapshot is known: what is too new is then not there yet.
 *
 *  - What changes in one scope is shown in the order in which it was accepted: each is due at its own source time, but not
 *    before what was accepted before it in its scope.
 *  - In a snapshot (a full change without a time of its own) each object is due at its own source time. What it lets go, goes
 *    when its revision was made: gantry_gate_rev_time().
 *  - What has no source time (0) is due at once, behind what still waits in its scope.
 *  - With delay 0 everything that arrived is shown, whatever the clocks of venue and seat say.
 *
 * Main thread; no clock of its own, no I/O. */
typedef struct _GantryGate GantryGate;

#define GANTRY_GATE_MAX_DELAY 300000 /* ms */
#define GANTRY_GATE_STEP      100    /* ms */

/* Called for each object that came, changed or went in the shown documents, when the move is complete; possibly several times
 * for one. Must not call back into the gate's setters. */
typedef void (*GantryGateFunc) (const char *topic, const char *id, gpointer data);

/* What waits. */
typedef struct
{
  guint objects;      /* changes that are not shown yet */
  gint64 complete_in; /* ms until all is shown that a snapshot brought (the time between is not known): 0 when it is,
                       * -1 when that cannot be told */
} GantryGateHeld;

GantryGate      *gantry_gate_new             (void);
void             gantry_gate_free            (GantryGate *self);
void             gantry_gate_set_func        (GantryGate *self, GantryGateFunc func, gpointer data);
/* Bytes that the log may hold; the oldest of what is shown is forgotten first. Default 128 MiB. */
void             gantry_gate_set_limit       (GantryGate *self, gsize bytes);

/* (transfer none): read only. */
GantryDocuments *gantry_gate_get_shown       (GantryGate *self);

/* What gantry_documents_apply() on the arrived documents did. Shown at once if it is due. */
void             gantry_gate_log             (GantryGate *self, const GantryChange *change, const GantryOutcome *outcome);
gboolean         gantry_gate_has_topic       (GantryGate *self, const char *topic);
/* Of a topic that it does not have: how it came to be, from the first step of a history to its last. With it what was there
 * before the newest is shown, where that is too young. Moves the history to its end. */
void             gantry_gate_recall          (GantryGate *self, GantryHistory *history);
/* Nobody has it open any more: log and shown documents let it go. */
void             gantry_gate_forget_topic    (GantryGate *self, const char *topic);

/* ms; rounded to tenths of a second, 0 to 300 s. Takes effect at once. */
void             gantry_gate_set_delay       (GantryGate *self, gint64 delay);
gint64           gantry_gate_get_delay       (GantryGate *self);
/* The venue's clock now, ms source time; 0: not known, the cursor stays. After a start without a relay: as it was last known.
 * It may go back. */
void             gantry_gate_advance         (GantryGate *self, gint64 source_now);
/* As last told; 0 while never. */
gint64           gantry_gate_get_source_time (GantryGate *self);
/* The source time that is shown: now − delay; 0 while not known. */
gint64           gantry_gate_get_cursor      (GantryGate *self);

/* topic: (nullable): all. */
GantryGateHeld   gantry_gate_get_held        (GantryGate *self, const char *topic);
/* Source time at which the next change is due: G_MAXINT64 when nothing waits. */
gint64           gantry_gate_get_next_due    (GantryGate *self);
/* Since the start: changes that were never shown because more waited than the log may hold. */
guint64          gantry_gate_get_thinned     (GantryGate *self);

/* What the log has of a topic, shown or not, in the order in which it is due; not what only a snapshot brought. before, after:
 * (nullable). */
typedef void (*GantryGateEachFunc) (GantryObject *before, GantryObject *after, gint64 due, gpointer data);
void             gantry_gate_each            (GantryGate *self, const char *topic, GantryGateEachFunc func, gpointer data);

/* When a revision was made, ms source time. One of its parts is the time of generation, the other a version, which is always
 * the smaller (docs/documents.md). */
gint64           gantry_gate_rev_time        (GantryRev rev);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryGate, gantry_gate_free)

G_END_DECLS
