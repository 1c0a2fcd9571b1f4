/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fake-relay.h"
#include "seat-helper.h"

#include <string.h>

#define SECOND G_USEC_PER_SEC

/* How old is what the seat shows, and does it say so: with a relay that beats when the test says, by a clock that the test
 * moves. */

typedef struct
{
  TestClock clock;
  GantrySeat *seat;
  GantryUnit *unit;
  FakeRelay *relay;
  guint states; /* notified */
} Fixture;

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
say_beat (FakeRelay *relay, const char *state, gint64 at, int heard)
{
  fake_relay_say (relay,
                  "{'t':'beat','time':5,'topics':{},'sources':[{'id':'POOL1','state':'%s','heard':%d,'at':%" G_GINT64_FORMAT
                  ",'limit':25000}]}",
                  state, heard, at);
}

/* Every topic that is asked for is answered as empty. */
static void
answer_opens (FakeRelay *relay)
{
  for (guint i = 0; i < relay->heard->len; i++)
    {
      const char *frame = g_ptr_array_index (relay->heard, i);
      const char *topic = strstr (frame, "\"topic\":\"");

      if (topic != NULL && strstr (frame, "\"open\"") != NULL)
        {
          g_autofree char *name = g_strndup (topic + 9, strcspn (topic + 9, "\""));

          fake_relay_say (relay, "{'t':'opened','topic':'%s','epoch':1,'seq':0,'outcome':'snapshot'}", name);
          fake_relay_say (relay, "{'t':'snap','topic':'%s','epoch':1,'seq':0,'scopes':{},'objects':[]}", name);
        }
    }
  fake_relay_forget (relay);
}

static void
beat (Fixture *f, FakeRelay *relay, const char *state, gint64 at, int heard)
{
  say_beat (relay, state, at, heard);
  wait_for (gantry_seat_get_source_time (f->seat) == at + heard && gantry_seat_get_age (f->seat) == 0);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->seat = test_seat_new (&f->clock);
  f->unit = gantry_seat_get_unit (f->seat, SWIM_UNIT);
  f->relay = fake_relay_new (NULL);
  gantry_seat_add_relay (f->seat, f->relay->url);
  wait_for (fake_relay_heard (f->relay, "'open'", SWIM_TOPIC, NULL));
  answer_opens (f->relay);
  beat (f, f->relay, "on", 100000, 0);
  g_signal_connect_swapped (f->seat, "notify::state", G_CALLBACK (count_cb), &f->states);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->unit);
  g_object_unref (f->seat);
  fake_relay_free (f->relay);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

