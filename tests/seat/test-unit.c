/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/rsc.h"
#include "seat-helper.h"
#include "seat/unit.h"
#include "sport/format.h"

/* A race of three swimmers, told message by message. */

#define HEAD(status) \
  "{'code':'" SWIM_UNIT "','status':'" status "','event':'Women\342\200\231s 400 m Freestyle'," \
  "'subevent':'Women\342\200\231s 400 m Freestyle Final','venue_name':'Lake Pool','location_name':'Lake Pool'," \
  "'start':'2026-07-29T20:04:00+02:00','source':'POOL1','infos':[" \
  "{'type':'UI','code':'INTERMEDIATE','pos':'1','value':'100'},{'type':'UI','code':'INTERMEDIATE','pos':'2','value':'200'}," \
  "{'type':'UI','code':'INTERMEDIATE','pos':'3','value':'300'},{'type':'UI','code':'INTERMEDIATE','pos':'4','value':'400'}]}"

#define ENTRY(code, lane, family, given, noc) \
  "{'code':'" code "','type':'A','noc':'" noc "','start_order':'" lane "','start_sort':" lane "," \
  "'family':'" family "','given':'" given "','birth':'2003-08-01'," \
  "'entry':[{'type':'EUE','code':'PB','value':'4:01.20'},{'type':'EUE','code':'ENTRY_TIME','value':'4:02.00'}]}"

#define ENTRY_1 ENTRY ("11", "3", "Pelorin", "Ada", "SUI")
#define ENTRY_2 ENTRY ("12", "4", "Vostane", "Bea", "FRA")
#define ENTRY_3 ENTRY ("13", "5", "Quillor", "Cleo", "NED")

#define SPLIT(pos, value, rank, more) \
  "{'type':'PROGRESS','code':'INTERMEDIATE','pos':'" pos "','value':'" value "','rank':'" rank "'" more "}"

static void
put_start_list (GantrySeat *seat, gint64 rev)
{
  test_put_full (seat, SWIM_TOPIC, "result", rev, "head", HEAD ("START_LIST"), "entry/11", ENTRY_1, "line/11",
                 "{'code':'11','sort':1}", "entry/12", ENTRY_2, "line/12", "{'code':'12','sort':2}", "entry/13", ENTRY_3,
                 "line/13", "{'code':'13','sort':3}", NULL);
}

/* After 100 m: lane 4 leads; lane 5 has not turned yet. */
static void
put_first_turn (GantrySeat *seat, gint64 rev)
{
  test_put_full (seat, SWIM_TOPIC, "result", rev, "head", HEAD ("LIVE"), "entry/11", ENTRY_1, "line/11",
                 "{'code':'11','sort':2,'ext':[" SPLIT ("1", "58.02", "2", ",'diff':'+0.41'") "]}", "entry/12", ENTRY_2,
                 "line/12", "{'code':'12','sort':1,'ext':[" SPLIT ("1", "57.61", "1", "") "]}", "entry/13", ENTRY_3,
                 "line/13", "{'code':'13','sort':3}", NULL);
}

static void
put_official (GantrySeat *seat, gint64 rev)
{
  test_put_full (seat, SWIM_TOPIC, "result", rev, "head", HEAD ("OFFICIAL"), "entry/11", ENTRY_1, "line/11",
                 "{'code':'11','sort':2,'rank':'2','result':'4:00.10','result_type':'TIME','ext':["
                 SPLIT ("1", "58.02", "2", "") "," SPLIT ("4", "4:00.10", "2", "") "]}",
                 "entry/12", ENTRY_2, "line/12",
                 "{'code':'12','sort':1,'rank':'1','result':'3:57.90','result_type':'TIME','qual':'Q','ext':["
                 SPLIT ("1", "57.61", "1", "") "," SPLIT ("4", "3:57.90", "1", "") "],"
                 "'records':[{'type':'WR','order':1},{'type':'OR','order':2,'equalled':true}]}",
                 "entry/13", ENTRY_3, "line/13", "{'code':'13','sort':3,'irm':'DSQ'}", NULL);
}

static void
put_records (GantrySeat *seat)
{
  test_put_full (seat, EVENT_SWIM, "records/" SWIM_EVENT, 1, "record/" SWIM_EVENT "/OR",
                 "{'type':'OR','order':2,'data':[{'result':'3:59.00','result_type':'TIME','date':'2021-08-01','current':true,"
                 "'family':'Marr','given':'Ines','noc':'POR','place':'Tokyo'}]}",
                 "record/" SWIM_EVENT "/WR",
                 "{'type':'WR','order':1,'data':[{'result':'4:05.00','historical':true,'family':'Old'},"
                 "{'result':'3:58.00','result_type':'TIME','date':'2023-07-23','family':'Tarn','given':'Lua','noc':'AUS',"
                 "'place':'Fukuoka'}]}",
                 NULL);
}

