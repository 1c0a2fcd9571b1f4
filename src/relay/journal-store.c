/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-relay"

#include "config.h"

#include "relay/journal-private.h"

#include "relay/inflate.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

/* The journal as a file: opening and checking it, its size and its name. */

#define APPLICATION_ID 0x47545259 /* "GTRY" */
#define SCHEMA_VERSION 2
#define PAGE_SIZE      4096
#define TIDY_IDLE      (4 * 1024 * 1024)  /* bytes written ahead, beyond which they are brought home when nobody waits ... */
#define TIDY_ALWAYS    (64 * 1024 * 1024) /* ... and in any case */

static const char *const statement_texts[GANTRY_JOURNAL_N_STATEMENTS] = {
  [GANTRY_JOURNAL_INSERT] = ("INSERT INTO message (key, mode, major, minor, at, cover, source, received, digest, body,"
                        " format, origin, stamp, serial)"
                        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"),
  [GANTRY_JOURNAL_HAS_DIGEST] = "SELECT 1 FROM message WHERE digest = ?1",
  [GANTRY_JOURNAL_OF_KEY] = "SELECT id, major, minor, at, cover FROM message WHERE key = ?1 AND mode = ?2",
  [GANTRY_JOURNAL_DELETE] = "DELETE FROM message WHERE id = ?1",
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

/* From version 1, which had ODF alone, to 2: the envelope of a body. */
static const char envelope_text[] =
    "ALTER TABLE message ADD COLUMN format TEXT NOT NULL DEFAULT 'odf';"
    "ALTER TABLE message ADD COLUMN origin TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE message ADD COLUMN stamp INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE message ADD COLUMN serial INTEGER NOT NULL DEFAULT 0;";

G_DEFINE_QUARK (gantry-journal-error-quark, gantry_journal_error)

gboolean
gantry_journal_fail (GantryJournal *self, const char *doing, GError **error)
{
  int result = sqlite3_extended_errcode (self->db) & 0xff;
  gboolean damaged = result == SQLITE_CORRUPT || result == SQLITE_NOTADB;

  g_set_error (error, GANTRY_JOURNAL_ERROR, damaged ? GANTRY_JOURNAL_ERROR_DAMAGED : GANTRY_JOURNAL_ERROR_FAILED,
               "%s: cannot %s: %s", self->path, doing, sqlite3_errmsg (self->db));
  return FALSE;
}

gboolean
gantry_journal_run (GantryJournal *self, const char *sql, const char *doing, GError **error)
{
  return sqlite3_exec (self->db, sql, NULL, NULL, NULL) == SQLITE_OK ? TRUE : gantry_journal_fail (self, doing, error);
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
    gantry_journal_fail (self, "read it", error);
  sqlite3_finalize (statement);
  return answer;
}

gboolean
gantry_journal_ask (GantryJournal *self, const char *sql, gint64 *value, GError **error)
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

static gboolean
migrate (GantryJournal *self, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("BEGIN; %s PRAGMA user_version = %d; COMMIT", envelope_text, SCHEMA_VERSION);

  return gantry_journal_run (self, sql, "bring its tables up to date", error);
}

/* A new file gets our tables; another must be ours and of a version that we know. */
static gboolean
check_schema (GantryJournal *self, GError **error)
{
  gint64 application, version, tables;

  if (!gantry_journal_ask (self, "PRAGMA application_id", &application, error) ||
      !gantry_journal_ask (self, "PRAGMA user_version", &version, error) ||
      !gantry_journal_ask (self, "SELECT count(*) FROM sqlite_master", &tables, error))
    return FALSE;
  if (application == 0 && version == 0 && tables == 0)
    {
      g_autofree char *sql = g_strdup_printf ("BEGIN; %s %s PRAGMA application_id = %d; PRAGMA user_version = %d; COMMIT",
                                              schema_text, envelope_text, APPLICATION_ID, SCHEMA_VERSION);

      return gantry_journal_run (self, sql, "make its tables", error);
    }
  if (application != APPLICATION_ID)
    g_set_error (error, GANTRY_JOURNAL_ERROR, GANTRY_JOURNAL_ERROR_DAMAGED,
                 "%s: is a database, but not a relay's; it is left as it is", self->path);
  else if (version > SCHEMA_VERSION)
    g_set_error (error, GANTRY_JOURNAL_ERROR, GANTRY_JOURNAL_ERROR_NEWER,
                 "%s: was written by a newer version of gantry-relay (format %" G_GINT64_FORMAT ", this one reads up to %d)",
                 self->path, version, SCHEMA_VERSION);
  else
    return version == SCHEMA_VERSION || migrate (self, error);
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

  if (!gantry_journal_run (self, sql, "write", error))
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
  if (!gantry_journal_run (self, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL", "use it", error) ||
      !check_schema (self, error) || !check_damage (self, error) || !read_id (self, error) ||
      !gantry_journal_ask (self, "SELECT count(*) FROM message", &self->count, error))
    return FALSE;
  for (guint i = 0; i < GANTRY_JOURNAL_N_STATEMENTS; i++)
    if (sqlite3_prepare_v3 (self->db, statement_texts[i], -1, SQLITE_PREPARE_PERSISTENT, &self->statements[i], NULL) != SQLITE_OK)
      return gantry_journal_fail (self, "use it", error);
  sqlite3_wal_hook (self->db, wal_cb, self); /* in place of checkpoints in the middle of commits */
  return TRUE;
}

GantryJournal *
gantry_journal_open (const char *folder, GError **error)
{
  g_autoptr (GantryJournal) self = g_new0 (GantryJournal, 1);

  self->lock = -1;
  self->deflater = gantry_deflater_new ();
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
      gantry_journal_fail (self, "open it", error);
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
  for (guint i = 0; i < GANTRY_JOURNAL_N_STATEMENTS; i++)
    sqlite3_finalize (self->statements[i]);
  sqlite3_close (self->db);
  if (self->lock >= 0)
    close (self->lock);
  g_object_unref (self->deflater);
  g_free (self->path);
  g_free (self->id);
  g_free (self);
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

  if (!gantry_journal_run (self, sql, "write", error) || !gantry_journal_ask (self, "SELECT value FROM meta WHERE name = 'epoch'", &epoch, error))
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
