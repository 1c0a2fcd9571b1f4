/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/options.h"

#include "app/texts.h"
#include "model/rsc.h"

#include <glib/gi18n.h>

static const GOptionEntry entries[] = {
  { "relay", 0, 0, G_OPTION_ARG_STRING_ARRAY, NULL,
    N_("Address of a relay; may be given more than once"), N_("URL") },
  { "unit", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Open this unit"), N_("RSC") },
  { "lang", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Language of this seat"), N_("CODE") },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and exit"), NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, NULL, NULL, NULL },
  { NULL },
};

static gboolean
check_relays (char **relays)
{
  for (guint i = 0; relays != NULL && relays[i] != NULL; i++)
    if (!g_uri_is_valid (relays[i], G_URI_FLAGS_NONE, NULL))
      {
        g_printerr (_("gantry: “%s” is no address of a relay, such as http://127.0.0.1:7350\n"),
                    relays[i]);
        return FALSE;
      }

  return TRUE;
}

/* Whether a relay knows the unit is not known yet: then the window says so. */
static gboolean
check_unit (const char *unit)
{
  GantryRscLevel level;

  if (unit == NULL)
    return TRUE;

  level = gantry_rsc_get_level (unit);
  if (level == GANTRY_RSC_LEVEL_UNIT)
    return TRUE;

  if (level == GANTRY_RSC_LEVEL_NONE)
    g_printerr (_("gantry: “%s” is no code of a unit, which has 34 characters, such as %s\n"), unit,
                "SWMW200MFR------------FNL-000100--");
  else
    g_printerr (_("gantry: “%s” is the code of a whole event or phase, not of one unit, such as %s\n"),
                unit, "SWMW200MFR------------FNL-000100--");

  return FALSE;
}

static gboolean
check_language (const char *language)
{
  g_autofree char *known = NULL;

  if (language == NULL || gantry_texts_has_language (language))
    return TRUE;

  known = g_strjoinv (", ", (char **)gantry_texts_get_codes ());
  /* Translators: what was asked for, and a list of codes of languages. */
  g_printerr (_("gantry: there is no language “%s”; there are %s\n"), language, known);

  return FALSE;
}

static gboolean
check_words (char **words)
{
  if (words == NULL || words[0] == NULL)
    return TRUE;

  g_printerr (_("gantry: “%s” is one word too many; “gantry --help” shows how it is used\n"), words[0]);

  return FALSE;
}

const GOptionEntry *
gantry_options_get_entries (void)
{
  return entries;
}

gboolean
gantry_options_take (GantryOptions *self, GVariantDict *dict)
{
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (self != NULL && dict != NULL, FALSE);

  g_variant_dict_lookup (dict, "relay", "^as", &self->relays);
  g_variant_dict_lookup (dict, "unit", "s", &self->unit);
  g_variant_dict_lookup (dict, "lang", "s", &self->language);
  g_variant_dict_lookup (dict, G_OPTION_REMAINING, "^as", &words);
  if (check_words (words) && check_relays (self->relays) && check_unit (self->unit) &&
      check_language (self->language))
    return TRUE;

  gantry_options_clear (self);

  return FALSE;
}

void
gantry_options_clear (GantryOptions *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->relays, g_strfreev);
  g_clear_pointer (&self->unit, g_free);
  g_clear_pointer (&self->language, g_free);
}
