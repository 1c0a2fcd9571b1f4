/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/application.h"

#include <glib/gi18n.h>
#include <libintl.h>
#include <locale.h>

int
main (int    argc,
      char **argv)
{
  const char *texts = g_getenv ("GANTRY_LOCALEDIR");
  g_autoptr(GantryApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, texts != NULL ? texts : GANTRY_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name ("Gantry");

  if (!gantry_application_check ())
    return 1;

  application = gantry_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
