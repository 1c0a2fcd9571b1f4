/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes what a relay takes as a feed recording: gzip of one JSON object a line, {"t": seconds, "kind": "odf", "body": text}
 * ("kind": "raw" and base64 where the message is not UTF-8). What was flushed can be read when the rest is cut off. One thread at a time. */
typedef struct _GantryRecorder GantryRecorder;

/* A file that is there is left alone: "feed-2.jsonl.gz" is written instead of "feed.jsonl.gz", and so on. */
GantryRecorder *gantry_recorder_new      (const char *path, GError **error);
const char     *gantry_recorder_get_path (GantryRecorder *self);
/* t: ms since the recording began. FALSE once something could not be written; then nothing more is. */
gboolean        gantry_recorder_add      (GantryRecorder *self, gint64 t, GBytes *body);
/* Makes what was added readable. */
gboolean        gantry_recorder_flush    (GantryRecorder *self);
/* Finishes the file. */
void            gantry_recorder_free     (GantryRecorder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryRecorder, gantry_recorder_free)

G_END_DECLS
