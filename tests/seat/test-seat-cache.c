/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cache-helper.h"
#include "fake-relay.h"
#include "seat-helper.h"

#include <string.h>

#define SECOND G_USEC_PER_SEC

/* A seat that starts, without a network, with what an earlier one left. */

typedef struct
{
  TestClock clock;
  char *folder;
  char *path;
  GantrySeat *seat;
  GantryUnit *unit;
} Fixture;

static void
start (Fixture *f, gint64 delay)
{
  f->seat = test_seat_new (&f->clock);
  gantry_seat_set_delay (f->seat, delay);
  f->unit = gantry_seat_get_unit (f->seat, SWIM_UNIT);
  gantry_seat_open_cache (f->seat, f->path, NULL);
}

static void
stop (Fixture *f)
{
  g_clear_object (&f->unit);
  g_clear_object (&f->seat);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = test_make_folder ();
  f->path = g_build_filename (f->folder, "seat.db", NULL);
  start (f, 0);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  stop (f);
  test_remove_folder (f->folder);
  g_free (f->path);
}

/* The venue is at 100 s when the unit's results are as of 90 s. */
static void
fill (Fixture *f)
{
  gantry_source_times_take (f->seat->times, "POOL1", TRUE, 100000, f->clock.now);
  test_put_full (f->seat, SWIM_TOPIC, "result", 90, "head", "{'event':'Freestyle','status':'LIVE'}", "entry/1",
                 "{'code':'1','family':'PELORIN'}", "line/1", "{'code':'1','rank':'1','result':'57.61'}", NULL);
  test_put_full (f->seat, SWIM_TOPIC, "now", 95, "now", "{'clock':{'time':'1:00','running':true}}", NULL);
  test_put_full (f->seat, SCHEDULE_SWIM, "schedule", 5, "unit/" SWIM_UNIT, "{'code':'" SWIM_UNIT "','status':'RUNNING'}", NULL);
  gantry_seat_flush (f->seat);
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  gboolean *flushed = data;

  gantry_cache_flush_finish (GANTRY_CACHE (source), result, NULL);
  *flushed = TRUE;
}

/* It has told what it has. */
static void
wait_for_cache (Fixture *f)
{
  gboolean flushed = FALSE;

  gantry_cache_flush_async (gantry_seat_get_cache (f->seat), NULL, flushed_cb, &flushed);
  wait_for (flushed);
}

static GantrySeatState
get_state (Fixture *f)
{
  GantryStanding standing;

  gantry_seat_get_standing (f->seat, SWIM_TOPIC, &standing);
  return standing.state;
}

static void
test_empty (Fixture *f, gconstpointer data)
{
  wait_for_cache (f);
  g_assert_cmpint (gantry_seat_get_state (f->seat), ==, GANTRY_SEAT_STATE_CONNECTING);
  g_assert_cmpint (get_state (f), ==, GANTRY_SEAT_STATE_CONNECTING);
}

static void
test_restart (Fixture *f, gconstpointer data)
{
  GantryStanding standing;
  gboolean running;
  gint64 before = g_get_real_time () / 1000;
  GListModel *units;

  wait_for_cache (f);
  fill (f);
  stop (f);
  start (f, 0);
  wait_for (g_list_model_get_n_items (gantry_unit_get_rows (f->unit)) == 1);
  gantry_seat_flush (f->seat);
  assert_rows (f->unit, "rn=", "1 PELORIN 57.61|");
  gantry_seat_get_standing (f->seat, SWIM_TOPIC, &standing);
  g_assert_cmpint (standing.state, ==, GANTRY_SEAT_STATE_CACHED);
  g_assert_cmpint (standing.as_of, ==, 100000);
  g_assert_cmpint (standing.copied, >=, before);
  g_assert_cmpint (gantry_seat_get_state (f->seat), ==, GANTRY_SEAT_STATE_CACHED);
  gantry_seat_get_standing (f->seat, "unit/OTHER", &standing);
  g_assert_cmpint (standing.state, ==, GANTRY_SEAT_STATE_CONNECTING); /* there is no copy of that */
  g_assert_cmpint (gantry_unit_get_clock (f->unit, &running), ==, 60 * SECOND);
  g_assert_false (running);
  units = gantry_schedule_get_live (gantry_seat_get_schedule (f->seat)); /* what is not held yet is loaded when it is */
  wait_for (g_list_model_get_n_items (units) == 1);
}

/* What was held back is still held back, and what had been shown is shown. */
static void
test_restart_with_delay (Fixture *f, gconstpointer data)
{
  wait_for_cache (f);
  fill (f);
  gantry_seat_set_delay (f->seat, 5000);
  test_put_full (f->seat, SWIM_TOPIC, "result", 97, "line/1", "{'code':'1','rank':'7'}", "entry/1",
                 "{'code':'1','family':'PELORIN'}", NULL);
  gantry_seat_flush (f->seat);
  assert_rows (f->unit, "r", "1|");
  stop (f);
  start (f, 5000);
  wait_for (gantry_seat_get_held (f->seat, SWIM_TOPIC, NULL) > 0);
  g_assert_cmpint (gantry_seat_get_source_time (f->seat), ==, 95000);
  gantry_seat_flush (f->seat);
  assert_rows (f->unit, "r", "1|");
  gantry_seat_set_delay (f->seat, 0);
  gantry_seat_flush (f->seat);
  assert_rows (f->unit, "r", "7|");
}

