/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/frame-watch.h"

#include <stdio.h>

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  FILE *file = data;

  fprintf (file, "%" G_GINT64_FORMAT "\n", g_get_monotonic_time ());
  fflush (file);
  return G_SOURCE_CONTINUE;
}

static void
close_file (gpointer data)
{
  fclose (data);
}

void
gantry_frame_watch_attach (GtkWidget *widget)
{
  const char *path = g_getenv ("GANTRY_FRAMES_FILE");
  FILE *file;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  file = path != NULL && *path != '\0' ? fopen (path, "ae") : NULL;
  if (file != NULL)
    gtk_widget_add_tick_callback (widget, tick_cb, file, close_file);
}
