/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-helper.h"

#include "app/application.h"
#include "app/keys.h"

/* Every key stands for an action that exists, takes its target, and is in the help overlay with the
 * same key. */

static char *overlay;

static void
test_triggers (void)
{
  guint n;
  const GantryKey *keys = gantry_keys_get (&n);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; keys[i].keys[j] != NULL; j++)
      {
        GdkModifierType modifiers;
        guint keyval;

        g_assert_true (gtk_accelerator_parse (keys[i].keys[j], &keyval, &modifiers));
        /* A key that types must not work while somebody types. */
        if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0 &&
            gdk_keyval_to_unicode (keyval) >= 0x20)
          g_assert_true (keys[i].plain);
      }
}

/* A key does one thing. */
static void
test_once (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n;
  const GantryKey *keys = gantry_keys_get (&n);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; keys[i].keys[j] != NULL; j++)
      {
        g_test_message ("%s %s", keys[i].action, keys[i].keys[j]);
        g_assert_true (g_hash_table_add (seen, (gpointer)keys[i].keys[j]));
      }
}

static void
test_overlay (void)
{
  guint n;
  const GantryKey *keys = gantry_keys_get (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *comment = g_strdup_printf ("<!-- %s -->", keys[i].action);
      g_autofree char *key = g_markup_escape_text (keys[i].keys[0], -1);
      const char *at = strstr (overlay, comment);
      g_autofree char *entry = NULL;

      g_test_message ("%s %s", keys[i].action, keys[i].keys[0]);
      g_assert_nonnull (at);
      entry = g_strndup (at, strstr (at, "</object>") - at);
      g_assert_nonnull (strstr (entry, key));
    }
}

/* And the other way: what the overlay promises is there. */
static void
test_promises (void)
{
  g_autoptr (GRegex) regex = g_regex_new ("<!-- ([a-z]+\\.[a-z:-]+) -->", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n;
  guint found = 0;
  const GantryKey *keys = gantry_keys_get (&n);

  for (g_regex_match (regex, overlay, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *action = g_match_info_fetch (match, 1);
      gboolean known = FALSE;

      for (guint i = 0; i < n; i++)
        known |= g_str_equal (keys[i].action, action);
      g_assert_true (known);
      found++;
    }
  g_assert_cmpuint (found, >, 15);
}

int
main (int argc, char **argv)
{
  g_autoptr (GBytes) bytes = NULL;

  g_test_init (&argc, &argv, NULL);
  if (!app_test_init_gtk ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }

  bytes = g_resources_lookup_data ("/io/github/gantry_cis/Gantry/help-overlay.ui", 0, NULL);
  overlay = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_test_add_func ("/app/keys/triggers", test_triggers);
  g_test_add_func ("/app/keys/once", test_once);
  g_test_add_func ("/app/keys/overlay", test_overlay);
  g_test_add_func ("/app/keys/promises", test_promises);

  return g_test_run ();
}
