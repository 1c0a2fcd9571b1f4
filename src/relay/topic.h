/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One put, ready to be sent. */
typedef struct
{
  GBytes *wire;
  gint64 time;      /* monotonic ms */
  gboolean lasting; /* never made one with others */
} GantryPut;

/* One topic as the stream sees it: its number, its latest puts ready to be sent, and who follows it. */
typedef struct
{
  char *name;
  gboolean known;   /* has documents; otherwise somebody only waits for it */
  gint64 seq;       /* of the last put */
  gint64 first;     /* of the oldest put that is kept; seq + 1 when none is */
  GArray *puts;     /* of GantryPut: from 'head' on those numbered first … seq */
  guint head;
  GPtrArray *subscriptions; /* (element-type GantrySubscription) (not owned) */
  GPtrArray *snapshot;      /* (element-type GBytes) (nullable): frames of the whole as of 'seq', as long as they are asked for */
  gboolean asked;           /* since the last heartbeat */
  GPtrArray *merged;        /* (element-type GBytes) (nullable): puts made one, for a moment: slow seats are slow together */
  gint64 merged_from;
  gint64 merged_to;
} GantryTopic;

GantryTopic *gantry_topic_new        (const char *name);
void         gantry_topic_free       (GantryTopic *self);
/* The next put: 'seq' must have been raised already. */
void         gantry_topic_add_put    (GantryTopic *self, GBytes *wire, gint64 time, gboolean lasting);
/* (nullable) (transfer none): not kept, or not yet there; until the next is added or dropped */
const GantryPut *gantry_topic_get_put (GantryTopic *self, gint64 seq);
/* The last one that can be made one with 'from' and all between, none of them lasting, about 'size' bytes at most; 'from'
 * itself when there is nothing to merge. */
gint64       gantry_topic_find_run   (GantryTopic *self, gint64 from, gsize size);
/* Those, made one; one frame for each scope. (transfer none) (element-type GBytes) */
GPtrArray   *gantry_topic_merge      (GantryTopic *self, gint64 from, gint64 to);
/* Drops the oldest put; the bytes that this freed. */
gsize        gantry_topic_drop_put   (GantryTopic *self);
void         gantry_topic_forget_snapshot (GantryTopic *self);
void         gantry_topic_forget_merged   (GantryTopic *self);

G_END_DECLS
