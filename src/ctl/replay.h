/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "ctl/recording.h"
#include "ctl/sender.h"

G_BEGIN_DECLS

/* Plays lines of a recording through a sender at their pace. Pure of command lines, so that tests drive
 * it. */
#define GANTRY_TYPE_REPLAY (gantry_replay_get_type ())
G_DECLARE_FINAL_TYPE (GantryReplay, gantry_replay, GANTRY, REPLAY, GObject)

typedef struct
{
  double speed;   /* 2.0: twice as fast; 0: as fast as the receiver answers */
  guint64 from;   /* line numbers, both inclusive */
  guint64 until;  /* G_MAXUINT64: to the end */
} GantryReplayPlan;

typedef struct
{
  guint64 sent;    /* messages that the receiver took */
  guint64 refused;
  guint64 last_line;
  gint64 t;        /* ms: of the recording, how far it has come */
  gint64 elapsed;  /* µs since the start */
} GantryReplayCount;

/* Signals: "refused" (guint64 line, const char *answer). */
GantryReplay            *gantry_replay_new       (GantryRecording *recording, GantrySender *sender,
                                                  GantryReplayPlan plan);
void                     gantry_replay_run_async (GantryReplay *self,
                                                  GCancellable *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer user_data);
/* FALSE with an error when the recording cannot be read, the receiver takes nothing at all, or it was
 * cancelled. */
gboolean                 gantry_replay_run_finish (GantryReplay *self, GAsyncResult *result,
                                                   GError **error);
const GantryReplayCount *gantry_replay_get_count (GantryReplay *self);

G_END_DECLS
