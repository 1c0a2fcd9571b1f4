/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "seat/seat.h"

G_BEGIN_DECLS

/* Flushes the seat's boards once a frame of a widget, and only when there is something to flush: however much arrives between
 * two frames, views change once. Ends with the widget.
 *
 * With GANTRY_TRACE_FILE set, lines are appended to that file for the benchmark that measures from the POST to the picture, all
 * times monotonic µs right after the paint:
 *   paint <µs>                           every frame
 *   <µs> <topic> <scope> <rev>           for each scope "result" or "now" of a unit that a flush brought to another rev,
 *                                        after the "paint" of the first frame that shows it */
void gantry_frame_flush_attach (GtkWidget *widget, GantrySeat *seat);

G_END_DECLS
