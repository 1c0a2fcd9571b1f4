/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cache-helper.h"
#include "fake-relay.h"
#include "seat-helper.h"
#include "seat/past.h"
#include "seat/past-points.h"

#define SECOND G_USEC_PER_SEC

/* A race of two over 100 m, remembered by the cache: back to any of its moments. */

typedef struct
{
  TestClock clock;
  char *folder;
  GantrySeat *seat;
  GantryUnit *unit;
  GantryPast *past;
  guint changes;
} Fixture;

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *f = data;
  g_autoptr (GError) error = NULL;

  f->past = gantry_past_open_finish (result, &error);
  g_assert_no_error (error);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
open_past (Fixture *f)
{
  g_clear_object (&f->past);
  gantry_past_open_async (f->seat, SWIM_UNIT, NULL, opened_cb, f);
  wait_for (f->past != NULL);
  f->changes = 0;
  g_signal_connect_swapped (f->past, "changed", G_CALLBACK (count_cb), &f->changes);
}

#define SPLIT(pos, value) "{'type':'ER','code':'INTERMEDIATE','pos':'" pos "','value':'" value "'}"
#define LINE(code, rank, ext) "{'code':'" code "','rank':'" rank "','sort':" rank ",'ext':[" ext "]}"

/* Lines of the message of so many seconds. */
static void
put (Fixture *f, int second, const char *status, const char *one, const char *two)
{
  test_put_full (f->seat, SWIM_TOPIC, "result", second, "head", status, "entry/1", "{'code':'1','family':'PELORIN','start_order':'4'}",
                 "entry/2", "{'code':'2','family':'SAINTE','start_order':'5'}", "line/1", one, "line/2", two, NULL);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  const char *live = "{'status':'LIVE','infos':[{'type':'DISPLAY','code':'INTERMEDIATE','pos':'1','value':'50'},"
                     "{'type':'DISPLAY','code':'INTERMEDIATE','pos':'2','value':'100'}]}";
  g_autofree char *path = NULL;

  f->folder = test_make_folder ();
  path = g_build_filename (f->folder, "seat.db", NULL);
  f->seat = test_seat_new (&f->clock);
  gantry_seat_open_cache (f->seat, path, NULL);
  wait_for (gantry_cache_get_state (gantry_seat_get_cache (f->seat)) == GANTRY_CACHE_STATE_READY);
  f->unit = gantry_seat_get_unit (f->seat, SWIM_UNIT);
  gantry_source_times_take (f->seat->times, "POOL1", TRUE, 200000, f->clock.now);
  put (f, 10, "{'status':'START_LIST'}", "{'code':'1'}", "{'code':'2'}");
  put (f, 20, live, LINE ("1", "1", SPLIT ("1", "27.00")), "{'code':'2'}");
  put (f, 21, live, LINE ("1", "1", SPLIT ("1", "27.00")), LINE ("2", "2", SPLIT ("1", "27.50")));
  put (f, 47, live, LINE ("1", "2", SPLIT ("1", "27.00")), LINE ("2", "1", SPLIT ("1", "27.50") "," SPLIT ("2", "55.00")));
  put (f, 48, live, LINE ("1", "2", SPLIT ("1", "27.00") "," SPLIT ("2", "55.10")),
       LINE ("2", "1", SPLIT ("1", "27.50") "," SPLIT ("2", "55.00")));
  put (f, 60, "{'status':'OFFICIAL'}", LINE ("1", "2", SPLIT ("1", "27.01") "," SPLIT ("2", "55.10")),
       LINE ("2", "1", SPLIT ("1", "27.50") "," SPLIT ("2", "55.00")));
  gantry_seat_flush (f->seat);
  open_past (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->past);
  g_clear_object (&f->unit);
  g_clear_object (&f->seat);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  test_remove_folder (f->folder);
}

static void
test_end (Fixture *f, gconstpointer data)
{
  GantryUnit *unit = gantry_past_get_unit (f->past);

  g_assert_cmpuint (gantry_past_get_length (f->past), ==, 6);
  g_assert_true (gantry_past_is_at_end (f->past));
  g_assert_cmpint (gantry_past_get_at (f->past), ==, 60000);
  g_assert_true (gantry_unit_is_past (unit));
  g_assert_false (gantry_unit_is_past (f->unit));
  g_assert_cmpstr (gantry_unit_get_result_status (unit), ==, "OFFICIAL");
  assert_rows (unit, "rn", "1 SAINTE|2 PELORIN|");
  g_assert_false (gantry_past_step (f->past, 1));
}

static void
test_steps (Fixture *f, gconstpointer data)
{
  GantryUnit *unit = gantry_past_get_unit (f->past);

  g_assert_true (gantry_past_step (f->past, -3));
  g_assert_cmpuint (f->changes, ==, 1);
  g_assert_cmpstr (gantry_unit_get_result_status (unit), ==, "LIVE");
  assert_rows (unit, "rn", "1 PELORIN|2 SAINTE|");
  g_assert_cmpint (gantry_past_get_at (f->past), ==, 21000);
  assert_rows (f->unit, "rn", "1 SAINTE|2 PELORIN|"); /* now is now */
  g_assert_true (gantry_past_step (f->past, 1));
  assert_rows (unit, "rn", "1 SAINTE|2 PELORIN|");
  g_assert_true (gantry_past_step (f->past, -100));
  g_assert_cmpuint (gantry_past_get_position (f->past), ==, 0);
  g_assert_true (gantry_past_is_after_gap (f->past));
  g_assert_cmpuint (g_list_model_get_n_items (gantry_unit_get_rows (unit)), ==, 0);
  g_assert_true (gantry_past_go_to (f->past, 1));
  g_assert_cmpstr (gantry_unit_get_result_status (unit), ==, "START_LIST");
}

