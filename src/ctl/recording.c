/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/recording.h"

#include "model/json.h"

#include <math.h>
#include <string.h>

#define CHUNK     (256 * 1024)
#define MAX_DEPTH 8
#define MAX_T     (400.0 * 24 * 3600)

struct _GantryRecording
{
  GObject parent_instance;

  GFileInputStream *file;
  GInputStream *stream; /* the file, or what unpacks it */
  GByteArray *buffer;
  gsize start; /* of the next line in the buffer */
  goffset size;
  guint64 line;
  gboolean at_end;
};

G_DEFINE_FINAL_TYPE (GantryRecording, gantry_recording, G_TYPE_OBJECT)
G_DEFINE_QUARK (gantry - recording - error - quark, gantry_recording_error)

void
gantry_recorded_message_clear (GantryRecordedMessage *message)
{
  g_clear_pointer (&message->body, g_bytes_unref);
}

/* Reads on until the buffer holds a whole line. FALSE at the end with nothing left, and with an
 * error. */
static gboolean
fill_line (GantryRecording *self, const char **line, gsize *length, GError **error)
{
  gsize looked_at = self->start;

  for (;;)
    {
      guint8 *found = NULL;
      gssize n;

      if (self->buffer->len > looked_at)
        found = memchr (self->buffer->data + looked_at, '\n', self->buffer->len - looked_at);
      if (found != NULL || (self->at_end && self->buffer->len > self->start))
        {
          gsize end = found != NULL ? (gsize) (found - self->buffer->data) : self->buffer->len;

          *line = (const char *) self->buffer->data + self->start;
          *length = end - self->start;
          self->start = MIN (end + 1, self->buffer->len);
          return TRUE;
        }
      if (self->at_end)
        return FALSE;
      if (self->buffer->len - self->start > GANTRY_RECORDING_MAX_LINE)
        {
          g_set_error (error, GANTRY_RECORDING_ERROR, GANTRY_RECORDING_ERROR_LINE,
                       "line %" G_GUINT64_FORMAT " is longer than %d bytes", self->line,
                       GANTRY_RECORDING_MAX_LINE);
          return FALSE;
        }
      if (self->start > 0)
        g_byte_array_remove_range (self->buffer, 0, self->start);
      self->start = 0;
      looked_at = self->buffer->len;
      g_byte_array_set_size (self->buffer, looked_at + CHUNK);
      n = g_input_stream_read (self->stream, self->buffer->data + looked_at, CHUNK, NULL, error);
      g_byte_array_set_size (self->buffer, looked_at + MAX (n, 0));
      if (n < 0)
        return FALSE;
      self->at_end = n == 0;
    }
}

static gboolean
fail_line (guint64 line, GError **error, const char *what)
{
  g_set_error (error, GANTRY_RECORDING_ERROR, GANTRY_RECORDING_ERROR_LINE,
               "line %" G_GUINT64_FORMAT ": %s", line, what);
  return FALSE;
}

static gboolean
read_time (const GantryJson *object, gint64 *t)
{
  const GantryJson *number = gantry_json_get_member (object, "t");
  double seconds;

  if (gantry_json_get_kind (number) != GANTRY_SCAN_NUMBER)
    return FALSE;
  seconds = g_ascii_strtod (gantry_json_get_value (number), NULL);
  if (!isfinite (seconds) || seconds < 0 || seconds > MAX_T)
    return FALSE;
  *t = (gint64) (seconds * 1000 + 0.5);
  return TRUE;
}

static gboolean
read_message (
    const char *text, gsize length, guint64 line, GantryRecordedMessage *message, GError **error)
{
  g_autoptr (GError) inner = NULL;
  g_autoptr (GantryJson) object = gantry_json_parse_object (text, length, GANTRY_RECORDING_MAX_LINE, MAX_DEPTH, &inner);
  const char *kind, *body;

  if (object == NULL)
    return fail_line (line, error, inner->message);
  if (!read_time (object, &message->t))
    return fail_line (line, error, "\"t\" is not a number of seconds");
  kind = gantry_json_get_text (object, "kind");
  body = gantry_json_get_text (object, "body");
  message->line = line;
  message->raw = g_str_equal (kind, "raw");
  message->packed = g_str_equal (gantry_json_get_text (object, "encoding"), "gzip");
  if (message->raw)
    {
      gsize size = 0;
      guchar *bytes = g_base64_decode (body, &size);

      message->body = g_bytes_new_take (bytes, size);
    }
  else if (g_str_equal (kind, "odf"))
    message->body = g_bytes_new (body, strlen (body));
  else
    return fail_line (line, error, "\"kind\" is neither \"odf\" nor \"raw\"");
  return TRUE;
}

