/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/unit-view.h"

G_BEGIN_DECLS

/* Everything of one competitor: whoever is selected, else who is on now. */
#define GANTRY_TYPE_DETAIL_VIEW (gantry_detail_view_get_type ())
G_DECLARE_FINAL_TYPE (GantryDetailView, gantry_detail_view, GANTRY, DETAIL_VIEW, GtkWidget)

G_END_DECLS
