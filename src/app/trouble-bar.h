/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "seat/cache.h"

G_BEGIN_DECLS

/* Says below the header bar what is wrong with the cache, and what that means; the desk goes on without it. What is over (a file
 * that was set aside) can be closed. In the accessibility tree an alert with its text. */
#define GANTRY_TYPE_TROUBLE_BAR (gantry_trouble_bar_get_type ())
G_DECLARE_FINAL_TYPE (GantryTroubleBar, gantry_trouble_bar, GANTRY, TROUBLE_BAR, GtkWidget)

/* cache: (nullable): nothing is kept. */
void  gantry_trouble_bar_set_cache (GantryTroubleBar *self, GantryCache *cache);
/* What the bar says; NULL when there is nothing to say. (transfer full) */
char *gantry_trouble_dup_text      (GantryCacheState state, GantryCacheRebuilt rebuilt, const char *aside);

G_END_DECLS
