/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz.h"
#include "stream/frame.h"

/* A frame that is taken can be encoded, decoded again, and applied. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GantryFrame) frame = gantry_frame_decode ((const char *) data, size, GANTRY_STREAM_MAX_FROM_SEAT, &error);
  g_autoptr (GantryDocuments) documents = gantry_documents_new ();
  g_autoptr (GantryFrame) again = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_true ((frame == NULL) == (error != NULL));
  if (frame == NULL || frame->type == GANTRY_FRAME_UNKNOWN)
    return 0;
  bytes = gantry_frame_encode (frame);
  again = gantry_frame_decode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), GANTRY_STREAM_MAX_FROM_RELAY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->type, ==, frame->type);
  g_assert_cmpstr (again->topic, ==, frame->topic);
  g_assert_cmpint (again->seq, ==, frame->seq);
  for (guint i = 0; frame->changes != NULL && i < frame->changes->len; i++)
    {
      g_auto (GantryOutcome) outcome = { 0 };

      gantry_documents_apply (documents, g_ptr_array_index (frame->changes, i), &outcome);
    }
  return 0;
}
