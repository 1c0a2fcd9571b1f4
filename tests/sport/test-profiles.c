/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sport/profile.h"
#include "sport/rule-private.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
make_rsc (const char *discipline, const char *event, const char *phase)
{
  char *rsc = g_strdup_printf ("%sM%-18s%-4s000100--", discipline, event, phase);

  return g_strdelimit (rsc, " ", '-');
}

static GantryRule *
get_rule (GantryProfiles *profiles, const char *discipline, const char *event, const char *phase)
{
  g_autofree char *rsc = make_rsc (discipline, event, phase);

  return gantry_profiles_get_rule (profiles, rsc);
}

typedef struct
{
  const char *discipline;
  const char *event;
  const char *phase;
  GantryKind kind;
  GantryMarkKind mark;
  gboolean less;
  gboolean lanes;
  guint decimals;
} Expected;

static const Expected expected[] = {
  { "SWM", "400MFR", "FNL", GANTRY_KIND_RACE, GANTRY_MARK_TIME, TRUE, TRUE, 2 },
  { "SWM", "4X100MMD", "HEAT", GANTRY_KIND_RACE, GANTRY_MARK_TIME, TRUE, TRUE, 2 },
  { "ATH", "100M", "FNL", GANTRY_KIND_RACE, GANTRY_MARK_TIME, TRUE, TRUE, 2 },
  { "ATH", "110MH", "SFNL", GANTRY_KIND_RACE, GANTRY_MARK_TIME, TRUE, TRUE, 2 },
  { "ATH", "4X400M", "FNL", GANTRY_KIND_RACE, GANTRY_MARK_TIME, TRUE, TRUE, 2 },
  { "ATH", "1500M", "FNL", GANTRY_KIND_RACE, GANTRY_MARK_TIME, TRUE, FALSE, 2 },
  { "ATH", "10000M", "FNL", GANTRY_KIND_RACE, GANTRY_MARK_TIME, TRUE, FALSE, 2 },
  { "ATH", "3000MSC", "FNL", GANTRY_KIND_RACE, GANTRY_MARK_TIME, TRUE, FALSE, 2 },
  { "ATH", "20KMW", "FNL", GANTRY_KIND_RACE, GANTRY_MARK_TIME, TRUE, FALSE, 0 },
  { "ATH", "MAR", "FNL", GANTRY_KIND_RACE, GANTRY_MARK_TIME, TRUE, FALSE, 0 },
  { "ATH", "HJ", "FNL", GANTRY_KIND_HEIGHTS, GANTRY_MARK_DISTANCE, FALSE, FALSE, 2 },
  { "ATH", "PV", "QUAL", GANTRY_KIND_HEIGHTS, GANTRY_MARK_DISTANCE, FALSE, FALSE, 2 },
  { "ATH", "LJ", "FNL", GANTRY_KIND_ATTEMPTS, GANTRY_MARK_DISTANCE, FALSE, FALSE, 2 },
  { "ATH", "HT", "FNL", GANTRY_KIND_ATTEMPTS, GANTRY_MARK_DISTANCE, FALSE, FALSE, 2 },
  { "ATH", "HEPTATH", "HJ", GANTRY_KIND_HEIGHTS, GANTRY_MARK_DISTANCE, FALSE, FALSE, 2 },
  { "ATH", "HEPTATH", "JT", GANTRY_KIND_ATTEMPTS, GANTRY_MARK_DISTANCE, FALSE, FALSE, 2 },
  { "ATH", "HEPTATH", "100H", GANTRY_KIND_RACE, GANTRY_MARK_TIME, TRUE, TRUE, 2 },
  { "ATH", "HEPTATH", "800", GANTRY_KIND_RACE, GANTRY_MARK_TIME, TRUE, FALSE, 2 },
  { "ATH", "DECATH", "1500", GANTRY_KIND_RACE, GANTRY_MARK_TIME, TRUE, FALSE, 2 },
  { "ATH", "DECATH", "", GANTRY_KIND_MULTI, GANTRY_MARK_POINTS, FALSE, FALSE, 0 },
  { "ORI", "MIDDLE", "FNL", GANTRY_KIND_RACE, GANTRY_MARK_TIME, TRUE, FALSE, 0 },
  { "ALP", "GS", "FNL", GANTRY_KIND_RACE, GANTRY_MARK_TIME, TRUE, FALSE, 2 },
};

