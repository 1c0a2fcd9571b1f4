/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>

#include "helper.h"
#include "model/json.h"

/* The program itself: what its options do, how it starts and ends, what it keeps over its end, whatever that is. */

static const char *program;

typedef struct
{
  char *folder;
  char *store;
  TestProgram relay;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = test_folder ();
  fixture->store = g_build_filename (fixture->folder, "store", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  test_program_clear (&fixture->relay);
  test_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->store);
}

static void
start_with (Fixture *fixture, const char *option, const char *value)
{
  const char *arguments[] = { "--listen", "127.0.0.1:0", "--store", fixture->store, option, value, NULL };

  test_program_clear (&fixture->relay);
  test_program_start (&fixture->relay, program, arguments);
}

static void
start (Fixture *fixture)
{
  start_with (fixture, NULL, NULL);
  g_assert_nonnull (fixture->relay.url);
}

/* It must not come to listening, and say why in one line. */
static void
assert_fails (Fixture *fixture, int status, const char *words)
{
  g_autofree char *errors = NULL;

  g_assert_null (fixture->relay.url);
  g_assert_cmpint (test_program_wait (&fixture->relay), ==, status);
  errors = test_program_read_errors (&fixture->relay);
  if (strstr (errors, words) == NULL)
    g_test_message ("%s", errors);
  g_assert_nonnull (strstr (errors, words));
  g_assert_true (g_str_has_prefix (errors, "gantry-relay: "));
  test_program_clear (&fixture->relay);
}

/* Everything that a seat gets of the race. (transfer full) */
static char *
show_race (Fixture *fixture)
{
  g_autoptr (GantryDocuments) documents = gantry_documents_new ();
  g_autoptr (GantryFrame) snap = NULL;
  TestSeat seat;

  test_seat_join (&seat, fixture->relay.url);
  test_seat_open (&seat, TEST_TOPIC);
  snap = test_seat_expect (&seat, GANTRY_FRAME_SNAP, TEST_TOPIC);
  for (guint i = 0; i < snap->changes->len; i++)
    {
      g_auto (GantryOutcome) outcome = { 0 };

      gantry_documents_apply (documents, g_ptr_array_index (snap->changes, i), &outcome);
    }
  test_seat_clear (&seat);
  return test_show_all (documents);
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  const char *const version[] = { "--version", NULL };
  const char *const help[] = { "--help", NULL };

  test_program_start (&fixture->relay, program, version);
  g_assert_cmpint (test_program_wait (&fixture->relay), ==, 0);
  test_program_clear (&fixture->relay);
  test_program_start (&fixture->relay, program, help);
  g_assert_cmpint (test_program_wait (&fixture->relay), ==, 0);
}

static void
test_bad_options (Fixture *fixture, gconstpointer data)
{
  g_autofree char *config = g_build_filename (fixture->folder, "relay.conf", NULL);

  start_with (fixture, "--nonsense", NULL);
  assert_fails (fixture, 2, "--nonsense");
  start_with (fixture, "word", NULL);
  assert_fails (fixture, 2, "word");
  start_with (fixture, "--odf-key-file", config);
  assert_fails (fixture, 2, config);
  g_assert_true (g_file_set_contents (config, "\n", -1, NULL));
  start_with (fixture, "--odf-key-file", config);
  assert_fails (fixture, 2, "one key");
  g_assert_true (g_file_set_contents (config, "[relay]\nlissten=x\n", -1, NULL));
  start_with (fixture, "--config", config);
  assert_fails (fixture, 2, "lissten");
  start_with (fixture, "--listen", "host name:1:2");
  assert_fails (fixture, 1, "");
  start_with (fixture, "--record", "/nowhere/at/all.gz");
  assert_fails (fixture, 1, "/nowhere/at/all.gz");
}

static void
test_config (Fixture *fixture, gconstpointer data)
{
  g_autofree char *config = g_build_filename (fixture->folder, "relay.conf", NULL);
  g_autofree char *key = g_build_filename (fixture->folder, "key", NULL);
  g_autofree char *text = g_strdup_printf ("[relay]\nlisten=127.0.0.1:1\nstore=%s\nodf-key-file=%s\n", fixture->store, key);
  g_autofree char *message = test_result (1, 0, "LIVE", "1001", "1002");
  g_autoptr (GBytes) body = g_bytes_new (message, strlen (message));
  const char *const arguments[] = { "--config", config, "--listen", "127.0.0.1:0", NULL };
  g_auto (TestAnswer) without = { 0 };
  g_auto (TestAnswer) with = { 0 };

  g_assert_true (g_file_set_contents (config, text, -1, NULL));
  g_assert_true (g_file_set_contents (key, "  secret \n", -1, NULL));
  test_program_start (&fixture->relay, program, arguments);
  g_assert_nonnull (fixture->relay.url);
  without = test_post (fixture->relay.url, message);
  g_assert_cmpuint (without.status, ==, 401);
  with = test_post_bytes (fixture->relay.url, body, "X-API-KEY", "secret", NULL);
  g_assert_cmpuint (with.status, ==, 200);
  g_assert_true (g_file_test (fixture->store, G_FILE_TEST_IS_DIR));
}

