/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "seat-helper.h"
#include "seat/event.h"

#include <glib/gstdio.h>

#define HEATS "SWMW400MFR------------HEAT--------"
#define HEAT_1 "SWMW400MFR------------HEAT000100--"
#define HEAT_2 "SWMW400MFR------------HEAT000200--"
#define JUDO_EVENT "JUDW57KG--------------------------"
#define JUDO_TOPIC "event/" JUDO_EVENT
#define SEMI_1 "JUDW57KG--------------SFNL000100--"
#define SEMI_2 "JUDW57KG--------------SFNL000200--"
#define FINAL "JUDW57KG--------------FNL-000100--"
#define BRONZE "JUDW57KG--------------BRN-000100--"

#define SWIMMER(code, family, given, noc) "'code':'" code "','type':'A','noc':'" noc "','family':'" family "','given':'" given "'"

static char *
row_text (GantrySheetRow *row, GantrySheet *sheet)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < gantry_sheet_get_n_columns (sheet); i++)
    {
      const GantrySheetCell *cell = gantry_sheet_row_get_cell (row, gantry_sheet_get_column (sheet, i)->id);

      g_string_append (text, i > 0 ? " | " : "");
      if (cell == NULL)
        continue;
      g_string_append (text, cell->text);
      if (*cell->sub != '\0')
        g_string_append_printf (text, " (%s)", cell->sub);
      if (cell->old != NULL)
        g_string_append_printf (text, " was %s", cell->old);
    }
  return g_string_free (text, FALSE);
}

static char *
columns_text (GantrySheet *sheet)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < gantry_sheet_get_n_columns (sheet); i++)
    {
      const GantrySheetColumn *column = gantry_sheet_get_column (sheet, i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", column->title != NULL ? column->title : column->id);
    }
  return g_string_free (text, FALSE);
}

#define assert_row(sheet, index, expected) \
  G_STMT_START \
    { \
      g_autoptr (GantrySheetRow) row_ = g_list_model_get_item (G_LIST_MODEL (sheet), index); \
      g_autofree char *text_ = row_text (row_, sheet); \
      g_assert_cmpstr (text_, ==, expected); \
    } \
  G_STMT_END

#define assert_columns(sheet, expected) \
  G_STMT_START \
    { \
      g_autofree char *text_ = columns_text (sheet); \
      g_assert_cmpstr (text_, ==, expected); \
    } \
  G_STMT_END

static void
put_heats_schedule (GantrySeat *seat)
{
  test_put_full (seat, SCHEDULE_SWIM, "schedule", 1, "unit/" HEAT_1,
                 "{'code':'" HEAT_1 "','status':'FINISHED','start':'2031-07-18T10:00:00+02:00',"
                 "'names':{'ENG':'Women\342\200\231s 400 m Heat 1'},'start_list':[{'code':'11'},{'code':'12'}]}",
                 "unit/" HEAT_2,
                 "{'code':'" HEAT_2 "','status':'RUNNING','start':'2031-07-18T10:08:00+02:00',"
                 "'names':{'ENG':'Women\342\200\231s 400 m Heat 2'},'start_list':[{'code':'13'}]}", NULL);
}

static void
put_heats (GantrySeat *seat, gint64 rev, const char *status, const char *first, const char *second)
{
  g_autofree char *body = g_strdup_printf (
    "{'code':'" HEATS "','status':'%s','event':'Women\342\200\231s 400 m','progress':{'last':'" HEAT_2 "','complete':'2',"
    "'total':'2'},'rows':[{" SWIMMER ("11", "Pelorin", "Ada", "SUI") ",'sort':2,'rank':'2','result':'%s','qual':'q'},"
    "{" SWIMMER ("13", "Quillor", "Cleo", "NED") ",'sort':1,'rank':'1','result':'%s','qual':'Q','records':[{'type':'WR'}]},"
    "{" SWIMMER ("12", "Vostane", "Bea", "FRA") ",'sort':3,'irm':'DSQ','result':''}]}",
    status, second, first);

  test_put_full (seat, EVENT_SWIM, "phase/" HEATS, rev, "phase/" HEATS, body, NULL);
}

