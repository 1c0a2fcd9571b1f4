/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-relay"

#include "config.h"

#include "relay/journal-private.h"

#include "relay/inflate.h"
#include "relay/message.h"

#include <string.h>

/* What is kept of the messages, and reading it again. */

void
gantry_journal_entry_clear (GantryJournalEntry *entry)
{
  g_clear_pointer (&entry->message, gantry_message_free);
  gantry_envelope_clear (&entry->envelope);
  g_clear_pointer (&entry->body, g_bytes_unref);
  g_clear_pointer (&entry->packed, g_bytes_unref);
}

/* FALSE for a format that this version does not know. */
static gboolean
read_envelope (GantryEnvelope *envelope, sqlite3_stmt *row)
{
  envelope->origin = g_strdup ((const char *) sqlite3_column_text (row, 4));
  envelope->at = sqlite3_column_int64 (row, 5);
  envelope->serial = sqlite3_column_int64 (row, 6);
  return gantry_format_parse ((const char *) sqlite3_column_text (row, 3), &envelope->format);
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
  if (!read_envelope (&entry.envelope, row))
    {
      g_warning ("%s: message %" G_GINT64_FORMAT " is of a format that is not known", self->path, id);
      return TRUE;
    }
  entry.packed = g_bytes_new (sqlite3_column_blob (row, 2), sqlite3_column_bytes (row, 2));
  entry.body = gantry_inflate (entry.packed, G_ZLIB_COMPRESSOR_FORMAT_GZIP,
                               gantry_format_get_max_size (entry.envelope.format), &why);
  if (entry.body == NULL)
    {
      g_set_error (error, GANTRY_JOURNAL_ERROR, GANTRY_JOURNAL_ERROR_DAMAGED,
                   "%s: is damaged: message %" G_GINT64_FORMAT " %s; it is left as it is", self->path, id, why->message);
      return FALSE;
    }
  text = g_bytes_get_data (entry.body, &size);
  entry.message = gantry_message_read (&entry.envelope, text, size, &why);
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
  int result = sqlite3_prepare_v2 (self->db, "SELECT id, received, body, format, origin, stamp, serial FROM message ORDER BY id", -1, &row, NULL);

  while (good && result == SQLITE_OK && (result = sqlite3_step (row)) == SQLITE_ROW)
    {
      good = read_row (self, row, func, data, error);
      result = SQLITE_OK;
    }
  if (good && result != SQLITE_DONE)
    good = gantry_journal_fail (self, "read it", error);
  sqlite3_finalize (row);
  return good;
}

gboolean
gantry_journal_begin (GantryJournal *self, GError **error)
{
  self->uncommitted = 0;
  return gantry_journal_run (self, "BEGIN IMMEDIATE", "begin to write", error);
}

gboolean
gantry_journal_commit (GantryJournal *self, GError **error)
{
  if (!gantry_journal_run (self, "COMMIT", "store", error))
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
finish_statement (GantryJournal *self, GantryJournalStatement which, const char *doing, GError **error)
{
  sqlite3_stmt *statement = self->statements[which];
  gboolean good = sqlite3_step (statement) == SQLITE_DONE;

  if (!good)
    gantry_journal_fail (self, doing, error);
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return good;
}

static gboolean
has_digest (GantryJournal *self, const guint8 *digest, gsize size, gboolean *has, GError **error)
{
  sqlite3_stmt *statement = self->statements[GANTRY_JOURNAL_HAS_DIGEST];
  int result;

  sqlite3_bind_blob (statement, 1, digest, size, SQLITE_STATIC);
  result = sqlite3_step (statement);
  *has = result == SQLITE_ROW;
  if (result != SQLITE_ROW && result != SQLITE_DONE)
    gantry_journal_fail (self, "read it", error);
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
  sqlite3_stmt *statement = self->statements[GANTRY_JOURNAL_OF_KEY];
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
    gantry_journal_fail (self, "read it", error);
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return result == SQLITE_DONE ? g_steal_pointer (&rows) : NULL;
}

static gboolean
delete_row (GantryJournal *self, gint64 id, GError **error)
{
  sqlite3_bind_int64 (self->statements[GANTRY_JOURNAL_DELETE], 1, id);
  self->uncommitted--;
  return finish_statement (self, GANTRY_JOURNAL_DELETE, "store", error);
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

/* What makes a message the same as another: an ODF message says everything itself; what else comes has a time and a source
 * beside it. */
static void
make_digest (const GantryJournalEntry *entry, guint8 *digest, gsize digest_size)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size;
  const guint8 *data = g_bytes_get_data (entry->body, &size);

  if (entry->envelope.format != GANTRY_FORMAT_ODF)
    {
      g_autofree char *beside =
          g_strdup_printf ("%s\x1f%s\x1f%" G_GINT64_FORMAT "\x1f%" G_GINT64_FORMAT "\x1f",
                           gantry_format_to_string (entry->envelope.format), entry->message->key,
                           entry->message->rev.major, entry->message->rev.minor);

      g_checksum_update (checksum, (const guchar *) beside, -1);
    }
  g_checksum_update (checksum, data, size);
  g_checksum_get_digest (checksum, digest, &digest_size);
}

static void
draft_init (Draft *draft, const GantryJournalEntry *entry)
{
  make_digest (entry, draft->digest, sizeof draft->digest);
  draft->entry = entry;
  draft->mode = entry->message->mode;
  if (draft->mode == GANTRY_MESSAGE_CONTROL)
    draft->key = g_strjoin ("\x1f", entry->message->type, entry->message->source, NULL);
  else
    draft->key = g_strdup (entry->message->key);
  draft->rev = entry->message->rev;
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
  sqlite3_stmt *statement = self->statements[GANTRY_JOURNAL_INSERT];
  const GantryMessage *message = draft->entry->message;
  const GantryEnvelope *envelope = &draft->entry->envelope;
  g_autofree char *cover = join_cover (draft->cover);
  g_autoptr (GBytes) packed = draft->entry->packed != NULL ? g_bytes_ref (draft->entry->packed)
                                                           : gantry_deflate (self->deflater, draft->entry->body, error);

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
  sqlite3_bind_text (statement, 11, gantry_format_to_string (envelope->format), -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 12, envelope->origin != NULL ? envelope->origin : "", -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 13, envelope->at);
  sqlite3_bind_int64 (statement, 14, envelope->serial);
  self->uncommitted++;
  return finish_statement (self, GANTRY_JOURNAL_INSERT, "store", error);
}

static gboolean
has_notes (const GantryMessage *message)
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
is_newer (const Row *row, const Draft *draft)
{
  if (draft->mode == GANTRY_MESSAGE_CONTROL)
    return row->at > draft->entry->message->at;
  return gantry_rev_compare (row->rev, draft->rev) >= 0 &&
         (draft->mode != GANTRY_MESSAGE_PARTS || gantry_cover_is_within (draft->cover, row->cover));
}

static gboolean
is_overtaken (const Draft *draft, GArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    if (is_newer (&g_array_index (rows, Row, i), draft))
      return TRUE;
  return FALSE;
}

/* Whether the draft leaves nothing to be had from the row. */
static gboolean
replaces (const Draft *draft, const Row *row)
{
  return gantry_cover_is_within (row->cover, draft->cover) &&
         (draft->mode != GANTRY_MESSAGE_PARTS || gantry_rev_compare (row->rev, draft->rev) <= 0);
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
      return draft->mode == GANTRY_MESSAGE_PARTS || !has_notes (draft->entry->message) || insert (self, draft, error);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);

      if (replaces (draft, row) && !delete_row (self, row->id, error))
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
