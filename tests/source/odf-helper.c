/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "odf-helper.h"

#include "model/json-writer.h"

#include <string.h>

#define HOUR 10

gint64
odf_time (int ms)
{
  g_autoptr (GDateTime) start = g_date_time_new_utc (2031, 5, 1, HOUR, 0, 0);

  return g_date_time_to_unix (start) * 1000 + ms;
}

char *
odf_message (const char *type, const char *code, int version, int ms, const char *header, const char *body)
{
  return g_strdup_printf ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                          "<OdfBody CompetitionCode=\"TEST\" DocumentCode=\"%s\" DocumentType=\"%s\" Version=\"%d\" "
                          "FeedFlag=\"P\" Date=\"2031-05-01\" Time=\"%02d%02d%02d%03d\" LogicalDate=\"2031-05-01\" "
                          "Source=\"VENUE1\" %s>%s</OdfBody>",
                          code, type, version, HOUR, ms / 60000, ms / 1000 % 60, ms % 1000, header, body);
}

char *
odf_content (const char *type, const char *code, int version, int ms, const char *header, const char *content)
{
  g_autofree char *body = g_strdup_printf ("<Competition Gen=\"G\" Sport=\"S\" Codes=\"C\">%s</Competition>", content);

  return odf_message (type, code, version, ms, header, body);
}

GantryOdfMessage *
odf_parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  GantryOdfMessage *message = gantry_odf_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_nonnull (message);
  return message;
}

GantryOdfMessage *
odf_parse_content (const char *type, const char *code, const char *header, const char *content)
{
  g_autofree char *quoted = g_strdup (content);
  g_autofree char *text = odf_content (type, code, 1, 0, header, g_strdelimit (quoted, "'", '"'));

  return odf_parse (text);
}

void
odf_assert_refused (const char *data, gssize length, GantrySourceError code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GantryOdfMessage) message = gantry_odf_parse (data, length < 0 ? strlen (data) : (gsize) length, &error);

  g_assert_null (message);
  g_assert_error (error, GANTRY_SOURCE_ERROR, (int) code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_null (strpbrk (error->message, "\r\n"));
  if (strstr (error->message, words) == NULL)
    g_error ("\"%s\" is not in \"%s\"", words, error->message);
}

GantryVerdict
odf_apply (GantryDocuments *documents, const GantryOdfMessage *message)
{
  GantryVerdict verdict = GANTRY_VERDICT_STALE;

  for (guint i = 0; i < message->changes->len; i++)
    {
      g_auto (GantryOutcome) outcome = { 0 };

      gantry_documents_apply (documents, g_ptr_array_index (message->changes, i), &outcome);
      if (outcome.verdict == GANTRY_VERDICT_TAKEN)
        verdict = GANTRY_VERDICT_TAKEN;
    }
  return verdict;
}

GantryVerdict
odf_take (GantryDocuments *documents, char *text)
{
  g_autoptr (GantryOdfMessage) message = odf_parse (text);

  g_free (text);
  return odf_apply (documents, message);
}

GantryChange *
odf_find_change (GantryOdfMessage *message, const char *topic, const char *scope)
{
  for (guint i = 0; i < message->changes->len; i++)
    {
      GantryChange *change = g_ptr_array_index (message->changes, i);

      if (strcmp (change->topic, topic) == 0 && strcmp (change->scope, scope) == 0)
        return change;
    }
  g_error ("no change of %s in %s", scope, topic);
}

GantryChange *
odf_only_change (GantryOdfMessage *message, const char *topic, const char *scope)
{
  g_assert_cmpuint (message->changes->len, ==, 1);
  g_assert_cmpuint (g_hash_table_size (message->oddities), ==, 0);
  return odf_find_change (message, topic, scope);
}

const char *
odf_body (GantryChange *change, const char *id)
{
  for (guint i = 0; i < gantry_change_get_size (change); i++)
    if (strcmp (gantry_change_get_item (change, i)->id, id) == 0)
      return gantry_change_get_item (change, i)->body;
  return NULL;
}