/* Qualification across heats: in the order of the source, with the heat that each one swam in, and who is out in place. */
static void
test_phase (void)
{
  TestClock clock;
  g_autoptr (GantrySeat) seat = test_seat_new (&clock);
  g_autoptr (GantryEvent) event = gantry_event_new (seat, SWIM_UNIT);
  GantrySheet *sheet;
  int complete, total;

  g_assert_cmpstr (gantry_event_get_rsc (event), ==, SWIM_EVENT);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (event)), ==, 0);
  put_heats_schedule (seat);
  put_heats (seat, 1, "OFFICIAL", "4:01.00", "4:02.10");
  gantry_seat_flush (seat);
  sheet = gantry_event_find_sheet (event, "phase", HEATS);
  g_assert_nonnull (sheet);
  g_assert_cmpstr (gantry_sheet_get_word (sheet), ==, "Heats");
  gantry_sheet_get_progress (sheet, &complete, &total);
  g_assert_cmpint (complete, ==, 2);
  g_assert_cmpint (total, ==, 2);
  assert_columns (sheet, "rank noc name unit result qual");
  assert_row (sheet, 0, "1 | NED | QUILLOR Cleo | Heat 2 | 4:01.00 (WR) | Q");
  assert_row (sheet, 1, "2 | SUI | PELORIN Ada | Heat 1 | 4:02.10 | q");
  assert_row (sheet, 2, " | FRA | VOSTANE Bea | Heat 1 | DSQ | ");
  g_assert_true (gantry_sheet_row_is_out (gantry_sheet_find_row (sheet, "12")));
  g_assert_cmpstr (gantry_sheet_row_get_unit (gantry_sheet_find_row (sheet, "13")), ==, HEAT_2);
}

/* A schedule without start lists does not say who is in which heat: the heats do, once they are there. */
static void
test_heat_of_the_heats (void)
{
  TestClock clock;
  g_autoptr (GantrySeat) seat = test_seat_new (&clock);
  g_autoptr (GantryEvent) event = gantry_event_new (seat, SWIM_EVENT);
  GantrySheet *sheet;

  test_put_full (seat, SCHEDULE_SWIM, "schedule", 1, "unit/" HEAT_1, "{'code':'" HEAT_1 "','names':{'ENG':'Women\342\200\231s 400 m Heat 1'}}",
                 "unit/" HEAT_2, "{'code':'" HEAT_2 "','names':{'ENG':'Women\342\200\231s 400 m Heat 2'}}", NULL);
  put_heats (seat, 1, "OFFICIAL", "4:01.00", "4:02.10");
  gantry_seat_flush (seat);
  sheet = gantry_event_find_sheet (event, "phase", HEATS);
  assert_columns (sheet, "rank noc name result qual");
  test_put_full (seat, "unit/" HEAT_1, "result", 1, "entry/11", "{'code':'11'}", "entry/12", "{'code':'12'}", NULL);
  test_put_full (seat, "unit/" HEAT_2, "result", 1, "entry/13", "{'code':'13'}", NULL);
  gantry_seat_flush (seat);
  assert_columns (sheet, "rank noc name unit result qual");
  assert_row (sheet, 0, "1 | NED | QUILLOR Cleo | Heat 2 | 4:01.00 (WR) | Q");
  assert_row (sheet, 1, "2 | SUI | PELORIN Ada | Heat 1 | 4:02.10 | q");
}

