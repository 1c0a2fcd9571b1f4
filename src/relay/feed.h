/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "source/message.h"

G_BEGIN_DECLS

/* A source that the relay goes to: "c123:HOST:PORT", "lenex:FOLDER", "iof:FOLDER". */
typedef struct
{
  GantryFormat format;
  char *where; /* host and port, or the path of a folder */
  char *id;    /* in beats, /health and documents: the host and port, or the folder's own name */
} GantryFeed;

/* How long things are waited for, ms. */
typedef struct
{
  guint settle;      /* a file has been the same for so long: it is complete */
  guint look;        /* between looks through a folder, for those that tell of no changes */
  guint silence;     /* of a line: it is given up, and tried again */
  guint retry_first; /* the first pause before a line is tried again; it doubles ... */
  guint retry_last;  /* ... up to this */
} GantryFeedTimes;

extern const GantryFeedTimes gantry_feed_default_times;

/* (transfer full) (nullable) */
GantryFeed *gantry_feed_parse (const char *text, GError **error);
void        gantry_feed_free  (GantryFeed *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryFeed, gantry_feed_free)

G_END_DECLS