#define assert_state(fixture, expected) \
  g_assert_cmpint (gantry_seat_get_state ((fixture)->seat), ==, GANTRY_SEAT_STATE_##expected)

static void
test_ages (Fixture *f, gconstpointer data)
{
  assert_state (f, LIVE);
  f->clock.now += 2 * SECOND;
  assert_state (f, LIVE);
  g_assert_cmpint (gantry_seat_get_age (f->seat), ==, 2000);
  f->clock.now += SECOND / 10;
  assert_state (f, LATE);
  f->clock.now += 3900 * 1000;
  assert_state (f, LATE);
  f->clock.now += SECOND / 10;
  assert_state (f, STALE);
  g_assert_cmpint (gantry_seat_get_topic_state (f->seat, SWIM_TOPIC, NULL), ==, GANTRY_SEAT_STATE_STALE);
}

static void
test_notified (Fixture *f, gconstpointer data)
{
  guint ages = 0;

  gantry_seat_tick (f->seat);
  f->states = 0;
  g_signal_connect_swapped (f->seat, "notify::age", G_CALLBACK (count_cb), &ages);
  for (int i = 0; i < 50; i++)
    {
      f->clock.now += SECOND / 10;
      gantry_seat_tick (f->seat);
    }
  g_assert_cmpuint (f->states, ==, 1); /* LATE */
  g_assert_cmpuint (ages, ==, 5);      /* once a second */
  beat (f, f->relay, "on", 105000, 0);
  assert_state (f, LIVE);
  g_assert_cmpuint (f->states, ==, 2);
}

/* A line that is back within two seconds of its last word does not flicker; one that is not says so. */
static void
test_lost_line (Fixture *f, gconstpointer data)
{
  soup_server_disconnect (f->relay->server);
  fake_relay_cut (f->relay);
  wait_for (!({ guint up; g_object_get (f->seat, "relays-up", &up, NULL); up; }));
  assert_state (f, LIVE);
  f->clock.now += 2100 * 1000;
  assert_state (f, STALE);
}

static void
test_source (Fixture *f, gconstpointer data)
{
  gint64 age;

  test_put_full (f->seat, SWIM_TOPIC, "result", 2, "head", "{'source':'POOL1'}", NULL);
  g_assert_cmpint (gantry_seat_get_topic_state (f->seat, SWIM_TOPIC, &age), ==, GANTRY_SEAT_STATE_LIVE);
  beat (f, f->relay, "lost", 100000, 31000);
  g_assert_cmpint (gantry_seat_get_topic_state (f->seat, SWIM_TOPIC, &age), ==, GANTRY_SEAT_STATE_STALE);
  g_assert_cmpint (age, ==, 31000);
  assert_state (f, STALE); /* the only one there is */
  fake_relay_say (f->relay, "{'t':'beat','time':5,'topics':{},'sources':["
                            "{'id':'POOL1','state':'lost','heard':32000,'at':100000,'limit':25000},"
                            "{'id':'HALL2','state':'on','heard':200,'at':140000,'limit':25000}]}");
  wait_for (gantry_seat_get_source_time (f->seat) == 140200);
  assert_state (f, LIVE);
  g_assert_cmpint (gantry_seat_get_topic_state (f->seat, SWIM_TOPIC, NULL), ==, GANTRY_SEAT_STATE_STALE);
  g_assert_cmpint (gantry_seat_get_topic_state (f->seat, "medals", NULL), ==, GANTRY_SEAT_STATE_LIVE);
  say_beat (f->relay, "off", 150000, 90000); /* has ended its day: silence is as it should be */
  wait_for (gantry_seat_get_topic_state (f->seat, SWIM_TOPIC, NULL) == GANTRY_SEAT_STATE_LIVE);
}

/* What is long due and has not begun is not the next one, though no message came since. */
static void
test_next_passes (Fixture *f, gconstpointer data)
{
  GantrySchedule *schedule = gantry_seat_get_schedule (f->seat);
  GListModel *next = gantry_schedule_get_next (schedule);

  test_put_full (f->seat, "schedule/ATH", "schedule", 10, "unit/ATHM100M--------------FNL-000100--",
                 "{'status':'SCHEDULED','start':'1970-01-01T00:01:00+00:00'}",
                 "unit/ATHM200M--------------FNL-000100--", "{'status':'SCHEDULED','start':'1970-01-01T00:20:00+00:00'}", NULL);
  gantry_seat_flush (f->seat);
  g_assert_cmpuint (g_list_model_get_n_items (next), ==, 2);
  beat (f, f->relay, "on", (1 + 30) * 60000, 0);
  g_assert_false (gantry_schedule_pass_time (schedule));
  beat (f, f->relay, "on", (1 + 30) * 60000 + 1, 0);
  g_assert_true (gantry_schedule_pass_time (schedule));
  g_assert_cmpuint (g_list_model_get_n_items (next), ==, 1);
  g_assert_false (gantry_schedule_pass_time (schedule));
}

static void
test_source_time (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (gantry_seat_get_source_time (f->seat), ==, 100000);
  f->clock.now += 1500 * 1000;
  g_assert_cmpint (gantry_seat_get_source_time (f->seat), ==, 101500);
  beat (f, f->relay, "on", 101000, 700);
}

/* The source's clock said 1:00 at 99.0 s and it is 100.0 s there; then the seat runs it by itself, until the data is stale. */
static void
test_clock (Fixture *f, gconstpointer data)
{
  gboolean running;

  g_assert_cmpint (gantry_unit_get_clock (f->unit, &running), ==, -1);
  g_assert_false (running);
  test_put_full (f->seat, SWIM_TOPIC, "result", 2, "head", "{'source':'POOL1','status':'LIVE'}", NULL);
  test_put_full (f->seat, SWIM_TOPIC, "now", 99, "now", "{'clock':{'time':'1:00','running':true}}", NULL);
  gantry_seat_flush (f->seat);
  g_assert_cmpint (gantry_unit_get_clock (f->unit, &running), ==, 61 * SECOND);
  g_assert_true (running);
  f->clock.now += SECOND / 4;
  g_assert_cmpint (gantry_unit_get_clock (f->unit, &running), ==, 61250 * 1000);
  f->clock.now += 4 * SECOND; /* LATE: it goes on */
  g_assert_cmpint (gantry_unit_get_clock (f->unit, &running), ==, 65250 * 1000);
  g_assert_true (running);
  f->clock.now += 10 * SECOND;
  g_assert_cmpint (gantry_unit_get_clock (f->unit, &running), ==, 65250 * 1000); /* STALE: it stands where it was */
  g_assert_false (running);
  beat (f, f->relay, "on", 115000, 0);
  g_assert_cmpint (gantry_unit_get_clock (f->unit, &running), ==, 76 * SECOND);
  g_assert_true (running);
}

static void
test_clock_stops (Fixture *f, gconstpointer data)
{
  gboolean running;

  test_put_full (f->seat, SWIM_TOPIC, "result", 2, "head", "{'source':'POOL1','status':'LIVE'}", NULL);
  test_put_full (f->seat, SWIM_TOPIC, "now", 99, "now", "{'clock':{'time':'3:58.00'}}", NULL);
  gantry_seat_flush (f->seat);
  f->clock.now += SECOND;
  g_assert_cmpint (gantry_unit_get_clock (f->unit, &running), ==, 238 * SECOND);
  g_assert_false (running);
  test_put_full (f->seat, SWIM_TOPIC, "result", 4, "head", "{'source':'POOL1','status':'UNOFFICIAL'}", NULL);
  gantry_seat_flush (f->seat);
  g_assert_cmpint (gantry_unit_get_clock (f->unit, &running), ==, -1);
  test_put_full (f->seat, SWIM_TOPIC, "result", 6, "head", "{'source':'POOL1','status':'LIVE'}", NULL);
  test_put_full (f->seat, SWIM_TOPIC, "now", 110, "now", "{'clock':{'time':'soon','running':true}}", NULL);
  gantry_seat_flush (f->seat);
  g_assert_cmpint (gantry_unit_get_clock (f->unit, &running), ==, -1);
}

static guint
count_up (Fixture *f)
{
  guint up;

  g_object_get (f->seat, "relays-up", &up, NULL);
  return up;
}

static void
say_put (FakeRelay *relay, int seq, int base, int rev)
{
  fake_relay_say (relay,
                  "{'t':'put','topic':'" SWIM_TOPIC "','seq':%d,'scope':'result','full':true,'base':'%d.0','rev':'%d.0',"
                  "'at':2000,'objects':[{'id':'line/1','body':{'rank':'%d'}}],'gone':[]}",
                  seq, base, rev, rev);
}

/* Two relays: what comes from one is there, from both it counts once; when one dies nothing is late. */
static void
test_two_relays (Fixture *f, gconstpointer data)
{
  FakeRelay *second = fake_relay_new (NULL);
  guint *changes;

  gantry_seat_add_relay (f->seat, second->url);
  wait_for (fake_relay_heard (second, "'open'", SWIM_TOPIC, NULL));
  answer_opens (second);
  wait_for (count_up (f) == 2);
  changes = test_watch_changed (f->unit);
  say_put (f->relay, 1, 0, 10);
  say_put (second, 1, 0, 10);
  say_put (second, 2, 10, 12);
  say_beat (f->relay, "on", 100001, 0);
  say_beat (second, "on", 100002, 0);
  wait_for (gantry_unit_find_row (f->unit, "1") != NULL &&
            g_str_equal (gantry_row_get_rank (gantry_unit_find_row (f->unit, "1")), "12"));
  g_assert_cmpuint (*changes, >, 0);
  fake_relay_cut (f->relay);
  f->relay->mute = TRUE;
  wait_for (count_up (f) == 1);
  f->clock.now += 3 * SECOND;
  beat (f, second, "on", 103002, 0);
  assert_state (f, LIVE);
  g_assert_cmpint (gantry_seat_get_topic_state (f->seat, SWIM_TOPIC, NULL), ==, GANTRY_SEAT_STATE_LIVE);
  gantry_seat_remove_relays (f->seat);
  fake_relay_free (second);
}

#define ADD(name, func) g_test_add ("/seat/state/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("ages", test_ages);
  ADD ("notified", test_notified);
  ADD ("lost-line", test_lost_line);
  ADD ("source", test_source);
  ADD ("source-time", test_source_time);
  ADD ("next-passes", test_next_passes);
  ADD ("clock", test_clock);
  ADD ("clock-stops", test_clock_stops);
  ADD ("two-relays", test_two_relays);
  return g_test_run ();
}
