/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fake-relay.h"
#include "seat-helper.h"

#include <string.h>

#define TOPIC "unit/XYZMSOMETHING---------FNL-000100--"

typedef struct
{
  TestClock clock;
  GantrySeat *seat;
  FakeRelay *relay;
} Fixture;

static void
set_up (Fixture *f, gconstpointer protocol)
{
  f->seat = test_seat_new (&f->clock);
  f->relay = fake_relay_new (protocol);
  gantry_seat_hold_topic (f->seat, TOPIC);
  gantry_seat_add_relay (f->seat, f->relay->url);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->seat);
  fake_relay_free (f->relay);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static const char *
get_body (Fixture *f, const char *id)
{
  GantryObject *object = gantry_documents_lookup (gantry_seat_get_documents (f->seat), TOPIC, id);

  return object != NULL ? gantry_object_get_body (object) : "";
}

static gboolean
is_up (Fixture *f)
{
  guint up;

  g_object_get (f->seat, "relays-up", &up, NULL);
  return up > 0;
}

static void
say_snapshot (Fixture *f, int seq, int rev, const char *rank)
{
  fake_relay_say (f->relay, "{'t':'opened','topic':'" TOPIC "','epoch':7,'seq':%d,'outcome':'snapshot'}", seq);
  fake_relay_say (f->relay,
                  "{'t':'snap','topic':'" TOPIC "','epoch':7,'seq':%d,'scopes':{'result':{'rev':'%d.0'}},'objects':["
                  "{'id':'line/1','scope':'result','rev':'%d.0','at':1000,'body':{'rank':'%s'}}]}",
                  seq, rev, rev, rank);
}

static void
say_put (Fixture *f, int seq, int base, int rev, const char *rank)
{
  fake_relay_say (f->relay,
                  "{'t':'put','topic':'" TOPIC "','seq':%d,'scope':'result','full':true,'base':'%d.0','rev':'%d.0','at':2000,"
                  "'objects':[{'id':'line/1','body':{'rank':'%s'}}],'gone':[]}",
                  seq, base, rev, rank);
}

static void
say_beat (Fixture *f, int seq)
{
  fake_relay_say (f->relay,
                  "{'t':'beat','time':5,'topics':{'" TOPIC "':%d},"
                  "'sources':[{'id':'SRC1','state':'on','heard':100,'at':50000,'limit':25000}]}",
                  seq);
}

/* Opened, with a snapshot at sequence 3. */
static void
get_going (Fixture *f)
{
  wait_for (fake_relay_heard (f->relay, "'open'", TOPIC, NULL));
  say_snapshot (f, 3, 10, "1");
  say_beat (f, 3);
  wait_for (g_str_equal (get_body (f, "line/1"), "{\"rank\":\"1\"}"));
}

static void
test_greeting (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (gantry_seat_get_state (f->seat), ==, GANTRY_SEAT_STATE_CONNECTING);
  wait_for (fake_relay_heard (f->relay, "'open'", TOPIC, NULL));
  g_assert_true (fake_relay_heard (f->relay, "'hello'", "gantry ", NULL));
  g_assert_true (fake_relay_heard (f->relay, "'list'", NULL));
  g_assert_false (fake_relay_heard (f->relay, "'open'", "'epoch'", NULL));
  g_assert_true (strstr (g_ptr_array_index (f->relay->heard, 0), "hello") != NULL);
}

static void
test_snapshot_and_put (Fixture *f, gconstpointer data)
{
  get_going (f);
  say_put (f, 4, 10, 12, "2");
  wait_for (g_str_equal (get_body (f, "line/1"), "{\"rank\":\"2\"}"));
  say_put (f, 5, 12, 11, "9"); /* older: nothing */
  say_put (f, 6, 12, 14, "3");
  wait_for (g_str_equal (get_body (f, "line/1"), "{\"rank\":\"3\"}"));
  fake_relay_forget (f->relay);
  say_beat (f, 6);
  say_beat (f, 6);
  fake_relay_say (f->relay, "{'t':'something-new','x':1}");
  say_put (f, 7, 14, 16, "4");
  wait_for (g_str_equal (get_body (f, "line/1"), "{\"rank\":\"4\"}"));
  g_assert_cmpuint (f->relay->heard->len, ==, 0); /* no reason to say anything */
}

