/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "seat/seat.h"

G_BEGIN_DECLS

/* Everything that became different after it was shown: unread first, newest first. A line opens its unit; K acknowledges the
 * chosen one, Shift+K all.
 *
 * In the accessibility tree: a list named "Changes" of groups named by one sentence each: gantry_notice_dup_spoken(). */
#define GANTRY_TYPE_CHANGES_PAGE (gantry_changes_page_get_type ())
G_DECLARE_FINAL_TYPE (GantryChangesPage, gantry_changes_page, GANTRY, CHANGES_PAGE, GtkWidget)

void gantry_changes_page_set_seat    (GantryChangesPage *self, GantrySeat *seat);
/* Puts the keyboard on the list. */
void gantry_changes_page_start       (GantryChangesPage *self);
/* The chosen change, else the first that is unread; the next one is chosen then. */
void gantry_changes_page_acknowledge (GantryChangesPage *self);

G_END_DECLS
