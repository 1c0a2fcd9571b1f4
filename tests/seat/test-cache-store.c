/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cache-helper.h"

#include "seat/cache-store-private.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define DAY (G_GINT64_CONSTANT (24) * 60 * 60 * 1000)

typedef struct
{
  char *folder;
  char *path;
  GantryCacheStore *store;
} Fixture;

static void
open_store (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  self->store = gantry_cache_store_open (self->path, GANTRY_CACHE_STORE_NORMAL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = test_make_folder ();
  self->path = g_build_filename (self->folder, "seat.db", NULL);
  open_store (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gantry_cache_store_close (self->store);
  g_free (self->path);
  test_remove_folder (self->folder);
}

static void
reopen (Fixture *self)
{
  gantry_cache_store_close (self->store);
  open_store (self);
}

static GantryVerdict
put_at (Fixture *self, const GantryChange *change, gint64 now)
{
  g_autoptr (GError) error = NULL;
  GantryVerdict verdict = GANTRY_VERDICT_STALE;

  g_assert_true (gantry_cache_store_begin (self->store, &error));
  gantry_cache_store_put (self->store, change, now, &verdict, &error);
  g_assert_no_error (error);
  gantry_cache_store_commit (self->store, &error);
  g_assert_no_error (error);
  return verdict;
}

/* Says whether it changed an object. */
static gboolean
apply (GantryDocuments *documents, const GantryChange *change)
{
  g_auto (GantryOutcome) outcome = { 0 };

  gantry_documents_apply (documents, change, &outcome);
  for (guint i = 0; i < outcome.changed->len; i++)
    {
      GantryObject *before = g_ptr_array_index (outcome.before, i);

      if (before == NULL ||
          strcmp (gantry_object_get_body (before), gantry_object_get_body (g_ptr_array_index (outcome.changed, i))) != 0)
        return TRUE;
    }
  return outcome.gone->len > 0;
}

static char *
describe (Fixture *self, const char *topic)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_change_free);
  g_autoptr (GError) error = NULL;

  gantry_cache_store_load (self->store, topic, changes, &error);
  g_assert_no_error (error);
  return test_describe (changes);
}

static void
assert_like (Fixture *self, GantryDocuments *documents)
{
  for (guint i = 0; test_topics[i] != NULL; i++)
    {
      g_autofree char *expected = test_describe_topic (documents, test_topics[i]);
      g_autofree char *said = describe (self, test_topics[i]);

      g_assert_cmpstr (said, ==, expected);
    }
}

static GantryHistory *
recall (Fixture *self, const char *topic)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_change_free);
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_past_step_free);
  g_autoptr (GError) error = NULL;

  gantry_cache_store_recall (self->store, topic, changes, steps, &error);
  g_assert_no_error (error);
  return gantry_history_new (topic, changes, steps);
}

/* Whatever changes come, the file holds what documents hold; also when it is opened again. */
static void
test_like_documents (Fixture *self, gconstpointer data)
{
  for (guint32 seed = 1; seed <= 8; seed++)
    {
      g_autoptr (TestFeed) feed = test_feed_new (seed);

      gantry_cache_store_close (self->store);
      g_remove (self->path);
      open_store (self);
      for (int i = 0; i < 150; i++)
        {
          g_autoptr (GantryChange) change = test_feed_next (feed);

          apply (feed->documents, change);
          put_at (self, change, 1);
          if (i % 5 == 0)
            assert_like (self, feed->documents);
        }
      reopen (self);
      assert_like (self, feed->documents);
    }
}