typedef struct
{
  TestClock clock;
  GantrySeat *seat;
  GantryUnit *unit;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->seat = test_seat_new (&fixture->clock);
  fixture->unit = gantry_seat_get_unit (fixture->seat, SWIM_UNIT);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->unit);
  g_assert_finalize_object (fixture->seat);
}

static void
test_start_list (Fixture *f, gconstpointer data)
{
  g_autofree char *order = NULL;

  put_start_list (f->seat, 2);
  g_assert_cmpuint (g_list_model_get_n_items (gantry_unit_get_rows (f->unit)), ==, 0); /* not before the flush */
  gantry_seat_flush (f->seat);
  assert_rows (f->unit, "onN", "3 PELORIN Ada SUI|4 VOSTANE Bea FRA|5 QUILLOR Cleo NED|");
  order = test_rows_text (gantry_unit_get_start_list (f->unit), "o");
  g_assert_cmpstr (order, ==, "3|4|5|");
  g_assert_cmpstr (gantry_unit_get_title (f->unit), ==, "Women’s 400 m Freestyle");
  g_assert_cmpstr (gantry_unit_get_subtitle (f->unit), ==, "Final");
  g_assert_cmpstr (gantry_unit_get_result_status (f->unit), ==, "START_LIST");
  g_assert_cmpstr (gantry_unit_get_venue (f->unit), ==, "Lake Pool");
  g_assert_cmpuint (gantry_unit_get_n_points (f->unit), ==, 4);
  g_assert_cmpstr (gantry_unit_get_point (f->unit, 1)->name, ==, "200");
  g_assert_cmpint (gantry_unit_get_point (f->unit, 1)->distance, ==, 200);
  g_assert_null (gantry_unit_get_point (f->unit, 4));
  g_assert_false (gantry_unit_points_are_parts (f->unit));
}

/* Building the board is no news: nothing carries a mark. */
static void
test_first_build_is_no_change (Fixture *f, gconstpointer data)
{
  GantryRow *row;

  put_first_turn (f->seat, 2);
  gantry_seat_flush (f->seat);
  row = gantry_unit_find_row (f->unit, "12");
  for (guint i = 0; i < GANTRY_N_FIELDS; i++)
    g_assert_cmpint (gantry_row_get_changed (row, (GantryField) i), ==, 0);
  g_assert_cmpint (gantry_row_get_value (row, 0)->changed, ==, 0);
}

static void
test_live (Fixture *f, gconstpointer data)
{
  GantryRow *row;

  put_start_list (f->seat, 2);
  gantry_seat_flush (f->seat);
  f->clock.now += 5;
  put_first_turn (f->seat, 4);
  gantry_seat_flush (f->seat);
  assert_rows (f->unit, "ng", "VOSTANE Bea _|PELORIN Ada +0.41|QUILLOR Cleo _|");
  row = gantry_unit_find_row (f->unit, "12");
  g_assert_cmpint (gantry_row_get_reached (row), ==, 0);
  g_assert_cmpstr (gantry_row_get_value (row, 0)->text, ==, "57.61");
  g_assert_cmpstr (gantry_row_get_value (row, 0)->rank, ==, "1");
  g_assert_cmpint (gantry_row_get_value (row, 0)->changed, ==, f->clock.now);
  g_assert_cmpint (gantry_row_get_value (row, 1)->changed, ==, 0);
  g_assert_cmpstr (gantry_row_get_value (row, 1)->text, ==, "");
  g_assert_null (gantry_row_get_value (row, 4));
  g_assert_cmpint (gantry_row_get_reached (gantry_unit_find_row (f->unit, "13")), ==, -1);
}

/* The same again, as after a reconnect, changes nothing and says nothing. */
static void
test_same_again (Fixture *f, gconstpointer data)
{
  guint *unit_changes, *row_changes;
  GString *emitted;

  put_first_turn (f->seat, 2);
  gantry_seat_flush (f->seat);
  unit_changes = test_watch_changed (f->unit);
  row_changes = test_watch_changed (gantry_unit_find_row (f->unit, "12"));
  emitted = test_watch_model (gantry_unit_get_rows (f->unit));
  f->clock.now += 5;
  put_first_turn (f->seat, 2);
  put_first_turn (f->seat, 6);
  gantry_seat_flush (f->seat);
  g_assert_cmpuint (*unit_changes, ==, 0);
  g_assert_cmpuint (*row_changes, ==, 0);
  g_assert_cmpstr (emitted->str, ==, "");
}

