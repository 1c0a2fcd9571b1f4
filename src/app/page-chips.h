/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row of buttons of which one is pressed: the pages of a view. Buttons are kept while their pages stay.
 * Signal: "chosen" (by the person, not by gantry_page_chips_choose()). */
#define GANTRY_TYPE_PAGE_CHIPS (gantry_page_chips_get_type ())
G_DECLARE_FINAL_TYPE (GantryPageChips, gantry_page_chips, GANTRY, PAGE_CHIPS, GtkWidget)

/* keys, titles: NULL-terminated, equally long. */
void        gantry_page_chips_set_pages  (GantryPageChips *self, const char *const *keys, const char *const *titles);
const char *gantry_page_chips_get_chosen (GantryPageChips *self); /* key; (nullable) */
void        gantry_page_chips_choose     (GantryPageChips *self, const char *key); /* (nullable) */
/* As if the person had chosen the one so many further on; it goes round. */
void        gantry_page_chips_step       (GantryPageChips *self, int by);

G_END_DECLS
