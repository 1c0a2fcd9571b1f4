/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cache-helper.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

#define CHILD "--write"

static const char *program;

/* A seat's documents, its cache, and what the cache asked for. */
typedef struct
{
  char *folder;
  char *path;
  GantryCacheOptions options;
  GantryCache *cache;
  TestFeed *feed;
  guint n_asked;
  GAsyncResult *result;
} Fixture;

static GPtrArray *
snapshot_cb (const char *topic, gpointer data)
{
  Fixture *self = data;
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_change_free);

  self->n_asked++;
  for (guint i = 0; test_topics[i] != NULL; i++)
    if (topic == NULL || strcmp (topic, test_topics[i]) == 0)
      g_ptr_array_extend_and_steal (all, gantry_documents_snapshot (self->feed->documents, test_topics[i]));
  return all;
}

static void
open_cache (Fixture *self)
{
  self->cache = gantry_cache_new (self->path, &self->options);
  gantry_cache_set_snapshot_func (self->cache, snapshot_cb, self);
}

static void
close_cache (Fixture *self)
{
  gantry_cache_close (self->cache);
  g_assert_cmpint (gantry_cache_get_state (self->cache), ==, GANTRY_CACHE_STATE_CLOSED);
  g_clear_object (&self->cache);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = test_make_folder ();
  self->path = g_build_filename (self->folder, "seat.db", NULL);
  self->options = (GantryCacheOptions) { .batch_ms = 5, .retry_ms = 20, .check_ms = 3600000 };
  self->feed = test_feed_new (1);
  open_cache (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->cache != NULL)
    close_cache (self);
  test_feed_free (self->feed);
  g_free (self->path);
  test_remove_folder (self->folder);
}

static gboolean
too_long_cb (gpointer data)
{
  g_error ("waited too long");
  return G_SOURCE_REMOVE;
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* The condition may ask the thread, so it is looked at now and then. */
#define wait_for(condition) \
  G_STMT_START \
  { \
    guint watchdog_ = g_timeout_add_seconds (60, too_long_cb, NULL); \
    guint wake_ = g_timeout_add (2, wake_cb, NULL); \
    while (!(condition)) \
      g_main_context_iteration (NULL, TRUE); \
    g_source_remove (watchdog_); \
    g_source_remove (wake_); \
  } \
  G_STMT_END

#define wait_for_state(self, state) wait_for (gantry_cache_get_state ((self)->cache) == GANTRY_CACHE_STATE_##state)

static void
result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Fixture *) data)->result = g_object_ref (result);
}

static gboolean
flush (Fixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean good;

  gantry_cache_flush_async (self->cache, NULL, result_cb, self);
  wait_for (self->result != NULL);
  result = g_steal_pointer (&self->result);
  good = gantry_cache_flush_finish (self->cache, result, &error);
  g_assert_no_error (error);
  return good;
}

static char *
load (Fixture *self, const char *topic)
{
  const char *topics[] = { topic, NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;

  gantry_cache_load_async (self->cache, topics, NULL, result_cb, self);
  wait_for (self->result != NULL);
  result = g_steal_pointer (&self->result);
  changes = gantry_cache_load_finish (self->cache, result, &error);
  g_assert_no_error (error);
  return test_describe (changes);
}

static GantryHistory *
recall (Fixture *self, const char *topic)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GantryHistory *history;

  gantry_cache_history_async (self->cache, topic, NULL, result_cb, self);
  wait_for (self->result != NULL);
  result = g_steal_pointer (&self->result);
  history = gantry_cache_history_finish (self->cache, result, &error);
  g_assert_no_error (error);
  return history;
}

static GantryCacheIndex *
list (Fixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GantryCacheIndex *index;

  gantry_cache_list_async (self->cache, NULL, result_cb, self);
  wait_for (self->result != NULL);
  result = g_steal_pointer (&self->result);
  index = gantry_cache_list_finish (self->cache, result, &error);
  g_assert_no_error (error);
  return index;
}

/* So many changes arrive at the seat. */
static void
feed (Fixture *self, int n)
{
  for (int i = 0; i < n; i++)
    {
      g_autoptr (GantryChange) change = test_feed_next (self->feed);
      g_auto (GantryOutcome) outcome = { 0 };

      gantry_documents_apply (self->feed->documents, change, &outcome);
      gantry_cache_put (self->cache, change, &outcome);
    }
}

