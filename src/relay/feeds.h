/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "relay/clock.h"
#include "relay/feed.h"
#include "relay/metrics.h"
#include "relay/pipeline.h"
#include "relay/sources.h"

G_BEGIN_DECLS

/* All sources that the relay goes to: lines and folders, from which everything goes into the pipeline. Main thread. */
typedef struct _GantryFeeds GantryFeeds;

/* feeds: (element-type GantryFeed). All (transfer none), must outlive this; the pipeline must be gone before. */
GantryFeeds *gantry_feeds_new  (GPtrArray *feeds, const GantryFeedTimes *times, GantryPipeline *pipeline, GantrySources *sources,
                                GantryMetrics *metrics, const GantryClock *clock);
/* Nothing more is taken; what is on its way comes back. */
void         gantry_feeds_stop (GantryFeeds *self);
void         gantry_feeds_free (GantryFeeds *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryFeeds, gantry_feeds_free)

G_END_DECLS
