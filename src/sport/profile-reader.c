/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-sport"

#include "config.h"

#include "sport/reader-private.h"

/* Reads data/sports/<DISCIPLINE>.json. A rule is made from the members of "common", then of its template, then its own:
 * whatever comes later wins. Members that are not known are passed over; schema.json is what catches a slip of the pen. */

#define MAX_PROFILE_SIZE  (256 * 1024)
#define MAX_PROFILE_DEPTH 12

G_DEFINE_QUARK (gantry-profile-error-quark, gantry_profile_error)

static gboolean
read_members (GantryProfileReader *reader, const GantryJson *object, GError **error)
{
  return gantry_profile_read_measured (reader, object, error) && gantry_profile_read_shown (reader, object, error);
}

static GantryRule *
read_rule (const GantryJson *profile, const GantryJson *own, guint index, GError **error)
{
  const GantryJson *common = gantry_json_get_object (profile, "common");
  const GantryJson *templates = gantry_json_get_object (profile, "templates");
  const char *template_name = gantry_json_get_text (own, "template");
  g_autoptr (GantryRule) rule = gantry_rule_new_generic (gantry_json_get_text (profile, "name"));
  g_autofree char *where = g_strdup_printf ("rules[%u]", index);
  GantryProfileReader reader = { rule, where };
  const GantryJson *shared = NULL;

  if (*template_name != '\0')
    {
      shared = templates != NULL ? gantry_json_get_object (templates, template_name) : NULL;
      if (shared == NULL)
        {
          gantry_profile_fail (&reader, "template", "a name in \"templates\"", error);
          return NULL;
        }
    }
  if ((common != NULL && !read_members (&reader, common, error)) ||
      (shared != NULL && !read_members (&reader, shared, error)) || !read_members (&reader, own, error))
    return NULL;
  gantry_profile_complete (rule);
  return g_steal_pointer (&rule);
}

GPtrArray *
gantry_profile_read (const char *text, gssize length, GError **error)
{
  g_autoptr (GantryJson) profile = gantry_json_parse_object (text, length, MAX_PROFILE_SIZE, MAX_PROFILE_DEPTH, error);
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_rule_unref);
  const GantryJson *array;

  if (profile == NULL)
    return NULL;
  array = gantry_json_get_array (profile, "rules");
  if (*gantry_json_get_text (profile, "name") == '\0' || array == NULL)
    {
      g_set_error_literal (error, GANTRY_PROFILE_ERROR, 0, "\"name\" and \"rules\" must be there");
      return NULL;
    }
  for (guint i = 0; i < gantry_json_get_length (array); i++)
    {
      const GantryJson *own = gantry_json_get_element (array, i);
      GantryRule *rule;

      if (own == NULL)
        {
          g_set_error (error, GANTRY_PROFILE_ERROR, 0, "rules[%u]: not an object", i);
          return NULL;
        }
      rule = read_rule (profile, own, i, error);
      if (rule == NULL)
        return NULL;
      g_ptr_array_add (rules, rule);
    }
  return g_steal_pointer (&rules);
}
