/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/unit-columns.h"
#include "ctl/rehearse/rehearsal.h"
#include "model/json.h"
#include "model/rsc.h"
#include "seat/match.h"
#include "seat/seat-private.h"
#include "source/odf/odf.h"

#include <glib/gstdio.h>
#include <string.h>

/* Every rule of every sport profile, rehearsed: its messages are read without an oddity, and the
 * table of the unit then has the columns that the profile names, in its order, with values. A
 * discipline without a rehearsal is a failure. */

#define MAX_LINE     (16 * 1024 * 1024)
#define FEWEST_RULES 130 /* of all profiles: a list that came out short is a fault of the test */

static const char *const views[] = { "start-list", "live", "splits", "result" };

static void
take_message (GantrySeat *seat, const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GantryJson) object = gantry_json_parse_object (line, -1, MAX_LINE, 8, &error);
  const char *body = gantry_json_get_text (object, "body");
  g_autoptr (GantryOdfMessage) message = gantry_odf_parse (body, strlen (body), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (message->oddities), ==, 0);
  g_assert_cmpint (message->class, !=, GANTRY_CLASS_UNKNOWN);
  for (guint i = 0; i < message->changes->len; i++)
    gantry_seat_apply (seat, g_ptr_array_index (message->changes, i));
}

static GantrySeat *
rehearse (GantryProfiles *profiles, const char *discipline)
{
  GantryRehearsalPlan plan = { .seed = 1, .disciplines = discipline };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = gantry_rehearsal_write (plan, NULL, &error);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  GantrySeat *seat = gantry_seat_new (profiles);

  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    take_message (seat, lines[i]);
  gantry_seat_flush (seat);
  return seat;
}

static gboolean
has_teams (GantryUnit *unit)
{
  g_autoptr (GantryRow) row = g_list_model_get_item (gantry_unit_get_rows (unit), 0);

  return row != NULL && gantry_row_is_team (row);
}

static gboolean
is_first (GantryUnit *unit)
{
  return g_str_has_suffix (gantry_unit_get_rsc (unit), "000100--");
}

/* What happens to some only: scores and penalties of a bout, a shoot-off among equals. */
static gboolean
is_rare (const char *id)
{
  static const char *const rare[] = { "ext:ER/IPP", "ext:ER/WAZ", "ext:ER/S3", "ext:ER/YUK", "ext:ER/SHOOT_OFF",
                                      "ext:ER/INNER_10" };

  for (guint i = 0; i < G_N_ELEMENTS (rare); i++)
    if (g_str_has_prefix (id, rare[i]))
      return TRUE;
  return FALSE;
}

/* What nobody in this unit has anything for, by the sport: who goes on from a final, a sum in the
 * first of several units or where nothing adds up, shirt numbers of teams, parts of what has none.
 */
static gboolean
may_be_absent (GantryUnit *unit, const char *id)
{
  GantryRule *rule = gantry_unit_get_rule (unit);
  g_autofree char *phase = gantry_rsc_dup_phase (gantry_unit_get_rsc (unit));
  g_autofree char *part = gantry_rule_dup_part_name (rule);
  gboolean match = gantry_rule_get_kind (rule) == GANTRY_KIND_MATCH;

  if (is_rare (id))
    return TRUE;
  if (g_str_equal (id, "qual"))
    return g_str_equal (phase, "FNL") || g_str_equal (phase, "BRN");
  if (g_str_equal (id, "entry:START_BEHIND"))
    return gantry_rule_get_form (rule) != GANTRY_FORM_PURSUIT;
  if (g_str_equal (id, "bib"))
    return match && has_teams (unit);
  if (g_str_has_prefix (id, "ext:CUMULATIVE/") || g_str_has_prefix (id, "ext:RUN/"))
    return !gantry_rule_has_total (rule) || is_first (unit);
  if (g_str_equal (id, "parts"))
    return part == NULL;
  if (g_str_equal (id,
                   "record")) /* of a combined event: in points, which a part is not measured in */
    return gantry_unit_get_n_records (unit) == 0 ||
           gantry_unit_get_record (unit, 0)->mark.kind != gantry_rule_get_mark_kind (rule);
  return g_str_equal (id, "splits") && match; /* its periods are those of the score */
}

