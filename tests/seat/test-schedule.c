/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "seat-helper.h"

#define RSC(n) "SWMW400MFR------------HEAT000" #n "00--"
#define UNIT(status, start, more) \
  "{'status':'" status "','start':'2026-07-29T" start ":00+02:00','session':'S1','order':1," \
  "'names':{'ENG':'Heat','FRA':'Série'}" more "}"

typedef struct
{
  TestClock clock;
  GantrySeat *seat;
  GantrySchedule *schedule; /* not owned */
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->seat = test_seat_new (&f->clock);
  f->schedule = gantry_seat_get_schedule (f->seat);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->seat);
}

static char *
list_text (GListModel *model)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GantryScheduleUnit) unit = g_list_model_get_item (model, i);

      g_string_append_printf (text, "%c%s ", gantry_schedule_unit_get_rsc (unit)[29],
                              gantry_schedule_unit_get_time (unit));
    }
  return g_string_free (text, FALSE);
}

#define assert_list(model, expected) \
  G_STMT_START \
    { \
      g_autofree char *text_ = list_text (G_LIST_MODEL (model)); \
      g_assert_cmpstr (text_, ==, expected); \
    } \
  G_STMT_END

static void
put_morning (Fixture *f)
{
  test_put_full (f->seat, SCHEDULE_SWIM, "schedule", 10, "session/S1", "{'names':{'ENG':'Morning','FRA':'Matin'}}",
                 "unit/" RSC (1), UNIT ("FINISHED", "10:00", ""), "unit/" RSC (2), UNIT ("RUNNING", "10:08", ""),
                 "unit/" RSC (3), UNIT ("SCHEDULED", "10:24", ",'hide_start':true,'start_texts':{'ENG':'followed by'}"),
                 "unit/" RSC (4), UNIT ("SCHEDULED", "10:16", ",'medal':'1'"), "unit/" RSC (5),
                 UNIT ("UNSCHEDULED", "10:30", ""), "unit/" RSC (6), "{'status':'SCHEDULED'}", NULL);
}

static void
test_order (Fixture *f, gconstpointer data)
{
  GantryScheduleUnit *unit;

  put_morning (f);
  gantry_seat_flush (f->seat);
  assert_list (f->schedule, "110:00 210:08 410:16 3 6 ");
  assert_list (gantry_schedule_get_live (f->schedule), "210:08 ");
  assert_list (gantry_schedule_get_next (f->schedule), "410:16 3 ");
  unit = gantry_schedule_find (f->schedule, RSC (3));
  g_assert_cmpstr (gantry_schedule_unit_get_start_text (unit), ==, "followed by");
  g_assert_cmpstr (gantry_schedule_unit_get_date (unit), ==, "2026-07-29");
  /* the venue's wall clock as if it were UTC */
  g_assert_cmpint (gantry_schedule_unit_get_start_ms (unit), ==, G_GINT64_CONSTANT (1785320640000));
  g_assert_false (gantry_schedule_unit_is_medal (unit));
  g_assert_true (gantry_schedule_unit_is_medal (gantry_schedule_find (f->schedule, RSC (4))));
  g_assert_null (gantry_schedule_find (f->schedule, RSC (5)));
  g_assert_cmpstr (gantry_schedule_unit_get_session_name (unit), ==, "Morning");
}

static void
test_update (Fixture *f, gconstpointer data)
{
  GantryScheduleUnit *unit;
  guint *changes = test_watch_changed (f->schedule);
  GString *emitted, *live;

  put_morning (f);
  gantry_seat_flush (f->seat);
  g_assert_cmpuint (*changes, ==, 1);
  unit = gantry_schedule_find (f->schedule, RSC (4));
  g_assert_cmpint (gantry_schedule_unit_get_changed (unit), ==, 0);
  emitted = test_watch_model (G_LIST_MODEL (f->schedule));
  live = test_watch_model (gantry_schedule_get_live (f->schedule));
  f->clock.now += 9;
  test_put_partial (f->seat, SCHEDULE_SWIM, "schedule", 12, "unit/" RSC (4), UNIT ("GETTING_READY", "10:16", ""), NULL);
  gantry_seat_flush (f->seat);
  g_assert_cmpint (gantry_schedule_unit_get_changed (unit), ==, f->clock.now);
  g_assert_cmpstr (emitted->str, ==, "");
  g_assert_cmpstr (live->str, ==, "1-0+1");
  g_assert_true (gantry_schedule_find (f->schedule, RSC (4)) == unit);
  /* a new time moves it, a hidden one comes to light */
  test_put_partial (f->seat, SCHEDULE_SWIM, "schedule", 14, "unit/" RSC (4), UNIT ("DELAYED", "11:00", ""), "unit/" RSC (5),
                    UNIT ("SCHEDULED", "10:30", ""), NULL);
  gantry_seat_flush (f->seat);
  assert_list (f->schedule, "110:00 210:08 3 510:30 411:00 6 ");
}

/* A new schedule replaces the old one; what it does not name is gone. */
static void
test_reset (Fixture *f, gconstpointer data)
{
  put_morning (f);
  gantry_seat_flush (f->seat);
  test_put_full (f->seat, SCHEDULE_SWIM, "schedule", 20, "unit/" RSC (2), UNIT ("RUNNING", "10:08", ""), NULL);
  gantry_seat_flush (f->seat);
  assert_list (f->schedule, "210:08 ");
}