static void
test_rules (void)
{
  g_autoptr (GantryProfiles) profiles = gantry_profiles_new (NULL); /* the project's own */

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const Expected *e = &expected[i];
      GantryRule *rule = get_rule (profiles, e->discipline, e->event, e->phase);

      g_test_message ("%s %s %s", e->discipline, e->event, e->phase);
      g_assert_cmpint (gantry_rule_get_kind (rule), ==, e->kind);
      g_assert_cmpint (gantry_rule_get_mark_kind (rule), ==, e->mark);
      g_assert_cmpint (gantry_rule_get_less_is_better (rule), ==, e->less);
      g_assert_cmpint (gantry_rule_get_has_lanes (rule), ==, e->lanes);
      g_assert_cmpuint (gantry_rule_get_decimals (rule), ==, e->decimals);
    }
}

static void
test_words (void)
{
  g_autoptr (GantryProfiles) profiles = gantry_profiles_new (NULL);
  GantryRule *swimming = get_rule (profiles, "SWM", "400MFR", "FNL");

  g_assert_cmpstr (gantry_rule_get_discipline_name (swimming), ==, "Swimming");
  g_assert_cmpstr (gantry_rule_get_order_word (swimming), ==, "Lane");
  g_assert_cmpstr (gantry_rule_get_record_types (swimming)[0], ==, "WR");
  g_assert_cmpstr (gantry_rule_get_record_types (swimming)[1], ==, "OR");
}

static void
test_no_file (void)
{
  g_autoptr (GantryProfiles) profiles = gantry_profiles_new (NULL);
  GantryRule *rule = get_rule (profiles, "XYZ", "SOMETHING", "FNL");

  g_assert_cmpint (gantry_rule_get_kind (rule), ==, GANTRY_KIND_GENERIC);
  g_assert_cmpstr (gantry_rule_get_discipline_name (rule), ==, "XYZ");
  g_assert_null (gantry_rule_get_record_types (rule)[0]);
  g_assert_cmpint (gantry_rule_place (rule, "ER", "INTERMEDIATE", "1"), ==, GANTRY_PLACE_SPLIT);
  g_assert_true (rule == get_rule (profiles, "XYZ", "SOMETHING", "FNL"));
  g_assert_nonnull (gantry_profiles_get_rule (profiles, ""));
  g_assert_nonnull (gantry_profiles_get_rule (profiles, "GL0000000"));
  g_assert_nonnull (gantry_profiles_get_rule (profiles, "../etc/passwd"));
}

/* A bad file is said once, and the discipline is shown all the same. */
static void
test_bad_file (void)
{
  g_autofree char *dir = g_dir_make_tmp ("gantry-sports-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "BAD.json", NULL);
  g_autoptr (GantryProfiles) profiles = gantry_profiles_new (dir);

  g_assert_true (g_file_set_contents (path, "{\"name\":\"Bad\",\"rules\":[{},{\"kind\":\"rally\"}]}", -1, NULL));
  g_test_expect_message ("gantry-sport", G_LOG_LEVEL_WARNING, "*BAD.json: rules?1?: \"kind\" must be*passed over");
  g_assert_cmpint (gantry_rule_get_kind (get_rule (profiles, "BAD", "A", "FNL")), ==, GANTRY_KIND_GENERIC);
  g_test_assert_expected_messages ();
  g_assert_cmpint (gantry_rule_get_kind (get_rule (profiles, "BAD", "B", "FNL")), ==, GANTRY_KIND_GENERIC);
  g_unlink (path);
  g_rmdir (dir);
}

static void
assert_refused (const char *text, const char *why)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rules = gantry_profile_read (text, -1, &error);

  g_assert_null (rules);
  g_assert_nonnull (error);
  if (strstr (error->message, why) == NULL)
    g_error ("“%s” does not say “%s”", error->message, why);
}