/* Everything that the file knows of a topic, also how it came to be. */
static char *
describe_steps (Fixture *self, const char *topic)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_change_free);
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_past_step_free);
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);

  gantry_cache_store_recall (self->store, topic, changes, steps, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < steps->len; i++)
    {
      const GantryPastStep *step = g_ptr_array_index (steps, i);

      g_string_append_printf (text, "%d %s %d.%d at %d stored %d%s:", (int) step->number, step->scope, (int) step->rev.major,
                              (int) step->rev.minor, (int) step->at, (int) step->stored, step->snapshot ? " snapshot" : "");
      for (guint k = 0; k < step->before->len; k++)
        {
          const GantryPastObject *object = &g_array_index (step->before, GantryPastObject, k);

          g_string_append_printf (text, " %s %s %d.%d %d %s", object->id, object->scope, (int) object->rev.major,
                                  (int) object->rev.minor, (int) object->at, object->body != NULL ? object->body : "-");
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

/* So many changes in one transaction. */
static void
put_many (Fixture *self, GPtrArray *changes, guint first, guint n)
{
  g_autoptr (GError) error = NULL;
  GantryVerdict verdict;

  g_assert_true (gantry_cache_store_begin (self->store, &error));
  for (guint i = first; i < first + n; i++)
    gantry_cache_store_put (self->store, g_ptr_array_index (changes, i), 1000 + i, &verdict, &error);
  g_assert_no_error (error);
  gantry_cache_store_commit (self->store, &error);
  g_assert_no_error (error);
}

/* However the changes are shared out among transactions, the file is the same: objects, floors, and every step between. */
static void
test_shared_out (Fixture *self, gconstpointer data)
{
  for (guint32 seed = 1; seed <= 10; seed++)
    {
      g_autoptr (TestFeed) feed = test_feed_new (seed);
      g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_change_free);
      char *steps[3] = { NULL };

      for (int i = 0; i < 300; i++)
        {
          GantryChange *change = test_feed_next (feed);

          apply (feed->documents, change);
          g_ptr_array_add (changes, change);
        }
      for (guint most = 1; most <= 300; most *= 6)
        {
          gantry_cache_store_close (self->store);
          g_remove (self->path);
          open_store (self);
          for (guint i = 0, n; i < changes->len; i += n)
            {
              n = (guint) g_rand_int_range (feed->random, 1, (gint32) most + 1);
              n = MIN (n, changes->len - i);
              put_many (self, changes, i, n);
            }
          reopen (self);
          assert_like (self, feed->documents);
          for (guint i = 0; i < 3; i++)
            {
              g_autofree char *said = describe_steps (self, test_topics[i]);

              if (steps[i] == NULL)
                steps[i] = g_steal_pointer (&said);
              else
                g_assert_cmpstr (said, ==, steps[i]);
            }
        }
      for (guint i = 0; i < 3; i++)
        g_free (steps[i]);
    }
}

static guint
count_written (Fixture *self, guint n_changes, gboolean undone)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_change_free);
  int before = sqlite3_total_changes (self->store->db);

  for (guint i = 1; i <= n_changes; i++)
    {
      GantryChange *change = gantry_change_new ("unit/X", "result", GANTRY_CHANGE_PARTIAL, (GantryRev) { before + i, 1 }, 1);

      gantry_change_take (change, "line/1", undone && i % 2 == 0 ? NULL : g_strdup_printf ("{\"rank\":\"%d\"}", before + (int) i));
      g_ptr_array_add (changes, change);
    }
  put_many (self, changes, 0, n_changes);
  return (guint) (sqlite3_total_changes (self->store->db) - before);
}

/* An object that changes many times in a transaction is written once, as it is then; each change is a step all the same. */
static void
test_rows_written (Fixture *self, gconstpointer data)
{
  g_autofree char *said = NULL;

  g_assert_cmpuint (count_written (self, 1, FALSE), ==, 6); /* topic twice, scope, object, step and what was before */
  g_assert_cmpuint (count_written (self, 1, FALSE), ==, 4); /* the scope stays as it is */
  g_assert_cmpuint (count_written (self, 50, FALSE), ==, 2 + 100);
  said = describe (self, "unit/X");
  g_assert_nonnull (strstr (said, "{\"rank\":\"60\"}"));
  g_assert_cmpuint (count_written (self, 50, TRUE), ==, 2 + 100);
  g_assert_cmpuint (count_written (self, 50, TRUE), ==, 1 + 100); /* came and went, each time */
}

/* Nothing of a transaction that is taken back is left, neither in the file nor in mind. */
static void
test_rollback (Fixture *self, gconstpointer data)
{
  g_autoptr (TestFeed) feed = test_feed_new (9);

  for (int i = 0; i < 200; i++)
    {
      g_autoptr (GantryChange) change = test_feed_next (feed);
      g_autoptr (GError) error = NULL;
      GantryVerdict verdict;

      g_assert_true (gantry_cache_store_begin (self->store, &error));
      g_assert_true (gantry_cache_store_put (self->store, change, 1, &verdict, &error));
      if (i % 3 == 0)
        {
          gantry_cache_store_rollback (self->store);
        }
      else
        {
          g_assert_true (gantry_cache_store_commit (self->store, &error));
          apply (feed->documents, change);
        }
      if (i % 5 == 0)
        assert_like (self, feed->documents);
    }
  reopen (self);
  assert_like (self, feed->documents);
}

/* Each state that there was can be had again, from the last back to the first and forward. */
static void
test_history (Fixture *self, gconstpointer data)
{
  g_autoptr (TestFeed) feed = test_feed_new (7);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GantryHistory) history = NULL;
  const char *topic = test_topics[2];

  g_ptr_array_add (states, g_strdup (""));
  for (int i = 0; i < 400; i++)
    {
      g_autoptr (GantryChange) change = test_feed_next (feed);

      put_at (self, change, 1000 + i);
      if (apply (feed->documents, change) && strcmp (change->topic, topic) == 0)
        g_ptr_array_add (states, test_describe_objects (feed->documents, topic));
    }
  reopen (self);
  history = recall (self, topic);
  g_assert_cmpuint (gantry_history_get_length (history), ==, states->len - 1);
  g_assert_cmpuint (gantry_history_get_position (history), ==, states->len - 1);
  for (guint i = 0; i < 3 * states->len; i++)
    {
      guint position = i < states->len ? states->len - 1 - i : (i * 17) % states->len;
      g_autofree char *said = NULL;

      gantry_history_go_to (history, position);
      said = test_describe_objects (gantry_history_get_documents (history), topic);
      g_assert_cmpstr (said, ==, g_ptr_array_index (states, position));
    }
}

