/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/json.h"

#include "seat/medals.h"
#include "seat/seat-private.h"

G_BEGIN_DECLS

GantryMedalLine *gantry_medal_line_new    (const char *noc);
/* A line of `standings`. TRUE when it became different; then it has notified. */
gboolean         gantry_medal_line_update (GantryMedalLine *self, const GantryJson *line);
gint64           gantry_medal_line_get_sort (GantryMedalLine *self);
gint64           gantry_medal_line_get_sort_total (GantryMedalLine *self);

GantryMedals    *gantry_medals_new        (GantrySeat *seat); /* seat: not owned */
void             gantry_medals_detach     (GantryMedals *self);

G_END_DECLS
