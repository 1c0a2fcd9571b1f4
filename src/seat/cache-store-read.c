/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/cache-store-private.h"

#include <string.h>

#define MAX_STEPS 50000 /* of one topic that are read; the newest */

static gboolean
is_good (GError *failure, GError **error)
{
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

static gboolean
load_scopes (GantryCacheStore *self, gint64 id, const char *topic, GPtrArray *changes, guint64 *total, GError **error)
{
  sqlite3_stmt *statement = gantry_cache_store_prepare (self, GANTRY_SQL_SCOPES, error);
  GError *failure = NULL;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  while (gantry_cache_store_step (self, statement, &failure))
    {
      g_auto (GantryCacheRow) row = { 0 };

      if (!gantry_cache_store_read_row (self, statement, 0, topic, 0, &row, &failure))
        break;
      *total += (guint64) gantry_cache_row_sum (&row, topic, 0);
      g_ptr_array_add (changes, gantry_change_new (topic, row.scope, GANTRY_CHANGE_FULL, row.rev, 0));
    }
  sqlite3_reset (statement);
  return is_good (failure, error);
}

/* Rows and scopes are both in the order of the scopes' names. */
static gboolean
load_objects (GantryCacheStore *self, gint64 id, const char *topic, GPtrArray *changes, guint64 *total, GError **error)
{
  sqlite3_stmt *statement = gantry_cache_store_prepare (self, GANTRY_SQL_OBJECTS, error);
  GError *failure = NULL;
  guint at = 0;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  while (gantry_cache_store_step (self, statement, &failure))
    {
      g_auto (GantryCacheRow) row = { 0 };
      GantryChange *change;
      GantryChangeItem *item;

      if (!gantry_cache_store_read_row (self, statement, 0, topic, 0, &row, &failure))
        break;
      while (at < changes->len && strcmp (((GantryChange *) g_ptr_array_index (changes, at))->scope, row.scope) < 0)
        at++;
      if (at == changes->len || strcmp (((GantryChange *) g_ptr_array_index (changes, at))->scope, row.scope) != 0)
        {
          gantry_cache_store_damaged (self, "an object without its scope", &failure);
          break;
        }
      *total += (guint64) gantry_cache_row_sum (&row, topic, 0);
      change = g_ptr_array_index (changes, at);
      item = gantry_change_take (change, row.id, g_steal_pointer (&row.body));
      item->rev = gantry_rev_max (row.rev, change->rev);
      item->at = row.at;
    }
  sqlite3_reset (statement);
  return is_good (failure, error);
}

static gboolean
load_topic (GantryCacheStore *self, const char *topic, GantryCacheTopicRow **row, GPtrArray *changes, GError **error)
{
  g_autoptr (GPtrArray) loaded = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_change_free);
  guint64 total = 0;

  if (!gantry_cache_store_find_topic (self, topic, row, error))
    return FALSE;
  if (*row == NULL)
    return TRUE;
  if (!load_scopes (self, (*row)->id, topic, loaded, &total, error) ||
      !load_objects (self, (*row)->id, topic, loaded, &total, error))
    return FALSE;
  if (total != (*row)->total)
    return gantry_cache_store_damaged (self, "a topic is not complete", error);
  g_ptr_array_extend_and_steal (changes, g_steal_pointer (&loaded));
  return TRUE;
}

gboolean
gantry_cache_store_load (GantryCacheStore *self, const char *topic, GPtrArray *changes, GError **error)
{
  GantryCacheTopicRow *row;

  return load_topic (self, topic, &row, changes, error);
}

static gboolean
load_before (GantryCacheStore *self, const char *topic, GantryPastStep *step, guint n_objects, GError **error)
{
  sqlite3_stmt *statement = gantry_cache_store_prepare (self, GANTRY_SQL_UNDOS, error);
  GError *failure = NULL;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, step->number);
  while (gantry_cache_store_step (self, statement, &failure))
    {
      GantryCacheRow row = { 0 };
      GantryPastObject object;

      if (!gantry_cache_store_read_row (self, statement, 0, topic, step->number, &row, &failure))
        break;
      object = (GantryPastObject) { row.id, row.scope, row.rev, row.at, row.body };
      g_array_append_val (step->before, object);
    }
  sqlite3_reset (statement);
  if (failure == NULL && step->before->len != n_objects)
    gantry_cache_store_damaged (self, "a step is not complete", &failure);
  return is_good (failure, error);
}