/* Columns whose id begins so. */
static guint
count_columns (GantrySheet *sheet, const char *start)
{
  guint n = 0;

  for (guint i = 0; i < gantry_sheet_get_n_columns (sheet); i++)
    n += g_str_has_prefix (gantry_sheet_get_column (sheet, i)->id, start);
  return n;
}

/* Statistics that players have and sides have not. */
static guint
count_of_players (GantryRule *rule)
{
  static const char *const codes[] = { "MINS", "SHIFTS", "PLUS_MINUS", "SUB_TIME", "YC_MINS" };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    n += gantry_rule_find_word (rule, GANTRY_WORD_STAT, codes[i]) != NULL;
  return n;
}

/* The score has periods, and what the profile has words for is told: actions, statistics, players.
 */
static guint
check_match (GantrySeat *seat, GantryUnit *unit)
{
  g_autoptr (GantryMatch) match = gantry_match_new (seat, gantry_unit_get_rsc (unit));
  GantryRule *rule = gantry_unit_get_rule (unit);
  GantrySheet *score = gantry_match_get_score (match);
  guint n_stats = gantry_rule_get_n_words (rule, GANTRY_WORD_STAT), faults = 0;

  gantry_seat_flush (seat);
  faults += count_columns (score, "name") != 1 || count_columns (score, "result") != 1 ||
            count_columns (score, "period/") == 0;
  faults += g_list_model_get_n_items (G_LIST_MODEL (score)) != 2;
  faults += gantry_rule_get_n_words (rule, GANTRY_WORD_ACTION) > 0 &&
            g_list_model_get_n_items (G_LIST_MODEL (gantry_match_get_actions (match))) == 0;
  faults += n_stats > 0 &&
            g_list_model_get_n_items (G_LIST_MODEL (gantry_match_get_stats (match))) + count_of_players (rule) < n_stats;
  faults += has_teams (unit) &&
            g_list_model_get_n_items (G_LIST_MODEL (gantry_match_get_line_up (match))) < 4;
  if (faults > 0)
    g_test_message ("%s: %u faults of the match", gantry_unit_get_rsc (unit), faults);
  return faults;
}

/* Both lists in order: each column of the profile is shown, and none before one that the profile
 * has before it. */
static guint
check_view (GantryUnit *unit, const char *view)
{
  g_autoptr (GPtrArray) shown = gantry_unit_columns_new (unit, view);
  guint at = 0, faults = 0;

  for (const GantryColumn *column = gantry_rule_get_columns (gantry_unit_get_rule (unit), view);
       column->id != NULL; column++)
    {
      guint found = at;

      while (found < shown->len &&
             strcmp (((GantryColumnSpec *)g_ptr_array_index (shown, found))->id, column->id) != 0)
        found++;
      if (found < shown->len)
        {
          at = found + 1;
          continue;
        }
      if (may_be_absent (unit, column->id))
        continue;
      g_test_message ("%s %s: no column %s", gantry_unit_get_rsc (unit), view, column->id);
      faults++;
    }
  return faults;
}

static guint
check_rows (GantryUnit *unit)
{
  GListModel *rows = gantry_unit_get_rows (unit);
  guint n = g_list_model_get_n_items (rows);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GantryRow) row = g_list_model_get_item (rows, i);

      if (!gantry_row_is_out (row) && *gantry_row_get_result (row) == '\0')
        {
          g_test_message ("%s: %s has no result", gantry_unit_get_rsc (unit),
                          gantry_row_get_code (row));
          return 1;
        }
    }
  if (n < 2)
    g_test_message ("%s: %u rows", gantry_unit_get_rsc (unit), n);
  return n < 2;
}

static guint
check_unit (GantrySeat *seat, const char *rsc)
{
  g_autoptr (GantryUnit) unit = gantry_seat_get_unit (seat, rsc);
  guint faults = 0;

  gantry_seat_flush (seat);
  g_assert_cmpstr (gantry_unit_get_result_status (unit), ==, "OFFICIAL");
  for (guint v = 0; v < G_N_ELEMENTS (views); v++)
    if (!g_str_equal (views[v], "splits") ||
        g_strv_contains (gantry_rule_get_views (gantry_unit_get_rule (unit)), "splits"))
      faults += check_view (unit, views[v]);
  if (gantry_rule_get_kind (gantry_unit_get_rule (unit)) == GANTRY_KIND_MATCH)
    faults += check_match (seat, unit);
  return faults + check_rows (unit);
}

