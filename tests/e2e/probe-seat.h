/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "seat/seat.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A seat as a commentator has it, without a face: follows every topic that its relays have, with boards for every unit, and
 * keeps account of what it would have shown. Main thread. */
typedef struct _ProbeSeat ProbeSeat;

typedef struct
{
  char **urls;       /* (nullable) of its relays, NULL-terminated */
  const char *cache; /* (nullable) path */
  gint64 delay;      /* ms; negative: as it is */
  gboolean tell;     /* whenever it shows something else, looked at once a frame as a window does, it prints {"t": "shown", "at": µs,
                      * "wall": ms, "newest": source time of the newest object, "topics": {topic: "digest major"}} */
  gboolean forget;   /* keeps no account of notices: of millions it would be what grows */
} ProbeOptions;

/* number: of this seat. */
ProbeSeat *probe_seat_new          (GantryProfiles *profiles, const ProbeOptions *options, int number);
void       probe_seat_free         (ProbeSeat *self);

/* Notes from now on when a scope has another floor after a flush. */
void       probe_seat_trace        (ProbeSeat *self, const char *topic, const char *scope);

/* An open object in the builder is to be filled: state, what it holds, notices, and the counts of its links. */
void       probe_seat_report       (ProbeSeat *self, JsonBuilder *builder);
/* Topic → digest, of what has arrived. */
void       probe_seat_put_digests  (ProbeSeat *self, JsonBuilder *builder);
/* {"topics": {topic: "digest major" of what is shown}, "state", "cache", "rebuilt"} */
void       probe_seat_put_shown    (ProbeSeat *self, JsonBuilder *builder);
/* [[µs, major], …] of the traced scope. */
void       probe_seat_put_trace    (ProbeSeat *self, JsonBuilder *builder);
/* [text]: everything that its notices said. */
void       probe_seat_put_notices  (ProbeSeat *self, JsonBuilder *builder);
/* {"states": [[µs, "LIVE"], …], "relays": [[µs, how many are up], …]} since the start. */
void       probe_seat_put_states   (ProbeSeat *self, JsonBuilder *builder);
/* {"at": µs, "source_time": ms, "clocks": {RSC: µs}}: the venue's time, and the clocks that run, at one moment. */
void       probe_seat_put_clocks   (ProbeSeat *self, JsonBuilder *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProbeSeat, probe_seat_free)

G_END_DECLS
