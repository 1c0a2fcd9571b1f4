/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/cache-store-private.h"

/* What a transaction puts into a topic is kept here and written at its end, so that an object that changes with every message of
 * a batch is one row to read and one to write. Steps are not: each has what was before it. */

static void
object_free (gpointer data)
{
  GantryCacheObject *object = data;

  gantry_cache_row_clear (&object->row);
  g_free (object);
}

GantryCacheTopicRow *
gantry_cache_topic_row_new (gint64 id, guint64 total, gint64 last)
{
  GantryCacheTopicRow *self = g_new0 (GantryCacheTopicRow, 1);

  self->id = id;
  self->total = total;
  self->last = last;
  self->scopes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->objects = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, object_free);
  return self;
}

void
gantry_cache_topic_row_free (gpointer data)
{
  GantryCacheTopicRow *self = data;

  g_hash_table_unref (self->scopes);
  g_hash_table_unref (self->objects);
  g_free (self);
}

/* Of a statement that finds one row or none; to be reset. sum: of the row. */
static gboolean
find_row (GantryCacheStore *self, sqlite3_stmt *statement, const char *topic, GantryCacheRow *row, gboolean *found, gint64 *sum,
          GError **error)
{
  GError *failure = NULL;

  *found = gantry_cache_store_step (self, statement, &failure) &&
           gantry_cache_store_read_row (self, statement, 0, topic, 0, row, &failure);
  *sum = *found ? sqlite3_column_int64 (statement, 6) : 0;
  if (failure == NULL)
    return TRUE;
  sqlite3_reset (statement);
  g_propagate_error (error, failure);
  return FALSE;
}

GantryCacheScope *
gantry_cache_store_find_scope (GantryCacheStore *self, GantryCacheTopicRow *topic, const char *name, const char *scope,
                               GError **error)
{
  GantryCacheScope *known = g_hash_table_lookup (topic->scopes, scope);
  g_auto (GantryCacheRow) row = { 0 };
  GantryCacheScope fresh = { 0 };
  sqlite3_stmt *statement;

  if (known != NULL)
    return known;
  statement = gantry_cache_store_prepare (self, GANTRY_SQL_SCOPE_FIND, error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, topic->id);
  sqlite3_bind_text (statement, 2, scope, -1, SQLITE_STATIC);
  if (!find_row (self, statement, name, &row, &fresh.there, &fresh.sum, error))
    return NULL;
  sqlite3_reset (statement);
  fresh.floor = fresh.there ? row.rev : GANTRY_REV_NONE;
  known = g_memdup2 (&fresh, sizeof fresh);
  g_hash_table_insert (topic->scopes, g_strdup (scope), known);
  return known;
}

GantryCacheObject *
gantry_cache_store_find_object (GantryCacheStore *self, GantryCacheTopicRow *topic, const char *name, const char *id,
                                GError **error)
{
  GantryCacheObject *known = g_hash_table_lookup (topic->objects, id);
  GantryCacheObject fresh = { 0 };
  sqlite3_stmt *statement;
  gboolean found;

  if (known != NULL)
    return known;
  statement = gantry_cache_store_prepare (self, GANTRY_SQL_OBJECT_FIND, error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, topic->id);
  sqlite3_bind_text (statement, 2, id, -1, SQLITE_STATIC);
  if (!find_row (self, statement, name, &fresh.row, &found, &fresh.sum, error))
    return NULL;
  if (found)
    fresh.rowid = sqlite3_column_int64 (statement, 7);
  else
    fresh.row.id = g_strdup (id);
  sqlite3_reset (statement);
  known = g_memdup2 (&fresh, sizeof fresh);
  g_hash_table_insert (topic->objects, known->row.id, known);
  return known;
}

