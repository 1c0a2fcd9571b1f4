/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/documents.h"

G_BEGIN_DECLS

/* What the cache remembers of one change: the objects as they were before it. Plain values that may cross threads. */
typedef struct
{
  char *id;
  char *scope;
  GantryRev rev;
  gint64 at;
  char *body; /* (nullable): it was not there */
} GantryPastObject;

typedef struct
{
  gint64 number; /* rises in the order of acceptance */
  char *scope;
  GantryRev rev;
  gint64 at;      /* source time, ms; of a snapshot the latest of what it changed; 0: not known */
  gint64 stored;  /* wall clock when it was accepted, ms */
  gboolean snapshot; /* the way from what was before is not known: the first sight of a topic, or after a loss */
  GArray *before; /* (owned) (element-type GantryPastObject) */
} GantryPastStep;

GantryPastStep *gantry_past_step_new  (void);
void            gantry_past_step_free (GantryPastStep *self);

/* One topic and how it came to be: the way back in time ("the order at 800 m"). Position n is the state after the first n
 * steps; a new history stands at its end, which is now. Main thread; it is a copy and does not grow. */
#define GANTRY_TYPE_HISTORY (gantry_history_get_type ())
G_DECLARE_FINAL_TYPE (GantryHistory, gantry_history, GANTRY, HISTORY, GObject)

typedef struct
{
  GantryObject *before; /* (nullable): it was not there */
  GantryObject *after;  /* (nullable): it is gone */
} GantryHistoryItem;

/* now: (element-type GantryChange) the topic as full changes. steps: (element-type GantryPastStep) that led there, oldest first. */
GantryHistory        *gantry_history_new           (const char *topic, GPtrArray *now, GPtrArray *steps);

const char           *gantry_history_get_topic     (GantryHistory *self);
guint                 gantry_history_get_length    (GantryHistory *self);
/* index from 0; its 'before' is not filled any more. (transfer none) */
const GantryPastStep *gantry_history_get_step      (GantryHistory *self, guint index);
/* What a step did, in its order. (transfer none) (element-type GantryHistoryItem) */
GArray               *gantry_history_get_items     (GantryHistory *self, guint index);

/* Beyond the end: the end. TRUE when it moved. */
gboolean              gantry_history_go_to         (GantryHistory *self, guint position);
guint                 gantry_history_get_position  (GantryHistory *self);
/* The topic as of the position; (transfer none). Objects only: floors are not followed. */
GantryDocuments      *gantry_history_get_documents (GantryHistory *self);

/* The last position that holds nothing that is younger than 'at' (of what is not there from the beginning). */
guint                 gantry_history_find_time     (GantryHistory *self, gint64 at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryPastStep, gantry_past_step_free)

G_END_DECLS