/* Puts may come before the snapshot: they are not lost. */
static void
test_put_before_snapshot (Fixture *f, gconstpointer data)
{
  wait_for (fake_relay_heard (f->relay, "'open'", TOPIC, NULL));
  fake_relay_say (f->relay,
                  "{'t':'put','topic':'" TOPIC "','seq':4,'scope':'notes','full':false,'rev':'3.0','at':2000,"
                  "'objects':[{'id':'note/a','body':{'text':'early'}}]}");
  say_snapshot (f, 3, 10, "1");
  wait_for (g_str_equal (get_body (f, "line/1"), "{\"rank\":\"1\"}"));
  g_assert_cmpstr (get_body (f, "note/a"), ==, "{\"text\":\"early\"}");
}

static void
test_hole (Fixture *f, gconstpointer data)
{
  gint64 age;

  get_going (f);
  fake_relay_forget (f->relay);
  say_put (f, 5, 12, 14, "3"); /* 4 is missing */
  wait_for (fake_relay_heard (f->relay, "'open'", "'epoch':7", "'seq':3", NULL));
  f->clock.now += 3 * G_USEC_PER_SEC;
  say_beat (f, 5);
  wait_for (gantry_seat_get_age (f->seat) == 0);
  g_assert_cmpint (gantry_seat_get_topic_state (f->seat, TOPIC, &age), ==, GANTRY_SEAT_STATE_STALE);
  fake_relay_say (f->relay, "{'t':'opened','topic':'" TOPIC "','epoch':7,'seq':5,'outcome':'replayed','count':2}");
  say_put (f, 4, 10, 12, "2");
  say_put (f, 5, 12, 14, "3");
  wait_for (g_str_equal (get_body (f, "line/1"), "{\"rank\":\"3\"}"));
  g_assert_cmpint (gantry_seat_get_topic_state (f->seat, TOPIC, &age), ==, GANTRY_SEAT_STATE_LIVE);
}

/* Nothing came after the last good put, but two beats say that there was more. */
static void
test_hole_found_by_beat (Fixture *f, gconstpointer data)
{
  get_going (f);
  fake_relay_forget (f->relay);
  say_beat (f, 4); /* may only be faster than the put */
  say_beat (f, 4);
  wait_for (fake_relay_heard (f->relay, "'open'", "'seq':3", NULL));
}

static void
test_other_base (Fixture *f, gconstpointer data)
{
  get_going (f);
  fake_relay_forget (f->relay);
  say_put (f, 4, 11, 12, "2"); /* we have 10 */
  wait_for (fake_relay_heard (f->relay, "'open'", TOPIC, NULL));
  g_assert_false (fake_relay_heard (f->relay, "'open'", "'seq'", NULL));
  g_assert_cmpstr (get_body (f, "line/1"), ==, "{\"rank\":\"1\"}");
  say_snapshot (f, 4, 12, "2");
  wait_for (g_str_equal (get_body (f, "line/1"), "{\"rank\":\"2\"}"));
}

static void
test_drop (Fixture *f, gconstpointer data)
{
  get_going (f);
  fake_relay_cut (f->relay);
  wait_for (f->relay->connections == 2 && fake_relay_heard (f->relay, "'open'", "'epoch':7", "'seq':3", NULL));
  g_assert_cmpstr (get_body (f, "line/1"), ==, "{\"rank\":\"1\"}"); /* what we had stays */
  fake_relay_say (f->relay, "{'t':'opened','topic':'" TOPIC "','epoch':7,'seq':3,'outcome':'replayed'}");
  say_put (f, 4, 10, 12, "2");
  wait_for (g_str_equal (get_body (f, "line/1"), "{\"rank\":\"2\"}"));
}

/* The relay started anew and kept nothing: the snapshot is taken, older than ours it changes nothing. */
static void
test_history_lost (Fixture *f, gconstpointer data)
{
  get_going (f);
  fake_relay_cut (f->relay);
  wait_for (f->relay->connections == 2 && fake_relay_heard (f->relay, "'open'", "'seq':3", NULL));
  fake_relay_say (f->relay, "{'t':'opened','topic':'" TOPIC "','epoch':9,'seq':1,'outcome':'history-lost'}");
  fake_relay_say (f->relay, "{'t':'snap','topic':'" TOPIC "','epoch':9,'seq':1,'scopes':{'result':{'rev':'8.0'}},'objects':["
                            "{'id':'line/1','scope':'result','rev':'8.0','at':500,'body':{'rank':'old'}}]}");
  say_put (f, 2, 10, 12, "2");
  wait_for (g_str_equal (get_body (f, "line/1"), "{\"rank\":\"2\"}"));
}

