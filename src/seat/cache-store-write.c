/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/cache-store-private.h"

#include "seat/gate.h"

#include <string.h>

/* A change on its way into the tables. */
typedef struct
{
  GantryCacheStore *store;
  const GantryChange *change;
  GantryCacheTopicRow *topic;
  gint64 step;
  GantryRev floor; /* before the change */
  guint n_undo;
  gint64 at; /* latest source time of what changed */
  GHashTable *confirmed; /* id → GantryRev: objects that need no new row, as the scope's new floor says their rev */
} Put;

static gboolean
ensure_topic (GantryCacheStore *self, const char *topic, gint64 now, GantryCacheTopicRow **row, GError **error)
{
  GantryCacheTopicRow fresh = { 0 };
  sqlite3_stmt *statement;

  if (!gantry_cache_store_find_topic (self, topic, row, error))
    return FALSE;
  if (*row != NULL)
    return TRUE;
  statement = gantry_cache_store_prepare (self, GANTRY_SQL_TOPIC_ADD, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, topic, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, now);
  sqlite3_bind_int64 (statement, 3, 0); /* use_topic() says it, when the row is known */
  if (!gantry_cache_store_finish (self, statement, error))
    return FALSE;
  fresh.id = sqlite3_last_insert_rowid (self->db);
  *row = g_memdup2 (&fresh, sizeof fresh);
  g_hash_table_replace (self->topics, g_strdup (topic), *row);
  return TRUE;
}

static gboolean
use_topic (GantryCacheStore *self, const char *topic, const GantryCacheTopicRow *row, gint64 at, gint64 now, GError **error)
{
  sqlite3_stmt *statement = gantry_cache_store_prepare (self, GANTRY_SQL_TOPIC_USE, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, row->id);
  sqlite3_bind_int64 (statement, 2, at);
  sqlite3_bind_int64 (statement, 3, now);
  sqlite3_bind_int64 (statement, 4, (gint64) row->total);
  sqlite3_bind_int64 (statement, 5, row->last);
  sqlite3_bind_int64 (statement, 6, gantry_cache_topic_sum (row, topic));
  return gantry_cache_store_finish (self, statement, error);
}

static guint64
sum_row (const Put *self, const GantryCacheRow *row)
{
  return (guint64) gantry_cache_row_sum (row, self->change->topic, 0);
}

/* *row: its floor is GANTRY_REV_NONE when it is not there. */
static gboolean
find_scope (Put *self, const char *scope, GantryCacheRow *row, gboolean *found, GError **error)
{
  sqlite3_stmt *statement = gantry_cache_store_prepare (self->store, GANTRY_SQL_SCOPE_FIND, error);
  GError *failure = NULL;

  *found = FALSE;
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->topic->id);
  sqlite3_bind_text (statement, 2, scope, -1, SQLITE_STATIC);
  if (gantry_cache_store_step (self->store, statement, &failure))
    *found = gantry_cache_store_read_row (self->store, statement, 0, self->change->topic, 0, row, &failure);
  sqlite3_reset (statement);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* old: as it is; (nullable) */
static gboolean
set_floor (Put *self, const GantryCacheRow *old, GantryRev floor, GError **error)
{
  sqlite3_stmt *statement = gantry_cache_store_prepare (self->store, GANTRY_SQL_SCOPE_SET, error);
  GantryCacheRow row = { (char *) "", self->change->scope, floor, 0, NULL };

  if (statement == NULL)
    return FALSE;
  self->topic->total += sum_row (self, &row) - (old != NULL ? sum_row (self, old) : 0);
  sqlite3_bind_int64 (statement, 1, self->topic->id);
  sqlite3_bind_text (statement, 2, self->change->scope, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 3, floor.major);
  sqlite3_bind_int64 (statement, 4, floor.minor);
  sqlite3_bind_int64 (statement, 5, (gint64) sum_row (self, &row));
  return gantry_cache_store_finish (self->store, statement, error);
}

