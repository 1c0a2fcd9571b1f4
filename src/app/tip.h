/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Sets the tooltip of a widget, as gtk_widget_set_tooltip_text() does, without asking the display server where the pointer is
 * while nobody sees the widget: GTK 4.8 does that for every tooltip that is set on a visible widget, with several round trips
 * each. The same text again costs nothing. text: (nullable), or "": none. */
void gantry_tip_set (GtkWidget *widget, const char *text);

G_END_DECLS
