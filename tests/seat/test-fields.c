/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "seat-helper.h"

#include <string.h>

/* Units that are no swimming race: attempts, heights, combined events, relays, time trials, sports without a profile. */

#define MINUS "\342\210\222"

static TestClock test_clock;

static GantryUnit *
open_unit (GantrySeat **seat, const char *rsc)
{
  *seat = test_seat_new (&test_clock);
  return gantry_seat_get_unit (*seat, rsc);
}

static void
close_unit (GantrySeat *seat, GantryUnit *unit)
{
  g_object_unref (unit);
  g_assert_finalize_object (seat);
}

static char *
values_text (GantryUnit *unit, const char *code)
{
  GantryRow *row = gantry_unit_find_row (unit, code);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < gantry_unit_get_n_points (unit); i++)
    g_string_append_printf (text, "%s%s|", gantry_row_get_value (row, i)->text, gantry_row_get_value (row, i)->wind);
  return g_string_free (text, FALSE);
}

#define assert_values(unit, code, expected) \
  G_STMT_START \
    { \
      g_autofree char *values_ = values_text (unit, code); \
      g_assert_cmpstr (values_, ==, expected); \
    } \
  G_STMT_END

static void
test_long_jump (void)
{
  const char *rsc = "ATHMLJ----------------FNL-000100--", *topic = "unit/ATHMLJ----------------FNL-000100--";
  GantrySeat *seat;
  GantryUnit *unit = open_unit (&seat, rsc);
  GantryMark gap;

  test_put_full (seat, topic, "result", 2, "head",
                 "{'status':'LIVE','infos':[{'type':'UI','code':'INTERMEDIATES_TOTAL','value':'6'}]}", "entry/1",
                 "{'family':'Arno','given':'Lex'}", "line/1",
                 "{'sort':1,'rank':'1','result':'8.20','result_type':'DISTANCE','ext':["
                 "{'type':'ER','code':'WIND_SPEED','value':'-0.1'},"
                 "{'type':'ER','code':'INTERMEDIATE','pos':'1','value':'x'},"
                 "{'type':'ER','code':'INTERMEDIATE','pos':'2','value':'8.20','sub':[{'code':'WIND_SPEED','value':'-0.1'}]}]}",
                 "entry/2", "{'family':'Bell','given':'Sol'}", "line/2",
                 "{'sort':2,'rank':'2','result':'8.08','result_type':'DISTANCE','ext':["
                 "{'type':'ER','code':'INTERMEDIATE','pos':'1','value':'8.08'}]}",
                 "entry/3", "{'family':'Caro','given':'Teo'}", "line/3", "{'sort':3,'irm':'NM'}", NULL);
  gantry_seat_flush (seat);
  g_assert_true (gantry_unit_points_are_parts (unit));
  g_assert_cmpuint (gantry_unit_get_n_points (unit), ==, 6); /* those to come are there already */
  assert_values (unit, "1", "x|8.20-0.1|||||");
  assert_rows (unit, "rn=ig", "1 ARNO Lex 8.20 _ _|2 BELL Sol 8.08 _ " MINUS "0.12|_ CARO Teo _ NM _|");
  gap = gantry_row_get_gap (gantry_unit_find_row (unit, "2")).mark;
  g_assert_cmpint (gap.kind, ==, GANTRY_MARK_DISTANCE);
  g_assert_cmpstr (gantry_row_get_extra (gantry_unit_find_row (unit, "1"), "WIND_SPEED", NULL), ==, "-0.1");
  g_assert_false (gantry_unit_get_pace (unit, 0, NULL, NULL, NULL));
  close_unit (seat, unit);
}

