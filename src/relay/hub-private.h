/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "relay/hub.h"
#include "relay/shelf.h"
#include "relay/topic.h"
#include "relay/websocket.h"
#include "stream/frame.h"

G_BEGIN_DECLS

typedef struct _GantryFollower GantryFollower;

struct _GantryHub
{
  GantryDocuments *documents;
  GantrySources *sources;
  GantryMetrics *metrics;
  const GantryClock *clock;
  const GantryHubLimits *limits;
  char *id;
  gint64 epoch;

  GHashTable *topics;    /* name → GantryTopic */
  GPtrArray *known;      /* (element-type GantryTopic) (not owned): in the order in which they came into being */
  GQueue log;            /* of GantryTopic (not owned): whose put it was, oldest first, one element for every put kept */
  gsize history;         /* bytes of the puts kept ... */
  GantryShelf *shelf;    /* ... which lie here */
  GBytes *list;          /* (nullable): first frame of the list of topics, for a moment */
  gboolean unsettled;    /* topics have come into being */
  gboolean closing;
  GPtrArray *followers;  /* (element-type GantryFollower) (owned) */
  guint behind;          /* followers that are */
  guint beat_id;
};

GantryTopic    *gantry_hub_ensure_topic     (GantryHub *self, const char *name);
/* When nobody follows or waits for it any more and it has no documents, it goes. */
void            gantry_hub_leave_topic      (GantryHub *self, GantryTopic *topic);
/* Frames, ready to be sent, of the whole topic. (transfer none) (element-type GBytes) */
GPtrArray      *gantry_hub_get_snapshot     (GantryHub *self, GantryTopic *topic);
/* One frame of topics from the one numbered *from on, which is moved on. more: not the first that this seat gets.
 * (transfer full) (nullable): there are none; then an empty list unless more. */
GBytes         *gantry_hub_make_list        (GantryHub *self, guint *from, gboolean more);
/* Frees it. */
void            gantry_hub_remove_follower  (GantryHub *self, GantryFollower *follower);
GBytes         *gantry_hub_pack             (const GantryFrame *frame); /* (transfer full) */

/* follower.c: one seat. */
typedef struct
{
  GantryFollower *follower;
  GantryTopic *topic;
  gboolean opening; /* not answered yet */
  gboolean resume;  /* opening: from this on */
  gint64 epoch;
  gint64 next;      /* number of the put that it gets next (opening: the last it had) */
  gint64 live;      /* puts from this number on are new since it was opened */
  gsize owed;       /* bytes of those that wait for it */
  gsize owed_lasting; /* of them those that last */
  gboolean waiting; /* in the follower's queue */
} GantrySubscription;

GantryFollower *gantry_follower_new     (GantryHub *hub, GIOStream *stream, GSocket *socket);
void            gantry_follower_free    (GantryFollower *self);
/* A put was added to the topic. */
void            gantry_follower_owe     (GantrySubscription *subscription, gsize bytes, gboolean lasting);
/* Topics have come into being. */
void            gantry_follower_settle  (GantryFollower *self);
/* Time for a heartbeat, and to look whether it is alive. */
void            gantry_follower_beat    (GantryFollower *self);
/* reason: one word for the metrics; why: for people. */
void            gantry_follower_dismiss (GantryFollower *self, GantryWebsocketCode code, const char *reason, const char *why);

G_END_DECLS
