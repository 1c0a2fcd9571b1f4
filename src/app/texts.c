/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/texts.h"

#include <gtk/gtk.h>
#include <libintl.h>
#include <locale.h>

/* gettext keeps what it has looked up; this counter of glibc tells it that the language is another.
 */
extern int _nl_msg_cat_cntr;

static const char *const codes[] = { "en", "fr", "nl", NULL };
static const char *const names[] = { "English", "Français", "Nederlands" };

/* Languages that are written from the right; what a text is not translated into still stands on the
 * right side. */
static const char *const rtl[] = { "ar", "dv", "fa", "he", "ps", "ug", "ur", "yi", NULL };

static char *system_language; /* LANGUAGE as it was at the start */
static char *current;

static char *
create_code (const char *name)
{
  return g_ascii_strdown (name, strcspn (name, "_-.@:"));
}

static char *
find_system_code (void)
{
  const char *const *wanted = g_get_language_names ();
  g_autofree char *code = create_code (wanted[0]);

  return *code == '\0' || g_str_equal (code, "c") || g_str_equal (code, "posix")
             ? g_strdup ("en")
             : g_steal_pointer (&code);
}

/* Without a locale gettext does not even look; C.UTF-8 is always there and lets LANGUAGE decide. */
static void
ensure_locale (void)
{
  const char *locale = setlocale (LC_MESSAGES, NULL);

  if (g_strcmp0 (locale, "C") == 0 || g_strcmp0 (locale, "POSIX") == 0)
    setlocale (LC_MESSAGES, "C.UTF-8");
}

void
gantry_texts_init (const char *directory)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, directory != NULL ? directory : GANTRY_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  /* GLib decides once and for all whether to translate, and would decide against it when the
   * language of the start has no catalogue. It decides for it while the domain is not set yet. */
  g_dgettext (GETTEXT_PACKAGE, "Gantry");
  textdomain (GETTEXT_PACKAGE);
}

void
gantry_texts_set_language (const char *code)
{
  static gboolean started;

  if (!started)
    {
      system_language = g_strdup (g_getenv ("LANGUAGE"));
      started = TRUE;
    }

  g_free (current);
  if (code != NULL && *code != '\0')
    {
      current = create_code (code);
      ensure_locale ();
      g_setenv ("LANGUAGE", current, TRUE);
    }
  else
    {
      if (system_language != NULL)
        g_setenv ("LANGUAGE", system_language, TRUE);
      else
        g_unsetenv ("LANGUAGE");
      current = find_system_code ();
    }
  _nl_msg_cat_cntr++;

  gtk_widget_set_default_direction (g_strv_contains (rtl, current) ? GTK_TEXT_DIR_RTL
                                                                   : GTK_TEXT_DIR_LTR);
}

const char *
gantry_texts_get_language (void)
{
  return current != NULL ? current : "en";
}

gboolean
gantry_texts_has_language (const char *code)
{
  g_autofree char *plain = NULL;

  g_return_val_if_fail (code != NULL, FALSE);

  plain = create_code (code);

  return g_strv_contains (codes, plain) || g_strv_contains (rtl, plain);
}

const char *const *
gantry_texts_get_codes (void)
{
  return codes;
}

const char *
gantry_texts_get_name (const char *code)
{
  for (guint i = 0; codes[i] != NULL; i++)
    if (g_strcmp0 (codes[i], code) == 0)
      return names[i];

  return code;
}
