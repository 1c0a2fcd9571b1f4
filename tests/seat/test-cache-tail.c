/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cache-helper.h"
#include "seat/cache-tail.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* What was put is there at the next start, whatever ended the process. */

#define CHILD "--put"
#define N_PUT 60

static const char *program;

typedef struct
{
  char *folder;
  char *path;
  GantryCacheTail *tail;
  TestFeed *feed;
  GHashTable *values; /* as last read */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = test_make_folder ();
  self->path = g_build_filename (self->folder, "seat.db", NULL);
  self->tail = gantry_cache_tail_new (self->path);
  self->feed = test_feed_new (7);
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gantry_cache_tail_attach (self->tail);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gantry_cache_tail_free (self->tail);
  test_feed_free (self->feed);
  g_hash_table_unref (self->values);
  g_free (self->path);
  test_remove_folder (self->folder);
}

/* What a start finds, while the one who wrote it has not ended. */
static GPtrArray *
read_as_next (Fixture *self)
{
  g_autoptr (GantryCacheTail) next = gantry_cache_tail_new (self->path);

  g_hash_table_remove_all (self->values);
  return gantry_cache_tail_read (next, self->values);
}

static void
apply (GantryDocuments *documents, const GantryChange *change)
{
  g_auto (GantryOutcome) outcome = { 0 };

  gantry_documents_apply (documents, change, &outcome);
}

static void
assert_same (GantryDocuments *a, GantryDocuments *b)
{
  for (guint i = 0; test_topics[i] != NULL; i++)
    {
      g_autofree char *one = test_describe_topic (a, test_topics[i]);
      g_autofree char *two = test_describe_topic (b, test_topics[i]);

      g_assert_cmpstr (one, ==, two);
    }
}

/* Round and round the ring, everything but the last few being done: what is left makes, on top of what was done, the same
 * documents. */
static void
test_comes_back (Fixture *self, gconstpointer data)
{
  g_autoptr (GantryDocuments) done = gantry_documents_new ();
  g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_change_free);

  self->feed->body_size = 300;
  for (guint i = 0; i < 5000; i++)
    {
      GantryChange *change = test_feed_next (self->feed);
      guint64 ticket = gantry_cache_tail_add (self->tail, change);

      apply (self->feed->documents, change);
      g_assert_cmpuint (ticket, >, 0);
      g_ptr_array_add (left, change);
      if (i % 50 == 49 && i < 4999)
        {
          for (guint k = 0; k < left->len; k++)
            apply (done, g_ptr_array_index (left, k));
          g_ptr_array_set_size (left, 0);
          gantry_cache_tail_done (self->tail, ticket);
        }
      if (i % 97 == 0 || i == 4999)
        {
          g_autoptr (GPtrArray) found = read_as_next (self);

          g_assert_cmpuint (found->len, ==, left->len);
          for (guint k = 0; i == 4999 && k < found->len; k++)
            apply (done, g_ptr_array_index (found, k));
        }
    }
  assert_same (done, self->feed->documents);
}

static gint64
get_value (Fixture *self, const char *name)
{
  const gint64 *value = g_hash_table_lookup (self->values, name);

  return value != NULL ? *value : -1;
}

/* Values lie between the changes: the last one of a name counts, what is done is gone. */
static void
test_values (Fixture *self, gconstpointer data)
{
  guint64 ticket = gantry_cache_tail_note (self->tail, "stored", 5);

  gantry_cache_tail_note (self->tail, "source-time", 0);
  gantry_cache_tail_done (self->tail, ticket);
  for (gint64 i = 1; i <= 100; i++)
    {
      g_autoptr (GantryChange) change = test_feed_next (self->feed);
      g_autoptr (GPtrArray) found = NULL;

      g_assert_cmpuint (gantry_cache_tail_add (self->tail, change), >, ticket);
      ticket = gantry_cache_tail_note (self->tail, "source-time", i % 2 == 0 ? i : G_MAXINT64 - i);
      found = read_as_next (self);
      g_assert_cmpuint (found->len, ==, i);
      g_assert_cmpint (get_value (self, "source-time"), ==, i % 2 == 0 ? i : G_MAXINT64 - i);
      g_assert_cmpint (get_value (self, "stored"), ==, -1);
    }
}

/* What does not fit is left out; when there is room again it goes on. */
static void
test_full (Fixture *self, gconstpointer data)
{
  guint64 ticket = 1, last = 0;

  self->feed->body_size = 20000;
  while (ticket != 0)
    {
      g_autoptr (GantryChange) change = test_feed_next (self->feed);

      ticket = gantry_cache_tail_add (self->tail, change);
      last = MAX (last, ticket);
    }
  gantry_cache_tail_done (self->tail, last);
  {
    g_autoptr (GantryChange) change = test_feed_next (self->feed);
    g_autoptr (GPtrArray) found = NULL;

    g_assert_cmpuint (gantry_cache_tail_add (self->tail, change), >, 0);
    found = read_as_next (self);
    g_assert_cmpuint (found->len, ==, 1);
  }
}

