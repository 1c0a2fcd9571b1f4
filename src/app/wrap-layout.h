/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Children side by side, and on further lines where they find no room: nothing is cut off or scrolled away because text is large
 * or a panel is open. Labels that may be shortened count with what they must have, and get what they would like as far as there is
 * room; whoever expands takes the rest of its line. */
#define GANTRY_TYPE_WRAP_LAYOUT (gantry_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (GantryWrapLayout, gantry_wrap_layout, GANTRY, WRAP_LAYOUT, GtkLayoutManager)

G_END_DECLS