/* One flush: one items-changed a contiguous range, one "changed" a row that is different, none for the others. */
static void
test_flush_emits_once (Fixture *f, gconstpointer data)
{
  guint *unit_changes, *first, *second, *third;
  GString *emitted;

  put_start_list (f->seat, 2);
  gantry_seat_flush (f->seat);
  unit_changes = test_watch_changed (f->unit);
  first = test_watch_changed (gantry_unit_find_row (f->unit, "11"));
  second = test_watch_changed (gantry_unit_find_row (f->unit, "12"));
  third = test_watch_changed (gantry_unit_find_row (f->unit, "13"));
  emitted = test_watch_model (gantry_unit_get_rows (f->unit));
  put_first_turn (f->seat, 4);
  test_put_full (f->seat, SWIM_TOPIC, "now", 4, "now", "{'clock':{'time':'1:00','running':true}}", NULL);
  gantry_seat_flush (f->seat);
  g_assert_cmpstr (emitted->str, ==, "0-2+2");
  g_assert_cmpuint (*unit_changes, ==, 1);
  g_assert_cmpuint (*first, ==, 1);
  g_assert_cmpuint (*second, ==, 1);
  g_assert_cmpuint (*third, ==, 0);
  gantry_seat_flush (f->seat);
  g_assert_cmpuint (*unit_changes, ==, 1);
}

static void
count_notify_cb (guint *count)
{
  (*count)++;
}

static void
test_properties (Fixture *f, gconstpointer data)
{
  guint results = 0, names = 0, outs = 0;
  GantryRow *row;
  g_autofree char *result = NULL;
  gboolean out;

  put_start_list (f->seat, 2);
  gantry_seat_flush (f->seat);
  row = gantry_unit_find_row (f->unit, "12");
  g_signal_connect_swapped (row, "notify::result", G_CALLBACK (count_notify_cb), &results);
  g_signal_connect_swapped (row, "notify::name", G_CALLBACK (count_notify_cb), &names);
  g_signal_connect_swapped (gantry_unit_find_row (f->unit, "13"), "notify::out", G_CALLBACK (count_notify_cb), &outs);
  put_official (f->seat, 4);
  gantry_seat_flush (f->seat);
  g_assert_cmpuint (results, ==, 1);
  g_assert_cmpuint (names, ==, 0);
  g_assert_cmpuint (outs, ==, 1);
  g_object_get (row, "result", &result, NULL);
  g_assert_cmpstr (result, ==, "3:57.90");
  g_object_get (gantry_unit_find_row (f->unit, "13"), "out", &out, NULL);
  g_assert_true (out);
}

static void
test_official (Fixture *f, gconstpointer data)
{
  put_records (f->seat);
  put_first_turn (f->seat, 2);
  gantry_seat_flush (f->seat);
  put_official (f->seat, 4);
  gantry_seat_flush (f->seat);
  assert_rows (f->unit, "rn=iqgRw",
               "1 VOSTANE Bea 3:57.90 _ Q _ \342\210\2220.10 WR =OR|2 PELORIN Ada 4:00.10 _ _ +2.20 +2.10 _|"
               "_ QUILLOR Cleo _ DSQ _ _ _ _|");
  g_assert_true (gantry_row_is_out (gantry_unit_find_row (f->unit, "13")));
  g_assert_false (gantry_row_is_out (gantry_unit_find_row (f->unit, "12")));
}

static void
test_records (Fixture *f, gconstpointer data)
{
  const GantryRecord *record;

  put_records (f->seat);
  put_first_turn (f->seat, 2);
  gantry_seat_flush (f->seat);
  g_assert_cmpuint (gantry_unit_get_n_records (f->unit), ==, 2);
  record = gantry_unit_get_record (f->unit, 0);
  g_assert_cmpstr (record->type, ==, "WR");
  g_assert_cmpstr (record->result, ==, "3:58.00"); /* not the one that is history */
  g_assert_cmpstr (record->holder, ==, "TARN Lua");
  g_assert_cmpstr (record->noc, ==, "AUS");
  g_assert_cmpstr (record->year, ==, "2023");
  g_assert_false (record->broken_now);
  put_official (f->seat, 4);
  gantry_seat_flush (f->seat);
  g_assert_true (gantry_unit_get_record (f->unit, 0)->broken_now);
  g_assert_false (gantry_unit_get_record (f->unit, 1)->broken_now); /* equalled */
}

