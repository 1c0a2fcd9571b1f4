/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/faults.h"

static const char *const names[] = { "late-withdrawal", "re-seeding",  "protest",     "correction",
                                     "silence",         "version-gap", "out-of-order" };

static gboolean
parse_one (const char *word, GantryFaults *fault)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (word, names[i]) == 0)
      {
        *fault = 1u << i;
        return TRUE;
      }
  *fault = (1u << G_N_ELEMENTS (names)) - 1;
  return g_ascii_strcasecmp (word, "all") == 0;
}

gboolean
gantry_faults_parse (const char *text, GantryFaults *faults, GError **error)
{
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", ",", -1);

  *faults = GANTRY_FAULT_NONE;
  for (guint i = 0; words[i] != NULL; i++)
    {
      GantryFaults fault;

      if (!parse_one (words[i], &fault))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                       "\"%s\" is no fault; there are all, " GANTRY_FAULT_NAMES, words[i]);
          return FALSE;
        }
      *faults |= fault;
    }
  return TRUE;
}
