/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-sport"

#include "config.h"

#include "sport/rule-private.h"

#include <string.h>

/* The values of the feed that a profile knows beside splits and parts. */

void
gantry_rule_value_free (GantryRuleValue *value)
{
  if (value == NULL)
    return;
  g_free (value->key);
  g_strfreev (value->from);
  g_free (value->sub);
  g_strfreev (value->positions);
  g_free (value->title);
  g_free (value->name);
  g_free (value);
}

const GantryRuleValue *
gantry_rule_find_key (GantryRule *self, const char *key)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      const GantryRuleValue *value = g_ptr_array_index (self->values, i);

      if (strcmp (value->key, key) == 0)
        return value;
    }
  return NULL;
}

void
gantry_rule_take_value (GantryRule *self, GantryRuleValue *value)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      GantryRuleValue *known = g_ptr_array_index (self->values, i);

      if (strcmp (known->key, value->key) != 0)
        continue;
      g_ptr_array_index (self->values, i) = value;
      gantry_rule_value_free (known);
      return;
    }
  g_ptr_array_add (self->values, value);
}

guint
gantry_rule_get_n_values (GantryRule *self)
{
  return self->values->len;
}

const GantryRuleValue *
gantry_rule_get_value (GantryRule *self, guint index)
{
  return index < self->values->len ? g_ptr_array_index (self->values, index) : NULL;
}

const GantryRuleValue *
gantry_rule_find_value (GantryRule *self, GantryValueOf of, const char *type, const char *code)
{
  g_autofree char *name = g_strconcat (type != NULL ? type : "", "/", code != NULL ? code : "", NULL);

  for (guint i = 0; i < self->values->len; i++)
    {
      const GantryRuleValue *value = g_ptr_array_index (self->values, i);

      if (value->of == of && gantry_rule_matches (value->from, name))
        return value;
    }
  return NULL;
}
