/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "seat/changes.h"
#include "sport/profile.h"

G_BEGIN_DECLS

/* One line of the changes page: when, what kind, whose, the old value struck and the new one, why; and a button that
 * acknowledges it. Follows its notice. Signal: "acknowledge". */
#define GANTRY_TYPE_CHANGE_ROW (gantry_change_row_get_type ())
G_DECLARE_FINAL_TYPE (GantryChangeRow, gantry_change_row, GANTRY, CHANGE_ROW, GtkWidget)

GtkWidget    *gantry_change_row_new        (void);
/* notice: (nullable): none; rule: of its unit. */
void          gantry_change_row_set_notice (GantryChangeRow *self, GantryNotice *notice, GantryRule *rule, const char *decimal_point);
GantryNotice *gantry_change_row_get_notice (GantryChangeRow *self); /* (nullable) (transfer none) */

G_END_DECLS
