/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "ctl/recording.h"

#define TWO_LINES                                                                                  \
  "{\"t\": 0, \"kind\": \"odf\", \"body\": \"<one/>\"}\n"                                          \
  "{\"t\": 1.2504, \"kind\": \"odf\", \"body\": \"<two name=\\\"Čapek\\\"/>\"}\n"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("gantry-recording-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "recording", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static GantryRecording *
open_bytes (Fixture *fixture, const void *data, gssize length)
{
  g_autoptr (GError) error = NULL;
  GantryRecording *recording;

  g_assert_true (g_file_set_contents (fixture->path, data, length, &error));
  recording = gantry_recording_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_nonnull (recording);
  return recording;
}

static void
assert_body (const GantryRecordedMessage *message, const char *text)
{
  gsize size;
  const char *data = g_bytes_get_data (message->body, &size);

  g_assert_cmpmem (data, size, text, strlen (text));
}

static void
assert_two_lines (GantryRecording *recording)
{
  g_autoptr (GError) error = NULL;
  GantryRecordedMessage message;

  g_assert_true (gantry_recording_next (recording, &message, &error));
  g_assert_cmpuint (message.line, ==, 0);
  g_assert_cmpint (message.t, ==, 0);
  g_assert_false (message.raw);
  g_assert_false (message.packed);
  assert_body (&message, "<one/>");
  gantry_recorded_message_clear (&message);

  g_assert_true (gantry_recording_next (recording, &message, &error));
  g_assert_cmpuint (message.line, ==, 1);
  g_assert_cmpint (message.t, ==, 1250);
  assert_body (&message, "<two name=\"Čapek\"/>");
  gantry_recorded_message_clear (&message);

  g_assert_false (gantry_recording_next (recording, &message, &error));
  g_assert_no_error (error);
}

static void
test_plain (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GantryRecording) recording = open_bytes (fixture, TWO_LINES, -1);

  assert_two_lines (recording);
  g_assert_cmpuint (gantry_recording_get_permille (recording), ==, 1000);
}

/* Packed, and without a line end after the last line. */
static void
test_packed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) text = g_bytes_new_static (TWO_LINES, strlen (TWO_LINES) - 1);
  g_autoptr (GBytes) packed = gantry_gzip_pack (text);
  g_autoptr (GantryRecording) recording =
      open_bytes (fixture, g_bytes_get_data (packed, NULL), (gssize) g_bytes_get_size (packed));

  assert_two_lines (recording);
}

/* The same bytes give the same bytes, at whatever time. */
static void
test_pack_has_no_time (void)
{
  g_autoptr (GBytes) text = g_bytes_new_static (TWO_LINES, strlen (TWO_LINES));
  g_autoptr (GBytes) one = gantry_gzip_pack (text);
  g_autoptr (GBytes) two = gantry_gzip_pack (text);
  const guint8 *data = g_bytes_get_data (one, NULL);

  g_assert_true (g_bytes_equal (one, two));
  g_assert_cmpmem (data + 4, 4, "\0\0\0\0", 4);
}

static void
test_raw (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GantryRecording) recording =
      open_bytes (fixture,
                  "{\"t\": 3, \"kind\": \"raw\", \"body\": \"AP8=\"}\n"
                  "\n"
                  "{\"t\": 3, \"kind\": \"raw\", \"body\": \"\", \"encoding\": \"gzip\"}\n",
                  -1);
  g_autoptr (GError) error = NULL;
  GantryRecordedMessage message;

  g_assert_true (gantry_recording_next (recording, &message, &error));
  g_assert_true (message.raw);
  g_assert_false (message.packed);
  g_assert_cmpmem (g_bytes_get_data (message.body, NULL), g_bytes_get_size (message.body), "\0\xff",
                   2);
  gantry_recorded_message_clear (&message);

  /* The empty line counts, but is no message. */
  g_assert_true (gantry_recording_next (recording, &message, &error));
  g_assert_cmpuint (message.line, ==, 2);
  g_assert_true (message.packed);
  g_assert_cmpuint (g_bytes_get_size (message.body), ==, 0);
  gantry_recorded_message_clear (&message);
}

static void
test_skip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GantryRecording) recording =
      open_bytes (fixture, "this is not looked at\n" TWO_LINES, -1);
  g_autoptr (GError) error = NULL;
  GantryRecordedMessage message;

  g_assert_true (gantry_recording_skip (recording, &error));
  g_assert_cmpuint (gantry_recording_get_line (recording), ==, 1);
  g_assert_true (gantry_recording_skip (recording, &error));
  g_assert_true (gantry_recording_next (recording, &message, &error));
  g_assert_cmpuint (message.line, ==, 2);
  gantry_recorded_message_clear (&message);
  g_assert_false (gantry_recording_skip (recording, &error));
  g_assert_no_error (error);
}

