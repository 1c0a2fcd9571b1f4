/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "seat-helper.h"
#include "seat/record-book.h"
#include "seat/weather.h"

/* Boards that are one sheet each: the records of a discipline, the weather of the venues, the medal table by total. */

static const char *
text_of (GantrySheet *sheet, guint index, const char *column)
{
  g_autoptr (GantrySheetRow) row = g_list_model_get_item (G_LIST_MODEL (sheet), index);
  const GantrySheetCell *cell = row != NULL ? gantry_sheet_row_get_cell (row, column) : NULL;

  return cell != NULL ? cell->text : "";
}

#define RECORD(type, order, more) "{'event':'" SWIM_EVENT "','name':'Women 400 m','type':'" type "','order':" order ",'data':[" more "]}"
#define HELD(date, result, more) \
  "{'result':'" result "','date':'" date "','family':'Pelorin','given':'Ada','noc':'SUI','code':'11','place':'Lake'" more "}"

static void
put_records (GantrySeat *seat, gint64 rev, const char *world)
{
  test_put_full (seat, EVENT_SWIM, "records/" SWIM_EVENT, rev, "record/" SWIM_EVENT "/OR",
                 RECORD ("OR", "2", HELD ("2029-08-01", "4:00.00", ",'unconfirmed':true")), "record/" SWIM_EVENT "/WR", world, NULL);
}

/* By event and order; what stands now, not what is history; what was broken here is said. */
static void
test_records (void)
{
  TestClock clock;
  g_autoptr (GantrySeat) seat = test_seat_new (&clock);
  g_autoptr (GantryRecordBook) book = NULL;
  g_auto (GStrv) disciplines = NULL;
  GantrySheet *sheet;

  put_records (seat, 1, RECORD ("WR", "1", HELD ("2029-07-23", "3:55.38", "")));
  test_put_full (seat, EVENT_SWIM, "records/SWM", 1, "record/SWM/WR", RECORD ("WR", "1", HELD ("2020-01-01", "3:59.99", "")), NULL);
  book = gantry_record_book_new (seat, "SWM");
  sheet = gantry_record_book_get_sheet (book);
  disciplines = gantry_record_book_list_disciplines (seat);
  g_assert_cmpstr (disciplines[0], ==, "SWM");
  g_assert_null (disciplines[1]);
  put_records (seat, 2, RECORD ("WR", "1", HELD ("2029-07-23", "3:55.38", "")));
  test_put_full (seat, EVENT_SWIM, "records/SWM", 2, "record/SWM/WR", RECORD ("WR", "1", HELD ("2020-01-01", "3:59.99", "")), NULL);
  gantry_seat_flush (seat);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sheet)), ==, 2);
  g_assert_cmpstr (text_of (sheet, 0, "event"), ==, "Women 400 m");
  g_assert_cmpstr (text_of (sheet, 0, "type"), ==, "WR");
  g_assert_cmpstr (text_of (sheet, 0, "result"), ==, "3:55.38");
  g_assert_cmpstr (text_of (sheet, 0, "holder"), ==, "PELORIN Ada");
  g_assert_cmpstr (text_of (sheet, 0, "now"), ==, "");
  g_assert_cmpstr (text_of (sheet, 1, "type"), ==, "OR");
  g_assert_cmpuint (gantry_record_book_count_today (book), ==, 0);

  put_records (seat, 3,
               RECORD ("WR", "1",
                       HELD ("2029-07-23", "3:55.38", ",'historical':true") "," HELD ("2031-07-18", "3:55.01", ",'unit':'" SWIM_UNIT
                                                                                                               "','current':true")));
  gantry_seat_flush (seat);
  g_assert_cmpstr (text_of (sheet, 0, "result"), ==, "3:55.01");
  g_assert_cmpstr (text_of (sheet, 0, "now"), ==, "broken here");
}