/* What a step did, and when. */
static void
test_steps (Fixture *self, gconstpointer data)
{
  g_autoptr (GantryChange) first = gantry_change_new ("unit/X", "result", GANTRY_CHANGE_FULL, (GantryRev) { 2, 1000 }, 1000);
  g_autoptr (GantryChange) second = gantry_change_new ("unit/X", "result", GANTRY_CHANGE_FULL, (GantryRev) { 4, 2000 }, 2000);
  g_autoptr (GantryChange) snapshot = gantry_change_new ("unit/X", "result", GANTRY_CHANGE_FULL, (GantryRev) { 6, 5000 }, 0);
  g_autoptr (GantryHistory) history = NULL;
  const GantryPastStep *step;
  GantryHistoryItem *item;

  gantry_change_take (first, "a", g_strdup ("1"));
  gantry_change_take (second, "a", g_strdup ("2"));
  gantry_change_take (snapshot, "b", g_strdup ("3"))->at = 4000;
  put_at (self, first, 10);
  put_at (self, second, 20);
  put_at (self, second, 25);
  put_at (self, snapshot, 30);
  history = recall (self, "unit/X");
  g_assert_cmpuint (gantry_history_get_length (history), ==, 3);
  step = gantry_history_get_step (history, 1);
  g_assert_cmpint (step->at, ==, 2000);
  g_assert_cmpint (step->stored, ==, 20);
  g_assert_cmpint (step->rev.major, ==, 4);
  g_assert_cmpstr (step->scope, ==, "result");
  g_assert_false (step->snapshot);
  item = &g_array_index (gantry_history_get_items (history, 1), GantryHistoryItem, 0);
  g_assert_cmpstr (gantry_object_get_body (item->before), ==, "1");
  g_assert_cmpint (gantry_object_get_at (item->before), ==, 1000);
  g_assert_cmpstr (gantry_object_get_body (item->after), ==, "2");
  step = gantry_history_get_step (history, 2);
  g_assert_true (step->snapshot);
  g_assert_cmpint (step->at, ==, 5000); /* "a" went when the scope's revision was made */
  g_assert_cmpuint (gantry_history_get_items (history, 2)->len, ==, 2);
  g_assert_cmpuint (gantry_history_find_time (history, 999), ==, 0);
  g_assert_cmpuint (gantry_history_find_time (history, 1000), ==, 1);
  g_assert_cmpuint (gantry_history_find_time (history, 4999), ==, 2);
  g_assert_cmpuint (gantry_history_find_time (history, 5000), ==, 3);
  g_assert_false (gantry_history_go_to (history, 99));
}

/* After a loss the next difference does not fit; a snapshot heals it, as one step. */
static void
test_other_base (Fixture *self, gconstpointer data)
{
  g_autoptr (GantryDocuments) documents = gantry_documents_new ();
  g_autoptr (GPtrArray) snapshot = NULL;
  g_autofree char *said = NULL, *expected = NULL;

  for (int i = 1; i <= 3; i++)
    {
      g_autoptr (GantryChange) change = gantry_change_new ("unit/X", "result", GANTRY_CHANGE_DELTA, (GantryRev) { 2 * i, i }, i);
      g_autofree char *id = g_strdup_printf ("line/%d", i);

      change->base = gantry_documents_get_floor (documents, "unit/X", "result");
      gantry_change_take (change, id, g_strdup ("{}"));
      apply (documents, change);
      if (i != 2)
        g_assert_cmpint (put_at (self, change, 1), ==, i == 1 ? GANTRY_VERDICT_TAKEN : GANTRY_VERDICT_OTHER_BASE);
    }
  snapshot = gantry_documents_snapshot (documents, "unit/X");
  g_assert_cmpint (put_at (self, g_ptr_array_index (snapshot, 0), 1), ==, GANTRY_VERDICT_TAKEN);
  said = describe (self, "unit/X");
  expected = test_describe_topic (documents, "unit/X");
  g_assert_cmpstr (said, ==, expected);
}

