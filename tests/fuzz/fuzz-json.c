/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz.h"
#include "model/json.h"

/* What is taken can be read and written. json-glib takes octal escapes, which are no JSON and can make text that is not
 * UTF-8 (the frames of the stream are read by a stricter reader): such a text is not gone into. */
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
  if (g_utf8_validate (text, -1, NULL))
    {
      g_autoptr (JsonObject) again = gantry_json_parse_object (text, -1, G_MAXSIZE, 64, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (json_object_get_size (again), ==, json_object_get_size (object));
    }
  return 0;
}
