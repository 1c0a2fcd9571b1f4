/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "seat-helper.h"
#include "seat/detail.h"

#define UNIT  "QQQWFREE--------------FNL-000100--" /* a sport without a profile */
#define TOPIC "unit/" UNIT

static const char *
text_of (GantrySheet *sheet, guint index, const char *column)
{
  g_autoptr (GantrySheetRow) row = g_list_model_get_item (G_LIST_MODEL (sheet), index);
  const GantrySheetCell *cell = row != NULL ? gantry_sheet_row_get_cell (row, column) : NULL;

  return cell != NULL ? cell->text : "";
}

static void
apply_program (GantrySeat *seat, gint64 rev, const char *second)
{
  g_autofree char *line = g_strdup_printf (
    "{'code':'1','sort':1,'rank':'1','result':'71.20','ext':["
    "{'type':'ER','code':'ELEMENT','pos':'1','value':'9.10','sub':[{'code':'BASE','value':'8.00'},{'code':'JUDGE','pos':'2','value':'+1'}]},"
    "{'type':'ER','code':'DEDUCTION','pos':'TOT','value':'1.00'},"
    "{'type':'ER','code':'ELEMENT','pos':'2','value':'%s'},7]}", second);

  test_put_full (seat, TOPIC, "result", rev, "head", "{'status':'LIVE'}", "entry/1",
                 "{'code':'1','type':'A','noc':'ISL','family':'Sigur','given':'Una'}", "line/1", line, "entry/2",
                 "{'code':'2','type':'T','noc':'SRI','name':'Sri Lanka','members':[{'code':'21','family':'Perera','given':'Ama'}]}",
                 "line/2",
                 "{'code':'2','sort':2,'members':[{'code':'21','ext':[{'type':'ER','code':'LEG_SPLIT','pos':'1','value':'51.20'},"
                 "{'type':'ER','code':'LEG_SPLIT','pos':'2','value':'52.00'}]}]}", NULL);
}

static void
put_program (GantrySeat *seat, gint64 rev, const char *second)
{
  apply_program (seat, rev, second);
  gantry_seat_flush (seat);
}

/* Values of one kind stand together, each with what it is made of; the first competitor while nobody is chosen. */
static void
test_program (void)
{
  TestClock clock;
  g_autoptr (GantrySeat) seat = test_seat_new (&clock);
  g_autoptr (GantryDetail) detail = gantry_detail_new (seat, UNIT);
  GantrySheet *sheet = gantry_detail_get_sheet (detail);
  g_autoptr (GantrySheetRow) row = NULL;

  g_assert_null (gantry_detail_get_row (detail));
  put_program (seat, 1, "3.30");
  g_assert_cmpstr (gantry_row_get_name (gantry_detail_get_row (detail)), ==, "SIGUR Una");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sheet)), ==, 3);
  g_assert_cmpstr (text_of (sheet, 0, "what"), ==, "ELEMENT");
  g_assert_cmpstr (text_of (sheet, 0, "at"), ==, "1");
  g_assert_cmpstr (text_of (sheet, 0, "value"), ==, "9.10");
  g_assert_cmpstr (text_of (sheet, 0, "sub/BASE"), ==, "8.00");
  g_assert_cmpstr (text_of (sheet, 0, "sub/JUDGE 2"), ==, "+1");
  g_assert_cmpstr (text_of (sheet, 1, "what"), ==, "ELEMENT");
  g_assert_cmpstr (text_of (sheet, 1, "value"), ==, "3.30");
  g_assert_cmpstr (text_of (sheet, 2, "what"), ==, "DEDUCTION");
  g_assert_cmpstr (text_of (sheet, 2, "at"), ==, "TOT");

  row = g_list_model_get_item (G_LIST_MODEL (sheet), 1);
  put_program (seat, 2, "3.40");
  g_assert_cmpstr (gantry_sheet_row_get_cell (row, "value")->text, ==, "3.40");
  g_assert_cmpint (gantry_sheet_row_get_cell (row, "value")->changed, ==, clock.now);
}

