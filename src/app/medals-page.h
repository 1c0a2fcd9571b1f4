/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "seat/seat.h"

G_BEGIN_DECLS

/* The medal table, by gold or by total. */
#define GANTRY_TYPE_MEDALS_PAGE (gantry_medals_page_get_type ())
G_DECLARE_FINAL_TYPE (GantryMedalsPage, gantry_medals_page, GANTRY, MEDALS_PAGE, GtkWidget)

void gantry_medals_page_set_seat (GantryMedalsPage *self, GantrySeat *seat);
/* What the page says while there is nothing: the reason. */
void gantry_medals_page_set_why  (GantryMedalsPage *self, const char *why);
/* The other order. */
void gantry_medals_page_turn     (GantryMedalsPage *self, int by);

G_END_DECLS