static void
test_refused (void)
{
  assert_refused ("", "JSON");
  assert_refused ("[]", "object");
  assert_refused ("{\"rules\":[]}", "name");
  assert_refused ("{\"name\":\"A\"}", "rules");
  assert_refused ("{\"name\":\"A\",\"rules\":[1]}", "rules[0]");
  assert_refused ("{\"name\":\"A\",\"rules\":[{\"template\":\"x\"}]}", "template");
  assert_refused ("{\"name\":\"A\",\"rules\":[{\"decimals\":9}]}", "decimals");
  assert_refused ("{\"name\":\"A\",\"rules\":[{\"decimals\":\"2\"}]}", "decimals");
  assert_refused ("{\"name\":\"A\",\"rules\":[{\"events\":\"HJ\"}]}", "events");
  assert_refused ("{\"name\":\"A\",\"rules\":[{\"events\":[1]}]}", "events");
  assert_refused ("{\"name\":\"A\",\"rules\":[{\"order\":\"\"}]}", "order");
  assert_refused ("{\"name\":\"A\",\"rules\":[{\"columns\":[]}]}", "columns");
  assert_refused ("{\"name\":\"A\",\"rules\":[{\"columns\":{\"live\":[]}}]}", "columns");
  assert_refused ("{\"name\":\"A\",\"rules\":[{\"columns\":{\"live\":[null]}}]}", "columns");
  assert_refused ("{\"name\":\"A\",\"rules\":[{\"columns\":{\"moon\":[\"rank\"]}}]}", "columns");
  assert_refused ("{\"name\":\"A\",\"rules\":[{\"cuts\":[{\"after\":3}]}]}", "cuts");
  assert_refused ("{\"name\":\"A\",\"rules\":[{\"advance\":3}]}", "advance");
  assert_refused ("{\"name\":\"A\",\"rules\":[{\"minutes\":{\"P1\":0}}]}", "minutes");
  assert_refused ("{\"name\":\"A\",\"rules\":[{\"words\":{\"stat\":{\"A\":[\"one\"]}}}]}", "words");
  assert_refused ("{\"name\":\"A\",\"rules\":[{\"values\":{\"a\":{\"from\":\"ER/A\"}}}]}", "values");
  assert_refused ("{\"name\":\"A\",\"rules\":[{\"values\":{\"a\":{\"from\":\"ER/A\",\"title\":\"A\",\"pos\":[\"9-1\"]}}}]}", "pos");
  assert_refused ("{\"name\":\"A\",\"rules\":[{\"distances\":{\"MAR\":-1}}]}", "distances");
}

/* Own members win over the template's, those over the common ones; a template's columns stay where the rule names none. */
static void
test_inheritance (void)
{
  const char *text = "{\"name\":\"A\",\"common\":{\"decimals\":1,\"order\":\"Lane\",\"kind\":\"race\"},"
                     "\"templates\":{\"t\":{\"decimals\":3,\"lanes\":true,\"columns\":{\"live\":[\"name\"],"
                     "\"result\":[\"name\",\"gap\"]}}},"
                     "\"rules\":[{\"template\":\"t\",\"lanes\":false,\"columns\":{\"live\":[\"rank\"]}},{}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rules = gantry_profile_read (text, -1, &error);
  GantryRule *first, *second;

  g_assert_no_error (error);
  first = g_ptr_array_index (rules, 0);
  second = g_ptr_array_index (rules, 1);
  g_assert_cmpuint (gantry_rule_get_decimals (first), ==, 3);
  g_assert_false (gantry_rule_get_has_lanes (first));
  g_assert_cmpstr (gantry_rule_get_order_word (first), ==, "Lane");
  g_assert_cmpstr (gantry_rule_get_columns (first, "live")[0].id, ==, "rank");
  g_assert_null (gantry_rule_get_columns (first, "live")[1].id);
  g_assert_cmpstr (gantry_rule_get_columns (first, "result")[1].id, ==, "gap");
  g_assert_cmpuint (gantry_rule_get_decimals (second), ==, 1);
}

/* Values stand under the columns that name them, one a position; words come in the order of the file, a later one of the same
 * code in the place of the one before; IRMs of every sport need no word. */