static void
assert_complete (Fixture *self)
{
  for (guint i = 0; test_topics[i] != NULL; i++)
    {
      g_autofree char *expected = test_describe_topic (self->feed->documents, test_topics[i]);
      g_autofree char *said = load (self, test_topics[i]);

      g_assert_cmpstr (said, ==, expected);
    }
}

static void
assert_empty (Fixture *self)
{
  for (guint i = 0; test_topics[i] != NULL; i++)
    {
      g_autofree char *said = load (self, test_topics[i]);

      g_assert_cmpstr (said, ==, "");
    }
}

/* The way back to the beginning and to now again. */
static void
assert_histories (Fixture *self)
{
  for (guint i = 0; test_topics[i] != NULL; i++)
    {
      g_autoptr (GantryHistory) history = recall (self, test_topics[i]);
      g_autofree char *first = NULL, *last = NULL, *expected = NULL;

      gantry_history_go_to (history, 0);
      first = test_describe_objects (gantry_history_get_documents (history), test_topics[i]);
      g_assert_cmpstr (first, ==, "");
      gantry_history_go_to (history, G_MAXUINT);
      last = test_describe_objects (gantry_history_get_documents (history), test_topics[i]);
      expected = test_describe_objects (self->feed->documents, test_topics[i]);
      g_assert_cmpstr (last, ==, expected);
    }
}

static void
test_comes_back (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (gantry_cache_get_state (self->cache), ==, GANTRY_CACHE_STATE_OPENING);
  assert_empty (self);
  feed (self, 300);
  assert_complete (self);
  assert_histories (self);
  g_assert_cmpint (gantry_cache_get_state (self->cache), ==, GANTRY_CACHE_STATE_READY);
  g_assert_cmpuint (self->n_asked, ==, 0);
  feed (self, 50);
  close_cache (self); /* writes what waits */
  open_cache (self);
  assert_complete (self);
  assert_histories (self);
  g_assert_cmpint (gantry_cache_get_rebuilt (self->cache), ==, GANTRY_CACHE_REBUILT_NO);
}

static void
test_index (Fixture *self, gconstpointer data)
{
  g_autoptr (GantryCacheIndex) index = NULL;

  feed (self, 50);
  gantry_cache_set_value (self->cache, "source-time", 1700000000000);
  gantry_cache_set_value (self->cache, "delay", 100);
  gantry_cache_set_value (self->cache, "delay", 35000);
  close_cache (self);
  open_cache (self);
  index = list (self);
  g_assert_cmpuint (index->topics->len, ==, 3);
  g_assert_cmpstr (g_array_index (index->topics, GantryCacheTopic, 2).name, ==, "unit/X");
  g_assert_cmpint (g_array_index (index->topics, GantryCacheTopic, 2).at, >, 1700000000000);
  g_assert_cmpint (g_array_index (index->topics, GantryCacheTopic, 2).used, <=, g_get_real_time () / 1000);
  g_assert_cmpint (*(gint64 *) g_hash_table_lookup (index->values, "source-time"), ==, 1700000000000);
  g_assert_cmpint (*(gint64 *) g_hash_table_lookup (index->values, "delay"), ==, 35000);
}

