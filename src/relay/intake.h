/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "relay/clock.h"
#include "relay/metrics.h"
#include "relay/pipeline.h"

G_BEGIN_DECLS

/* POST /odf: a receiver as the Olympic Data Feed wants it; PUT /iof: a file of IOF XML. Reads a body within its bounds, hands
 * it to the pipeline and answers when that is done with it. Main thread. */
typedef struct _GantryIntake GantryIntake;

/* key: what X-API-KEY must be; (nullable): anything goes. pipeline, metrics, clock: (transfer none). */
GantryIntake *gantry_intake_new     (GantryPipeline *pipeline, GantryMetrics *metrics, const GantryClock *clock, const char *key);
void          gantry_intake_free    (GantryIntake *self);
/* When the headers of a request that brings something in this format are there. */
void          gantry_intake_begin   (GantryIntake *self, SoupServerMessage *msg, GantryFormat format);
/* When its body is there. */
void          gantry_intake_handle  (GantryIntake *self, SoupServerMessage *msg);
/* From now on everything is answered 503. */
void          gantry_intake_stop    (GantryIntake *self);
/* Requests not yet answered to the end. */
guint         gantry_intake_pending (GantryIntake *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryIntake, gantry_intake_free)

G_END_DECLS
