/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "seat/work.h"

/* Work in its order, at once while there is little, in slices when there is much. */

typedef struct
{
  GantryWork *work;
  GString *done;
  guint cost;    /* µs an item takes */
  guint parts;   /* calls an item needs */
  guint part;
  gboolean hold; /* items are not ready */
  gboolean clear;
  gboolean end;
} Fixture;

static GantryWorkResult
do_item (gpointer item, gpointer data)
{
  Fixture *f = data;
  gint64 until = g_get_monotonic_time () + f->cost;

  if (f->hold)
    return GANTRY_WORK_WAIT;
  while (g_get_monotonic_time () < until)
    ;
  if (++f->part < f->parts)
    return GANTRY_WORK_AGAIN;
  f->part = 0;
  g_string_append (f->done, item);
  if (f->clear)
    gantry_work_clear (f->work);
  if (f->end)
    g_clear_pointer (&f->work, gantry_work_free);
  return GANTRY_WORK_DONE;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->work = gantry_work_new (do_item, g_free, f);
  f->done = g_string_new (NULL);
  f->parts = 1;
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gantry_work_free (f->work);
  g_string_free (f->done, TRUE);
}

static void
push (Fixture *f, const char *items)
{
  for (; *items != '\0'; items++)
    gantry_work_push (f->work, g_strndup (items, 1));
}

static void
finish (Fixture *f)
{
  while (gantry_work_get_length (f->work) > 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_at_once (Fixture *f, gconstpointer data)
{
  push (f, "abc");
  g_assert_cmpstr (f->done->str, ==, "abc");
  g_assert_cmpuint (gantry_work_get_length (f->work), ==, 0);
}

/* What does not fit into a slice waits for the main loop to come round, also what is pushed later. */
static void
test_slices (Fixture *f, gconstpointer data)
{
  f->cost = 3000;
  push (f, "abcdef");
  g_assert_cmpuint (f->done->len, <, 6);
  g_assert_cmpuint (f->done->len, >, 0);
  push (f, "g");
  finish (f);
  g_assert_cmpstr (f->done->str, ==, "abcdefg");
}

static gboolean
paint_cb (gpointer data)
{
  guint *paints = data;

  (*paints)++;
  return G_SOURCE_CONTINUE;
}

/* Somebody who paints all the time (priority 120) keeps it from nothing, and is not kept from painting. */
static void
test_painting (Fixture *f, gconstpointer data)
{
  guint paints = 0, id = g_idle_add_full (120, paint_cb, &paints, NULL);

  f->cost = 3000;
  push (f, "abcdefgh");
  finish (f);
  g_source_remove (id);
  g_assert_cmpstr (f->done->str, ==, "abcdefgh");
  g_assert_cmpuint (paints, >, 2);
}

static void
test_parts (Fixture *f, gconstpointer data)
{
  f->parts = 3;
  push (f, "ab");
  g_assert_cmpstr (f->done->str, ==, "ab");
}

/* One that is not ready holds up what is behind it, and nothing spins meanwhile. */
static void
test_wait (Fixture *f, gconstpointer data)
{
  f->hold = TRUE;
  push (f, "ab");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (f->done->str, ==, "");
  f->hold = FALSE;
  push (f, "c");
  gantry_work_wake (f->work);
  finish (f);
  g_assert_cmpstr (f->done->str, ==, "abc");
}

static void
test_clear (Fixture *f, gconstpointer data)
{
  f->hold = TRUE;
  push (f, "ab");
  gantry_work_clear (f->work);
  f->hold = FALSE;
  gantry_work_wake (f->work);
  f->clear = TRUE;
  push (f, "c");
  g_assert_cmpstr (f->done->str, ==, "c");
  f->cost = 6000;
  push (f, "def"); /* the first of them clears the others, whenever that is */
  finish (f);
  f->clear = FALSE;
  f->cost = 0;
  while (g_main_context_iteration (NULL, FALSE))
    ;
  push (f, "g");
  finish (f);
  g_assert_true (g_str_has_suffix (f->done->str, "g"));
}

static void
test_freed_inside (Fixture *f, gconstpointer data)
{
  f->end = TRUE;
  push (f, "a");
  g_assert_null (f->work);
  g_assert_cmpstr (f->done->str, ==, "a");
}

#define ADD(name, func) g_test_add ("/seat/work/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("at-once", test_at_once);
  ADD ("slices", test_slices);
  ADD ("painting", test_painting);
  ADD ("parts", test_parts);
  ADD ("wait", test_wait);
  ADD ("clear", test_clear);
  ADD ("freed-inside", test_freed_inside);
  return g_test_run ();
}