static void
test_list (Fixture *self, gconstpointer data)
{
  g_autoptr (GArray) topics = g_array_new (FALSE, FALSE, sizeof (GantryCacheTopic));
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GantryChange) one = gantry_change_new ("unit/Y", "result", GANTRY_CHANGE_FULL, (GantryRev) { 2, 1000 }, 1000);
  g_autoptr (GantryChange) other = gantry_change_new ("unit/X", "result", GANTRY_CHANGE_FULL, (GantryRev) { 2, 2000 }, 2000);
  g_autoptr (GError) error = NULL;
  GantryCacheTopic *topic;

  g_array_set_clear_func (topics, (GDestroyNotify) gantry_cache_topic_clear);
  gantry_change_take (one, "head", g_strdup ("{}"));
  put_at (self, one, 50);
  gantry_change_take (other, "head", g_strdup ("{}"));
  put_at (self, other, 60);
  g_assert_true (gantry_cache_store_begin (self->store, &error));
  g_assert_true (gantry_cache_store_use (self->store, "unit/Y", 70, &error));
  g_assert_true (gantry_cache_store_set (self->store, "delay", 35000, &error));
  g_assert_true (gantry_cache_store_set (self->store, "delay", 0, &error));
  g_assert_true (gantry_cache_store_commit (self->store, &error));
  g_assert_true (gantry_cache_store_list (self->store, topics, values, &error));
  g_assert_cmpuint (topics->len, ==, 2);
  topic = &g_array_index (topics, GantryCacheTopic, 0);
  g_assert_cmpstr (topic->name, ==, "unit/X");
  g_assert_cmpint (topic->at, ==, 2000);
  g_assert_cmpint (topic->used, ==, 60);
  topic = &g_array_index (topics, GantryCacheTopic, 1);
  g_assert_cmpstr (topic->name, ==, "unit/Y");
  g_assert_cmpint (topic->at, ==, 1000);
  g_assert_cmpint (topic->used, ==, 70);
  g_assert_cmpint (*(gint64 *) g_hash_table_lookup (values, "delay"), ==, 0);
}

static void
trim (Fixture *self, guint days, gint64 bytes, gint64 now, GHashTable *keep)
{
  GantryCacheLimits limits = { days, bytes };
  g_autoptr (GError) error = NULL;

  gantry_cache_store_trim (self->store, &limits, now, keep, &error);
  g_assert_no_error (error);
}

/* Old steps go, what is left of the history stays right; topics nobody used for as long go whole. */
static void
test_days (Fixture *self, gconstpointer data)
{
  g_autoptr (GHashTable) keep = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GantryDocuments) documents = gantry_documents_new ();
  g_autoptr (GantryChange) idle = gantry_change_new ("event/X", "result", GANTRY_CHANGE_FULL, (GantryRev) { 2, 1 }, 1);
  g_autoptr (GantryChange) kept = gantry_change_new ("people/SWM", "result", GANTRY_CHANGE_FULL, (GantryRev) { 2, 1 }, 1);
  g_autoptr (GantryHistory) history = NULL;
  g_autofree char *gone = NULL, *there = NULL;

  gantry_change_take (idle, "head", g_strdup ("{}"));
  gantry_change_take (kept, "head", g_strdup ("{}"));
  put_at (self, idle, DAY);
  put_at (self, kept, DAY);
  for (int i = 1; i <= 20; i++)
    {
      g_autoptr (GantryChange) change = gantry_change_new ("unit/X", "result", GANTRY_CHANGE_FULL, (GantryRev) { i, i }, i);
      g_autofree char *id = g_strdup_printf ("line/%d", i % 3);

      gantry_change_take (change, id, g_strdup_printf ("%d", i));
      apply (documents, change);
      put_at (self, change, i * DAY);
      g_ptr_array_add (states, test_describe_objects (documents, "unit/X"));
    }
  g_hash_table_add (keep, (char *) "people/SWM");
  trim (self, 5, 0, 20 * DAY, keep);
  history = recall (self, "unit/X");
  g_assert_cmpuint (gantry_history_get_length (history), ==, 6); /* of the days 15 to 20 */
  for (guint i = 0; i <= 6; i++)
    {
      g_autofree char *said = NULL;

      gantry_history_go_to (history, i);
      said = test_describe_objects (gantry_history_get_documents (history), "unit/X");
      g_assert_cmpstr (said, ==, g_ptr_array_index (states, 13 + i));
    }
  gone = describe (self, "event/X");
  g_assert_cmpstr (gone, ==, "");
  there = describe (self, "people/SWM");
  g_assert_cmpstr (there, !=, "");
}

