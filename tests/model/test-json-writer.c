/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/json-writer.h"

/* Writers leave out what is empty; members keep their order. */
static void
test_write (void)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *array = json_array_new ();
  JsonObject *inner = json_object_new ();
  g_autofree char *text = NULL;

  gantry_json_set_text (object, "z", "last name first");
  gantry_json_set_text (object, "empty", "");
  gantry_json_set_text (object, "none", NULL);
  gantry_json_set_bool (object, "no", FALSE);
  gantry_json_set_bool (object, "yes", TRUE);
  gantry_json_take_array (object, "empty", json_array_new ());
  gantry_json_take_array (object, "none", NULL);
  json_array_add_string_element (array, "é\"\n");
  gantry_json_take_array (object, "a", array);
  gantry_json_take_object (object, "empty", json_object_new ());
  gantry_json_take_object (object, "none", NULL);
  gantry_json_set_text (inner, "k", "v");
  gantry_json_take_object (object, "o", inner);
  text = gantry_json_to_text (object);
  g_assert_cmpstr (text, ==, "{\"z\":\"last name first\",\"yes\":true,\"a\":[\"é\\\"\\n\"],\"o\":{\"k\":\"v\"}}");
}

/* Every character comes back, control characters too. */
static void
test_quote (void)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *quoted = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GantryJson) read = NULL;

  for (gunichar c = 1; c < 0x250; c++)
    g_string_append_unichar (all, c);
  quoted = gantry_json_quote (all->str);
  text = g_strdup_printf ("{\"x\":%s}", quoted);
  read = gantry_json_parse_object (text, -1, 10000, 1, NULL);
  g_assert_cmpstr (gantry_json_get_text (read, "x"), ==, all->str);
}

/* What was read is written on as it was. */
static void
test_copy (void)
{
  const char *text = "{\"b\":[1,-2.5,\"é\\n\",[],{}],\"a\":{\"x\":null,\"y\":true,\"z\":false}}";
  g_autoptr (GantryJson) huge = gantry_json_parse_object ("{\"x\":1e999,\"y\":1e20,\"z\":1.5e20}", -1, 1000, 8, NULL);
  g_autoptr (JsonNode) huge_node = gantry_json_to_node (huge);
  g_autofree char *huge_again = gantry_json_node_to_text (huge_node, FALSE);
  g_autoptr (GantryJson) read = gantry_json_parse_object (text, -1, 1000, 8, NULL);
  g_autoptr (JsonNode) node = gantry_json_to_node (read);
  g_autofree char *again = gantry_json_node_to_text (node, FALSE);

  g_assert_cmpstr (again, ==, text);
  g_assert_cmpstr (huge_again, ==, "{\"x\":\"1e999\",\"y\":\"1e20\",\"z\":1.5e+20}");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/json-writer/write", test_write);
  g_test_add_func ("/model/json-writer/quote", test_quote);
  g_test_add_func ("/model/json-writer/copy", test_copy);
  return g_test_run ();
}