/* Noise is no record, and nothing after it is taken; a file of another size or kind is nothing at all. */
static void
test_noise (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_strconcat (self->path, ".tail", NULL);
  g_autoptr (GPtrArray) none = NULL;

  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (GantryChange) change = test_feed_next (self->feed);

      gantry_cache_tail_add (self->tail, change);
    }
  for (gsize offset = 0; offset < 2000; offset += 97)
    {
      g_autoptr (GPtrArray) found = NULL;

      test_overwrite (path, offset, "\xff\x01\x80\x7f", 4);
      found = read_as_next (self);
      g_assert_cmpuint (found->len, <, 10);
    }
  gantry_cache_tail_detach (self->tail);
  g_assert_no_errno (truncate (path, 100));
  none = read_as_next (self);
  g_assert_cmpuint (none->len, ==, 0);
}

/* Somebody cuts the file, or makes it longer, while we add: what comes after that is there again. */
static void
test_cut (Fixture *self, gconstpointer data)
{
  static const int sizes[] = { 0, 20, 5000, 8 * 1024 * 1024 };
  g_autofree char *path = g_strconcat (self->path, ".tail", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      guint64 last = 0;

      for (guint k = 0; k < 30; k++)
        {
          g_autoptr (GantryChange) change = test_feed_next (self->feed);

          if (k == 20)
            g_assert_no_errno (truncate (path, sizes[i]));
          g_assert_cmpuint (gantry_cache_tail_add (self->tail, change), >, last);
        }
      {
        g_autoptr (GPtrArray) found = read_as_next (self);

        g_assert_cmpuint (found->len, ==, 10);
      }
    }
  g_assert_no_errno (truncate (path, 0));
  gantry_cache_tail_done (self->tail, G_MAXUINT64);
  gantry_cache_tail_detach (self->tail);
  g_assert_cmpuint (test_count_files (self->folder, ".tail"), ==, 0);
}

/* The file goes when all is done, and stays when not. Without a file nothing is added. */
static void
test_detach (Fixture *self, gconstpointer data)
{
  g_autoptr (GantryChange) change = test_feed_next (self->feed);
  guint64 ticket = gantry_cache_tail_add (self->tail, change);

  gantry_cache_tail_detach (self->tail);
  g_assert_cmpuint (gantry_cache_tail_add (self->tail, change), ==, 0);
  g_assert_cmpuint (test_count_files (self->folder, ".tail"), ==, 1);
  gantry_cache_tail_attach (self->tail);
  ticket = gantry_cache_tail_add (self->tail, change);
  gantry_cache_tail_done (self->tail, ticket);
  gantry_cache_tail_detach (self->tail);
  g_assert_cmpuint (test_count_files (self->folder, ".tail"), ==, 0);
}

/* Puts changes into a cache that writes nothing for an hour, and dies. */
static int
put_and_die (const char *path)
{
  GantryCacheOptions options = { .batch_ms = 3600 * 1000 };
  GantryCache *cache = gantry_cache_new (path, &options);
  TestFeed *feed = test_feed_new (3);

  while (gantry_cache_get_state (cache) != GANTRY_CACHE_STATE_READY)
    g_main_context_iteration (NULL, TRUE);
  gantry_cache_set_value (cache, "source-time", 1);
  for (guint i = 0; i < N_PUT; i++)
    {
      GantryChange *change = test_feed_next (feed);
      GantryOutcome outcome;

      gantry_documents_apply (feed->documents, change, &outcome);
      gantry_cache_put (cache, change, &outcome);
    }
  gantry_cache_set_value (cache, "source-time", 1700000000000);
  raise (SIGKILL);
  return 0;
}

static void
load_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GPtrArray **) data = gantry_cache_load_finish (GANTRY_CACHE (source), result, NULL);
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GantryCacheIndex **) data = gantry_cache_list_finish (GANTRY_CACHE (source), result, NULL);
}

static void
test_killed (Fixture *self, gconstpointer data)
{
  g_autoptr (GantryCacheIndex) index = NULL;
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GantryCache) cache = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GantryDocuments) documents = gantry_documents_new ();
  g_autoptr (TestFeed) feed = test_feed_new (3);

  gantry_cache_tail_detach (self->tail);
  child = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, CHILD, self->path, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait (child, NULL, &error));
  g_assert_true (g_subprocess_get_if_signaled (child));
  for (guint i = 0; i < N_PUT; i++)
    {
      g_autoptr (GantryChange) change = test_feed_next (feed);

      apply (feed->documents, change);
    }

  cache = gantry_cache_new (self->path, NULL);
  gantry_cache_load_async (cache, test_topics, NULL, load_cb, &changes);
  while (changes == NULL)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < changes->len; i++)
    apply (documents, g_ptr_array_index (changes, i));
  assert_same (documents, feed->documents);
  gantry_cache_list_async (cache, NULL, list_cb, &index);
  while (index == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (*(gint64 *) g_hash_table_lookup (index->values, "source-time"), ==, 1700000000000);
  gantry_cache_close (cache);
  g_assert_cmpuint (test_count_files (self->folder, ".tail"), ==, 0);
}

#define ADD(name, func) g_test_add ("/seat/cache-tail/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 3 && strcmp (argv[1], CHILD) == 0)
    return put_and_die (argv[2]);
  g_test_init (&argc, &argv, NULL);
  ADD ("comes-back", test_comes_back);
  ADD ("values", test_values);
  ADD ("full", test_full);
  ADD ("noise", test_noise);
  ADD ("cut", test_cut);
  ADD ("detach", test_detach);
  ADD ("killed", test_killed);
  return g_test_run ();
}