/* Orderly or not: what was acknowledged is there again, and nothing else. */
static void
test_restart (Fixture *fixture, gconstpointer data)
{
  int number = GPOINTER_TO_INT (data);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  gint64 messages;

  start (fixture);
  test_take (fixture->relay.url, test_result (1, 0, "START_LIST", "1001", "1002"));
  test_take (fixture->relay.url, test_noted (4, 400, "First word"));
  test_take (fixture->relay.url, test_result (5, 500, "OFFICIAL", "1003", "1001"));
  test_take (fixture->relay.url, test_noted (6, 600, "Second word"));
  test_take (fixture->relay.url, test_result (7, 700, "OFFICIAL", "1002", "1001"));
  test_take (fixture->relay.url, test_result (2, 200, "LIVE", "1001", "1002"));
  before = show_race (fixture);
  g_assert_nonnull (strstr (before, "First word"));
  g_assert_nonnull (strstr (before, "Second word"));
  messages = test_metric (fixture->relay.url, "gantry_journal_messages");
  g_assert_cmpint (messages, ==, 3);
  g_assert_cmpint (test_program_signal (&fixture->relay, number), ==, number == SIGKILL ? -SIGKILL : 0);

  start (fixture);
  after = show_race (fixture);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (test_metric (fixture->relay.url, "gantry_journal_messages"), ==, messages);
  test_take (fixture->relay.url, test_result (5, 500, "OFFICIAL", "1003", "1001")); /* sent again */
  test_take (fixture->relay.url, test_noted (6, 600, "Second word"));
  again = show_race (fixture);
  g_assert_cmpstr (before, ==, again);
}

/* Killed at any time while messages come: none that was answered 200 is missing. */
static void
test_kill_while_busy (Fixture *fixture, gconstpointer data)
{
  int acknowledged = 0;

  for (guint round = 0; round < 5; round++)
    {
      g_autofree char *race = NULL;
      g_autofree char *rev = NULL;

      start (fixture);
      for (guint i = 0; i < 3 + round * 7; i++)
        {
          acknowledged++;
          test_take (fixture->relay.url, test_result (acknowledged, acknowledged * 10, "LIVE", "1001", "1002"));
        }
      g_assert_cmpint (test_program_signal (&fixture->relay, SIGKILL), ==, -SIGKILL);
      start (fixture);
      race = show_race (fixture);
      rev = g_strdup_printf (" head %d.", 2 * acknowledged);
      g_assert_nonnull (strstr (race, rev));
      g_assert_cmpint (test_program_signal (&fixture->relay, SIGTERM), ==, 0);
    }
}

static void
test_withdrawn_stays (Fixture *fixture, gconstpointer data)
{
  g_autofree char *race = NULL;

  start (fixture);
  test_take (fixture->relay.url, test_result (3, 0, "LIVE", "1001", "1002"));
  test_take (fixture->relay.url, test_withdrawn (3, 100));
  g_assert_cmpint (test_program_signal (&fixture->relay, SIGKILL), ==, -SIGKILL);
  start (fixture);
  test_take (fixture->relay.url, test_result (3, 0, "LIVE", "1001", "1002"));
  race = show_race (fixture);
  g_assert_cmpstr (race, ==, "");
}

