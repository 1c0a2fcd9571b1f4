/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-model"

#include "config.h"

#include "model/rev.h"

#include <stdlib.h>

int
gantry_rev_compare (GantryRev a, GantryRev b)
{
  if (a.major != b.major)
    return a.major < b.major ? -1 : 1;
  if (a.minor != b.minor)
    return a.minor < b.minor ? -1 : 1;
  return 0;
}

GantryRev
gantry_rev_max (GantryRev a, GantryRev b)
{
  return gantry_rev_compare (a, b) >= 0 ? a : b;
}

char *
gantry_rev_to_string (GantryRev rev)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT ".%" G_GINT64_FORMAT, rev.major, rev.minor);
}

gboolean
gantry_rev_parse (const char *text, GantryRev *rev)
{
  g_auto (GStrv) parts = NULL;
  gint64 major, minor;

  g_return_val_if_fail (rev != NULL, FALSE);

  if (text == NULL || strlen (text) > 40)
    return FALSE;
  parts = g_strsplit (text, ".", 3);
  if (g_strv_length (parts) != 2 ||
      !g_ascii_string_to_signed (parts[0], 10, 0, G_MAXINT64, &major, NULL) ||
      !g_ascii_string_to_signed (parts[1], 10, 0, G_MAXINT64, &minor, NULL))
    return FALSE;
  *rev = (GantryRev) { major, minor };
  return TRUE;
}