/* *found: FALSE when it is not there. */
static gboolean
find_object (Put *self, const char *id, GantryCacheRow *row, gboolean *found, GError **error)
{
  sqlite3_stmt *statement = gantry_cache_store_prepare (self->store, GANTRY_SQL_OBJECT_FIND, error);
  GError *failure = NULL;

  *found = FALSE;
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->topic->id);
  sqlite3_bind_text (statement, 2, id, -1, SQLITE_STATIC);
  if (gantry_cache_store_step (self->store, statement, &failure))
    *found = gantry_cache_store_read_row (self->store, statement, 0, self->change->topic, 0, row, &failure);
  sqlite3_reset (statement);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* before: with no body for what was not there. */
static gboolean
add_undo (Put *self, const GantryCacheRow *before, GError **error)
{
  sqlite3_stmt *statement = gantry_cache_store_prepare (self->store, GANTRY_SQL_UNDO_ADD, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->step);
  gantry_cache_bind_row (statement, 2, before, self->change->topic, self->step);
  self->n_undo++;
  return gantry_cache_store_finish (self->store, statement, error);
}

/* old: as it is; without a body when it is not there. */
static gboolean
set_object (Put *self, const GantryCacheRow *old, const GantryCacheRow *row, GError **error)
{
  sqlite3_stmt *statement = gantry_cache_store_prepare (self->store, GANTRY_SQL_OBJECT_SET, error);

  if (statement == NULL)
    return FALSE;
  self->topic->total += sum_row (self, row) - (old->body != NULL ? sum_row (self, old) : 0);
  sqlite3_bind_int64 (statement, 1, self->topic->id);
  gantry_cache_bind_row (statement, 2, row, self->change->topic, 0);
  return gantry_cache_store_finish (self->store, statement, error);
}

/* It went at the time of the change; in a snapshot, which has none, when the scope's revision was made. */
static gboolean
remove_object (Put *self, const GantryCacheRow *row, GError **error)
{
  sqlite3_stmt *statement = gantry_cache_store_prepare (self->store, GANTRY_SQL_OBJECT_DELETE, error);

  if (statement == NULL || !add_undo (self, row, error))
    return FALSE;
  self->topic->total -= sum_row (self, row);
  self->at = MAX (self->at, self->change->at != 0 ? self->change->at : gantry_gate_rev_time (self->change->rev));
  sqlite3_bind_int64 (statement, 1, self->topic->id);
  sqlite3_bind_text (statement, 2, row->id, -1, SQLITE_STATIC);
  return gantry_cache_store_finish (self->store, statement, error);
}

static GantryRev
get_item_rev (const GantryChange *change, const GantryChangeItem *item)
{
  return gantry_rev_compare (item->rev, GANTRY_REV_NONE) > 0 ? item->rev : change->rev;
}

/* The higher of its own and of its scope's floor. */
static gboolean
get_rev_that_counts (Put *self, const GantryCacheRow *row, GantryRev *rev, GError **error)
{
  const GantryRev *confirmed = g_hash_table_lookup (self->confirmed, row->id);
  g_auto (GantryCacheRow) scope = { 0 };
  gboolean found;

  if (strcmp (row->scope, self->change->scope) == 0)
    scope.rev = self->floor;
  else if (!find_scope (self, row->scope, &scope, &found, error))
    return FALSE;
  *rev = gantry_rev_max (row->rev, scope.rev);
  if (confirmed != NULL)
    *rev = gantry_rev_max (*rev, *confirmed);
  return TRUE;
}

/* It keeps the time when its body was the same before, but a snapshot knows better: it may have changed and changed back. */
static gint64
get_item_at (const GantryChange *change, const GantryChangeItem *item, const GantryCacheRow *old, gboolean same)
{
  if (same && (change->at != 0 || item->at == 0))
    return old->at;
  return item->at != 0 ? item->at : change->at;
}

