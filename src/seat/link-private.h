/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "seat/ledger-private.h"
#include "seat/link.h"
#include "seat/sequence.h"
#include "seat/work.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

#define GANTRY_LINK_CLOSE_GOING    1000
#define GANTRY_LINK_CLOSE_PROTOCOL 1002

/* IDLE → CONNECTING → GREETING → UP; any loss → WAITING → CONNECTING */
typedef enum
{
  GANTRY_LINK_IDLE,
  GANTRY_LINK_CONNECTING,
  GANTRY_LINK_GREETING,
  GANTRY_LINK_UP,
  GANTRY_LINK_WAITING,
} GantryLinkState;

struct _GantryLink
{
  GObject parent_instance;

  char *url;
  GUri *stream;
  SoupWebsocketConnection *socket; /* (owned) (nullable) */
  GCancellable *cancellable;       /* (owned) (nullable): of the connection that is being made */
  GantryWork *inbox;               /* what was heard on the connection and is not taken yet (link-inbox.c) */
  GHashTable *topics;              /* name → GantrySequence */
  GArray *sources;                 /* (owned) (nullable) */
  GantryLedger *ledger;            /* (owned) (nullable) */
  GantryOutage *outage;            /* (owned) (nullable): of this line, while it lasts */
  char *why;                       /* the last connection ended */
  char *relay;                     /* (nullable): as the relay calls itself */
  GantryClockFunc clock;
  gpointer clock_data;
  GantryClockFunc sleep;
  gpointer sleep_data;
  GantryDigestFunc digest; /* (nullable) */
  gpointer digest_data;
  GantryLinkState state;
  guint attempts; /* since the last connection that held */
  guint retry_id;
  guint delay;    /* ms of the wait for the next try */
  gint64 since;   /* of the state, monotonic µs */
  gint64 down_since; /* when the last connection that held was lost */
  gint64 last_word;
  gint64 last_frame; /* of any kind */
  gint64 suspect; /* since when the network is another and nothing was heard; 0: not */
  gint64 slept;   /* as last seen */
  gint64 beat_ms;
  guint losses;
  guint holes;
  guint lost_histories;
  guint mismatches;
  guint mended;
};

/* link.c */
gint64          gantry_link_get_now        (GantryLink *self);
void            gantry_link_send           (GantryLink *self, const GantryFrame *frame);
void            gantry_link_close_and_lose (GantryLink *self, gushort code, const char *why);
GantrySequence *gantry_link_find_sequence  (GantryLink *self, const char *topic);
void            gantry_link_emit_change    (GantryLink *self, const GantryChange *change);
void            gantry_link_emit_topics    (GantryLink *self, const GantryFrame *frame);
void            gantry_link_emit_word      (GantryLink *self);

/* What a frame means (link-frames.c). One with changes: begin says whether they are to be taken, end comes when they are. */
void            gantry_link_send_open      (GantryLink *self, GantrySequence *sequence);
gboolean        gantry_link_begin_frame    (GantryLink *self, const GantryFrame *frame, gint64 heard);
void            gantry_link_end_frame      (GantryLink *self, const GantryFrame *frame);

/* Frames in their order, a slice at a time; large ones are read by a thread (link-inbox.c). */
GantryWork     *gantry_link_inbox_new      (GantryLink *self);
/* bytes: (transfer none) */
void            gantry_link_inbox_take     (GantryLink *self, GBytes *bytes);

/* Entries in the ledger (link-outage.c); nothing without one. */
void            gantry_link_note_loss      (GantryLink *self, const char *why);
void            gantry_link_note_hole      (GantryLink *self, GantrySequence *sequence);
void            gantry_link_note_mismatch  (GantryLink *self, GantrySequence *sequence);
void            gantry_link_note_opened    (GantryLink *self, GantrySequence *sequence, const GantryFrame *frame);
void            gantry_link_note_snap      (GantryLink *self, GantrySequence *sequence, const GantryFrame *frame);
void            gantry_link_note_put       (GantryLink *self, GantrySequence *sequence, const GantryFrame *frame);
/* Ends what is over by now. */
void            gantry_link_note_healed    (GantryLink *self, GantrySequence *sequence);
void            gantry_link_note_mended    (GantryLink *self, GantrySequence *sequence);
void            gantry_link_note_closed    (GantryLink *self, const char *topic);

G_END_DECLS
