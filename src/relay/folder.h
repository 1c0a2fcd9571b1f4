/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "relay/feed.h"

G_BEGIN_DECLS

/* A folder whose files are given out when they are complete: at once when they were renamed or moved into it, else when they
 * have been the same for a while. Each again whenever it changes; what was there at the start as well. Files are only read.
 * Names that begin with '.' are not looked at, nor folders below. A folder that is not there, or goes, is looked for again. Main
 * thread. */
typedef struct _GantryFolder GantryFolder;

typedef struct
{
  /* A complete file. bytes: NULL when it could not be read or is too large, why says why. modified: ms, UTC. */
  void (*file) (const char *name, GBytes *bytes, const char *why, gint64 modified, gpointer data_);
  void (*reached) (gboolean reached, gpointer data_);
} GantryFolderFuncs;

/* suffixes: of the names that count, small letters with the dot, NULL-terminated. max_size: bytes. times, funcs, suffixes:
 * (transfer none), must outlive the folder. */
GantryFolder *gantry_folder_new   (const char *path, const char *const *suffixes, gsize max_size, const GantryFeedTimes *times,
                                   const GantryFolderFuncs *funcs, gpointer data);
void          gantry_folder_free  (GantryFolder *self);
/* The file was not taken after all: it is given out again. */
void          gantry_folder_again (GantryFolder *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryFolder, gantry_folder_free)

G_END_DECLS
