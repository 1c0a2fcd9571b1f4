/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz.h"
#include "model/json.h"

/* What is taken can be read and written. json-glib takes octal escapes, which are no JSON and can make text that is not
 * UTF-8, and writes numbers of its own making: what it writes is not read again. Frames have a stricter reader. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) object = gantry_json_parse_object ((const char *) data, size, 64 * 1024, 32, &error);
  g_autofree char *text = NULL;

  g_assert_true ((object == NULL) == (error != NULL));
  if (object == NULL)
    return 0;
  text = gantry_json_to_text (object);
  gantry_json_get_text (object, "a");
  gantry_json_get_int (object, "a");
  gantry_json_get_element (gantry_json_get_array (object, "a"), 0);
  return 0;
}
