/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A button that shows a view of the unit pane ("win.view"): its title and the key that does the same. Properties: "view" (the
 * target), "title", "key" (the key as it is written on the button). */
#define GANTRY_TYPE_VIEW_BUTTON (gantry_view_button_get_type ())
G_DECLARE_FINAL_TYPE (GantryViewButton, gantry_view_button, GANTRY, VIEW_BUTTON, GtkWidget)

const char *gantry_view_button_get_view  (GantryViewButton *self);
void        gantry_view_button_set_title (GantryViewButton *self, const char *title);

G_END_DECLS
