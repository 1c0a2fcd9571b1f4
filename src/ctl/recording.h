/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A feed recording: one JSON object a line, the file plain or gzip:
 *   {"t": seconds since the start, "kind": "odf", "body": "<?xml …"}
 *   {"t": …, "kind": "raw", "body": base64 of the bytes, "encoding": "gzip" when they are a packed request body}
 * Lines are counted from 0. Read from front to back, one line at a time, so that its size does not matter. */
#define GANTRY_TYPE_RECORDING (gantry_recording_get_type ())
G_DECLARE_FINAL_TYPE (GantryRecording, gantry_recording, GANTRY, RECORDING, GObject)

#define GANTRY_RECORDING_MAX_LINE (64 * 1024 * 1024)

#define GANTRY_RECORDING_ERROR (gantry_recording_error_quark ())
GQuark gantry_recording_error_quark (void);

typedef enum
{
  GANTRY_RECORDING_ERROR_LINE, /* a line that is not what a recording holds: which, and what is wrong with it */
} GantryRecordingError;

/* One message of a recording. */
typedef struct
{
  guint64 line;
  gint64 t;      /* ms since the start */
  GBytes *body;
  gboolean raw;  /* to be sent as it is, not to be packed */
  gboolean packed; /* the bytes are gzip */
} GantryRecordedMessage;

void             gantry_recorded_message_clear (GantryRecordedMessage *message);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GantryRecordedMessage, gantry_recorded_message_clear)

GantryRecording *gantry_recording_open         (const char *path, GError **error);
/* Steps over the next line without looking into it; FALSE at the end, and with an error. */
gboolean         gantry_recording_skip         (GantryRecording *self, GError **error);
/* The next message; *message is to be cleared. FALSE at the end, and with an error. Empty lines are
 * passed over. */
gboolean         gantry_recording_next         (GantryRecording *self, GantryRecordedMessage *message,
                                                GError **error);
/* Number of the line that comes next. */
guint64          gantry_recording_get_line     (GantryRecording *self);
/* How much of the file was read, 0 to 1000; for progress. */
guint            gantry_recording_get_permille (GantryRecording *self);

/* Bytes packed as gzip, without a time in them: the same bytes give the same bytes. (transfer full) */
GBytes          *gantry_gzip_pack              (GBytes *bytes);

G_END_DECLS
