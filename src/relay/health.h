/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "relay/sources.h"

G_BEGIN_DECLS

/* What /health tells. */
typedef struct
{
  gboolean storing; /* the last messages could be stored */
  gboolean stopping;
  gint64 now;       /* monotonic, ms */
  gint64 started;   /* the same clock */
  guint topics;
  guint seats;
  GantrySources *sources;
} GantryHealth;

/* One JSON object; (transfer full). */
char *gantry_health_to_text (const GantryHealth *self);

G_END_DECLS
