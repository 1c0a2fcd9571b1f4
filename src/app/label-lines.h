/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Sets the text of a label that wraps, so that all of its lines begin at the edge where the window begins: a Latin name in a window
 * that runs from right to left too. */
void gantry_label_lines_set (GtkLabel *label, const char *text);

G_END_DECLS
