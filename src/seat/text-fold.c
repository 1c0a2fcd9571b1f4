/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/text-fold.h"

#include <string.h>

/* Letters that are no letter with a mark to Unicode, but are typed as one without. */
static const struct
{
  gunichar letter;
  const char *plain;
} plain_letters[] = {
  { 0x00e6, "ae" }, { 0x00f0, "d" }, { 0x00f8, "o" },  { 0x00fe, "th" }, { 0x0111, "d" },
  { 0x0127, "h" },  { 0x0131, "i" }, { 0x0142, "l" },  { 0x014b, "ng" }, { 0x0153, "oe" },
  { 0x0167, "t" },  { 0x0259, "e" },
};

static void
append_letter (GString *word, gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (plain_letters); i++)
    if (plain_letters[i].letter == c)
      {
        g_string_append (word, plain_letters[i].plain);
        return;
      }
  g_string_append_unichar (word, c);
}

static void
end_word (GStrvBuilder *words, GString *word)
{
  if (word->len > 0)
    g_strv_builder_add (words, word->str);
  g_string_truncate (word, 0);
}

char **
gantry_text_fold (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autofree char *decomposed = g_utf8_normalize (folded, -1, G_NORMALIZE_NFKD);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *c = decomposed; c != NULL && *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (g_unichar_isalnum (letter))
        append_letter (word, letter);
      else if (!g_unichar_ismark (letter) && letter != '\'' && letter != 0x2019)
        end_word (words, word);
    }
  end_word (words, word);
  return g_strv_builder_end (words);
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

gboolean
gantry_text_has_numbers (char **query, char **text)
{
  for (; *query != NULL; query++)
    if (g_ascii_isdigit (**query) && !g_strv_contains ((const char *const *) text, *query))
      return FALSE;
  return TRUE;
}
