/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-relay"

#include "config.h"

#include "relay/journal.h"

#include "relay/inflate.h"
#include "relay/message.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define APPLICATION_ID 0x47545259 /* "GTRY" */
#define SCHEMA_VERSION 1
#define MAX_BODY       GANTRY_ODF_MAX_SIZE
#define PAGE_SIZE      4096
#define TIDY_IDLE      (4 * 1024 * 1024) /* bytes written ahead, beyond which they are brought home when nobody waits ... */
#define TIDY_ALWAYS    (64 * 1024 * 1024) /* ... and in any case */

typedef enum
{
  STATEMENT_INSERT,
  STATEMENT_HAS_DIGEST,
  STATEMENT_OF_KEY,
  STATEMENT_DELETE,
  N_STATEMENTS
} Statement;

static const char *const statement_texts[N_STATEMENTS] = {
  [STATEMENT_INSERT] = ("INSERT INTO message (key, mode, major, minor, at, cover, source, received, digest, body)"
                        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"),
  [STATEMENT_HAS_DIGEST] = "SELECT 1 FROM message WHERE digest = ?1",
  [STATEMENT_OF_KEY] = "SELECT id, major, minor, at, cover FROM message WHERE key = ?1 AND mode = ?2",
  [STATEMENT_DELETE] = "DELETE FROM message WHERE id = ?1",
};

static const char schema_text[] =
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;"
    "CREATE TABLE message ("
    " id INTEGER PRIMARY KEY,"               /* rises in the order in which they were taken */
    " key TEXT NOT NULL,"                    /* replacement key; of a control its type and source */
    " mode INTEGER NOT NULL,"                /* GantryMessageMode */
    " major INTEGER NOT NULL, minor INTEGER NOT NULL,"
    " at INTEGER NOT NULL,"                  /* source time, ms */
    " cover TEXT NOT NULL,"                  /* gantry_message_get_cover(), joined by line ends */
    " source TEXT NOT NULL,"
    " received INTEGER NOT NULL,"            /* wall clock, ms */
    " digest BLOB NOT NULL UNIQUE,"          /* SHA-256 of the body */
    " body BLOB NOT NULL);"                  /* gzip */
    "CREATE INDEX message_key ON message (key, mode);";

struct _GantryJournal
{
  char *path;
  char *id;
  int lock; /* file descriptor */
  sqlite3 *db;
  sqlite3_stmt *statements[N_STATEMENTS];
  gint64 count;
  gint64 uncommitted; /* change of count in the open transaction */
  gint64 ahead;       /* bytes written ahead of the database */
};

G_DEFINE_QUARK (gantry-journal-error-quark, gantry_journal_error)

void
gantry_journal_entry_clear (GantryJournalEntry *entry)
{
  g_clear_pointer (&entry->message, gantry_odf_message_free);
  g_clear_pointer (&entry->body, g_bytes_unref);
  g_clear_pointer (&entry->packed, g_bytes_unref);
}

/* Always FALSE. */
static gboolean
fail (GantryJournal *self, const char *doing, GError **error)
{
  int result = sqlite3_extended_errcode (self->db) & 0xff;
  gboolean damaged = result == SQLITE_CORRUPT || result == SQLITE_NOTADB;

  g_set_error (error, GANTRY_JOURNAL_ERROR, damaged ? GANTRY_JOURNAL_ERROR_DAMAGED : GANTRY_JOURNAL_ERROR_FAILED,
               "%s: cannot %s: %s", self->path, doing, sqlite3_errmsg (self->db));
  return FALSE;
}

static gboolean
run (GantryJournal *self, const char *sql, const char *doing, GError **error)
{
  return sqlite3_exec (self->db, sql, NULL, NULL, NULL) == SQLITE_OK ? TRUE : fail (self, doing, error);
}

/* The first column of the first row. (transfer full) (nullable): failure; "" when there is no row. */
static char *
ask (GantryJournal *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;
  char *answer = NULL;
  int result = sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL);

  if (result == SQLITE_OK)
    result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    answer = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  if (answer == NULL && (result == SQLITE_DONE || result == SQLITE_ROW))
    answer = g_strdup ("");
  if (answer == NULL)
    fail (self, "read it", error);
  sqlite3_finalize (statement);
  return answer;
}

