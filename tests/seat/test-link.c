/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fake-relay.h"
#include "seat-helper.h"
#include "seat/link.h"

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

/* The beats stand back behind data that is on its way: the connection lives. */
static void
test_data_without_beats (Fixture *f, gconstpointer data)
{
  get_going (f);
  for (int i = 4; i < 12; i++)
    {
      g_autofree char *body = g_strdup_printf ("{\"rank\":\"%d\"}", i);

      f->clock.now += 4000 * 1000;
      fake_relay_say (f->relay, "{'t':'put','topic':'" TOPIC "','seq':%d,'scope':'notes','rev':'%d.0','at':2000,"
                                "'objects':[{'id':'note/a','body':{'rank':'%d'}}]}", i, i, i);
      wait_for (g_str_equal (get_body (f, "note/a"), body));
    }
  g_assert_cmpuint (f->relay->connections, ==, 1);
}

static void
say_digest (Fixture *f, int seq, GantryDocuments *documents)
{
  GantryDigest digest = gantry_documents_get_digest (documents, TOPIC);
  char text[GANTRY_DIGEST_LENGTH + 1];

  gantry_digest_to_string (digest, text);
  fake_relay_say (f->relay, "{'t':'digest','topics':{'" TOPIC "':{'seq':%d,'digest':'%s'}}}", seq, text);
}

static void
get_mends (Fixture *f, guint *mismatches, guint *mended)
{
  gantry_link_get_mends (g_ptr_array_index (f->seat->links, 0), mismatches, mended);
}

/* No put is missing, and yet the seat does not hold what the relay has: the snapshot puts it right, and that is counted. */
static void
test_digest (Fixture *f, gconstpointer data)
{
  GantryDocuments *documents = gantry_seat_get_documents (f->seat);
  g_autoptr (GantryDocuments) relay = gantry_documents_new ();
  g_autoptr (GPtrArray) snapshot = NULL;
  g_auto (GantryOutcome) outcome = { 0 };
  guint mismatches, mended;
  guint64 lost;

  get_going (f);
  snapshot = gantry_documents_snapshot (documents, TOPIC);
  gantry_documents_apply (relay, g_ptr_array_index (snapshot, 0), &outcome);
  fake_relay_forget (f->relay);
  say_digest (f, 3, relay);
  gantry_documents_remove_object (f->seat->arrived, TOPIC, "line/1"); /* a fault of our own */
  gantry_documents_remove_object (documents, TOPIC, "line/1");
  say_digest (f, 2, relay); /* of another number: says nothing */
  say_digest (f, 3, relay);
  wait_for (fake_relay_heard (f->relay, "'open'", TOPIC, NULL));
  g_assert_false (fake_relay_heard (f->relay, "'open'", "'seq'", NULL));
  g_assert_cmpuint (f->relay->heard->len, ==, 1);
  get_mends (f, &mismatches, &mended);
  g_assert_cmpuint (mismatches, ==, 1);
  g_assert_cmpuint (mended, ==, 0);
  say_snapshot (f, 3, 10, "1"); /* no newer than what is here */
  wait_for (g_str_equal (get_body (f, "line/1"), "{\"rank\":\"1\"}"));
  say_digest (f, 3, relay);
  wait_for ((get_mends (f, &mismatches, &mended), mended == 1));
  g_assert_cmpuint (mismatches, ==, 1);
  gantry_ledger_get_sums (gantry_seat_get_ledger (f->seat), NULL, NULL, NULL, &lost);
  g_assert_cmpuint (lost, ==, 1);
  g_assert_cmpuint (gantry_ledger_get_open (gantry_seat_get_ledger (f->seat)), ==, 0);
}

/* The machine sleeps: what it heard last is old, the connection not worth waiting for. */
static void
test_sleep (Fixture *f, gconstpointer data)
{
  GantryLink *link = g_ptr_array_index (f->seat->links, 0);
  TestClock slept = { 0 };

  gantry_link_set_sleep_func (link, test_clock_read, &slept);
  get_going (f);
  wait_for (gantry_seat_get_state (f->seat) == GANTRY_SEAT_STATE_LIVE);
  slept.now += 300 * 1000; /* the clocks are not read at the same instant */
  gantry_link_check (link);
  g_assert_true (gantry_link_is_up (link));
  slept.now += 600 * G_USEC_PER_SEC;
  f->relay->mute = TRUE;
  gantry_link_check (link);
  g_assert_false (gantry_link_is_up (link));
  g_assert_cmpint (gantry_seat_get_age (f->seat), >=, 600 * 1000);
  g_assert_cmpint (gantry_seat_get_state (f->seat), ==, GANTRY_SEAT_STATE_STALE);
  wait_for (f->relay->connections == 2);
}