/* However much comes, the file stays within its bound, and what is there now is there. */
static void
test_bytes (Fixture *self, gconstpointer data)
{
  const gint64 bound = 512 * 1024;
  g_autoptr (TestFeed) feed = test_feed_new (3);
  g_autoptr (GantryHistory) history = NULL;
  g_autoptr (GHashTable) keep = g_hash_table_new (g_str_hash, g_str_equal);

  feed->body_size = 2000;
  for (guint i = 0; test_topics[i] != NULL; i++)
    g_hash_table_add (keep, (char *) test_topics[i]);
  for (int i = 0; i < 2000; i++)
    {
      g_autoptr (GantryChange) change = test_feed_next (feed);

      apply (feed->documents, change);
      put_at (self, change, i);
      trim (self, 0, bound, i, keep);
      g_assert_cmpint (gantry_cache_store_get_size (self->store), <=, bound);
    }
  assert_like (self, feed->documents);
  history = recall (self, test_topics[0]);
  g_assert_cmpuint (gantry_history_get_length (history), >, 5);
  gantry_history_go_to (history, 0);
  reopen (self);
  trim (self, 0, 64 * 1024, 0, NULL); /* less than what is there now: topics go */
  g_assert_cmpint (gantry_cache_store_get_size (self->store), <=, 64 * 1024);
}

static void
put_line (Fixture *self, const char *topic, int number)
{
  g_autoptr (GantryChange) change = gantry_change_new (topic, "result", GANTRY_CHANGE_PARTIAL, (GantryRev) { number, 1 }, 1);

  gantry_change_take (change, "line/1", g_strdup_printf ("%d", number));
  put_at (self, change, number < 10 ? 1 : 10 * DAY);
}

/* When every step was forgotten, new ones do not take the place of those that topics still name. */
static void
test_forget_all_steps (Fixture *self, gconstpointer data)
{
  g_autoptr (GHashTable) keep = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GantryHistory) quiet = NULL, busy = NULL;

  g_hash_table_add (keep, (char *) "unit/quiet");
  for (int i = 1; i < 5; i++)
    put_line (self, "unit/quiet", i);
  trim (self, 1, 0, 10 * DAY, keep);
  reopen (self);
  for (int i = 11; i < 21; i++)
    put_line (self, "unit/busy", i);
  quiet = recall (self, "unit/quiet");
  g_assert_cmpuint (gantry_history_get_length (quiet), ==, 0);
  busy = recall (self, "unit/busy");
  g_assert_cmpuint (gantry_history_get_length (busy), ==, 10);
}

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  sqlite3_close (db);
}

/* A file of the first version, as that one wrote it: two objects, and one step that made one of them what it is. The sums are
 * from outside. */
static const char version_1[] =
    "PRAGMA auto_vacuum = INCREMENTAL; PRAGMA application_id = 0x47545343; PRAGMA user_version = 1;"
    "CREATE TABLE topic (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, used INTEGER NOT NULL,"
    " total INTEGER NOT NULL, last INTEGER NOT NULL, sum INTEGER NOT NULL);"
    "CREATE TABLE scope (topic INTEGER NOT NULL, name TEXT NOT NULL, major INTEGER NOT NULL, minor INTEGER NOT NULL,"
    " sum INTEGER NOT NULL, PRIMARY KEY (topic, name)) WITHOUT ROWID;"
    "CREATE TABLE object (topic INTEGER NOT NULL, id TEXT NOT NULL, scope TEXT NOT NULL, major INTEGER NOT NULL,"
    " minor INTEGER NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL, sum INTEGER NOT NULL, PRIMARY KEY (topic, id));"
    "CREATE INDEX object_scope ON object (topic, scope);"
    "CREATE TABLE step (id INTEGER PRIMARY KEY, topic INTEGER NOT NULL, previous INTEGER NOT NULL, scope TEXT NOT NULL,"
    " major INTEGER NOT NULL, minor INTEGER NOT NULL, at INTEGER NOT NULL, stored INTEGER NOT NULL, objects INTEGER NOT NULL, sum INTEGER NOT NULL);"
    "CREATE INDEX step_topic ON step (topic);"
    "CREATE TABLE undo (step INTEGER NOT NULL, object TEXT NOT NULL, scope TEXT NOT NULL, major INTEGER NOT NULL,"
    " minor INTEGER NOT NULL, at INTEGER NOT NULL, body TEXT, sum INTEGER NOT NULL);"
    "CREATE INDEX undo_step ON undo (step);"
    "INSERT INTO topic VALUES (1, 'unit/X', 2000, 5, @TOTAL@, 9, @TOPIC@);"
    "INSERT INTO scope VALUES (1, 'result', 4, 2000, @SCOPE@);"
    "INSERT INTO object VALUES (1, 'head', 'result', 2, 1000, 1000, '{}', @HEAD@);"
    "INSERT INTO object VALUES (1, 'line/1', 'result', 4, 2000, 2000, '{\"rank\":\"1\"}', @LINE@);"
    "INSERT INTO step VALUES (9, 1, 7, 'result', 4, 2000, 2000, 5, 1, @STEP@);"
    "INSERT INTO undo VALUES (9, 'line/1', 'result', 2, 1000, 1000, '{\"rank\":\"2\"}', @UNDO@);";

