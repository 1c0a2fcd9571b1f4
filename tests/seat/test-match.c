/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "seat-helper.h"
#include "seat/match.h"

#include <glib/gstdio.h>

#define UNIT   "XYZMTEAM5-------------PREL000100--"
#define TOPIC  "unit/" UNIT
#define PEOPLE "people/XYZ"

/* A sport that nobody knows, in a file of the test's own: everything that is specific to it comes from there. */
static const char profile[] =
  "{\"discipline\":\"XYZ\",\"name\":\"Five-a-side\",\"common\":{\"kind\":\"match\",\"form\":\"sets\",\"score\":\"won\",\"to_win\":2,"
  "\"values\":{\"cards\":{\"from\":\"ER/CARD\",\"title\":\"Cards\"}},"
  "\"columns\":{\"live\":[\"noc\",\"name\",\"cards\",\"result\"],\"line-up\":[\"bib\",\"position\",\"name\",\"stat:PTS\"]},"
  "\"words\":{\"period\":{\"S1\":[\"S1\",\"Set one\"]},\"action\":{\"ACE\":\"Ace\"},\"stat\":{\"PTS\":\"Points won\"},"
  "\"position\":{\"LB\":\"Libero\"}}},\"rules\":[{}]}";

typedef struct
{
  TestClock clock;
  GantrySeat *seat;
  GantryMatch *match;
  char *folder;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GantryProfiles) profiles = NULL;

  f->folder = g_dir_make_tmp ("gantry-match-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (f->folder, "XYZ.json", NULL);
  g_file_set_contents (path, profile, -1, &error);
  g_assert_no_error (error);
  profiles = gantry_profiles_new (f->folder);
  f->seat = gantry_seat_new (profiles);
  f->clock.now = 1000 * G_USEC_PER_SEC;
  gantry_seat_set_clock_func (f->seat, test_clock_read, &f->clock);
  f->match = gantry_match_new (f->seat, UNIT);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "XYZ.json", NULL);

  g_object_unref (f->match);
  g_object_unref (f->seat);
  g_unlink (path);
  g_rmdir (f->folder);
  g_free (f->folder);
}

static const char *
text_of (GantrySheet *sheet, guint index, const char *column)
{
  g_autoptr (GantrySheetRow) row = g_list_model_get_item (G_LIST_MODEL (sheet), index);
  const GantrySheetCell *cell = row != NULL ? gantry_sheet_row_get_cell (row, column) : NULL;

  return cell != NULL ? cell->text : "";
}

static GantrySheetFlags
flags_of (GantrySheet *sheet, guint index, const char *column)
{
  g_autoptr (GantrySheetRow) row = g_list_model_get_item (G_LIST_MODEL (sheet), index);

  return gantry_sheet_row_get_cell (row, column)->flags;
}

static void
apply_match (Fixture *f, gint64 rev, const char *status, const char *second)
{
  g_autofree char *head = g_strdup_printf (
    "{'status':'%s','home':'H','away':'G','periods':[{'code':'S1','home_period':'25','away_period':'20'},"
    "{'code':'S9','home_period':'%s','away_period':'11'},{'code':'TOT','home':'1','away':'0'}],"
    "'officials':[{'code':'o1','function':'REF','family':'Ilmar','given':'Jo','noc':'ISL'}]}", status, second);

  test_put_full (f->seat, TOPIC, "result", rev, "head", head, "entry/H",
                 "{'code':'H','type':'T','noc':'ISL','name':'Iceland','start_sort':1,'members':["
                 "{'code':'1','order':1,'bib':'7','family':'Ber','given':'Ari','entry':[{'type':'EUE','code':'STARTER','value':'Y'},"
                 "{'type':'EUE','code':'POSITION','value':'LB'}]},{'code':'2','order':2,'bib':'9','family':'Dal','given':'Eva'}]}",
                 "line/H",
                 "{'code':'H','sort':1,'result':'1','wlt':'W','ext':[{'type':'ER','code':'CARD','value':'1'},"
                 "{'type':'ER','code':'ODD','value':'5'}],'stats':[{'type':'ST','code':'PTS','pos':'TOT','value':'46'},"
                 "{'type':'ST','code':'PTS','pos':'S1','value':'25'},{'type':'ST','code':'NEW','value':'3'}],"
                 "'members':[{'code':'1','stats':[{'type':'ST','code':'PTS','value':'12'}]}]}",
                 "entry/G", "{'code':'G','type':'T','noc':'THA','name':'Thailand','start_sort':2}", "line/G",
                 "{'code':'G','sort':2,'result':'0','wlt':'L','stats':[{'type':'ST','code':'PTS','pos':'TOT','value':'31'}]}", NULL);
}

static void
put_match (Fixture *f, gint64 rev, const char *status, const char *second)
{
  apply_match (f, rev, status, second);
  gantry_seat_flush (f->seat);
}

/* Both sides by period: periods and values under the words of the profile, unknown ones under their codes; a set that is over is
 * won by who has more. */
