/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/documents.h"
#include "seat/history.h"

G_BEGIN_DECLS

/* The cache's SQLite file (WAL), by itself: no threads, no retries, one transaction at a time. No memory is shared with another
 * process by a file: who cuts such a file ends all that have it mapped. So one connection has the file to itself, by the lock of
 * cache-files.h too, and who reads beside it has nothing but the sums to rely on. It follows the rules of
 * docs/documents.md like GantryDocuments does, so that what it holds does not depend on what it missed or saw twice.
 *
 * Of every topic it holds the objects and the floors of the scopes as they are now, and the steps that led there: for each
 * accepted change the objects that it changed, as they were before. Going back takes them in reverse; when the oldest steps
 * are deleted, the rest stays right. Every row carries a sum over its content: noise in a file is found, not shown. */
typedef struct _GantryCacheStore GantryCacheStore;

#define GANTRY_CACHE_ERROR (gantry_cache_error_quark ())
GQuark gantry_cache_error_quark (void);

typedef enum
{
  GANTRY_CACHE_ERROR_FAILED,  /* cannot be read or written */
  GANTRY_CACHE_ERROR_FULL,    /* no room: disk, quota or limit */
  GANTRY_CACHE_ERROR_DAMAGED, /* no database, or a damaged one */
  GANTRY_CACHE_ERROR_FOREIGN, /* somebody else's database */
  GANTRY_CACHE_ERROR_NEWER,   /* of a later version of ours */
} GantryCacheError;

typedef enum
{
  GANTRY_CACHE_STORE_NORMAL,
  GANTRY_CACHE_STORE_READ_ONLY, /* while another process writes: open for one look, which that one heeds */
} GantryCacheStoreMode;

/* A topic of which something is kept. */
typedef struct
{
  char *name;
  gint64 at;   /* the latest source time of its changes, ms; 0 when none had one */
  gint64 used; /* when it was last written or loaded, ms wall clock */
} GantryCacheTopic;

typedef struct
{
  guint days;   /* steps that are older, and topics not used for longer, go; 0: no bound */
  gint64 bytes; /* of the database: the oldest steps go first, then the topics that were not used for longest */
} GantryCacheLimits;

GantryCacheStore *gantry_cache_store_open     (const char *path, GantryCacheStoreMode mode, GError **error);
void              gantry_cache_store_close    (GantryCacheStore *self);
/* READ_ONLY: all that was read was of one state. It was not when the other process ended meanwhile, or did not wait any longer. */
gboolean          gantry_cache_store_kept_still (GantryCacheStore *self);

/* Writing, between begin and commit, which writes what was put; what reads does not see it before. After a failure: rollback,
 * nothing of it is stored. */
gboolean          gantry_cache_store_begin    (GantryCacheStore *self, GError **error);
gboolean          gantry_cache_store_commit   (GantryCacheStore *self, GError **error);
void              gantry_cache_store_rollback (GantryCacheStore *self);
/* now: wall clock, ms. */
gboolean          gantry_cache_store_put      (GantryCacheStore *self, const GantryChange *change, gint64 now,
                                               GantryVerdict *verdict, GError **error);
gboolean          gantry_cache_store_use      (GantryCacheStore *self, const char *topic, gint64 now, GError **error);
gboolean          gantry_cache_store_set      (GantryCacheStore *self, const char *name, gint64 value, GError **error);

/* Deletes what is beyond the limits, in transactions of its own. keep: topics that stay whatever their age (set of names). */
gboolean          gantry_cache_store_trim     (GantryCacheStore *self, const GantryCacheLimits *limits, gint64 now,
                                               GHashTable *keep, GError **error);
/* Bytes in use. */
gint64            gantry_cache_store_get_size (GantryCacheStore *self);

/* Adds the scopes of a topic as full changes, like gantry_documents_snapshot(); of an unknown topic none. */
gboolean          gantry_cache_store_load     (GantryCacheStore *self, const char *topic, GPtrArray *changes, GError **error);
/* As load, and the steps that led there, oldest first; (element-type GantryPastStep). */
gboolean          gantry_cache_store_recall   (GantryCacheStore *self, const char *topic, GPtrArray *changes, GPtrArray *steps,
                                               GError **error);
/* Adds to an array of GantryCacheTopic, sorted by name, and to a table name → gint64. */
gboolean          gantry_cache_store_list     (GantryCacheStore *self, GArray *topics, GHashTable *values, GError **error);

/* Whether the file is sound; slow. Stops when 'stop' says so, *finished is FALSE then. */
gboolean          gantry_cache_store_check    (GantryCacheStore *self, gboolean (*stop) (gpointer data), gpointer data,
                                               gboolean *finished, GError **error);

void              gantry_cache_topic_clear    (GantryCacheTopic *topic);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryCacheStore, gantry_cache_store_close)

G_END_DECLS
