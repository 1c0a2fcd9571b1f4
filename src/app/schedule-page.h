/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "seat/seat.h"

G_BEGIN_DECLS

/* All units by day and session, filtered by discipline and by what is typed. Enter or a click opens one ("win.open"). */
#define GANTRY_TYPE_SCHEDULE_PAGE (gantry_schedule_page_get_type ())
G_DECLARE_FINAL_TYPE (GantrySchedulePage, gantry_schedule_page, GANTRY, SCHEDULE_PAGE, GtkWidget)

void gantry_schedule_page_set_seat (GantrySchedulePage *self, GantrySeat *seat);
/* What the page says while there is nothing: the reason. */
void gantry_schedule_page_set_why  (GantrySchedulePage *self, const char *why);
/* Puts the focus where one starts: the list, at what is on now. */
void gantry_schedule_page_start    (GantrySchedulePage *self);

G_END_DECLS
