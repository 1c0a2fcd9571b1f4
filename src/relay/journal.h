/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "source/message.h"

G_BEGIN_DECLS

/* What a relay must not forget: an SQLite database (WAL, synced at each commit) of the messages that it takes to come back to
 * the same documents. It holds
 *  - of every replacement key the newest full message, and of older ones those that the newest does not make superfluous:
 *    with notes, which accumulate, or with documents that the newest one has no more,
 *  - of files, whose documents stand for themselves, those of which a newer one does not replace everything,
 *  - every partial message,
 *  - of every source the last control of each type,
 * in the order in which they were taken. Messages that change nothing, repeats and those overtaken, are not kept.
 *
 * One thread at a time. A folder belongs to one relay: a lock is held while it is open. */
typedef struct _GantryJournal GantryJournal;

#define GANTRY_JOURNAL_ERROR (gantry_journal_error_quark ())
GQuark gantry_journal_error_quark (void);

typedef enum
{
  GANTRY_JOURNAL_ERROR_FAILED,  /* disk full, not writable … */
  GANTRY_JOURNAL_ERROR_IN_USE,  /* another relay has it */
  GANTRY_JOURNAL_ERROR_NEWER,   /* written by a newer version of ours */
  GANTRY_JOURNAL_ERROR_DAMAGED, /* or something else's database. It is left as it is */
} GantryJournalError;

typedef enum
{
  GANTRY_JOURNAL_NEW,    /* kept */
  GANTRY_JOURNAL_STALE,  /* older than what is known of its key */
  GANTRY_JOURNAL_REPEAT, /* exactly this one was here before */
} GantryJournalVerdict;

/* One message as it goes in and comes out. */
typedef struct
{
  GantryMessage *message; /* (owned) (nullable) */
  GantryEnvelope envelope;   /* (owned) */
  GBytes *body;              /* (owned): unpacked */
  GBytes *packed;            /* (owned) (nullable): the same as gzip */
  gint64 received;           /* wall clock, ms */
} GantryJournalEntry;

typedef void (*GantryJournalReadFunc) (const GantryJournalEntry *entry, gpointer data);

/* Makes folder and database when they are not there. */
GantryJournal       *gantry_journal_open     (const char *folder, GError **error);
void                 gantry_journal_close    (GantryJournal *self);
/* Every message in order, parsed; a body that cannot be read any more is damage. */
gboolean             gantry_journal_read     (GantryJournal *self, GantryJournalReadFunc func, gpointer data, GError **error);

/* Between begin and commit: add. After a failure of any of the three nothing of it is stored. */
gboolean             gantry_journal_begin    (GantryJournal *self, GError **error);
gboolean             gantry_journal_add      (GantryJournal *self, const GantryJournalEntry *entry, GantryJournalVerdict *verdict,
                                              GError **error);
gboolean             gantry_journal_commit   (GantryJournal *self, GError **error);
void                 gantry_journal_rollback (GantryJournal *self);

/* Brings what was written ahead into the database where much has gathered; takes a moment. idle: nobody waits. */
void                 gantry_journal_tidy     (GantryJournal *self, gboolean idle);

/* Made when the journal was; (transfer none). */
const char          *gantry_journal_get_id   (GantryJournal *self);
/* Higher at every call, and for ever: the epoch of a run of the relay. 0 on failure. */
gint64               gantry_journal_next_epoch (GantryJournal *self, gint64 now, GError **error);
gint64               gantry_journal_count    (GantryJournal *self);
gint64               gantry_journal_get_size (GantryJournal *self); /* bytes of its files */

void                 gantry_journal_entry_clear (GantryJournalEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryJournal, gantry_journal_close)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GantryJournalEntry, gantry_journal_entry_clear)

G_END_DECLS