/* FNV-1a over what the format says: "s" a text with its end, "i" an integer of eight bytes, "-" nothing (0xff). */
static gint64
sum_of (const char *format, ...)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint64 sum = 14695981039346656037ULL;
  va_list args;

  va_start (args, format);
  for (const char *p = format; *p != '\0'; p++)
    if (*p == 's')
      {
        const char *text = va_arg (args, const char *);

        g_byte_array_append (bytes, (const guint8 *) text, (guint) strlen (text) + 1);
      }
    else if (*p == 'i')
      {
        gint64 number = GINT64_TO_LE (va_arg (args, gint64));

        g_byte_array_append (bytes, (const guint8 *) &number, 8);
      }
    else
      g_byte_array_append (bytes, (const guint8 *) "\377", 1);
  va_end (args);
  for (guint i = 0; i < bytes->len; i++)
    sum = (sum ^ bytes->data[i]) * 1099511628211ULL;
  return (gint64) sum;
}

#define N(n) G_GINT64_CONSTANT (n)

static void
replace_sum (GString *sql, const char *mark, gint64 sum)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, sum);

  g_assert_cmpuint (g_string_replace (sql, mark, text, 0), ==, 1);
}

static void
test_migration (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) sql = g_string_new (version_1);
  g_autoptr (GantryHistory) history = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  gint64 scope, head, line, total;

  gantry_cache_store_close (self->store);
  g_remove (self->path);
  scope = sum_of ("sissiii-", "unit/X", N (0), "", "result", N (4), N (2000), N (0));
  head = sum_of ("sissiiis", "unit/X", N (0), "head", "result", N (2), N (1000), N (1000), "{}");
  line = sum_of ("sissiiis", "unit/X", N (0), "line/1", "result", N (4), N (2000), N (2000), "{\"rank\":\"1\"}");
  total = (gint64) ((guint64) scope + (guint64) head + (guint64) line);
  replace_sum (sql, "@SCOPE@", scope);
  replace_sum (sql, "@HEAD@", head);
  replace_sum (sql, "@LINE@", line);
  replace_sum (sql, "@TOTAL@", total);
  replace_sum (sql, "@TOPIC@", sum_of ("siii", "unit/X", N (1), total, N (9)));
  replace_sum (sql, "@STEP@", sum_of ("siisiiiii", "unit/X", N (9), N (7), "result", N (4), N (2000), N (2000), N (5), N (1)));
  replace_sum (sql, "@UNDO@",
               sum_of ("sissiiis", "unit/X", N (9), "line/1", "result", N (2), N (1000), N (1000), "{\"rank\":\"2\"}"));
  run_sql (self->path, sql->str);
  self->store = gantry_cache_store_open (self->path, GANTRY_CACHE_STORE_READ_ONLY, &error);
  g_assert_error (error, GANTRY_CACHE_ERROR, GANTRY_CACHE_ERROR_FAILED);
  open_store (self);
  said = describe (self, "unit/X");
  g_assert_cmpstr (said, ==, "unit/X result 0 4.2000 0\n  head 4.2000 1000 {}\n  line/1 4.2000 2000 {\"rank\":\"1\"}\n");
  history = recall (self, "unit/X");
  g_assert_cmpuint (gantry_history_get_length (history), ==, 1);
  g_assert_false (gantry_history_get_step (history, 0)->snapshot);
  gantry_history_go_to (history, 0);
  g_free (said);
  said = test_describe_objects (gantry_history_get_documents (history), "unit/X");
  g_assert_cmpstr (said, ==, "head={} line/1={\"rank\":\"2\"} ");
  g_clear_error (&error);
  g_assert_true (gantry_cache_store_set (self->store, "delay", 1, &error));
  reopen (self);
}

static void
assert_open_fails (Fixture *self, GantryCacheError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gantry_cache_store_open (self->path, GANTRY_CACHE_STORE_NORMAL, &error));
  g_assert_error (error, GANTRY_CACHE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, "seat.db"));
}

static void
test_not_ours (Fixture *self, gconstpointer data)
{
  g_autofree char *contents = NULL, *again = NULL;
  gsize size, again_size;

  g_clear_pointer (&self->store, gantry_cache_store_close);
  run_sql (self->path, "PRAGMA user_version = 3");
  assert_open_fails (self, GANTRY_CACHE_ERROR_NEWER);
  g_remove (self->path);
  run_sql (self->path, "PRAGMA journal_mode = DELETE; CREATE TABLE bookmarks (url TEXT)");
  g_assert_true (g_file_get_contents (self->path, &contents, &size, NULL));
  assert_open_fails (self, GANTRY_CACHE_ERROR_FOREIGN);
  g_assert_true (g_file_get_contents (self->path, &again, &again_size, NULL));
  g_assert_cmpmem (contents, size, again, again_size); /* nothing was written into it */
  g_remove (self->path);
  g_assert_true (g_file_set_contents (self->path, "This is no database, it is a text of some length, as one can see here.", -1, NULL));
  assert_open_fails (self, GANTRY_CACHE_ERROR_DAMAGED);
}