static void
test_score (Fixture *f, gconstpointer data)
{
  GantrySheet *score = gantry_match_get_score (f->match);
  const GantrySheetColumn *column;

  put_match (f, 1, "LIVE", "12");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (score)), ==, 2);
  g_assert_cmpstr (text_of (score, 0, "name"), ==, "Iceland");
  g_assert_cmpstr (text_of (score, 0, "period/S1"), ==, "25");
  g_assert_cmpstr (text_of (score, 1, "period/S1"), ==, "20");
  g_assert_cmpint (flags_of (score, 0, "period/S1"), ==, GANTRY_SHEET_GOOD);
  g_assert_cmpint (flags_of (score, 0, "period/S9"), ==, 0);
  g_assert_cmpstr (text_of (score, 0, "period/TOT"), ==, "");
  g_assert_cmpstr (text_of (score, 0, "ext:ER/CARD"), ==, "1");
  g_assert_cmpstr (text_of (score, 0, "ext:ER/ODD"), ==, "5");
  g_assert_cmpstr (text_of (score, 0, "result"), ==, "1");
  g_assert_cmpint (flags_of (score, 0, "result"), ==, GANTRY_SHEET_GOOD);
  column = gantry_sheet_get_column (score, 2);
  g_assert_cmpstr (column->word, ==, "S1");
  g_assert_cmpstr (column->name, ==, "Set one");
  column = gantry_sheet_get_column (score, 3);
  g_assert_null (column->word);
  g_assert_cmpstr (column->title, ==, "S9");

  /* A point: one cell of one row. */
  put_match (f, 2, "LIVE", "13");
  g_assert_cmpstr (text_of (score, 0, "period/S9"), ==, "13");
}

/* Newest first, across parts that are counted from one each; whom it is about, and who else. */
static void
test_actions (Fixture *f, gconstpointer data)
{
  GantrySheet *actions = gantry_match_get_actions (f->match);
  g_autoptr (GantrySheetRow) newest = NULL;

  put_match (f, 1, "LIVE", "12");
  test_put_full (f->seat, TOPIC, "actions~S1", 1, "action/a~S1",
                 "{'id':'a','order':2,'period':'S1','action':'ACE','when':'20-18','score_home':'20','score_away':'18',"
                 "'competitors':[{'code':'H','noc':'ISL','members':[{'code':'1'},{'code':'2','role':'IN'}]}]}",
                 "action/b~S1", "{'id':'b','order':1,'period':'S1','action':'STARTP','comment':'STARTP_S1'}", NULL);
  test_put_full (f->seat, TOPIC, "actions~S9", 1, "action/c~S9",
                 "{'id':'c','order':1,'period':'S9','action':'FOO','text':'net touched'}", NULL);
  test_put_partial (f->seat, PEOPLE, "athletes", 1, "athlete/2", "{'code':'2','family':'Dalvo','given':'Eva'}", NULL);
  gantry_seat_flush (f->seat);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (actions)), ==, 3);
  g_assert_cmpstr (text_of (actions, 0, "action"), ==, "FOO");
  g_assert_cmpint (flags_of (actions, 0, "action"), ==, 0);
  g_assert_cmpstr (text_of (actions, 0, "text"), ==, "net touched");
  g_assert_cmpstr (text_of (actions, 1, "action"), ==, "Ace");
  g_assert_cmpint (flags_of (actions, 1, "action"), ==, GANTRY_SHEET_WORD);
  g_assert_cmpstr (text_of (actions, 1, "name"), ==, "BER Ari");
  g_assert_cmpstr (text_of (actions, 1, "others"), ==, "DALVO Eva (IN)");
  g_assert_cmpstr (text_of (actions, 1, "score"), ==, "20\342\200\22318");
  g_assert_cmpstr (text_of (actions, 2, "action"), ==, "STARTP");
  g_assert_cmpstr (text_of (actions, 2, "text"), ==, "");

  /* What happens is news as a whole. */
  test_put_full (f->seat, TOPIC, "actions~S9", 2, "action/c~S9", "{'id':'c','order':1,'period':'S9','action':'FOO'}", "action/d~S9",
                 "{'id':'d','order':2,'period':'S9','action':'ACE'}", NULL);
  gantry_seat_flush (f->seat);
  newest = g_list_model_get_item (G_LIST_MODEL (actions), 0);
  g_assert_cmpstr (gantry_sheet_row_get_key (newest), ==, "action/d~S9");
  g_assert_cmpint (gantry_sheet_row_get_cell (newest, "action")->changed, ==, f->clock.now);
}

