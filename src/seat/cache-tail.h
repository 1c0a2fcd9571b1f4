/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/change.h"

G_BEGIN_DECLS

/* What was put into a cache, changes and values, and is not in its database yet: a ring of fixed size in the file "<path>.tail". Whatever ends the
 * process, the next start finds there what was shown last. (Of a machine that loses its power it knows no more than the database
 * does.) The main thread adds, which is a copy into the kernel's memory and nothing that waits for a disk; the cache's thread does
 * the rest. What does not fit, and everything while there is no file, is left out: it comes into the database all the same, a
 * moment later. A file that somebody cuts meanwhile is made whole with the next that is added. */
typedef struct _GantryCacheTail GantryCacheTail;

/* path: of the database. There is no file yet. */
GantryCacheTail *gantry_cache_tail_new    (const char *path);
void             gantry_cache_tail_free   (GantryCacheTail *self);

/* Which one it is, for gantry_cache_tail_done(); 0: it is left out. */
guint64          gantry_cache_tail_add    (GantryCacheTail *self, const GantryChange *change);
guint64          gantry_cache_tail_note   (GantryCacheTail *self, const char *name, gint64 value);

/* The lock of the cache must be held for these. What an earlier process left, in its order; (transfer full)
 * (element-type GantryChange). values: name → gint64*, gets the values. What is no record of ours, and all after it, is passed
 * over. */
GPtrArray       *gantry_cache_tail_read   (GantryCacheTail *self, GHashTable *values);
/* Makes the file anew, if it can be had whole; does nothing when it is there already. */
void             gantry_cache_tail_attach (GantryCacheTail *self);
gboolean         gantry_cache_tail_is_attached (GantryCacheTail *self);
/* Everything up to this one is in the database; G_MAXUINT64: nothing of it is wanted any more. */
void             gantry_cache_tail_done   (GantryCacheTail *self, guint64 ticket);
/* Adds no more. The file goes too, unless something is in it that was not done. */
void             gantry_cache_tail_detach (GantryCacheTail *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryCacheTail, gantry_cache_tail_free)

G_END_DECLS