/* A result that was official and is another one keeps what stood there, until that is seen; the row stays the same object. */
static void
test_correction (void)
{
  TestClock clock;
  g_autoptr (GantrySeat) seat = test_seat_new (&clock);
  g_autoptr (GantryEvent) event = gantry_event_new (seat, SWIM_EVENT);
  GantrySheet *sheet;
  GantrySheetRow *row;
  guint *changed;

  put_heats (seat, 1, "LIVE", "4:01.00", "4:02.10");
  gantry_seat_flush (seat);
  sheet = gantry_event_find_sheet (event, "phase", HEATS);
  row = gantry_sheet_find_row (sheet, "11");
  changed = test_watch_changed (row);
  g_assert_cmpint (gantry_sheet_row_get_cell (row, "result")->changed, ==, 0);

  put_heats (seat, 2, "OFFICIAL", "4:01.00", "4:02.30");
  gantry_seat_flush (seat);
  g_assert_cmpuint (*changed, ==, 1);
  g_assert_true (row == gantry_sheet_find_row (sheet, "11"));
  g_assert_cmpint (gantry_sheet_row_get_cell (row, "result")->changed, ==, clock.now);
  assert_row (sheet, 1, "2 | SUI | PELORIN Ada | 4:02.30 | q");

  put_heats (seat, 3, "OFFICIAL", "4:01.00", "4:02.40");
  gantry_seat_flush (seat);
  assert_row (sheet, 1, "2 | SUI | PELORIN Ada | 4:02.40 was 4:02.30 | q");
  put_heats (seat, 4, "OFFICIAL", "4:01.00", "");
  gantry_seat_flush (seat);
  assert_row (sheet, 1, "2 | SUI | PELORIN Ada |  was 4:02.30 | q");
  gantry_sheet_acknowledge (sheet);
  assert_row (sheet, 1, "2 | SUI | PELORIN Ada |  | q");
  put_heats (seat, 5, "OFFICIAL", "4:01.00", "4:02.40");
  gantry_seat_flush (seat);
  g_assert_cmpuint (*changed, ==, 5);
}

/* Whoever acknowledges one of its units has read of the event, too; of another event nothing. */
static void
test_acknowledge (void)
{
  TestClock clock;
  g_autoptr (GantrySeat) seat = test_seat_new (&clock);
  g_autoptr (GantryEvent) event = gantry_event_new (seat, SWIM_EVENT);
  g_autoptr (GantryUnit) heat = gantry_seat_get_unit (seat, HEAT_1);
  g_autoptr (GantryUnit) other = gantry_seat_get_unit (seat, SEMI_1);
  GantrySheet *sheet;

  put_heats (seat, 1, "OFFICIAL", "4:01.00", "4:02.10");
  gantry_seat_flush (seat);
  sheet = gantry_event_find_sheet (event, "phase", HEATS);
  put_heats (seat, 2, "OFFICIAL", "4:01.00", "4:02.30");
  gantry_seat_flush (seat);
  gantry_unit_acknowledge (other, NULL);
  assert_row (sheet, 1, "2 | SUI | PELORIN Ada | 4:02.30 was 4:02.10 | q");
  gantry_unit_acknowledge (heat, NULL);
  assert_row (sheet, 1, "2 | SUI | PELORIN Ada | 4:02.30 | q");
  put_heats (seat, 3, "OFFICIAL", "4:01.00", "4:02.50");
  gantry_seat_flush (seat);
  gantry_seat_acknowledge (seat);
  assert_row (sheet, 1, "2 | SUI | PELORIN Ada | 4:02.50 | q");
}