/* What a profile has a word for is headed by it, also where the feed counts several; another one by its code. */
static void
test_words (void)
{
  const char *rsc = "FSKWSINGLES-----------QUAL000100--";
  g_autofree char *topic = g_strconcat ("unit/", rsc, NULL);
  TestClock clock;
  g_autoptr (GantrySeat) seat = test_seat_new (&clock);
  g_autoptr (GantryDetail) detail = gantry_detail_new (seat, rsc);
  GantrySheet *sheet = gantry_detail_get_sheet (detail);
  guint n = 0;

  test_put_full (seat, topic, "result", 1, "head", "{'status':'LIVE'}", "entry/1",
                 "{'code':'1','type':'A','noc':'ISL','family':'Sigur','given':'Una'}", "line/1",
                 "{'code':'1','sort':1,'ext':[{'type':'ER','code':'ELEMENT','pos':'1','value':'9.10','sub':["
                 "{'code':'BASE_TOT','pos':'2','value':'8.00'},{'code':'JUDGE','value':'+1'}]}]}", NULL);
  gantry_seat_flush (seat);
  for (guint i = 0; i < gantry_sheet_get_n_columns (sheet); i++)
    {
      const GantrySheetColumn *column = gantry_sheet_get_column (sheet, i);

      if (g_str_equal (column->id, "sub/BASE_TOT 2"))
        {
          g_assert_cmpstr (column->word, ==, "Base");
          g_assert_cmpstr (column->name, ==, "Base value");
          g_assert_cmpstr (column->title, ==, "2");
          n++;
        }
      else if (g_str_equal (column->id, "sub/JUDGE"))
        {
          g_assert_null (column->word);
          g_assert_cmpstr (column->title, ==, "JUDGE");
          n++;
        }
    }
  g_assert_cmpuint (n, ==, 2);
}

/* Legs of a team under the name of who ran them; another competitor is no change of the one before. */
static void
test_team (void)
{
  TestClock clock;
  g_autoptr (GantrySeat) seat = test_seat_new (&clock);
  g_autoptr (GantryDetail) detail = gantry_detail_new (seat, UNIT);
  GantrySheet *sheet = gantry_detail_get_sheet (detail);
  g_autoptr (GantrySheetRow) row = NULL;

  put_program (seat, 1, "3.30");
  gantry_detail_set_code (detail, "2");
  g_assert_cmpstr (gantry_row_get_name (gantry_detail_get_row (detail)), ==, "Sri Lanka");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sheet)), ==, 2);
  g_assert_cmpstr (text_of (sheet, 0, "name"), ==, "PERERA Ama");
  g_assert_cmpstr (text_of (sheet, 0, "value"), ==, "51.20");
  g_assert_cmpstr (text_of (sheet, 1, "at"), ==, "2");
  row = g_list_model_get_item (G_LIST_MODEL (sheet), 0);
  g_assert_cmpint (gantry_sheet_row_get_cell (row, "value")->changed, ==, 0);
  gantry_detail_set_code (detail, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sheet)), ==, 3);
}

/* Somebody turns to it between the coming of the data and the frame that shows it. */
static void
test_between_frames (void)
{
  TestClock clock;
  g_autoptr (GantrySeat) seat = test_seat_new (&clock);
  g_autoptr (GantryUnit) unit = gantry_seat_get_unit (seat, UNIT);
  g_autoptr (GantryDetail) detail = NULL;

  g_assert_nonnull (unit); /* it is on the screen */
  gantry_seat_flush (seat);
  apply_program (seat, 1, "3.30");
  detail = gantry_detail_new (seat, UNIT);
  gantry_seat_flush (seat);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gantry_detail_get_sheet (detail))), ==, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/detail/program", test_program);
  g_test_add_func ("/detail/words", test_words);
  g_test_add_func ("/detail/team", test_team);
  g_test_add_func ("/detail/between-frames", test_between_frames);

  return g_test_run ();
}
