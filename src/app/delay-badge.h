/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "app/delay-panel.h"

G_BEGIN_DECLS

/* Always in the header bar: how far what is shown is behind, "DELAYED −35.0 s", in a colour of its own and in words; quiet when
 * there is no delay. Opens the panel that changes it. In the accessibility tree a button named "Delay: −35.0 s" or "Delay:
 * none"; while something is chosen for calibration its description says so. */
#define GANTRY_TYPE_DELAY_BADGE (gantry_delay_badge_get_type ())
G_DECLARE_FINAL_TYPE (GantryDelayBadge, gantry_delay_badge, GANTRY, DELAY_BADGE, GtkWidget)

void gantry_delay_badge_set_seat  (GantryDelayBadge *self, GantrySeat *seat);
/* The unit on the picture; (nullable). */
void gantry_delay_badge_set_unit  (GantryDelayBadge *self, const char *rsc);
/* Made when it is first wanted: the badge has its seat then. */
GantryDelayPanel *gantry_delay_badge_get_panel (GantryDelayBadge *self);
void gantry_delay_badge_open      (GantryDelayBadge *self);
/* The picture shows what was chosen, now; opens the panel when that says nothing. */
void gantry_delay_badge_calibrate (GantryDelayBadge *self);

G_END_DECLS
