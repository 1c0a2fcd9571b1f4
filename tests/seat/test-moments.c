/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "seat-helper.h"

#define SECOND G_USEC_PER_SEC

/* The picture shows something: how late is it? */

typedef struct
{
  TestClock clock;
  gint64 begin;
  GantrySeat *seat;
  GantryUnit *unit;
  int version;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->seat = test_seat_new (&f->clock);
  f->begin = f->clock.now;
  f->unit = gantry_seat_get_unit (f->seat, SWIM_UNIT);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->unit);
  g_object_unref (f->seat);
}

/* It is so many seconds at the venue. */
static void
hear (Fixture *f, double second)
{
  f->clock.now = f->begin + (gint64) (second * SECOND);
  gantry_source_times_take (f->seat->times, "POOL1", TRUE, (gint64) (second * 1000), f->clock.now);
  gantry_seat_advance (f->seat);
}

static void
put (Fixture *f, const char *topic, double second, const char *id, const char *body)
{
  gint64 at = (gint64) (second * 1000);
  g_autoptr (GantryChange) change = gantry_change_new (topic, "result", GANTRY_CHANGE_PARTIAL, (GantryRev) { ++f->version, at }, at);

  gantry_change_take (change, id, g_strdelimit (g_strdup (body), "'", '"'));
  gantry_seat_apply (f->seat, change);
}

static gboolean
calibrate (Fixture *f, GantryMomentKind kind, const char *pos, gint64 expected)
{
  GantryMoment moment = { kind, (char *) pos, (char *) "" };
  g_autoptr (GError) error = NULL;

  if (!gantry_seat_calibrate (f->seat, SWIM_UNIT, &moment, &error))
    {
      g_assert_error (error, GANTRY_SEAT_ERROR, (int) expected);
      return FALSE;
    }
  g_assert_cmpint (gantry_seat_get_delay (f->seat), ==, expected);
  return TRUE;
}

static void
test_list (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) none = gantry_seat_list_moments (f->seat, "SWMW100MFR------------FNL-000100--");
  g_autoptr (GPtrArray) moments = NULL;
  g_autoptr (GPtrArray) later = NULL;

  g_assert_cmpuint (none->len, ==, 2);
  hear (f, 100);
  put (f, SWIM_TOPIC, 1, "head",
       "{'status':'LIVE','infos':[{'type':'DISPLAY','code':'INTERMEDIATE','pos':'1','value':'50'},"
       "{'type':'DISPLAY','code':'INTERMEDIATE','pos':'F','value':'400'}]}");
  gantry_seat_flush (f->seat);
  moments = gantry_seat_list_moments (f->seat, SWIM_UNIT);
  g_assert_cmpuint (moments->len, ==, 3);
  g_assert_cmpstr (((GantryMoment *) g_ptr_array_index (moments, 1))->name, ==, "50");
  gantry_seat_set_delay (f->seat, 30000);
  put (f, SWIM_TOPIC, 99, "line/1", "{'code':'1','result':'3:58.00','ext':[{'type':'ER','code':'INTERMEDIATE','pos':'9','value':'1'}]}");
  gantry_seat_flush (f->seat);
  later = gantry_seat_list_moments (f->seat, SWIM_UNIT);
  g_assert_cmpuint (later->len, ==, 3); /* says nothing of what is held back */
}

static void
test_start_by_status (Fixture *f, gconstpointer data)
{
  g_assert_false (calibrate (f, GANTRY_MOMENT_START, "", GANTRY_SEAT_ERROR_NO_CLOCK));
  hear (f, 100);
  g_assert_false (calibrate (f, GANTRY_MOMENT_START, "", GANTRY_SEAT_ERROR_NOT_YET));
  put (f, SWIM_TOPIC, 50, "head", "{'status':'START_LIST'}");
  put (f, SCHEDULE_SWIM, 90, "unit/" SWIM_UNIT, "{'code':'" SWIM_UNIT "','status':'RUNNING'}");
  put (f, SWIM_TOPIC, 92, "head", "{'status':'LIVE'}");
  g_assert_true (calibrate (f, GANTRY_MOMENT_START, "", 10000));
  hear (f, 112.5);
  g_assert_true (calibrate (f, GANTRY_MOMENT_START, "", 22500)); /* held back or shown, it is the same */
  hear (f, 500);
  g_assert_false (calibrate (f, GANTRY_MOMENT_START, "", GANTRY_SEAT_ERROR_NOT_YET)); /* too long ago */
  g_assert_cmpint (gantry_seat_get_delay (f->seat), ==, 22500);
}

