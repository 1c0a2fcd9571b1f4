/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/cache-store-private.h"

#include <string.h>

#define FNV_BASIS G_GUINT64_CONSTANT (0xcbf29ce484222325)
#define FNV_PRIME G_GUINT64_CONSTANT (0x100000001b3)

void
gantry_cache_row_clear (GantryCacheRow *row)
{
  g_clear_pointer (&row->id, g_free);
  g_clear_pointer (&row->scope, g_free);
  g_clear_pointer (&row->body, g_free);
}

/* FNV-1a. */
static guint64
mix (guint64 sum, gconstpointer data, gsize size)
{
  const guint8 *bytes = data;

  for (gsize i = 0; i < size; i++)
    sum = (sum ^ bytes[i]) * FNV_PRIME;
  return sum;
}

static guint64
mix_text (guint64 sum, const char *text)
{
  return text != NULL ? mix (sum, text, strlen (text) + 1) : mix (sum, "\377", 1);
}

static guint64
mix_int (guint64 sum, gint64 value)
{
  value = GINT64_TO_LE (value);
  return mix (sum, &value, sizeof value);
}

gint64
gantry_cache_row_sum (const GantryCacheRow *row, const char *topic, gint64 step)
{
  guint64 sum = FNV_BASIS;

  sum = mix_text (sum, topic);
  sum = mix_int (sum, step);
  sum = mix_text (sum, row->id);
  sum = mix_text (sum, row->scope);
  sum = mix_int (sum, row->rev.major);
  sum = mix_int (sum, row->rev.minor);
  sum = mix_int (sum, row->at);
  return (gint64) mix_text (sum, row->body);
}

gint64
gantry_cache_step_sum (const GantryPastStep *step, const char *topic, gint64 previous, guint n_objects)
{
  guint64 sum = mix_text (FNV_BASIS, topic);

  sum = mix_int (sum, step->number);
  sum = mix_int (sum, previous);
  sum = mix_text (sum, step->scope);
  sum = mix_int (sum, step->rev.major);
  sum = mix_int (sum, step->rev.minor);
  sum = mix_int (sum, step->at);
  sum = mix_int (sum, step->stored);
  return (gint64) mix_int (sum, n_objects);
}

gint64
gantry_cache_topic_sum (const GantryCacheTopicRow *row, const char *topic)
{
  guint64 sum = mix_text (FNV_BASIS, topic);

  sum = mix_int (sum, row->id);
  sum = mix_int (sum, (gint64) row->total);
  return (gint64) mix_int (sum, row->last);
}

static char *
dup_text (sqlite3_stmt *statement, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

gboolean
gantry_cache_store_read_row (GantryCacheStore *self, sqlite3_stmt *statement, int first, const char *topic, gint64 step,
                             GantryCacheRow *row, GError **error)
{
  *row = (GantryCacheRow) {
    .id = dup_text (statement, first),
    .scope = dup_text (statement, first + 1),
    .rev = { sqlite3_column_int64 (statement, first + 2), sqlite3_column_int64 (statement, first + 3) },
    .at = sqlite3_column_int64 (statement, first + 4),
    .body = dup_text (statement, first + 5),
  };
  if (row->id != NULL && row->scope != NULL &&
      gantry_cache_row_sum (row, topic, step) == sqlite3_column_int64 (statement, first + 6))
    return TRUE;
  gantry_cache_row_clear (row);
  return gantry_cache_store_damaged (self, "a row is not as it was written", error);
}

gint64
gantry_cache_bind_row (sqlite3_stmt *statement, int first, const GantryCacheRow *row, const char *topic, gint64 step)
{
  gint64 sum = gantry_cache_row_sum (row, topic, step);

  sqlite3_bind_text (statement, first, row->id, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, first + 1, row->scope, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, first + 2, row->rev.major);
  sqlite3_bind_int64 (statement, first + 3, row->rev.minor);
  sqlite3_bind_int64 (statement, first + 4, row->at);
  sqlite3_bind_text (statement, first + 5, row->body, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, first + 6, sum);
  return sum;
}