/* The sum of several runs with what each gave; a medal of a team with its members; names corrected by the people. */
static void
test_sums_and_medals (void)
{
  TestClock clock;
  g_autoptr (GantrySeat) seat = test_seat_new (&clock);
  g_autoptr (GantryEvent) event = gantry_event_new (seat, SWIM_EVENT);
  GantrySheet *sheet;

  test_put_full (seat, EVENT_SWIM, "cumulative/" SWIM_EVENT, 1, "cumulative/" SWIM_EVENT,
                 "{'code':'" SWIM_EVENT "','event':'Women\342\200\231s 400 m','progress':{'last':'" HEAT_2 "'},'rows':["
                 "{" SWIMMER ("11", "Pelorin", "Ada", "SUI") ",'sort':1,'rank':'1','result':'1892','items':["
                 "{'unit':'" HEAT_2 "','order':2,'result':'1.88','points':'995'},"
                 "{'unit':'" HEAT_1 "','order':1,'result':'13.02','rank':'1'}]},"
                 "{" SWIMMER ("12", "Vostane", "Bea", "FRA") ",'sort':2,'irm':'DNF','result':'','items':["
                 "{'unit':'" HEAT_1 "','order':1,'irm':'DNF'}]}]}", NULL);
  test_put_full (seat, EVENT_SWIM, "medallists/" SWIM_EVENT, 1, "medallists/" SWIM_EVENT,
                 "{'code':'" SWIM_EVENT "','status':'OFFICIAL','medals':[{'medal':'ME_GOLD','code':'T1','type':'T','noc':'SUI',"
                 "'name':'Switzerland','members':[{'code':'11','family':'Pelorin','given':'Ada'},"
                 "{'code':'14','family':'Ilmarson','given':'Dagn\303\275'}]}]}", NULL);
  test_put_partial (seat, PEOPLE_SWIM, "athletes", 1, "athlete/11", "{'code':'11','family':'Pelorin-Roux','given':'Ada'}", NULL);
  gantry_seat_flush (seat);
  sheet = g_list_model_get_item (G_LIST_MODEL (event), 0);
  g_assert_cmpstr (gantry_sheet_get_kind (sheet), ==, "medallists");
  assert_row (sheet, 0, "Gold | SUI | Switzerland (PELORIN-ROUX Ada, ILMARSON Dagn\303\275)");
  g_object_unref (sheet);
  sheet = gantry_event_find_sheet (event, "cumulative", SWIM_EVENT);
  assert_columns (sheet, "rank noc name HEAT 1 HEAT 2 result");
  assert_row (sheet, 0, "1 | SUI | PELORIN-ROUX Ada | 13.02 (1) | 995 (1.88) | 1892");
  assert_row (sheet, 1, " | FRA | VOSTANE Bea | DNF |  | DNF");

  /* The schedule comes later: it has better names. */
  put_heats_schedule (seat);
  gantry_seat_flush (seat);
  assert_columns (sheet, "rank noc name Heat 1 Heat 2 result");
  test_put_full (seat, EVENT_SWIM, "medallists/" SWIM_EVENT, 2, NULL);
  gantry_seat_flush (seat);
  g_assert_null (gantry_event_find_sheet (event, "medallists", SWIM_EVENT));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (event)), ==, 1);
}

static void
test_pool (void)
{
  TestClock clock;
  g_autoptr (GantrySeat) seat = test_seat_new (&clock);
  g_autoptr (GantryEvent) event = gantry_event_new (seat, "FBLMTEAM11------------------------");
  GantrySheet *sheet;

  test_put_full (seat, "event/FBLMTEAM11------------------------", "pool/FBLMTEAM11------------GPB---------", 1,
                 "pool/FBLMTEAM11------------GPB---------",
                 "{'event':'Group B','rows':[{'code':'A','type':'T','noc':'SRI','name':'Sri Lanka','sort':1,'rank':'1','rank_equal':true,"
                 "'result':'3','played':'1','won':'1','tied':'0','lost':'0','for':'2','against':'1','qual':'Q'}]}", NULL);
  gantry_seat_flush (seat);
  sheet = gantry_event_find_sheet (event, "pool", "FBLMTEAM11------------GPB---------");
  g_assert_cmpstr (gantry_sheet_get_word (sheet), ==, "Group");
  g_assert_cmpstr (gantry_sheet_get_title (sheet), ==, "B");
  assert_columns (sheet, "rank noc name played won tied lost for against points qual");
  assert_row (sheet, 0, "1 | SRI | Sri Lanka | 1 | 1 | 0 | 0 | 2 | 1 | 3 | Q");
  g_assert_cmpint (gantry_sheet_row_get_cell (gantry_sheet_find_row (sheet, "A"), "rank")->flags, ==, GANTRY_SHEET_EQUAL);
}

#define PLACE(pos, code, family, wlt) \
  "{'pos':'" pos "','code':'" code "','type':'A','noc':'SUI','family':'" family "','wlt':'" wlt "'}"
#define FED(pos, unit, wlt) "{'pos':'" pos "','previous_unit':'" unit "','previous_wlt':'" wlt "'}"

