/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a seat can choose. Everything takes effect at once. */
#define GANTRY_TYPE_PREFERENCES (gantry_preferences_get_type ())
G_DECLARE_FINAL_TYPE (GantryPreferences, gantry_preferences, GANTRY, PREFERENCES, AdwPreferencesWindow)

GantryPreferences *gantry_preferences_new (GSettings *settings);

G_END_DECLS
