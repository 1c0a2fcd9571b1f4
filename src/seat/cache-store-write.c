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
  GantryCacheScope *scope;
  gint64 step;
  GantryRev floor; /* before the change */
  guint n_undo;
  gint64 at; /* latest source time of what changed */
  GHashTable *confirmed; /* id → GantryRev: objects that need no new row, as the scope's new floor says their rev */
} Put;

static gboolean
ensure_topic (GantryCacheStore *self, const char *topic, gint64 now, GantryCacheTopicRow **row, GError **error)
{
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
  sqlite3_bind_int64 (statement, 3, 0); /* comes with the rest, when the row is known */
  if (!gantry_cache_store_finish (self, statement, error))
    return FALSE;
  *row = gantry_cache_topic_row_new (sqlite3_last_insert_rowid (self->db), 0, 0);
  g_hash_table_replace (self->topics, g_strdup (topic), *row);
  return TRUE;
}

static void
use_topic (GantryCacheTopicRow *row, gint64 at, gint64 now)
{
  row->at = MAX (row->at, at);
  row->used = now;
  row->changed = TRUE;
}

static void
set_floor (Put *self, GantryRev floor)
{
  self->scope->floor = floor;
  self->scope->there = TRUE;
  self->scope->changed = TRUE;
}

static GantryCacheObject *
find_object (Put *self, const char *id, GError **error)
{
  return gantry_cache_store_find_object (self->store, self->topic, self->change->topic, id, error);
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

/* It went at the time of the change; in a snapshot, which has none, when the scope's revision was made. */
static gboolean
remove_object (Put *self, GantryCacheObject *object, GError **error)
{
  if (!add_undo (self, &object->row, error))
    return FALSE;
  self->at = MAX (self->at, self->change->at != 0 ? self->change->at : gantry_gate_rev_time (self->change->rev));
  g_clear_pointer (&object->row.body, g_free);
  object->changed = TRUE;
  return TRUE;
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
  const GantryCacheScope *scope = gantry_cache_store_find_scope (self->store, self->topic, self->change->topic, row->scope, error);

  if (scope == NULL)
    return FALSE;
  *rev = gantry_rev_max (row->rev, scope->floor);
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

static void
set_scope (GantryCacheObject *object, const char *scope)
{
  g_free (object->row.scope);
  object->row.scope = g_strdup (scope);
  object->moved = TRUE;
}

/* As what was not there is kept in a step. */
static void
begin_object (GantryCacheObject *object, const char *scope)
{
  if (g_strcmp0 (object->row.scope, scope) != 0)
    set_scope (object, scope);
  object->row.rev = GANTRY_REV_NONE;
  object->row.at = 0;
}

static gboolean
replace_object (Put *self, const GantryChangeItem *item, GantryCacheObject *object, GError **error)
{
  GantryCacheRow *row = &object->row;
  gboolean same = row->body != NULL && strcmp (row->body, item->body) == 0, stays = strcmp (row->scope, self->change->scope) == 0;
  GantryRev rev = get_item_rev (self->change, item);
  gint64 at = get_item_at (self->change, item, row, same);

  if (same && at == row->at && self->change->mode == GANTRY_CHANGE_FULL && stays && gantry_rev_compare (rev, self->change->rev) <= 0)
    {
      g_hash_table_replace (self->confirmed, item->id, g_memdup2 (&rev, sizeof rev));
      return TRUE;
    }
  if (!same && !add_undo (self, row, error))
    return FALSE;
  if (!same)
    {
      self->at = MAX (self->at, at);
      g_free (row->body);
      row->body = g_strdup (item->body);
    }
  if (!stays)
    set_scope (object, self->change->scope);
  row->rev = rev;
  row->at = at;
  object->changed = TRUE;
  return TRUE;
}

static gboolean
put_item (Put *self, const GantryChangeItem *item, GError **error)
{
  gboolean mends = self->change->mends, found;
  GantryRev rev = GANTRY_REV_NONE;
  GantryCacheObject *object;
  int order;

  if (gantry_rev_compare (get_item_rev (self->change, item), self->floor) < (mends ? 0 : 1))
    return TRUE;
  object = find_object (self, item->id, error);
  if (object == NULL)
    return FALSE;
  found = object->row.body != NULL;
  if (found && !get_rev_that_counts (self, &object->row, &rev, error))
    return FALSE;
  order = gantry_rev_compare (get_item_rev (self->change, item), rev);
  if (found && order < (mends ? 0 : 1))
    return TRUE;
  if (item->body == NULL)
    return !found || remove_object (self, object, error);
  if (!found)
    begin_object (object, self->change->scope);
  else if (order == 0 && strcmp (object->row.body, item->body) == 0)
    return TRUE; /* nothing to mend */
  return replace_object (self, item, object, error);
}

/* Ids of the scope that a full change does not name and that nothing newer put there. (transfer full) (nullable) */
static GPtrArray *
list_unnamed (Put *self, GError **error)
{
  sqlite3_stmt *statement = gantry_cache_store_prepare (self->store, GANTRY_SQL_OBJECTS_OF_SCOPE, error);
  g_autoptr (GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  GError *failure = NULL;

  if (statement == NULL || !gantry_cache_store_write_objects (self->store, self->topic, self->change->topic, error))
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
      GantryCacheObject *object = find_object (self, g_ptr_array_index (ids, i), error);

      if (object == NULL || (object->row.body != NULL && !remove_object (self, object, error)))
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
static void
put_floor (Put *self, GantryVerdict verdict)
{
  if (verdict == GANTRY_VERDICT_TAKEN && self->change->mode != GANTRY_CHANGE_PARTIAL)
    set_floor (self, self->change->rev);
  else if (!self->scope->there)
    set_floor (self, GANTRY_REV_NONE);
}

gboolean
gantry_cache_store_put (GantryCacheStore *self, const GantryChange *change, gint64 now, GantryVerdict *verdict, GError **error)
{
  g_autoptr (GHashTable) confirmed = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  Put put = { .store = self, .change = change, .step = self->next_step, .confirmed = confirmed };

  if (!ensure_topic (self, change->topic, now, &put.topic, error))
    return FALSE;
  put.scope = gantry_cache_store_find_scope (self, put.topic, change->topic, change->scope, error);
  if (put.scope == NULL)
    return FALSE;
  put.floor = put.scope->floor;
  *verdict = judge (&put);
  if (*verdict == GANTRY_VERDICT_TAKEN && change->mode == GANTRY_CHANGE_FULL && !remove_unnamed (&put, error))
    return FALSE;
  if (*verdict == GANTRY_VERDICT_TAKEN || change->mode == GANTRY_CHANGE_FULL)
    {
      if (!put_items (&put, error))
        return FALSE;
      put_floor (&put, *verdict);
    }
  if (put.n_undo > 0 && !add_step (&put, now, error))
    return FALSE;
  use_topic (put.topic, put.at, now);
  return TRUE;
}

gboolean
gantry_cache_store_use (GantryCacheStore *self, const char *topic, gint64 now, GError **error)
{
  GantryCacheTopicRow *row;

  if (!gantry_cache_store_find_topic (self, topic, &row, error))
    return FALSE;
  if (row != NULL)
    use_topic (row, 0, now);
  return TRUE;
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