static void
test_stats_and_line_up (Fixture *f, gconstpointer data)
{
  GantrySheet *stats = gantry_match_get_stats (f->match), *line_up = gantry_match_get_line_up (f->match);

  put_match (f, 1, "LIVE", "12");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (stats)), ==, 2);
  g_assert_cmpstr (text_of (stats, 0, "stat"), ==, "Points won");
  g_assert_cmpstr (text_of (stats, 0, "home"), ==, "46");
  g_assert_cmpstr (text_of (stats, 0, "away"), ==, "31");
  g_assert_cmpstr (text_of (stats, 1, "stat"), ==, "NEW");
  g_assert_cmpstr (text_of (stats, 1, "home"), ==, "3");
  g_assert_cmpstr (text_of (stats, 1, "away"), ==, "");

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (line_up)), ==, 3);
  g_assert_cmpstr (text_of (line_up, 0, "name"), ==, "BER Ari");
  g_assert_cmpstr (text_of (line_up, 0, "position"), ==, "Libero");
  g_assert_cmpstr (text_of (line_up, 0, "stat:PTS"), ==, "12");
  g_assert_cmpstr (text_of (line_up, 1, "name"), ==, "DAL Eva");
  g_assert_cmpstr (text_of (line_up, 1, "role"), ==, "on the bench");
  g_assert_cmpstr (text_of (line_up, 2, "name"), ==, "ILMAR Jo");
  g_assert_cmpstr (text_of (line_up, 2, "role"), ==, "REF");
}

/* Somebody turns to the match between the coming of its data and the frame that shows it. */
static void
test_between_frames (Fixture *f, gconstpointer data)
{
  g_autoptr (GantryUnit) unit = gantry_seat_get_unit (f->seat, UNIT);

  g_assert_nonnull (unit); /* it is on the screen */
  gantry_seat_flush (f->seat);
  apply_match (f, 1, "LIVE", "12");
  g_object_unref (f->match);
  f->match = gantry_match_new (f->seat, UNIT);
  gantry_seat_flush (f->seat);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gantry_match_get_score (f->match))), ==, 2);
  g_assert_cmpstr (text_of (gantry_match_get_score (f->match), 0, "period/S1"), ==, "25");
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

/* What was official and is another one is struck in the score, until the unit or one of its changes is acknowledged. */
static void
test_acknowledge (Fixture *f, gconstpointer data)
{
  GantrySheet *score = gantry_match_get_score (f->match);
  g_autoptr (GantryUnit) unit = gantry_seat_get_unit (f->seat, UNIT);
  g_autoptr (GantrySheetRow) row = NULL;

  put_match (f, 1, "OFFICIAL", "12");
  put_match (f, 2, "OFFICIAL", "13");
  row = g_list_model_get_item (G_LIST_MODEL (score), 0);
  g_assert_cmpstr (gantry_sheet_row_get_cell (row, "period/S9")->old, ==, "12");
  gantry_unit_acknowledge (unit, NULL);
  g_assert_null (gantry_sheet_row_get_cell (row, "period/S9")->old);
  put_match (f, 3, "OFFICIAL", "14");
  g_assert_cmpstr (gantry_sheet_row_get_cell (row, "period/S9")->old, ==, "13");
  gantry_seat_acknowledge (f->seat);
  g_assert_null (gantry_sheet_row_get_cell (row, "period/S9")->old);
}

static void
put_action (Fixture *f, const char *id, int order, const char *period, const char *when, int home, int away)
{
  g_autofree char *name = g_strconcat ("action/", id, NULL);
  g_autofree char *body = g_strdup_printf ("{'id':'%s','order':%d,'period':'%s','action':'GOAL','when':'%s','score_home':'%d','score_away':'%d'}",
                                           id, order, period, when, home, away);
  g_autofree char *scope = g_strconcat ("actions/", id, NULL);

  test_put_full (f->seat, TOPIC, scope, 1, name, body, NULL);
}

/* A clock that shows what is left is turned round, period by period: the score stands where it was made. */
static void
test_score_by_the_clock (Fixture *f, gconstpointer data)
{
  g_autoptr (GantryUnit) unit = gantry_seat_get_unit (f->seat, UNIT);
  g_autoptr (GArray) steps = NULL;
  static const gint64 want[] = { 0, 60, 540, 600, 900 };
  gint64 until = 0;

  put_match (f, 1, "LIVE", "12");
  put_action (f, "a", 1, "S1", "10:00", 0, 0);
  put_action (f, "b", 2, "S1", "9:00", 1, 0);
  put_action (f, "c", 3, "S1", "1:00", 1, 1);
  put_action (f, "d", 4, "S2", "10:00", 1, 1);
  put_action (f, "e", 5, "S2", "5:00", 2, 1);
  gantry_seat_flush (f->seat);
  steps = gantry_unit_list_score (unit, &until);
  g_assert_cmpuint (steps->len, ==, 5);
  for (guint i = 0; i < steps->len; i++)
    g_assert_cmpint (g_array_index (steps, GantryScoreStep, i).when, ==, want[i] * GANTRY_SECOND);
  g_assert_cmpint (until, ==, 900 * GANTRY_SECOND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/match/score", test_score);
  add ("/match/acknowledge", test_acknowledge);
  add ("/match/score-by-the-clock", test_score_by_the_clock);
  add ("/match/actions", test_actions);
  add ("/match/stats-and-line-up", test_stats_and_line_up);
  add ("/match/between-frames", test_between_frames);

  return g_test_run ();
}