static gboolean
replace_object (Put *self, const GantryChangeItem *item, const GantryCacheRow *old, GError **error)
{
  gboolean same = old->body != NULL && strcmp (old->body, item->body) == 0;
  GantryCacheRow row = { item->id, self->change->scope, get_item_rev (self->change, item),
                         get_item_at (self->change, item, old, same), item->body };

  if (same && row.at == old->at && self->change->mode == GANTRY_CHANGE_FULL && strcmp (old->scope, row.scope) == 0 &&
      gantry_rev_compare (row.rev, self->change->rev) <= 0)
    {
      g_hash_table_replace (self->confirmed, item->id, g_memdup2 (&row.rev, sizeof row.rev));
      return TRUE;
    }
  if (!same)
    self->at = MAX (self->at, row.at);
  return (same || add_undo (self, old, error)) && set_object (self, old, &row, error);
}

static gboolean
put_item (Put *self, const GantryChangeItem *item, GError **error)
{
  g_auto (GantryCacheRow) old = { 0 };
  gboolean mends = self->change->mends, found;
  GantryRev rev = GANTRY_REV_NONE;
  int order;

  if (gantry_rev_compare (get_item_rev (self->change, item), self->floor) < (mends ? 0 : 1))
    return TRUE;
  if (!find_object (self, item->id, &old, &found, error))
    return FALSE;
  if (found && !get_rev_that_counts (self, &old, &rev, error))
    return FALSE;
  order = gantry_rev_compare (get_item_rev (self->change, item), rev);
  if (found && order < (mends ? 0 : 1))
    return TRUE;
  if (item->body == NULL)
    return !found || remove_object (self, &old, error);
  if (!found)
    {
      old.id = g_strdup (item->id);
      old.scope = g_strdup (self->change->scope);
    }
  else if (order == 0 && strcmp (old.body, item->body) == 0)
    {
      return TRUE; /* nothing to mend */
    }
  return replace_object (self, item, &old, error);
}