static void
test_language (Fixture *f, gconstpointer data)
{
  GantryScheduleUnit *unit;

  put_morning (f);
  gantry_seat_flush (f->seat);
  unit = gantry_schedule_find (f->schedule, RSC (2));
  g_assert_cmpstr (gantry_schedule_unit_get_name (unit), ==, "Heat");
  gantry_seat_set_language (f->seat, "fr");
  gantry_seat_flush (f->seat);
  g_assert_cmpstr (gantry_schedule_unit_get_name (unit), ==, "Série");
  g_assert_cmpstr (gantry_schedule_unit_get_session_name (unit), ==, "Matin");
  g_assert_cmpstr (gantry_schedule_unit_get_name (gantry_schedule_find (f->schedule, RSC (6))), ==, RSC (6));
}

/* Every discipline that comes into being is followed, in one list. */
static void
test_disciplines (Fixture *f, gconstpointer data)
{
  const char *jump = "ATHMHJ----------------FNL-000900--";
  g_autofree char *id = g_strconcat ("unit/", jump, NULL);

  put_morning (f);
  test_put_full (f->seat, "schedule/ATH", "schedule", 10, id, UNIT ("SCHEDULED", "10:10", ""), NULL);
  gantry_seat_flush (f->seat);
  assert_list (f->schedule, "110:00 210:08 910:10 410:16 3 6 ");
  g_assert_cmpstr (gantry_schedule_unit_get_discipline (gantry_schedule_find (f->schedule, jump)), ==, "ATH");
}

static void
test_odd_times (Fixture *f, gconstpointer data)
{
  test_put_full (f->seat, SCHEDULE_SWIM, "schedule", 10, "unit/" RSC (1), "{'start':'tomorrow'}", "unit/" RSC (2),
                 "{'start':'2026-13-45T10:00:00'}", "unit/" RSC (3), "{'start':'2026-07-29T10:00:00.500+02:00'}", "unit/x",
                 "{'start':7,'names':3,'session':{}}", NULL);
  gantry_seat_flush (f->seat);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->schedule)), ==, 4);
  g_assert_cmpint (gantry_schedule_unit_get_start_ms (gantry_schedule_find (f->schedule, RSC (2))), ==, 0);
  g_assert_cmpstr (gantry_schedule_unit_get_time (gantry_schedule_find (f->schedule, RSC (3))), ==, "10:00");
}

static void
test_medals (Fixture *f, gconstpointer data)
{
  GantryMedals *medals = gantry_seat_get_medals (f->seat);
  g_autoptr (GantryMedalLine) first = NULL, again = NULL;
  guint *changes = test_watch_changed (medals);
  GString *emitted = test_watch_model (G_LIST_MODEL (medals));
  int finished, total;

  test_put_full (f->seat, "medals", "standings", 2, "standings",
                 "{'finished':3,'total':40,'lines':["
                 "{'noc':'FRA','name':'France','rank':2,'sort':2,'numbers':{'TOT':{'gold':1,'total':1}}},"
                 "{'noc':'SUI','name':'Switzerland','rank':1,'sort':1,'numbers':{'TOT':{'gold':1,'silver':2,'bronze':1,'total':4}}}]}",
                 NULL);
  gantry_seat_flush (f->seat);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (medals)), ==, 2);
  first = g_list_model_get_item (G_LIST_MODEL (medals), 0);
  g_assert_cmpstr (gantry_medal_line_get_noc (first), ==, "SUI");
  g_assert_cmpint (gantry_medal_line_get_silver (first), ==, 2);
  g_assert_cmpint (gantry_medal_line_get_total (first), ==, 4);
  gantry_medals_get_progress (medals, &finished, &total);
  g_assert_cmpint (finished, ==, 3);
  g_assert_cmpint (total, ==, 40);
  g_assert_cmpuint (*changes, ==, 1);
  /* France goes ahead: the same objects in another order */
  g_string_truncate (emitted, 0);
  test_put_full (f->seat, "medals", "standings", 4, "standings",
                 "{'finished':4,'total':40,'lines':["
                 "{'noc':'FRA','name':'France','rank':1,'sort':1,'numbers':{'TOT':{'gold':2,'total':2}}},"
                 "{'noc':'SUI','name':'Switzerland','rank':2,'sort':2,'numbers':{'TOT':{'gold':1,'silver':2,'bronze':1,'total':4}}}]}",
                 NULL);
  gantry_seat_flush (f->seat);
  g_assert_cmpstr (emitted->str, ==, "0-2+2");
  again = g_list_model_get_item (G_LIST_MODEL (medals), 1);
  g_assert_true (again == first);
  g_assert_cmpint (gantry_medal_line_get_rank (first), ==, 2);
  test_put_full (f->seat, "medals", "standings", 6, NULL);
  gantry_seat_flush (f->seat);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (medals)), ==, 0);
}

#define ADD(name, func) g_test_add ("/seat/schedule/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("order", test_order);
  ADD ("update", test_update);
  ADD ("reset", test_reset);
  ADD ("language", test_language);
  ADD ("disciplines", test_disciplines);
  ADD ("odd-times", test_odd_times);
  ADD ("medals", test_medals);
  return g_test_run ();
}