/* A row that SQLite takes for good, but that is not what was written. */
static void
test_sums (Fixture *self, gconstpointer data)
{
  static const char *const damages[] = {
    "UPDATE object SET body = '{\"rank\":\"9\"}' WHERE id = 'line/1'",
    "UPDATE object SET at = at + 1",
    "UPDATE object SET major = 9000000",
    "UPDATE object SET scope = 'now'",
    "UPDATE scope SET major = 9000000",
    "UPDATE topic SET name = 'unit/Y'",
    "DELETE FROM scope",
    "DELETE FROM object",
    "DELETE FROM step WHERE id = 2",
    "UPDATE topic SET last = 1",
    "UPDATE step SET previous = 0 WHERE id = 2",
    "UPDATE undo SET body = '{\"rank\":\"9\"}'",
    "UPDATE step SET at = 5",
    "DELETE FROM undo",
    "DROP TABLE undo",
  };
  g_autofree char *contents = NULL;
  gsize size;

  for (int i = 1; i <= 2; i++)
    {
      g_autoptr (GantryChange) change = gantry_change_new ("unit/X", "result", GANTRY_CHANGE_FULL, (GantryRev) { i, i }, i);

      gantry_change_take (change, "line/1", g_strdup_printf ("{\"rank\":\"%d\"}", i));
      put_at (self, change, 1);
    }
  g_clear_pointer (&self->store, gantry_cache_store_close);
  g_assert_true (g_file_get_contents (self->path, &contents, &size, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_change_free);
      g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_past_step_free);
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (self->path, contents, (gssize) size, NULL));
      run_sql (self->path, damages[i]);
      open_store (self);
      g_test_message ("%s", damages[i]);
      gantry_cache_store_recall (self->store, strstr (damages[i], "unit/Y") ? "unit/Y" : "unit/X", changes, steps, &error);
      g_assert_error (error, GANTRY_CACHE_ERROR, GANTRY_CACHE_ERROR_DAMAGED);
      g_clear_pointer (&self->store, gantry_cache_store_close);
    }
}

/* Of each step the state behind it. */
static void
note_states (GantryHistory *history, GHashTable *states)
{
  for (guint i = 0; i < gantry_history_get_length (history); i++)
    {
      gint64 number = gantry_history_get_step (history, i)->number;

      gantry_history_go_to (history, i + 1);
      g_hash_table_insert (states, g_memdup2 (&number, sizeof number),
                           test_describe_objects (gantry_history_get_documents (history), gantry_history_get_topic (history)));
    }
}

static void
assert_states (GantryHistory *history, GHashTable *expected)
{
  g_autoptr (GHashTable) states = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer number, state;

  note_states (history, states);
  g_hash_table_iter_init (&iter, states);
  while (g_hash_table_iter_next (&iter, &number, &state))
    g_assert_cmpstr (state, ==, g_hash_table_lookup (expected, number));
}

/* Noise anywhere in the file: what is read is right or refused. */
static void
test_noise (Fixture *self, gconstpointer data)
{
  g_autoptr (TestFeed) feed = test_feed_new (5);
  g_autofree char *contents = NULL;
  g_autoptr (GHashTable) states = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  char *expected[3];
  guint refused = 0;
  gsize size;

  for (int i = 0; i < 200; i++)
    {
      g_autoptr (GantryChange) change = test_feed_next (feed);

      apply (feed->documents, change);
      put_at (self, change, 1);
    }
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GantryHistory) history = recall (self, test_topics[i]);

      expected[i] = describe (self, test_topics[i]);
      note_states (history, states);
    }
  g_clear_pointer (&self->store, gantry_cache_store_close);
  g_assert_true (g_file_get_contents (self->path, &contents, &size, NULL));
  for (guint n = 0; n < 300; n++)
    {
      guint8 noise[64];
      g_autoptr (GantryCacheStore) store = NULL;

      for (guint i = 0; i < sizeof noise; i++)
        noise[i] = (guint8) g_rand_int (feed->random);
      g_assert_true (g_file_set_contents (self->path, contents, (gssize) size, NULL));
      test_overwrite (self->path, g_rand_int (feed->random) % (size - sizeof noise), noise, 1 + n % sizeof noise);
      store = gantry_cache_store_open (self->path, GANTRY_CACHE_STORE_NORMAL, NULL);
      refused += store == NULL;
      for (guint i = 0; store != NULL && i < 3; i++)
        {
          g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_change_free);
          g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_past_step_free);
          g_autoptr (GError) error = NULL;

          if (gantry_cache_store_recall (store, test_topics[i], changes, steps, &error))
            {
              g_autofree char *said = test_describe (changes);
              g_autoptr (GantryHistory) history = gantry_history_new (test_topics[i], changes, steps);

              if (changes->len > 0) /* the name of a topic may be hit: then there is none */
                g_assert_cmpstr (said, ==, expected[i]);
              assert_states (history, states);
            }
          else
            refused++;
        }
    }
  g_assert_cmpuint (refused, >, 30);
  for (guint i = 0; i < 3; i++)
    g_free (expected[i]);
}

