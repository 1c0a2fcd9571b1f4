/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/documents.h"
#include "relay/clock.h"
#include "relay/metrics.h"
#include "relay/sources.h"

G_BEGIN_DECLS

/* Everything that seats follow: topics with their numbers, the puts of late for those who come back, and the seats.
 *
 *   publish → put encoded once → history (bounded for all topics together) → each follower takes what it has open from there
 *
 * A follower has no queue of its own, only its place in each topic: what it has not taken yet lies in the history, shared by
 * all. One that falls behind gets what waits for it conflated: puts of a topic made one, but for those that last
 * (relay/lasting.h). It is let go when its place has fallen out of the history, when more lasting puts wait for it than the
 * limit, or when one has waited too long. Main thread. */
typedef struct _GantryHub GantryHub;

typedef struct
{
  gsize history;   /* bytes of puts kept for all topics together */
  gint64 memory;   /* ms that a put is kept at most */
  gsize slow;      /* bytes of live puts that wait for one seat: above, they are conflated */
  gint64 late;     /* ms that one has waited: the same */
  gsize behind;    /* bytes of lasting puts that may wait for one seat */
  gint64 patience; /* ms that a live put may wait for one seat */
  gint64 stall;    /* ms in which a seat takes no byte of what waits for it */
  int dead;        /* ms in which the peer's kernel confirms nothing, or takes nothing, of what was sent */
  gint64 greeting; /* ms until hello must have come */
  guint seats;
  guint topics;    /* open in one seat */
  int send_buffer; /* bytes of the kernel's for one seat */
  guint beat;      /* ms */
  guint digest;    /* ms */
} GantryHubLimits;

extern const GantryHubLimits gantry_hub_default_limits;

/* documents, sources, metrics, clock, limits: (transfer none), must outlive the hub. What the documents hold already is
 * there from the start. id: the relay's; epoch: of this run. */
GantryHub  *gantry_hub_new          (GantryDocuments *documents, GantrySources *sources, GantryMetrics *metrics,
                                     const GantryClock *clock, const GantryHubLimits *limits, const char *id, gint64 epoch);
/* Drops every connection. */
void        gantry_hub_free         (GantryHub *self);
/* After the change was applied to the documents. */
void        gantry_hub_publish      (GantryHub *self, const GantryChange *change, const GantryOutcome *outcome);
/* After the last publish of a batch: tells of topics that came into being. */
void        gantry_hub_settle       (GantryHub *self);
gboolean    gantry_hub_is_full      (GantryHub *self);
/* A connection after the handshake. socket: below the stream; (nullable). */
void        gantry_hub_accept       (GantryHub *self, GIOStream *stream, GSocket *socket);
/* Says bye to everybody; nobody is taken any more, and the seats go to 0 as they leave. */
void        gantry_hub_dismiss_all  (GantryHub *self, const char *why);
guint       gantry_hub_count_seats  (GantryHub *self);
guint       gantry_hub_count_topics (GantryHub *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryHub, gantry_hub_free)

G_END_DECLS
