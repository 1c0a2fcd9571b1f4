/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/cache-store-private.h"

#include "seat/cache-files.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define APPLICATION_ID 0x47545343 /* "GTSC" */
#define SCHEMA_VERSION 2
#define BUSY_MS        2000
#define MAX_AHEAD      1000 /* pages; ... */
#define MAX_LOOKED_AT  (16 * MAX_AHEAD) /* ... while another process looks at the file */

static const char *const texts[N_GANTRY_SQL] = {
  [GANTRY_SQL_TOPIC_FIND] = "SELECT id, total, last, sum FROM topic WHERE name = ?1",
  [GANTRY_SQL_TOPIC_ADD] = "INSERT INTO topic (name, at, used, total, last, sum) VALUES (?1, 0, ?2, 0, 0, ?3)",
  [GANTRY_SQL_TOPIC_USE] = "UPDATE topic SET at = max (at, ?2), used = ?3, total = ?4, last = ?5, sum = ?6 WHERE id = ?1",
  [GANTRY_SQL_SCOPE_FIND] = "SELECT '', name, major, minor, 0, NULL, sum FROM scope WHERE topic = ?1 AND name = ?2",
  [GANTRY_SQL_SCOPE_SET] = "INSERT OR REPLACE INTO scope (topic, name, major, minor, sum) VALUES (?1, ?2, ?3, ?4, ?5)",
  [GANTRY_SQL_SCOPES] = "SELECT '', name, major, minor, 0, NULL, sum FROM scope WHERE topic = ?1 ORDER BY name",
  [GANTRY_SQL_OBJECT_FIND] = "SELECT id, scope, major, minor, at, body, sum, rowid FROM object WHERE topic = ?1 AND id = ?2",
  [GANTRY_SQL_OBJECT_SET] = "INSERT OR REPLACE INTO object (topic, id, scope, major, minor, at, body, sum)"
                            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
  [GANTRY_SQL_OBJECT_UPDATE] = "UPDATE object SET major = ?4, minor = ?5, at = ?6, body = ?7, sum = ?8 WHERE rowid = ?1",
  [GANTRY_SQL_OBJECT_DELETE] = "DELETE FROM object WHERE rowid = ?1",
  [GANTRY_SQL_OBJECTS] = "SELECT id, scope, major, minor, at, body, sum FROM object WHERE topic = ?1 ORDER BY scope, id",
  [GANTRY_SQL_OBJECTS_OF_SCOPE] = "SELECT id, major, minor FROM object WHERE topic = ?1 AND scope = ?2 ORDER BY id",
  [GANTRY_SQL_STEP_ADD] = "INSERT INTO step (id, topic, previous, scope, major, minor, at, stored, snapshot, objects, sum)"
                          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
  [GANTRY_SQL_STEP_FIND] = "SELECT previous, scope, major, minor, at, stored, snapshot, objects, sum FROM step WHERE id = ?1",
  [GANTRY_SQL_UNDO_ADD] = "INSERT INTO undo (step, object, scope, major, minor, at, body, sum)"
                          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
  [GANTRY_SQL_UNDOS] = "SELECT object, scope, major, minor, at, body, sum FROM undo WHERE step = ?1 ORDER BY rowid",
  [GANTRY_SQL_VALUE_SET] = "INSERT OR REPLACE INTO value (name, value) VALUES (?1, ?2)",
};

/* The first version had no values, and did not tell a snapshot from a change that was followed. */
static const char schema_text[] =
    "CREATE TABLE topic (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,"
    " at INTEGER NOT NULL,"    /* latest source time, ms */
    " used INTEGER NOT NULL,"  /* wall clock, ms */
    " total INTEGER NOT NULL," /* of the sums of its scopes and objects */
    " last INTEGER NOT NULL,"  /* its newest step; 0: none */
    " sum INTEGER NOT NULL);"
    "CREATE TABLE scope (topic INTEGER NOT NULL, name TEXT NOT NULL,"
    " major INTEGER NOT NULL, minor INTEGER NOT NULL, sum INTEGER NOT NULL,"
    " PRIMARY KEY (topic, name)) WITHOUT ROWID;"
    "CREATE TABLE object (topic INTEGER NOT NULL, id TEXT NOT NULL, scope TEXT NOT NULL,"
    " major INTEGER NOT NULL, minor INTEGER NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL, sum INTEGER NOT NULL,"
    " PRIMARY KEY (topic, id));"
    "CREATE INDEX object_scope ON object (topic, scope);"
    "CREATE TABLE step (id INTEGER PRIMARY KEY, topic INTEGER NOT NULL,"
    " previous INTEGER NOT NULL,"                /* of the topic; 0: none, or forgotten */
    " scope TEXT NOT NULL,"
    " major INTEGER NOT NULL, minor INTEGER NOT NULL, at INTEGER NOT NULL,"
    " stored INTEGER NOT NULL,"                  /* wall clock, ms */
    " snapshot INTEGER NOT NULL DEFAULT 0,"
    " objects INTEGER NOT NULL,"                 /* rows of undo */
    " sum INTEGER NOT NULL);"
    "CREATE INDEX step_topic ON step (topic);"
    "CREATE TABLE undo (step INTEGER NOT NULL, object TEXT NOT NULL, scope TEXT NOT NULL,"
    " major INTEGER NOT NULL, minor INTEGER NOT NULL, at INTEGER NOT NULL,"
    " body TEXT,"                                /* NULL: it was not there */
    " sum INTEGER NOT NULL);"
    "CREATE INDEX undo_step ON undo (step);"
    "CREATE TABLE value (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;";