static void
put_megabytes (Fixture *self, int first, int n)
{
  for (int i = first; i < first + n; i++)
    {
      g_autoptr (GantryChange) change = gantry_change_new ("unit/X", "result", GANTRY_CHANGE_PARTIAL, (GantryRev) { i, i }, i);

      gantry_change_take (change, "line/1", g_strnfill (1024 * 1024, (char) ('a' + i % 26)));
      put_at (self, change, 1);
    }
}

static gint64
measure_ahead (Fixture *self)
{
  g_autofree char *path = g_strconcat (self->path, "-wal", NULL);
  GStatBuf status;

  g_assert_no_errno (g_stat (path, &status));
  return status.st_size / 1024 / 1024;
}

static char *
look (GantryCacheStore *store)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_change_free);

  g_assert_true (gantry_cache_store_load (store, "unit/X", changes, NULL));
  return test_describe (changes);
}

/* What is written ahead stays short, but grows as long as somebody looks, who sees one state; who looks too long is told that. */
static void
test_look (Fixture *self, gconstpointer data)
{
  g_autofree char *first = NULL, *then = NULL;
  GantryCacheStore *beside;

  put_megabytes (self, 1, 20);
  g_assert_cmpint (measure_ahead (self), <=, 5);
  beside = gantry_cache_store_open (self->path, GANTRY_CACHE_STORE_READ_ONLY, NULL);
  g_assert_nonnull (beside);
  first = look (beside);
  put_megabytes (self, 21, 10);
  g_assert_cmpint (measure_ahead (self), >, 15);
  then = look (beside);
  g_assert_cmpstr (then, ==, first);
  g_assert_true (gantry_cache_store_kept_still (beside));
  gantry_cache_store_close (beside);

  put_megabytes (self, 31, 3);
  g_assert_cmpint (measure_ahead (self), <=, 5);
  beside = gantry_cache_store_open (self->path, GANTRY_CACHE_STORE_READ_ONLY, NULL);
  g_assert_nonnull (beside);
  put_megabytes (self, 34, 50);
  g_assert_cmpint (measure_ahead (self), <, 70);
  g_assert_false (gantry_cache_store_kept_still (beside));
  gantry_cache_store_close (beside);
}

static gboolean
never (gpointer data)
{
  return FALSE;
}

static gboolean
always (gpointer data)
{
  return TRUE;
}

static void
test_check (Fixture *self, gconstpointer data)
{
  g_autoptr (TestFeed) feed = test_feed_new (6);
  g_autoptr (GError) error = NULL;
  gboolean finished = FALSE;

  feed->body_size = 500;
  for (int i = 0; i < 300; i++)
    {
      g_autoptr (GantryChange) change = test_feed_next (feed);

      put_at (self, change, 1);
    }
  g_assert_true (gantry_cache_store_check (self->store, never, NULL, &finished, &error));
  g_assert_true (finished);
  g_assert_true (gantry_cache_store_check (self->store, always, NULL, &finished, &error));
  g_assert_false (finished);
  gantry_cache_store_close (self->store);
  test_overwrite (self->path, 5 * 4096, "\1\2\3\4\5\6\7", 7);
  self->store = gantry_cache_store_open (self->path, GANTRY_CACHE_STORE_NORMAL, &error);
  if (self->store != NULL)
    g_assert_false (gantry_cache_store_check (self->store, never, NULL, &finished, &error));
  g_assert_error (error, GANTRY_CACHE_ERROR, GANTRY_CACHE_ERROR_DAMAGED);
}

#define add(name, func) g_test_add ("/seat/cache-store/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("like-documents", test_like_documents);
  add ("shared-out", test_shared_out);
  add ("rows-written", test_rows_written);
  add ("rollback", test_rollback);
  add ("history", test_history);
  add ("steps", test_steps);
  add ("other-base", test_other_base);
  add ("list", test_list);
  add ("days", test_days);
  add ("bytes", test_bytes);
  add ("forget-all-steps", test_forget_all_steps);
  add ("migration", test_migration);
  add ("not-ours", test_not_ours);
  add ("sums", test_sums);
  add ("noise", test_noise);
  add ("check", test_check);
  add ("look", test_look);
  return g_test_run ();
}
