/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/lenex/lenex.h"

#include "source/xml/text.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define MAX_ENTRIES 16        /* of an archive: there should be one */
#define CHUNK       (64 * 1024)
#define SHOWN_MAX   60 /* characters of libarchive's own words */

gboolean
gantry_lenex_is_packed (GBytes *raw)
{
  gsize size;
  const char *data = g_bytes_get_data (raw, &size);

  return size >= 4 && memcmp (data, "PK\3\4", 4) == 0;
}

static gboolean
refuse (GantrySourceError code, const char *words, GError **error)
{
  g_set_error (error, GANTRY_SOURCE_ERROR, code, "the archive %s", words);
  return FALSE;
}

static gboolean
fail (struct archive *archive, GError **error)
{
  const char *words = archive_error_string (archive);
  g_autofree char *shown = gantry_xml_text_quote (words != NULL ? words : "no reason given", SHOWN_MAX);

  g_set_error (error, GANTRY_SOURCE_ERROR, GANTRY_SOURCE_ERROR_PACKING, "the archive is damaged: %s", shown);
  return FALSE;
}

static gboolean
is_lef (struct archive_entry *entry)
{
  const char *name = archive_entry_pathname (entry);
  g_autofree char *lower = name != NULL ? g_ascii_strdown (name, -1) : NULL;

  return lower != NULL && archive_entry_filetype (entry) == AE_IFREG && g_str_has_suffix (lower, ".lef");
}

/* What an archive says of the size is not believed: it is counted. */
static gboolean
read_data (struct archive *archive, GByteArray *into, GError **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  la_ssize_t n;

  while ((n = archive_read_data (archive, chunk, CHUNK)) > 0)
    {
      if (into->len + n > GANTRY_LENEX_MAX_SIZE)
        return refuse (GANTRY_SOURCE_ERROR_TOO_LARGE, "holds a file of more than 33554432 bytes", error);
      g_byte_array_append (into, chunk, n);
    }
  return n == 0 || fail (archive, error);
}

static gboolean
find_lef (struct archive *archive, GByteArray *into, GError **error)
{
  struct archive_entry *entry;
  gboolean found = FALSE;
  int result = ARCHIVE_OK;

  for (guint i = 0; (result = archive_read_next_header (archive, &entry)) == ARCHIVE_OK; i++)
    {
      if (i == MAX_ENTRIES)
        return refuse (GANTRY_SOURCE_ERROR_PACKING, "holds more than 16 files", error);
      if (!is_lef (entry))
        continue;
      if (found)
        return refuse (GANTRY_SOURCE_ERROR_PACKING, "holds more than one .lef", error);
      found = TRUE;
      if (archive_entry_is_encrypted (entry))
        return refuse (GANTRY_SOURCE_ERROR_PACKING, "is encrypted", error);
      if (!read_data (archive, into, error))
        return FALSE;
    }
  if (result != ARCHIVE_EOF)
    return fail (archive, error);
  return found || refuse (GANTRY_SOURCE_ERROR_PACKING, "holds no .lef", error);
}

GBytes *
gantry_lenex_unpack (GBytes *raw, GError **error)
{
  struct archive *archive = archive_read_new ();
  g_autoptr (GByteArray) into = g_byte_array_new ();
  gboolean good = FALSE;
  gsize size;
  const void *data = g_bytes_get_data (raw, &size);

  g_return_val_if_fail (data != NULL, NULL);

  archive_read_support_format_zip (archive);
  if (archive_read_open_memory (archive, data, size) == ARCHIVE_OK)
    good = find_lef (archive, into, error);
  else
    fail (archive, error);
  archive_read_free (archive);
  return good ? g_byte_array_free_to_bytes (g_steal_pointer (&into)) : NULL;
}