/* A seat gets a new epoch from every run, and a source is still known. */
static void
test_epoch (Fixture *fixture, gconstpointer data)
{
  gint64 last = 0;
  g_autofree char *id = NULL;

  for (guint i = 0; i < 3; i++)
    {
      TestSeat seat;
      g_autoptr (GantryFrame) welcome = NULL;
      g_autoptr (GantryFrame) opened = NULL;

      start (fixture);
      test_seat_connect (&seat, fixture->relay.url, GANTRY_STREAM_PROTOCOL);
      test_seat_say (&seat, "{\"t\":\"hello\",\"client\":\"test\"}");
      welcome = test_seat_expect (&seat, GANTRY_FRAME_WELCOME, NULL);
      g_assert_true (id == NULL || strcmp (id, welcome->text) == 0);
      g_free (id);
      id = g_strdup (welcome->text);
      test_seat_open (&seat, TEST_TOPIC);
      opened = test_seat_expect (&seat, GANTRY_FRAME_OPENED, TEST_TOPIC);
      g_assert_cmpint (opened->epoch, >, last);
      last = opened->epoch;
      test_seat_clear (&seat);
      g_assert_cmpint (test_program_signal (&fixture->relay, i == 0 ? SIGINT : SIGTERM), ==, 0);
    }
}

static void
test_in_use (Fixture *fixture, gconstpointer data)
{
  Fixture second = { .folder = fixture->folder, .store = fixture->store };

  start (fixture);
  start_with (&second, NULL, NULL);
  assert_fails (&second, 1, "another relay");
  test_take (fixture->relay.url, test_result (1, 0, "LIVE", "1001", "1002"));
}

static void
run_sql (Fixture *fixture, const char *sql)
{
  g_autofree char *path = g_build_filename (fixture->store, "gantry.db", NULL);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
test_damage (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->store, "gantry.db", NULL);
  g_autofree char *noise = g_strnfill (20000, 'x');
  g_autofree char *left = NULL;
  gsize size;

  start (fixture);
  test_take (fixture->relay.url, test_result (1, 0, "LIVE", "1001", "1002"));
  test_program_signal (&fixture->relay, SIGTERM);
  run_sql (fixture, "UPDATE message SET body = x'1f8b0800'");
  start_with (fixture, NULL, NULL);
  assert_fails (fixture, 1, "damaged");
  run_sql (fixture, "PRAGMA user_version = 99");
  start_with (fixture, NULL, NULL);
  assert_fails (fixture, 1, "newer version");
  run_sql (fixture, "PRAGMA application_id = 7");
  start_with (fixture, NULL, NULL);
  assert_fails (fixture, 1, "not a relay's");
  g_assert_true (g_file_set_contents (path, noise, -1, NULL));
  start_with (fixture, NULL, NULL);
  assert_fails (fixture, 1, path);
  g_assert_true (g_file_get_contents (path, &left, &size, NULL)); /* nothing was thrown away */
  g_assert_cmpmem (left, size, noise, 20000);
}

static void
test_store_fails (Fixture *fixture, gconstpointer data)
{
  g_assert_true (g_file_set_contents (fixture->store, "a file", -1, NULL));
  start_with (fixture, NULL, NULL);
  assert_fails (fixture, 1, fixture->store);
}

static void
limit_files (pid_t pid, gint64 bytes)
{
  const struct rlimit limit = { bytes, RLIM_INFINITY };

  g_assert_cmpint (prlimit (pid, RLIMIT_FSIZE, &limit, NULL), ==, 0);
}

/* No room: the sender is told to send again, and nothing of it is shown; with room it goes on. */
static void
test_disk_full (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *before = NULL;
  g_autofree char *during = NULL;
  g_autofree char *after = NULL;
  g_auto (TestAnswer) refused = { 0 };
  g_auto (TestAnswer) health = { 0 };
  g_auto (TestAnswer) taken = { 0 };
  pid_t pid;

  start (fixture);
  pid = g_ascii_strtoll (g_subprocess_get_identifier (fixture->relay.process), NULL, 10);
  test_take (fixture->relay.url, test_result (1, 0, "LIVE", "1001", "1002"));
  before = show_race (fixture);
  limit_files (pid, 1);
  text = test_result (2, 100, "LIVE", "1002", "1001");
  refused = test_post (fixture->relay.url, text);
  g_assert_cmpuint (refused.status, ==, 503);
  health = test_request (fixture->relay.url, "GET", "/health");
  g_assert_cmpuint (health.status, ==, 503);
  g_assert_nonnull (strstr (health.text, "not storing"));
  during = show_race (fixture);
  g_assert_cmpstr (before, ==, during);
  limit_files (pid, RLIM_INFINITY);
  taken = test_post (fixture->relay.url, text);
  g_assert_cmpuint (taken.status, ==, 200);
  g_assert_cmpint (test_metric (fixture->relay.url, "gantry_refused_total{reason=\"not-stored\"}"), ==, 1);
  test_program_signal (&fixture->relay, SIGKILL);
  start (fixture);
  after = show_race (fixture);
  g_assert_nonnull (strstr (after, " head 4."));
}

