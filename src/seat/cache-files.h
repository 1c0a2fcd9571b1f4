/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The files around a cache: its folder, its lock, and copies that were set aside. */

/* A file descriptor that holds "<path>.lock" until it is closed, or -1: G_IO_ERROR_BUSY when another process (or another cache
 * of this one) has it. Makes the folder. */
int      gantry_cache_files_lock  (const char *path, GError **error);

/* Who looks at a database that another process writes holds "<path>.look" meanwhile (not alone, waits); who writes moves what is
 * written ahead into the database only with all of it (alone, does not wait). Until then it only grows, so that one look sees one
 * state. A file descriptor that holds it until it is closed, or -1: it cannot be had. */
int      gantry_cache_files_lock_look (const char *path, gboolean alone);

/* Changes when what is written ahead is moved all the same: at the end of the process that writes, and when a look takes very
 * long. (transfer full) */
char    *gantry_cache_files_get_mark (const char *path);

/* Renames a database and what SQLite has written ahead of it to "<path>.<word>-<time>", so that a new one can be made; of
 * those only the newest three are kept. now: wall clock, ms. (transfer full) (nullable): the new name. */
char    *gantry_cache_files_set_aside (const char *path, const char *word, gint64 now, GError **error);

/* Whether no megabyte can be written in its folder for want of room: of the disk, a quota or a limit. */
gboolean gantry_cache_files_is_full (const char *path);

G_END_DECLS
