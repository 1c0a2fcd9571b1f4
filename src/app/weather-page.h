/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/sheet-page.h"

G_BEGIN_DECLS

/* Weather and conditions of all venues. */
#define GANTRY_TYPE_WEATHER_PAGE (gantry_weather_page_get_type ())
G_DECLARE_FINAL_TYPE (GantryWeatherPage, gantry_weather_page, GANTRY, WEATHER_PAGE, GantrySheetPage)

G_END_DECLS