/* The event's own document goes before the list of the discipline. */
static void
test_record_of_event_first (Fixture *f, gconstpointer data)
{
  const char *discipline = "records/SWM-------------------------------";

  test_put_full (f->seat, EVENT_SWIM, discipline, 1, "record/SWM-------------------------------/WR",
                 "{'type':'WR','data':[{'result':'3:59.99','current':true}]}",
                 "record/SWM-------------------------------/NR", "{'type':'NR','data':[{'result':'4:03.00'}]}", NULL);
  gantry_seat_flush (f->seat);
  g_assert_cmpstr (gantry_unit_get_record (f->unit, 0)->result, ==, "3:59.99");
  put_records (f->seat);
  gantry_seat_flush (f->seat);
  g_assert_cmpuint (gantry_unit_get_n_records (f->unit), ==, 3);
  g_assert_cmpstr (gantry_unit_get_record (f->unit, 0)->result, ==, "3:58.00");
  g_assert_cmpstr (gantry_unit_get_record (f->unit, 1)->type, ==, "OR");
  g_assert_cmpstr (gantry_unit_get_record (f->unit, 2)->type, ==, "NR");
}

/* Who broke the record is compared with the one that stood before, not with his own. */
static void
test_record_broken_here (Fixture *f, gconstpointer data)
{
  GantryMark difference;

  test_put_full (f->seat, EVENT_SWIM, "records/" SWIM_EVENT, 1, "record/" SWIM_EVENT "/WR",
                 "{'type':'WR','data':[{'result':'3:57.90','result_type':'TIME','unit':'" SWIM_UNIT "','current':true,"
                 "'unconfirmed':true},{'result':'3:58.00','result_type':'TIME','historical':true,"
                 "'ext':[{'code':'INTERMEDIATE','pos':'1','value':'57.40'}]}]}",
                 NULL);
  put_official (f->seat, 2);
  gantry_seat_flush (f->seat);
  g_assert_cmpstr (gantry_unit_get_record (f->unit, 0)->result, ==, "3:57.90");
  g_assert_true (gantry_unit_get_record (f->unit, 0)->unconfirmed);
  g_assert_true (gantry_unit_get_record (f->unit, 0)->broken_now);
  g_assert_cmpstr (gantry_unit_get_record (f->unit, 0)->old->result, ==, "3:58.00");
  g_assert_null (gantry_unit_get_record (f->unit, 0)->old->old);
  assert_rows (f->unit, "nR", "VOSTANE Bea \342\210\2220.10|PELORIN Ada +2.10|QUILLOR Cleo _|");
  g_assert_true (gantry_unit_get_pace (f->unit, 0, NULL, &difference, NULL));
  g_assert_cmpint (difference.value, ==, -100000);
}

/* Who goes on is often only in the result of the phase; what the unit says itself counts more. */
static void
test_qualified_by_phase (Fixture *f, gconstpointer data)
{
  g_autofree char *phase = gantry_rsc_to_phase (SWIM_UNIT);
  g_autofree char *id = g_strconcat ("phase/", phase, NULL);
  guint changed = 0;

  put_official (f->seat, 3);
  gantry_seat_flush (f->seat);
  g_assert_cmpstr (gantry_row_get_qual (gantry_unit_find_row (f->unit, "11")), ==, "");
  g_signal_connect_swapped (gantry_unit_find_row (f->unit, "11"), "changed", G_CALLBACK (count_notify_cb), &changed);
  test_put_full (f->seat, EVENT_SWIM, id, 4, id,
                 "{'status':'OFFICIAL','rows':[{'code':'11','qual':'q'},{'code':'12','qual':'R'},{'code':'99','qual':'Q'}]}", NULL);
  gantry_seat_flush (f->seat);
  g_assert_cmpuint (changed, ==, 1);
  g_assert_cmpstr (gantry_row_get_qual (gantry_unit_find_row (f->unit, "11")), ==, "q");
  g_assert_cmpstr (gantry_row_get_qual (gantry_unit_find_row (f->unit, "12")), ==, "Q");
  g_assert_null (gantry_unit_find_row (f->unit, "99"));
  put_official (f->seat, 5);
  gantry_seat_flush (f->seat);
  g_assert_cmpstr (gantry_row_get_qual (gantry_unit_find_row (f->unit, "11")), ==, "q");
  test_put_full (f->seat, EVENT_SWIM, id, 6, id, "{'status':'OFFICIAL','rows':[{'code':'12','qual':'R'}]}", NULL);
  gantry_seat_flush (f->seat);
  g_assert_cmpstr (gantry_row_get_qual (gantry_unit_find_row (f->unit, "11")), ==, "");
}

