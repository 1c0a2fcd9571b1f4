/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "seat/cache.h"

/* Random changes of a few topics as a feed makes them, and texts to compare what became of them. */

typedef struct
{
  GRand *random;
  GantryDocuments *documents; /* everything applied */
  gint64 now;
  int version;
  gsize body_size; /* of bodies, about */
} TestFeed;

TestFeed     *test_feed_new      (guint32 seed);
void          test_feed_free     (TestFeed *self);
/* (transfer full) */
GantryChange *test_feed_next     (TestFeed *self);

/* Everything that two caches or documents of the same messages must agree on: floors, revs that count, times, bodies. */
char         *test_describe      (GPtrArray *changes);
char         *test_describe_topic (GantryDocuments *documents, const char *topic);
/* Bodies alone. */
char         *test_describe_objects (GantryDocuments *documents, const char *topic);

extern const char *const test_topics[];

/* A folder of its own, removed with all that is in it. */
char         *test_make_folder   (void);
void          test_remove_folder (char *folder);
guint         test_count_files   (const char *folder, const char *with);

void          test_overwrite     (const char *path, gsize offset, gconstpointer data, gsize size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestFeed, test_feed_free)