/* Lines longer than what is read at a time. */
static void
test_long_line (Fixture *fixture, gconstpointer data)
{
  g_autofree char *body = g_strnfill (1000000, 'x');
  g_autofree char *text =
      g_strdup_printf ("{\"t\":1,\"kind\":\"odf\",\"body\":\"%s\"}\n%s", body, TWO_LINES);
  g_autoptr (GantryRecording) recording = open_bytes (fixture, text, -1);
  g_autoptr (GError) error = NULL;
  GantryRecordedMessage message;

  g_assert_true (gantry_recording_next (recording, &message, &error));
  assert_body (&message, body);
  gantry_recorded_message_clear (&message);
  g_assert_true (gantry_recording_next (recording, &message, &error));
  assert_body (&message, "<one/>");
  gantry_recorded_message_clear (&message);
}

/* What is no recording is refused with its line, and reading it does no harm. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *brackets = g_strnfill (80000, '[');
  g_autofree char *deep = g_strconcat ("{\"t\":", brackets, NULL);
  const struct
  {
    const char *line;
    const char *because;
  } bad[] = {
    { "<xml/>", "not a JSON object" },
    { "{\"t\":1,'kind':1}", "not JSON" },
    { "[1]", "not a JSON object" },
    { deep, "nested" },
    { "{\"kind\":\"odf\",\"body\":\"\"}", "\"t\"" },
    { "{\"t\":\"soon\",\"kind\":\"odf\"}", "\"t\"" },
    { "{\"t\":-1,\"kind\":\"odf\"}", "\"t\"" },
    { "{\"t\":1e300,\"kind\":\"odf\"}", "\"t\"" },
    { "{\"t\":1,\"kind\":\"other\"}", "\"kind\"" },
    { "{\"t\":1}", "\"kind\"" },
    { "{\"t\":1,\"kind\":\"odf\",\"body\":\"\xff\"}", "UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *text =
          g_strdup_printf ("{\"t\":0,\"kind\":\"odf\",\"body\":\"\"}\n%s\n", bad[i].line);
      g_autoptr (GantryRecording) recording = open_bytes (fixture, text, -1);
      g_autoptr (GError) error = NULL;
      g_auto (GantryRecordedMessage) message = { 0 };
      g_auto (GantryRecordedMessage) none = { 0 };

      g_assert_true (gantry_recording_next (recording, &message, &error));
      g_assert_false (gantry_recording_next (recording, &none, &error));
      g_assert_error (error, GANTRY_RECORDING_ERROR, GANTRY_RECORDING_ERROR_LINE);
      g_assert_nonnull (strstr (error->message, "line 1: "));
      g_assert_nonnull (strstr (error->message, bad[i].because));
    }
}

static void
test_cut_short (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) text = g_bytes_new_static (TWO_LINES, strlen (TWO_LINES));
  g_autoptr (GBytes) packed = gantry_gzip_pack (text);
  g_autoptr (GantryRecording) recording =
      open_bytes (fixture, g_bytes_get_data (packed, NULL), (gssize) g_bytes_get_size (packed) / 2);
  g_autoptr (GError) error = NULL;
  g_auto (GantryRecordedMessage) message = { 0 };
  gboolean any = TRUE;

  while (any)
    {
      gantry_recorded_message_clear (&message);
      any = gantry_recording_next (recording, &message, &error);
    }
  g_assert_nonnull (error);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gantry_recording_open (fixture->path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/ctl/recording/plain", Fixture, NULL, set_up, test_plain, tear_down);
  g_test_add ("/ctl/recording/packed", Fixture, NULL, set_up, test_packed, tear_down);
  g_test_add_func ("/ctl/recording/pack-has-no-time", test_pack_has_no_time);
  g_test_add ("/ctl/recording/raw", Fixture, NULL, set_up, test_raw, tear_down);
  g_test_add ("/ctl/recording/skip", Fixture, NULL, set_up, test_skip, tear_down);
  g_test_add ("/ctl/recording/long-line", Fixture, NULL, set_up, test_long_line, tear_down);
  g_test_add ("/ctl/recording/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/ctl/recording/cut-short", Fixture, NULL, set_up, test_cut_short, tear_down);
  g_test_add ("/ctl/recording/missing", Fixture, NULL, set_up, test_missing, tear_down);

  return g_test_run ();
}
