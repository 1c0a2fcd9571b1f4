/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-relay"

#include "config.h"

#include "relay/inflate.h"

#define CHUNK (64 * 1024)
#define LEVEL 3 /* a third of the time of 6 for a tenth more bytes */

static gboolean
convert_all (GConverter *converter, GBytes *from, gsize max, GByteArray *into, GError **error)
{
  gsize size, done = 0, read, written;
  const guint8 *bytes = g_bytes_get_data (from, &size);
  const guint8 *data = bytes != NULL ? bytes : (const guint8 *) "";
  g_autofree guint8 *buffer = g_malloc (CHUNK);
  GConverterResult result;

  do
    {
      result = g_converter_convert (converter, data + done, size - done, buffer, CHUNK, G_CONVERTER_INPUT_AT_END,
                                    &read, &written, error);
      if (result == G_CONVERTER_ERROR)
        return FALSE;
      done += read;
      if (into->len + written > max)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, "more than %" G_GSIZE_FORMAT " bytes unpacked", max);
          return FALSE;
        }
      g_byte_array_append (into, buffer, written);
    }
  while (result != G_CONVERTER_FINISHED);
  if (done < size)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "packed data end at byte %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT,
                 done, size);
  return done == size;
}

GBytes *
gantry_inflate (GBytes *packed, GZlibCompressorFormat format, gsize max, GError **error)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_decompressor_new (format));
  g_autoptr (GByteArray) plain = g_byte_array_new ();
  g_autoptr (GError) why = NULL;

  if (convert_all (converter, packed, max, plain, &why))
    return g_byte_array_free_to_bytes (g_steal_pointer (&plain));
  if (g_error_matches (why, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE))
    g_propagate_error (error, g_steal_pointer (&why));
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "cannot be unpacked after %u bytes: %s", plain->len, why->message);
  return NULL;
}

GConverter *
gantry_deflater_new (void)
{
  return G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, LEVEL));
}

GBytes *
gantry_deflate (GConverter *deflater, GBytes *plain, GError **error)
{
  g_autoptr (GByteArray) packed = g_byte_array_new ();

  g_converter_reset (deflater);
  if (!convert_all (deflater, plain, G_MAXUINT32, packed, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&packed));
}