/* The order at 50 m is there when both have come to it; a correction long after does not move that. */
static void
test_points (Fixture *f, gconstpointer data)
{
  GantryUnit *unit = gantry_past_get_unit (f->past);

  g_assert_cmpuint (gantry_past_get_n_points (f->past), ==, 2);
  gantry_past_go_to (f->past, 4);
  g_assert_cmpstr (gantry_past_get_point (f->past, 0)->name, ==, "50");
  g_assert_cmpstr (gantry_past_get_point (f->past, 1)->name, ==, "100");
  g_assert_null (gantry_past_get_point (f->past, 2));
  g_assert_true (gantry_past_go_to_point (f->past, 0));
  g_assert_cmpuint (gantry_past_get_position (f->past), ==, 3);
  assert_rows (unit, "rn", "1 PELORIN|2 SAINTE|");
  g_assert_true (gantry_past_step_point (f->past, 1));
  g_assert_cmpuint (gantry_past_get_position (f->past), ==, 5);
  g_assert_true (gantry_past_step_point (f->past, 1));
  g_assert_true (gantry_past_is_at_end (f->past));
  g_assert_true (gantry_past_step_point (f->past, -2));
  g_assert_cmpuint (gantry_past_get_position (f->past), ==, 3);
  g_assert_true (gantry_past_step_point (f->past, -1));
  g_assert_cmpuint (gantry_past_get_position (f->past), ==, 0);
  g_assert_false (gantry_past_go_to_point (f->past, 7));
}

static void
test_time (Fixture *f, gconstpointer data)
{
  g_assert_true (gantry_past_go_to_time (f->past, 20999));
  g_assert_cmpuint (gantry_past_get_position (f->past), ==, 2);
  g_assert_true (gantry_past_step_time (f->past, 1));
  g_assert_cmpuint (gantry_past_get_position (f->past), ==, 3);
  g_assert_false (gantry_past_step_time (f->past, 10000)); /* nothing happened until then, but the time counts */
  g_assert_false (gantry_past_step_time (f->past, 10000));
  g_assert_true (gantry_past_step_time (f->past, 7000));
  g_assert_cmpuint (gantry_past_get_position (f->past), ==, 5);
  g_assert_true (gantry_past_step_time (f->past, 10000000));
  g_assert_true (gantry_past_is_at_end (f->past));
  g_assert_true (gantry_past_step_time (f->past, -10000000));
  g_assert_cmpuint (gantry_past_get_position (f->past), ==, 0);
}

/* Nothing that the delay holds back, neither the state nor a way there. */
static void
test_delay (Fixture *f, gconstpointer data)
{
  GantryUnit *unit = gantry_past_get_unit (f->past);

  gantry_seat_set_delay (f->seat, 160000); /* 40 s */
  g_assert_cmpuint (gantry_past_get_length (f->past), ==, 3);
  g_assert_cmpuint (gantry_past_get_position (f->past), ==, 3);
  assert_rows (unit, "rn", "1 PELORIN|2 SAINTE|");
  g_assert_cmpuint (gantry_past_get_n_points (f->past), ==, 1);
  g_assert_false (gantry_past_go_to (f->past, 6));
  open_past (f);
  unit = gantry_past_get_unit (f->past);
  g_assert_cmpuint (gantry_past_get_length (f->past), ==, 3);
  assert_rows (unit, "rn", "1 PELORIN|2 SAINTE|");
  f->clock.now += 7 * SECOND;
  gantry_seat_flush (f->seat);
  gantry_seat_advance (f->seat);
  gantry_past_step (f->past, 1);
  g_assert_cmpuint (gantry_past_get_length (f->past), ==, 4);
  assert_rows (unit, "rn", "1 SAINTE|2 PELORIN|");
}

static void
test_no_notices (Fixture *f, gconstpointer data)
{
  guint before = g_list_model_get_n_items (G_LIST_MODEL (gantry_seat_get_changes (f->seat)));

  for (int i = 0; i < 6; i++)
    gantry_past_step (f->past, -1);
  for (int i = 0; i < 6; i++)
    gantry_past_step (f->past, 1);
  gantry_unit_acknowledge (gantry_past_get_unit (f->past), NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gantry_seat_get_changes (f->seat))), ==, before);
}

static void
test_live_goes_on (Fixture *f, gconstpointer data)
{
  gantry_past_go_to (f->past, 3);
  put (f, 70, "{'status':'OFFICIAL'}", LINE ("1", "1", SPLIT ("1", "27.00")), LINE ("2", "2", SPLIT ("1", "27.50")));
  gantry_seat_flush (f->seat);
  assert_rows (f->unit, "rn", "1 PELORIN|2 SAINTE|");
  g_assert_cmpuint (gantry_past_get_length (f->past), ==, 6);
  g_assert_cmpstr (gantry_unit_get_result_status (gantry_past_get_unit (f->past)), ==, "LIVE");
}

static void
test_without_cache (Fixture *f, gconstpointer data)
{
  gantry_seat_close_cache (f->seat);
  open_past (f);
  g_assert_cmpuint (gantry_past_get_length (f->past), ==, 0);
  assert_rows (gantry_past_get_unit (f->past), "rn", "1 SAINTE|2 PELORIN|");
  g_assert_false (gantry_past_step (f->past, -1));
  g_assert_false (gantry_past_step_time (f->past, -1000));
}

#define ADD(name, func) g_test_add ("/seat/past/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("end", test_end);
  ADD ("steps", test_steps);
  ADD ("points", test_points);
  ADD ("time", test_time);
  ADD ("delay", test_delay);
  ADD ("no-notices", test_no_notices);
  ADD ("live-goes-on", test_live_goes_on);
  ADD ("without-cache", test_without_cache);
  return g_test_run ();
}