/* A running clock knows to the tenth when it was at zero. */
static void
test_start_by_clock (Fixture *f, gconstpointer data)
{
  hear (f, 120);
  put (f, SWIM_TOPIC, 102, "head", "{'status':'LIVE'}");
  put (f, SWIM_TOPIC, 110, "now", "{'clock':{'time':'9.8','running':true}}");
  g_assert_true (calibrate (f, GANTRY_MOMENT_START, "", 19800));
}

static void
test_finish (Fixture *f, gconstpointer data)
{
  hear (f, 160);
  put (f, SWIM_TOPIC, 100, "head", "{'status':'LIVE'}");
  put (f, SWIM_TOPIC, 150, "line/2", "{'code':'2','result':'50.10'}");
  put (f, SWIM_TOPIC, 152, "line/1", "{'code':'1','result':'51.00'}");
  put (f, SWIM_TOPIC, 155, "line/2", "{'code':'2','rank':'1','result':'50.10'}");
  g_assert_true (calibrate (f, GANTRY_MOMENT_FINISH, "", 10000));
  put (f, SWIM_TOPIC, 110, "now", "{'clock':{'time':'10.9','running':true}}"); /* started at 99.1 s: finished at 149.2 s */
  g_assert_true (calibrate (f, GANTRY_MOMENT_FINISH, "", 10800));
}

static void
test_point (Fixture *f, gconstpointer data)
{
  hear (f, 160);
  put (f, SWIM_TOPIC, 127, "line/2", "{'code':'2','ext':[{'type':'ER','code':'INTERMEDIATE','pos':'1','value':'27.00'}]}");
  put (f, SWIM_TOPIC, 155, "line/2",
       "{'code':'2','ext':[{'type':'ER','code':'INTERMEDIATE','pos':'1','value':'27.00'},"
       "{'type':'ER','code':'INTERMEDIATE','pos':'2','value':'55.00'}]}");
  g_assert_true (calibrate (f, GANTRY_MOMENT_POINT, "2", 5000));
  g_assert_true (calibrate (f, GANTRY_MOMENT_POINT, "1", 33000));
  g_assert_false (calibrate (f, GANTRY_MOMENT_POINT, "3", GANTRY_SEAT_ERROR_NOT_YET));
}

/* The first finished before anything that is remembered: the second's time is not the winner's. */
static void
test_winner_long_ago (Fixture *f, gconstpointer data)
{
  hear (f, 100);
  put (f, SWIM_TOPIC, 99, "line/1", "{'code':'1','result':'51.00'}");
  hear (f, 500);
  put (f, SWIM_TOPIC, 450, "line/2", "{'code':'2','result':'6:50.10'}");
  g_assert_false (calibrate (f, GANTRY_MOMENT_FINISH, "", GANTRY_SEAT_ERROR_NOT_YET));
}

/* What a snapshot brought happened at some time before; when, it does not say. */
static void
test_snapshot (Fixture *f, gconstpointer data)
{
  g_autoptr (GantryChange) change = gantry_change_new (SWIM_TOPIC, "result", GANTRY_CHANGE_FULL, (GantryRev) { 9, 95000 }, 0);
  GantryChangeItem *item = gantry_change_take (change, "head", g_strdup ("{\"status\":\"LIVE\"}"));

  item->at = 95000;
  hear (f, 100);
  gantry_seat_apply (f->seat, change);
  g_assert_false (calibrate (f, GANTRY_MOMENT_START, "", GANTRY_SEAT_ERROR_NOT_YET));
}

#define ADD(name, func) g_test_add ("/seat/moments/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("list", test_list);
  ADD ("start-by-status", test_start_by_status);
  ADD ("start-by-clock", test_start_by_clock);
  ADD ("finish", test_finish);
  ADD ("point", test_point);
  ADD ("winner-long-ago", test_winner_long_ago);
  ADD ("snapshot", test_snapshot);
  return g_test_run ();
}
