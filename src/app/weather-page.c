/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/weather-page.h"

#include "seat/weather.h"

#include <glib/gi18n.h>

struct _GantryWeatherPage
{
  GantrySheetPage parent_instance;

  GantryWeather *weather; /* (owned) (nullable): while the page is shown */
};

G_DEFINE_FINAL_TYPE (GantryWeatherPage, gantry_weather_page, GANTRY_TYPE_SHEET_PAGE)

static void
gantry_weather_page_open (GantrySheetPage *page, GantrySeat *seat)
{
  GantryWeatherPage *self = GANTRY_WEATHER_PAGE (page);

  self->weather = gantry_weather_new (seat, NULL);
  gantry_sheet_page_set_sheet (page, gantry_weather_get_sheet (self->weather));
}

static void
gantry_weather_page_close (GantrySheetPage *page)
{
  g_clear_object (&GANTRY_WEATHER_PAGE (page)->weather);
}

static void
gantry_weather_page_class_init (GantryWeatherPageClass *klass)
{
  GANTRY_SHEET_PAGE_CLASS (klass)->open = gantry_weather_page_open;
  GANTRY_SHEET_PAGE_CLASS (klass)->close = gantry_weather_page_close;
}

static void
gantry_weather_page_init (GantryWeatherPage *self)
{
  gantry_sheet_page_set_texts (GANTRY_SHEET_PAGE (self), _("Weather"),
                               _("The feed has sent no weather."));
}
