/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-sport"

#include "config.h"

#include "sport/rule-private.h"

#include <string.h>

/* The words of a profile, and those that every sport shares. */

#define N_(text) text
#define COMMON(code, title, name) { (char *) code, (char *) title, (char *) name }

static const GantryWord common_irms[] = {
  COMMON ("DNF", "DNF", N_("Did not finish")),
  COMMON ("DNS", "DNS", N_("Did not start")),
  COMMON ("DNQ", "DNQ", N_("Did not qualify")),
  COMMON ("DQ", "DQ", N_("Disqualified")),
  COMMON ("DQB", "DQB", N_("Disqualified for unsportsmanlike behaviour")),
  COMMON ("DSQ", "DSQ", N_("Disqualified")),
  COMMON ("EXC", "EXC", N_("Excluded")),
  COMMON ("LAP", "LAP", N_("Lapped")),
  COMMON ("NM", "NM", N_("No mark")),
  COMMON ("OTL", "OTL", N_("Over the time limit")),
  COMMON ("RET", "RET", N_("Retired")),
  COMMON ("WD", "WD", N_("Withdrawn")),
  COMMON ("WDR", "WDR", N_("Withdrawn")),
  COMMON ("WO", "WO", N_("Walkover")),
};

static const GantryWord common_marks[] = {
  COMMON ("Q", "Q", N_("Qualified")),
  COMMON ("q", "q", N_("Qualified by time or as one of the best others")),
  COMMON ("QB", "QB", N_("Qualified for final B")),
  COMMON ("LL", "LL", N_("Lucky loser")),
};

static const GantryWord common_records[] = {
  COMMON ("AR", "AR", N_("Area record")),
  COMMON ("CR", "CR", N_("Championship record")),
  COMMON ("ER", "ER", N_("European record")),
  COMMON ("NR", "NR", N_("National record")),
  COMMON ("OB", "OB", N_("Olympic best")),
  COMMON ("OR", "OR", N_("Olympic record")),
  COMMON ("PB", "PB", N_("Personal best")),
  COMMON ("SB", "SB", N_("Season best")),
  COMMON ("SR", "SR", N_("Start record")),
  COMMON ("TR", "TR", N_("Track record")),
  COMMON ("WB", "WB", N_("World best")),
  COMMON ("WJR", "WJR", N_("World junior record")),
  COMMON ("WL", "WL", N_("World leading")),
  COMMON ("WR", "WR", N_("World record")),
};

static const GantryWord common_entries[] = {
  COMMON ("CLUB", N_("Club"), N_("Club")),
  COMMON ("HOME_AWAY", N_("Side"), N_("Side")),
};

static const GantryWord common_values[] = {
  COMMON ("AWAY", N_("Away"), N_("Away")),
  COMMON ("BLACK", N_("Black"), N_("Black")),
  COMMON ("BLUE", N_("Blue"), N_("Blue")),
  COMMON ("GREEN", N_("Green"), N_("Green")),
  COMMON ("HOME", N_("Home"), N_("Home")),
  COMMON ("RED", N_("Red"), N_("Red")),
  COMMON ("WHITE", N_("White"), N_("White")),
  COMMON ("YELLOW", N_("Yellow"), N_("Yellow")),
};

static const struct
{
  const GantryWord *words;
  gsize n;
} common[GANTRY_N_WORDS] = {
  [GANTRY_WORD_IRM] = { common_irms, G_N_ELEMENTS (common_irms) },
  [GANTRY_WORD_MARK] = { common_marks, G_N_ELEMENTS (common_marks) },
  [GANTRY_WORD_RECORD] = { common_records, G_N_ELEMENTS (common_records) },
  [GANTRY_WORD_ENTRY] = { common_entries, G_N_ELEMENTS (common_entries) },
  [GANTRY_WORD_VALUE] = { common_values, G_N_ELEMENTS (common_values) },
};

void
gantry_rule_word_free (GantryWord *word)
{
  g_free (word->code);
  g_free (word->title);
  g_free (word->name);
  g_free (word);
}

const GantryWord *
gantry_common_word (GantryWordKind kind, const char *code)
{
  for (gsize i = 0; i < common[kind].n; i++)
    if (strcmp (common[kind].words[i].code, code) == 0)
      return &common[kind].words[i];
  return NULL;
}

static GantryWord *
find_own (GantryRule *self, GantryWordKind kind, const char *code)
{
  GPtrArray *words = self->words[kind];

  for (guint i = 0; words != NULL && i < words->len; i++)
    {
      GantryWord *word = g_ptr_array_index (words, i);

      if (strcmp (word->code, code) == 0)
        return word;
    }
  return NULL;
}

void
gantry_rule_take_word (GantryRule *self, GantryWordKind kind, GantryWord word)
{
  GantryWord *own = find_own (self, kind, word.code);

  if (self->words[kind] == NULL)
    self->words[kind] = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_rule_word_free);
  if (own == NULL)
    {
      own = g_new0 (GantryWord, 1);
      g_ptr_array_add (self->words[kind], own);
    }
  g_free (own->code);
  g_free (own->title);
  g_free (own->name);
  *own = word;
}

guint
gantry_rule_get_n_words (GantryRule *self, GantryWordKind kind)
{
  g_return_val_if_fail (kind < GANTRY_N_WORDS, 0);

  return self->words[kind] != NULL ? self->words[kind]->len : 0;
}

const GantryWord *
gantry_rule_get_word (GantryRule *self, GantryWordKind kind, guint index)
{
  return index < gantry_rule_get_n_words (self, kind) ? g_ptr_array_index (self->words[kind], index) : NULL;
}

const GantryWord *
gantry_rule_find_word (GantryRule *self, GantryWordKind kind, const char *code)
{
  const GantryWord *own;

  g_return_val_if_fail (kind < GANTRY_N_WORDS, NULL);

  if (code == NULL || *code == '\0')
    return NULL;
  own = find_own (self, kind, code);
  return own != NULL ? own : gantry_common_word (kind, code);
}
