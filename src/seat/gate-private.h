/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "seat/gate.h"

G_BEGIN_DECLS

#define GANTRY_GATE_NEVER  G_MININT64
#define GANTRY_GATE_ALWAYS G_MAXINT64

typedef struct
{
  char *name;
  GHashTable *dues; /* scope → gint64: when the last of the scope is due */
  guint held;
  gint64 whole; /* from when on all that snapshots brought is shown */
} GantryGateTopic;

/* One object or one scope's floor becomes another. Object before and after: NULL where there is none. */
typedef struct
{
  GantryGateTopic *topic; /* (unowned) */
  gint64 due;
  gint64 number; /* rises in the order of arrival */
  gsize size;
  char *id;             /* (owned): of the object; of a floor the scope's name */
  GantryObject *before; /* (owned) (nullable) */
  GantryObject *after;  /* (owned) (nullable) */
  GantryRev floor_before;
  GantryRev floor_after;
  gboolean is_floor;
  gboolean by_snapshot; /* the way from before is not known */
} GantryGateEntry;

typedef struct
{
  GantryGateTopic *topic;
  char *id; /* (owned) */
} GantryGateTouch;

/* The log is ordered by due, then by number. 'next' parts it: what is before it is shown, what is behind it is not.
 * The shown documents are a base and, on it, what the log has before 'next'. The base holds nothing that is younger than
 * 'horizon': while the cursor is not before that, the log can take back everything that has to go. */
struct _GantryGate
{
  GantryDocuments *shown;
  GHashTable *topics; /* name → GantryGateTopic */
  GSequence *log;     /* of GantryGateEntry */
  GSequenceIter *next;
  GArray *touched; /* of GantryGateTouch */
  gsize bytes;
  gsize max_bytes;
  gint64 delay;
  gint64 source_now;
  gint64 limit; /* the cursor: what is due by then is shown */
  gint64 horizon;
  gint64 last_number;
  gint64 first_number; /* of what was taken out of the base */
  guint unthinned;     /* added since the log was thinned */
  guint64 thinned;
  GantryGateFunc func;
  gpointer data;
};

/* The log (gate-log.c): takes entries in, shows and hides them, forgets. */
void             gantry_gate_entry_free   (gpointer entry);
void             gantry_gate_topic_free   (gpointer topic);
GantryGateTopic *gantry_gate_ensure_topic (GantryGate *self, const char *name);
GantryGateEntry *gantry_gate_get_entry    (GSequenceIter *iter);
/* entry: (transfer full) */
void             gantry_gate_insert       (GantryGate *self, GantryGateEntry *entry);
void             gantry_gate_drop         (GantryGate *self, GSequenceIter *iter);
void             gantry_gate_show         (GantryGate *self, const GantryGateEntry *entry, gboolean forward);
void             gantry_gate_touch        (GantryGate *self, GantryGateTopic *topic, const char *id);
void             gantry_gate_touch_clear  (gpointer touch);
/* Down to what is to be kept. */
void             gantry_gate_tidy         (GantryGate *self);

G_END_DECLS
