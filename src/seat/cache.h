/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "seat/cache-store.h"
#include "seat/history.h"

G_BEGIN_DECLS

/* What the seat remembers when it is not running and when no network answers: every accepted change, in a file, by a thread of
 * its own. Nothing here waits for the disk (but gantry_cache_close()), and whatever is wrong with the file, the seat goes on.
 *
 * Main thread of the main context that was the default when it was made. Properties: "state" (int, a GantryCacheState),
 * "rebuilt" (int, a GantryCacheRebuilt). */
#define GANTRY_TYPE_CACHE (gantry_cache_get_type ())
G_DECLARE_FINAL_TYPE (GantryCache, gantry_cache, GANTRY, CACHE, GObject)

typedef enum
{
  GANTRY_CACHE_STATE_OPENING,
  GANTRY_CACHE_STATE_READY,
  GANTRY_CACHE_STATE_LOCKED, /* another process has it: this one reads what is there and writes nothing, until that one ends */
  GANTRY_CACHE_STATE_FULL,   /* no room: nothing is written until there is */
  GANTRY_CACHE_STATE_FAILED, /* cannot be used (folder, rights, disk); tried again */
  GANTRY_CACHE_STATE_CLOSED,
} GantryCacheState;

/* Whether a file was set aside since the cache was made, and why. */
typedef enum
{
  GANTRY_CACHE_REBUILT_NO,
  GANTRY_CACHE_REBUILT_DAMAGED,
  GANTRY_CACHE_REBUILT_FOREIGN, /* it was something else's */
  GANTRY_CACHE_REBUILT_NEWER,   /* a later version of ours wrote it */
} GantryCacheRebuilt;

/* 0: the default. */
typedef struct
{
  guint days;         /* 14; see GantryCacheLimits */
  gint64 bytes;       /* 512 MiB */
  gint64 queue_bytes; /* 64 MiB that may wait for the disk; what is beyond is not written but asked for again */
  guint batch_ms;     /* 250: how long what the tail has may wait for others that are written with it */
  guint retry_ms;     /* 10,000: how often FULL, LOCKED and FAILED are tried again */
  guint check_ms;     /* 5,000: so long after it was last used the file is looked through for damage */
  gint64 (*clock) (void); /* wall clock, ms; called in the thread */
} GantryCacheOptions;

typedef struct
{
  GArray *topics;     /* (element-type GantryCacheTopic), sorted by name */
  GHashTable *values; /* name → gint64* */
} GantryCacheIndex;

/* Asked when changes of a topic could not be written (no room, locked, file set aside): the topic as it is now, as
 * gantry_documents_snapshot() makes it; NULL when it is not open any more. topic NULL: every open topic.
 * (transfer full) (nullable) (element-type GantryChange) */
typedef GPtrArray *(*GantryCacheSnapshotFunc) (const char *topic, gpointer data);

/* path: of the database; folder and files are made. options: (nullable) */
GantryCache       *gantry_cache_new               (const char *path, const GantryCacheOptions *options);
void               gantry_cache_set_snapshot_func (GantryCache *self, GantryCacheSnapshotFunc func, gpointer data);
/* Writes what was put so far and ends the thread; waits for it. Also done when the last reference goes. */
void               gantry_cache_close             (GantryCache *self);

GantryCacheState   gantry_cache_get_state         (GantryCache *self);
GantryCacheRebuilt gantry_cache_get_rebuilt       (GantryCache *self);
/* For developers: what was last wrong, and where a file was set aside; "" when nothing. */
const char        *gantry_cache_get_trouble       (GantryCache *self);
const char        *gantry_cache_get_aside         (GantryCache *self);

/* What was applied to the documents as they arrive, in the order in which it was. Not what came from here. Never waits. */
void               gantry_cache_put               (GantryCache *self, const GantryChange *change, const GantryOutcome *outcome);
/* A number to be remembered: the source time, the delay … */
void               gantry_cache_set_value         (GantryCache *self, const char *name, gint64 value);
/* 0: no bound in days; bytes 0: the default. */
void               gantry_cache_set_limits        (GantryCache *self, guint days, gint64 bytes);

/* All that follows sees what was put before. What cannot be read is as if it was not there: the only error is that the
 * operation was cancelled. */

/* What there is, for a start: names of topics with their last change, and the values. Free with gantry_cache_index_free(). */
void               gantry_cache_list_async        (GantryCache *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                                   gpointer data);
GantryCacheIndex  *gantry_cache_list_finish       (GantryCache *self, GAsyncResult *result, GError **error);

/* The topics as full changes with the items' revs and times, scope by scope; applied to documents they make the same state.
 * (transfer full) (element-type GantryChange) */
void               gantry_cache_load_async        (GantryCache *self, const char *const *topics, GCancellable *cancellable,
                                                   GAsyncReadyCallback callback, gpointer data);
GPtrArray         *gantry_cache_load_finish       (GantryCache *self, GAsyncResult *result, GError **error);

/* (transfer full) */
void               gantry_cache_history_async     (GantryCache *self, const char *topic, GCancellable *cancellable,
                                                   GAsyncReadyCallback callback, gpointer data);
GantryHistory     *gantry_cache_history_finish    (GantryCache *self, GAsyncResult *result, GError **error);
/* The same request, with what a history is made from: the topic as load gives it (returned), and the steps that led there,
 * oldest first. steps: (out) (transfer full) (element-type GantryPastStep) */
GPtrArray         *gantry_cache_recall_finish     (GantryCache *self, GAsyncResult *result, GPtrArray **steps, GError **error);

/* Calls back when what was put before is written. FALSE without error: it is not, or not all of it. */
void               gantry_cache_flush_async       (GantryCache *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                                   gpointer data);
gboolean           gantry_cache_flush_finish      (GantryCache *self, GAsyncResult *result, GError **error);

void               gantry_cache_index_free        (GantryCacheIndex *index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryCacheIndex, gantry_cache_index_free)

G_END_DECLS