static void
test_high_jump (void)
{
  const char *rsc = "ATHWHJ----------------FNL-000100--", *topic = "unit/ATHWHJ----------------FNL-000100--";
  GantrySeat *seat;
  GantryUnit *unit = open_unit (&seat, rsc);
  GantryRow *row;

  test_put_full (seat, topic, "result", 2, "head",
                 "{'infos':[{'code':'INTERMEDIATE','pos':'2','value':'1.90'},{'code':'INTERMEDIATE','pos':'1','value':'1.85'}]}",
                 "entry/1", "{'family':'Arno'}", "line/1",
                 "{'sort':1,'result':'1.90','ext':[{'type':'ER','code':'INTERMEDIATE','pos':'1','value':'xo'},"
                 "{'type':'ER','code':'INTERMEDIATE','pos':'2','value':'o'}]}",
                 NULL);
  gantry_seat_flush (seat);
  g_assert_cmpuint (gantry_unit_get_n_points (unit), ==, 2);
  g_assert_cmpstr (gantry_unit_get_point (unit, 0)->name, ==, "1.85");
  assert_values (unit, "1", "xo|o|");
  row = gantry_unit_find_row (unit, "1");
  g_assert_cmpint (gantry_row_get_value (row, 0)->mark.kind, ==, GANTRY_MARK_NONE);
  g_assert_cmpint (gantry_row_get_mark (row).value, ==, 1900000);

  /* The bar is raised: a height more; what was there keeps its place and is no news. */
  test_clock.now += 7;
  test_put_full (seat, topic, "result", 4, "head",
                 "{'infos':[{'code':'INTERMEDIATE','pos':'2','value':'1.90'},{'code':'INTERMEDIATE','pos':'1','value':'1.85'},"
                 "{'code':'INTERMEDIATE','pos':'3','value':'1.94'}]}",
                 "entry/1", "{'family':'Arno'}", "line/1",
                 "{'sort':1,'result':'1.90','ext':[{'type':'ER','code':'INTERMEDIATE','pos':'1','value':'xo'},"
                 "{'type':'ER','code':'INTERMEDIATE','pos':'2','value':'o'},"
                 "{'type':'ER','code':'INTERMEDIATE','pos':'3','value':'x'}]}",
                 NULL);
  gantry_seat_flush (seat);
  assert_values (unit, "1", "xo|o|x|");
  g_assert_cmpint (gantry_row_get_value (row, 1)->changed, ==, 0);
  g_assert_cmpint (gantry_row_get_value (row, 2)->changed, ==, test_clock.now);
  g_assert_cmpint (gantry_row_get_reached (row), ==, 2);
  close_unit (seat, unit);
}

/* A point between others: values go with the name of their point, and nothing looks new. */
static void
test_point_comes_between (void)
{
  const char *rsc = "XYZMSOMETHING---------FNL-000100--", *topic = "unit/XYZMSOMETHING---------FNL-000100--";
  GantrySeat *seat;
  GantryUnit *unit = open_unit (&seat, rsc);
  GantryRow *row;

  test_put_full (seat, topic, "result", 2, "entry/1", "{'family':'Arno'}", "line/1",
                 "{'ext':[{'code':'INTERMEDIATE','pos':'1','value':'10.1'},{'code':'INTERMEDIATE','pos':'F','value':'30.3'}]}", NULL);
  gantry_seat_flush (seat);
  test_clock.now += 7;
  test_put_full (seat, topic, "result", 4, "entry/1", "{'family':'Arno'}", "line/1",
                 "{'ext':[{'code':'INTERMEDIATE','pos':'1','value':'10.1'},{'code':'INTERMEDIATE','pos':'2','value':'20.2'},"
                 "{'code':'INTERMEDIATE','pos':'F','value':'30.3'}]}",
                 NULL);
  gantry_seat_flush (seat);
  assert_values (unit, "1", "10.1|20.2|30.3|");
  row = gantry_unit_find_row (unit, "1");
  g_assert_cmpint (gantry_row_get_value (row, 2)->changed, ==, 0);
  g_assert_cmpint (gantry_row_get_value (row, 1)->changed, ==, test_clock.now);
  close_unit (seat, unit);
}

static void
test_combined_event (void)
{
  const char *rsc = "ATHWHEPTATH-----------800-000100--", *topic = "unit/ATHWHEPTATH-----------800-000100--";
  GantrySeat *seat;
  GantryUnit *unit = open_unit (&seat, rsc);

  /* The records of the event are points, this part is a time: they are shown, and nothing is compared. */
  test_put_full (seat, "event/ATHWHEPTATH-----------------------", "records/ATHWHEPTATH-----------------------", 1,
                 "record/ATHWHEPTATH-----------------------/WR",
                 "{'type':'WR','data':[{'result':'7291','result_type':'POINTS','current':true}]}", NULL);
  test_put_full (seat, topic, "result", 2, "head", "{'infos':[{'code':'INTERMEDIATE','pos':'1','value':'400'}]}", "entry/1",
                 "{'family':'Arno'}", "line/1",
                 "{'sort':1,'result':'2:11.10','result_type':'TIME','ext':[{'type':'ER','code':'PTS','value':'935'},"
                 "{'type':'ER','code':'INTERMEDIATE','pos':'1','value':'1:04.0'}]}",
                 NULL);
  gantry_seat_flush (seat);
  g_assert_cmpint (gantry_unit_get_record (unit, 0)->mark.kind, ==, GANTRY_MARK_POINTS);
  g_assert_cmpint (gantry_row_get_record_gap (gantry_unit_find_row (unit, "1")).mark.kind, ==, GANTRY_MARK_NONE);
  g_assert_cmpstr (gantry_row_get_extra (gantry_unit_find_row (unit, "1"), "PTS", NULL), ==, "935");
  g_assert_false (gantry_unit_points_are_parts (unit));
  g_assert_false (gantry_unit_get_pace (unit, 0, NULL, NULL, NULL));
  close_unit (seat, unit);
}

