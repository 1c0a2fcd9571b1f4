/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "odf-helper.h"
#include "odf-sample.h"

#include "model/json.h"

#include <string.h>

/* Messages that mean harm, and messages damaged on the way: refused with a reason or read as something, never a crash,
 * and nothing changed by what was refused. */

#define MUTATIONS 4000 /* of each sample */

typedef struct
{
  GantryDocuments *documents;
  guint refused;
  guint taken;
} Hostile;

static GBytes *
unpack (GBytes *packed)
{
  g_autoptr (GZlibDecompressor) unzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (packed);
  g_autoptr (GInputStream) plain = g_converter_input_stream_new (memory, G_CONVERTER (unzip));
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  if (g_output_stream_splice (out, plain, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL) < 0)
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

/* The bytes of a line; NULL when they cannot be unpacked. */
static GBytes *
read_body (const GantryJson *record)
{
  const char *body = gantry_json_get_text (record, "body");
  g_autoptr (GBytes) bytes = NULL;
  gsize length;

  if (strcmp (gantry_json_get_text (record, "kind"), "raw") == 0)
    {
      guchar *data = g_base64_decode (body, &length);

      bytes = g_bytes_new_take (data, length);
    }
  else
    bytes = g_bytes_new (body, strlen (body));
  if (strcmp (gantry_json_get_text (record, "encoding"), "gzip") == 0)
    return unpack (bytes);
  return g_steal_pointer (&bytes);
}

static gboolean
take_body (Hostile *self, GBytes *bytes, const char *what)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GantryOdfMessage) message = NULL;

  if (bytes == NULL)
    return FALSE;
  message = gantry_odf_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  if (message == NULL)
    {
      g_test_message ("%s: %s", what, error->message);
      g_assert_cmpuint (strlen (error->message), >, 8);
      g_assert_cmpuint (strlen (error->message), <, 400);
      g_assert_null (strpbrk (error->message, "\r\n"));
      return FALSE;
    }
  g_assert_cmpint (odf_apply (self->documents, message), ==, GANTRY_VERDICT_TAKEN);
  return TRUE;
}

static void
check_line (Hostile *self, const char *line, const GantryJson *outcome)
{
  g_autoptr (GantryJson) record = gantry_json_parse_object (line, -1, G_MAXSSIZE, 4, NULL);
  g_autoptr (GBytes) bytes = read_body (record);
  g_autofree char *before = odf_fingerprint (self->documents);
  gboolean taken = take_body (self, bytes, gantry_json_get_text (outcome, "what"));
  g_autofree char *after = odf_fingerprint (self->documents);

  if (taken != (strcmp (gantry_json_get_text (outcome, "outcome"), "taken") == 0))
    g_error ("%s: %s", gantry_json_get_text (outcome, "what"), taken ? "taken" : "refused");
  self->taken += taken;
  self->refused += !taken;
  if (!taken)
    g_assert_cmpstr (before, ==, after);
}

static void
check_rows (Hostile *self, const GantryJson *expected)
{
  const GantryJson *rows = gantry_json_get_array (expected, "rows");
  g_autofree char *topic = g_strconcat ("unit/", gantry_json_get_text (expected, "unit"), NULL);

  g_assert_cmpuint (gantry_json_get_length (rows), >, 0);
  for (guint i = 0; i < gantry_json_get_length (rows); i++)
    {
      const GantryJson *row = gantry_json_get_element (rows, i);
      g_autofree char *id = g_strconcat ("line/", gantry_json_get_text (row, "code"), NULL);
      g_autofree char *rank = odf_member (self->documents, topic, id, "rank");
      g_autofree char *result = odf_member (self->documents, topic, id, "result");

      g_assert_cmpstr (rank, ==, gantry_json_get_text (row, "rank"));
      g_assert_cmpstr (result, ==, gantry_json_get_text (row, "result"));
    }
}

static void
test_recording (void)
{
  g_autofree char *path = odf_shared_path ("hostile", "messages.jsonl.gz");
  g_autofree char *expected_path = path != NULL ? odf_shared_path ("hostile", "expected.json") : NULL;
  g_autofree char *text = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GantryDocuments) documents = gantry_documents_new ();
  Hostile self = { .documents = documents };
  g_autoptr (GantryJson) expected = NULL;
  const GantryJson *outcomes;
  char *line;

  if (expected_path == NULL)
    return;
  g_assert_true (g_file_get_contents (expected_path, &text, NULL, NULL));
  expected = gantry_json_parse_object (text, -1, G_MAXSSIZE, 16, NULL);
  outcomes = gantry_json_get_array (expected, "outcomes");
  lines = odf_open_recording (path);
  for (guint i = 0; (line = odf_read_line (lines)) != NULL; i++)
    {
      check_line (&self, line, gantry_json_get_element (outcomes, i));
      g_free (line);
    }
  check_rows (&self, expected);
  g_assert_cmpuint (self.refused, ==, 28);
  g_assert_cmpuint (self.taken, ==, 3);
}

static void
damage (GRand *random, GByteArray *bytes)
{
  guint at = g_rand_int_range (random, 0, bytes->len);
  guint length = g_rand_int_range (random, 1, 60);
  static const guint8 SPECIAL[] = { '<', '>', '&', '"', '\'', '/', '=', ' ', ';', '!', '-', 0, 0xff, 0xc3, 0xed, '\n' };

  switch (g_rand_int_range (random, 0, 6))
    {
    case 0:
      bytes->data[at] ^= 1u << g_rand_int_range (random, 0, 8);
      break;
    case 1:
      bytes->data[at] = SPECIAL[g_rand_int_range (random, 0, G_N_ELEMENTS (SPECIAL))];
      break;
    case 2:
      g_byte_array_set_size (bytes, at + 1);
      break;
    case 3:
      g_byte_array_remove_range (bytes, at, MIN (bytes->len - at, length));
      break;
    case 4:
      {
        guint n = MIN (bytes->len - at, length);
        g_autofree guint8 *copy = g_memdup2 (bytes->data + at, n);

        g_byte_array_append (bytes, copy, n);
        break;
      }
    default:
      memmove (bytes->data + at, bytes->data + bytes->len / 2, MIN (bytes->len - at, bytes->len / 2));
      break;
    }
}