static gboolean
ask_int (GantryJournal *self, const char *sql, gint64 *value, GError **error)
{
  g_autofree char *answer = ask (self, sql, error);

  if (answer == NULL)
    return FALSE;
  *value = g_ascii_strtoll (answer, NULL, 10);
  return TRUE;
}

static gboolean
take_lock (GantryJournal *self, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "lock", NULL);

  self->lock = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (self->lock >= 0 && flock (self->lock, LOCK_EX | LOCK_NB) == 0)
    return TRUE;
  if (errno == EWOULDBLOCK)
    g_set_error (error, GANTRY_JOURNAL_ERROR, GANTRY_JOURNAL_ERROR_IN_USE, "%s: another relay is using this store", folder);
  else
    g_set_error (error, GANTRY_JOURNAL_ERROR, GANTRY_JOURNAL_ERROR_FAILED, "%s: %s", path, g_strerror (errno));
  return FALSE;
}

/* A new file gets our tables; another must be ours and of a version that we know. */
static gboolean
check_schema (GantryJournal *self, GError **error)
{
  gint64 application, version, tables;

  if (!ask_int (self, "PRAGMA application_id", &application, error) ||
      !ask_int (self, "PRAGMA user_version", &version, error) ||
      !ask_int (self, "SELECT count(*) FROM sqlite_master", &tables, error))
    return FALSE;
  if (application == 0 && version == 0 && tables == 0)
    {
      g_autofree char *sql = g_strdup_printf ("BEGIN; %s PRAGMA application_id = %d; PRAGMA user_version = %d; COMMIT",
                                              schema_text, APPLICATION_ID, SCHEMA_VERSION);

      return run (self, sql, "make its tables", error);
    }
  if (application != APPLICATION_ID)
    g_set_error (error, GANTRY_JOURNAL_ERROR, GANTRY_JOURNAL_ERROR_DAMAGED,
                 "%s: is a database, but not a relay's; it is left as it is", self->path);
  else if (version > SCHEMA_VERSION)
    g_set_error (error, GANTRY_JOURNAL_ERROR, GANTRY_JOURNAL_ERROR_NEWER,
                 "%s: was written by a newer version of gantry-relay (format %" G_GINT64_FORMAT ", this one reads up to %d)",
                 self->path, version, SCHEMA_VERSION);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_damage (GantryJournal *self, GError **error)
{
  g_autofree char *answer = ask (self, "PRAGMA quick_check(1)", error);

  if (answer == NULL)
    return FALSE;
  if (strcmp (answer, "ok") == 0)
    return TRUE;
  g_set_error (error, GANTRY_JOURNAL_ERROR, GANTRY_JOURNAL_ERROR_DAMAGED, "%s: is damaged: %s; it is left as it is",
               self->path, answer);
  return FALSE;
}

static gboolean
read_id (GantryJournal *self, GError **error)
{
  g_autofree char *fresh = g_uuid_string_random ();
  g_autofree char *sql = g_strdup_printf ("INSERT OR IGNORE INTO meta VALUES ('id', '%s')", fresh);

  if (!run (self, sql, "write", error))
    return FALSE;
  self->id = ask (self, "SELECT value FROM meta WHERE name = 'id'", error);
  return self->id != NULL;
}

static int
wal_cb (void *data, sqlite3 *db, const char *name, int pages)
{
  ((GantryJournal *) data)->ahead = (gint64) pages * PAGE_SIZE;
  return SQLITE_OK;
}

static gboolean
prepare (GantryJournal *self, GError **error)
{
  if (!run (self, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL", "use it", error) ||
      !check_schema (self, error) || !check_damage (self, error) || !read_id (self, error) ||
      !ask_int (self, "SELECT count(*) FROM message", &self->count, error))
    return FALSE;
  for (guint i = 0; i < N_STATEMENTS; i++)
    if (sqlite3_prepare_v3 (self->db, statement_texts[i], -1, SQLITE_PREPARE_PERSISTENT, &self->statements[i], NULL) != SQLITE_OK)
      return fail (self, "use it", error);
  sqlite3_wal_hook (self->db, wal_cb, self); /* in place of checkpoints in the middle of commits */
  return TRUE;
}

GantryJournal *
gantry_journal_open (const char *folder, GError **error)
{
  g_autoptr (GantryJournal) self = g_new0 (GantryJournal, 1);

  self->lock = -1;
  self->path = g_build_filename (folder, "gantry.db", NULL);
  if (g_mkdir_with_parents (folder, 0700) < 0)
    {
      g_set_error (error, GANTRY_JOURNAL_ERROR, GANTRY_JOURNAL_ERROR_FAILED, "%s: %s", folder, g_strerror (errno));
      return NULL;
    }
  if (!take_lock (self, folder, error))
    return NULL;
  if (sqlite3_open_v2 (self->path, &self->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    {
      fail (self, "open it", error);
      return NULL;
    }
  sqlite3_busy_timeout (self->db, 5000); /* somebody may be looking at it */
  return prepare (self, error) ? g_steal_pointer (&self) : NULL;
}

void
gantry_journal_close (GantryJournal *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < N_STATEMENTS; i++)
    sqlite3_finalize (self->statements[i]);
  sqlite3_close (self->db);
  if (self->lock >= 0)
    close (self->lock);
  g_free (self->path);
  g_free (self->id);
  g_free (self);
}

static gboolean
read_row (GantryJournal *self, sqlite3_stmt *row, GantryJournalReadFunc func, gpointer data, GError **error)
{
  g_auto (GantryJournalEntry) entry = { 0 };
  g_autoptr (GError) why = NULL;
  gint64 id = sqlite3_column_int64 (row, 0);
  gsize size;
  const char *text;

  entry.received = sqlite3_column_int64 (row, 1);
  entry.packed = g_bytes_new (sqlite3_column_blob (row, 2), sqlite3_column_bytes (row, 2));
  entry.body = gantry_inflate (entry.packed, G_ZLIB_COMPRESSOR_FORMAT_GZIP, MAX_BODY, &why);
  if (entry.body == NULL)
    {
      g_set_error (error, GANTRY_JOURNAL_ERROR, GANTRY_JOURNAL_ERROR_DAMAGED,
                   "%s: is damaged: message %" G_GINT64_FORMAT " %s; it is left as it is", self->path, id, why->message);
      return FALSE;
    }
  text = g_bytes_get_data (entry.body, &size);
  entry.message = gantry_odf_parse (text, size, &why);
  if (entry.message != NULL)
    func (&entry, data);
  else /* taken by another version of ours: nothing is gained by not starting */
    g_warning ("%s: message %" G_GINT64_FORMAT " is not read any more: %s", self->path, id, why->message);
  return TRUE;
}

gboolean
gantry_journal_read (GantryJournal *self, GantryJournalReadFunc func, gpointer data, GError **error)
{
  sqlite3_stmt *row = NULL;
  gboolean good = TRUE;
  int result = sqlite3_prepare_v2 (self->db, "SELECT id, received, body FROM message ORDER BY id", -1, &row, NULL);

  while (good && result == SQLITE_OK && (result = sqlite3_step (row)) == SQLITE_ROW)
    {
      good = read_row (self, row, func, data, error);
      result = SQLITE_OK;
    }
  if (good && result != SQLITE_DONE)
    good = fail (self, "read it", error);
  sqlite3_finalize (row);
  return good;
}

gboolean
gantry_journal_begin (GantryJournal *self, GError **error)
{
  self->uncommitted = 0;
  return run (self, "BEGIN IMMEDIATE", "begin to write", error);
}

gboolean
gantry_journal_commit (GantryJournal *self, GError **error)
{
  if (!run (self, "COMMIT", "store", error))
    {
      gantry_journal_rollback (self);
      return FALSE;
    }
  self->count += self->uncommitted;
  self->uncommitted = 0;
  return TRUE;
}

void
gantry_journal_rollback (GantryJournal *self)
{
  self->uncommitted = 0;
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
}

/* Runs a statement that gives no rows, and makes it ready for the next time. */
static gboolean
finish_statement (GantryJournal *self, Statement which, const char *doing, GError **error)
{
  sqlite3_stmt *statement = self->statements[which];
  gboolean good = sqlite3_step (statement) == SQLITE_DONE;

  if (!good)
    fail (self, doing, error);
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return good;
}

static gboolean
has_digest (GantryJournal *self, const guint8 *digest, gsize size, gboolean *has, GError **error)
{
  sqlite3_stmt *statement = self->statements[STATEMENT_HAS_DIGEST];
  int result;

  sqlite3_bind_blob (statement, 1, digest, size, SQLITE_STATIC);
  result = sqlite3_step (statement);
  *has = result == SQLITE_ROW;
  if (result != SQLITE_ROW && result != SQLITE_DONE)
    fail (self, "read it", error);
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return result == SQLITE_ROW || result == SQLITE_DONE;
}

/* A row of the same key. */
typedef struct
{
  gint64 id;
  GantryRev rev;
  gint64 at;
  GPtrArray *cover;
} Row;

static void
row_clear (gpointer data)
{
  g_ptr_array_unref (((Row *) data)->cover);
}

static GPtrArray *
split_cover (const char *text)
{
  GPtrArray *cover = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (cover, g_strdup (parts[i]));
  return cover;
}

static char *
join_cover (GPtrArray *cover)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < cover->len; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? "" : "\n", (const char *) g_ptr_array_index (cover, i));
  return g_string_free (text, FALSE);
}

/* (transfer full) (nullable) (element-type Row) */
static GArray *
find_rows (GantryJournal *self, const char *key, GantryMessageMode mode, GError **error)
{
  sqlite3_stmt *statement = self->statements[STATEMENT_OF_KEY];
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (Row));
  int result;

  g_array_set_clear_func (rows, row_clear);
  sqlite3_bind_text (statement, 1, key, -1, SQLITE_STATIC);
  sqlite3_bind_int (statement, 2, mode);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      Row row = {
        .id = sqlite3_column_int64 (statement, 0),
        .rev = { sqlite3_column_int64 (statement, 1), sqlite3_column_int64 (statement, 2) },
        .at = sqlite3_column_int64 (statement, 3),
        .cover = split_cover ((const char *) sqlite3_column_text (statement, 4)),
      };

      g_array_append_val (rows, row);
    }
  if (result != SQLITE_DONE)
    fail (self, "read it", error);
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return result == SQLITE_DONE ? g_steal_pointer (&rows) : NULL;
}