static void
test_values_and_words (void)
{
  const char *text =
    "{\"name\":\"A\",\"common\":{\"values\":{\"shots\":{\"from\":\"ER/SHOOTING\",\"pos\":[\"1-2\",\"TOT\"],"
    "\"title\":[\"Sh\",\"Shooting\"]},\"pair\":{\"from\":\"EUE/PAIR\",\"of\":\"entry\",\"title\":\"Pair\"}},"
    "\"words\":{\"stat\":{\"SOG\":\"Shots\",\"PIM\":[\"PIM\",\"Penalty minutes\"]},\"irm\":{\"LAP\":\"Lapped here\"}}},"
    "\"rules\":[{\"hide\":[\"ER/QUIET\"],\"words\":{\"stat\":{\"SOG\":\"Shots on goal\"}},"
    "\"columns\":{\"live\":[\"name\",\"shots\",\"pair\",\"ext:ER/PTS\"]}}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rules = gantry_profile_read (text, -1, &error);
  GantryRule *rule;
  const GantryColumn *columns;

  g_assert_no_error (error);
  rule = g_ptr_array_index (rules, 0);
  columns = gantry_rule_get_columns (rule, "live");
  g_assert_cmpstr (columns[1].id, ==, "ext:ER/SHOOTING/1");
  g_assert_cmpstr (columns[1].title, ==, "Sh");
  g_assert_cmpstr (columns[1].name, ==, "Shooting");
  g_assert_cmpstr (columns[2].pos, ==, "2");
  g_assert_cmpstr (columns[3].id, ==, "ext:ER/SHOOTING/TOT");
  g_assert_cmpstr (columns[4].id, ==, "entry:PAIR");
  g_assert_null (columns[4].pos);
  columns = gantry_rule_get_columns (rule, "stats");
  g_assert_cmpstr (columns[2].id, ==, "stat:SOG");
  g_assert_cmpstr (columns[2].title, ==, "Shots on goal");
  g_assert_cmpstr (columns[3].name, ==, "Penalty minutes");
  g_assert_cmpstr (gantry_rule_find_word (rule, GANTRY_WORD_IRM, "LAP")->name, ==, "Lapped here");
  g_assert_cmpstr (gantry_rule_find_word (rule, GANTRY_WORD_IRM, "DNF")->name, ==, "Did not finish");
  g_assert_null (gantry_rule_find_word (rule, GANTRY_WORD_IRM, "NONE"));
  g_assert_cmpstr (gantry_rule_find_value (rule, GANTRY_OF_LINE, "ER", "SHOOTING")->key, ==, "shots");
  g_assert_null (gantry_rule_find_value (rule, GANTRY_OF_LINE, "EUE", "PAIR"));
  g_assert_true (gantry_rule_claims (rule, "ER", "SHOOTING"));
  g_assert_true (gantry_rule_claims (rule, "ER", "QUIET"));
  g_assert_true (gantry_rule_claims (rule, "ER", "PTS"));
  g_assert_true (gantry_rule_claims (rule, "ER", "INTERMEDIATE"));
  g_assert_false (gantry_rule_claims (rule, "ER", "UNHEARD"));
}

static void
test_deciding (void)
{
  const char *text =
    "{\"name\":\"A\",\"rules\":[{\"kind\":\"attempts\",\"form\":\"throws\",\"counts\":\"best\",\"counting\":1,"
    "\"n_parts\":6,\"ties\":\"next-best\",\"cuts\":[{\"after\":3,\"keep\":12},{\"after\":4,\"keep\":8}],"
    "\"advance\":{\"place\":3,\"time\":2},\"total\":\"units\",\"medals\":4},"
    "{\"kind\":\"match\",\"form\":\"sets\",\"score\":\"won\",\"to_win\":3,\"clock\":\"down\",\"minutes\":{\"P1\":20}}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rules = gantry_profile_read (text, -1, &error);
  GantryRule *throws, *sets;
  guint n, after, keep;

  g_assert_no_error (error);
  throws = g_ptr_array_index (rules, 0);
  sets = g_ptr_array_index (rules, 1);
  g_assert_cmpint (gantry_rule_get_form (throws), ==, GANTRY_FORM_THROWS);
  g_assert_cmpint (gantry_rule_get_counts (throws, &n), ==, GANTRY_COUNTS_BEST);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (gantry_rule_get_n_parts (throws), ==, 6);
  g_assert_cmpint (gantry_rule_get_ties (throws), ==, GANTRY_TIES_NEXT_BEST);
  g_assert_true (gantry_rule_get_cut (throws, 4, &after, &keep));
  g_assert_cmpuint (after, ==, 4);
  g_assert_cmpuint (keep, ==, 8);
  g_assert_false (gantry_rule_get_cut (throws, 5, &after, &keep));
  g_assert_cmpuint (gantry_rule_get_advance (throws, &n), ==, 3);
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (gantry_rule_has_total (throws));
  g_assert_cmpuint (gantry_rule_get_n_medals (throws), ==, 4);
  g_assert_true (gantry_rule_get_counts_periods (sets, &n));
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpint (gantry_rule_get_match_clock (sets), ==, GANTRY_CLOCK_DOWN);
  g_assert_cmpuint (gantry_rule_get_minutes (sets, "P1"), ==, 20);
  g_assert_cmpuint (gantry_rule_get_minutes (sets, "OT"), ==, 0);
  g_assert_cmpuint (gantry_rule_get_n_medals (sets), ==, 3);
  g_assert_cmpstr (gantry_rule_get_views (sets)[0], ==, "match");
}

