/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/cache-worker-private.h"

#include "seat/cache-files.h"

#include <errno.h>
#include <unistd.h>

#define MAX_REBUILDS 3
#define TRIM_PERIOD  (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)

void
gantry_cache_worker_want (GantryCacheWorker *self, const char *topic)
{
  if (!g_hash_table_contains (self->wanted, topic))
    g_hash_table_insert (self->wanted, g_strdup (topic), GINT_TO_POINTER (FALSE));
}

void
gantry_cache_worker_ask (GantryCacheWorker *self)
{
  GHashTableIter iter;
  gpointer topic, asked;

  if (self->state != GANTRY_CACHE_STATE_READY)
    return;
  g_hash_table_iter_init (&iter, self->wanted);
  while (g_hash_table_iter_next (&iter, &topic, &asked))
    if (!GPOINTER_TO_INT (asked))
      {
        g_hash_table_iter_replace (&iter, GINT_TO_POINTER (TRUE));
        gantry_cache_mailbox_send (self->mailbox, (GantryCachePost) { .wanted = g_strdup (topic) });
      }
}

/* Answers that come while nothing is written are lost: everything is asked for again. */
static void
forget_asked (GantryCacheWorker *self)
{
  GHashTableIter iter;

  g_hash_table_iter_init (&iter, self->wanted);
  while (g_hash_table_iter_next (&iter, NULL, NULL))
    g_hash_table_iter_replace (&iter, GINT_TO_POINTER (FALSE));
}

static void
set_state (GantryCacheWorker *self, GantryCacheState state, const char *trouble)
{
  self->retry_due = GANTRY_CACHE_NEVER;
  if (state != GANTRY_CACHE_STATE_READY)
    {
      self->retry_due = g_get_monotonic_time () + (gint64) self->options.retry_ms * 1000;
      forget_asked (self);
    }
  if (state == self->state && self->aside == NULL)
    return;
  self->state = state;
  gantry_cache_mailbox_send (self->mailbox, (GantryCachePost) { .state = state,
                                                                .rebuilt = self->rebuilt,
                                                                .trouble = g_strdup (trouble != NULL ? trouble : ""),
                                                                .aside = g_steal_pointer (&self->aside) });
}

static void
close_store (GantryCacheWorker *self)
{
  g_clear_pointer (&self->store, gantry_cache_store_close);
}

static const char *
get_aside_word (GantryCacheRebuilt rebuilt)
{
  return rebuilt == GANTRY_CACHE_REBUILT_FOREIGN ? "foreign" : rebuilt == GANTRY_CACHE_REBUILT_NEWER ? "newer" : "damaged";
}

void
gantry_cache_worker_trim (GantryCacheWorker *self)
{
  g_autoptr (GError) error = NULL;
  GantryCacheLimits limits = self->limits;

  if (g_get_monotonic_time () < self->trim_due)
    limits.days = 0;
  else
    self->trim_due = g_get_monotonic_time () + TRIM_PERIOD;
  if (!gantry_cache_store_trim (self->store, &limits, self->options.clock (), self->used, &error))
    g_message ("cache: cannot delete what is old: %s", error->message); /* whatever is wrong, the next write says it too */
}

/* SQLite does not always tell why it could not write. */
static gboolean
is_no_room (GantryCacheWorker *self, const GError *error)
{
  return error->code == GANTRY_CACHE_ERROR_FULL ||
         (error->code == GANTRY_CACHE_ERROR_FAILED && gantry_cache_files_is_full (self->path));
}

/* What an earlier process had put and not written, and room for what this one puts. */
static gboolean
take_tail (GantryCacheWorker *self, GError **error)
{
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) changes = gantry_cache_tail_read (self->tail, values);
  gboolean empty = changes->len == 0 && g_hash_table_size (values) == 0;
  gboolean good = empty || gantry_cache_store_begin (self->store, error);
  GantryVerdict verdict;

  for (guint i = 0; good && i < changes->len; i++)
    good = gantry_cache_store_put (self->store, g_ptr_array_index (changes, i), self->options.clock (), &verdict, error);
  good = good && (empty || (gantry_cache_worker_write_values (self, values, error) && gantry_cache_store_commit (self->store, error)));
  if (good)
    gantry_cache_tail_attach (self->tail);
  else
    gantry_cache_store_rollback (self->store);
  return good;
}

/* Where there is no room for a tail nothing else can be written either: said at once, and what is there can be read. */
static gboolean
check_room (GantryCacheWorker *self, GError **error)
{
  if (gantry_cache_tail_is_attached (self->tail) || !gantry_cache_files_is_full (self->path))
    return TRUE;
  g_set_error (error, GANTRY_CACHE_ERROR, GANTRY_CACHE_ERROR_FULL, "%s: %s", self->path, g_strerror (ENOSPC));
  return FALSE;
}