/* Also behind steps that were forgotten: topics refer to them. */
static const char next_step_text[] =
    "SELECT max (ifnull ((SELECT max (id) FROM step), 0), ifnull ((SELECT max (last) FROM topic), 0)) + 1";

/* [n]: from version n to n + 1. */
static const char *const migrations[SCHEMA_VERSION] = {
  [1] = "ALTER TABLE step ADD COLUMN snapshot INTEGER NOT NULL DEFAULT 0;"
        "CREATE TABLE value (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;",
};

G_DEFINE_QUARK (gantry-cache-error-quark, gantry_cache_error)

void
gantry_cache_topic_clear (GantryCacheTopic *topic)
{
  g_clear_pointer (&topic->name, g_free);
}

static gboolean
is_no_room (int result, int number)
{
  const int primary = result & 0xff;

  if (primary == SQLITE_FULL)
    return TRUE;
  return (primary == SQLITE_IOERR || primary == SQLITE_CANTOPEN) &&
         (number == ENOSPC || number == EDQUOT || number == EFBIG);
}

/* Our statements are right for our tables: where one is refused, the tables or their indexes are not ours any more. */
static gboolean
is_damage (int result)
{
  const int primary = result & 0xff;

  return primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB || primary == SQLITE_ERROR || primary == SQLITE_CONSTRAINT ||
         primary == SQLITE_MISMATCH || result == SQLITE_IOERR_SHORT_READ;
}

gboolean
gantry_cache_store_fail (GantryCacheStore *self, GError **error)
{
  int result = sqlite3_extended_errcode (self->db);
  GantryCacheError code = GANTRY_CACHE_ERROR_FAILED;

  if (is_no_room (result, sqlite3_system_errno (self->db)))
    code = GANTRY_CACHE_ERROR_FULL;
  else if (is_damage (result))
    code = GANTRY_CACHE_ERROR_DAMAGED;
  g_set_error (error, GANTRY_CACHE_ERROR, code, "%s: %s (%d)", self->path, sqlite3_errmsg (self->db), result);
  return FALSE;
}

gboolean
gantry_cache_store_damaged (GantryCacheStore *self, const char *what, GError **error)
{
  g_set_error (error, GANTRY_CACHE_ERROR, GANTRY_CACHE_ERROR_DAMAGED, "%s: is damaged: %s", self->path, what);
  return FALSE;
}

sqlite3_stmt *
gantry_cache_store_prepare (GantryCacheStore *self, GantrySql which, GError **error)
{
  sqlite3_stmt **statement = &self->statements[which];

  if (*statement == NULL &&
      sqlite3_prepare_v3 (self->db, texts[which], -1, SQLITE_PREPARE_PERSISTENT, statement, NULL) != SQLITE_OK)
    gantry_cache_store_fail (self, error);
  return *statement;
}

gboolean
gantry_cache_store_step (GantryCacheStore *self, sqlite3_stmt *statement, GError **error)
{
  int result = sqlite3_step (statement);

  if (result == SQLITE_ROW)
    return TRUE;
  if (result != SQLITE_DONE)
    gantry_cache_store_fail (self, error);
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return FALSE;
}

gboolean
gantry_cache_store_finish (GantryCacheStore *self, sqlite3_stmt *statement, GError **error)
{
  g_autoptr (GError) failure = NULL;

  while (gantry_cache_store_step (self, statement, &failure))
    ;
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

gboolean
gantry_cache_store_run (GantryCacheStore *self, const char *sql, GError **error)
{
  return sqlite3_exec (self->db, sql, NULL, NULL, NULL) == SQLITE_OK || gantry_cache_store_fail (self, error);
}

gboolean
gantry_cache_store_ask (GantryCacheStore *self, const char *sql, gint64 *value, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int result = sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL);

  *value = 0;
  if (result == SQLITE_OK)
    result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    *value = sqlite3_column_int64 (statement, 0);
  else if (result != SQLITE_DONE)
    gantry_cache_store_fail (self, error);
  sqlite3_finalize (statement);
  return result == SQLITE_ROW || result == SQLITE_DONE;
}