/* Nothing is left over and nothing crashes when answers come after the end. */
static void
test_closed (Fixture *self, gconstpointer data)
{
  g_autoptr (GantryCacheIndex) index = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  gantry_cache_flush_async (self->cache, cancellable, result_cb, self);
  g_cancellable_cancel (cancellable);
  gantry_cache_close (self->cache);
  wait_for (self->result != NULL);
  result = g_steal_pointer (&self->result);
  g_assert_false (gantry_cache_flush_finish (self->cache, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  feed (self, 5);
  gantry_cache_set_value (self->cache, "delay", 1);
  gantry_cache_set_limits (self->cache, 1, 1);
  index = list (self);
  g_assert_cmpuint (index->topics->len, ==, 0);
  assert_empty (self);
}

/* More than may wait is not written, but asked for when there is time. */
static void
test_flood (Fixture *self, gconstpointer data)
{
  gint64 start;

  close_cache (self);
  self->options.queue_bytes = 20000;
  open_cache (self);
  self->feed->body_size = 1000;
  start = g_get_monotonic_time ();
  feed (self, 1000);
  g_test_message ("1,000 changes took the main thread %.1f ms", (g_get_monotonic_time () - start) / 1000.0);
  wait_for (flush (self));
  g_assert_cmpuint (self->n_asked, >, 0);
  assert_complete (self);
  assert_histories (self);
}

static void
write_noise (const char *path, gsize offset, gsize size)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autofree guint8 *noise = g_malloc (size);

  for (gsize i = 0; i < size; i++)
    noise[i] = (guint8) g_rand_int (random);
  test_overwrite (path, offset, noise, size);
}

/* Set aside, and built again from what the seat has open. */
static void
test_not_ours (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *contents;
    GantryCacheRebuilt rebuilt;
    const char *word;
  } cases[] = {
    { "A text that somebody put here, longer than the header of a database has to be, for whatever reason it was put here.",
      GANTRY_CACHE_REBUILT_DAMAGED, "seat.db.damaged-" },
    { NULL, GANTRY_CACHE_REBUILT_NEWER, "seat.db.newer-" },
    { "", GANTRY_CACHE_REBUILT_FOREIGN, "seat.db.foreign-" },
  };

  feed (self, 100);
  close_cache (self);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const guint8 number[4] = { 0, 0, 0, 99 };
      g_autofree char *contents = NULL;
      gsize size;

      g_test_message ("%s", cases[i].word);
      if (cases[i].contents == NULL)
        test_overwrite (self->path, 60, number, 4); /* user_version */
      else if (*cases[i].contents == '\0')
        test_overwrite (self->path, 68, number, 4); /* application_id */
      else
        g_assert_true (g_file_set_contents (self->path, cases[i].contents, -1, NULL));
      g_assert_true (g_file_get_contents (self->path, &contents, &size, NULL));
      self->n_asked = 0;
      open_cache (self);
      wait_for (flush (self));
      g_assert_cmpint (gantry_cache_get_state (self->cache), ==, GANTRY_CACHE_STATE_READY);
      g_assert_cmpint (gantry_cache_get_rebuilt (self->cache), ==, cases[i].rebuilt);
      g_assert_nonnull (strstr (gantry_cache_get_aside (self->cache), cases[i].word));
      {
        g_autofree char *kept = NULL;
        gsize kept_size;

        g_assert_true (g_file_get_contents (gantry_cache_get_aside (self->cache), &kept, &kept_size, NULL));
        g_assert_cmpmem (kept, kept_size, contents, size);
      }
      g_assert_cmpuint (self->n_asked, ==, 1);
      assert_complete (self);
      close_cache (self);
    }
}

static void
test_three_aside (Fixture *self, gconstpointer data)
{
  close_cache (self);
  for (int i = 0; i < 6; i++)
    {
      write_noise (self->path, 0, 3000 + i);
      open_cache (self);
      wait_for (flush (self));
      close_cache (self);
    }
  g_assert_cmpuint (test_count_files (self->folder, ".damaged-"), ==, 3);
}

/* Cut anywhere: what comes back is all, or nothing and a word. */
static void
test_truncated (Fixture *self, gconstpointer data)
{
  g_autofree char *contents = NULL;
  gsize size;

  self->feed->body_size = 200;
  feed (self, 150);
  close_cache (self);
  g_assert_true (g_file_get_contents (self->path, &contents, &size, NULL));
  g_test_message ("%" G_GSIZE_FORMAT " bytes", size);
  for (gsize length = 0; length <= size; length += length == 4096 ? 1 : length % 4096 == 1 ? 4095 : 4096)
    {
      g_assert_true (g_file_set_contents (self->path, contents, (gssize) length, NULL));
      self->n_asked = 0;
      open_cache (self);
      gantry_cache_set_snapshot_func (self->cache, NULL, NULL);
      if (length == size)
        assert_complete (self);
      else
        assert_empty (self);
      flush (self);
      g_assert_cmpint (gantry_cache_get_rebuilt (self->cache) != GANTRY_CACHE_REBUILT_NO, ==, length > 0 && length < size);
      close_cache (self);
    }
}

