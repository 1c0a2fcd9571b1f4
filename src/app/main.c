/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/application.h"

#include "app/look.h"
#include "app/texts.h"

int
main (int argc, char **argv)
{
  g_autoptr (GantryApplication) application = NULL;

  gantry_look_spare_gl ();
  gantry_texts_init (g_getenv ("GANTRY_LOCALEDIR"));
  g_set_application_name ("Gantry");

  if (!gantry_application_check ())
    return 1;

  application = gantry_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
