/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* With GANTRY_FRAMES_FILE set: asks the frame clock of the widget for one frame after the other, whether there is something to
 * paint or not, and appends when each begins, a line of monotonic µs. The longest time between two is how long the main loop
 * was away at most. For tests; without the variable it does nothing. */
void gantry_frame_watch_attach (GtkWidget *widget);

G_END_DECLS