/* Noise in the middle, found when it is read, or when nothing else is to be done. */
static void
test_noise (Fixture *self, gconstpointer data)
{
  g_autofree char *contents = NULL;
  gsize size;
  guint found = 0;

  self->feed->body_size = 200;
  feed (self, 150);
  close_cache (self);
  g_assert_true (g_file_get_contents (self->path, &contents, &size, NULL));
  for (gsize offset = 4096; offset + 2000 < size; offset += 12288)
    {
      g_assert_true (g_file_set_contents (self->path, contents, (gssize) size, NULL));
      write_noise (self->path, offset, 2000);
      open_cache (self);
      for (guint i = 0; test_topics[i] != NULL; i++)
        {
          g_autofree char *expected = test_describe_topic (self->feed->documents, test_topics[i]);
          g_autofree char *said = load (self, test_topics[i]);

          if (*said != '\0')
            g_assert_cmpstr (said, ==, expected);
        }
      if (gantry_cache_get_rebuilt (self->cache) != GANTRY_CACHE_REBUILT_NO)
        {
          found++;
          wait_for (flush (self));
          assert_complete (self);
        }
      close_cache (self);
    }
  g_assert_cmpuint (found, >, 0);
  g_assert_true (g_file_set_contents (self->path, contents, (gssize) size, NULL));
  write_noise (self->path, size - 4096, 4096);
  self->options.check_ms = 1;
  open_cache (self);
  wait_for (gantry_cache_get_rebuilt (self->cache) == GANTRY_CACHE_REBUILT_DAMAGED);
}

/* A damaged file that cannot be set aside, a folder that is none: said, and the seat goes on. */
static void
test_unusable (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_strdup (self->path);

  close_cache (self);
  g_remove (self->path);
  g_free (self->path);
  self->path = g_build_filename (folder, "not", "there.db", NULL);
  g_assert_true (g_file_set_contents (folder, "a file where a folder should be", -1, NULL));
  open_cache (self);
  feed (self, 20);
  assert_empty (self);
  g_assert_false (flush (self));
  g_assert_cmpint (gantry_cache_get_state (self->cache), ==, GANTRY_CACHE_STATE_FAILED);
  g_assert_cmpstr (gantry_cache_get_trouble (self->cache), !=, "");
  g_remove (folder);
  wait_for_state (self, READY);
  wait_for (flush (self));
  assert_complete (self);
  close_cache (self);
  {
    g_autofree char *lock = g_strconcat (self->path, ".lock", NULL);
    g_autofree char *parent = g_path_get_dirname (self->path);

    g_remove (self->path);
    g_remove (lock);
    g_rmdir (parent);
  }
  g_rmdir (folder);
}

static guint32
read_be (const char *bytes)
{
  guint32 value;

  memcpy (&value, bytes, sizeof value);
  return GUINT32_FROM_BE (value);
}

/* Frames of what is written ahead that end a transaction: those that say how many pages there are then. */
static guint
count_transactions (Fixture *self)
{
  g_autofree char *path = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *content = NULL;
  gsize length, page;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  page = read_be (content + 8);
  for (gsize at = 32; at + 24 + page <= length; at += 24 + page)
    n += read_be (content + at + 4) != 0 && memcmp (content + at + 8, content + 16, 8) == 0;
  return n;
}

/* What comes within the time of a batch is one transaction, however many changes and values it is. */
static void
test_batch (Fixture *self, gconstpointer data)
{
  guint before;

  close_cache (self);
  self->options.batch_ms = 3600000;
  open_cache (self);
  wait_for_state (self, READY); /* there is a tail */
  feed (self, 20);
  g_assert_true (flush (self));
  before = count_transactions (self);
  for (int i = 1; i <= 5; i++)
    {
      feed (self, 40);
      gantry_cache_set_value (self->cache, "source-time", i);
      g_assert_true (flush (self));
      g_assert_cmpuint (count_transactions (self), ==, before + (guint) i);
    }
  assert_complete (self);
  assert_histories (self);
}

static void
put_large (Fixture *self)
{
  g_autofree char *text = g_strnfill (3 * 1024 * 1024, 'x');
  g_autoptr (GantryChange) change = gantry_change_new ("unit/X", "notes", GANTRY_CHANGE_PARTIAL, (GantryRev) { 1000000, 1 }, 0);
  g_auto (GantryOutcome) outcome = { 0 };

  gantry_change_take (change, "note/large", g_strconcat ("{\"text\":\"", text, "\"}", NULL));
  gantry_documents_apply (self->feed->documents, change, &outcome);
  gantry_cache_put (self->cache, change, &outcome);
}

