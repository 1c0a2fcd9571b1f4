/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz-source.h"
#include "fuzz.h"
#include "source/c123/stream.h"

static void
piece_cb (const GantryC123Piece *piece, gpointer data)
{
  GantryEnvelope envelope = { .format = GANTRY_FORMAT_C123, .origin = (char *) "c123", .at = piece->at, .serial = piece->serial };

  if (piece->kind == GANTRY_C123_BODY || piece->kind == GANTRY_C123_BROKEN)
    fuzz_read (&envelope, g_bytes_get_data (piece->bytes, NULL), g_bytes_get_size (piece->bytes));
}

/* Any bytes as a body, and as what comes over a line, in two pieces. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const GantryEnvelope envelope = { .format = GANTRY_FORMAT_C123, .origin = (char *) "c123", .at = 1 };
  g_autoptr (GantryC123Stream) stream = gantry_c123_stream_new (piece_cb, NULL);
  const char *text = (const char *) data;

  fuzz_read (&envelope, text, size);
  gantry_c123_stream_feed (stream, text, size / 2, 1777723200000);
  gantry_c123_stream_feed (stream, text + size / 2, size - size / 2, 1777723200000);
  gantry_c123_stream_reset (stream);
  return 0;
}