/* Another network: the connection may be dead without a word. It gets two beats to show that it is not. */
static void
test_other_network (Fixture *f, gconstpointer data)
{
  GantryLink *link = g_ptr_array_index (f->seat->links, 0);

  get_going (f);
  gantry_link_retry (link);
  f->clock.now += 1500 * 1000;
  say_beat (f, 3); /* still there */
  wait_for (gantry_link_get_last_word (link) == f->clock.now);
  f->clock.now += 1500 * 1000;
  gantry_link_check (link);
  g_assert_true (gantry_link_is_up (link));
  gantry_link_retry (link);
  f->clock.now += 2100 * 1000;
  gantry_link_check (link);
  g_assert_false (gantry_link_is_up (link));
  wait_for (f->relay->connections == 2 && fake_relay_heard (f->relay, "'open'", "'seq':3", NULL));
}

/* A handshake that hangs on the old network is started over on the new one. */
static void
test_other_network_while_greeting (Fixture *f, gconstpointer data)
{
  GantryLink *link = g_ptr_array_index (f->seat->links, 0);

  f->relay->mute = TRUE;
  wait_for (f->relay->connections == 1 && fake_relay_heard (f->relay, "'hello'", NULL));
  gantry_link_retry (link); /* a moment old: it goes on */
  f->clock.now += 2 * G_USEC_PER_SEC;
  f->relay->mute = FALSE;
  gantry_link_retry (link);
  wait_for (f->relay->connections == 2 && fake_relay_heard (f->relay, "'open'", TOPIC, NULL));
}

static void
test_orderly_close (Fixture *f, gconstpointer data)
{
  guint losses, holes, lost;

  get_going (f);
  soup_websocket_connection_close (f->relay->socket, SOUP_WEBSOCKET_CLOSE_NORMAL, NULL);
  wait_for (f->relay->connections == 2 && fake_relay_heard (f->relay, "'open'", "'seq':3", NULL));
  gantry_link_get_counts (g_ptr_array_index (f->seat->links, 0), &losses, &holes, &lost);
  g_assert_cmpuint (losses, ==, 1);
}

/* A relay that is there again after two seconds is found within one; after a long time within five. For ever. */
static void
test_delays (void)
{
  for (guint round = 0; round < 100; round++)
    {
      gint64 away = 0;

      g_assert_cmpuint (gantry_link_choose_delay (0, away), ==, 0);
      for (guint i = 1; i < 2000; i++)
        {
          guint delay = gantry_link_choose_delay (i, away);

          g_assert_cmpuint (delay, >=, 250);
          g_assert_cmpuint (delay, <=, away < 4 * G_USEC_PER_SEC ? 1000 : 5000);
          away += delay * 1000;
        }
      g_assert_cmpint (away, >, 2000 * G_USEC_PER_SEC); /* longer ones come with time */
    }
}

/* However often a line breaks: a relay that was there a moment ago is not taken for one that has been away all the time. */
static void
test_breaks_again_and_again (Fixture *f, gconstpointer data)
{
  for (guint i = 1; i <= 10; i++)
    {
      wait_for (is_up (f) && f->relay->connections == i);
      f->clock.now += 3 * G_USEC_PER_SEC;
      fake_relay_cut (f->relay);
      wait_for (!is_up (f));
      g_assert_cmpuint (gantry_link_get_delay (g_ptr_array_index (f->seat->links, 0)), <=, 250);
    }
}

/* A minute and more of everything: the frames go in as fast as the seat takes them. */
static void
test_replay (Fixture *f, gconstpointer data)
{
  const int n = 10000;
  gint64 start;

  get_going (f);
  fake_relay_cut (f->relay);
  wait_for (f->relay->connections == 2 && fake_relay_heard (f->relay, "'open'", "'seq':3", NULL));
  fake_relay_say (f->relay, "{'t':'opened','topic':'" TOPIC "','epoch':7,'seq':3,'outcome':'replayed','count':%d}", n);
  for (int i = 1; i <= n; i++)
    {
      g_autofree char *rank = g_strdup_printf ("%d','result':'1:%02d.%02d','diff':'+0.%02d','ext':[{'type':'ER','code':'SPLIT",
                                               i, i % 60, i % 100, i % 100);
      g_autofree char *body = g_strdup_printf ("%s','pos':'1','value':'57.61'}],'x':'", rank);

      say_put (f, 3 + i, 9 + i, 10 + i, body);
    }
  start = g_get_monotonic_time ();
  wait_for (gantry_documents_get_floor (gantry_seat_get_documents (f->seat), TOPIC, "result").major == 10 + n);
  g_test_message ("10,000 puts replayed in %.0f ms, their sending included", (g_get_monotonic_time () - start) / 1000.0);
  g_assert_cmpint (gantry_link_get_gap_since (g_ptr_array_index (f->seat->links, 0), TOPIC), ==, 0);
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
  ADD ("data-without-beats", test_data_without_beats);
  ADD ("digest", test_digest);
  ADD ("sleep", test_sleep);
  ADD ("other-network", test_other_network);
  ADD ("other-network-while-greeting", test_other_network_while_greeting);
  ADD ("orderly-close", test_orderly_close);
  ADD ("breaks-again-and-again", test_breaks_again_and_again);
  g_test_add_func ("/seat/link/delays", test_delays);
  ADD ("replay", test_replay);
  g_test_add_func ("/seat/link/gone-while-connecting", test_gone_while_connecting);
  g_test_add_func ("/seat/link/no-address", test_no_address);
  return g_test_run ();
}