/* A feed that drops the old record when it sends the new one does not make the seat forget it, nor does a correction. */
static void
test_record_remembered (Fixture *f, gconstpointer data)
{
  put_records (f->seat);
  gantry_seat_flush (f->seat);
  g_assert_null (gantry_unit_get_record (f->unit, 0)->old);
  put_official (f->seat, 3);
  test_put_full (f->seat, EVENT_SWIM, "records/" SWIM_EVENT, 5, "record/" SWIM_EVENT "/WR",
                 "{'type':'WR','data':[{'result':'3:57.90','result_type':'TIME','unit':'" SWIM_UNIT "','current':true}]}", NULL);
  gantry_seat_flush (f->seat);
  g_assert_cmpstr (gantry_unit_get_record (f->unit, 0)->result, ==, "3:57.90");
  g_assert_cmpstr (gantry_unit_get_record (f->unit, 0)->old->result, ==, "3:58.00");
  assert_rows (f->unit, "nR", "VOSTANE Bea \342\210\2220.10|PELORIN Ada +2.10|QUILLOR Cleo _|");
  test_put_full (f->seat, EVENT_SWIM, "records/" SWIM_EVENT, 6, "record/" SWIM_EVENT "/WR",
                 "{'type':'WR','data':[{'result':'3:57.91','result_type':'TIME','unit':'" SWIM_UNIT "','current':true}]}", NULL);
  gantry_seat_flush (f->seat);
  g_assert_cmpstr (gantry_unit_get_record (f->unit, 0)->old->result, ==, "3:58.00");
}

static void
test_pace (Fixture *f, gconstpointer data)
{
  GantryMark difference;
  gboolean linear;
  guint point;

  put_first_turn (f->seat, 2);
  gantry_seat_flush (f->seat);
  g_assert_false (gantry_unit_get_pace (f->unit, 0, &point, &difference, &linear)); /* no record is known */
  put_records (f->seat);
  gantry_seat_flush (f->seat);
  /* 3:58.00 is 59.50 for each 100 m; the leader turned in 57.61 */
  g_assert_true (gantry_unit_get_pace (f->unit, 0, &point, &difference, &linear));
  g_assert_cmpuint (point, ==, 0);
  g_assert_cmpint (difference.value, ==, -1890000);
  g_assert_true (linear);
  assert_rows (f->unit, "nR", "VOSTANE Bea \342\210\2221.89~|PELORIN Ada \342\210\2221.48~|QUILLOR Cleo _|");
  put_official (f->seat, 4);
  gantry_seat_flush (f->seat);
  g_assert_true (gantry_unit_get_pace (f->unit, 0, &point, &difference, &linear));
  g_assert_cmpuint (point, ==, 3);
  g_assert_cmpint (difference.value, ==, -100000);
  g_assert_false (linear);
}

static void
test_pace_by_splits_of_the_record (Fixture *f, gconstpointer data)
{
  GantryMark difference;
  gboolean linear;
  guint point;

  test_put_full (f->seat, EVENT_SWIM, "records/" SWIM_EVENT, 1, "record/" SWIM_EVENT "/WR",
                 "{'type':'WR','data':[{'result':'3:58.00','ext':[{'code':'INTERMEDIATE','pos':'1','value':'57.40'}]}]}", NULL);
  put_first_turn (f->seat, 2);
  gantry_seat_flush (f->seat);
  g_assert_true (gantry_unit_get_pace (f->unit, 0, &point, &difference, &linear));
  g_assert_cmpint (difference.value, ==, 210000);
  g_assert_false (linear);
}

/* The source's own difference counts, whatever we would work out. */
static void
test_feed_difference_counts (Fixture *f, gconstpointer data)
{
  test_put_full (f->seat, SWIM_TOPIC, "result", 2, "entry/11", ENTRY_1, "line/11",
                 "{'code':'11','sort':2,'result':'4:00.10','diff':'+2.19'}", "entry/12", ENTRY_2, "line/12",
                 "{'code':'12','sort':1,'result':'3:57.90'}", "entry/13", ENTRY_3, "line/13",
                 "{'code':'13','sort':3,'result':'4:01.00','diff':'beaten'}", NULL);
  gantry_seat_flush (f->seat);
  assert_rows (f->unit, "ng", "VOSTANE Bea _|PELORIN Ada +2.19|QUILLOR Cleo +3.10|");
}

/* Behind at the last point that both have: one who is a turn behind is compared where he was. */
static void
test_gap_at_common_point (Fixture *f, gconstpointer data)
{
  test_put_full (f->seat, SWIM_TOPIC, "result", 2, "head", HEAD ("LIVE"), "entry/11", ENTRY_1, "line/11",
                 "{'code':'11','sort':2,'ext':[" SPLIT ("1", "58.00", "2", "") "]}", "entry/12", ENTRY_2, "line/12",
                 "{'code':'12','sort':1,'ext':[" SPLIT ("1", "57.50", "1", "") "," SPLIT ("2", "1:57.00", "1", "") "]}", NULL);
  gantry_seat_flush (f->seat);
  assert_rows (f->unit, "ng", "VOSTANE Bea _|PELORIN Ada +0.50|");
}

