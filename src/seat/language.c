/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/language.h"

#include "model/json.h"

#include <string.h>

/* Feeds use codes of three letters, not all of them the same: the committees' or those of ISO 639. */
typedef struct
{
  const char *ours;
  const char *feeds[4];
} Language;

static const Language languages[] = {
  { "ar", { "ARA" } },
  { "de", { "GER", "DEU" } },
  { "en", { "ENG" } },
  { "es", { "SPA", "ESP" } },
  { "fr", { "FRA", "FRE" } },
  { "it", { "ITA" } },
  { "ja", { "JPN" } },
  { "ko", { "KOR" } },
  { "nl", { "DUT", "NED", "NLD" } },
  { "pt", { "POR" } },
  { "ru", { "RUS" } },
  { "zh", { "CHI", "ZHO", "CHN" } },
};

static const char *
find_name (const GantryJson *names, const char *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      if (strncmp (languages[i].ours, language, 2) != 0)
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (languages[i].feeds) && languages[i].feeds[j] != NULL; j++)
        {
          const char *name = gantry_json_get_text (names, languages[i].feeds[j]);

          if (*name != '\0')
            return name;
        }
    }
  return "";
}

static const char *
any_name (const GantryJson *names)
{
  for (guint i = 0; i < gantry_json_get_n_items (names); i++)
    {
      const GantryJson *name = gantry_json_get_item (names, i);

      if (gantry_json_get_kind (name) == GANTRY_SCAN_TEXT && *gantry_json_get_value (name) != '\0')
        return gantry_json_get_value (name);
    }
  return "";
}

const char *
gantry_language_pick (const GantryJson *names, const char *language)
{
  const char *name;

  g_return_val_if_fail (language != NULL, "");

  if (names == NULL)
    return "";
  name = find_name (names, language);
  if (*name == '\0')
    name = find_name (names, "en");
  if (*name == '\0')
    name = any_name (names);
  return name;
}

gboolean
gantry_language_has (const GantryJson *names, const char *language)
{
  g_return_val_if_fail (language != NULL, FALSE);

  return names != NULL && *find_name (names, language) != '\0';
}
