/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/cache-store-private.h"

#define TRIM_STEPS 256
#define MAX_TRIMS  100000

static gboolean
run_alone (GantryCacheStore *self, const char *sql, GError **error)
{
  if (gantry_cache_store_begin (self, error) && gantry_cache_store_run (self, sql, error) &&
      gantry_cache_store_commit (self, error))
    return TRUE;
  gantry_cache_store_rollback (self);
  return FALSE;
}

/* The oldest steps, at most so many and none from 'end' on: what is left must be without holes. *more: there may be others. */
static gboolean
delete_steps (GantryCacheStore *self, gint64 n_steps, gint64 end, gboolean *more, GError **error)
{
  g_autofree char *sql = NULL;
  gint64 first, last;

  if (!gantry_cache_store_ask (self, "SELECT min (id) FROM step", &first, error))
    return FALSE;
  *more = first > 0 && first < end;
  if (!*more)
    return TRUE;
  last = MIN (first + n_steps, end) - 1;
  sql = g_strdup_printf ("DELETE FROM undo WHERE step <= %1$" G_GINT64_FORMAT "; DELETE FROM step WHERE id <= %1$" G_GINT64_FORMAT,
                         last);
  return run_alone (self, sql, error);
}

static gboolean
delete_topic (GantryCacheStore *self, gint64 id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM undo WHERE step IN (SELECT id FROM step WHERE topic = %1$" G_GINT64_FORMAT ");"
                                          "DELETE FROM step WHERE topic = %1$" G_GINT64_FORMAT ";"
                                          "DELETE FROM object WHERE topic = %1$" G_GINT64_FORMAT ";"
                                          "DELETE FROM scope WHERE topic = %1$" G_GINT64_FORMAT ";"
                                          "DELETE FROM topic WHERE id = %1$" G_GINT64_FORMAT, id);

  g_hash_table_remove_all (self->topics);
  return run_alone (self, sql, error);
}

/* Row of the topic that was not used for longest, of those that may go; 0 when there is none. before: only if not used since. */
static gboolean
find_unused (GantryCacheStore *self, gint64 before, GHashTable *keep, gint64 *id, GError **error)
{
  sqlite3_stmt *statement = NULL;
  GError *failure = NULL;

  *id = 0;
  if (sqlite3_prepare_v2 (self->db, "SELECT id, name FROM topic WHERE used < ?1 ORDER BY used", -1, &statement, NULL) != SQLITE_OK)
    return gantry_cache_store_fail (self, error);
  sqlite3_bind_int64 (statement, 1, before);
  while (*id == 0 && gantry_cache_store_step (self, statement, &failure))
    if (keep == NULL || !g_hash_table_contains (keep, sqlite3_column_text (statement, 1)))
      *id = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static gboolean
trim_days (GantryCacheStore *self, guint days, gint64 now, GHashTable *keep, GError **error)
{
  gint64 before = now - (gint64) days * 24 * 60 * 60 * 1000;
  g_autofree char *ask = g_strdup_printf ("SELECT ifnull (min (id), %" G_GINT64_FORMAT ") FROM step WHERE stored >= %" G_GINT64_FORMAT,
                                          self->next_step, before);
  gboolean more = TRUE;
  gint64 id = 1, end;

  if (!gantry_cache_store_ask (self, ask, &end, error))
    return FALSE;
  while (more)
    if (!delete_steps (self, TRIM_STEPS, end, &more, error))
      return FALSE;
  for (guint i = 0; id != 0 && i < MAX_TRIMS; i++)
    if (!find_unused (self, before, keep, &id, error) || (id != 0 && !delete_topic (self, id, error)))
      return FALSE;
  return TRUE;
}

/* Down to a little below the limit, so that not every change has something deleted. */
static gboolean
trim_bytes (GantryCacheStore *self, gint64 bytes, GHashTable *keep, GError **error)
{
  gint64 goal = bytes - bytes / 16;
  gboolean more = TRUE;
  gint64 id = 1, n_steps;

  if (gantry_cache_store_get_size (self) <= bytes)
    return TRUE;
  while (more && gantry_cache_store_get_size (self) > goal)
    if (!gantry_cache_store_ask (self, "SELECT (max (id) - min (id)) / 32 + 1 FROM step", &n_steps, error) ||
        !delete_steps (self, MIN (n_steps, TRIM_STEPS), self->next_step, &more, error))
      return FALSE;
  while (id != 0 && gantry_cache_store_get_size (self) > goal)
    if (!find_unused (self, G_MAXINT64, keep, &id, error) || (id != 0 && !delete_topic (self, id, error)))
      return FALSE;
  return gantry_cache_store_run (self, "PRAGMA incremental_vacuum", error);
}

gboolean
gantry_cache_store_trim (GantryCacheStore *self, const GantryCacheLimits *limits, gint64 now, GHashTable *keep, GError **error)
{
  return (limits->days == 0 || trim_days (self, limits->days, now, keep, error)) &&
         (limits->bytes <= 0 || trim_bytes (self, limits->bytes, keep, error));
}