/* What the tail cannot hold is written at once, and what came with it. */
static void
test_too_large_for_tail (Fixture *self, gconstpointer data)
{
  guint before;

  close_cache (self);
  self->options.batch_ms = 3600000;
  open_cache (self);
  wait_for_state (self, READY);
  feed (self, 20);
  g_assert_true (flush (self));
  before = count_transactions (self);
  feed (self, 20);
  put_large (self);
  feed (self, 20);
  wait_for (count_transactions (self) > before);
  assert_complete (self);
}

static void
assert_nothing_mapped (Fixture *self)
{
  g_autofree char *maps = NULL;

  if (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL))
    g_assert_null (strstr (maps, self->path));
}

static void
cut_files (Fixture *self, int size)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_assert_no_errno (truncate (path, size));
    }
}

/* Nothing is read that is not so. Where damage is found only now, it is as if nothing was there. */
static void
assert_complete_or_empty (Fixture *self)
{
  for (guint i = 0; test_topics[i] != NULL; i++)
    {
      g_autofree char *expected = test_describe_topic (self->feed->documents, test_topics[i]);
      g_autofree char *said = load (self, test_topics[i]);

      if (*said != '\0')
        g_assert_cmpstr (said, ==, expected);
    }
}

/* Every file that it has open is cut while it runs: it goes on, and when it has found out it has everything again. None is mapped,
 * as who cuts such a file ends the process that has it. */
static void
test_cut (Fixture *self, gconstpointer data)
{
  for (int size = 0; size <= 5000; size += 2500)
    {
      feed (self, 200);
      wait_for (flush (self));
      assert_nothing_mapped (self);
      feed (self, 50);
      cut_files (self, size);
      feed (self, 200);
      flush (self);
      assert_complete_or_empty (self);
      wait_for (flush (self));
      assert_complete_or_empty (self);
      close_cache (self);
      open_cache (self);
      assert_complete_or_empty (self);
      wait_for_state (self, READY);
    }
}

/* While one has it, another reads; when the one ends, the other goes on from there. */
static void
test_two (Fixture *self, gconstpointer data)
{
  Fixture other = *self;

  feed (self, 100);
  flush (self);
  open_cache (&other);
  wait_for_state (&other, LOCKED);
  g_assert_nonnull (strstr (gantry_cache_get_trouble (other.cache), "in use"));
  assert_complete (&other);
  assert_histories (&other);
  assert_nothing_mapped (self);
  g_assert_cmpuint (test_count_files (self->folder, "-shm"), ==, 0);
  feed (self, 100);
  flush (self);
  assert_complete (&other);
  feed (&other, 50); /* not written */
  g_assert_false (flush (&other));
  other.n_asked = 0;
  close_cache (self);
  wait_for_state (&other, READY);
  wait_for (flush (&other));
  g_assert_cmpuint (other.n_asked, >, 0);
  assert_complete (&other);
  close_cache (&other);
}

/* Two processes, and the one that writes is killed. */
static GSubprocess *
start_writer (Fixture *self, const char *seed)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *writer = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, CHILD, self->path, seed, NULL);

  g_assert_no_error (error);
  return writer;
}

/* Number of changes that the writer said are stored; -1 at its end. */
static int
read_progress (GDataInputStream *stream)
{
  g_autofree char *line = g_data_input_stream_read_line (stream, NULL, NULL, NULL);

  return line != NULL ? atoi (line) : -1;
}

static int
write_as_child (const char *path, const char *seed)
{
  Fixture self = { .path = g_strdup (path), .options = { .batch_ms = 1, .retry_ms = 5 } };

  self.feed = test_feed_new ((guint32) atoi (seed));
  self.feed->body_size = 100;
  open_cache (&self);
  wait_for_state (&self, READY);
  for (int i = 0;; i += 7)
    {
      feed (&self, 7);
      if (flush (&self))
        g_print ("%d\n", i + 7);
    }
  return 0;
}

static char *
describe_all (GantryDocuments *documents)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; test_topics[i] != NULL; i++)
    {
      g_autofree char *topic = test_describe_topic (documents, test_topics[i]);

      g_string_append (text, topic);
    }
  return g_string_free (text, FALSE);
}