/* Opens the store, the lock being held. */
static void
open_file (GantryCacheWorker *self)
{
  g_autoptr (GError) error = NULL;

  self->store = gantry_cache_store_open (self->path, GANTRY_CACHE_STORE_NORMAL, &error);
  if (self->store == NULL || !take_tail (self, &error) || !check_room (self, &error))
    {
      gantry_cache_worker_handle (self, error);
      return;
    }
  set_state (self, GANTRY_CACHE_STATE_READY, NULL);
  self->check_due = 0;
  gantry_cache_worker_trim (self);
  gantry_cache_worker_ask (self);
}

static void
rebuild (GantryCacheWorker *self, const GError *why)
{
  g_autoptr (GError) error = NULL;

  close_store (self);
  self->rebuilt = why->code == GANTRY_CACHE_ERROR_FOREIGN ? GANTRY_CACHE_REBUILT_FOREIGN
                  : why->code == GANTRY_CACHE_ERROR_NEWER ? GANTRY_CACHE_REBUILT_NEWER
                                                          : GANTRY_CACHE_REBUILT_DAMAGED;
  if (++self->n_rebuilds > MAX_REBUILDS)
    {
      set_state (self, GANTRY_CACHE_STATE_FAILED, why->message);
      return;
    }
  self->aside = gantry_cache_files_set_aside (self->path, get_aside_word (self->rebuilt), self->options.clock (), &error);
  if (self->aside == NULL)
    {
      set_state (self, GANTRY_CACHE_STATE_FAILED, error->message);
      return;
    }
  g_message ("cache: %s; set aside as %s", why->message, self->aside);
  gantry_cache_worker_want (self, "");
  open_file (self);
}

void
gantry_cache_worker_handle (GantryCacheWorker *self, const GError *error)
{
  if (error->code == GANTRY_CACHE_ERROR_DAMAGED || error->code == GANTRY_CACHE_ERROR_FOREIGN ||
      error->code == GANTRY_CACHE_ERROR_NEWER)
    {
      rebuild (self, error);
    }
  else if (is_no_room (self, error))
    {
      set_state (self, GANTRY_CACHE_STATE_FULL, error->message);
    }
  else
    {
      close_store (self);
      set_state (self, GANTRY_CACHE_STATE_FAILED, error->message);
    }
}

void
gantry_cache_worker_open (GantryCacheWorker *self)
{
  g_autoptr (GError) error = NULL;

  if (self->lock < 0)
    self->lock = gantry_cache_files_lock (self->path, &error);
  if (self->lock >= 0)
    open_file (self);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY))
    set_state (self, GANTRY_CACHE_STATE_LOCKED, error->message);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    set_state (self, GANTRY_CACHE_STATE_FULL, error->message);
  else
    set_state (self, GANTRY_CACHE_STATE_FAILED, error->message);
}

/* FULL: is there room again? */
static void
probe (GantryCacheWorker *self)
{
  g_autoptr (GError) error = NULL;

  if (gantry_cache_files_is_full (self->path))
    {
      self->retry_due = g_get_monotonic_time () + (gint64) self->options.retry_ms * 1000;
      return;
    }
  if (self->store == NULL || !gantry_cache_tail_is_attached (self->tail))
    {
      close_store (self);
      gantry_cache_worker_open (self);
      return;
    }
  if (gantry_cache_store_begin (self->store, &error) &&
      gantry_cache_store_set (self->store, "room", self->options.clock (), &error) &&
      gantry_cache_store_commit (self->store, &error))
    {
      set_state (self, GANTRY_CACHE_STATE_READY, NULL);
      gantry_cache_worker_ask (self);
      return;
    }
  gantry_cache_store_rollback (self->store);
  gantry_cache_worker_handle (self, error);
}

void
gantry_cache_worker_retry (GantryCacheWorker *self)
{
  if (self->state == GANTRY_CACHE_STATE_FULL)
    probe (self);
  else if (self->n_rebuilds <= MAX_REBUILDS)
    gantry_cache_worker_open (self);
  else
    self->retry_due = GANTRY_CACHE_NEVER;
}

static gboolean
is_needed (gpointer data)
{
  return g_async_queue_length (((GantryCacheWorker *) data)->queue) > 0;
}

void
gantry_cache_worker_check (GantryCacheWorker *self)
{
  g_autoptr (GError) error = NULL;
  gboolean finished = TRUE, good;

  self->check_due = GANTRY_CACHE_NEVER;
  if (self->state != GANTRY_CACHE_STATE_READY)
    return;
  good = gantry_cache_store_check (self->store, is_needed, self, &finished, &error);
  if (!good)
    gantry_cache_worker_handle (self, error);
  else if (!finished)
    self->check_due = 0; /* when it is quiet again */
}

void
gantry_cache_worker_close (GantryCacheWorker *self)
{
  close_store (self);
  if (self->lock >= 0)
    {
      gantry_cache_tail_detach (self->tail);
      close (self->lock);
    }
  self->lock = -1;
}
