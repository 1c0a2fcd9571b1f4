/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One topic as the stream sees it: its number, its latest puts ready to be sent, and who follows it. */
typedef struct
{
  char *name;
  gboolean known;   /* has documents; otherwise somebody only waits for it */
  gint64 seq;       /* of the last put */
  gint64 first;     /* of the oldest put that is kept; seq + 1 when none is */
  GPtrArray *puts;  /* (element-type GBytes): from 'head' on those numbered first … seq */
  guint head;
  GPtrArray *subscriptions; /* (element-type GantrySubscription) (not owned) */
  GPtrArray *snapshot;      /* (element-type GBytes) (nullable): frames of the whole as of 'seq', as long as they are asked for */
  gboolean asked;           /* since the last heartbeat */
} GantryTopic;

GantryTopic *gantry_topic_new        (const char *name);
void         gantry_topic_free       (GantryTopic *self);
/* The next put: 'seq' must have been raised already. */
void         gantry_topic_add_put    (GantryTopic *self, GBytes *wire);
/* (nullable) (transfer none): not kept, or not yet there */
GBytes      *gantry_topic_get_put    (GantryTopic *self, gint64 seq);
/* Drops the oldest put; the bytes that this freed. */
gsize        gantry_topic_drop_put   (GantryTopic *self);
void         gantry_topic_forget_snapshot (GantryTopic *self);

G_END_DECLS