static void
put_bracket (GantrySeat *seat, gint64 rev, const char *first_final)
{
  g_autofree char *body = g_strdup_printf (
    "{'status':'LIVE','brackets':[{'code':'FNL','items':[{'code':'SFNL','matches':["
    "{'code':'1','unit':'" SEMI_1 "','places':[" PLACE ("1", "1", "Aro", "W") "," PLACE ("2", "2", "Bel", "L") "]},"
    "{'code':'2','unit':'" SEMI_2 "','places':[" PLACE ("1", "3", "Cor", "") "," PLACE ("2", "4", "Dun", "") "]}]},"
    "{'code':'FNL-','matches':[{'code':'1','unit':'" FINAL "','places':[%s," FED ("2", SEMI_2, "W") "]}]}]},"
    "{'code':'BRN','items':[{'code':'BRN-','matches':[{'code':'1','unit':'" BRONZE "','places':["
    FED ("1", SEMI_1, "L") "," FED ("2", SEMI_2, "L") "]}]}]}]}",
    first_final);

  test_put_full (seat, JUDO_TOPIC, "bracket/" JUDO_EVENT, rev, "bracket/" JUDO_EVENT, body, NULL);
}

/* Who feeds whom; a match stands midway between those that feed it; one that changes says so alone. */
static void
test_bracket (void)
{
  TestClock clock;
  g_autoptr (GantrySeat) seat = test_seat_new (&clock);
  g_autoptr (GantryEvent) event = gantry_event_new (seat, FINAL);
  GantryBracket *bracket = gantry_event_get_bracket (event);
  GantryBracketMatch *final, *semi, *bronze;
  guint *changed_final, *changed_semi;

  put_bracket (seat, 1, FED ("1", SEMI_1, "W"));
  test_put_full (seat, "schedule/JUD", "schedule", 1, "unit/" SEMI_2,
                 "{'code':'" SEMI_2 "','status':'RUNNING','start':'2031-07-18T16:20:00+02:00'}", NULL);
  gantry_seat_flush (seat);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (bracket)), ==, 4);
  g_assert_cmpuint (gantry_bracket_get_n_rounds (bracket), ==, 3);
  g_assert_cmpstr (gantry_bracket_get_round (bracket, 0)->code, ==, "SFNL");
  g_assert_cmpstr (gantry_bracket_get_round (bracket, 2)->bracket, ==, "BRN");
  final = gantry_bracket_find (bracket, FINAL);
  semi = gantry_bracket_find (bracket, SEMI_1);
  bronze = gantry_bracket_find (bracket, BRONZE);
  g_assert_true (gantry_bracket_match_get_feeder (final, 0) == semi);
  g_assert_true (gantry_bracket_match_get_next (semi) == final);
  g_assert_true (gantry_bracket_match_get_feeder (bronze, 0) == semi);
  g_assert_true (gantry_bracket_match_get_side (bronze, 0)->from_loser);
  g_assert_cmpfloat (gantry_bracket_match_get_place (semi), ==, 0);
  g_assert_cmpfloat (gantry_bracket_match_get_place (final), ==, 0.5);
  g_assert_true (gantry_bracket_match_get_side (semi, 0)->won);
  g_assert_true (gantry_bracket_match_get_side (semi, 1)->lost);
  g_assert_cmpstr (gantry_bracket_match_get_side (final, 0)->code, ==, "");
  semi = gantry_bracket_find (bracket, SEMI_2);
  g_assert_cmpstr (gantry_bracket_match_get_status (semi), ==, "RUNNING");
  g_assert_cmpstr (gantry_bracket_match_get_time (semi), ==, "16:20");

  changed_final = test_watch_changed (final);
  changed_semi = test_watch_changed (semi);
  put_bracket (seat, 2, PLACE ("1", "1", "Aro", ""));
  gantry_seat_flush (seat);
  g_assert_true (final == gantry_bracket_find (bracket, FINAL));
  g_assert_cmpuint (*changed_final, ==, 1);
  g_assert_cmpuint (*changed_semi, ==, 0);
  g_assert_cmpstr (gantry_bracket_match_get_side (final, 0)->name, ==, "ARO");
  g_assert_cmpint (gantry_bracket_match_get_changed (final), ==, clock.now);
  test_put_full (seat, JUDO_TOPIC, "bracket/" JUDO_EVENT, 3, NULL);
  gantry_seat_flush (seat);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (bracket)), ==, 0);
}