static void
test_bye (Fixture *f, gconstpointer data)
{
  get_going (f);
  fake_relay_say (f->relay, "{'t':'bye','why':'too slow'}");
  wait_for (f->relay->connections == 2 && fake_relay_heard (f->relay, "'open'", "'seq':3", NULL));
}

static void
test_denied (Fixture *f, gconstpointer data)
{
  wait_for (fake_relay_heard (f->relay, "'open'", TOPIC, NULL));
  fake_relay_forget (f->relay);
  fake_relay_say (f->relay, "{'t':'opened','topic':'" TOPIC "','epoch':0,'seq':0,'outcome':'denied','why':'not yours'}");
  say_beat (f, 9);
  say_beat (f, 9);
  wait_for (gantry_seat_get_state (f->seat) == GANTRY_SEAT_STATE_LIVE);
  g_assert_cmpuint (f->relay->heard->len, ==, 0);
}

static void
test_release (Fixture *f, gconstpointer data)
{
  get_going (f);
  gantry_seat_hold_topic (f->seat, TOPIC);
  gantry_seat_release_topic (f->seat, TOPIC);
  gantry_seat_hold_topic (f->seat, "medals");
  wait_for (fake_relay_heard (f->relay, "'open'", "medals", NULL));
  g_assert_false (fake_relay_heard (f->relay, "'close'", NULL)); /* held once more */
  gantry_seat_release_topic (f->seat, TOPIC);
  wait_for (fake_relay_heard (f->relay, "'close'", TOPIC, NULL));
  g_assert_cmpstr (get_body (f, "line/1"), ==, "");
  say_put (f, 4, 10, 12, "2"); /* was on its way */
  gantry_seat_hold_topic (f->seat, "games");
  wait_for (fake_relay_heard (f->relay, "'open'", "games", NULL));
  g_assert_cmpstr (get_body (f, "line/1"), ==, "");
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_topics (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) topics = NULL;
  guint changes = 0;

  g_signal_connect_swapped (f->seat, "topics-changed", G_CALLBACK (count_cb), &changes);
  gantry_seat_get_schedule (f->seat);
  wait_for (fake_relay_heard (f->relay, "'list'", NULL));
  fake_relay_say (f->relay, "{'t':'topics','topics':[{'topic':'schedule/SWM','seq':1,'objects':2},"
                            "{'topic':'medals','seq':1,'objects':1}]}");
  wait_for (fake_relay_heard (f->relay, "'open'", "schedule/SWM", NULL));
  g_assert_cmpuint (changes, ==, 1);
  fake_relay_say (f->relay, "{'t':'topics','more':true,'topics':[{'topic':'schedule/ATH','seq':1,'objects':2}]}");
  wait_for (fake_relay_heard (f->relay, "'open'", "schedule/ATH", NULL));
  topics = gantry_seat_list_topics (f->seat);
  g_assert_cmpuint (topics->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (topics, 0), ==, "medals");
}

/* A relay that breaks the rules is told why and left; what it said changes nothing, and the next connection is a new one. */
static void
assert_let_go (Fixture *f, const char *why)
{
  guint connections = f->relay->connections;

  wait_for (f->relay->connections == connections + 1 && fake_relay_heard (f->relay, "'open'", "'seq':3", NULL));
  wait_for (is_up (f));
  g_assert_cmpstr (get_body (f, "line/1"), ==, "{\"rank\":\"1\"}");
  g_test_message ("%s", why);
}

static void
test_hostile_text (Fixture *f, gconstpointer data)
{
  g_autofree char *brackets = g_strnfill (80 * 1024, '[');

  get_going (f);
  fake_relay_say_bytes (f->relay, SOUP_WEBSOCKET_DATA_TEXT, brackets, strlen (brackets));
  assert_let_go (f, "80 kB of [");
  fake_relay_say (f->relay, "not json");
  assert_let_go (f, "not JSON");
  fake_relay_say (f->relay, "[1,2]");
  assert_let_go (f, "no object");
}

static void
test_hostile_frames (Fixture *f, gconstpointer data)
{
  get_going (f);
  fake_relay_say (f->relay, "{'t':'put','topic':7}");
  assert_let_go (f, "members of other types");
  fake_relay_say_bytes (f->relay, SOUP_WEBSOCKET_DATA_BINARY, "{}", 2);
  assert_let_go (f, "binary");
  fake_relay_say (f->relay, "{'t':'put','topic':'" TOPIC "','seq':4,'scope':'result','full':true,'base':'10.0','rev':'-1.x',"
                            "'at':1,'objects':[],'gone':[]}");
  assert_let_go (f, "a rev that is none");
}

