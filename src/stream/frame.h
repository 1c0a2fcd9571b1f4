/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/change.h"
#include "model/documents.h"

G_BEGIN_DECLS

/* Frames of gantry.v1 (docs/stream.md): the only place that builds or reads one. A frame is a plain value; encoding makes the
 * bytes of one WebSocket text message, decoding takes hostile bytes and gives a frame or an error. Any thread. */

#define GANTRY_STREAM_PROTOCOL      "gantry.v1"
#define GANTRY_STREAM_MAX_FROM_RELAY (16 * 1024 * 1024)
#define GANTRY_STREAM_MAX_FROM_SEAT  (64 * 1024)
#define GANTRY_STREAM_MAX_DEPTH     32
#define GANTRY_STREAM_BEAT          1000 /* ms */
#define GANTRY_STREAM_DIGEST        10000 /* ms */

#define GANTRY_STREAM_ERROR (gantry_stream_error_quark ())
GQuark gantry_stream_error_quark (void);

typedef enum
{
  GANTRY_STREAM_ERROR_BAD_FRAME, /* not JSON, too large, too deep, a member missing or of the wrong type: which one */
} GantryStreamError;

typedef enum
{
  GANTRY_FRAME_UNKNOWN, /* a type we do not know: to be ignored */
  GANTRY_FRAME_HELLO,
  GANTRY_FRAME_OPEN,
  GANTRY_FRAME_CLOSE,
  GANTRY_FRAME_LIST,
  GANTRY_FRAME_WELCOME,
  GANTRY_FRAME_TOPICS,
  GANTRY_FRAME_OPENED,
  GANTRY_FRAME_SNAP,
  GANTRY_FRAME_PUT,
  GANTRY_FRAME_BEAT,
  GANTRY_FRAME_DIGEST,
  GANTRY_FRAME_BYE,
} GantryFrameType;

typedef enum
{
  GANTRY_OUTCOME_SNAPSHOT,
  GANTRY_OUTCOME_REPLAYED,
  GANTRY_OUTCOME_HISTORY_LOST,
  GANTRY_OUTCOME_DENIED,
} GantryOpenOutcome;

typedef enum
{
  GANTRY_SOURCE_ON,
  GANTRY_SOURCE_OFF,
  GANTRY_SOURCE_LOST,
} GantrySourceState;

typedef struct
{
  char *id;
  GantrySourceState state;
  gint64 heard; /* ms ago */
  gint64 at;    /* source time, ms */
  gint64 limit; /* ms, 0 when not announced */
} GantrySourceBeat;

typedef struct
{
  char *topic;
  gint64 seq;
  gint64 objects;
  GantryDigest digest;
} GantryTopicInfo;

typedef struct
{
  GantryFrameType type;
  char *topic;         /* open, close, opened, snap, put */
  gboolean resume;     /* open: epoch and seq are given */
  gint64 epoch;        /* open, opened, snap */
  gint64 seq;          /* open, opened, snap, put */
  GantryOpenOutcome outcome; /* opened */
  gint64 count;        /* opened: frames replayed */
  char *text;          /* hello: client; welcome: relay; opened denied, bye: why */
  char *version;       /* welcome */
  gint64 time;         /* welcome, beat: the relay's clock, ms UTC */
  gint64 beat;         /* welcome: period, ms */
  gint64 digest;       /* welcome: period of the digests, ms; 0: it sends none */
  gint64 from;         /* put: of several made one the first, 'seq' is the last; 0: only itself */
  gboolean more;       /* topics: only the new ones; snap: another of the same topic follows; put: another from … seq */
  GPtrArray *changes;  /* (element-type GantryChange) (owned): snap: FULL, one a scope; put: exactly one, DELTA or PARTIAL */
  GArray *topics;      /* of GantryTopicInfo (owned): topics; beat: seq only; digest: seq and digest */
  GArray *sources;     /* of GantrySourceBeat (owned): beat */
} GantryFrame;

/* The arrays are there from the start; a reader takes them to be. */
GantryFrame *gantry_frame_new        (GantryFrameType type);
void         gantry_frame_free       (GantryFrame *self);
GBytes      *gantry_frame_encode     (const GantryFrame *self); /* (transfer full) UTF-8 JSON, not NUL-terminated */
/* max_size: GANTRY_STREAM_MAX_FROM_… of the sender. NULL with an error that names what is wrong and where. */
GantryFrame *gantry_frame_decode     (const char *text, gsize length, gsize max_size, GError **error);
/* A put made from what applying a change to the relay's documents did; (transfer full). */
GantryFrame *gantry_frame_new_put    (const GantryChange *change, const GantryOutcome *outcome, gint64 seq);
/* Puts of one topic, one after the other without a hole, as few as say the same to whoever has taken what was before: one for
 * each scope. puts: (element-type GantryFrame) (transfer none), at least one; (transfer full) (element-type GantryFrame) */
GPtrArray   *gantry_frame_merge_puts (GPtrArray *puts);
void         gantry_frame_add_topic  (GantryFrame *self, const char *topic, gint64 seq, gint64 objects);
void         gantry_frame_add_digest (GantryFrame *self, const char *topic, gint64 seq, GantryDigest digest);
void         gantry_frame_add_source (GantryFrame *self, const char *id, GantrySourceState state, gint64 heard, gint64 at, gint64 limit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryFrame, gantry_frame_free)

G_END_DECLS