#define GS_TOPIC "event/ALPMGS----------------------------"
#define GS_SUM   "cumulative/ALPMGS----------------------------"

static void
put_sum (GantrySeat *seat, gint64 rev, const char *more)
{
  g_autofree char *body = g_strdup_printf (
    "{'rows':[{'code':'1','rank':'2','result':'2:14.67','diff':'+0.40','items':["
    "{'unit':'ALPMGS----------------FNL-000100--','order':1,'result':'1:06.74'}%s]}]}", more);

  test_put_full (seat, GS_TOPIC, GS_SUM, rev, GS_SUM, body, NULL);
}

/* Two runs: the sum stands beside the second one, and not beside the first, of which it is no news. */
static void
test_two_runs (void)
{
  GantrySeat *seat;
  GantryUnit *first = open_unit (&seat, "ALPMGS----------------FNL-000100--");
  GantryUnit *second = gantry_seat_get_unit (seat, "ALPMGS----------------FNL-000200--");
  GantryRow *row;
  guint *changes;

  test_put_full (seat, "unit/ALPMGS----------------FNL-000100--", "result", 2, "entry/1", "{'family':'Arno'}", NULL);
  test_put_full (seat, "unit/ALPMGS----------------FNL-000200--", "result", 2, "entry/1", "{'family':'Arno'}", "entry/2",
                 "{'family':'Bell'}", NULL);
  put_sum (seat, 2, "");
  gantry_seat_flush (seat);
  row = gantry_unit_find_row (second, "1");
  g_assert_null (gantry_row_get_total (gantry_unit_find_row (first, "1")));
  g_assert_null (gantry_row_get_total (row));
  changes = test_watch_changed (row);
  put_sum (seat, 4, ",{'unit':'ALPMGS----------------FNL-000200--','order':2,'result':'1:07.93'}");
  gantry_seat_flush (seat);
  g_assert_cmpuint (*changes, ==, 1);
  g_assert_cmpstr (gantry_row_get_total (row)->result, ==, "2:14.67");
  g_assert_cmpstr (gantry_row_get_total (row)->rank, ==, "2");
  g_assert_cmpstr (gantry_row_get_extra (row, "CUMULATIVE_RESULT", NULL), ==, "2:14.67");
  g_assert_cmpstr (gantry_row_get_extra (row, "CUMULATIVE_DIFF", NULL), ==, "+0.40");
  g_assert_null (gantry_row_get_total (gantry_unit_find_row (second, "2")));
  g_assert_null (gantry_row_get_total (gantry_unit_find_row (first, "1")));
  test_put_full (seat, GS_TOPIC, GS_SUM, 6, NULL); /* withdrawn */
  gantry_seat_flush (seat);
  g_assert_null (gantry_row_get_total (row));
  g_object_unref (second);
  close_unit (seat, first);
}

/* The second run of two: by its own time until the source has summed up, then by the sum, with the gap in it and the rank of the
 * run beside; a mark of the run is out in either. */