static void
gantry_recording_dispose (GObject *object)
{
  GantryRecording *self = GANTRY_RECORDING (object);

  g_clear_object (&self->stream);
  g_clear_object (&self->file);
  g_clear_pointer (&self->buffer, g_byte_array_unref);

  G_OBJECT_CLASS (gantry_recording_parent_class)->dispose (object);
}

static void
gantry_recording_class_init (GantryRecordingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gantry_recording_dispose;
}

static void
gantry_recording_init (GantryRecording *self)
{
  self->buffer = g_byte_array_new ();
}

GantryRecording *
gantry_recording_open (const char *path, GError **error)
{
  g_autoptr (GantryRecording) self = g_object_new (GANTRY_TYPE_RECORDING, NULL);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInfo) info = NULL;
  guint8 magic[2] = { 0, 0 };
  gsize n;

  g_return_val_if_fail (path != NULL, NULL);

  file = g_file_new_for_commandline_arg (path);
  self->file = g_file_read (file, NULL, error);
  if (self->file == NULL)
    return NULL;
  info = g_file_input_stream_query_info (self->file, G_FILE_ATTRIBUTE_STANDARD_SIZE, NULL, NULL);
  self->size = info != NULL ? g_file_info_get_size (info) : 0;
  if (!g_input_stream_read_all (G_INPUT_STREAM (self->file), magic, sizeof magic, &n, NULL,
                                error) ||
      !g_seekable_seek (G_SEEKABLE (self->file), 0, G_SEEK_SET, NULL, error))
    return NULL;
  if (n == 2 && magic[0] == 0x1f && magic[1] == 0x8b)
    {
      g_autoptr (GZlibDecompressor) unpack =
          g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);

      self->stream =
          g_converter_input_stream_new (G_INPUT_STREAM (self->file), G_CONVERTER (unpack));
    }
  else
    self->stream = G_INPUT_STREAM (g_object_ref (self->file));
  return g_steal_pointer (&self);
}

gboolean
gantry_recording_skip (GantryRecording *self, GError **error)
{
  const char *line;
  gsize length;

  g_return_val_if_fail (GANTRY_IS_RECORDING (self), FALSE);

  if (!fill_line (self, &line, &length, error))
    return FALSE;
  self->line++;
  return TRUE;
}

gboolean
gantry_recording_next (GantryRecording *self, GantryRecordedMessage *message, GError **error)
{
  const char *line;
  gsize length;

  g_return_val_if_fail (GANTRY_IS_RECORDING (self), FALSE);
  g_return_val_if_fail (message != NULL, FALSE);

  memset (message, 0, sizeof *message);
  do
    {
      if (!fill_line (self, &line, &length, error))
        return FALSE;
      self->line++;
    }
  while (length == 0 || (length == 1 && line[0] == '\r'));
  return read_message (line, length, self->line - 1, message, error);
}

guint64
gantry_recording_get_line (GantryRecording *self)
{
  g_return_val_if_fail (GANTRY_IS_RECORDING (self), 0);

  return self->line;
}

guint
gantry_recording_get_permille (GantryRecording *self)
{
  g_return_val_if_fail (GANTRY_IS_RECORDING (self), 0);

  if (self->size <= 0)
    return 0;
  return (guint) (g_seekable_tell (G_SEEKABLE (self->file)) * 1000 / self->size);
}

GBytes *
gantry_gzip_pack (GBytes *bytes)
{
  g_autoptr (GZlibCompressor) pack = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 4);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, G_CONVERTER (pack));
  gconstpointer data;
  gsize size;

  g_return_val_if_fail (bytes != NULL, NULL);

  /* Writing to memory does not fail. */
  data = g_bytes_get_data (bytes, &size);
  g_output_stream_write_all (stream, data, size, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}
