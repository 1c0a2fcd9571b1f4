/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "app/words.h"

G_BEGIN_DECLS

/* A row of the sidebar that opens a page of the window: its key, its title and a count. Properties for the template: "page"
 * (target of win.page), "key" ("F2") and "title". Its accessible label is the title, with the count after a comma. */
#define GANTRY_TYPE_PAGE_ROW (gantry_page_row_get_type ())
G_DECLARE_FINAL_TYPE (GantryPageRow, gantry_page_row, GANTRY, PAGE_ROW, GtkListBoxRow)

const char *gantry_page_row_get_page  (GantryPageRow *self);
/* "2 unread"; "" for none. tone: how much it wants to be seen. */
void        gantry_page_row_set_count (GantryPageRow *self, const char *count, GantryTone tone);
void        gantry_page_row_set_open  (GantryPageRow *self, gboolean open);

G_END_DECLS