static void
test_second_run_ranks_by_total (void)
{
  const char *topic = "unit/ALPMGS----------------FNL-000200--";
  GantrySeat *seat;
  GantryUnit *unit = open_unit (&seat, topic + strlen ("unit/"));
  GantryRow *quick;

  test_put_full (seat, topic, "result", 2, "entry/1", "{'family':'Arno'}", "entry/2", "{'family':'Bell'}", "entry/3",
                 "{'family':'Cole'}", "line/1", "{'sort':1,'rank':'1','result':'1:05.00','result_type':'TIME'}", "line/2",
                 "{'sort':2,'rank':'2','result':'1:05.50','result_type':'TIME'}", "line/3", "{'sort':3,'irm':'DNF'}", NULL);
  gantry_seat_flush (seat);
  assert_rows (unit, "rn=i", "1 ARNO 1:05.00 _|2 BELL 1:05.50 _|_ COLE _ DNF|");
  quick = gantry_unit_find_row (unit, "1");
  g_assert_cmpstr (gantry_row_get_extra (quick, "RUN_RANK", NULL), ==, "");
  test_put_full (seat, GS_TOPIC, GS_SUM, 3, GS_SUM,
                 "{'rows':[{'code':'2','sort':1,'rank':'1','result':'2:10.50','result_type':'TIME','items':["
                 "{'unit':'ALPMGS----------------FNL-000100--','order':1,'result':'1:05.00','result_type':'TIME'},"
                 "{'unit':'ALPMGS----------------FNL-000200--','order':2,'result':'1:05.50','result_type':'TIME'}]},"
                 "{'code':'1','sort':2,'rank':'2','result':'2:11.00','result_type':'TIME','diff':'+0.50','items':["
                 "{'unit':'ALPMGS----------------FNL-000100--','order':1,'result':'1:06.00','result_type':'TIME'},"
                 "{'unit':'ALPMGS----------------FNL-000200--','order':2,'result':'1:05.00','result_type':'TIME'}]},"
                 "{'code':'3','sort':3,'irm':'DNF','items':["
                 "{'unit':'ALPMGS----------------FNL-000100--','order':1,'result':'1:05.20','result_type':'TIME'},"
                 "{'unit':'ALPMGS----------------FNL-000200--','order':2,'irm':'DNF'}]}]}",
                 NULL);
  gantry_seat_flush (seat);
  assert_rows (unit, "rn=i", "1 BELL 1:05.50 _|2 ARNO 1:05.00 _|_ COLE _ DNF|");
  g_assert_cmpstr (gantry_row_get_extra (quick, "RUN_RANK", NULL), ==, "1");
  g_assert_cmpstr (gantry_row_get_total (quick)->result, ==, "2:11.00");
  g_assert_cmpint (gantry_row_get_gap (quick).mark.value, ==, 500000);
  test_put_full (seat, GS_TOPIC, GS_SUM, 6, NULL); /* withdrawn */
  gantry_seat_flush (seat);
  assert_rows (unit, "rn=i", "1 ARNO 1:05.00 _|2 BELL 1:05.50 _|_ COLE _ DNF|");
  close_unit (seat, unit);
}

static void
put_runs (GantrySeat *seat, gint64 rev, const char *first, const char *second, const char *time)
{
  g_autofree char *body = g_strdup_printf (
    "{'status':'OFFICIAL','rows':[{'code':'1','sort':%s,'rank':'%s','result':'%s','result_type':'TIME','items':["
    "{'unit':'ALPMGS----------------FNL-000100--','order':1,'result':'1:06.00','result_type':'TIME'},"
    "{'unit':'ALPMGS----------------FNL-000200--','order':2,'result':'1:05.00','result_type':'TIME'}]},"
    "{'code':'2','sort':%s,'rank':'%s','result':'2:11.10','result_type':'TIME','items':["
    "{'unit':'ALPMGS----------------FNL-000100--','order':1,'result':'1:05.00','result_type':'TIME'},"
    "{'unit':'ALPMGS----------------FNL-000200--','order':2,'result':'1:06.10','result_type':'TIME'}]}]}",
    first, first, time, second, second);

  test_put_full (seat, GS_TOPIC, GS_SUM, rev, GS_SUM, body, NULL);
  gantry_seat_flush (seat);
}