/* A swimmer is replaced: his row goes, the other's comes, and that is news. */
static void
test_replacement (Fixture *f, gconstpointer data)
{
  GString *emitted;
  GantryRow *row;

  put_start_list (f->seat, 2);
  gantry_seat_flush (f->seat);
  emitted = test_watch_model (gantry_unit_get_rows (f->unit));
  f->clock.now += 5;
  test_put_full (f->seat, SWIM_TOPIC, "result", 4, "head", HEAD ("START_LIST"), "entry/11", ENTRY_1, "line/11",
                 "{'code':'11','sort':1}", "entry/19", ENTRY ("19", "4", "Ruus", "Dora", "EST"), "line/19",
                 "{'code':'19','sort':2}", "entry/13", ENTRY_3, "line/13", "{'code':'13','sort':3}", NULL);
  gantry_seat_flush (f->seat);
  g_assert_cmpstr (emitted->str, ==, "1-1+1");
  assert_rows (f->unit, "on", "3 PELORIN Ada|4 RUUS Dora|5 QUILLOR Cleo|");
  row = gantry_unit_find_row (f->unit, "19");
  g_assert_cmpint (gantry_row_get_changed (row, GANTRY_FIELD_NAME), ==, f->clock.now);
  g_assert_cmpint (gantry_row_get_changed (gantry_unit_find_row (f->unit, "11"), GANTRY_FIELD_NAME), ==, 0);
  g_assert_null (gantry_unit_find_row (f->unit, "12"));
}

/* A withdrawn message takes the whole table away; points that only values told of go with it. */
static void
test_withdrawn (Fixture *f, gconstpointer data)
{
  put_first_turn (f->seat, 2);
  gantry_seat_flush (f->seat);
  test_put_full (f->seat, SWIM_TOPIC, "result", 3, NULL);
  gantry_seat_flush (f->seat);
  g_assert_cmpuint (g_list_model_get_n_items (gantry_unit_get_rows (f->unit)), ==, 0);
  g_assert_cmpuint (gantry_unit_get_n_points (f->unit), ==, 0);
  g_assert_cmpstr (gantry_unit_get_result_status (f->unit), ==, "");
}

/* Names come from the people, by code: late they are no news, corrected they are. */
static void
test_name_correction (Fixture *f, gconstpointer data)
{
  GantryRow *row;

  put_start_list (f->seat, 2);
  gantry_seat_flush (f->seat);
  f->clock.now += 5;
  test_put_full (f->seat, PEOPLE_SWIM, "athletes", 1, "athlete/11", "{'code':'11','family':'Pelorin','given':'Adaline'}", NULL);
  gantry_seat_flush (f->seat);
  row = gantry_unit_find_row (f->unit, "11");
  g_assert_cmpstr (gantry_row_get_name (row), ==, "PELORIN Adaline");
  g_assert_cmpint (gantry_row_get_changed (row, GANTRY_FIELD_NAME), ==, 0);
  test_put_partial (f->seat, PEOPLE_SWIM, "athletes", 5, "athlete/11",
                    "{'code':'11','family':'Pelorin-Vay','given':'Adaline'}", NULL);
  gantry_seat_flush (f->seat);
  g_assert_cmpstr (gantry_row_get_name (row), ==, "PELORIN-VAY Adaline");
  g_assert_cmpstr (gantry_row_get_family (row), ==, "Pelorin-Vay");
  g_assert_cmpint (gantry_row_get_changed (row, GANTRY_FIELD_NAME), ==, f->clock.now);
}

static void
test_facts (Fixture *f, gconstpointer data)
{
  g_auto (GStrv) facts = NULL;
  g_autofree char *text = NULL;

  put_start_list (f->seat, 2);
  test_put_full (f->seat, PEOPLE_SWIM, "athletes", 1, "athlete/11",
                 "{'code':'11','family':'Pelorin','given':'Ada','birth':'2003-08-01','height':'181','weight':'',"
                 "'residence':'Vey'}",
                 NULL);
  gantry_seat_flush (f->seat);
  facts = gantry_row_dup_facts (gantry_unit_find_row (f->unit, "11"));
  text = g_strjoinv ("|", facts);
  /* the race is three days before the birthday */
  g_assert_cmpstr (text, ==,
                   "Nation|SUI|Born|2003-08-01|Age|22|Height|181 cm|Personal best|4:01.20|Entry time|4:02.00|Residence|Vey");
}

