/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/object.h"

#include "model/json.h"

static void
test_value (void)
{
  const char *body = "{\"code\":\"7\",\"rank\":\"1\"}";
  g_autoptr (GantryObject) object = gantry_object_new ("line/7", "result", (GantryRev) { 4, 9 }, 1234, body);
  g_autoptr (GantryObject) other = gantry_object_ref (object);

  g_assert_true (other == object);
  g_assert_cmpstr (gantry_object_get_id (object), ==, "line/7");
  g_assert_cmpstr (gantry_object_get_scope (object), ==, "result");
  g_assert_cmpint (gantry_rev_compare (gantry_object_get_rev (object), (GantryRev) { 4, 9 }), ==, 0);
  g_assert_cmpint (gantry_object_get_at (object), ==, 1234);
  g_assert_cmpstr (gantry_object_get_body (object), ==, body);
  g_assert_cmpstr (gantry_json_get_text (gantry_object_get_json (object), "rank"), ==, "1");
  g_assert_true (gantry_object_get_json (object) == gantry_object_get_json (object));
  gantry_object_forget_json (object);
  g_assert_cmpstr (gantry_json_get_text (gantry_object_get_json (object), "rank"), ==, "1");
}

/* A body that is no JSON object, or a hostile one, reads as an empty object. */
static void
test_bad_body (void)
{
  g_autofree char *deep = g_strnfill (80000, '[');
  const char *const bad[] = { "", "[]", "nonsense", "{\"a\":", deep };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GantryObject) object = gantry_object_new ("x", "s", GANTRY_REV_NONE, 0, bad[i]);

      g_assert_nonnull (gantry_object_get_json (object));
      g_assert_cmpuint (gantry_json_get_n_items (gantry_object_get_json (object)), ==, 0);
      g_assert_cmpstr (gantry_object_get_body (object), ==, bad[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/object/value", test_value);
  g_test_add_func ("/model/object/bad-body", test_bad_body);
  return g_test_run ();
}
