/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What Gantry's start and memory are measured against: a libadwaita window with a header bar and nothing else, as large as
 * the desk of bench.py; with --dark in the theme that the desk starts in. Writes "paint <monotonic µs>"
 * to $GANTRY_TRACE_FILE after every frame, as gantry does. */
#include "config.h"

#include <adwaita.h>
#include <glib-unix.h>
#include <stdio.h>

static FILE *trace;

static void
after_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  if (trace == NULL)
    return;
  fprintf (trace, "paint %" G_GINT64_FORMAT "\n", g_get_monotonic_time ());
  fflush (trace);
}

static void
realize_cb (GtkWidget *window, gpointer user_data)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb), window, 0);
}

static void
activate_cb (GApplication *app, gpointer dark)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (app));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  if (dark != NULL)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 1900, 1040);
  g_signal_connect (window, "realize", G_CALLBACK (realize_cb), NULL);
  gtk_window_present (GTK_WINDOW (window));
}

static gboolean
terminate_cb (gpointer app)
{
  g_application_quit (app);
  return G_SOURCE_REMOVE;
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) app = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  const char *path = g_getenv ("GANTRY_TRACE_FILE");

  trace = path != NULL ? fopen (path, "a") : NULL;
  g_signal_connect (app, "activate", G_CALLBACK (activate_cb), argc > 1 ? app : NULL);
  g_unix_signal_add (SIGTERM, terminate_cb, app);
  return g_application_run (G_APPLICATION (app), 1, argv);
}
