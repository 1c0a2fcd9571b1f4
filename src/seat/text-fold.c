/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/text-fold.h"

#include <string.h>

char **
gantry_text_fold (const char *text)
{
  g_auto (GStrv) plain = NULL;
  g_auto (GStrv) words = g_str_tokenize_and_fold (text, "C", &plain);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_addv (builder, (const char **) words);
  if (plain != NULL)
    g_strv_builder_addv (builder, (const char **) plain);
  return g_strv_builder_end (builder);
}

static gboolean
begins_any (char **words, const char *prefix)
{
  for (; *words != NULL; words++)
    if (g_str_has_prefix (*words, prefix))
      return TRUE;
  return FALSE;
}

gboolean
gantry_text_matches (char **query, char **text)
{
  if (*query == NULL)
    return FALSE;
  for (; *query != NULL; query++)
    if (!begins_any (text, *query))
      return FALSE;
  return TRUE;
}
