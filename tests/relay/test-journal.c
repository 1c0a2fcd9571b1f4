/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <sqlite3.h>
#include <string.h>

#include "helper.h"
#include "relay/journal.h"
#include "relay/state.h"

/* What the journal keeps, and that it is enough: a state made from it equals the one made from everything. */

typedef struct
{
  char *folder;
  GantryJournal *journal;
  GantryState *state; /* of everything that was added */
} Fixture;

static void
open_journal (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->journal = gantry_journal_open (fixture->folder, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = test_folder ();
  fixture->state = gantry_state_new (NULL, NULL);
  open_journal (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gantry_journal_close (fixture->journal);
  gantry_state_free (fixture->state);
  test_remove (fixture->folder);
  g_free (fixture->folder);
}

/* text: (transfer full) */
static GantryJournalVerdict
add_message (Fixture *fixture, char *text)
{
  g_auto (GantryJournalEntry) entry = { 0 };
  g_autoptr (GError) error = NULL;
  GantryJournalVerdict verdict = GANTRY_JOURNAL_NEW;

  entry.message = test_parse (text);
  entry.body = g_bytes_new_take (text, strlen (text));
  entry.received = 1000;
  gantry_journal_begin (fixture->journal, &error);
  g_assert_no_error (error);
  gantry_journal_add (fixture->journal, &entry, &verdict, &error);
  g_assert_no_error (error);
  gantry_journal_commit (fixture->journal, &error);
  g_assert_no_error (error);
  gantry_state_apply (fixture->state, entry.message);
  return verdict;
}

static void
read_cb (const GantryJournalEntry *entry, gpointer data)
{
  gantry_state_apply (data, entry->message);
}

/* The journal, opened again, holds so many messages and makes the same documents of them. */
static void
assert_kept (Fixture *fixture, gint64 count)
{
  g_autoptr (GantryState) state = gantry_state_new (NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = test_show_all (gantry_state_get_documents (fixture->state));
  g_autofree char *got = NULL;

  gantry_journal_close (fixture->journal);
  open_journal (fixture);
  g_assert_cmpint (gantry_journal_count (fixture->journal), ==, count);
  gantry_journal_read (fixture->journal, read_cb, state, &error);
  g_assert_no_error (error);
  got = test_show_all (gantry_state_get_documents (state));
  g_assert_cmpstr (got, ==, expected);
}

static void
test_newest (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (add_message (fixture, test_result (1, 0, "START_LIST", "1001", "1002")), ==, GANTRY_JOURNAL_NEW);
  g_assert_cmpint (add_message (fixture, test_result (3, 300, "LIVE", "1002", "1001")), ==, GANTRY_JOURNAL_NEW);
  assert_kept (fixture, 1);
  g_assert_cmpint (add_message (fixture, test_result (3, 300, "LIVE", "1002", "1001")), ==, GANTRY_JOURNAL_REPEAT);
  g_assert_cmpint (add_message (fixture, test_result (2, 200, "LIVE", "1001", "1002")), ==, GANTRY_JOURNAL_STALE);
  g_assert_cmpint (add_message (fixture, test_result (1, 0, "START_LIST", "1001", "1002")), ==, GANTRY_JOURNAL_STALE);
  assert_kept (fixture, 1);
  g_assert_cmpint (add_message (fixture, test_withdrawn (3, 400)), ==, GANTRY_JOURNAL_NEW);
  g_assert_cmpint (add_message (fixture, test_result (3, 300, "LIVE", "1002", "1001")), ==, GANTRY_JOURNAL_STALE);
  assert_kept (fixture, 1);
  g_assert_cmpint (add_message (fixture, test_result (4, 500, "LIVE", "1002", "1001")), ==, GANTRY_JOURNAL_NEW);
  assert_kept (fixture, 1);
}

/* Notes accumulate: a message with one stays until a newer says the same. */
static void
test_notes (Fixture *fixture, gconstpointer data)
{
  add_message (fixture, test_noted (1, 100, "First"));
  add_message (fixture, test_result (2, 200, "OFFICIAL", "1001", "1002"));
  assert_kept (fixture, 2);
  add_message (fixture, test_result (3, 300, "OFFICIAL", "1002", "1001"));
  assert_kept (fixture, 2);
  add_message (fixture, test_noted (5, 500, "First"));
  assert_kept (fixture, 1);
  g_assert_cmpint (add_message (fixture, test_noted (4, 400, "Late")), ==, GANTRY_JOURNAL_STALE);
  assert_kept (fixture, 2);
}

/* A list that fills documents of several topics: what the newer has no more is gone, and stays gone. */
static void
test_several_documents (Fixture *fixture, gconstpointer data)
{
  GantryDocuments *documents = gantry_state_get_documents (fixture->state);

  add_message (fixture, test_records (1, 100, TRUE));
  g_assert_cmpuint (gantry_documents_count_objects (documents, "event/ATHM200M--------------------------"), ==, 1);
  add_message (fixture, test_records (2, 200, FALSE));
  g_assert_cmpuint (gantry_documents_count_objects (documents, "event/ATHM200M--------------------------"), ==, 0);
  g_assert_cmpuint (gantry_documents_count_objects (documents, "event/ATHM100M--------------------------"), ==, 1);
  assert_kept (fixture, 2); /* the older one says which documents there were */
  add_message (fixture, test_records (1, 100, TRUE));
  g_assert_cmpuint (gantry_documents_count_objects (documents, "event/ATHM200M--------------------------"), ==, 0);
  assert_kept (fixture, 2);
  add_message (fixture, test_records (3, 300, TRUE));
  assert_kept (fixture, 1);
}

static void
test_partial (Fixture *fixture, gconstpointer data)
{
  add_message (fixture, test_schedule_update (100, TEST_RACE, "SCHEDULED"));
  add_message (fixture, test_schedule_update (300, TEST_RACE, "RUNNING"));
  add_message (fixture, test_schedule_update (200, TEST_RACE, "GETTING_READY"));
  g_assert_cmpint (add_message (fixture, test_schedule_update (300, TEST_RACE, "RUNNING")), ==, GANTRY_JOURNAL_REPEAT);
  assert_kept (fixture, 3);
}

static void
test_controls (Fixture *fixture, gconstpointer data)
{
  add_message (fixture, test_control ("DT_LOCAL_ON", 1, 0, "VENUE1", ""));
  add_message (fixture, test_control ("DT_LOCAL_ON", 1, 0, "VENUE2", ""));
  for (int i = 1; i <= 20; i++)
    add_message (fixture, test_control ("DT_KA", i, i * 1000, "VENUE1", ""));
  assert_kept (fixture, 3);
  g_assert_cmpint (add_message (fixture, test_control ("DT_KA", 5, 5000, "VENUE1", "")), ==, GANTRY_JOURNAL_STALE);
  assert_kept (fixture, 3);
}

static void
test_unknown_type (Fixture *fixture, gconstpointer data)
{
  add_message (fixture, test_unknown (1, 0));
  add_message (fixture, test_unknown (2, 100));
  assert_kept (fixture, 1);
}

static void
test_rollback (Fixture *fixture, gconstpointer data)
{
  g_auto (GantryJournalEntry) entry = { 0 };
  GantryJournalVerdict verdict;
  char *text = test_result (2, 0, "LIVE", "1001", "1002");

  add_message (fixture, test_result (1, 0, "LIVE", "1001", "1002"));
  entry.message = test_parse (text);
  entry.body = g_bytes_new_take (text, strlen (text));
  g_assert_true (gantry_journal_begin (fixture->journal, NULL));
  g_assert_true (gantry_journal_add (fixture->journal, &entry, &verdict, NULL));
  gantry_journal_rollback (fixture->journal);
  gantry_journal_rollback (fixture->journal);
  assert_kept (fixture, 1);
}

/* A small file of IOF results of one class or two, made at that minute. */
static GantryJournalVerdict
add_file (Fixture *fixture, int minute, const char *classes)
{
  g_auto (GantryJournalEntry) entry = { .envelope = { .format = GANTRY_FORMAT_IOF, .origin = g_strdup ("iof:wood") } };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  GantryJournalVerdict verdict = GANTRY_JOURNAL_NEW;

  g_string_append_printf (text, "<ResultList iofVersion=\"3.0\" createTime=\"2031-05-01T10:%02d:00\">", minute);
  for (const char *class = classes; *class != '\0'; class++)
    g_string_append_printf (text, "<ClassResult><Class><Id>%c</Id><Name>%c</Name></Class></ClassResult>", *class, *class);
  g_string_append (text, "</ResultList>");
  entry.message = gantry_message_read (&entry.envelope, text->str, text->len, &error);
  g_assert_no_error (error);
  entry.body = g_bytes_new (text->str, text->len);
  g_assert_true (gantry_journal_begin (fixture->journal, &error));
  g_assert_true (gantry_journal_add (fixture->journal, &entry, &verdict, &error));
  g_assert_true (gantry_journal_commit (fixture->journal, &error));
  gantry_state_apply (fixture->state, entry.message);
  return verdict;
}

/* Files stand for what they name: a newer one of the same is enough, one of other classes is not, and one that is older counts
 * for what no newer one has. */
static void
test_files (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (add_file (fixture, 10, "ab"), ==, GANTRY_JOURNAL_NEW);
  g_assert_cmpint (add_file (fixture, 10, "ab"), ==, GANTRY_JOURNAL_REPEAT);
  g_assert_cmpint (add_file (fixture, 11, "ab"), ==, GANTRY_JOURNAL_NEW);
  assert_kept (fixture, 1);
  g_assert_cmpint (add_file (fixture, 12, "c"), ==, GANTRY_JOURNAL_NEW);
  g_assert_cmpint (add_file (fixture, 9, "a"), ==, GANTRY_JOURNAL_STALE);
  assert_kept (fixture, 2);
  g_assert_cmpint (add_file (fixture, 9, "d"), ==, GANTRY_JOURNAL_NEW);
  assert_kept (fixture, 3);
  g_assert_cmpint (add_file (fixture, 13, "abcd"), ==, GANTRY_JOURNAL_NEW);
  assert_kept (fixture, 1);
}

/* A journal of the version before, which had ODF alone, is taken over. */
static void
test_migrates (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "gantry.db", NULL);
  sqlite3 *db = NULL;

  add_message (fixture, test_result (1, 0, "LIVE", "1001", "1002"));
  g_clear_pointer (&fixture->journal, gantry_journal_close);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "ALTER TABLE message DROP COLUMN format; ALTER TABLE message DROP COLUMN origin;"
                                 "ALTER TABLE message DROP COLUMN stamp; ALTER TABLE message DROP COLUMN serial;"
                                 "PRAGMA user_version = 1",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (db);
  open_journal (fixture);
  assert_kept (fixture, 1);
  g_assert_cmpint (add_file (fixture, 10, "a"), ==, GANTRY_JOURNAL_NEW);
  assert_kept (fixture, 2);
}

static void
test_epoch (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = g_strdup (gantry_journal_get_id (fixture->journal));

  g_assert_cmpint (gantry_journal_next_epoch (fixture->journal, 5000, NULL), ==, 5000);
  g_assert_cmpint (gantry_journal_next_epoch (fixture->journal, 4000, NULL), ==, 5001); /* a clock set back */
  gantry_journal_close (fixture->journal);
  open_journal (fixture);
  g_assert_cmpint (gantry_journal_next_epoch (fixture->journal, 5001, NULL), ==, 5002);
  g_assert_cmpint (gantry_journal_next_epoch (fixture->journal, 9000, NULL), ==, 9000);
  g_assert_cmpstr (gantry_journal_get_id (fixture->journal), ==, id);
}

static void
test_lock (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gantry_journal_open (fixture->folder, &error));
  g_assert_error (error, GANTRY_JOURNAL_ERROR, GANTRY_JOURNAL_ERROR_IN_USE);
}

#define add(path, func) g_test_add ("/relay/journal/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("newest", test_newest);
  add ("notes", test_notes);
  add ("several-documents", test_several_documents);
  add ("partial", test_partial);
  add ("controls", test_controls);
  add ("unknown-type", test_unknown_type);
  add ("rollback", test_rollback);
  add ("files", test_files);
  add ("migrates", test_migrates);
  add ("epoch", test_epoch);
  add ("lock", test_lock);
  return g_test_run ();
}
