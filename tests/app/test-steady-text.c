/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-helper.h"

#include "app/steady-text.h"

/* A text in a window that is 300 pixels wide. */
typedef struct
{
  GtkWidget *window;
  GantrySteadyText *text;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  f->window = gtk_window_new ();
  f->text = GANTRY_STEADY_TEXT (gantry_steady_text_new ());
  gtk_widget_set_halign (GTK_WIDGET (f->text), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (f->text));
  gtk_window_set_child (GTK_WINDOW (f->window), app_test_measured_new (box));
  gtk_window_set_default_size (GTK_WINDOW (f->window), 300, 200);
  gtk_window_present (GTK_WINDOW (f->window));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  gtk_window_destroy (GTK_WINDOW (f->window));
}

static void
wait_settled (Fixture *f)
{
  app_test_wait_settled (GTK_WIDGET (f->text));
}

static int
get_natural (Fixture *f, GtkOrientation orientation, int for_size)
{
  int natural;

  gtk_widget_measure (GTK_WIDGET (f->text), orientation, for_size, NULL, &natural, NULL, NULL);

  return natural;
}

/* As a label, to those who hear it. */
static void
test_accessible (Fixture *f, gconstpointer data)
{
  gtk_test_accessible_assert_role (f->text, GTK_ACCESSIBLE_ROLE_LABEL);
  gantry_steady_text_set_text (f->text, "12 s < 1 min");
  g_assert_cmpstr (gantry_steady_text_get_text (f->text), ==, "12 s < 1 min");
  gtk_test_accessible_assert_property (f->text, GTK_ACCESSIBLE_PROPERTY_LABEL, "12 s < 1 min");
  gantry_steady_text_set_markup (f->text, "lead <b>1:45.21</b> &amp; more");
  g_assert_cmpstr (gantry_steady_text_get_text (f->text), ==, "lead 1:45.21 & more");
  gtk_test_accessible_assert_property (f->text, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "lead 1:45.21 & more");
}

/* Another number does not have the window laid out; a longer one does, and has the room then. */
static void
test_digits (Fixture *f, gconstpointer data)
{
  guint measures;
  int before;

  gantry_steady_text_set_text (f->text, "10:11:11 s");
  wait_settled (f);
  before = gtk_widget_get_width (GTK_WIDGET (f->text));
  measures = app_test_count_measures ();
  gantry_steady_text_set_text (f->text, "20:48:56 s");
  wait_settled (f);
  g_assert_cmpuint (app_test_count_measures (), ==, measures);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (f->text)), ==, before);

  gantry_steady_text_set_text (f->text, "120:48:56 s");
  wait_settled (f);
  g_assert_cmpuint (app_test_count_measures (), >, measures);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (f->text)), >, before);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (f->text)), ==,
                   get_natural (f, GTK_ORIENTATION_HORIZONTAL, -1));
}

/* Broken into lines: it is laid out again when there are more of them. */
static void
test_lines (Fixture *f, gconstpointer data)
{
  guint measures;
  int before;

  gantry_steady_text_set_wrap (f->text, TRUE);
  gtk_widget_set_halign (GTK_WIDGET (f->text), GTK_ALIGN_FILL);
  gantry_steady_text_set_markup (f->text, "next <b>SILTANEN</b>");
  wait_settled (f);
  before = gtk_widget_get_height (GTK_WIDGET (f->text));
  measures = app_test_count_measures ();
  gantry_steady_text_set_markup (f->text, "next <b>PELORIN Ada</b>");
  wait_settled (f);
  g_assert_cmpuint (app_test_count_measures (), ==, measures);

  gantry_steady_text_set_markup (f->text, "next <b>PELORIN Ada</b>, who needs a good deal more than "
                                          "one line of this window to say what for");
  wait_settled (f);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (f->text)), >=, 2 * before);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (f->text)), <=, 300);
  gantry_steady_text_set_markup (f->text, "next <b>SILTANEN</b>");
  wait_settled (f);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (f->text)), ==, before);
}

/* There is room for the sample from the start; what may be cut needs next to none. */
static void
test_room (Fixture *f, gconstpointer data)
{
  guint measures;
  int minimum;
  int natural;

  gantry_steady_text_set_text (f->text, "1 s");
  natural = get_natural (f, GTK_ORIENTATION_HORIZONTAL, -1);
  g_object_set (f->text, "sample", "100.0 s", NULL);
  g_assert_cmpint (get_natural (f, GTK_ORIENTATION_HORIZONTAL, -1), >, natural);
  wait_settled (f);
  measures = app_test_count_measures ();
  gantry_steady_text_set_text (f->text, "10.1 s");
  wait_settled (f);
  g_assert_cmpuint (app_test_count_measures (), ==, measures);

  g_object_set (f->text, "cut", TRUE, NULL);
  gtk_widget_measure (GTK_WIDGET (f->text), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural,
                      NULL, NULL);
  g_assert_cmpint (minimum, <, natural);
  gantry_steady_text_set_text (f->text, "a text that is far longer than this window is wide, so cut");
  wait_settled (f);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (f->text)), <=, 300);
}

/* At twice the text size, and from the right. */
static void
test_style (Fixture *f, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int before;

  gantry_steady_text_set_text (f->text, "10.1 s");
  wait_settled (f);
  before = gtk_widget_get_width (GTK_WIDGET (f->text));
  g_object_set (settings, "gtk-xft-dpi", 192 * 1024, NULL);
  wait_settled (f);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (f->text)), >, before);
  g_object_set (settings, "gtk-xft-dpi", 96 * 1024, NULL);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  wait_settled (f);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (f->text)), ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!app_test_init_gtk ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }

#define ADD(name, test) g_test_add ("/app/steady-text/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("accessible", test_accessible);
  ADD ("digits", test_digits);
  ADD ("lines", test_lines);
  ADD ("room", test_room);
  ADD ("style", test_style);

  return g_test_run ();
}
