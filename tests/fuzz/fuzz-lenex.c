/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz-source.h"
#include "fuzz.h"

/* Any bytes as a file, packed or not. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const GantryEnvelope envelope = { .format = GANTRY_FORMAT_LENEX, .origin = (char *) "lenex", .at = 1 };
  g_autoptr (GBytes) raw = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = gantry_message_unpack (GANTRY_FORMAT_LENEX, raw, &error);

  g_assert_true ((body == NULL) == (error != NULL));
  if (body != NULL)
    fuzz_read (&envelope, g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  return 0;
}