/* A sum that was official and is another one keeps what stood there, as any result does, until that is acknowledged. */
static void
test_corrected_total (void)
{
  const char *topic = "unit/ALPMGS----------------FNL-000200--";
  GantrySeat *seat;
  GantryUnit *unit = open_unit (&seat, topic + strlen ("unit/"));
  GantryRow *row;

  test_put_full (seat, topic, "result", 2, "head", "{'status':'OFFICIAL'}", "entry/1", "{'family':'Arno'}", "entry/2",
                 "{'family':'Bell'}", "line/1", "{'sort':1,'rank':'1','result':'1:05.00','result_type':'TIME'}", "line/2",
                 "{'sort':2,'rank':'2','result':'1:06.10','result_type':'TIME'}", NULL);
  put_runs (seat, 3, "1", "2", "2:11.00");
  row = gantry_unit_find_row (unit, "1");
  g_assert_false (gantry_row_has_old_values (row));
  put_runs (seat, 4, "2", "1", "2:11.20");
  g_assert_cmpstr (gantry_row_get_rank (row), ==, "2");
  g_assert_cmpstr (gantry_row_get_old_value (row, GANTRY_FIELD_RANK), ==, "1");
  g_assert_cmpstr (gantry_row_get_old_column (row, "ext:CUMULATIVE/CUMULATIVE_RESULT"), ==, "2:11.00");
  g_assert_null (gantry_row_get_old_column (row, "ext:CUMULATIVE/CUMULATIVE_DIFF"));
  gantry_unit_acknowledge (unit, NULL);
  g_assert_false (gantry_row_has_old_values (row));
  put_runs (seat, 5, "1", "2", "2:11.00");
  put_runs (seat, 6, "2", "1", "2:11.20");
  g_assert_null (gantry_row_get_old_value (row, GANTRY_FIELD_RANK)); /* it stands there again */
  close_unit (seat, unit);
}

/* Who goes on by time is in the result of the phase only; the mark of the unit's own result counts before it. */
static void
test_mark_of_the_phase (void)
{
  const char *topic = "unit/SWMW400MFR------------HEAT000100--", *phase = "phase/SWMW400MFR------------HEAT--------";
  GantrySeat *seat;
  GantryUnit *unit = open_unit (&seat, topic + strlen ("unit/"));
  guint *changes;

  test_put_full (seat, topic, "result", 2, "entry/1", "{'family':'Arno'}", "entry/2", "{'family':'Bell'}", "line/1",
                 "{'sort':1,'rank':'1','qual':'Q'}", "line/2", "{'sort':2,'rank':'2'}", NULL);
  gantry_seat_flush (seat);
  changes = test_watch_changed (gantry_unit_find_row (unit, "2"));
  test_put_full (seat, EVENT_SWIM, phase, 3, phase, "{'rows':[{'code':'1','qual':'x'},{'code':'2','qual':'q'}]}", NULL);
  gantry_seat_flush (seat);
  assert_rows (unit, "nq", "ARNO Q|BELL q|");
  g_assert_cmpuint (*changes, ==, 1);
  test_put_full (seat, EVENT_SWIM, phase, 4, NULL);
  gantry_seat_flush (seat);
  assert_rows (unit, "nq", "ARNO Q|BELL _|");
  close_unit (seat, unit);
}

/* A combined event: what was the sum after this part, also when later parts are there. */
static void
test_sum_as_of_this_part (void)
{
  const char *topic = "unit/ATHWHEPTATH-----------HJ--000100--";
  const char *sum = "cumulative/ATHWHEPTATH-----------------------";
  GantrySeat *seat;
  GantryUnit *unit = open_unit (&seat, topic + strlen ("unit/"));

  test_put_full (seat, topic, "result", 2, "entry/1", "{'family':'Arno'}", NULL);
  test_put_full (seat, "event/ATHWHEPTATH-----------------------", sum, 2, sum,
                 "{'rows':[{'code':'1','rank':'1','result':'3100','items':["
                 "{'unit':'ATHWHEPTATH-----------100H--------','order':1,'ext':[{'code':'TOTAL_PTS','value':'1053'}]},"
                 "{'unit':'ATHWHEPTATH-----------HJ----------','order':2,'ext':[{'code':'TOTAL_PTS','value':'2264'}]},"
                 "{'unit':'ATHWHEPTATH-----------SP----------','order':3,'ext':[{'code':'TOTAL_PTS','value':'3100'}]}]}]}",
                 NULL);
  gantry_seat_flush (seat);
  g_assert_cmpstr (gantry_row_get_total (gantry_unit_find_row (unit, "1"))->result, ==, "2264");
  close_unit (seat, unit);
}

