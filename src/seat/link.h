/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "seat/seat-private.h"
#include "stream/frame.h"

G_BEGIN_DECLS

/* The line to one relay: connects, and connects again for ever; opens the topics that the seat wants and watches that their
 * sequence has no holes. What arrives it hands on, it keeps no documents. Signals: "change" (const GantryChange *), "topics"
 * (const GantryFrame *), "word" (the relay said something about itself: state, beat, sources may be others). */
#define GANTRY_TYPE_LINK (gantry_link_get_type ())
G_DECLARE_FINAL_TYPE (GantryLink, gantry_link, GANTRY, LINK, GObject)

/* url: the relay's base. NULL with an error when it is no http, https, ws or wss address. */
GantryLink   *gantry_link_new           (const char *url, GError **error);
void          gantry_link_set_clock_func (GantryLink *self, GantryClockFunc func, gpointer data);
const char   *gantry_link_get_url       (GantryLink *self);
/* Once; until gantry_link_stop(). */
void          gantry_link_start         (GantryLink *self);
void          gantry_link_stop          (GantryLink *self);
/* Now, when it waits for its next try: the network came back. */
void          gantry_link_retry         (GantryLink *self);
/* Lets go of a connection on which nothing was heard for too long. */
void          gantry_link_check         (GantryLink *self);

void          gantry_link_open          (GantryLink *self, const char *topic);
void          gantry_link_close         (GantryLink *self, const char *topic);
/* A change did not fit what the seat has: take the snapshot. */
void          gantry_link_reopen        (GantryLink *self, const char *topic);

gboolean      gantry_link_is_up         (GantryLink *self); /* a relay has welcomed us and the connection stands */
gint64        gantry_link_get_last_word (GantryLink *self); /* monotonic µs of the last welcome or beat; 0: never */
gint64        gantry_link_get_beat      (GantryLink *self); /* ms: the relay's period */
/* Monotonic µs since when what we have of a topic is known to be incomplete; 0: it is complete. NULL: any topic. */
gint64        gantry_link_get_gap_since (GantryLink *self, const char *topic);
/* The relay's last word on its sources; NULL before the first. (element-type GantrySourceBeat) (transfer none) */
GArray       *gantry_link_get_sources   (GantryLink *self);
/* Counted since the start: how often a connection was lost, a hole found, and the history was no longer there. */
void          gantry_link_get_counts    (GantryLink *self, guint *losses, guint *holes, guint *lost_histories);

G_END_DECLS
