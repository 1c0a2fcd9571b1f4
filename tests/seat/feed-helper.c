/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "feed-helper.h"

#include "model/json.h"
#include "source/odf/odf.h"

#include <string.h>

#define MAX_LINE     (16 * 1024 * 1024)
#define MAX_EXPECTED (64 * 1024 * 1024)

char *
test_feed_find (const char *feed, const char *name)
{
  const char *shared = g_getenv ("GANTRY_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", "feeds", feed, name, NULL);

  return shared != NULL && g_file_test (path, G_FILE_TEST_EXISTS) ? g_steal_pointer (&path) : NULL;
}

static void
take_message (GantrySeat *seat, const char *line)
{
  g_autoptr (GantryJson) object = gantry_json_parse_object (line, -1, MAX_LINE, 8, NULL);
  const char *body = gantry_json_get_text (object, "body");
  g_autoptr (GantryOdfMessage) message = gantry_odf_parse (body, strlen (body), NULL);

  for (guint i = 0; message != NULL && i < message->changes->len; i++)
    gantry_seat_apply (seat, g_ptr_array_index (message->changes, i));
  gantry_seat_flush (seat);
}

static GInputStream *
open_recording (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) packed = G_INPUT_STREAM (g_file_read (file, NULL, &error));
  g_autoptr (GConverter) unpacker = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GInputStream) plain = NULL;

  g_assert_no_error (error);
  plain = g_converter_input_stream_new (packed, unpacker);
  return G_INPUT_STREAM (g_data_input_stream_new (plain));
}

void
test_feed_play (GantrySeat *seat, const char *path, guint times, void (*look) (GantrySeat *seat, gpointer data), gpointer data)
{
  g_autoptr (GInputStream) stream = open_recording (path);
  char *line;

  while ((line = g_data_input_stream_read_line (G_DATA_INPUT_STREAM (stream), NULL, NULL, NULL)) != NULL)
    {
      for (guint i = 0; i < times; i++)
        take_message (seat, line);
      if (look != NULL)
        look (seat, data);
      g_free (line);
    }
}

GantryJson *
test_feed_read_expected (const char *feed)
{
  g_autofree char *path = test_feed_find (feed, "expected.json");
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return gantry_json_parse_object (text, -1, MAX_EXPECTED, 16, NULL);
}

GPtrArray *
test_feed_hold_units (GantrySeat *seat, const GantryJson *units)
{
  GPtrArray *held = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < gantry_json_get_n_items (units); i++)
    g_ptr_array_add (held, gantry_seat_get_unit (seat, gantry_json_get_name (gantry_json_get_item (units, i))));
  return held;
}
