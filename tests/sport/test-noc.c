/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sport/format.h"
#include "sport/noc.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

static void
assert_flag (const char *noc, const char *expected)
{
  g_autofree char *flag = gantry_format_flag (noc);

  g_assert_cmpstr (flag, ==, expected);
}

static void
test_flags (void)
{
  assert_flag ("SUI", "🇨🇭");
  assert_flag ("FRA", "🇫🇷");
  assert_flag ("NED", "🇳🇱");
  assert_flag ("GER", "🇩🇪");
  assert_flag ("RSA", "🇿🇦");
  assert_flag ("KOS", "🇽🇰");
  assert_flag ("SCO", "🏴󠁧󠁢󠁳󠁣󠁴󠁿");
}

static void
test_no_flag (void)
{
  assert_flag ("AIN", "");
  assert_flag ("EOR", "");
  assert_flag ("MIX", "");
  assert_flag ("ROC", "");
  assert_flag ("TPE", "");
  assert_flag ("URS", "");
  assert_flag ("XYZ", "");
  assert_flag ("sui", "");
  assert_flag ("", "");
  assert_flag (NULL, "");
}

/* The search in the table is a binary one, so it must be sorted; and every committee of the Games is in it. */
static void
test_table (void)
{
  g_autoptr (GHashTable) flags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint with_flag = 0;

  for (guint i = 0; i < gantry_noc_get_count (); i++)
    {
      const char *code = gantry_noc_get_code (i);
      g_autofree char *flag = gantry_format_flag (code);

      g_assert_cmpuint (strlen (code), ==, 3);
      g_assert_cmpstr (gantry_noc_get_name (code), !=, "");
      if (i > 0)
        g_assert_cmpstr (gantry_noc_get_code (i - 1), <, code);
      g_assert_true (g_utf8_validate (flag, -1, NULL));
      if (*flag == '\0')
        continue;
      with_flag++;
      g_assert_true (g_hash_table_add (flags, g_steal_pointer (&flag)));
    }
  g_assert_cmpuint (with_flag, >=, 205); /* 206 committees, one of them without a flag of its own */
}

static void
test_names (void)
{
  g_assert_cmpstr (gantry_noc_get_name ("SUI"), ==, "Switzerland");
  g_assert_cmpstr (gantry_noc_get_name ("XYZ"), ==, "");
  g_assert_cmpstr (gantry_noc_get_name (NULL), ==, "");
}

/* In the language of the texts, from the catalogues of this build. */
static void
test_local_names (void)
{
  g_autofree char *catalogues = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "..", "po", NULL);

  g_assert_cmpstr (gantry_noc_get_local_name ("XYZ"), ==, "");
  g_setenv ("LANGUAGE", "fr", TRUE);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, catalogues);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  if (g_str_equal (dgettext (GETTEXT_PACKAGE, "Open this unit"), "Open this unit"))
    {
      g_test_skip ("this locale lets no translation through");
      return;
    }
  g_assert_cmpstr (gantry_noc_get_local_name ("GER"), ==, "Allemagne");
  g_assert_cmpstr (gantry_noc_get_local_name ("NED"), ==, "Pays-Bas");
  g_assert_cmpstr (gantry_noc_get_name ("GER"), ==, "Germany");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sport/noc/flags", test_flags);
  g_test_add_func ("/sport/noc/no-flag", test_no_flag);
  g_test_add_func ("/sport/noc/table", test_table);
  g_test_add_func ("/sport/noc/names", test_names);
  g_test_add_func ("/sport/noc/local-names", test_local_names);
  return g_test_run ();
}