static gboolean
delete_row (GantryJournal *self, gint64 id, GError **error)
{
  sqlite3_bind_int64 (self->statements[STATEMENT_DELETE], 1, id);
  self->uncommitted--;
  return finish_statement (self, STATEMENT_DELETE, "store", error);
}

/* Everything of a message that goes into its row. */
typedef struct
{
  const GantryJournalEntry *entry;
  GantryMessageMode mode;
  char *key;
  GantryRev rev;
  GPtrArray *cover;
  guint8 digest[32];
} Draft;

static void
draft_init (Draft *draft, const GantryJournalEntry *entry)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size, digest_size = sizeof draft->digest;
  const guint8 *data = g_bytes_get_data (entry->body, &size);

  g_checksum_update (checksum, data, size);
  g_checksum_get_digest (checksum, draft->digest, &digest_size);
  draft->entry = entry;
  draft->mode = gantry_message_get_mode (entry->message);
  if (draft->mode == GANTRY_MESSAGE_CONTROL)
    draft->key = g_strjoin ("\x1f", entry->message->type, entry->message->source, NULL);
  else
    draft->key = gantry_odf_message_dup_key (entry->message);
  draft->rev = gantry_message_get_rev (entry->message);
  draft->cover = gantry_message_get_cover (entry->message);
}