/* A long race tells only who was ahead at each point and when; everybody's times come afterwards, in the analysis. */
static void
test_leaders_and_analysis (void)
{
  const char *topic = "unit/ATHW800M--------------FNL-000100--";
  const char *head = "{'status':'LIVE','infos':[{'type':'UI','code':'INTERMEDIATE','pos':'1','value':'400','sub':["
                     "{'code':'TIME','value':'58.24'},{'code':'LEADER','value':'2'}]},"
                     "{'type':'UI','code':'INTERMEDIATE','pos':'F','value':'Finish'}]}";
  GantrySeat *seat;
  GantryUnit *unit = open_unit (&seat, topic + strlen ("unit/"));
  GantryMark difference;
  gboolean linear;
  guint point;

  test_put_full (seat, "event/ATHW800M--------------------------", "records/ATHW800M--------------------------", 1,
                 "record/ATHW800M--------------------------/WR", "{'type':'WR','data':[{'result':'1:54.00'}]}", NULL);
  test_put_full (seat, topic, "result", 2, "head", head, "entry/1", "{'family':'Arno'}", "entry/2", "{'family':'Bell'}", NULL);
  gantry_seat_flush (seat);
  assert_values (unit, "2", "58.24||");
  assert_values (unit, "1", "||");
  g_assert_true (gantry_unit_get_pace (unit, 0, &point, &difference, &linear));
  g_assert_cmpint (difference.value, ==, 1240000);
  g_assert_true (linear);
  test_put_full (seat, topic, "analysis", 2, "analysis/1",
                 "{'code':'1','ext':[{'type':'ER','code':'INTERMEDIATE','pos':'1','value':'58.90','rank':'2'}]}", "analysis/2",
                 "{'code':'2','ext':[{'type':'ER','code':'INTERMEDIATE','pos':'1','value':'58.24','rank':'1'},"
                 "{'type':'ER','code':'STRIDES','value':'400'}]}",
                 NULL);
  gantry_seat_flush (seat);
  assert_values (unit, "1", "58.90||");
  assert_values (unit, "2", "58.24||");
  g_assert_cmpstr (gantry_row_get_extra (gantry_unit_find_row (unit, "2"), "STRIDES", NULL), ==, "400");
  test_put_full (seat, topic, "analysis", 3, NULL); /* withdrawn: the leader's time is what remains */
  gantry_seat_flush (seat);
  assert_values (unit, "1", "||");
  assert_values (unit, "2", "58.24||");
  close_unit (seat, unit);
}

/* A relay: the team's name, its members by their corrected names, splits that the feed has under the members. */
static void
test_relay (void)
{
  const char *rsc = "SWMX4X100MMD----------FNL-000100--", *topic = "unit/SWMX4X100MMD----------FNL-000100--";
  GantrySeat *seat;
  GantryUnit *unit = open_unit (&seat, rsc);
  GantryRow *row;
  guint *changes;

  test_put_full (seat, PEOPLE_SWIM, "athletes", 1, "athlete/7", "{'family':'Vostane','given':'Beatrix'}", NULL);
  test_put_full (seat, topic, "result", 2, "entry/T1",
                 "{'type':'T','name':'Switzerland','noc':'SUI','start_order':'4','members':["
                 "{'code':'7','family':'Vostane','given':'Bea'},{'code':'8','family':'Kell','given':'Jan'}]}",
                 "line/T1",
                 "{'sort':1,'members':[{'code':'7','ext':[{'type':'ER','code':'REACT_TIME','value':'0.61'},"
                 "{'type':'PROGRESS','code':'INTERMEDIATE','pos':'1','value':'58.10'}]},"
                 "{'code':'8','ext':[{'type':'PROGRESS','code':'INTERMEDIATE','pos':'2','value':'1:57.00'}]}]}",
                 NULL);
  gantry_seat_flush (seat);
  row = gantry_unit_find_row (unit, "T1");
  g_assert_true (gantry_row_is_team (row));
  g_assert_cmpstr (gantry_row_get_name (row), ==, "Switzerland");
  g_assert_cmpstr (gantry_row_get_members (row)[0], ==, "VOSTANE Beatrix");
  g_assert_cmpstr (gantry_row_get_members (row)[1], ==, "KELL Jan");
  g_assert_cmpstr (gantry_row_get_extra (row, "REACT_TIME", NULL), ==, "0.61");
  assert_values (unit, "T1", "58.10|1:57.00|");
  changes = test_watch_changed (row);
  test_put_partial (seat, PEOPLE_SWIM, "athletes", 5, "athlete/8", "{'family':'Kell-Roth','given':'Jan'}", NULL);
  gantry_seat_flush (seat);
  g_assert_cmpuint (*changes, ==, 1);
  g_assert_cmpstr (gantry_row_get_members (row)[1], ==, "KELL-ROTH Jan");
  close_unit (seat, unit);
}

