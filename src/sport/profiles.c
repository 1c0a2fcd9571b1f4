/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-sport"

#include "config.h"

#include "sport/profiles-private.h"

#include "model/rsc.h"
#include "sport/rule-private.h"

#include <string.h>

#define MAX_CACHED 4096 /* rules by RSC; a feed cannot make it grow without end */

struct _GantryProfiles
{
  GObject parent_instance;

  char **dirs;             /* in the order of search */
  GHashTable *disciplines; /* code → GPtrArray of GantryRule, the generic one last */
  GHashTable *cache;       /* RSC → GantryRule (not owned) */
};

G_DEFINE_FINAL_TYPE (GantryProfiles, gantry_profiles, G_TYPE_OBJECT)

static gboolean
is_discipline (const char *code)
{
  return strlen (code) == 3 && strspn (code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == 3;
}

static GPtrArray *
read_file (const char *dir, const char *code)
{
  g_autofree char *name = g_strconcat (code, ".json", NULL);
  g_autofree char *path = g_build_filename (dir, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  GPtrArray *rules = NULL;

  if (g_file_get_contents (path, &text, &length, &error))
    rules = gantry_profile_read (text, length, &error);
  if (rules == NULL && !g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT) &&
      !g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR))
    g_warning ("%s: %s; passed over", path, error->message);
  return rules;
}

static GPtrArray *
read_discipline (GantryProfiles *self, const char *code)
{
  GPtrArray *rules = NULL;

  for (guint i = 0; self->dirs[i] != NULL && rules == NULL; i++)
    rules = read_file (self->dirs[i], code);
  return rules;
}

static GPtrArray *
ensure_discipline (GantryProfiles *self, const char *code)
{
  GPtrArray *rules = g_hash_table_lookup (self->disciplines, code);

  if (rules != NULL)
    return rules;
  if (is_discipline (code))
    rules = read_discipline (self, code);
  if (rules == NULL)
    {
      rules = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_rule_unref);
      g_ptr_array_add (rules, gantry_rule_new_generic (code));
    }
  else
    {
      GantryRule *first = rules->len > 0 ? g_ptr_array_index (rules, 0) : NULL;

      g_ptr_array_add (rules, gantry_rule_new_generic (first != NULL ? first->discipline_name : code));
    }
  g_hash_table_insert (self->disciplines, g_strdup (code), rules);
  return rules;
}

static GantryRule *
find_rule (GPtrArray *rules, const char *rsc)
{
  for (guint i = 0; i + 1 < rules->len; i++)
    if (gantry_rule_fits (g_ptr_array_index (rules, i), rsc))
      return g_ptr_array_index (rules, i);
  return g_ptr_array_index (rules, rules->len - 1);
}

static void
gantry_profiles_finalize (GObject *object)
{
  GantryProfiles *self = GANTRY_PROFILES (object);

  g_strfreev (self->dirs);
  g_hash_table_unref (self->cache);
  g_hash_table_unref (self->disciplines);
  G_OBJECT_CLASS (gantry_profiles_parent_class)->finalize (object);
}

static void
gantry_profiles_class_init (GantryProfilesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gantry_profiles_finalize;
}

static void
gantry_profiles_init (GantryProfiles *self)
{
  self->disciplines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->cache = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static char **
list_dirs (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *named = g_getenv ("GANTRY_SPORTS_DIR");
  g_auto (GStrv) first = g_strsplit (named != NULL ? named : "", G_SEARCHPATH_SEPARATOR_S, -1);
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "gantry", "sports", NULL);

  for (guint i = 0; first[i] != NULL; i++)
    if (*first[i] != '\0')
      g_strv_builder_add (builder, first[i]);
  g_strv_builder_add (builder, own);
  g_strv_builder_add (builder, GANTRY_PKGDATADIR G_DIR_SEPARATOR_S "sports");
  return g_strv_builder_end (builder);
}

GantryProfiles *
gantry_profiles_new (const char *dir)
{
  const char *const only[] = { dir, NULL };
  GantryProfiles *self = g_object_new (GANTRY_TYPE_PROFILES, NULL);

  self->dirs = dir != NULL ? g_strdupv ((char **) only) : list_dirs ();
  return self;
}

GantryRule *
gantry_profiles_get_rule (GantryProfiles *self, const char *rsc)
{
  g_autofree char *code = NULL;
  GantryRule *rule;

  g_return_val_if_fail (GANTRY_IS_PROFILES (self) && rsc != NULL, NULL);

  rule = g_hash_table_lookup (self->cache, rsc);
  if (rule != NULL)
    return rule;
  code = gantry_rsc_dup_discipline (rsc);
  rule = find_rule (ensure_discipline (self, code), rsc);
  if (g_hash_table_size (self->cache) < MAX_CACHED)
    g_hash_table_insert (self->cache, g_strdup (rsc), rule);
  return rule;
}

GPtrArray *
gantry_profiles_get_rules (GantryProfiles *self, const char *discipline)
{
  return ensure_discipline (self, discipline);
}

static void
add_disciplines (const char *path, GHashTable *codes)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *code = g_strndup (name, 3);

      if (g_str_has_suffix (name, ".json") && strlen (name) == strlen ("ATH.json") && is_discipline (code))
        g_hash_table_add (codes, g_steal_pointer (&code));
    }
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char **
gantry_profiles_list_disciplines (GantryProfiles *self)
{
  g_autoptr (GHashTable) codes = NULL;
  g_autofree char **keys = NULL;
  guint n;

  g_return_val_if_fail (GANTRY_IS_PROFILES (self), NULL);

  codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; self->dirs[i] != NULL; i++)
    add_disciplines (self->dirs[i], codes);
  keys = (char **) g_hash_table_get_keys_as_array (codes, &n);
  qsort (keys, n, sizeof keys[0], compare_codes);
  return g_strdupv (keys);
}
