/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-sport"

#include "config.h"

#include "sport/phase-words.h"

#include <string.h>

#define N_(text) text

static const struct
{
  const char *code;
  const char *word;
} words[] = {
  { "FNL", N_("Final") },
  { "SFNL", N_("Semi-finals") },
  { "QFNL", N_("Quarter-finals") },
  { "8FNL", N_("Round of 16") },
  { "16FN", N_("Round of 32") },
  { "R16", N_("Round of 16") },
  { "R32", N_("Round of 32") },
  { "R64", N_("Round of 64") },
  { "R128", N_("Round of 128") },
  { "HEAT", N_("Heats") },
  { "QUAL", N_("Qualification") },
  { "PREL", N_("Preliminary round") },
  { "REP", N_("Repechage") },
  { "BRN", N_("Bronze medal") },
  { "SEED", N_("Seeding round") },
};

/* Codes that end in a number or a letter of their own. */
static const struct
{
  const char *start;
  const char *word;
} numbered[] = {
  { "RND", N_("Round") },
  { "GP", N_("Group") },
  { "RP", N_("Repechage") },
};

const char *
gantry_phase_word (const char *code, const char **number)
{
  g_return_val_if_fail (code != NULL && number != NULL, NULL);

  *number = "";
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].code, code) == 0)
      return words[i].word;
  for (guint i = 0; i < G_N_ELEMENTS (numbered); i++)
    {
      const char *rest = g_str_has_prefix (code, numbered[i].start) ? code + strlen (numbered[i].start) : "";

      if (strlen (rest) == 1 && g_ascii_isalnum (*rest))
        {
          *number = rest;
          return numbered[i].word;
        }
    }
  return NULL;
}
