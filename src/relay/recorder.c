/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-relay"

#include "config.h"

#include "relay/recorder.h"

#include "model/json-writer.h"

#include <string.h>

#define MAX_NAMES 1000

struct _GantryRecorder
{
  char *path;
  GOutputStream *stream; /* packs */
  gboolean broken;
};

/* "a/feed.jsonl.gz", 2 → "a/feed-2.jsonl.gz" */
static char *
number_path (const char *path, guint number)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *numbered = NULL;
  char *dot;

  if (number == 1)
    return g_strdup (path);
  dot = strchr (name + 1, '.');
  if (dot == NULL)
    dot = name + strlen (name);
  numbered = g_strdup_printf ("%.*s-%u%s", (int) (dot - name), name, number, dot);
  return g_build_filename (folder, numbered, NULL);
}

static GOutputStream *
create_file (const char *path, char **used, GError **error)
{
  for (guint i = 1; i <= MAX_NAMES; i++)
    {
      g_autofree char *numbered = number_path (path, i);
      g_autoptr (GFile) file = g_file_new_for_path (numbered);
      g_autoptr (GError) why = NULL;
      GFileOutputStream *stream = g_file_create (file, G_FILE_CREATE_PRIVATE, NULL, &why);

      if (stream != NULL)
        {
          *used = g_steal_pointer (&numbered);
          return G_OUTPUT_STREAM (stream);
        }
      if (!g_error_matches (why, G_IO_ERROR, G_IO_ERROR_EXISTS))
        {
          g_propagate_prefixed_error (error, g_steal_pointer (&why), "cannot record into %s: ", numbered);
          return NULL;
        }
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, "cannot record into %s: there are too many already", path);
  return NULL;
}

GantryRecorder *
gantry_recorder_new (const char *path, GError **error)
{
  g_autofree char *used = NULL;
  g_autoptr (GOutputStream) file = create_file (path, &used, error);
  g_autoptr (GConverter) packer = NULL;
  GantryRecorder *self;

  if (file == NULL)
    return NULL;
  packer = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1));
  self = g_new0 (GantryRecorder, 1);
  self->path = g_steal_pointer (&used);
  self->stream = g_converter_output_stream_new (file, packer);
  return self;
}

const char *
gantry_recorder_get_path (GantryRecorder *self)
{
  return self->path;
}

/* Once failed the file ends in the middle of a line: nothing may follow. */
static gboolean
check (GantryRecorder *self, gboolean good, GError *error)
{
  if (!good)
    {
      g_warning ("Recording into %s ends here: %s", self->path, error->message);
      self->broken = TRUE;
    }
  return good;
}

/* A message is XML in whatever encoding it declares: what is not UTF-8 is no JSON text and is written in base64. */
static char *
write_line (gint64 t, GBytes *body)
{
  gsize size;
  const char *data = g_bytes_get_data (body, &size);
  gboolean text = g_utf8_validate_len (data, size, NULL);
  g_autofree char *value = text ? g_strndup (data, size) : g_base64_encode ((const guchar *) data, size);
  g_autofree char *quoted = gantry_json_quote (value);

  return g_strdup_printf ("{\"t\": %" G_GINT64_FORMAT ".%03d, \"kind\": \"%s\", \"body\": %s}\n",
                          t / 1000, (int) (t % 1000), text ? "odf" : "raw", quoted);
}

gboolean
gantry_recorder_add (GantryRecorder *self, gint64 t, GBytes *body)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;

  if (self->broken)
    return FALSE;
  line = write_line (t, body);
  return check (self, g_output_stream_write_all (self->stream, line, strlen (line), NULL, NULL, &error), error);
}

gboolean
gantry_recorder_flush (GantryRecorder *self)
{
  g_autoptr (GError) error = NULL;

  if (self->broken)
    return FALSE;
  return check (self, g_output_stream_flush (self->stream, NULL, &error), error);
}

void
gantry_recorder_free (GantryRecorder *self)
{
  g_autoptr (GError) error = NULL;

  if (self == NULL)
    return;
  if (!g_output_stream_close (self->stream, NULL, &error) && !self->broken)
    g_warning ("Recording into %s was not finished: %s", self->path, error->message);
  g_object_unref (self->stream);
  g_free (self->path);
  g_free (self);
}