/* The lines of a recording as far as it goes. (transfer full) */
static char *
read_recording (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) packed = G_INPUT_STREAM (g_file_read (file, NULL, &error));
  g_autoptr (GConverter) unpacker = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GInputStream) plain = NULL;
  GString *text = g_string_new (NULL);
  char buffer[1000];
  gssize n;

  g_assert_no_error (error);
  plain = g_converter_input_stream_new (packed, unpacker);
  while ((n = g_input_stream_read (plain, buffer, sizeof buffer, NULL, NULL)) > 0)
    g_string_append_len (text, buffer, n);
  return g_string_free (text, FALSE);
}

static guint
count_recorded (const char *path)
{
  g_autofree char *text = read_recording (path);
  guint lines = 0;

  for (const char *c = text; *c != '\0'; c++)
    lines += *c == '\n' ? 1 : 0;
  return lines;
}

static void
test_record (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = g_build_filename (fixture->folder, "feed.jsonl.gz", NULL);
  g_autofree char *second = g_build_filename (fixture->folder, "feed-2.jsonl.gz", NULL);
  g_autofree char *message = test_result (1, 0, "LIVE", "1001", "1002");
  g_autofree char *finished = NULL;
  g_auto (TestAnswer) refused = { 0 };
  g_auto (GStrv) lines = NULL;
  g_autoptr (GantryJson) line = NULL;

  start_with (fixture, "--record", first);
  test_take (fixture->relay.url, g_strdup (message));
  refused = test_post (fixture->relay.url, "<nonsense/>");
  g_assert_cmpuint (refused.status, ==, 400);
  test_take (fixture->relay.url, test_result (2, 100, "LIVE", "1001", "1002"));
  test_program_signal (&fixture->relay, SIGTERM);
  finished = read_recording (first);
  g_assert_cmpuint (count_recorded (first), ==, 2);
  lines = g_strsplit (finished, "\n", -1);
  line = gantry_json_parse_object (lines[0], -1, 100000, 4, NULL);
  g_assert_cmpstr (gantry_json_get_text (line, "kind"), ==, "odf");
  g_assert_cmpstr (gantry_json_get_text (line, "body"), ==, message);
  g_assert_true (g_str_has_prefix (lines[0], "{\"t\": 0.000, "));

  start_with (fixture, "--record", first); /* not over the one that is there */
  test_take (fixture->relay.url, test_result (3, 200, "LIVE", "1001", "1002"));
  test_wait (count_recorded (second) == 1); /* within a second */
  test_program_signal (&fixture->relay, SIGKILL);
  g_assert_cmpuint (count_recorded (second), ==, 1);
}

/* What is in the house when it is told to stop is finished and answered. */
static void
test_orderly_end (Fixture *fixture, gconstpointer data)
{
  TestSeat seat;
  g_autoptr (GantryFrame) bye = NULL;

  start (fixture);
  test_take (fixture->relay.url, test_result (1, 0, "LIVE", "1001", "1002"));
  test_seat_join (&seat, fixture->relay.url);
  g_subprocess_send_signal (fixture->relay.process, SIGTERM);
  bye = test_seat_expect (&seat, GANTRY_FRAME_BYE, NULL);
  g_assert_nonnull (strstr (bye->text, "stopping"));
  g_assert_cmpint (test_program_wait (&fixture->relay), ==, 0);
  test_seat_clear (&seat);
  {
    g_autofree char *wal = g_build_filename (fixture->store, "gantry.db-wal", NULL);

    g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS)); /* brought home */
  }
}

#define add(path, data, func) g_test_add ("/relay/program/" path, Fixture, data, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  program = argv[1];
  add ("words", NULL, test_words);
  add ("bad-options", NULL, test_bad_options);
  add ("config", NULL, test_config);
  add ("restart/term", GINT_TO_POINTER (SIGTERM), test_restart);
  add ("restart/kill", GINT_TO_POINTER (SIGKILL), test_restart);
  add ("kill-while-busy", NULL, test_kill_while_busy);
  add ("withdrawn-stays", NULL, test_withdrawn_stays);
  add ("epoch", NULL, test_epoch);
  add ("in-use", NULL, test_in_use);
  add ("damage", NULL, test_damage);
  add ("store-fails", NULL, test_store_fails);
  add ("disk-full", NULL, test_disk_full);
  add ("record", NULL, test_record);
  add ("orderly-end", NULL, test_orderly_end);
  return g_test_run ();
}