/* The file holds what there was after some change, at least the last that was said to be stored. */
static void
assert_is_prefix (Fixture *self, guint32 seed, int at_least)
{
  GString *said = g_string_new (NULL);
  gboolean found = FALSE;

  for (guint i = 0; test_topics[i] != NULL; i++)
    {
      g_autofree char *topic = load (self, test_topics[i]);

      g_string_append (said, topic);
    }
  test_feed_free (self->feed);
  self->feed = test_feed_new (seed);
  self->feed->body_size = 100;
  for (int i = 0; i < at_least + 5000 && !found; i++)
    {
      g_autoptr (GantryChange) change = test_feed_next (self->feed);
      g_auto (GantryOutcome) outcome = { 0 };

      gantry_documents_apply (self->feed->documents, change, &outcome);
      if (i + 1 >= at_least)
        {
          g_autofree char *expected = describe_all (self->feed->documents);

          found = strcmp (said->str, expected) == 0;
        }
    }
  g_assert_true (found);
  g_string_free (said, TRUE);
}

static void
test_killed (Fixture *self, gconstpointer data)
{
  const int rounds = g_test_slow () ? 200 : 25;

  close_cache (self);
  for (int i = 0; i < rounds; i++)
    {
      g_autofree char *seed = g_strdup_printf ("%d", i + 1);
      g_autoptr (GSubprocess) writer = NULL;
      g_autoptr (GDataInputStream) stream = NULL;
      int stored = 0, goal = 7 * (1 + i * 3 % 40), said;

      g_remove (self->path);
      writer = start_writer (self, seed);
      stream = g_data_input_stream_new (g_subprocess_get_stdout_pipe (writer));
      while (stored < goal)
        stored = read_progress (stream);
      g_usleep ((gulong) (i * 137 % 3000)); /* somewhere in the next batches */
      g_subprocess_send_signal (writer, SIGKILL);
      while ((said = read_progress (stream)) >= 0)
        stored = said;
      g_subprocess_wait (writer, NULL, NULL);
      open_cache (self);
      assert_is_prefix (self, (guint32) i + 1, stored);
      assert_histories (self);
      g_assert_cmpint (gantry_cache_get_state (self->cache), ==, GANTRY_CACHE_STATE_READY);
      g_assert_cmpint (gantry_cache_get_rebuilt (self->cache), ==, GANTRY_CACHE_REBUILT_NO);
      feed (self, 20);
      assert_complete (self);
      close_cache (self);
    }
}

static void
test_two_processes (Fixture *self, gconstpointer data)
{
  g_autoptr (GSubprocess) writer = NULL;
  g_autoptr (GDataInputStream) stream = NULL;

  close_cache (self);
  writer = start_writer (self, "1");
  stream = g_data_input_stream_new (g_subprocess_get_stdout_pipe (writer));
  while (read_progress (stream) < 50)
    ;
  open_cache (self);
  wait_for_state (self, LOCKED);
  for (int i = 0; i < 50; i++)
    {
      g_autoptr (GantryHistory) history = recall (self, "unit/X"); /* one view, while the other writes */

      g_assert_cmpuint (gantry_history_get_length (history), >, 0);
      gantry_history_go_to (history, 0);
      g_assert_cmpuint (gantry_documents_count_objects (gantry_history_get_documents (history), "unit/X"), ==, 0);
    }
  feed (self, 50);
  g_subprocess_send_signal (writer, SIGKILL);
  g_subprocess_wait (writer, NULL, NULL);
  wait_for_state (self, READY);
  wait_for (flush (self));
  g_assert_cmpint (gantry_cache_get_rebuilt (self->cache), ==, GANTRY_CACHE_REBUILT_NO);
}