/* The statement's row as a step, without the objects. */
static GantryPastStep *
read_step (GantryCacheStore *self, sqlite3_stmt *statement, const char *topic, gint64 number, gint64 *previous, guint *n_objects,
           GError **error)
{
  g_autoptr (GantryPastStep) step = gantry_past_step_new ();

  *previous = sqlite3_column_int64 (statement, 0);
  *n_objects = (guint) sqlite3_column_int (statement, 7);
  step->number = number;
  step->scope = g_strdup ((const char *) sqlite3_column_text (statement, 1));
  step->rev = (GantryRev) { sqlite3_column_int64 (statement, 2), sqlite3_column_int64 (statement, 3) };
  step->at = sqlite3_column_int64 (statement, 4);
  step->stored = sqlite3_column_int64 (statement, 5);
  step->snapshot = sqlite3_column_int (statement, 6) != 0;
  if (gantry_cache_step_sum (step, topic, *previous, *n_objects) == sqlite3_column_int64 (statement, 8))
    return g_steal_pointer (&step);
  gantry_cache_store_damaged (self, "a step is not as it was written", error);
  return NULL;
}

/* *number becomes that of the step before. FALSE at the end, or with an error. */
static gboolean
load_step (GantryCacheStore *self, const char *topic, gint64 *number, GPtrArray *steps, GError **error)
{
  sqlite3_stmt *statement = gantry_cache_store_prepare (self, GANTRY_SQL_STEP_FIND, error);
  GantryPastStep *step = NULL;
  GError *failure = NULL;
  gint64 previous = 0;
  guint n_objects;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, *number);
  if (gantry_cache_store_step (self, statement, &failure))
    step = read_step (self, statement, topic, *number, &previous, &n_objects, &failure);
  sqlite3_reset (statement);
  if (step != NULL)
    {
      g_ptr_array_add (steps, step);
      load_before (self, topic, step, n_objects, &failure);
      *number = previous;
    }
  return is_good (failure, error) && step != NULL;
}

/* From the newest back to where they were forgotten: that is before all that are kept. */
static gboolean
load_steps (GantryCacheStore *self, const char *topic, gint64 number, GPtrArray *steps, GError **error)
{
  GError *failure = NULL;
  gint64 oldest = 0;

  if (!gantry_cache_store_ask (self, "SELECT min (id) FROM step", &oldest, error))
    return FALSE;
  while (number != 0 && steps->len < MAX_STEPS && load_step (self, topic, &number, steps, &failure))
    ;
  if (failure == NULL && number != 0 && oldest != 0 && number >= oldest && steps->len < MAX_STEPS)
    gantry_cache_store_damaged (self, "a step is missing", &failure);
  return is_good (failure, error);
}

gboolean
gantry_cache_store_recall (GantryCacheStore *self, const char *topic, GPtrArray *changes, GPtrArray *steps, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_past_step_free);
  GantryCacheTopicRow *row = NULL;
  gboolean good = gantry_cache_store_run (self, "BEGIN", error); /* one view of both */

  good = good && load_topic (self, topic, &row, changes, error) &&
         (row == NULL || load_steps (self, topic, row->last, found, error));
  gantry_cache_store_rollback (self);
  while (good && found->len > 0) /* the newest was read first */
    g_ptr_array_add (steps, g_ptr_array_steal_index (found, found->len - 1));
  return good;
}

static gboolean
list_topics (GantryCacheStore *self, GArray *topics, GError **error)
{
  sqlite3_stmt *statement = NULL;
  GError *failure = NULL;

  if (sqlite3_prepare_v2 (self->db, "SELECT name, at, used FROM topic ORDER BY name", -1, &statement, NULL) != SQLITE_OK)
    return gantry_cache_store_fail (self, error);
  while (gantry_cache_store_step (self, statement, &failure))
    {
      GantryCacheTopic topic = {
        .name = g_strdup ((const char *) sqlite3_column_text (statement, 0)),
        .at = sqlite3_column_int64 (statement, 1),
        .used = sqlite3_column_int64 (statement, 2),
      };

      g_array_append_val (topics, topic);
    }
  sqlite3_finalize (statement);
  return is_good (failure, error);
}

gboolean
gantry_cache_store_list (GantryCacheStore *self, GArray *topics, GHashTable *values, GError **error)
{
  sqlite3_stmt *statement = NULL;
  GError *failure = NULL;

  if (!list_topics (self, topics, error))
    return FALSE;
  if (sqlite3_prepare_v2 (self->db, "SELECT name, value FROM value", -1, &statement, NULL) != SQLITE_OK)
    return gantry_cache_store_fail (self, error);
  while (gantry_cache_store_step (self, statement, &failure))
    {
      gint64 value = sqlite3_column_int64 (statement, 1);

      g_hash_table_replace (values, g_strdup ((const char *) sqlite3_column_text (statement, 0)),
                            g_memdup2 (&value, sizeof value));
    }
  sqlite3_finalize (statement);
  return is_good (failure, error);
}