/* Ids of the scope that a full change does not name and that nothing newer put there. (transfer full) (nullable) */
static GPtrArray *
list_unnamed (Put *self, GError **error)
{
  sqlite3_stmt *statement = gantry_cache_store_prepare (self->store, GANTRY_SQL_OBJECTS_OF_SCOPE, error);
  g_autoptr (GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  GError *failure = NULL;

  if (statement == NULL)
    return NULL;
  for (guint i = 0; i < gantry_change_get_size (self->change); i++)
    g_hash_table_add (named, gantry_change_get_item (self->change, i)->id);
  sqlite3_bind_int64 (statement, 1, self->topic->id);
  sqlite3_bind_text (statement, 2, self->change->scope, -1, SQLITE_STATIC);
  while (gantry_cache_store_step (self->store, statement, &failure))
    {
      const char *id = (const char *) sqlite3_column_text (statement, 0);
      GantryRev rev = { sqlite3_column_int64 (statement, 1), sqlite3_column_int64 (statement, 2) };

      if (!g_hash_table_contains (named, id) && gantry_rev_compare (rev, self->change->rev) <= 0)
        g_ptr_array_add (ids, g_strdup (id));
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL ? g_steal_pointer (&ids) : NULL;
}

static gboolean
remove_unnamed (Put *self, GError **error)
{
  g_autoptr (GPtrArray) ids = list_unnamed (self, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      g_auto (GantryCacheRow) row = { 0 };
      gboolean found;

      if (!find_object (self, g_ptr_array_index (ids, i), &row, &found, error) ||
          (found && !remove_object (self, &row, error)))
        return FALSE;
    }
  return TRUE;
}

static GantryVerdict
judge (const Put *self)
{
  const GantryChange *change = self->change;

  if (change->mode == GANTRY_CHANGE_PARTIAL)
    return GANTRY_VERDICT_TAKEN;
  if (gantry_rev_compare (change->rev, self->floor) < (change->mends ? 0 : 1))
    return GANTRY_VERDICT_STALE;
  if (change->mode == GANTRY_CHANGE_DELTA && gantry_rev_compare (change->base, self->floor) != 0)
    return GANTRY_VERDICT_OTHER_BASE;
  return GANTRY_VERDICT_TAKEN;
}

static gboolean
add_step (Put *self, gint64 now, GError **error)
{
  const GantryChange *change = self->change;
  const GantryPastStep step = { self->step, change->scope, change->rev, self->at, now, FALSE, NULL };
  sqlite3_stmt *statement = gantry_cache_store_prepare (self->store, GANTRY_SQL_STEP_ADD, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->step);
  sqlite3_bind_int64 (statement, 2, self->topic->id);
  sqlite3_bind_int64 (statement, 3, self->topic->last);
  sqlite3_bind_text (statement, 4, change->scope, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 5, change->rev.major);
  sqlite3_bind_int64 (statement, 6, change->rev.minor);
  sqlite3_bind_int64 (statement, 7, self->at);
  sqlite3_bind_int64 (statement, 8, now);
  sqlite3_bind_int (statement, 9, change->mode == GANTRY_CHANGE_FULL && change->at == 0);
  sqlite3_bind_int64 (statement, 10, self->n_undo);
  sqlite3_bind_int64 (statement, 11, gantry_cache_step_sum (&step, change->topic, self->topic->last, self->n_undo));
  self->topic->last = self->step;
  self->store->next_step++;
  return gantry_cache_store_finish (self->store, statement, error);
}

static gboolean
put_items (Put *self, GError **error)
{
  for (guint i = 0; i < gantry_change_get_size (self->change); i++)
    if (!put_item (self, gantry_change_get_item (self->change, i), error))
      return FALSE;
  return TRUE;
}

/* The scope's new floor; a scope that has objects is there even when it has none. */
static gboolean
put_floor (Put *self, GantryVerdict verdict, const GantryCacheRow *scope, gboolean found, GError **error)
{
  if (verdict == GANTRY_VERDICT_TAKEN && self->change->mode != GANTRY_CHANGE_PARTIAL)
    return set_floor (self, found ? scope : NULL, self->change->rev, error);
  return found || set_floor (self, NULL, GANTRY_REV_NONE, error);
}

gboolean
gantry_cache_store_put (GantryCacheStore *self, const GantryChange *change, gint64 now, GantryVerdict *verdict, GError **error)
{
  g_autoptr (GHashTable) confirmed = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_auto (GantryCacheRow) scope = { 0 };
  Put put = { .store = self, .change = change, .step = self->next_step, .confirmed = confirmed };
  gboolean found;

  if (!ensure_topic (self, change->topic, now, &put.topic, error) ||
      !find_scope (&put, change->scope, &scope, &found, error))
    return FALSE;
  put.floor = scope.rev;
  *verdict = judge (&put);
  if (*verdict == GANTRY_VERDICT_TAKEN && change->mode == GANTRY_CHANGE_FULL && !remove_unnamed (&put, error))
    return FALSE;
  if ((*verdict == GANTRY_VERDICT_TAKEN || change->mode == GANTRY_CHANGE_FULL) &&
      (!put_items (&put, error) || !put_floor (&put, *verdict, &scope, found, error)))
    return FALSE;
  return (put.n_undo == 0 || add_step (&put, now, error)) &&
         use_topic (self, change->topic, put.topic, put.at, now, error);
}

gboolean
gantry_cache_store_use (GantryCacheStore *self, const char *topic, gint64 now, GError **error)
{
  GantryCacheTopicRow *row;

  return gantry_cache_store_find_topic (self, topic, &row, error) &&
         (row == NULL || use_topic (self, topic, row, 0, now, error));
}

gboolean
gantry_cache_store_set (GantryCacheStore *self, const char *name, gint64 value, GError **error)
{
  sqlite3_stmt *statement = gantry_cache_store_prepare (self, GANTRY_SQL_VALUE_SET, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, name, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, value);
  return gantry_cache_store_finish (self, statement, error);
}
