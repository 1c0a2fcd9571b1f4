/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz-source.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const GantryEnvelope envelope = { .format = GANTRY_FORMAT_IOF, .origin = (char *) "iof", .at = 1 };

  fuzz_read (&envelope, (const char *) data, size);
  return 0;
}
