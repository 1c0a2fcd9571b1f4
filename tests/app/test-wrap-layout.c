/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-helper.h"

#include "app/wrap-layout.h"

#define SPACING 10
#define LINE    4
#define HEIGHT  20

typedef struct
{
  GtkWidget *box;
  GtkWidget *children[3];
} Fixture;

/* Three of 100 beside each other; the last one takes what is left. */
static void
set_up (Fixture *f, gconstpointer data)
{
  f->box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_widget_set_layout_manager (f->box, g_object_new (GANTRY_TYPE_WRAP_LAYOUT, "spacing", SPACING,
                                                       "line-spacing", LINE, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (f->children); i++)
    {
      f->children[i] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_set_size_request (f->children[i], 100, HEIGHT);
      gtk_box_append (GTK_BOX (f->box), f->children[i]);
    }
  gtk_widget_set_hexpand (f->children[2], TRUE);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->box);
}

static int
measure_height (Fixture *f, int width)
{
  int natural;

  gtk_widget_measure (f->box, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);

  return natural;
}

static void
assert_place (Fixture *f, guint index, int x, int y, int width)
{
  GtkAllocation place;

  gtk_widget_get_allocation (f->children[index], &place);
  g_assert_cmpint (place.x, ==, x);
  g_assert_cmpint (place.y, ==, y);
  g_assert_cmpint (place.width, ==, width);
}

static void
allocate (Fixture *f, int width)
{
  gtk_widget_allocate (f->box, width, measure_height (f, width), -1, NULL);
}

static void
test_lines (Fixture *f, gconstpointer data)
{
  int minimum;
  int natural;

  gtk_widget_measure (f->box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 100);
  g_assert_cmpint (natural, ==, 320);
  g_assert_cmpint (measure_height (f, 320), ==, HEIGHT);
  g_assert_cmpint (measure_height (f, 319), ==, 2 * HEIGHT + LINE);
  g_assert_cmpint (measure_height (f, 100), ==, 3 * HEIGHT + 2 * LINE);

  allocate (f, 400);
  assert_place (f, 1, 110, 0, 100);
  assert_place (f, 2, 220, 0, 180);
  allocate (f, 250);
  assert_place (f, 1, 110, 0, 100);
  assert_place (f, 2, 0, HEIGHT + LINE, 250);
}

static void
test_right_to_left (Fixture *f, gconstpointer data)
{
  gtk_widget_set_direction (f->box, GTK_TEXT_DIR_RTL);
  allocate (f, 250);
  assert_place (f, 0, 150, 0, 100);
  assert_place (f, 1, 40, 0, 100);
  assert_place (f, 2, 0, HEIGHT + LINE, 250);
}

/* Who is not shown leaves no gap. */
static void
test_hidden (Fixture *f, gconstpointer data)
{
  gtk_widget_set_visible (f->children[0], FALSE);
  g_assert_cmpint (measure_height (f, 210), ==, HEIGHT);
  allocate (f, 210);
  assert_place (f, 1, 0, 0, 100);
  assert_place (f, 2, 110, 0, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!app_test_init_gtk ())
    {
      g_print ("1..0 # SKIP there is no display\\n");
      return 0;
    }

#define add(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  add ("/app/wrap-layout/lines", test_lines);
  add ("/app/wrap-layout/right-to-left", test_right_to_left);
  add ("/app/wrap-layout/hidden", test_hidden);

  return g_test_run ();
}
