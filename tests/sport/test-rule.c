/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sport/rule-private.h"

/* A rule of its own, from the members of a profile's "common". */
static GantryRule *
make_rule (const char *members)
{
  g_autofree char *text = g_strdup_printf ("{\"name\":\"Test\",\"common\":{%s},\"rules\":[{}]}", members);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rules = gantry_profile_read (text, -1, &error);

  g_assert_no_error (error);
  return gantry_rule_ref (g_ptr_array_index (rules, 0));
}

static char *
make_rsc (const char *event, const char *phase)
{
  g_autofree char *filled = g_strdup_printf ("ATHW%-18s%-4s000100--", event, phase);

  return g_strdelimit (g_steal_pointer (&filled), " ", '-');
}

static void
assert_distance (GantryRule *rule, const char *event, gint64 expected)
{
  g_autofree char *rsc = make_rsc (event, "FNL");

  g_assert_cmpint (gantry_rule_get_distance (rule, rsc), ==, expected);
}

static void
test_distance_of_event (void)
{
  g_autoptr (GantryRule) rule = make_rule ("\"kind\":\"race\",\"distances\":{\"MAR\":42195}");

  assert_distance (rule, "400MFR", 400);
  assert_distance (rule, "10000M", 10000);
  assert_distance (rule, "20KMW", 20000);
  assert_distance (rule, "12.5KMPU", 12500);
  assert_distance (rule, "100MH", 100);
  assert_distance (rule, "3000MSC", 3000);
  assert_distance (rule, "4X100M", 400);
  assert_distance (rule, "4X5KM", 20000);
  assert_distance (rule, "MAR", 42195);
  assert_distance (rule, "SPRINT", 0);
  assert_distance (rule, "HJ", 0);
  assert_distance (rule, "66KG", 0);
  assert_distance (rule, "", 0);
  assert_distance (rule, "99999999999999M", 0);
  assert_distance (rule, "999999X9999999M", 0);
  g_assert_cmpint (gantry_rule_get_distance (rule, "short"), ==, 0);
}

static void
test_distance_elsewhere (void)
{
  g_autoptr (GantryRule) of_phase = make_rule ("\"kind\":\"race\",\"distance\":\"phase\"");
  g_autoptr (GantryRule) fixed = make_rule ("\"kind\":\"race\",\"distance\":1500");
  g_autoptr (GantryRule) jump = make_rule ("\"kind\":\"heights\"");
  g_autofree char *rsc = make_rsc ("HEPTATH", "800");
  g_autofree char *hurdles = make_rsc ("HEPTATH", "100H");

  g_assert_cmpint (gantry_rule_get_distance (of_phase, rsc), ==, 800);
  g_assert_cmpint (gantry_rule_get_distance (of_phase, hurdles), ==, 100);
  g_assert_cmpint (gantry_rule_get_distance (fixed, rsc), ==, 1500);
  assert_distance (jump, "100M", 0);
}

static void
test_point_distance (void)
{
  g_autoptr (GantryRule) metres = make_rule ("\"point_unit\":1");
  g_autoptr (GantryRule) kilometres = make_rule ("\"point_unit\":1000");
  g_autoptr (GantryRule) names = make_rule ("\"order\":\"Start\"");

  g_assert_cmpint (gantry_rule_get_point_distance (metres, "50"), ==, 50);
  g_assert_cmpint (gantry_rule_get_point_distance (kilometres, "0.9"), ==, 900);
  g_assert_cmpint (gantry_rule_get_point_distance (kilometres, "21.0975"), ==, 21097);
  g_assert_cmpint (gantry_rule_get_point_distance (names, "101"), ==, 0); /* the number of a control */
  g_assert_cmpint (gantry_rule_get_point_distance (names, "1.5 km"), ==, 1500);
  g_assert_cmpint (gantry_rule_get_point_distance (names, "800 m"), ==, 800);
  g_assert_cmpint (gantry_rule_get_point_distance (metres, "Finish"), ==, 0);
  g_assert_cmpint (gantry_rule_get_point_distance (metres, ""), ==, 0);
  g_assert_cmpint (gantry_rule_get_point_distance (metres, NULL), ==, 0);
}

