/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-sport"

#include "config.h"

#include "model/rsc.h"
#include "sport/profiles-private.h"
#include "sport/rule-private.h"

#include <string.h>

/* Codes that the rules of a profile fit, made from their patterns: what a rehearsal and the tests invent units from. */

/* Where a rule says nothing. A final is what every sport has; the other phases are for rules that leave finals to another. */
static const char *const any_event[] = { "MAIN", "OPEN", "INDIV", NULL };
static const char *const any_phase[] = { "FNL", "SFNL", "HEAT", "QUAL", NULL };
static const char *const any_unit[] = { "000100", NULL };
static const char *const any_gender[] = { "W", "M", "X", NULL };

/* A text that fits the pattern: the shortest one. */
static char *
make_text (const char *pattern)
{
  GString *text = g_string_new (NULL);

  for (const char *c = pattern; *c != '\0'; c++)
    if (*c == '?')
      g_string_append_c (text, '1');
    else if (*c != '*')
      g_string_append_c (text, *c);
  return g_string_free (text, FALSE);
}

/* Texts that fit, one a pattern; the usual ones where a pattern is only a star, or there is none. */
static GPtrArray *
list_texts (char **patterns, const char *const *usual)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; patterns != NULL && patterns[i] != NULL; i++)
    {
      g_autofree char *text = make_text (patterns[i]);

      if (*text != '\0')
        g_ptr_array_add (texts, g_steal_pointer (&text));
    }
  if (texts->len == 0)
    for (guint i = 0; usual[i] != NULL; i++)
      g_ptr_array_add (texts, g_strdup (usual[i]));
  return texts;
}

static char *
make_rsc (const char *discipline, const char *gender, const char *event, const char *phase, const char *unit)
{
  char rsc[GANTRY_RSC_LENGTH + 1];

  memset (rsc, '-', GANTRY_RSC_LENGTH);
  rsc[GANTRY_RSC_LENGTH] = '\0';
  memcpy (rsc, discipline, 3);
  rsc[3] = *gender;
  memcpy (rsc + 4, event, MIN (strlen (event), 18));
  memcpy (rsc + 22, phase, MIN (strlen (phase), 4));
  memcpy (rsc + 26, unit, MIN (strlen (unit), 8));
  return g_strdup (rsc);
}

/* The first code of all combinations that this rule is found for and no other; NULL when there is none. */
static char *
find_example (GantryProfiles *profiles, const char *discipline, GantryRule *rule)
{
  g_autoptr (GPtrArray) events = list_texts (rule->events, any_event);
  g_autoptr (GPtrArray) phases = list_texts (rule->phases, any_phase);
  g_autoptr (GPtrArray) units = list_texts (rule->units, any_unit);
  g_autoptr (GPtrArray) genders = list_texts (rule->genders, any_gender);
  guint n = events->len * phases->len * units->len * genders->len;

  for (guint i = 0; i < n; i++)
    {
      guint g = i % genders->len, u = i / genders->len % units->len;
      guint p = i / genders->len / units->len % phases->len, e = i / genders->len / units->len / phases->len;
      g_autofree char *rsc = make_rsc (discipline, genders->pdata[g], events->pdata[e], phases->pdata[p], units->pdata[u]);

      if (gantry_rsc_is_valid (rsc) && gantry_profiles_get_rule (profiles, rsc) == rule)
        return g_steal_pointer (&rsc);
    }
  return NULL;
}

GPtrArray *
gantry_profiles_list_examples (GantryProfiles *self, const char *discipline)
{
  GPtrArray *examples = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *rules;

  g_return_val_if_fail (GANTRY_IS_PROFILES (self) && discipline != NULL && strlen (discipline) == 3, examples);

  rules = gantry_profiles_get_rules (self, discipline);
  for (guint i = 0; i + 1 < rules->len; i++)
    {
      char *rsc = find_example (self, discipline, g_ptr_array_index (rules, i));

      if (rsc != NULL)
        g_ptr_array_add (examples, rsc);
    }
  return examples;
}

/* The first value that the patterns name; without any the common one, where it stands in this place. */
static char *
dup_name (GantryRule *self, char **patterns, GantryPlace place)
{
  if (patterns == NULL || patterns[0] == NULL)
    return gantry_rule_place (self, "ER", "INTERMEDIATE", NULL) == place ? g_strdup ("ER/INTERMEDIATE") : NULL;
  return g_str_has_prefix (patterns[0], "*/") ? g_strconcat ("ER", patterns[0] + 1, NULL) : g_strdup (patterns[0]);
}

char *
gantry_rule_dup_part_name (GantryRule *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return dup_name (self, self->parts, GANTRY_PLACE_PART);
}

char *
gantry_rule_dup_split_name (GantryRule *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return dup_name (self, self->splits, GANTRY_PLACE_SPLIT);
}