static void
test_hostile_size (Fixture *f, gconstpointer data)
{
  gsize size = 17 * 1024 * 1024;
  g_autofree char *large = g_strnfill (size, ' ');

  get_going (f);
  fake_relay_say_bytes (f->relay, SOUP_WEBSOCKET_DATA_TEXT, large, size);
  assert_let_go (f, "17 MiB");
  fake_relay_say_raw (f->relay, "\x81\x0a{\"t\":\"\xff\xfe\"}", 12); /* a text frame of 10 bytes */
  assert_let_go (f, "not UTF-8");
}

static void
test_frame_before_welcome (Fixture *f, gconstpointer data)
{
  f->relay->mute = TRUE;
  wait_for (f->relay->connections == 1 && fake_relay_heard (f->relay, "'hello'", NULL));
  fake_relay_say (f->relay, "{'t':'put','topic':'" TOPIC "','seq':4,'scope':'result','full':true,'base':'0.0','rev':'1.0',"
                            "'at':1,'objects':[{'id':'line/1','body':{'rank':'1'}}],'gone':[]}");
  wait_for (f->relay->connections == 2);
  g_assert_cmpstr (get_body (f, "line/1"), ==, "");
  g_assert_false (is_up (f));
}

/* Another protocol, or none: no connection. */
static void
test_wrong_protocol (Fixture *f, gconstpointer data)
{
  for (int i = 0; i < 50; i++)
    g_main_context_iteration (NULL, i == 0);
  g_assert_false (is_up (f));
  g_assert_cmpint (gantry_seat_get_state (f->seat), ==, GANTRY_SEAT_STATE_CONNECTING);
}

/* Nothing is heard for six beats: the connection is given up for dead, another is made. */
static void
test_silence (Fixture *f, gconstpointer data)
{
  get_going (f);
  f->clock.now += 6100 * 1000;
  wait_for (f->relay->connections == 2 && fake_relay_heard (f->relay, "'open'", "'seq':3", NULL));
}

/* Gone at any moment of connecting: nothing is called any more. */
static void
test_gone_while_connecting (void)
{
  for (int i = 0; i < 12; i++)
    {
      TestClock clock;
      GantrySeat *seat = test_seat_new (&clock);
      FakeRelay *relay = fake_relay_new (NULL);

      gantry_seat_hold_topic (seat, TOPIC);
      gantry_seat_add_relay (seat, relay->url);
      for (int j = 0; j < i * 3; j++)
        g_main_context_iteration (NULL, FALSE);
      g_object_unref (seat);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      fake_relay_free (relay);
    }
}

static void
test_no_address (void)
{
  TestClock clock;
  GantrySeat *seat = test_seat_new (&clock);
  guint total;

  for (guint i = 0; i < 4; i++)
    {
      const char *const urls[] = { "", "127.0.0.1:7350", "ftp://host", "http://" };

      g_test_expect_message ("gantry-seat", G_LOG_LEVEL_WARNING, "relay*");
      gantry_seat_add_relay (seat, urls[i]);
      g_test_assert_expected_messages ();
    }
  g_object_get (seat, "relays-total", &total, NULL);
  g_assert_cmpuint (total, ==, 0);
  g_assert_finalize_object (seat);
}

#define ADD(name, func) g_test_add ("/seat/link/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("greeting", test_greeting);
  ADD ("snapshot-and-put", test_snapshot_and_put);
  ADD ("put-before-snapshot", test_put_before_snapshot);
  ADD ("hole", test_hole);
  ADD ("hole-found-by-beat", test_hole_found_by_beat);
  ADD ("other-base", test_other_base);
  ADD ("drop", test_drop);
  ADD ("history-lost", test_history_lost);
  ADD ("bye", test_bye);
  ADD ("denied", test_denied);
  ADD ("release", test_release);
  ADD ("topics", test_topics);
  ADD ("hostile-text", test_hostile_text);
  ADD ("hostile-frames", test_hostile_frames);
  ADD ("hostile-size", test_hostile_size);
  ADD ("frame-before-welcome", test_frame_before_welcome);
  g_test_add ("/seat/link/wrong-protocol", Fixture, "gantry.v0", set_up, test_wrong_protocol, tear_down);
  g_test_add ("/seat/link/no-protocol", Fixture, "", set_up, test_wrong_protocol, tear_down);
  ADD ("silence", test_silence);
  g_test_add_func ("/seat/link/gone-while-connecting", test_gone_while_connecting);
  g_test_add_func ("/seat/link/no-address", test_no_address);
  return g_test_run ();
}
