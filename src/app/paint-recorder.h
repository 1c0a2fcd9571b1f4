/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "seat/seat.h"

G_BEGIN_DECLS

/* With GANTRY_PAINT_FILE set, writes down everything that a window painted, so that a test can prove that nothing of the future
 * was shown, not even for a frame. Lines are appended to that file, fields are separated by tabs; texts are escaped as by
 * g_strescape(), with UTF-8 left as it is. After each frame of a window:
 *
 *   frame <mono> <wall> <shown> <delay>   monotonic µs and wall clock ms right after the paint; the time that is shown, source
 *                                         time ms, 0 while not known; the delay, ms
 *   + <where> <text>                      a text on screen that was not there, or not this one, in the frame before. where:
 *                                         "cell/<code of the competitor>" with the cell's accessible label as text ("50: 27.31,
 *                                         rank 2"), else the widget's type and id: "GtkLabel/title", "GtkInscription/text"
 *   - <where> <text>                      a text that is gone
 *   at <topic> <at>                       the newest source time, ms, of the objects of a topic that the views are made from,
 *                                         when it is another one than in the frame before
 *
 * Texts are read from the widgets that are mapped, just after they were painted and before anything else happens: those that are
 * scrolled out of sight count too. Without the variable nothing is done at all. */
void gantry_paint_recorder_attach (GtkWidget *window, GantrySeat *seat);

G_END_DECLS