static char *
canonical (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GantryJson) object = gantry_json_parse_object (text, -1, G_MAXSSIZE, 32, &error);
  g_autoptr (JsonNode) node = NULL;

  g_assert_no_error (error);
  node = gantry_json_to_node (object);
  return gantry_json_node_to_text (node, FALSE);
}

void
odf_assert_body (GantryChange *change, const char *id, const char *expected)
{
  const char *body = odf_body (change, id);
  g_autofree char *have = NULL;
  g_autofree char *want = g_strdup (expected);

  if (body == NULL)
    g_error ("no object %s in %s", id, change->topic);
  have = canonical (body);
  g_assert_cmpstr (body, ==, have);
  g_strdelimit (want, "'", '"');
  g_assert_cmpstr (body, ==, want);
}

guint
odf_oddity (GantryOdfMessage *message, const char *name)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (message->oddities, name));
}

char *
odf_fingerprint (GantryDocuments *documents)
{
  g_autoptr (GPtrArray) topics = gantry_documents_list_topics (documents);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < topics->len; i++)
    {
      const char *topic = g_ptr_array_index (topics, i);
      g_autoptr (GPtrArray) changes = gantry_documents_snapshot (documents, topic);

      for (guint j = 0; j < changes->len; j++)
        {
          GantryChange *change = g_ptr_array_index (changes, j);

          g_string_append_printf (text, "%s %s %" G_GINT64_FORMAT ".%" G_GINT64_FORMAT "\n", topic, change->scope,
                                  change->rev.major, change->rev.minor);
          for (guint k = 0; k < gantry_change_get_size (change); k++)
            g_string_append_printf (text, " %s %s\n", gantry_change_get_item (change, k)->id,
                                    gantry_change_get_item (change, k)->body);
        }
    }
  return g_string_free (text, FALSE);
}

const char *
odf_look (GantryDocuments *documents, const char *topic, const char *id)
{
  GantryObject *object = gantry_documents_lookup (documents, topic, id);

  return object != NULL ? gantry_object_get_body (object) : "";
}

char *
odf_member (GantryDocuments *documents, const char *topic, const char *id, const char *member)
{
  GantryObject *object = gantry_documents_lookup (documents, topic, id);
  const GantryJson *json = object != NULL ? gantry_object_get_json (object) : NULL;
  const GantryJson *value = gantry_json_get_member (json, member);
  g_autoptr (JsonNode) node = NULL;

  if (value == NULL || gantry_json_get_kind (value) == GANTRY_SCAN_TEXT)
    return g_strdup (gantry_json_get_value (value));
  node = gantry_json_to_node (value);
  return gantry_json_node_to_text (node, FALSE);
}

char *
odf_shared_path (const char *feed, const char *file)
{
  const char *shared = g_getenv ("GANTRY_SHARED");
  char *path = shared != NULL ? g_build_filename (shared, "feeds", feed, file, NULL) : NULL;

  if (path != NULL && g_file_test (path, G_FILE_TEST_EXISTS))
    return path;
  g_free (path);
  g_test_skip ("no recordings of feeds beside the source (GANTRY_SHARED)");
  return NULL;
}

GDataInputStream *
odf_open_recording (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) packed = g_file_read (file, NULL, &error);
  g_autoptr (GZlibDecompressor) unzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GInputStream) plain = NULL;
  GDataInputStream *lines;

  g_assert_no_error (error);
  plain = g_converter_input_stream_new (G_INPUT_STREAM (packed), G_CONVERTER (unzip));
  lines = g_data_input_stream_new (plain);
  g_buffered_input_stream_set_buffer_size (G_BUFFERED_INPUT_STREAM (lines), 1024 * 1024);
  return lines;
}

char *
odf_read_line (GDataInputStream *stream)
{
  g_autoptr (GError) error = NULL;
  char *line = g_data_input_stream_read_line (stream, NULL, NULL, &error);

  g_assert_no_error (error);
  return line;
}
