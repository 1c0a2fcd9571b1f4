/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "relay/journal.h"

G_BEGIN_DECLS

typedef enum
{
  GANTRY_JOURNAL_INSERT,
  GANTRY_JOURNAL_HAS_DIGEST,
  GANTRY_JOURNAL_OF_KEY,
  GANTRY_JOURNAL_DELETE,
  GANTRY_JOURNAL_N_STATEMENTS
} GantryJournalStatement;

struct _GantryJournal
{
  char *path;
  char *id;
  int lock; /* file descriptor */
  sqlite3 *db;
  sqlite3_stmt *statements[GANTRY_JOURNAL_N_STATEMENTS];
  GConverter *deflater;
  gint64 count;
  gint64 uncommitted; /* change of count in the open transaction */
  gint64 ahead;       /* bytes written ahead of the database */
};

/* The database's last error, as what could not be done. Always FALSE. */
gboolean gantry_journal_fail (GantryJournal *self, const char *doing, GError **error);
gboolean gantry_journal_run  (GantryJournal *self, const char *sql, const char *doing, GError **error);
/* The number in the first column of the first row; 0 when there is none. */
gboolean gantry_journal_ask  (GantryJournal *self, const char *sql, gint64 *value, GError **error);

G_END_DECLS