static void
limit_files (rlim_t size)
{
  struct rlimit limit;

  getrlimit (RLIMIT_FSIZE, &limit);
  limit.rlim_cur = size;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* No room: it goes on, says so, keeps what it has, and when there is room again gets what it missed. */
static void
test_full (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;

  signal (SIGXFSZ, SIG_IGN);
  feed (self, 40);
  flush (self);
  self->feed->body_size = 4000;
  limit_files (200 * 1024);
  for (int i = 0; i < 200 && gantry_cache_get_state (self->cache) != GANTRY_CACHE_STATE_FULL; i++)
    {
      feed (self, 5);
      flush (self);
    }
  g_assert_cmpint (gantry_cache_get_state (self->cache), ==, GANTRY_CACHE_STATE_FULL);
  g_assert_cmpstr (gantry_cache_get_trouble (self->cache), !=, "");
  before = load (self, "unit/X");
  g_assert_cmpstr (before, !=, "");
  feed (self, 100);
  g_assert_false (flush (self));
  after = load (self, "unit/X");
  g_assert_cmpstr (after, ==, before);
  limit_files (RLIM_INFINITY);
  wait_for_state (self, READY);
  wait_for (flush (self));
  assert_complete (self);
  assert_histories (self);
  close_cache (self);
  open_cache (self);
  assert_complete (self);
}

static void
fill (const char *path)
{
  char zeros[4096] = { 0 };
  int file = g_open (path, O_WRONLY | O_CREAT | O_APPEND, 0600);

  while (write (file, zeros, sizeof zeros) == sizeof zeros)
    ;
  while (write (file, zeros, 1) == 1)
    ;
  close (file);
}

/* The same with a real disk, from the start: what is there can be read. */
static void
test_full_disk (Fixture *self, gconstpointer data)
{
  g_autofree char *filler = g_build_filename (self->folder, "filler", NULL);

  close_cache (self);
  if (unshare (CLONE_NEWNS) < 0 || mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0 ||
      mount ("tmpfs", self->folder, "tmpfs", 0, "size=4m") < 0)
    {
      g_test_skip ("needs the right to mount");
      return;
    }
  fill (filler);
  open_cache (self); /* not even a file can be made */
  feed (self, 40);
  assert_empty (self);
  g_assert_cmpint (gantry_cache_get_state (self->cache), ==, GANTRY_CACHE_STATE_FULL);
  g_remove (filler);
  wait_for_state (self, READY);
  wait_for (flush (self));
  assert_complete (self);
  fill (filler); /* while it is open */
  self->feed->body_size = 4000;
  while (gantry_cache_get_state (self->cache) != GANTRY_CACHE_STATE_FULL)
    {
      feed (self, 20);
      flush (self);
    }
  g_remove (filler);
  wait_for_state (self, READY);
  wait_for (flush (self));
  assert_complete (self);
  close_cache (self);
  fill (filler); /* and at the next start */
  open_cache (self);
  assert_complete (self);
  wait_for_state (self, FULL);
  g_remove (filler);
  wait_for_state (self, READY);
  feed (self, 10);
  wait_for (flush (self));
  assert_complete (self);
  close_cache (self);
  umount (self->folder);
}

static gint64 wall;

static gint64
read_wall (void)
{
  return wall;
}

/* The bounds hold while it runs: days at the next start or hour, bytes with every batch. */
static void
test_limits (Fixture *self, gconstpointer data)
{
  const gint64 day = G_GINT64_CONSTANT (86400000);
  g_autoptr (GantryCacheIndex) index = NULL;
  g_autoptr (GantryHistory) history = NULL;

  close_cache (self);
  wall = 100 * day;
  self->options.clock = read_wall;
  self->options.days = 3;
  self->options.bytes = 400 * 1024;
  self->feed->body_size = 1000;
  open_cache (self);
  feed (self, 1500);
  flush (self);
  assert_complete (self);
  history = recall (self, "unit/X");
  g_assert_cmpuint (gantry_history_get_length (history), >, 5);
  g_assert_cmpuint (gantry_history_get_length (history), <, 300);
  close_cache (self);
  {
    GStatBuf status;

    g_assert_cmpint (g_stat (self->path, &status), ==, 0);
    g_assert_cmpint (status.st_size, <=, 500 * 1024);
  }
  wall = 104 * day;
  open_cache (self);
  index = list (self);
  g_assert_cmpuint (index->topics->len, ==, 0);
  feed (self, 100);
  flush (self);
  gantry_cache_set_limits (self->cache, 0, 0);
  assert_complete (self); /* what did not fit was asked for */
}

#define add(name, func) g_test_add ("/seat/cache/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 4 && strcmp (argv[1], CHILD) == 0)
    return write_as_child (argv[2], argv[3]);
  g_test_init (&argc, &argv, NULL);
  add ("comes-back", test_comes_back);
  add ("index", test_index);
  add ("closed", test_closed);
  add ("flood", test_flood);
  add ("batch", test_batch);
  add ("too-large-for-tail", test_too_large_for_tail);
  add ("not-ours", test_not_ours);
  add ("three-aside", test_three_aside);
  add ("truncated", test_truncated);
  add ("noise", test_noise);
  add ("unusable", test_unusable);
  add ("cut", test_cut);
  add ("two", test_two);
  add ("two-processes", test_two_processes);
  add ("killed", test_killed);
  add ("full", test_full);
  add ("limits", test_limits);
  add ("full-disk", test_full_disk);
  return g_test_run ();
}