static gboolean
write_scope (GantryCacheStore *self, GantryCacheTopicRow *topic, const char *name, const char *scope, GantryCacheScope *known,
             GError **error)
{
  GantryCacheRow row = { (char *) "", (char *) scope, known->floor, 0, NULL };
  sqlite3_stmt *statement = gantry_cache_store_prepare (self, GANTRY_SQL_SCOPE_SET, error);
  gint64 sum = gantry_cache_row_sum (&row, name, 0);

  if (statement == NULL)
    return FALSE;
  topic->total += (guint64) sum - (guint64) known->sum;
  known->sum = sum;
  known->changed = FALSE;
  sqlite3_bind_int64 (statement, 1, topic->id);
  sqlite3_bind_text (statement, 2, scope, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 3, known->floor.major);
  sqlite3_bind_int64 (statement, 4, known->floor.minor);
  sqlite3_bind_int64 (statement, 5, sum);
  return gantry_cache_store_finish (self, statement, error);
}

/* A row that stays in its scope is written where it is, so that the indexes stay as they are. */
static gboolean
write_object (GantryCacheStore *self, GantryCacheTopicRow *topic, const char *name, const GantryCacheObject *object, GError **error)
{
  gboolean there = object->row.body != NULL, in_place = object->rowid != 0 && !object->moved;
  sqlite3_stmt *statement;

  if (!there && object->rowid == 0)
    return TRUE; /* came and went */
  statement = gantry_cache_store_prepare (self, !there     ? GANTRY_SQL_OBJECT_DELETE
                                                : in_place ? GANTRY_SQL_OBJECT_UPDATE
                                                           : GANTRY_SQL_OBJECT_SET, error);
  if (statement == NULL)
    return FALSE;
  topic->total -= (guint64) object->sum;
  sqlite3_bind_int64 (statement, 1, !there || in_place ? object->rowid : topic->id);
  if (there)
    topic->total += (guint64) gantry_cache_bind_row (statement, 2, &object->row, name, 0);
  return gantry_cache_store_finish (self, statement, error);
}

gboolean
gantry_cache_store_write_objects (GantryCacheStore *self, GantryCacheTopicRow *topic, const char *name, GError **error)
{
  GHashTableIter iter;
  gpointer object;

  g_hash_table_iter_init (&iter, topic->objects);
  while (g_hash_table_iter_next (&iter, NULL, &object))
    if (((GantryCacheObject *) object)->changed && !write_object (self, topic, name, object, error))
      return FALSE;
  g_hash_table_remove_all (topic->objects);
  return TRUE;
}

static gboolean
write_topic (GantryCacheStore *self, GantryCacheTopicRow *topic, const char *name, GError **error)
{
  sqlite3_stmt *statement = gantry_cache_store_prepare (self, GANTRY_SQL_TOPIC_USE, error);
  gpointer scope, known;
  GHashTableIter iter;

  if (statement == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, topic->scopes);
  while (g_hash_table_iter_next (&iter, &scope, &known))
    if (((GantryCacheScope *) known)->changed && !write_scope (self, topic, name, scope, known, error))
      return FALSE;
  if (!gantry_cache_store_write_objects (self, topic, name, error))
    return FALSE;
  topic->changed = FALSE;
  sqlite3_bind_int64 (statement, 1, topic->id);
  sqlite3_bind_int64 (statement, 2, topic->at);
  sqlite3_bind_int64 (statement, 3, topic->used);
  sqlite3_bind_int64 (statement, 4, (gint64) topic->total);
  sqlite3_bind_int64 (statement, 5, topic->last);
  sqlite3_bind_int64 (statement, 6, gantry_cache_topic_sum (topic, name));
  return gantry_cache_store_finish (self, statement, error);
}

gboolean
gantry_cache_store_write_topics (GantryCacheStore *self, GError **error)
{
  GHashTableIter iter;
  gpointer name, topic;

  g_hash_table_iter_init (&iter, self->topics);
  while (g_hash_table_iter_next (&iter, &name, &topic))
    if (((GantryCacheTopicRow *) topic)->changed && !write_topic (self, topic, name, error))
      return FALSE;
  return TRUE;
}