/* One after the other: whoever is ahead of the leader at a control is ahead by that, without a sign of being behind. */
static void
test_time_trial (void)
{
  const char *rsc = "ORIMMIDDLE------------FNL-000100--", *topic = "unit/ORIMMIDDLE------------FNL-000100--";
  GantrySeat *seat;
  GantryUnit *unit = open_unit (&seat, rsc);

  test_put_full (seat, topic, "result", 2, "head",
                 "{'infos':[{'code':'INTERMEDIATE','pos':'1','value':'101'},{'code':'INTERMEDIATE','pos':'F','value':'Finish'}]}",
                 "entry/1", "{'family':'Arno','start_order':'1','start_sort':1}", "line/1",
                 "{'sort':1,'rank':'1','result':'32:40','ext':[{'type':'PROGRESS','code':'INTERMEDIATE','pos':'1','value':'3:46'},"
                 "{'type':'PROGRESS','code':'INTERMEDIATE','pos':'F','value':'32:40'}]}",
                 "entry/2", "{'family':'Bell','start_order':'2','start_sort':2}", "line/2",
                 "{'sort':2,'ext':[{'type':'PROGRESS','code':'INTERMEDIATE','pos':'1','value':'3:30'}]}", "entry/3",
                 "{'family':'Caro','start_order':'3','start_sort':3}", "line/3", "{'sort':3,'irm':'MP'}", NULL);
  gantry_seat_flush (seat);
  assert_rows (unit, "ng", "ARNO _|BELL " MINUS "16|CARO _|");
  close_unit (seat, unit);
}

/* No profile: points, gaps and values are there all the same; a point's number is a name and no distance. */
static void
test_without_profile (void)
{
  const char *rsc = "XYZM1500M-------------FNL-000100--", *topic = "unit/XYZM1500M-------------FNL-000100--";
  GantrySeat *seat;
  GantryUnit *unit = open_unit (&seat, rsc);

  test_put_full (seat, topic, "result", 2, "entry/1", "{'family':'Arno'}", "line/1",
                 "{'sort':1,'result':'3:30.0','result_type':'TIME','ext':[{'code':'INTERMEDIATE','pos':'1','value':'1:00.0'}]}",
                 "entry/2", "{'family':'Bell'}", "line/2", "{'sort':2,'result':'3:31.5','result_type':'TIME'}", "entry/3",
                 "{'family':'Caro'}", "line/3", "{'sort':3,'result':'12','result_type':'SOMETHING'}", NULL);
  gantry_seat_flush (seat);
  g_assert_cmpint (gantry_rule_get_kind (gantry_unit_get_rule (unit)), ==, GANTRY_KIND_GENERIC);
  assert_rows (unit, "n=g", "ARNO 3:30.0 _|BELL 3:31.5 +1.5|CARO 12 _|");
  g_assert_cmpint (gantry_unit_get_point (unit, 0)->distance, ==, 0);
  close_unit (seat, unit);
}

/* Without an order of the source: by start order, numbers as numbers. */
static void
test_order_without_sort (void)
{
  const char *rsc = "XYZMSOMETHING---------FNL-000100--", *topic = "unit/XYZMSOMETHING---------FNL-000100--";
  GantrySeat *seat;
  GantryUnit *unit = open_unit (&seat, rsc);

  test_put_full (seat, topic, "result", 2, "entry/1", "{'start_order':'10'}", "entry/2", "{'start_order':'9'}", "entry/3",
                 "{'start_order':'A'}", "entry/4", "{'bib':'7'}", "entry/5", "{'start_order':'2','start_sort':1}", NULL);
  gantry_seat_flush (seat);
  assert_rows (unit, "o", "2|9|10|A|_|");
  close_unit (seat, unit);
}

