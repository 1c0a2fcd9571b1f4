/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Bytes of a Canoe123 connection into bodies that can be read each by itself (c123.h).
 *
 * The system sends small messages, <Canoe123 …>…</Canoe123> and a '|', without dates, and says the time of day about once a
 * second. A message is cut in pieces by the network, and pieces can be lost. So
 *  - what begins anew before the last message ended, or is not well-formed, is broken: given out as it is, and nothing of it
 *    is used;
 *  - a body is dated by the last time of day, of the day on which that is nearest to the clock of here, and numbered within it;
 *    what comes before the first waits for it;
 *  - results come with the schedule and the course that were said before; who is on the course, which is said boat by boat,
 *    comes as one picture.
 *
 * No I/O. One thread at a time. */
typedef struct _GantryC123Stream GantryC123Stream;

typedef enum
{
  GANTRY_C123_BODY,   /* to be read */
  GANTRY_C123_BROKEN, /* to be refused */
  GANTRY_C123_TIME,   /* the time of day has gone on; no bytes */
  GANTRY_C123_OTHER,  /* a message that is known or not, of which nothing is shown; bytes are its element's name */
} GantryC123Kind;

typedef struct
{
  GantryC123Kind kind;
  GBytes *bytes; /* (nullable) */
  gint64 at;     /* ms, as if UTC */
  gint64 serial;
} GantryC123Piece;

typedef void (*GantryC123Func) (const GantryC123Piece *piece, gpointer data);

GantryC123Stream *gantry_c123_stream_new   (GantryC123Func func, gpointer data);
void              gantry_c123_stream_free  (GantryC123Stream *self);
/* Bytes as they came. now: the wall clock of here, ms as if UTC, for the day. */
void              gantry_c123_stream_feed  (GantryC123Stream *self, const char *data, gsize length, gint64 now);
/* The connection ended: what was not finished is broken, what was said of now is forgotten. */
void              gantry_c123_stream_reset (GantryC123Stream *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryC123Stream, gantry_c123_stream_free)

G_END_DECLS