gboolean
gantry_cache_store_find_topic (GantryCacheStore *self, const char *topic, GantryCacheTopicRow **row, GError **error)
{
  GError *failure = NULL;
  sqlite3_stmt *statement;

  *row = g_hash_table_lookup (self->topics, topic);
  if (*row != NULL)
    return TRUE;
  statement = gantry_cache_store_prepare (self, GANTRY_SQL_TOPIC_FIND, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, topic, -1, SQLITE_STATIC);
  if (gantry_cache_store_step (self, statement, &failure))
    {
      *row = gantry_cache_topic_row_new (sqlite3_column_int64 (statement, 0), (guint64) sqlite3_column_int64 (statement, 1),
                                         sqlite3_column_int64 (statement, 2));
      if (gantry_cache_topic_sum (*row, topic) == sqlite3_column_int64 (statement, 3))
        {
          g_hash_table_insert (self->topics, g_strdup (topic), *row);
        }
      else
        {
          g_clear_pointer (row, gantry_cache_topic_row_free);
          gantry_cache_store_damaged (self, "a topic is not as it was written", &failure);
        }
    }
  sqlite3_reset (statement);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

gboolean
gantry_cache_store_begin (GantryCacheStore *self, GError **error)
{
  return gantry_cache_store_run (self, "BEGIN IMMEDIATE", error);
}

static int
committed_cb (void *data, sqlite3 *db, const char *name, int n_pages)
{
  ((GantryCacheStore *) data)->n_ahead = n_pages;
  return SQLITE_OK;
}

/* Into the database and down to nothing, in one go under the lock: as SQLite does it by itself, the next write but one would
 * begin anew where somebody reads. What goes wrong here the next write says too. */
static void
move_ahead (GantryCacheStore *self)
{
  int look = gantry_cache_files_lock_look (self->path, TRUE);

  if ((look >= 0 || self->n_ahead >= MAX_LOOKED_AT) &&
      sqlite3_wal_checkpoint_v2 (self->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL) == SQLITE_OK)
    self->n_ahead = 0;
  if (look >= 0)
    close (look);
}

gboolean
gantry_cache_store_commit (GantryCacheStore *self, GError **error)
{
  if (!gantry_cache_store_write_topics (self, error) || !gantry_cache_store_run (self, "COMMIT", error))
    return FALSE;
  if (self->n_ahead >= MAX_AHEAD)
    move_ahead (self);
  return TRUE;
}

void
gantry_cache_store_rollback (GantryCacheStore *self)
{
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  g_hash_table_remove_all (self->topics);
}

gint64
gantry_cache_store_get_size (GantryCacheStore *self)
{
  gint64 pages = 0, unused = 0, size = 0;

  if (!gantry_cache_store_ask (self, "PRAGMA page_count", &pages, NULL) ||
      !gantry_cache_store_ask (self, "PRAGMA freelist_count", &unused, NULL) ||
      !gantry_cache_store_ask (self, "PRAGMA page_size", &size, NULL))
    return 0;
  return (pages - unused) * size;
}

static gboolean
make_tables (GantryCacheStore *self, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("BEGIN IMMEDIATE; %s PRAGMA application_id = %d; PRAGMA user_version = %d; COMMIT",
                                          schema_text, APPLICATION_ID, SCHEMA_VERSION);

  return gantry_cache_store_run (self, "PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL", error) &&
         gantry_cache_store_run (self, sql, error);
}

static gboolean
migrate (GantryCacheStore *self, gint64 version, GError **error)
{
  for (; version < SCHEMA_VERSION; version++)
    {
      g_autofree char *sql = g_strdup_printf ("BEGIN IMMEDIATE; %s PRAGMA user_version = %" G_GINT64_FORMAT "; COMMIT",
                                              migrations[version], version + 1);

      if (!gantry_cache_store_run (self, sql, error))
        {
          gantry_cache_store_rollback (self);
          return FALSE;
        }
    }
  return TRUE;
}

/* A new file gets our tables; another must be ours and of a version that we know. Nothing is written into one that is not. */
static gboolean
check_schema (GantryCacheStore *self, GantryCacheStoreMode mode, GError **error)
{
  gint64 application, version, tables;

  if (!gantry_cache_store_ask (self, "PRAGMA application_id", &application, error) ||
      !gantry_cache_store_ask (self, "PRAGMA user_version", &version, error) ||
      !gantry_cache_store_ask (self, "SELECT count(*) FROM sqlite_master", &tables, error))
    return FALSE;
  if (application == 0 && version == 0 && tables == 0 && mode != GANTRY_CACHE_STORE_READ_ONLY)
    return make_tables (self, error);
  if (application != APPLICATION_ID)
    g_set_error (error, GANTRY_CACHE_ERROR, GANTRY_CACHE_ERROR_FOREIGN, "%s: is a database, but not a cache of ours", self->path);
  else if (version > SCHEMA_VERSION)
    g_set_error (error, GANTRY_CACHE_ERROR, GANTRY_CACHE_ERROR_NEWER,
                 "%s: was written by a later version (format %" G_GINT64_FORMAT ", this one reads up to %d)", self->path, version,
                 SCHEMA_VERSION);
  else if (version < 1)
    return gantry_cache_store_damaged (self, "no version", error);
  else if (mode != GANTRY_CACHE_STORE_READ_ONLY)
    return migrate (self, version, error);
  else if (version == SCHEMA_VERSION)
    return TRUE;
  else
    g_set_error (error, GANTRY_CACHE_ERROR, GANTRY_CACHE_ERROR_FAILED, "%s: is not migrated yet", self->path);
  return FALSE;
}

static gboolean
set_up (GantryCacheStore *self, GantryCacheStoreMode mode, GError **error)
{
  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_busy_timeout (self->db, BUSY_MS);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, mode == GANTRY_CACHE_STORE_READ_ONLY, NULL);
  sqlite3_wal_hook (self->db, committed_cb, self);
  /* Before anything is read: it is what keeps the index of what is written ahead out of a file "-shm". */
  if (!gantry_cache_store_run (self, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA cell_size_check = ON", error) ||
      !check_schema (self, mode, error))
    return FALSE;
  return mode == GANTRY_CACHE_STORE_READ_ONLY ||
         (gantry_cache_store_run (self, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL", error) &&
          gantry_cache_store_ask (self, next_step_text, &self->next_step, error));
}

GantryCacheStore *
gantry_cache_store_open (const char *path, GantryCacheStoreMode mode, GError **error)
{
  g_autoptr (GantryCacheStore) self = g_new0 (GantryCacheStore, 1);
  const char *system = mode == GANTRY_CACHE_STORE_READ_ONLY ? "unix-none" : NULL; /* heeds no lock and takes none */
  int flags = SQLITE_OPEN_NOMUTEX;

  g_return_val_if_fail (path != NULL, NULL);

  flags |= mode == GANTRY_CACHE_STORE_READ_ONLY ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  self->path = g_strdup (path);
  self->look = mode == GANTRY_CACHE_STORE_READ_ONLY ? gantry_cache_files_lock_look (path, FALSE) : -1;
  self->mark = gantry_cache_files_get_mark (path);
  self->topics = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, gantry_cache_topic_row_free);
  if (sqlite3_open_v2 (path, &self->db, flags, system) != SQLITE_OK)
    {
      gantry_cache_store_fail (self, error);
      return NULL;
    }
  return set_up (self, mode, error) ? g_steal_pointer (&self) : NULL;
}

gboolean
gantry_cache_store_kept_still (GantryCacheStore *self)
{
  g_autofree char *mark = gantry_cache_files_get_mark (self->path);

  return strcmp (mark, self->mark) == 0;
}

void
gantry_cache_store_close (GantryCacheStore *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < N_GANTRY_SQL; i++)
    sqlite3_finalize (self->statements[i]);
  sqlite3_close (self->db);
  if (self->look >= 0)
    close (self->look);
  g_free (self->mark);
  g_hash_table_unref (self->topics);
  g_free (self->path);
  g_free (self);
}

typedef struct
{
  gboolean (*stop) (gpointer data);
  gpointer data;
} Stop;

static int
progress_cb (void *data)
{
  const Stop *stop = data;

  return stop->stop (stop->data);
}

gboolean
gantry_cache_store_check (GantryCacheStore *self, gboolean (*stop) (gpointer data), gpointer data, gboolean *finished,
                          GError **error)
{
  Stop why = { stop, data };
  sqlite3_stmt *statement = NULL;
  gboolean good = TRUE;
  int result;

  sqlite3_progress_handler (self->db, 1000, progress_cb, &why);
  result = sqlite3_prepare_v2 (self->db, "PRAGMA quick_check(1)", -1, &statement, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_step (statement);
  *finished = result == SQLITE_ROW;
  if (result == SQLITE_ROW && strcmp ((const char *) sqlite3_column_text (statement, 0), "ok") != 0)
    good = gantry_cache_store_damaged (self, (const char *) sqlite3_column_text (statement, 0), error);
  else if (result != SQLITE_ROW && result != SQLITE_INTERRUPT)
    good = gantry_cache_store_fail (self, error);
  sqlite3_finalize (statement);
  sqlite3_progress_handler (self->db, 0, NULL, NULL);
  return good;
}