static void
test_place (void)
{
  g_autoptr (GantryRule) race = make_rule ("\"kind\":\"race\"");
  g_autoptr (GantryRule) jump = make_rule ("\"kind\":\"attempts\"");
  g_autoptr (GantryRule) own = make_rule ("\"kind\":\"race\",\"splits\":[\"*/LAP\"],\"parts\":[\"ER/RUN\"]");

  g_assert_cmpint (gantry_rule_place (race, "PROGRESS", "INTERMEDIATE", "1"), ==, GANTRY_PLACE_SPLIT);
  g_assert_cmpint (gantry_rule_place (race, "ER", "INTERMEDIATE", "F"), ==, GANTRY_PLACE_SPLIT);
  g_assert_cmpint (gantry_rule_place (race, "ER", "REACT_TIME", ""), ==, GANTRY_PLACE_EXTRA);
  g_assert_cmpint (gantry_rule_place (jump, "ER", "INTERMEDIATE", "1"), ==, GANTRY_PLACE_PART);
  g_assert_cmpint (gantry_rule_place (own, "PROGRESS", "LAP", "1"), ==, GANTRY_PLACE_SPLIT);
  g_assert_cmpint (gantry_rule_place (own, "ER", "RUN", "1"), ==, GANTRY_PLACE_PART);
  g_assert_cmpint (gantry_rule_place (own, "XX", "RUN", "1"), ==, GANTRY_PLACE_EXTRA);
  g_assert_cmpint (gantry_rule_place (own, "ER", "INTERMEDIATE", "1"), ==, GANTRY_PLACE_EXTRA);
}

static void
test_out (void)
{
  g_autoptr (GantryRule) rule = make_rule ("\"out\":[\"NC\"]");

  g_assert_true (gantry_rule_is_out (rule, "DNS"));
  g_assert_true (gantry_rule_is_out (rule, "DNF"));
  g_assert_true (gantry_rule_is_out (rule, "DSQ"));
  g_assert_true (gantry_rule_is_out (rule, "DQ"));
  g_assert_true (gantry_rule_is_out (rule, "NC"));
  g_assert_false (gantry_rule_is_out (rule, "Q"));
  g_assert_false (gantry_rule_is_out (rule, ""));
  g_assert_false (gantry_rule_is_out (rule, NULL));
}

static char *
list_columns (GantryRule *rule, const char *view)
{
  GString *text = g_string_new (NULL);

  for (const GantryColumn *column = gantry_rule_get_columns (rule, view); column->id != NULL; column++)
    g_string_append_printf (text, " %s%s%s", column->id, column->title != NULL ? "=" : "",
                            column->title != NULL ? column->title : "");
  return g_string_free (text, FALSE);
}

static void
test_columns (void)
{
  g_autoptr (GantryRule) rule = make_rule (
    "\"kind\":\"race\",\"columns\":{\"live\":[\"rank\",{\"id\":\"ext:ER/PTS\",\"title\":\"Points\"}]}");
  g_autofree char *live = list_columns (rule, "live");
  g_autofree char *splits = list_columns (rule, "splits");

  g_assert_cmpstr (live, ==, " rank ext:ER/PTS=Points");
  g_assert_cmpstr (splits, ==, " rank lane noc name splits result");
}

/* Whatever the kind, every view of every rule has a name and a result in it. */
static void
test_every_view (void)
{
  const char *const kinds[] = { "generic", "race", "attempts", "heights", "judged", "match", "multi" };
  const char *const views[] = { "live", "splits", "result" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint j = 0; j < G_N_ELEMENTS (views); j++)
      {
        g_autofree char *members = g_strdup_printf ("\"kind\":\"%s\"", kinds[i]);
        g_autoptr (GantryRule) rule = make_rule (members);
        g_autofree char *columns = list_columns (rule, views[j]);

        g_assert_nonnull (strstr (columns, " name"));
        g_assert_nonnull (strstr (columns, " result"));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sport/rule/distance-of-event", test_distance_of_event);
  g_test_add_func ("/sport/rule/distance-elsewhere", test_distance_elsewhere);
  g_test_add_func ("/sport/rule/point-distance", test_point_distance);
  g_test_add_func ("/sport/rule/place", test_place);
  g_test_add_func ("/sport/rule/out", test_out);
  g_test_add_func ("/sport/rule/columns", test_columns);
  g_test_add_func ("/sport/rule/every-view", test_every_view);
  return g_test_run ();
}
