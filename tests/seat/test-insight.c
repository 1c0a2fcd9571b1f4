/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "seat-helper.h"

#include "insight/need.h"
#include "sport/format.h"

#define MINUS "\342\210\222"

#define TRIAL_UNIT  "ORIMMIDDLE------------FNL-000100--"
#define TRIAL_TOPIC "unit/" TRIAL_UNIT
#define SKI_UNIT    "ALPMGS----------------FNL-000200--"
#define SKI_TOPIC   "unit/" SKI_UNIT
#define SKI_EVENT   "ALPMGS----------------------------"
#define MULTI_UNIT  "ATHWHEPTATH-----------800-000100--"
#define MULTI_EVENT "ATHWHEPTATH-----------------------"

typedef struct
{
  TestClock clock;
  GantrySeat *seat;
  GantryUnit *unit;
} Fixture;

static void
set_up (Fixture *f, gconstpointer rsc)
{
  f->clock.now = G_USEC_PER_SEC;
  f->seat = test_seat_new (&f->clock);
  f->unit = gantry_seat_get_unit (f->seat, rsc);
}

static void
tear_down (Fixture *f, gconstpointer rsc)
{
  g_clear_object (&f->unit);
  g_assert_finalize_object (f->seat);
}

static void
put_swim (Fixture *f)
{
  test_put_full (f->seat, SWIM_TOPIC, "result", 2, "head",
                 "{'status':'LIVE','infos':[{'code':'INTERMEDIATE','pos':'1','value':'50'}]}", "entry/1",
                 "{'family':'Pelorin','entry':[{'type':'EE','code':'PB','value':'4:01.10'}]}", "line/1",
                 "{'sort':1,'ext':[{'type':'PROGRESS','code':'INTERMEDIATE','pos':'1','value':'27.10'}]}", "entry/2",
                 "{'family':'Vostane'}", "line/2",
                 "{'sort':2,'ext':[{'type':'PROGRESS','code':'INTERMEDIATE','pos':'1','value':'27.40'}]}", "entry/3",
                 "{'family':'Quillor'}", "line/3",
                 "{'sort':3,'ext':[{'type':'PROGRESS','code':'INTERMEDIATE','pos':'1','value':'27.90'}]}", NULL);
  gantry_seat_flush (f->seat);
}

/* Another reference, other gaps, told once; a text that is none is the leader. */
static void
test_reference (Fixture *f, gconstpointer rsc)
{
  g_autofree char *text = NULL;
  guint *changes;

  put_swim (f);
  changes = test_watch_changed (f->unit);
  assert_rows (f->unit, "g", "_|+0.30|+0.80|");
  g_object_set (f->unit, "reference", "athlete:2", NULL);
  assert_rows (f->unit, "g", MINUS "0.30|_|+0.50|");
  g_assert_cmpuint (*changes, ==, 1);
  g_object_set (f->unit, "reference", "athlete:2", NULL);
  g_assert_cmpuint (*changes, ==, 1);
  g_object_set (f->unit, "reference", "ahead", NULL);
  assert_rows (f->unit, "g", "_|+0.30|+0.50|");
  g_object_set (f->unit, "reference", "nonsense", NULL);
  g_object_get (f->unit, "reference", &text, NULL);
  g_assert_cmpstr (text, ==, "leader");
}

/* Nobody who left the unit is measured against. */
static void
test_reference_goes (Fixture *f, gconstpointer rsc)
{
  put_swim (f);
  g_object_set (f->unit, "reference", "athlete:3", NULL);
  assert_rows (f->unit, "g", MINUS "0.80|" MINUS "0.50|_|");
  test_put_full (f->seat, SWIM_TOPIC, "result", 3, "head", "{'status':'LIVE'}", "entry/1", "{'family':'Pelorin'}", "line/1",
                 "{'sort':1,'ext':[{'type':'PROGRESS','code':'INTERMEDIATE','pos':'1','value':'27.10'}]}", NULL);
  gantry_seat_flush (f->seat);
  assert_rows (f->unit, "g", "_|");
}

/* "lead 1:00.99": marks of needs with their aims. */
static char *
describe_needs (GantryUnit *unit, const char *code)
{
  static const char *const aims[] = { "lead", "medal", "next", "record", "best" };
  g_autoptr (GArray) needs = gantry_unit_list_needs (unit, gantry_unit_find_row (unit, code));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < needs->len; i++)
    {
      const GantryNeed *need = &g_array_index (needs, GantryNeed, i);
      g_autofree char *mark = gantry_format_mark (need->mark, ".");

      g_string_append_printf (text, "%s %s|", aims[need->aim], mark);
    }
  return g_string_free (text, FALSE);
}

#define assert_needs(unit, code, expected) \
  G_STMT_START \
    { \
      g_autofree char *text_ = describe_needs (unit, code); \
      g_assert_cmpstr (text_, ==, expected); \
    } \
  G_STMT_END