/* A board for every unit that there is: without a relay what nobody looks at is gone for good. */
static GPtrArray *
hold_units (GantrySeat *seat)
{
  g_autoptr (GPtrArray) topics = gantry_documents_list_topics (gantry_seat_get_documents (seat));
  GPtrArray *held = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < topics->len; i++)
    if (g_str_has_prefix (g_ptr_array_index (topics, i), "unit/"))
      g_ptr_array_add (held,
                       gantry_seat_get_unit (seat, (const char *)g_ptr_array_index (topics, i) +
                                                       strlen ("unit/")));
  gantry_seat_flush (seat);
  return held;
}

/* The second unit of what adds up, where the rehearsal has one. */
static guint
check_second (GantrySeat *seat, const char *rsc)
{
  g_autofree char *second = g_strdup (rsc);
  g_autofree char *topic = NULL;

  second[29] = '2';
  topic = g_strconcat ("unit/", second, NULL);
  if (gantry_documents_lookup (gantry_seat_get_documents (seat), topic, "head") == NULL)
    return 0;
  return check_unit (seat, second);
}

static guint
check_discipline (GantryProfiles *profiles, const char *discipline, guint *n)
{
  g_autoptr (GPtrArray) examples = gantry_profiles_list_examples (profiles, discipline);
  g_autoptr (GantrySeat) seat = rehearse (profiles, discipline);
  g_autoptr (GPtrArray) held = hold_units (seat);
  guint faults = 0;

  g_assert_cmpuint (examples->len, >, 0);
  g_assert_cmpuint (held->len, >=, examples->len);
  for (guint i = 0; i < examples->len; i++)
    {
      faults += check_unit (seat, g_ptr_array_index (examples, i));
      faults += check_second (seat, g_ptr_array_index (examples, i));
    }
  *n += examples->len;
  return faults;
}

static void
test_every_profile (void)
{
  g_autoptr (GantryProfiles) profiles = gantry_profiles_new (NULL);
  g_auto (GStrv) disciplines = gantry_profiles_list_disciplines (profiles);
  guint faults = 0, n = 0;

  for (guint d = 0; disciplines[d] != NULL; d++)
    faults += check_discipline (profiles, disciplines[d], &n);
  g_test_message ("%u units of %u disciplines", n, g_strv_length (disciplines));
  g_assert_cmpuint (n, >=, FEWEST_RULES);
  g_assert_cmpuint (faults, ==, 0);
}

/* A sport that nobody plays, from its file alone. */
static void
test_made_up (void)
{
  static const char text[] =
      "{\"discipline\":\"QQQ\",\"name\":\"Quoits\",\"common\":{\"kind\":\"attempts\",\"form\":"
      "\"ends\","
      "\"mark\":\"points\",\"better\":\"more\",\"decimals\":0,\"order\":\"Peg\","
      "\"n_parts\":4,\"values\":{\"ringers\":{\"from\":\"ER/"
      "RINGERS\",\"title\":\"Ringers\",\"mark\":\"points\"},"
      "\"rope\":{\"from\":\"EUE/ROPE\",\"title\":\"Rope\",\"of\":\"entry\"}},"
      "\"columns\":{\"start-list\":[\"lane\",\"bib\",\"noc\",\"name\",\"rope\"],"
      "\"live\":[\"rank\",\"noc\",\"name\",\"parts\",\"ringers\",\"result\",\"gap\"]}},"
      "\"rules\":[{\"events\":[\"PAIRS*\"],\"kind\":\"match\",\"form\":\"rounds\"},"
      "{\"parts\":[\"ER/THROW\"]}]}";
  g_autofree char *dir = g_dir_make_tmp ("gantry-sports-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "QQQ.json", NULL);
  g_autofree char *before = g_strdup (g_getenv ("GANTRY_SPORTS_DIR"));
  g_autoptr (GantryProfiles) profiles = NULL;
  guint n = 0;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_setenv ("GANTRY_SPORTS_DIR", dir, TRUE);
  profiles = gantry_profiles_new (NULL);
  g_assert_cmpuint (check_discipline (profiles, "QQQ", &n), ==, 0);
  g_assert_cmpuint (n, ==, 2);
  g_setenv ("GANTRY_SPORTS_DIR", before, TRUE);
  g_unlink (path);
  g_rmdir (dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/rehearsed/every-profile", test_every_profile);
  g_test_add_func ("/app/rehearsed/made-up", test_made_up);

  return g_test_run ();
}
