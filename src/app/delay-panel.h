/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "seat/seat.h"

G_BEGIN_DECLS

/* What the badge of the delay opens: steps, "show now", and calibration: choose what the picture will show, press the key when
 * it does. Property "armed" (string, nullable): the name of what was chosen and not yet seen. */
#define GANTRY_TYPE_DELAY_PANEL (gantry_delay_panel_get_type ())
G_DECLARE_FINAL_TYPE (GantryDelayPanel, gantry_delay_panel, GANTRY, DELAY_PANEL, GtkWidget)

void        gantry_delay_panel_set_seat  (GantryDelayPanel *self, GantrySeat *seat);
/* The unit on the picture; (nullable). What was chosen of another one counts no more. */
void        gantry_delay_panel_set_unit  (GantryDelayPanel *self, const char *rsc);
const char *gantry_delay_panel_get_armed (GantryDelayPanel *self); /* (nullable) */
/* The picture shows it now. FALSE when nothing was chosen, or when the data has no such moment: the panel says why. */
gboolean    gantry_delay_panel_calibrate (GantryDelayPanel *self);

G_END_DECLS