static void
draft_clear (Draft *draft)
{
  g_free (draft->key);
  g_ptr_array_unref (draft->cover);
}

static gboolean
insert (GantryJournal *self, const Draft *draft, GError **error)
{
  sqlite3_stmt *statement = self->statements[STATEMENT_INSERT];
  const GantryOdfMessage *message = draft->entry->message;
  g_autofree char *cover = join_cover (draft->cover);
  g_autoptr (GBytes) packed = draft->entry->packed != NULL ? g_bytes_ref (draft->entry->packed)
                                                           : gantry_deflate (draft->entry->body, error);

  if (packed == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, draft->key, -1, SQLITE_STATIC);
  sqlite3_bind_int (statement, 2, draft->mode);
  sqlite3_bind_int64 (statement, 3, draft->rev.major);
  sqlite3_bind_int64 (statement, 4, draft->rev.minor);
  sqlite3_bind_int64 (statement, 5, message->at);
  sqlite3_bind_text (statement, 6, cover, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 7, message->source, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 8, draft->entry->received);
  sqlite3_bind_blob (statement, 9, draft->digest, sizeof draft->digest, SQLITE_STATIC);
  sqlite3_bind_blob (statement, 10, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed), SQLITE_STATIC);
  self->uncommitted++;
  return finish_statement (self, STATEMENT_INSERT, "store", error);
}