static void
test_weather (void)
{
  TestClock clock;
  g_autoptr (GantrySeat) seat = test_seat_new (&clock);
  g_autoptr (GantryWeather) weather = NULL;
  GantrySheet *sheet;
  GantrySheetRow *row;

  gantry_seat_get_schedule (seat);
  test_put_full (seat, "weather/ZSP", "conditions", 1, "conditions", "{'at':'2031-02-18T15:10:33+08:00'}", NULL);
  weather = gantry_weather_new (seat, NULL);
  sheet = gantry_weather_get_sheet (weather);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sheet)), ==, 0);
  test_put_full (seat, "weather/ZSP", "conditions", 2, "conditions",
                 "{'at':'2031-02-18T15:10:33+08:00','conditions':[{'code':'GEN','humidity':'42','wind_direction':'NW','values':["
                 "{'kind':'condition','code':'SKY','value':'SUN'},{'kind':'condition','code':'SNOW','value':'XYZ'},"
                 "{'kind':'temperature','code':'SNOW','value':'-4','unit':'C'},"
                 "{'kind':'temperature','code':'AIR','value':'-12','unit':'C'},{'kind':'wind','code':'SPEED','value':'4','unit':'MPS'},"
                 "{'kind':'moon','code':'PHASE','value':'1'}]},{'code':'FINISH','values':[]}]}", NULL);
  gantry_seat_flush (seat);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sheet)), ==, 2);
  g_assert_cmpstr (text_of (sheet, 0, "venue"), ==, "ZSP");
  g_assert_cmpstr (text_of (sheet, 0, "point"), ==, "");
  g_assert_cmpstr (text_of (sheet, 0, "sky"), ==, "sunny");
  g_assert_cmpstr (text_of (sheet, 0, "air"), ==, "\342\210\22212");
  g_assert_cmpstr (text_of (sheet, 0, "wind"), ==, "4");
  g_assert_cmpstr (gantry_sheet_row_get_cell (gantry_sheet_find_row (sheet, "ZSP/GEN"), "air")->tail, ==, "\302\260C");
  g_assert_cmpstr (text_of (sheet, 0, "humidity"), ==, "42");
  g_assert_cmpstr (text_of (sheet, 0, "snow"), ==, "XYZ");
  g_assert_cmpstr (text_of (sheet, 0, "time"), ==, "15:10");
  g_assert_cmpstr (text_of (sheet, 1, "point"), ==, "FINISH");
  row = gantry_sheet_find_row (sheet, "ZSP/GEN");
  g_assert_cmpstr (gantry_sheet_row_get_cell (row, "wind")->tail, ==, "m/s NW");
  g_assert_cmpstr (gantry_sheet_row_get_cell (row, "snow")->sub, ==, "\342\210\2224 \302\260C");

  /* The schedule comes, and names the venue. */
  test_put_full (seat, "schedule/FRS", "schedule", 1, "session/FRS01", "{'venue':'ZSP','venue_name':'Snow Park'}", "unit/FRSMSX----------------FNL-000100--",
                 "{'code':'FRSMSX----------------FNL-000100--','status':'SCHEDULED','start':'2031-02-18T15:00:00+08:00'}", NULL);
  gantry_seat_flush (seat);
  gantry_seat_flush (seat);
  g_assert_cmpstr (text_of (sheet, 0, "venue"), ==, "Snow Park");
}

/* The same lines in the source's other order. */
static void
test_medals (void)
{
  TestClock clock;
  g_autoptr (GantrySeat) seat = test_seat_new (&clock);
  GantryMedals *medals = gantry_seat_get_medals (seat);
  g_autoptr (GantryMedalLine) gold = NULL;
  g_autoptr (GantryMedalLine) total = NULL;

  test_put_full (seat, "medals", "standings", 1, "standings",
                 "{'total':'20','finished':'3','lines':["
                 "{'noc':'SUI','rank':1,'sort':1,'rank_total':2,'sort_total':2,'numbers':{'TOT':{'gold':2,'total':2}}},"
                 "{'noc':'NED','rank':2,'sort':2,'rank_equal':true,'rank_total':1,'sort_total':1,'rank_total_equal':true,"
                 "'numbers':{'TOT':{'gold':1,'silver':2,'total':3}}}]}", NULL);
  gantry_seat_flush (seat);
  gold = g_list_model_get_item (G_LIST_MODEL (medals), 0);
  total = g_list_model_get_item (gantry_medals_get_by_total (medals), 0);
  g_assert_cmpstr (gantry_medal_line_get_noc (gold), ==, "SUI");
  g_assert_cmpstr (gantry_medal_line_get_noc (total), ==, "NED");
  g_assert_true (gantry_medal_line_get_rank_total_equal (total));
  g_assert_true (gantry_medal_line_get_rank_equal (total));
  g_assert_false (gantry_medal_line_get_rank_equal (gold));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sheets/records", test_records);
  g_test_add_func ("/sheets/weather", test_weather);
  g_test_add_func ("/sheets/medals", test_medals);

  return g_test_run ();
}