/* In the second run the sum counts: what is left of it here. The medal is spoken of where the schedule says that it is decided. */
static void
test_second_run (Fixture *f, gconstpointer rsc)
{
  test_put_full (f->seat, SKI_TOPIC, "result", 2, "head", "{'status':'LIVE'}", "entry/1", "{'family':'Arno','start_sort':1}",
                 "line/1", "{'sort':1,'rank':'1','result':'1:01.00','result_type':'TIME'}", "entry/2",
                 "{'family':'Bell','start_sort':2}", "entry/3", "{'family':'Caro','start_sort':3}", NULL);
  test_put_full (f->seat, "event/" SKI_EVENT, "cumulative/" SKI_EVENT, 2, "cumulative/" SKI_EVENT,
                 "{'rows':[{'code':'1','result':'2:01.50','result_type':'TIME','rank':'1','items':["
                 "{'unit':'ALPMGS----------------FNL-000100--','order':1,'result':'1:00.50','result_type':'TIME'},"
                 "{'unit':'" SKI_UNIT "','order':2,'result':'1:01.00','result_type':'TIME'}]},"
                 "{'code':'2','result':'1:00.10','result_type':'TIME','items':["
                 "{'unit':'ALPMGS----------------FNL-000100--','order':1,'result':'1:00.10','result_type':'TIME'}]}]}",
                 NULL);
  gantry_seat_flush (f->seat);
  assert_needs (f->unit, "2", "lead 1:01.39|");
  assert_needs (f->unit, "3", ""); /* no first run */
  assert_needs (f->unit, "1", "");
}

/* Of a combined event: how many points here, though this part is a time. */
static void
test_combined (Fixture *f, gconstpointer rsc)
{
  test_put_full (f->seat, "unit/" MULTI_UNIT, "result", 2, "head", "{'status':'LIVE'}", "entry/1", "{'family':'Arno'}", "line/1",
                 "{'sort':1,'rank':'1','result':'2:11.10','result_type':'TIME','ext':[{'type':'ER','code':'PTS','value':'935'}]}",
                 "entry/2", "{'family':'Bell'}", NULL);
  test_put_full (f->seat, "event/" MULTI_EVENT, "cumulative/" MULTI_EVENT, 2, "cumulative/" MULTI_EVENT,
                 "{'rows':[{'code':'1','result':'6535','result_type':'POINTS','items':["
                 "{'unit':'ATHWHEPTATH-----------JT----------','order':1,'result':'44.10','result_type':'DISTANCE','points':'5600'},"
                 "{'unit':'ATHWHEPTATH-----------800---------','order':2,'result':'2:11.10','result_type':'TIME','points':'935'}]},"
                 "{'code':'2','result':'5700','result_type':'POINTS','items':["
                 "{'unit':'ATHWHEPTATH-----------JT----------','order':1,'result':'47.00','result_type':'DISTANCE','points':'5700'}]}]}",
                 NULL);
  gantry_seat_flush (f->seat);
  assert_needs (f->unit, "2", "lead 836|");
}

/* Once it is official nobody needs anything any more. */
static void
test_over (Fixture *f, gconstpointer rsc)
{
  put_swim (f);
  assert_needs (f->unit, "1", "best 4:01.09|");
  test_put_full (f->seat, SWIM_TOPIC, "result", 3, "head", "{'status':'OFFICIAL'}", "entry/1",
                 "{'family':'Pelorin','entry':[{'type':'EE','code':'PB','value':'4:01.10'}]}", "line/1", "{'sort':1}", NULL);
  gantry_seat_flush (f->seat);
  assert_needs (f->unit, "1", "");
}

static char *
name_performers (GantryUnit *unit)
{
  g_autoptr (GPtrArray) rows = gantry_unit_list_performers (unit, 3);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (text, "%s|", gantry_row_get_family (g_ptr_array_index (rows, i)));
  return g_string_free (text, FALSE);
}

/* Who is on, then who starts next. */
static void
test_performers (Fixture *f, gconstpointer rsc)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  test_put_full (f->seat, TRIAL_TOPIC, "result", 2, "head", "{'status':'LIVE'}", "entry/1", "{'family':'Arno','start_sort':1}",
                 "line/1", "{'sort':1,'rank':'1','result':'32:40'}", "entry/2", "{'family':'Bell','start_sort':2}", "entry/3",
                 "{'family':'Caro','start_sort':3}", "line/3", "{'sort':3,'irm':'DNS'}", "entry/4",
                 "{'family':'Dorn','start_sort':4}", NULL);
  gantry_seat_flush (f->seat);
  before = name_performers (f->unit);
  g_assert_cmpstr (before, ==, "Bell|");
  test_put_full (f->seat, TRIAL_TOPIC, "now", 3, "now", "{'rows':[{'code':'2','current':true}]}", NULL);
  gantry_seat_flush (f->seat);
  after = name_performers (f->unit);
  g_assert_cmpstr (after, ==, "Bell|Dorn|");
}