static void
test_schedule_joins (Fixture *f, gconstpointer data)
{
  put_start_list (f->seat, 2);
  test_put_full (f->seat, SCHEDULE_SWIM, "schedule", 1, "unit/" SWIM_UNIT,
                 "{'code':'" SWIM_UNIT "','status':'RUNNING','actual_start':'2026-07-29T20:05:10+02:00',"
                 "'names':{'ENG':'Women 400 Free Final','FRA':'400 m nage libre dames, finale'}}",
                 NULL);
  gantry_seat_flush (f->seat);
  g_assert_cmpstr (gantry_unit_get_schedule_status (f->unit), ==, "RUNNING");
  g_assert_cmpstr (gantry_unit_get_start (f->unit), ==, "2026-07-29T20:05:10+02:00");
  g_assert_cmpstr (gantry_unit_get_title (f->unit), ==, "Women’s 400 m Freestyle");
  gantry_seat_set_language (f->seat, "fr");
  gantry_seat_flush (f->seat);
  g_assert_cmpstr (gantry_unit_get_title (f->unit), ==, "400 m nage libre dames, finale");
  gantry_seat_set_language (f->seat, "nl"); /* the feed has none: English */
  gantry_seat_flush (f->seat);
  g_assert_cmpstr (gantry_unit_get_title (f->unit), ==, "Women’s 400 m Freestyle");
}

/* The picture of the moment stands beside what the rows have, and goes when the result is there. */
static void
test_now (Fixture *f, gconstpointer data)
{
  const GantryRowNow *now;
  GantryRow *row;
  guint *changes, *others;

  put_first_turn (f->seat, 2);
  gantry_seat_flush (f->seat);
  row = gantry_unit_find_row (f->unit, "13");
  changes = test_watch_changed (row);
  others = test_watch_changed (gantry_unit_find_row (f->unit, "11"));
  g_assert_null (gantry_row_get_now (row));
  test_put_full (f->seat, SWIM_TOPIC, "now", 5, "now",
                 "{'rows':[{'code':'13','current':true,'ext':[{'type':'ER','code':'LIVE','pos':'1','value':'59.00','rank':'3',"
                 "'diff':'+1.39'}]},{'code':'99'}]}",
                 NULL);
  gantry_seat_flush (f->seat);
  now = gantry_row_get_now (row);
  g_assert_cmpstr (now->text, ==, "59.00");
  g_assert_cmpstr (now->rank, ==, "3");
  g_assert_cmpstr (now->diff, ==, "+1.39");
  g_assert_true (gantry_row_is_current (row));
  g_assert_false (gantry_row_is_last (row));
  g_assert_cmpint (gantry_row_get_reached (row), ==, -1); /* not merged */
  g_assert_cmpuint (*changes, ==, 1);
  g_assert_cmpuint (*others, ==, 0);
  put_official (f->seat, 6);
  gantry_seat_flush (f->seat);
  g_assert_null (gantry_row_get_now (row));
  g_assert_false (gantry_row_is_current (row));
}

static void
test_notes (Fixture *f, gconstpointer data)
{
  put_start_list (f->seat, 2);
  test_put_partial (f->seat, SWIM_TOPIC, "notes", 5, "note/aa", "{'text':'Lane 5: decision of the jury'}", NULL);
  test_put_partial (f->seat, SWIM_TOPIC, "notes", 3, "note/bb", "{'text':'Timing corrected'}", NULL);
  gantry_seat_flush (f->seat);
  g_assert_cmpstr (gantry_unit_get_notes (f->unit)[0], ==, "Timing corrected");
  g_assert_cmpstr (gantry_unit_get_notes (f->unit)[1], ==, "Lane 5: decision of the jury");
  g_assert_null (gantry_unit_get_notes (f->unit)[2]);
}

/* Points from the configuration of the event, before any result names them; then from values alone. */
static void
test_points_from_config (Fixture *f, gconstpointer data)
{
  test_put_full (f->seat, EVENT_SWIM, "config/" SWIM_EVENT, 1, "config/" SWIM_EVENT,
                 "{'configs':[{'type':'EC','code':'INTERMEDIATE','pos':'2','value':'400'},"
                 "{'type':'EC','code':'INTERMEDIATE','pos':'1','value':'200'}]}",
                 NULL);
  gantry_seat_flush (f->seat);
  g_assert_cmpuint (gantry_unit_get_n_points (f->unit), ==, 2);
  g_assert_cmpstr (gantry_unit_get_point (f->unit, 0)->name, ==, "200");
  test_put_full (f->seat, SWIM_TOPIC, "result", 2, "entry/11", ENTRY_1, "line/11",
                 "{'code':'11','ext':[" SPLIT ("F", "4:00.00", "", "") "," SPLIT ("10", "3:00.00", "", "") "]}", NULL);
  gantry_seat_flush (f->seat);
  g_assert_cmpuint (gantry_unit_get_n_points (f->unit), ==, 4);
  g_assert_cmpstr (gantry_unit_get_point (f->unit, 2)->pos, ==, "10");
  g_assert_cmpstr (gantry_unit_get_point (f->unit, 3)->pos, ==, "F");
  g_assert_cmpint (gantry_unit_get_point (f->unit, 3)->distance, ==, 400);
}