/* The first file on the search path counts; a folder that adds one discipline leaves the others as they are. */
static void
test_search_path (void)
{
  g_autofree char *dir = g_dir_make_tmp ("gantry-sports-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "QQQ.json", NULL);
  g_autofree char *before = g_strdup (g_getenv ("GANTRY_SPORTS_DIR"));
  g_autofree char *both = g_strconcat (dir, G_SEARCHPATH_SEPARATOR_S, before, NULL);
  g_autoptr (GantryProfiles) profiles = NULL;

  g_assert_true (g_file_set_contents (path, "{\"name\":\"Quoits\",\"rules\":[{\"kind\":\"attempts\"}]}", -1, NULL));
  g_setenv ("GANTRY_SPORTS_DIR", both, TRUE);
  profiles = gantry_profiles_new (NULL);
  g_assert_cmpstr (gantry_rule_get_discipline_name (get_rule (profiles, "QQQ", "A", "FNL")), ==, "Quoits");
  g_assert_cmpstr (gantry_rule_get_discipline_name (get_rule (profiles, "SWM", "400MFR", "FNL")), ==, "Swimming");
  g_setenv ("GANTRY_SPORTS_DIR", before, TRUE);
  g_unlink (path);
  g_rmdir (dir);
}

/* One code for each rule that a code can reach, in order, and each finds its own rule; disciplines by their files. */
static void
test_examples (void)
{
  const char *text = "{\"name\":\"Quoits\",\"rules\":[{\"events\":[\"A*\"],\"phases\":[\"QUAL\"],\"kind\":\"attempts\"},"
                     "{\"events\":[\"A*\"],\"kind\":\"race\"},{\"events\":[\"AB\"],\"kind\":\"match\"},"
                     "{\"genders\":[\"M\"],\"kind\":\"judged\",\"parts\":[\"ER/RUN\"]},{\"kind\":\"multi\"}]}";
  const char *const wanted[] = { "QQQWA-----------------QUAL000100--", "QQQWA-----------------FNL-000100--",
                                 "QQQMMAIN--------------FNL-000100--", "QQQWMAIN--------------FNL-000100--" };
  g_autofree char *dir = g_dir_make_tmp ("gantry-sports-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "QQQ.json", NULL);
  g_autofree char *part = NULL, *split = NULL;
  g_autoptr (GantryProfiles) profiles = NULL;
  g_auto (GStrv) disciplines = NULL;
  g_autoptr (GPtrArray) examples = NULL;
  g_autoptr (GPtrArray) none = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  profiles = gantry_profiles_new (dir);
  disciplines = gantry_profiles_list_disciplines (profiles);
  g_assert_cmpuint (g_strv_length (disciplines), ==, 1);
  g_assert_cmpstr (disciplines[0], ==, "QQQ");
  examples = gantry_profiles_list_examples (profiles, "QQQ");
  none = gantry_profiles_list_examples (profiles, "XXX");
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (examples->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < examples->len; i++)
    g_assert_cmpstr (g_ptr_array_index (examples, i), ==, wanted[i]);
  part = gantry_rule_dup_part_name (gantry_profiles_get_rule (profiles, wanted[2]));
  g_assert_cmpstr (part, ==, "ER/RUN");
  split = gantry_rule_dup_split_name (gantry_profiles_get_rule (profiles, wanted[2]));
  g_assert_null (split);
  g_unlink (path);
  g_rmdir (dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sport/profiles/rules", test_rules);
  g_test_add_func ("/sport/profiles/words", test_words);
  g_test_add_func ("/sport/profiles/no-file", test_no_file);
  g_test_add_func ("/sport/profiles/bad-file", test_bad_file);
  g_test_add_func ("/sport/profiles/refused", test_refused);
  g_test_add_func ("/sport/profiles/inheritance", test_inheritance);
  g_test_add_func ("/sport/profiles/values-and-words", test_values_and_words);
  g_test_add_func ("/sport/profiles/deciding", test_deciding);
  g_test_add_func ("/sport/profiles/search-path", test_search_path);
  g_test_add_func ("/sport/profiles/examples", test_examples);
  return g_test_run ();
}
