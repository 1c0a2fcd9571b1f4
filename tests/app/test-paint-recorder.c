/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-helper.h"

#include "app/paint-recorder.h"
#include "app/unit-pane.h"

#include <glib/gstdio.h>

static char *path;

/* Everything that was painted is in the file, and only with the frame that painted it. */
static void
test_record (void)
{
  g_autoptr (GantrySeat) seat = app_test_seat_new ();
  GtkWidget *pane = g_object_new (GANTRY_TYPE_UNIT_PANE, NULL);
  GtkWidget *window = gtk_window_new ();
  g_autofree char *text = NULL;
  const char *first;
  const char *then;

  app_test_load_style ();
  gantry_unit_pane_set_seat (GANTRY_UNIT_PANE (pane), seat);
  gantry_unit_pane_open (GANTRY_UNIT_PANE (pane), SWIM_UNIT);
  gantry_seat_flush (seat);
  gtk_window_set_child (GTK_WINDOW (window), pane);
  gantry_paint_recorder_attach (window, seat);
  gtk_window_present (GTK_WINDOW (window));
  app_test_wait_frames (window, 3);
  app_test_finish (seat);
  app_test_wait_frames (window, 3);
  gtk_window_destroy (GTK_WINDOW (window));
  app_test_iterate ();

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "frame\t"));
  first = strstr (text, "\n+\tcell/1\t50: 27.31, rank 2\n");
  g_assert_nonnull (first);
  g_assert_nonnull (strstr (text, "\n+\tGtkLabel/title\tWomen’s 400 m Freestyle\n"));
  g_assert_nonnull (strstr (text, "\nat\tunit/" SWIM_UNIT "\t10000\n"));
  then = strstr (text, "\n+\tcell/2\tResult: 3:55.01, WR\n");
  g_assert_nonnull (then);
  g_assert_true (first < strstr (text, "\nat\tunit/" SWIM_UNIT "\t20000\n"));
  g_assert_true (strstr (first + 1, "\nframe\t") < then);
}

/* Without the variable nothing is recorded. */
static void
test_off (void)
{
  g_autoptr (GantrySeat) seat = app_test_seat_new ();
  GtkWidget *window = gtk_window_new ();

  g_unlink (path);
  g_unsetenv ("GANTRY_PAINT_FILE");
  gantry_paint_recorder_attach (window, seat);
  gtk_window_present (GTK_WINDOW (window));
  app_test_wait_frames (window, 2);
  gtk_window_destroy (GTK_WINDOW (window));
  app_test_iterate ();
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("gantry-XXXXXX", NULL);
  path = g_build_filename (folder, "paint", NULL);
  g_setenv ("GANTRY_PAINT_FILE", path, TRUE);
  if (!app_test_init_gtk ())
    {
      g_rmdir (folder);
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }

  g_test_add_func ("/app/paint-recorder/record", test_record);
  g_test_add_func ("/app/paint-recorder/off", test_off);
  status = g_test_run ();
  g_unlink (path);
  g_rmdir (folder);
  g_free (path);

  return status;
}
