/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/verb.h"

#include <locale.h>
#include <string.h>

static const GantryVerb verbs[] = {
  { "replay", "play a feed recording into a relay", gantry_ctl_replay },
  { "show", "print the objects of a topic", gantry_ctl_show },
  { "watch", "print every change of topics, a line each", gantry_ctl_watch },
  { "export", "print everything a relay holds as one JSON object", gantry_ctl_export },
  { "rehearse", "write the recording of an invented competition", gantry_ctl_rehearse },
};

static void
print_help (void)
{
  g_print ("Usage: gantryctl VERB [OPTION…]\n\n"
           "The operator's and the scripter's tool of Gantry.\n\n"
           "Verbs:\n");
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    g_print ("  %-10s %s\n", verbs[i].name, verbs[i].summary);
  g_print ("\n\"gantryctl VERB --help\" says more about one. URLs are a relay's base, %s when left "
           "out.\n"
           "Exit status: 0 done, 1 failed, 2 not understood.\n",
           GANTRY_CTL_DEFAULT_RELAY);
}

gboolean
gantry_ctl_parse (const char *verb,
                  const char *synopsis,
                  const char *description,
                  const GOptionEntry *entries,
                  char ***arguments)
{
  g_autofree char *program = g_strdup_printf ("gantryctl %s", verb);
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) old = *arguments;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  char **rest;

  /* GOption takes the first argument for the name of the program. */
  g_set_prgname (program);
  g_strv_builder_add (builder, program);
  for (rest = old; *rest != NULL; rest++)
    g_strv_builder_add (builder, *rest);
  rest = g_strv_builder_end (builder);

  context = g_option_context_new (*synopsis != '\0' ? synopsis : NULL);
  g_option_context_set_description (context, description);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse_strv (context, &rest, &error))
    {
      *arguments = rest;
      gantry_ctl_usage (verb, "%s", error->message);
      return FALSE;
    }
  g_free (rest[0]);
  memmove (rest, rest + 1, g_strv_length (rest + 1) * sizeof (char *) + sizeof (char *));
  if (rest[0] != NULL && g_str_equal (rest[0], "--"))
    {
      g_free (rest[0]);
      memmove (rest, rest + 1, (g_strv_length (rest + 1) + 1) * sizeof (char *));
    }
  *arguments = rest;
  return TRUE;
}

G_GNUC_PRINTF (2, 0)
static void
complain (const char *verb, const char *format, va_list args)
{
  g_autofree char *message = g_strdup_vprintf (format, args);

  g_printerr ("gantryctl %s: %s\n", verb, message);
}

int
gantry_ctl_usage (const char *verb, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  complain (verb, format, args);
  va_end (args);
  g_printerr ("\"gantryctl %s --help\" shows how it is used.\n", verb);
  return GANTRY_EXIT_USAGE;
}

int
gantry_ctl_fail (const char *verb, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  complain (verb, format, args);
  va_end (args);
  return GANTRY_EXIT_FAILED;
}

int
gantry_ctl_run (int argc, char **argv)
{
  g_return_val_if_fail (argc >= 1, GANTRY_EXIT_USAGE);

  setlocale (LC_ALL, "");
  g_set_prgname ("gantryctl");
  if (argc < 2)
    {
      print_help ();
      return GANTRY_EXIT_USAGE;
    }
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") ||
      g_str_equal (argv[1], "help"))
    {
      print_help ();
      return GANTRY_EXIT_DONE;
    }
  if (g_str_equal (argv[1], "--version"))
    {
      g_print ("gantryctl %s\n", GANTRY_VERSION);
      return GANTRY_EXIT_DONE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (argv[1], verbs[i].name))
      return verbs[i].run (argv + 2);
  g_printerr ("gantryctl: there is no verb \"%s\"\n\"gantryctl --help\" lists them.\n", argv[1]);
  return GANTRY_EXIT_USAGE;
}