/* What is taken is JSON all the same, under names of a bounded length. */
static void
check_changes (const GantryOdfMessage *message)
{
  for (guint i = 0; i < message->changes->len; i++)
    {
      GantryChange *change = g_ptr_array_index (message->changes, i);

      g_assert_cmpuint (strlen (change->topic), <, 300);
      for (guint j = 0; j < gantry_change_get_size (change); j++)
        {
          const GantryChangeItem *item = gantry_change_get_item (change, j);
          g_autoptr (GantryJson) body = gantry_json_parse_object (item->body, -1, G_MAXSSIZE, 24, NULL);

          g_assert_nonnull (body);
          g_assert_cmpuint (strlen (item->id), <, 800);
        }
    }
}

static gboolean
try_bytes (GantryDocuments *documents, const GByteArray *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autofree guint8 *exact = g_memdup2 (bytes->data, bytes->len); /* so that a sanitizer sees reading past the end */
  g_autoptr (GantryOdfMessage) message = gantry_odf_parse ((const char *) exact, bytes->len, &error);

  g_assert_true ((message == NULL) == (error != NULL));
  if (error != NULL)
    {
      g_assert_cmpint (error->domain, ==, GANTRY_SOURCE_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_null (strpbrk (error->message, "\r\n"));
      return FALSE;
    }
  check_changes (message);
  odf_apply (documents, message);
  return TRUE;
}

static void
test_mutations (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20310501);
  g_auto (GStrv) samples = odf_samples ();
  g_autoptr (GantryDocuments) documents = gantry_documents_new ();
  guint taken = 0, refused = 0;

  for (guint i = 0; samples[i] != NULL; i++)
    for (guint j = 0; j < MUTATIONS; j++)
      {
        g_autoptr (GByteArray) bytes = g_byte_array_new ();

        g_byte_array_append (bytes, (const guint8 *) samples[i], strlen (samples[i]));
        for (int n = g_rand_int_range (random, 1, 4); n > 0 && bytes->len > 0; n--)
          damage (random, bytes);
        if (try_bytes (documents, bytes))
          taken++;
        else
          refused++;
      }
  g_test_message ("%u taken, %u refused", taken, refused);
  g_assert_cmpuint (taken, >, 1000);
  g_assert_cmpuint (refused, >, 1000);
}

/* A refused message leaves the state as it was: cut anywhere, none is taken. */
static void
test_truncations (void)
{
  g_auto (GStrv) samples = odf_samples ();
  g_autoptr (GantryDocuments) documents = gantry_documents_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  for (guint i = 0; samples[i] != NULL; i++)
    odf_take (documents, g_strdup (samples[i]));
  before = odf_fingerprint (documents);
  for (guint i = 0; samples[i] != NULL; i++)
    for (gsize length = 0; length < strlen (samples[i]); length++)
      {
        g_autoptr (GByteArray) bytes = g_byte_array_new ();

        g_byte_array_append (bytes, (const guint8 *) samples[i], length);
        g_assert_false (try_bytes (documents, bytes));
      }
  after = odf_fingerprint (documents);
  g_assert_cmpstr (before, ==, after);
}

/* All samples are good, and nothing in them is odd. */
static void
test_samples (void)
{
  g_auto (GStrv) samples = odf_samples ();

  for (guint i = 0; samples[i] != NULL; i++)
    {
      g_autoptr (GantryOdfMessage) message = odf_parse (samples[i]);

      g_assert_cmpuint (g_hash_table_size (message->oddities), ==, 0);
    }
}

/* A message of 10 MB made to be slow is read or refused in a time that a receiver can bear. */
static void
check_time (const char *content, guint times)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *message_text = NULL;
  g_autoptr (GantryOdfMessage) message = NULL;
  gint64 start;

  for (guint i = 0; i < times; i++)
    g_string_append (text, content);
  message_text = odf_content ("DT_SCHEDULE", ATH, 1, 0, "", text->str);
  start = g_get_monotonic_time ();
  message = gantry_odf_parse (message_text, strlen (message_text), NULL);
  g_test_message ("%.20s…: %.2f s, %s", content, (g_get_monotonic_time () - start) / 1e6,
                  message != NULL ? "taken" : "refused");
  g_assert_cmpint (g_get_monotonic_time () - start, <, 30 * G_USEC_PER_SEC);
}

static void
test_slow_ones (void)
{
  check_time ("<Unit/>", 100000);
  check_time ("<Unit Code=\"" UNIT "\"/>", 50000);
  check_time ("<ItemName Value=\"x\"/>", 80000);
  check_time ("<Unknown a=\"1\"/>", 100000);
  check_time ("x<!---->", 250000);
  check_time ("x<![CDATA[y]]>", 150000);
  check_time ("&amp;", 500000);
  check_time ("<Unit xmlns:a=\"b\" xmlns:c=\"d\"/>", 60000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/odf/hostile/recording", test_recording);
  g_test_add_func ("/odf/hostile/samples", test_samples);
  g_test_add_func ("/odf/hostile/mutations", test_mutations);
  g_test_add_func ("/odf/hostile/truncations", test_truncations);
  g_test_add_func ("/odf/hostile/slow-ones", test_slow_ones);
  return g_test_run ();
}
