/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs a fuzz target without a fuzzer: over its corpus, and over simple damage to each file of it. */
#include "config.h"

#include <gio/gio.h>

#include "fuzz.h"

#define MAX_CUTS  200
#define MAX_FLIPS 400

static const char *corpus;

/* In memory of exactly that size, so that reading beyond its end is seen. */
static void
feed (const char *data, gsize size)
{
  char *copy = g_malloc (MAX (size, 1));

  memcpy (copy, data, size);
  LLVMFuzzerTestOneInput ((const uint8_t *) copy, size);
  g_free (copy);
}

static void
feed_cut (const char *data, gsize size)
{
  gsize step = MAX (1, size / MAX_CUTS);

  for (gsize length = 0; length < size; length += step)
    feed (data, length);
}

static void
feed_flipped (char *data, gsize size)
{
  static const char wild[] = { '\0', '"', '[', '{', '<', '&', '>', '\\', '-', '9', '\x7f', '\xc3', '\xff' };

  for (guint i = 0; i < MAX_FLIPS && size > 0; i++)
    {
      gsize at = g_test_rand_int_range (0, size);
      char was = data[at];

      data[at] = g_test_rand_bit () ? wild[g_test_rand_int_range (0, G_N_ELEMENTS (wild))] : (char) g_test_rand_int_range (0, 256);
      feed (data, size);
      data[at] = was;
    }
}

static void
test_file (gconstpointer path)
{
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  feed (data, size);
  feed_cut (data, size);
  feed_flipped (data, size);
}

static void
test_nothing (void)
{
  feed ("", 0);
}

static void
test_brackets (void)
{
  static const char brackets[] = { '[', '{', '<' };

  for (guint i = 0; i < G_N_ELEMENTS (brackets); i++)
    {
      g_autofree char *text = g_strnfill (80000, brackets[i]);

      feed (text, 80000);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_test_init (&argc, &argv, NULL);
  corpus = argc > 1 ? argv[1] : NULL;
  dir = corpus != NULL ? g_dir_open (corpus, 0, NULL) : NULL;
  if (dir == NULL)
    {
      g_print ("1..0 # SKIP no corpus\n");
      return 0;
    }
  g_test_add_func ("/fuzz/nothing", test_nothing);
  g_test_add_func ("/fuzz/brackets", test_brackets);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *test_path = g_strdup_printf ("/fuzz/%s", name);

      g_ptr_array_add (names, g_build_filename (corpus, name, NULL));
      g_test_add_data_func (test_path, g_ptr_array_index (names, names->len - 1), test_file);
    }
  return g_test_run ();
}
