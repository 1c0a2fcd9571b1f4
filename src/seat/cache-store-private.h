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
  GHashTable *topics; /* name → GantryCacheTopicRow */
  gint64 next_step;
};

/* A topic's row. It knows what belongs to the topic, so that a row that is missing is noticed too. */
typedef struct
{
  gint64 id;
  guint64 total; /* of the sums of its scopes and objects */
  gint64 last;   /* its newest step; each step knows the one before */
} GantryCacheTopicRow;

/* An object or a scope as a row of the file has it. */
typedef struct
{
  char *id;
  char *scope;
  GantryRev rev;
  gint64 at;
  char *body; /* (nullable) */
} GantryCacheRow;

void          gantry_cache_row_clear       (GantryCacheRow *row);
/* Over everything in the row; so that rows cannot be exchanged also what it belongs to. */
gint64        gantry_cache_row_sum         (const GantryCacheRow *row, const char *topic, gint64 step);
/* As written: id, scope, major, minor, at, body, sum from column 'first' on. DAMAGED when the sum is another. */
gboolean      gantry_cache_store_read_row  (GantryCacheStore *self, sqlite3_stmt *statement, int first, const char *topic,
                                            gint64 step, GantryCacheRow *row, GError **error);
/* The same columns as parameters. */
void          gantry_cache_bind_row        (sqlite3_stmt *statement, int first, const GantryCacheRow *row, const char *topic, gint64 step);

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

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GantryCacheRow, gantry_cache_row_clear)

G_END_DECLS
