/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "seat/cache-store.h"

#include <sqlite3.h>

G_BEGIN_DECLS

typedef enum
{
  GANTRY_SQL_TOPIC_FIND,
  GANTRY_SQL_TOPIC_ADD,
  GANTRY_SQL_TOPIC_USE,
  GANTRY_SQL_SCOPE_FIND,
  GANTRY_SQL_SCOPE_SET,
  GANTRY_SQL_SCOPES,
  GANTRY_SQL_OBJECT_FIND,
  GANTRY_SQL_OBJECT_SET,
  GANTRY_SQL_OBJECT_UPDATE,
  GANTRY_SQL_OBJECT_DELETE,
  GANTRY_SQL_OBJECTS,
  GANTRY_SQL_OBJECTS_OF_SCOPE,
  GANTRY_SQL_STEP_ADD,
  GANTRY_SQL_STEP_FIND,
  GANTRY_SQL_UNDO_ADD,
  GANTRY_SQL_UNDOS,
  GANTRY_SQL_VALUE_SET,
  N_GANTRY_SQL
} GantrySql;

struct _GantryCacheStore
{
  sqlite3 *db;
  char *path;
  sqlite3_stmt *statements[N_GANTRY_SQL]; /* prepared when first used */
  GHashTable *topics; /* name → GantryCacheTopicRow: those asked for since the last rollback */
  gint64 next_step;
  int look;     /* READ_ONLY: file descriptor, held as long as it is open; or -1 */
  char *mark;   /* of the file when it was opened */
  int n_ahead;  /* pages that are written ahead */
};

/* A topic's row. It knows what belongs to the topic, so that a row that is missing is noticed too. */
typedef struct
{
  gint64 id;
  guint64 total; /* of the sums of its scopes and objects, as they are in the file */
  gint64 last;   /* its newest step; each step knows the one before */
  gint64 at;     /* no earlier than this, ms */
  gint64 used;
  gboolean changed;    /* what follows, or the row itself, is to be written */
  GHashTable *scopes;  /* name → GantryCacheScope: those asked for */
  GHashTable *objects; /* id → GantryCacheObject: those asked for in this transaction */
} GantryCacheTopicRow;

typedef struct
{
  GantryRev floor;
  gboolean there;
  gboolean changed; /* since it was written */
  gint64 sum;       /* of its row in the file; 0: there is none */
} GantryCacheScope;

/* An object or a scope as a row of the file has it. */
typedef struct
{
  char *id;
  char *scope;
  GantryRev rev;
  gint64 at;
  char *body; /* (nullable) */
} GantryCacheRow;

/* An object as the transaction has made it so far. */
typedef struct
{
  GantryCacheRow row; /* without a body: it is not there */
  gint64 rowid;       /* of its row in the file; 0: there is none */
  gint64 sum;         /* of that row */
  gboolean changed;
  gboolean moved;     /* into another scope than that row has */
} GantryCacheObject;

void          gantry_cache_row_clear       (GantryCacheRow *row);
/* Over everything in the row; so that rows cannot be exchanged also what it belongs to. */
gint64        gantry_cache_row_sum         (const GantryCacheRow *row, const char *topic, gint64 step);
/* As written: id, scope, major, minor, at, body, sum from column 'first' on. DAMAGED when the sum is another. */
gboolean      gantry_cache_store_read_row  (GantryCacheStore *self, sqlite3_stmt *statement, int first, const char *topic,
                                            gint64 step, GantryCacheRow *row, GError **error);
/* The same columns as parameters; the sum. */
gint64        gantry_cache_bind_row        (sqlite3_stmt *statement, int first, const GantryCacheRow *row, const char *topic, gint64 step);

/* (nullable): with an error. Ready to be bound; reset it when done. */
sqlite3_stmt *gantry_cache_store_prepare   (GantryCacheStore *self, GantrySql which, GError **error);
/* Next row of a statement: FALSE at the end, when it is ready for the next time, or with an error. */
gboolean      gantry_cache_store_step      (GantryCacheStore *self, sqlite3_stmt *statement, GError **error);
/* Runs one that gives no rows. */
gboolean      gantry_cache_store_finish    (GantryCacheStore *self, sqlite3_stmt *statement, GError **error);
gboolean      gantry_cache_store_run       (GantryCacheStore *self, const char *sql, GError **error);
gboolean      gantry_cache_store_ask       (GantryCacheStore *self, const char *sql, gint64 *value, GError **error);
/* Always FALSE. */
gboolean      gantry_cache_store_fail      (GantryCacheStore *self, GError **error);
gboolean      gantry_cache_store_damaged   (GantryCacheStore *self, const char *what, GError **error);
gint64        gantry_cache_step_sum        (const GantryPastStep *step, const char *topic, gint64 previous, guint n_objects);
gint64        gantry_cache_topic_sum       (const GantryCacheTopicRow *row, const char *topic);
/* *row: NULL when there is none; owned by the store, until the next rollback. */
gboolean      gantry_cache_store_find_topic (GantryCacheStore *self, const char *topic, GantryCacheTopicRow **row, GError **error);

/* Topics in memory (cache-topic.c). */
GantryCacheTopicRow *gantry_cache_topic_row_new  (gint64 id, guint64 total, gint64 last);
void                 gantry_cache_topic_row_free (gpointer data);
/* name: of the topic. Never NULL but with an error; (transfer none). What is changed in it, 'changed' of it and of the topic being
 * set, is written with the transaction. An object is theirs until write_objects(). */
GantryCacheScope    *gantry_cache_store_find_scope    (GantryCacheStore *self, GantryCacheTopicRow *topic, const char *name,
                                                       const char *scope, GError **error);
GantryCacheObject   *gantry_cache_store_find_object   (GantryCacheStore *self, GantryCacheTopicRow *topic, const char *name,
                                                       const char *id, GError **error);
gboolean             gantry_cache_store_write_objects (GantryCacheStore *self, GantryCacheTopicRow *topic, const char *name,
                                                       GError **error);
gboolean             gantry_cache_store_write_topics  (GantryCacheStore *self, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GantryCacheRow, gantry_cache_row_clear)

G_END_DECLS
