/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "stream/frame.h"

G_BEGIN_DECLS

/* What /metrics tells, in the text format of Prometheus. Main thread. */
typedef struct _GantryMetrics GantryMetrics;

typedef enum
{
  GANTRY_METRIC_MESSAGES,      /* type, outcome */
  GANTRY_METRIC_REFUSED,       /* reason */
  GANTRY_METRIC_ODDITIES,      /* name */
  GANTRY_METRIC_SEATS,         /* now */
  GANTRY_METRIC_SEATS_COME,
  GANTRY_METRIC_SEATS_DISMISSED, /* reason */
  GANTRY_METRIC_OPENED,        /* outcome */
  GANTRY_METRIC_FRAMES,        /* type */
  GANTRY_METRIC_CONFLATED,
  GANTRY_METRIC_SEATS_BEHIND,  /* now */
  GANTRY_METRIC_SENT_BYTES,
  GANTRY_METRIC_HISTORY_BYTES, /* now */
  GANTRY_METRIC_TOPICS,        /* now */
  GANTRY_METRIC_QUARANTINE_FILES, /* now */
  GANTRY_METRIC_QUARANTINE_BYTES, /* now */
  GANTRY_METRIC_JOURNAL_MESSAGES, /* now */
  GANTRY_METRIC_JOURNAL_BYTES, /* now */
  GANTRY_METRIC_RECORD_FAILURES,
  GANTRY_N_METRICS
} GantryMetric;

GantryMetrics *gantry_metrics_new         (void);
void           gantry_metrics_free        (GantryMetrics *self);
/* first, second: values of the metric's labels, (nullable) where it has fewer. A metric holds a bounded number of
 * series; what comes beyond is counted under "other". */
void           gantry_metrics_add         (GantryMetrics *self, GantryMetric metric, const char *first, const char *second, gint64 n);
void           gantry_metrics_set         (GantryMetrics *self, GantryMetric metric, gint64 value);
gint64         gantry_metrics_get         (GantryMetrics *self, GantryMetric metric, const char *first, const char *second);
/* One transaction of the journal, in µs. */
void           gantry_metrics_observe_store (GantryMetrics *self, gint64 microseconds);
/* beat: with the sources as they are; (nullable). (transfer full) */
char          *gantry_metrics_to_text     (GantryMetrics *self, const GantryFrame *beat);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryMetrics, gantry_metrics_free)

G_END_DECLS
