/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "seat/seat.h"

G_BEGIN_DECLS

/* The desk: sidebar, one pane or page, athlete panel. Remembers what was open in the settings. */
#define GANTRY_TYPE_WINDOW (gantry_window_get_type ())
G_DECLARE_FINAL_TYPE (GantryWindow, gantry_window, GANTRY, WINDOW, AdwApplicationWindow)

/* relays: addresses as text, for what the window says while it waits. */
GantryWindow *gantry_window_new      (AdwApplication *application, GantrySeat *seat, GSettings *settings, const char *relays);
/* Opens a unit and selects a competitor; code: (nullable). */
void          gantry_window_open     (GantryWindow *self, const char *rsc, const char *code);
const char   *gantry_window_get_unit (GantryWindow *self); /* (nullable) RSC */

G_END_DECLS