/* Beside each other the unit's clock is everybody's: who has not passed yet has at best the next place. */
static void
test_approach_beside (Fixture *f, gconstpointer rsc)
{
  GantryApproach approach;
  GantryRow *row;

  put_swim (f);
  test_put_full (f->seat, SWIM_TOPIC, "result", 3, "head",
                 "{'status':'LIVE','infos':[{'code':'INTERMEDIATE','pos':'1','value':'50'}]}", "entry/1", "{'family':'Pelorin'}",
                 "line/1", "{'sort':1,'ext':[{'type':'PROGRESS','code':'INTERMEDIATE','pos':'1','value':'27.10'}]}", "entry/4",
                 "{'family':'Zarr'}", NULL);
  test_put_full (f->seat, SWIM_TOPIC, "now", 3, "now", "{'clock':{'time':'0:26','running':true}}", NULL);
  gantry_seat_flush (f->seat);
  row = gantry_unit_find_row (f->unit, "4");
  g_assert_true (gantry_unit_get_approach (f->unit, row, &approach));
  g_assert_cmpuint (approach.rank, ==, 1);
  f->clock.now += 2 * G_USEC_PER_SEC;
  g_assert_true (gantry_unit_get_approach (f->unit, row, &approach));
  g_assert_cmpuint (approach.rank, ==, 2);
  g_assert_cmpint (approach.gap.mark.value, ==, 900000);
  g_assert_false (gantry_unit_get_approach (f->unit, gantry_unit_find_row (f->unit, "1"), &approach));
}

static void
put_trial (Fixture *f, gint64 major, const char *arno, const char *bell)
{
  g_autofree char *one = g_strdup_printf ("{'sort':1,'ext':[%s]}", arno);
  g_autofree char *two = g_strdup_printf ("{'sort':2,'ext':[%s]}", bell);

  test_put_full (f->seat, TRIAL_TOPIC, "result", major, "head",
                 "{'status':'LIVE','source':'S','infos':[{'code':'INTERMEDIATE','pos':'1','value':'101'},"
                 "{'code':'INTERMEDIATE','pos':'2','value':'102'}]}",
                 "entry/1", "{'family':'Arno'}", "line/1", one, "entry/2", "{'family':'Bell'}", "line/2", two, NULL);
  gantry_seat_flush (f->seat);
}

#define AT(pos, time) "{'type':'PROGRESS','code':'INTERMEDIATE','pos':'" pos "','value':'" time "'}"

/* One after the other: his own clock is known from the time that came while we looked on, and only from such. */
static void
test_approach_interval (Fixture *f, gconstpointer rsc)
{
  g_autofree char *on_course = NULL;
  GantryApproach approach;

  /* the first state tells nothing of when it came about */
  put_trial (f, 100, AT ("1", "1:00") "," AT ("2", "3:00"), AT ("1", "1:10"));
  gantry_source_times_take (f->seat->times, "S", TRUE, 150 * 1000, f->clock.now);
  g_assert_false (gantry_unit_get_approach (f->unit, gantry_unit_find_row (f->unit, "2"), &approach));
  put_trial (f, 200, AT ("1", "1:00") "," AT ("2", "3:00"), "");
  /* after 1:10, at source time 300 s: he started at 230 s */
  put_trial (f, 300, AT ("1", "1:00") "," AT ("2", "3:00"), AT ("1", "1:10"));
  gantry_source_times_take (f->seat->times, "S", TRUE, 400 * 1000, f->clock.now);
  g_assert_true (gantry_unit_get_approach (f->unit, gantry_unit_find_row (f->unit, "2"), &approach));
  g_assert_cmpuint (approach.rank, ==, 1);
  g_assert_cmpint (approach.gap.mark.value, ==, -10 * G_USEC_PER_SEC); /* 2:50 of 3:00 */
  on_course = name_performers (f->unit);
  g_assert_cmpstr (on_course, ==, "Bell|");
  f->clock.now += 11 * G_USEC_PER_SEC;
  g_assert_true (gantry_unit_get_approach (f->unit, gantry_unit_find_row (f->unit, "2"), &approach));
  g_assert_cmpuint (approach.rank, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, rsc, test) g_test_add ("/seat/insight/" name, Fixture, rsc, set_up, test, tear_down)
  ADD ("reference", SWIM_UNIT, test_reference);
  ADD ("reference-goes", SWIM_UNIT, test_reference_goes);
  ADD ("second-run", SKI_UNIT, test_second_run);
  ADD ("combined", MULTI_UNIT, test_combined);
  ADD ("over", SWIM_UNIT, test_over);
  ADD ("approach-beside", SWIM_UNIT, test_approach_beside);
  ADD ("approach-interval", TRIAL_UNIT, test_approach_interval);
  ADD ("performers", TRIAL_UNIT, test_performers);
  return g_test_run ();
}
