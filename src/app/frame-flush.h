/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "seat/seat.h"

G_BEGIN_DECLS

/* Flushes the seat's boards once a frame of a widget, and only when there is something to flush: however much arrives between
 * two frames, views change once. Ends with the widget.
 *
 * With GANTRY_TRACE_FILE set, each frame that painted a flush appends lines "<µs> <topic> <scope> <rev>" to that file, one for
 * every scope of a unit topic whose rev is another than at the frame before: monotonic time right after the paint, for the
 * benchmark that measures from the POST to the picture. */
void gantry_frame_flush_attach (GtkWidget *widget, GantrySeat *seat);

G_END_DECLS
