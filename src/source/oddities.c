/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/oddities.h"

#define NAME_MAX_KEPT 40 /* characters */

GHashTable *
gantry_oddities_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
count (GHashTable *self, const char *name)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self, name));

  if (known == 0 && g_hash_table_size (self) >= GANTRY_ODDITIES_MAX)
    {
      name = "other";
      known = GPOINTER_TO_UINT (g_hash_table_lookup (self, name));
    }
  g_hash_table_replace (self, g_strdup (name), GUINT_TO_POINTER (known + 1));
}

void
gantry_oddities_add (GHashTable *self, const char *element, char mark, const char *name)
{
  g_autofree char *cut =
      g_utf8_strlen (name, -1) > NAME_MAX_KEPT ? g_utf8_substring (name, 0, NAME_MAX_KEPT) : NULL;
  g_autofree char *full = g_strdup_printf ("%s%c%s", element, mark, cut != NULL ? cut : name);

  count (self, full);
}