static gboolean
has_notes (const GantryOdfMessage *message)
{
  for (guint i = 0; i < message->changes->len; i++)
    {
      const GantryChange *change = g_ptr_array_index (message->changes, i);

      if (change->mode != GANTRY_CHANGE_FULL && strcmp (change->topic, "games") != 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_overtaken (const Draft *draft, GArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);

      if (draft->mode == GANTRY_MESSAGE_CONTROL ? row->at > draft->entry->message->at
                                                : gantry_rev_compare (row->rev, draft->rev) >= 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
replace_rows (GantryJournal *self, const Draft *draft, GantryJournalVerdict *verdict, GError **error)
{
  g_autoptr (GArray) rows = find_rows (self, draft->key, draft->mode, error);

  if (rows == NULL)
    return FALSE;
  if (is_overtaken (draft, rows))
    {
      *verdict = GANTRY_JOURNAL_STALE;
      return !has_notes (draft->entry->message) || insert (self, draft, error);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);

      if (gantry_cover_is_within (row->cover, draft->cover) && !delete_row (self, row->id, error))
        return FALSE;
    }
  return insert (self, draft, error);
}

static gboolean
add_draft (GantryJournal *self, const Draft *draft, GantryJournalVerdict *verdict, GError **error)
{
  gboolean repeat;

  *verdict = GANTRY_JOURNAL_NEW;
  if (!has_digest (self, draft->digest, sizeof draft->digest, &repeat, error))
    return FALSE;
  if (repeat)
    {
      *verdict = GANTRY_JOURNAL_REPEAT;
      return TRUE;
    }
  if (draft->mode == GANTRY_MESSAGE_PARTIAL)
    return insert (self, draft, error);
  return replace_rows (self, draft, verdict, error);
}

gboolean
gantry_journal_add (GantryJournal *self, const GantryJournalEntry *entry, GantryJournalVerdict *verdict, GError **error)
{
  Draft draft;
  gboolean good;

  draft_init (&draft, entry);
  good = add_draft (self, &draft, verdict, error);
  draft_clear (&draft);
  return good;
}

static gint64
get_file_size (const char *path, const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  GStatBuf status;

  return g_stat (name, &status) == 0 ? status.st_size : 0;
}

void
gantry_journal_tidy (GantryJournal *self, gboolean idle)
{
  if (self->ahead < (idle ? TIDY_IDLE : TIDY_ALWAYS))
    return;
  self->ahead = 0;
  if (sqlite3_wal_checkpoint_v2 (self->db, NULL, SQLITE_CHECKPOINT_RESTART, NULL, NULL) != SQLITE_OK)
    g_warning ("%s: cannot bring home what was written ahead: %s", self->path, sqlite3_errmsg (self->db));
}

const char *
gantry_journal_get_id (GantryJournal *self)
{
  return self->id;
}

gint64
gantry_journal_next_epoch (GantryJournal *self, gint64 now, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO meta VALUES ('epoch', %" G_GINT64_FORMAT ")"
                                          " ON CONFLICT (name) DO UPDATE SET value = max (value + 1, excluded.value)", now);
  gint64 epoch;

  if (!run (self, sql, "write", error) || !ask_int (self, "SELECT value FROM meta WHERE name = 'epoch'", &epoch, error))
    return 0;
  return epoch;
}

gint64
gantry_journal_count (GantryJournal *self)
{
  return self->count;
}

gint64
gantry_journal_get_size (GantryJournal *self)
{
  return get_file_size (self->path, "") + get_file_size (self->path, "-wal");
}
