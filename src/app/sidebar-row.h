/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "seat/schedule.h"

G_BEGIN_DECLS

/* One unit in the sidebar: live ones with their discipline and status, coming ones with their time and how long until then. */
#define GANTRY_TYPE_SIDEBAR_ROW (gantry_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (GantrySidebarRow, gantry_sidebar_row, GANTRY, SIDEBAR_ROW, GtkListBoxRow)

GtkWidget          *gantry_sidebar_row_new      (GantryScheduleUnit *unit, gboolean coming);
GantryScheduleUnit *gantry_sidebar_row_get_unit (GantrySidebarRow *self);
/* now: source time, ms, 0 when not known. */
void                gantry_sidebar_row_set_now  (GantrySidebarRow *self, gint64 now);
/* The unit is the one in the pane. */
void                gantry_sidebar_row_set_open (GantrySidebarRow *self, gboolean open);

G_END_DECLS
