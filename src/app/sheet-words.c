/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/sheet-words.h"

#include "app/words.h"
#include "sport/phase-words.h"

#include <glib/gi18n.h>

static const struct
{
  const char *kind;
  const char *title;
} kinds[] = {
  { "medallists", NC_("sheet", "Medallists") },
  { "ranking", NC_("sheet", "Ranking") },
  { "cumulative", NC_("sheet", "Total") },
  { "phase", NC_("sheet", "Phase") },
  { "pool", NC_("sheet", "Pool") },
  { "stats", NC_("sheet", "Statistics") },
};

static const char *
find_kind (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, kind))
      return g_dpgettext2 (NULL, "sheet", kinds[i].title);

  return "";
}

static char *
join_words (const char *word, const char *rest)
{
  return g_strconcat (word, *word != '\0' && *rest != '\0' ? " " : "", rest, NULL);
}

char *
gantry_sheet_words_title (GantrySheet *sheet)
{
  const char *kind;
  const char *title;
  const char *word;

  g_return_val_if_fail (GANTRY_IS_SHEET (sheet), NULL);

  kind = gantry_sheet_get_kind (sheet);
  title = gantry_sheet_get_title (sheet);
  word = gantry_sheet_get_word (sheet);
  if (g_str_equal (kind, "cumulative") && *title != '\0')
    /* Translators: the sum of several parts; %s is the last one that counts in it: "Run 2". */
    return g_strdup_printf (_("Total after %s"), title);
  if (*word != '\0')
    return join_words (_(word), title);
  if (*title != '\0')
    return g_strdup (title);

  return g_strdup (find_kind (kind));
}

char *
gantry_sheet_words_progress (GantrySheet *sheet)
{
  g_autoptr (GString) text = NULL;
  int complete = 0;
  int total = 0;

  g_return_val_if_fail (GANTRY_IS_SHEET (sheet), NULL);

  text = g_string_new (gantry_word_result_status (gantry_sheet_get_status (sheet)));
  gantry_sheet_get_progress (sheet, &complete, &total);
  if (total > 0)
    {
      g_string_append (text, text->len > 0 ? " · " : "");
      /* Translators: heats or matches that are over, and how many there are. */
      g_string_append_printf (text, _("%d of %d"), complete, total);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
gantry_sheet_words_phase (const char *code)
{
  const char *number = "";
  const char *word;

  g_return_val_if_fail (code != NULL, NULL);

  word = gantry_phase_word (code, &number);

  return word != NULL ? join_words (_(word), number) : g_strdup (code);
}
