/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "seat/past.h"

G_BEGIN_DECLS

/* Says that a pane shows what was, and when that was; its buttons step. In the accessibility tree a status named "Going back:
 * order at 800, 14:03:22". */
#define GANTRY_TYPE_PAST_BAR (gantry_past_bar_get_type ())
G_DECLARE_FINAL_TYPE (GantryPastBar, gantry_past_bar, GANTRY, PAST_BAR, GtkWidget)

void  gantry_past_bar_show     (GantryPastBar *self, GantryPast *past);
/* Instead: why there is nothing to go back to. */
void  gantry_past_bar_say      (GantryPastBar *self, const char *text);
/* "order at 800, 14:03:22"; "14:03:22" between the points; "before the first change". (transfer full) */
char *gantry_past_dup_moment   (GantryPast *past);

G_END_DECLS
