/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "seat/seat.h"
#include "seat/sheet.h"

G_BEGIN_DECLS

/* Weather and conditions of the venues, as the feeds have them. Holds their topics while it lives, those that come later too.
 * Signal: "changed".
 *
 * The sheet: a row a venue and point of it: "venue", "point" (GEN is left out), "sky", "air", "humidity", "wind", "snow", "ice",
 * "water", "pressure", "rain", "time". Codes of the feed are msgids where they are words that every feed has. */
#define GANTRY_TYPE_WEATHER (gantry_weather_get_type ())
G_DECLARE_FINAL_TYPE (GantryWeather, gantry_weather, GANTRY, WEATHER, GObject)

/* venue: (nullable): only that one. */
GantryWeather *gantry_weather_new       (GantrySeat *seat, const char *venue);
GantrySheet   *gantry_weather_get_sheet (GantryWeather *self); /* (transfer none) */

G_END_DECLS
