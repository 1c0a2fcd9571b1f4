/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ctl/rehearse/faults.h"

G_BEGIN_DECLS

/* The conductor keeps the messages of a competition on a timeline. Whoever plays hands them in in any
 * order; in the end they are put in order of time, numbered (a version counter a key, as ODF wants it),
 * sources that are on get their keep-alives, and all is written as a feed recording. */
typedef struct _GantryConductor GantryConductor;

/* What a message says about itself. Texts are copied; NULL where there is none. */
typedef struct
{
  gint64 at;           /* ms since the start of the recording */
  const char *type;
  const char *code;
  const char *subcode;
  const char *subtype;
  const char *status;
  const char *language;
  const char *source;
  const char *note;    /* of a correction */
} GantryHeader;

/* start: local time of the venue with its offset from UTC, "2026-07-18T18:00:00+02:00". */
GantryConductor *gantry_conductor_new       (const char *competition, GDateTime *start);
void             gantry_conductor_free      (GantryConductor *self);

/* inner: what stands in Competition; (transfer full). */
void             gantry_conductor_send      (GantryConductor *self, const GantryHeader *header,
                                             char *inner);
/* A venue's system is on from..until: DT_LOCAL_ON, keep-alives, DT_LOCAL_OFF. */
void             gantry_conductor_turn_on   (GantryConductor *self, const char *discipline, const char *venue,
                                             const char *source, gint64 from, gint64 until);
/* Local time of a moment as ODF writes it in attributes: "2026-07-18T18:00:13+02:00"; (transfer full).
 * */
char            *gantry_conductor_dup_stamp (GantryConductor *self, gint64 at);
char            *gantry_conductor_dup_date  (GantryConductor *self, gint64 at);
guint            gantry_conductor_get_count (GantryConductor *self);
/* Of the faults those of the feed, before it is written. Messages are lost, or told in another order, after they were numbered. */
void             gantry_conductor_disturb   (GantryConductor *self, GantryFaults faults);
/* The whole recording, plain JSON lines. (transfer full) */
GBytes          *gantry_conductor_write     (GantryConductor *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryConductor, gantry_conductor_free)

G_END_DECLS