/* The pool at its other end: hostile or odd bodies are shown as far as they make sense. */
static void
test_odd_bodies (Fixture *f, gconstpointer data)
{
  test_put_full (f->seat, SWIM_TOPIC, "result", 2, "head", "[1,2]", "entry/", "{}", "line/11",
                 "{'sort':'x','ext':7,'records':[null,3],'rank':{},'members':[{'ext':[null]}]}", "entry/12",
                 "{'type':'T','members':[1,{}],'entry':'none'}", "line/13", "not json", "entry/14~SUB", "{'family':'Beside'}",
                 "head~SUB", "{'status':'LIVE'}", NULL);
  gantry_seat_flush (f->seat);
  g_assert_cmpuint (g_list_model_get_n_items (gantry_unit_get_rows (f->unit)), ==, 4);
  g_assert_null (gantry_unit_find_row (f->unit, "14~SUB"));
  g_assert_cmpstr (gantry_unit_get_result_status (f->unit), ==, "");
}

/* Everything is there already when a unit is opened again; and the seat forgets what nobody holds. */
static void
test_same_board_for_all (Fixture *f, gconstpointer data)
{
  GantryUnit *again = gantry_seat_get_unit (f->seat, SWIM_UNIT);
  GantryDocuments *documents = gantry_seat_get_documents (f->seat);

  g_assert_true (again == f->unit);
  g_object_unref (again);
  put_start_list (f->seat, 2);
  gantry_seat_flush (f->seat);
  g_assert_cmpuint (gantry_documents_count_objects (documents, SWIM_TOPIC), ==, 7);
  g_clear_object (&f->unit);
  g_assert_cmpuint (gantry_documents_count_objects (documents, SWIM_TOPIC), ==, 0);
}

/* Without a window that asks for it, an idle flushes. */
static void
test_flush_without_window (Fixture *f, gconstpointer data)
{
  put_start_list (f->seat, 2);
  while (g_list_model_get_n_items (gantry_unit_get_rows (f->unit)) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_dirty_once (Fixture *f, gconstpointer data)
{
  guint dirty = 0, flushed = 0;

  g_signal_connect_swapped (f->seat, "dirty", G_CALLBACK (count_cb), &dirty);
  g_signal_connect_swapped (f->seat, "flushed", G_CALLBACK (count_cb), &flushed);
  put_start_list (f->seat, 2);
  put_first_turn (f->seat, 4);
  g_assert_cmpuint (dirty, ==, 1);
  gantry_seat_flush (f->seat);
  gantry_seat_flush (f->seat);
  g_assert_cmpuint (flushed, ==, 1);
  put_official (f->seat, 6);
  g_assert_cmpuint (dirty, ==, 2);
}

#define ADD(name, func) g_test_add ("/seat/unit/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("start-list", test_start_list);
  ADD ("first-build-is-no-change", test_first_build_is_no_change);
  ADD ("live", test_live);
  ADD ("same-again", test_same_again);
  ADD ("flush-emits-once", test_flush_emits_once);
  ADD ("properties", test_properties);
  ADD ("official", test_official);
  ADD ("records", test_records);
  ADD ("record-of-event-first", test_record_of_event_first);
  ADD ("record-broken-here", test_record_broken_here);
  ADD ("qualified-by-phase", test_qualified_by_phase);
  ADD ("record-remembered", test_record_remembered);
  ADD ("pace", test_pace);
  ADD ("pace-by-splits-of-the-record", test_pace_by_splits_of_the_record);
  ADD ("feed-difference-counts", test_feed_difference_counts);
  ADD ("gap-at-common-point", test_gap_at_common_point);
  ADD ("replacement", test_replacement);
  ADD ("withdrawn", test_withdrawn);
  ADD ("name-correction", test_name_correction);
  ADD ("facts", test_facts);
  ADD ("schedule-joins", test_schedule_joins);
  ADD ("now", test_now);
  ADD ("notes", test_notes);
  ADD ("points-from-config", test_points_from_config);
  ADD ("odd-bodies", test_odd_bodies);
  ADD ("same-board-for-all", test_same_board_for_all);
  ADD ("flush-without-window", test_flush_without_window);
  ADD ("dirty-once", test_dirty_once);
  return g_test_run ();
}
