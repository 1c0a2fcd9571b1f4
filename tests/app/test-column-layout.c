/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-helper.h"

#include "app/column-layout.h"

/* rank and name, six points of 50, a result, and one that can be spared before and one after the
 * points. */
static GPtrArray *
create_specs (void)
{
  GPtrArray *specs = app_test_columns ("rank", "name", "spare1", "p", "p", "p", "p", "p", "p",
                                       "result", "spare2", NULL);

  for (int i = 0; i < 6; i++)
    ((GantryColumnSpec *)g_ptr_array_index (specs, 3 + i))->point = i;
  ((GantryColumnSpec *)g_ptr_array_index (specs, 1))->expand = TRUE;
  ((GantryColumnSpec *)g_ptr_array_index (specs, 1))->align = GANTRY_ALIGN_START;
  ((GantryColumnSpec *)g_ptr_array_index (specs, 2))->spare = 1;
  ((GantryColumnSpec *)g_ptr_array_index (specs, 10))->spare = 2;

  return specs;
}

/* Which columns are visible, as "##.#": and that they stand side by side. */
static char *
layout (int available, gboolean fit, int focus, int *total)
{
  static const int naturals[] = { 50, 100, 50, 50, 50, 50, 50, 50, 50, 50, 50 };
  g_autoptr (GPtrArray) specs = create_specs ();
  GantryColumnPlace places[11];
  GString *text = g_string_new (NULL);
  int x = 0;

  *total = gantry_column_layout (specs, naturals, available, fit, focus, places);
  for (guint i = 0; i < specs->len; i++)
    {
      g_string_append_c (text, places[i].visible ? '#' : '.');
      if (places[i].visible)
        {
          g_assert_cmpint (places[i].x, ==, x);
          g_assert_cmpint (places[i].width, >=, i == 1 ? 35 : naturals[i]);
          x += places[i].width;
        }
    }
  g_assert_cmpint (x, ==, *total);

  return g_string_free (text, FALSE);
}

static void
assert_layout (int available, gboolean fit, int focus, const char *expected)
{
  int total;
  g_autofree char *text = layout (available, fit, focus, &total);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_room (void)
{
  int total;
  g_autofree char *text = layout (900, TRUE, 2, &total);

  g_assert_cmpstr (text, ==, "###########");
  g_assert_cmpint (total, ==, 900);
}

/* What can be spared goes first, then points beyond the next one, then the oldest; the last reached
 * stays. */
static void
test_fit (void)
{
  assert_layout (600, TRUE, 5, "###########");
  assert_layout (550, TRUE, 5, "##.########");
  assert_layout (500, TRUE, 5, "##..#######");
  assert_layout (500, TRUE, 0, "##.#####.##");
  assert_layout (400, TRUE, 2, "##..###..##");
  assert_layout (300, TRUE, 2, "##...#...##");
  assert_layout (250, TRUE, 2, "##...#...#.");
  assert_layout (350, TRUE, -1, "##.##....##");
}

/* Without fitting everything stays, and the table is wider than its room, as a long name is shortened first. */
static void
test_scroll (void)
{
  int total;
  g_autofree char *text = layout (300, FALSE, 2, &total);

  g_assert_cmpstr (text, ==, "###########");
  g_assert_cmpint (total, ==, 575);
}

/* The end of a long name goes before a point does, and comes back where a point left room. */
static void
test_name_before_point (void)
{
  g_autoptr (GPtrArray) specs = create_specs ();
  const int naturals[] = { 50, 100, 50, 50, 50, 50, 50, 50, 50, 50, 50 };
  GantryColumnPlace places[11];

  g_assert_cmpint (gantry_column_layout (specs, naturals, 575, TRUE, 5, places), ==, 575);
  g_assert_true (places[2].visible && places[10].visible);
  g_assert_cmpint (places[1].width, ==, 75);
  g_assert_cmpint (gantry_column_layout (specs, naturals, 550, TRUE, 5, places), ==, 550);
  g_assert_false (places[2].visible);
  g_assert_cmpint (places[1].width, ==, 100);
}

/* Values of the sport's own give way last, the first of them first: the result is there whatever is not. */
static void
test_values_last (void)
{
  g_autoptr (GPtrArray) specs = app_test_columns ("name", "a 1", "a 2", "a total", "result", NULL);
  const int naturals[] = { 100, 50, 50, 50, 50 };
  GantryColumnPlace places[5];

  ((GantryColumnSpec *)g_ptr_array_index (specs, 0))->expand = TRUE;
  for (guint i = 1; i <= 3; i++)
    ((GantryColumnSpec *)g_ptr_array_index (specs, i))->spare = 3;
  gantry_column_layout (specs, naturals, 240, TRUE, -1, places);
  g_assert_true (places[1].visible);
  gantry_column_layout (specs, naturals, 150, TRUE, -1, places);
  g_assert_false (places[1].visible || places[2].visible);
  g_assert_true (places[3].visible && places[4].visible);
}

/* There is always a last column left, whatever the room. */
static void
test_no_room (void)
{
  int total;
  g_autofree char *text = layout (10, TRUE, 3, &total);

  g_assert_cmpstr (text, ==, "##....#..#.");
  g_assert_cmpint (total, ==, 185);
}

/* A name gives way before a number is cut. */
static void
test_squeeze (void)
{
  int total;
  g_autofree char *text = layout (220, TRUE, 2, &total);

  g_assert_cmpstr (text, ==, "##...#...#.");
  g_assert_cmpint (total, ==, 220);
}

static void
test_equal (void)
{
  g_autoptr (GPtrArray) a = create_specs ();
  g_autoptr (GPtrArray) b = create_specs ();
  GantryColumnSpec *spec;

  g_assert_true (gantry_column_specs_equal (a, b));
  g_assert_true (gantry_column_specs_equal (NULL, NULL));
  g_assert_false (gantry_column_specs_equal (a, NULL));
  ((GantryColumnSpec *)g_ptr_array_index (b, 4))->point = 9;
  g_assert_false (gantry_column_specs_equal (a, b));

  /* One sport calls the order "Start", another "Lane", and both write "#" above it. */
  spec = g_ptr_array_index (b, 4);
  spec->point = ((GantryColumnSpec *)g_ptr_array_index (a, 4))->point;
  g_assert_true (gantry_column_specs_equal (a, b));
  g_free (spec->name);
  spec->name = g_strdup ("Another word");
  g_assert_false (gantry_column_specs_equal (a, b));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/column-layout/room", test_room);
  g_test_add_func ("/app/column-layout/fit", test_fit);
  g_test_add_func ("/app/column-layout/scroll", test_scroll);
  g_test_add_func ("/app/column-layout/name-before-point", test_name_before_point);
  g_test_add_func ("/app/column-layout/values-last", test_values_last);
  g_test_add_func ("/app/column-layout/no-room", test_no_room);
  g_test_add_func ("/app/column-layout/squeeze", test_squeeze);
  g_test_add_func ("/app/column-layout/equal", test_equal);

  return g_test_run ();
}
