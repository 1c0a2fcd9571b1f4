/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/unit-view.h"

G_BEGIN_DECLS

/* What the event of a unit says beyond the unit, one page at a time: medallists, ranking, sums, phases across heats, pools. */
#define GANTRY_TYPE_EVENT_VIEW (gantry_event_view_get_type ())
G_DECLARE_FINAL_TYPE (GantryEventView, gantry_event_view, GANTRY, EVENT_VIEW, GtkWidget)

G_END_DECLS
