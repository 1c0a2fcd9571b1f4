/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz.h"
#include "model/json-writer.h"

/* What is taken can be read, and written on as text that is taken again. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GantryJson) object = gantry_json_parse_object ((const char *) data, size, 64 * 1024, 32, &error);
  g_autoptr (GantryJson) again = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;

  g_assert_true ((object == NULL) == (error != NULL));
  if (object == NULL)
    return 0;
  node = gantry_json_to_node (object);
  text = gantry_json_node_to_text (node, FALSE);
  again = gantry_json_parse_object (text, -1, G_MAXSSIZE, 32, NULL);
  g_assert_nonnull (again);
  gantry_json_get_text (object, "a");
  gantry_json_get_int (object, "a");
  gantry_json_get_element (gantry_json_get_array (object, "a"), 0);
  return 0;
}
