/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "source/message.h"
#include "stream/frame.h"

G_BEGIN_DECLS

/* Every system that sends to this relay, by the Source of its messages: on between DT_LOCAL_ON and DT_LOCAL_OFF (or the good
 * night of the whole feed), lost when silent for longer than it announced while on. Silence while off is normal; whatever
 * comes from a source means that it is heard. A source that the relay itself goes to is on while it is reached, else lost. No clock of its own: 'now' is the relay's monotonic clock in ms. */
typedef struct _GantrySources GantrySources;

GantrySources    *gantry_sources_new    (void);
void              gantry_sources_free   (GantrySources *self);
/* heard: when the message came. */
void              gantry_sources_hear   (GantrySources *self, const GantryMessage *message, gint64 heard);
/* A source that the relay goes to is reached, or not. limit: ms of silence after which it is lost all the same; 0: any. */
void              gantry_sources_set_reached (GantrySources *self, const char *id, gboolean reached, gint64 limit, gint64 now);
/* Its clock has gone on to 'at'. */
void              gantry_sources_tick   (GantrySources *self, const char *id, gint64 at, gint64 now);
guint             gantry_sources_count  (GantrySources *self);
/* Adds every source to a beat, sorted by id. */
void              gantry_sources_report (GantrySources *self, GantryFrame *beat, gint64 now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantrySources, gantry_sources_free)

G_END_DECLS
