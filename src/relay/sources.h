/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "source/message.h"
#include "stream/frame.h"

G_BEGIN_DECLS

/* Every system that sends to this relay, by the Source of its messages: on between DT_LOCAL_ON and DT_LOCAL_OFF (or the good
 * night of the whole feed), lost when silent for longer than it announced while on. Silence while off is normal; whatever
 * comes from a source means that it is heard. No clock of its own: 'now' is the relay's monotonic clock in ms. */
typedef struct _GantrySources GantrySources;

GantrySources    *gantry_sources_new    (void);
void              gantry_sources_free   (GantrySources *self);
/* heard: when the message came. */
void              gantry_sources_hear   (GantrySources *self, const GantryMessage *message, gint64 heard);
guint             gantry_sources_count  (GantrySources *self);
/* Adds every source to a beat, sorted by id. */
void              gantry_sources_report (GantrySources *self, GantryFrame *beat, gint64 now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantrySources, gantry_sources_free)

G_END_DECLS
