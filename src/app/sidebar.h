/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "seat/seat.h"

G_BEGIN_DECLS

/* What is on, what comes next, and the pages. */
#define GANTRY_TYPE_SIDEBAR (gantry_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (GantrySidebar, gantry_sidebar, GANTRY, SIDEBAR, GtkWidget)

void gantry_sidebar_set_seat (GantrySidebar *self, GantrySeat *seat);
/* The unit in the pane, or the name of the page: which row is marked. rsc: (nullable). */
void gantry_sidebar_set_open (GantrySidebar *self, const char *page, const char *rsc);
/* Now and then: "in 7 min" moves on. */
void gantry_sidebar_tick     (GantrySidebar *self);

G_END_DECLS