/* The relay has gone on meanwhile: what is different now is told as a change. */
static void
test_relay_comes (Fixture *f, gconstpointer data)
{
  FakeRelay *relay = fake_relay_new (NULL);

  wait_for_cache (f);
  gantry_seat_add_relay (f->seat, relay->url);
  wait_for (fake_relay_heard (relay, "'open'", SWIM_TOPIC, NULL));
  test_put_full (f->seat, SWIM_TOPIC, "result", 90, "head", "{'status':'OFFICIAL'}", "entry/1", "{'code':'1','family':'PELORIN'}",
                 "line/1", "{'code':'1','rank':'1','result':'57.61'}", NULL);
  gantry_seat_flush (f->seat);
  stop (f);
  start (f, 0);
  wait_for (g_list_model_get_n_items (gantry_unit_get_rows (f->unit)) == 1);
  gantry_seat_add_relay (f->seat, relay->url);
  fake_relay_forget (relay);
  wait_for (fake_relay_heard (relay, "'open'", SWIM_TOPIC, NULL));
  g_assert_cmpint (get_state (f), ==, GANTRY_SEAT_STATE_LIVE);
  assert_rows (f->unit, "=", "57.61|");
  fake_relay_say (relay, "{'t':'opened','topic':'" SWIM_TOPIC "','epoch':1,'seq':9,'outcome':'snapshot'}");
  fake_relay_say (relay,
                  "{'t':'snap','topic':'" SWIM_TOPIC "','epoch':1,'seq':9,'scopes':{'result':{'rev':'95.0'}},'objects':["
                  "{'id':'head','scope':'result','rev':'90.0','at':90000,'body':{'status':'OFFICIAL'}},"
                  "{'id':'entry/1','scope':'result','rev':'90.0','at':90000,'body':{'code':'1','family':'PELORIN'}},"
                  "{'id':'line/1','scope':'result','rev':'95.0','at':95000,'body':{'code':'1','rank':'1','result':'57.59'}}]}");
  wait_for (gantry_changes_get_unread (gantry_seat_get_changes (f->seat)) == 1);
  assert_rows (f->unit, "=", "57.59|");
  stop (f);
  fake_relay_free (relay);
}

/* Another competition's copy is nothing to this one: it is gone with the first word of a relay that it is not of. */
static void
test_other_relay (Fixture *f, gconstpointer data)
{
  FakeRelay *relay = fake_relay_new (NULL);
  guint caches = 0;

  wait_for_cache (f);
  g_assert_true (gantry_seat_cache_hear (f->seat, "the-one-before"));
  fill (f);
  stop (f);
  start (f, 0);
  wait_for (g_list_model_get_n_items (gantry_unit_get_rows (f->unit)) == 1);
  g_signal_connect_swapped (f->seat, "notify::cache", G_CALLBACK (g_atomic_int_inc), &caches);
  gantry_seat_add_relay (f->seat, relay->url);
  wait_for (caches > 0);
  g_assert_cmpuint (g_list_model_get_n_items (gantry_unit_get_rows (f->unit)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gantry_seat_get_changes (f->seat))), ==, 0);
  g_assert_cmpuint (test_count_files (f->folder, ".other-"), >, 0);
  wait_for (fake_relay_heard (relay, "'open'", SWIM_TOPIC, NULL));
  stop (f);
  fake_relay_free (relay);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GantryCacheIndex) index = gantry_cache_list_finish (GANTRY_CACHE (source), result, NULL);
  const gint64 *value = g_hash_table_lookup (index->values, "source-time");
  gint64 *time = data;

  *time = value != NULL ? *value : 0;
}

static gint64
read_saved_time (Fixture *f)
{
  gint64 time = -1;

  gantry_cache_list_async (gantry_seat_get_cache (f->seat), NULL, listed_cb, &time);
  wait_for (time >= 0);
  return time;
}

/* The venue's time is kept while it runs, not only when it ends: who is killed has no time to. */
static void
test_time_is_kept (Fixture *f, gconstpointer data)
{
  wait_for_cache (f);
  fill (f);
  wait_for (read_saved_time (f) == 100000);
}

/* Two seats of two processes: the second one shows the copy and says that it cannot write. */
static void
test_locked (Fixture *f, gconstpointer data)
{
  Fixture other = { .path = f->path };

  wait_for_cache (f);
  fill (f);
  wait_for (g_file_test (f->path, G_FILE_TEST_EXISTS));
  start (&other, 0);
  wait_for (gantry_cache_get_state (gantry_seat_get_cache (other.seat)) == GANTRY_CACHE_STATE_LOCKED);
  gantry_seat_flush (other.seat);
  stop (&other);
}

static void
test_noise (Fixture *f, gconstpointer data)
{
  char noise[5000];

  wait_for_cache (f);
  fill (f);
  stop (f);
  for (gsize i = 0; i < sizeof noise; i++)
    noise[i] = (char) g_random_int ();
  test_overwrite (f->path, 0, noise, sizeof noise);
  start (f, 0);
  wait_for (gantry_cache_get_rebuilt (gantry_seat_get_cache (f->seat)) != GANTRY_CACHE_REBUILT_NO);
  g_assert_cmpint (gantry_seat_get_state (f->seat), ==, GANTRY_SEAT_STATE_CONNECTING);
  fill (f);
  assert_rows (f->unit, "rn=", "1 PELORIN 57.61|");
}

#define ADD(name, func) g_test_add ("/seat/copy/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("empty", test_empty);
  ADD ("restart", test_restart);
  ADD ("restart-with-delay", test_restart_with_delay);
  ADD ("relay-comes", test_relay_comes);
  ADD ("other-relay", test_other_relay);
  ADD ("time-is-kept", test_time_is_kept);
  ADD ("locked", test_locked);
  ADD ("noise", test_noise);
  return g_test_run ();
}