/* Matches that feed each other in a ring, the same unit twice, and nobody anywhere: all shown, nothing ends in a loop. */
static void
test_hostile_bracket (void)
{
  TestClock clock;
  g_autoptr (GantrySeat) seat = test_seat_new (&clock);
  g_autoptr (GantryEvent) event = gantry_event_new (seat, FINAL);
  GantryBracket *bracket = gantry_event_get_bracket (event);

  test_put_full (seat, JUDO_TOPIC, "bracket/" JUDO_EVENT, 1, "bracket/" JUDO_EVENT,
                 "{'brackets':[{'code':'FNL','items':[{'code':'A','matches':[{'unit':'" SEMI_1 "','places':[" FED ("1", FINAL, "W")
                 "," FED ("1", SEMI_1, "W") "," FED ("9", SEMI_2, "W") "]},{'unit':'" SEMI_1 "'},7,{}]},{'code':'B','matches':["
                 "{'unit':'" FINAL "','places':[" FED ("1", SEMI_1, "W") "]}]},3]},null]}", NULL);
  gantry_seat_flush (seat);
  g_assert_nonnull (gantry_bracket_find (bracket, FINAL));
  g_assert_nonnull (gantry_bracket_find (bracket, SEMI_1));
}

/* The columns of the tables of an event stand as the profile lists them. */
static void
test_profile_columns (void)
{
  static const char profile[] = "{\"discipline\":\"QQQ\",\"name\":\"Quoits\",\"common\":{\"kind\":\"multi\",\"columns\":{"
                                "\"total\":[\"rank\",\"name\",\"result\",\"items\",\"noc\"],"
                                "\"pool\":[\"rank\",\"name\",\"points\",\"lost\",\"won\"]}},\"rules\":[{}]}";
  g_autofree char *folder = g_dir_make_tmp ("gantry-event-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "QQQ.json", NULL);
  g_autoptr (GantryProfiles) profiles = NULL;
  g_autoptr (GantrySeat) seat = NULL;
  g_autoptr (GantryEvent) event = NULL;
  g_autofree char *total = NULL, *pool = NULL;

  g_assert_true (g_file_set_contents (path, profile, -1, NULL));
  profiles = gantry_profiles_new (folder);
  seat = gantry_seat_new (profiles);
  event = gantry_event_new (seat, "QQQWSINGLES-----------FNL-000100--");
  test_put_full (seat, "event/QQQWSINGLES-----------------------", "cumulative/QQQWSINGLES-----------------------", 1,
                 "cumulative/QQQWSINGLES-----------------------",
                 "{'rows':[{" SWIMMER ("1", "Ber", "Ari", "ISL") ",'bib':'7','rank':'1','sort':1,'result':'9','items':["
                 "{'unit':'A','order':1,'result':'4'},{'unit':'B','order':2,'result':'5'}]}]}", NULL);
  test_put_full (seat, "event/QQQWSINGLES-----------------------", "pool/QQQWSINGLES-----------GPA---------", 1,
                 "pool/QQQWSINGLES-----------GPA---------",
                 "{'rows':[{" SWIMMER ("1", "Ber", "Ari", "ISL") ",'rank':'1','sort':1,'result':'3','won':'1','lost':'0','played':'1'}]}",
                 NULL);
  gantry_seat_flush (seat);
  total = columns_text (gantry_event_find_sheet (event, "cumulative", "QQQWSINGLES-----------------------"));
  pool = columns_text (gantry_event_find_sheet (event, "pool", "QQQWSINGLES-----------GPA---------"));
  g_assert_cmpstr (total, ==, "rank name result A B noc");
  g_assert_cmpstr (pool, ==, "rank name points lost won");
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/event/phase", test_phase);
  g_test_add_func ("/event/heat-of-the-heats", test_heat_of_the_heats);
  g_test_add_func ("/event/correction", test_correction);
  g_test_add_func ("/event/acknowledge", test_acknowledge);
  g_test_add_func ("/event/sums-and-medals", test_sums_and_medals);
  g_test_add_func ("/event/pool", test_pool);
  g_test_add_func ("/event/profile-columns", test_profile_columns);
  g_test_add_func ("/event/bracket", test_bracket);
  g_test_add_func ("/event/hostile-bracket", test_hostile_bracket);

  return g_test_run ();
}
