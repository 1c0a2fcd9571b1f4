/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "app/schedule-entry.h"

G_BEGIN_DECLS

/* Shows one GantryScheduleEntry and follows its unit. */
#define GANTRY_TYPE_SCHEDULE_ROW (gantry_schedule_row_get_type ())
G_DECLARE_FINAL_TYPE (GantryScheduleRow, gantry_schedule_row, GANTRY, SCHEDULE_ROW, GtkWidget)

GtkWidget *gantry_schedule_row_new       (void);
/* entry: (nullable): shows nothing. */
void       gantry_schedule_row_set_entry (GantryScheduleRow *self, GantryScheduleEntry *entry);

G_END_DECLS
