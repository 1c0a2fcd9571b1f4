/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "seat/unit.h"

G_BEGIN_DECLS

/* The running clock of a unit. Ticks by itself, ten times a second, only while it is on screen and the clock runs. */
#define GANTRY_TYPE_CLOCK_LABEL (gantry_clock_label_get_type ())
G_DECLARE_FINAL_TYPE (GantryClockLabel, gantry_clock_label, GANTRY, CLOCK_LABEL, GtkWidget)

/* unit: (nullable) */
void        gantry_clock_label_set_unit (GantryClockLabel *self, GantryUnit *unit, const char *decimal_point);
/* After something about the clock may have changed. */
void        gantry_clock_label_update   (GantryClockLabel *self);
/* A clock does not run on what is stale, whatever the unit says. */
void        gantry_clock_label_set_held (GantryClockLabel *self, gboolean held);

G_END_DECLS
