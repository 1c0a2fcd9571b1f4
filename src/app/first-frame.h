/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/window.h"
#include "seat/seat.h"

G_BEGIN_DECLS

/* Shows a window as soon as its table is there, or when it has not come within a tenth of a second. A window that is shown at once
 * is laid out and painted empty first and then all over again, which costs more than the data takes to arrive from a relay
 * that answers. */
void gantry_first_frame_present (GantryWindow *window, GantrySeat *seat);

G_END_DECLS