/* A horse goes by its name once the people of the discipline are there, before and after the entry. */
static void
test_horse (void)
{
  const char *rsc = "EQUXJMPIND------------FNL-000100--", *topic = "unit/EQUXJMPIND------------FNL-000100--";
  GantrySeat *seat;
  GantryUnit *unit = open_unit (&seat, rsc);
  GantryRow *row;
  guint *changed;

  test_put_full (seat, topic, "result", 1, "head", "{'status':'LIVE'}", "entry/1",
                 "{'code':'1','type':'A','family':'Arno','given':'Lex','members':[{'code':'1','horse':'H77'}]}", NULL);
  gantry_seat_flush (seat);
  row = gantry_unit_find_row (unit, "1");
  g_assert_cmpstr (gantry_row_get_column (row, "horse"), ==, "H77");
  changed = test_watch_changed (row);
  test_put_full (seat, "people/EQU", "horses", 2, "horse/H77", "{'code':'H77','name':'Tamarind'}", "horse/H78",
                 "{'code':'H78','name':'Bellefleur'}", NULL);
  gantry_seat_flush (seat);
  g_assert_cmpuint (*changed, ==, 1);
  g_assert_cmpstr (gantry_row_get_column (row, "horse"), ==, "Tamarind");
  test_put_full (seat, topic, "result", 3, "head", "{'status':'LIVE'}", "entry/1",
                 "{'code':'1','type':'A','family':'Arno','given':'Lex','horse':'H78'}", NULL);
  gantry_seat_flush (seat);
  g_assert_cmpstr (gantry_row_get_column (row, "horse"), ==, "Bellefleur");
  close_unit (seat, unit);
}

/* What the source says of the unit is listed, known to the profile or not; what stands elsewhere is not said twice. */
static void
test_infos (void)
{
  const char *rsc = "ATHM100M--------------FNL-000100--", *topic = "unit/ATHM100M--------------FNL-000100--";
  GantrySeat *seat;
  GantryUnit *unit = open_unit (&seat, rsc);
  static const char *const want[][2] = { { "ATTENDANCE", "26717" }, { "LIGHT/2", "LOW" }, { "LIGHT/TOWER", "N" } };

  test_put_full (seat, topic, "result", 1, "head",
                 "{'status':'LIVE','venue':'STA','infos':[{'type':'UI','code':'INTERMEDIATES_TOTAL','value':'6'},"
                 "{'type':'DISPLAY','code':'ATTENDANCE','value':'26717'},{'type':'UI','code':'WIND_SPEED','value':'+0.3'},"
                 "{'type':'UI','code':'LIGHT','pos':'2','value':'LOW','sub':[{'code':'TOWER','value':'N'}]},"
                 "{'type':'UI','code':'EMPTY','value':''}]}", NULL);
  gantry_seat_flush (seat);
  g_assert_cmpstr (gantry_unit_get_venue_code (unit), ==, "STA");
  g_assert_cmpuint (gantry_unit_get_n_infos (unit), ==, G_N_ELEMENTS (want));
  for (guint i = 0; i < G_N_ELEMENTS (want); i++)
    {
      g_assert_cmpstr (gantry_unit_get_info (unit, i)->code, ==, want[i][0]);
      g_assert_cmpstr (gantry_unit_get_info (unit, i)->value, ==, want[i][1]);
    }
  g_assert_null (gantry_unit_get_info (unit, 3));
  test_put_full (seat, topic, "result", 2, "head", "{'status':'LIVE'}", NULL);
  gantry_seat_flush (seat);
  g_assert_cmpuint (gantry_unit_get_n_infos (unit), ==, 0);
  close_unit (seat, unit);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/seat/fields/long-jump", test_long_jump);
  g_test_add_func ("/seat/fields/high-jump", test_high_jump);
  g_test_add_func ("/seat/fields/point-comes-between", test_point_comes_between);
  g_test_add_func ("/seat/fields/combined-event", test_combined_event);
  g_test_add_func ("/seat/fields/two-runs", test_two_runs);
  g_test_add_func ("/seat/fields/second-run-ranks-by-total", test_second_run_ranks_by_total);
  g_test_add_func ("/seat/fields/corrected-total", test_corrected_total);
  g_test_add_func ("/seat/fields/mark-of-the-phase", test_mark_of_the_phase);
  g_test_add_func ("/seat/fields/sum-as-of-this-part", test_sum_as_of_this_part);
  g_test_add_func ("/seat/fields/leaders-and-analysis", test_leaders_and_analysis);
  g_test_add_func ("/seat/fields/relay", test_relay);
  g_test_add_func ("/seat/fields/horse", test_horse);
  g_test_add_func ("/seat/fields/infos", test_infos);
  g_test_add_func ("/seat/fields/time-trial", test_time_trial);
  g_test_add_func ("/seat/fields/without-profile", test_without_profile);
  g_test_add_func ("/seat/fields/order-without-sort", test_order_without_sort);
  return g_test_run ();
}
