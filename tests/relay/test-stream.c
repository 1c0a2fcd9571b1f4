/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "helper.h"
#include "model/json.h"
#include "relay/relay.h"

/* GET /stream with libsoup's own client, on a relay in this process. */

typedef struct
{
  char *store;
  TestRelay relay;
  TestSeat seat;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = test_folder ();
  test_relay_prepare (&fixture->relay, fixture->store);
  fixture->relay.options->limits.beat = 50;
  fixture->relay.options->limits.digest = 200;
  if (g_strcmp0 (data, "small") == 0)
    {
      fixture->relay.options->limits.history = 3000;
      fixture->relay.options->limits.topics = 2;
      fixture->relay.options->limits.seats = 2;
      fixture->relay.options->limits.greeting = 100;
    }
  test_relay_run (&fixture->relay);
  test_seat_join (&fixture->seat, fixture->relay.url);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  test_seat_clear (&fixture->seat);
  test_relay_stop (&fixture->relay);
  test_remove (fixture->store);
  g_free (fixture->store);
}

static GantryFrame *
expect_opened (TestSeat *seat, const char *topic, GantryOpenOutcome outcome, gint64 seq)
{
  GantryFrame *opened = test_seat_expect (seat, GANTRY_FRAME_OPENED, topic);

  g_assert_cmpint (opened->outcome, ==, outcome);
  g_assert_cmpint (opened->seq, ==, seq);
  return opened;
}

/* Applies what a frame carries as a seat would. */
static void
apply_frame (GantryDocuments *documents, const GantryFrame *frame)
{
  for (guint i = 0; i < frame->changes->len; i++)
    {
      g_auto (GantryOutcome) outcome = { 0 };

      gantry_documents_apply (documents, g_ptr_array_index (frame->changes, i), &outcome);
      g_assert_cmpint (outcome.verdict, ==, GANTRY_VERDICT_TAKEN);
    }
}

static void
assert_race (GantryDocuments *documents, const char *expected)
{
  g_autofree char *race = test_show_race (documents);

  g_assert_cmpstr (race, ==, expected);
}

static void
test_handshake (Fixture *fixture, gconstpointer data)
{
  static const char head[] = "GET /stream HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                             "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
  static const struct
  {
    const char *more;
    const char *status;
    const char *words;
  } tries[] = {
    { "Sec-WebSocket-Version: 13\r\n\r\n", "HTTP/1.1 400 ", "gantry.v1" },
    { "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: gantry.v2\r\n\r\n", "HTTP/1.1 400 ", "gantry.v1" },
    { "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: GANTRY.V1\r\n\r\n", "HTTP/1.1 400 ", "gantry.v1" },
    { "Sec-WebSocket-Version: 8\r\nSec-WebSocket-Protocol: gantry.v1\r\n\r\n", "HTTP/1.1 400 ", "version" },
    { "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: other, gantry.v1\r\n\r\n", "HTTP/1.1 101 ",
      "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n" },
  };
  TestSeat wrong;

  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      g_autofree char *request = g_strconcat (head, tries[i].more, NULL);
      g_autofree char *answer = test_raw (fixture->relay.url, request, strlen (request));

      g_assert_true (g_str_has_prefix (answer, tries[i].status));
      g_assert_nonnull (strstr (answer, tries[i].words));
      g_assert_null (strstr (answer, "Sec-WebSocket-Extensions"));
    }
  test_seat_connect (&wrong, fixture->relay.url, "gantry.v0");
  g_assert_null (wrong.connection);
  g_assert_cmpuint (wrong.status, ==, SOUP_STATUS_BAD_REQUEST);
  test_seat_clear (&wrong);
}

static void
test_snapshot_and_puts (Fixture *fixture, gconstpointer data)
{
  const char *url = fixture->relay.url;
  g_autoptr (GantryDocuments) documents = gantry_documents_new ();
  g_autoptr (GantryFrame) opened = NULL;
  g_autoptr (GantryFrame) snap = NULL;

  test_take (url, test_result (1, 0, "START_LIST", "1001", "1002"));
  test_take (url, test_result (2, 100, "LIVE", "1001", "1002"));
  test_seat_open (&fixture->seat, TEST_TOPIC);
  opened = expect_opened (&fixture->seat, TEST_TOPIC, GANTRY_OUTCOME_SNAPSHOT, 2);
  snap = test_seat_expect (&fixture->seat, GANTRY_FRAME_SNAP, TEST_TOPIC);
  g_assert_cmpint (snap->epoch, ==, opened->epoch);
  g_assert_cmpint (snap->seq, ==, 2);
  g_assert_false (snap->more);
  apply_frame (documents, snap);
  assert_race (documents, "1 1001, 2 1002");
  test_take (url, test_result (3, 200, "LIVE", "1002", "1003"));
  test_take (url, test_result (2, 150, "LIVE", "1003", "1001")); /* late: nobody hears of it */
  test_take (url, test_noted (4, 300, "Corrected"));
  for (gint64 seq = 3; seq <= 5; seq++)
    {
      g_autoptr (GantryFrame) put = test_seat_expect (&fixture->seat, GANTRY_FRAME_PUT, TEST_TOPIC);

      g_assert_cmpint (put->seq, ==, seq);
      apply_frame (documents, put);
    }
  assert_race (documents, "1 1001");
  {
    g_autofree char *here = test_show_all (documents);
    g_autofree char *there = test_show_all (gantry_relay_get_documents (fixture->relay.relay));

    g_assert_nonnull (strstr (there, here));
    g_assert_nonnull (strstr (here, "Corrected"));
  }
}

static void
test_wait_for_topic (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GantryFrame) opened = NULL;
  g_autoptr (GantryFrame) snap = NULL;
  g_autoptr (GantryFrame) put = NULL;

  test_seat_open (&fixture->seat, TEST_TOPIC);
  opened = expect_opened (&fixture->seat, TEST_TOPIC, GANTRY_OUTCOME_SNAPSHOT, 0);
  snap = test_seat_expect (&fixture->seat, GANTRY_FRAME_SNAP, TEST_TOPIC);
  g_assert_cmpuint (snap->changes->len, ==, 0);
  test_take (fixture->relay.url, test_result (1, 0, "LIVE", "1001", "1002"));
  put = test_seat_expect (&fixture->seat, GANTRY_FRAME_PUT, TEST_TOPIC);
  g_assert_cmpint (put->seq, ==, 1);
}

static void
assert_resume (Fixture *fixture, gint64 epoch, gint64 seq, GantryOpenOutcome outcome, gint64 count)
{
  g_autofree char *text = g_strdup_printf ("{\"t\":\"open\",\"topic\":\"" TEST_TOPIC "\",\"epoch\":%" G_GINT64_FORMAT
                                           ",\"seq\":%" G_GINT64_FORMAT "}", epoch, seq);
  g_autoptr (GantryFrame) opened = NULL;
  g_autoptr (GantryFrame) snap = NULL;

  test_seat_say (&fixture->seat, text);
  opened = test_seat_expect (&fixture->seat, GANTRY_FRAME_OPENED, TEST_TOPIC);
  g_assert_cmpint (opened->outcome, ==, outcome);
  if (outcome != GANTRY_OUTCOME_REPLAYED)
    {
      snap = test_seat_expect (&fixture->seat, GANTRY_FRAME_SNAP, TEST_TOPIC);
      g_assert_cmpint (snap->seq, ==, opened->seq);
      return;
    }
  g_assert_cmpint (opened->seq, ==, seq);
  g_assert_cmpint (opened->count, ==, count);
  for (gint64 i = 1; i <= count; i++)
    {
      g_autoptr (GantryFrame) put = test_seat_expect (&fixture->seat, GANTRY_FRAME_PUT, TEST_TOPIC);

      g_assert_cmpint (put->seq, ==, seq + i);
    }
}

static void
test_resume (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GantryFrame) opened = NULL;
  gint64 epoch;

  test_seat_open (&fixture->seat, TEST_TOPIC);
  opened = expect_opened (&fixture->seat, TEST_TOPIC, GANTRY_OUTCOME_SNAPSHOT, 0);
  epoch = opened->epoch;
  for (int i = 1; i <= 8; i++)
    test_take (fixture->relay.url, test_result (i, i * 100, "LIVE", i % 2 ? "1001" : "1002", i % 2 ? "1002" : "1001"));
  assert_resume (fixture, epoch, 8, GANTRY_OUTCOME_REPLAYED, 0);
  assert_resume (fixture, epoch, 7, GANTRY_OUTCOME_REPLAYED, 1);
  assert_resume (fixture, epoch, 0, GANTRY_OUTCOME_REPLAYED, 8);
  assert_resume (fixture, epoch, 9, GANTRY_OUTCOME_HISTORY_LOST, 0);
  assert_resume (fixture, epoch - 1, 8, GANTRY_OUTCOME_HISTORY_LOST, 0);
  assert_resume (fixture, 0, 0, GANTRY_OUTCOME_HISTORY_LOST, 0);
  g_assert_cmpint (test_metric (fixture->relay.url, "gantry_topics_opened_total{outcome=\"replayed\"}"), ==, 3);
  g_assert_cmpint (test_metric (fixture->relay.url, "gantry_topics_opened_total{outcome=\"history-lost\"}"), ==, 3);
}

/* The history holds few bytes: what has fallen out of it cannot be replayed. */
static void
test_history_lost (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GantryFrame) opened = NULL;

  test_seat_open (&fixture->seat, TEST_TOPIC);
  opened = expect_opened (&fixture->seat, TEST_TOPIC, GANTRY_OUTCOME_SNAPSHOT, 0);
  for (int i = 1; i <= 30; i++)
    test_take (fixture->relay.url, test_result (i, i * 100, "LIVE", i % 2 ? "1001" : "1002", i % 2 ? "1002" : "1001"));
  assert_resume (fixture, opened->epoch, 1, GANTRY_OUTCOME_HISTORY_LOST, 0);
  assert_resume (fixture, opened->epoch, 29, GANTRY_OUTCOME_REPLAYED, 1);
  g_assert_cmpint (test_metric (fixture->relay.url, "gantry_history_bytes"), <=, 3000);
  g_assert_cmpint (test_metric (fixture->relay.url, "gantry_history_bytes"), >, 0);
}

static gint64
read_hand (gpointer data)
{
  return *(gint64 *) data;
}

/* The history holds a time too: what is older cannot be replayed, however small. */
static void
test_history_too_old (void)
{
  Fixture fixture = { .store = test_folder () };
  gint64 hand = 1000 * 1000;
  const GantryClock clock = { read_hand, read_hand, &hand };
  g_autoptr (GantryFrame) opened = NULL;
  gint64 bytes;

  test_relay_prepare (&fixture.relay, fixture.store);
  fixture.relay.options->clock = &clock;
  fixture.relay.options->limits.beat = 20;
  fixture.relay.options->limits.memory = 60 * 1000;
  test_relay_run (&fixture.relay);
  test_seat_join (&fixture.seat, fixture.relay.url);
  test_seat_open (&fixture.seat, TEST_TOPIC);
  opened = expect_opened (&fixture.seat, TEST_TOPIC, GANTRY_OUTCOME_SNAPSHOT, 0);
  for (int i = 1; i <= 4; i++)
    {
      test_take (fixture.relay.url, test_result (i, i * 100, "LIVE", i % 2 ? "1001" : "1002", i % 2 ? "1002" : "1001"));
      hand += i < 4 ? 20 * 1000 : 0;
    }
  bytes = test_metric (fixture.relay.url, "gantry_history_bytes");
  hand += 20 * 1000;
  test_wait (test_metric (fixture.relay.url, "gantry_history_bytes") < bytes); /* a heartbeat looks */
  assert_resume (&fixture, opened->epoch, 1, GANTRY_OUTCOME_REPLAYED, 3);
  assert_resume (&fixture, opened->epoch, 0, GANTRY_OUTCOME_HISTORY_LOST, 0);
  hand += 100 * 1000;
  test_wait (test_metric (fixture.relay.url, "gantry_history_bytes") == 0);
  assert_resume (&fixture, opened->epoch, 3, GANTRY_OUTCOME_HISTORY_LOST, 0);
  assert_resume (&fixture, opened->epoch, 4, GANTRY_OUTCOME_REPLAYED, 0);
  tear_down (&fixture, NULL);
}

static void
test_close (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GantryFrame) opened = NULL;
  g_autoptr (GantryFrame) again = NULL;
  g_autoptr (GantryFrame) beat = NULL;

  test_seat_open (&fixture->seat, TEST_TOPIC);
  opened = expect_opened (&fixture->seat, TEST_TOPIC, GANTRY_OUTCOME_SNAPSHOT, 0);
  test_seat_say (&fixture->seat, "{\"t\":\"close\",\"topic\":\"" TEST_TOPIC "\"}");
  test_seat_say (&fixture->seat, "{\"t\":\"close\",\"topic\":\"never/opened\"}");
  test_seat_open (&fixture->seat, "medals");
  again = expect_opened (&fixture->seat, "medals", GANTRY_OUTCOME_SNAPSHOT, 0);
  test_take (fixture->relay.url, test_result (1, 0, "LIVE", "1001", "1002"));
  beat = test_seat_expect (&fixture->seat, GANTRY_FRAME_BEAT, NULL);
  g_assert_cmpuint (beat->topics->len, ==, 1);
  g_assert_cmpstr (g_array_index (beat->topics, GantryTopicInfo, 0).topic, ==, "medals");
  g_assert_cmpint (test_metric (fixture->relay.url, "gantry_frames_sent_total{type=\"put\"}"), ==, -1);
}

static gboolean
has_topic (const GantryFrame *frame, const char *topic)
{
  for (guint i = 0; i < frame->topics->len; i++)
    if (strcmp (g_array_index (frame->topics, GantryTopicInfo, i).topic, topic) == 0)
      return TRUE;
  return FALSE;
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GantryFrame) first = NULL;
  g_autoptr (GantryFrame) more = NULL;
  g_autoptr (GantryFrame) whole = NULL;

  test_take (fixture->relay.url, test_result (1, 0, "LIVE", "1001", "1002"));
  test_seat_say (&fixture->seat, "{\"t\":\"list\"}");
  first = test_seat_expect (&fixture->seat, GANTRY_FRAME_TOPICS, NULL);
  g_assert_false (first->more);
  g_assert_true (has_topic (first, TEST_TOPIC));
  g_assert_false (has_topic (first, "schedule/ATH"));
  test_take (fixture->relay.url, test_schedule_update (100, TEST_RACE, "RUNNING"));
  more = test_seat_expect (&fixture->seat, GANTRY_FRAME_TOPICS, NULL);
  g_assert_true (more->more);
  g_assert_true (has_topic (more, "schedule/ATH"));
  g_assert_false (has_topic (more, TEST_TOPIC));
  test_seat_say (&fixture->seat, "{\"t\":\"list\"}");
  whole = test_seat_expect (&fixture->seat, GANTRY_FRAME_TOPICS, NULL);
  g_assert_false (whole->more);
  g_assert_true (has_topic (whole, TEST_TOPIC) && has_topic (whole, "schedule/ATH"));
}

static void
test_beat (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GantryFrame) opened = NULL;
  g_autoptr (GantryFrame) first = NULL;
  g_autoptr (GantryFrame) put = NULL;
  g_autoptr (GantryFrame) second = NULL;
  const GantrySourceBeat *source;

  test_seat_open (&fixture->seat, TEST_TOPIC);
  opened = expect_opened (&fixture->seat, TEST_TOPIC, GANTRY_OUTCOME_SNAPSHOT, 0);
  first = test_seat_expect (&fixture->seat, GANTRY_FRAME_BEAT, NULL);
  g_assert_cmpint (g_array_index (first->topics, GantryTopicInfo, 0).seq, ==, 0);
  g_assert_cmpuint (first->sources->len, ==, 0);
  test_take (fixture->relay.url, test_result (1, 5000, "LIVE", "1001", "1002"));
  put = test_seat_expect (&fixture->seat, GANTRY_FRAME_PUT, TEST_TOPIC);
  second = test_seat_expect (&fixture->seat, GANTRY_FRAME_BEAT, NULL);
  g_assert_cmpint (g_array_index (second->topics, GantryTopicInfo, 0).seq, ==, 1);
  g_assert_cmpint (second->time, >=, first->time);
  source = &g_array_index (second->sources, GantrySourceBeat, 0);
  g_assert_cmpstr (source->id, ==, "VENUE1");
  g_assert_cmpint (source->state, ==, GANTRY_SOURCE_OFF);
  g_assert_cmpint (source->heard, <, 10000);
  g_assert_cmpint (source->at % 3600000, ==, 5000);
}

/* Every so often the relay says what a seat should hold by now: a seat that took everything holds it. */
static void
test_digests (Fixture *fixture, gconstpointer data)
{
  const char *url = fixture->relay.url;
  g_autoptr (GantryDocuments) documents = gantry_documents_new ();
  g_autoptr (GantryFrame) snap = NULL;
  g_autoptr (GantryFrame) put = NULL;
  g_autoptr (GantryFrame) note = NULL;
  g_autoptr (GantryFrame) digest = NULL;
  const GantryTopicInfo *info;

  test_take (url, test_result (1, 0, "LIVE", "1001", "1002"));
  test_seat_open (&fixture->seat, TEST_TOPIC);
  snap = test_seat_expect (&fixture->seat, GANTRY_FRAME_SNAP, TEST_TOPIC);
  apply_frame (documents, snap);
  test_take (url, test_noted (2, 100, "Invented"));
  put = test_seat_expect (&fixture->seat, GANTRY_FRAME_PUT, TEST_TOPIC);
  note = test_seat_expect (&fixture->seat, GANTRY_FRAME_PUT, TEST_TOPIC);
  apply_frame (documents, put);
  apply_frame (documents, note);
  digest = test_seat_expect (&fixture->seat, GANTRY_FRAME_DIGEST, NULL);
  g_assert_cmpuint (digest->topics->len, ==, 1);
  info = &g_array_index (digest->topics, GantryTopicInfo, 0);
  g_assert_cmpstr (info->topic, ==, TEST_TOPIC);
  g_assert_cmpint (info->seq, ==, note->seq);
  g_assert_true (gantry_digest_equal (info->digest, gantry_documents_get_digest (documents, TEST_TOPIC)));
}

static void
expect_source (TestSeat *seat, GantrySourceState state, gint64 heard)
{
  for (;;)
    {
      g_autoptr (GantryFrame) beat = test_seat_expect (seat, GANTRY_FRAME_BEAT, NULL);
      const GantrySourceBeat *source = beat->sources->len > 0 ? &g_array_index (beat->sources, GantrySourceBeat, 0) : NULL;

      if (source != NULL && source->state == state && source->heard == heard)
        return;
    }
}

/* A source that falls silent is lost, on the relay's clock; also when the relay was away meanwhile. */
static void
test_lost_source (void)
{
  gint64 hand = 1000 * 1000;
  const GantryClock clock = { read_hand, read_hand, &hand };
  g_autofree char *store = test_folder ();
  TestRelay relay;
  TestSeat seat;

  for (guint run = 0; run < 2; run++)
    {
      test_relay_prepare (&relay, store);
      relay.options->clock = &clock;
      relay.options->limits.beat = 10;
      test_relay_run (&relay);
      test_seat_join (&seat, relay.url);
      if (run == 0)
        {
          test_take (relay.url, test_control ("DT_LOCAL_ON", 1, 0, "VENUE1",
                                              "<Competition><Config KADelay=\"20\" DelayOffSet=\"5\"/></Competition>"));
          expect_source (&seat, GANTRY_SOURCE_ON, 0);
          hand += 25000;
          expect_source (&seat, GANTRY_SOURCE_ON, 25000);
        }
      hand += 1;
      expect_source (&seat, GANTRY_SOURCE_LOST, 25001 + run);
      test_seat_clear (&seat);
      test_relay_stop (&relay);
    }
  test_remove (store);
}

/* A seat that breaks the rules is told why and let go; the others go on. */
static void
test_bad_frames (Fixture *fixture, gconstpointer data)
{
  const gsize size = 60 * 1024;
  g_autofree char *brackets = g_strnfill (size, '[');
  g_autofree char *large = g_strnfill (80 * 1024, '[');
  const struct
  {
    const char *text;
    const char *why;
    guint code;
  } bad[] = {
    { "nonsense", "bad frame: not an object", 1007 },
    { brackets, "not an object", 1007 },
    { large, "larger than a seat may send", 1009 },
    { "{\"t\":\"open\"}", "“topic” is missing", 1007 },
    { "{\"t\":\"open\",\"topic\":7}", "“topic”: not text", 1007 },
    { "{\"t\":\"beat\",\"time\":1,\"topics\":{}}", "only a relay", 1008 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      TestSeat seat;
      g_autoptr (GantryFrame) bye = NULL;

      test_seat_join (&seat, fixture->relay.url);
      test_seat_say (&seat, "{\"t\":\"whatever\",\"new\":true}"); /* unknown: ignored */
      test_seat_say (&seat, bad[i].text);
      bye = test_seat_expect (&seat, GANTRY_FRAME_BYE, NULL);
      if (strstr (bye->text, bad[i].why) == NULL)
        g_test_message ("%s", bye->text);
      g_assert_nonnull (strstr (bye->text, bad[i].why));
      test_wait (seat.closed);
      g_assert_cmpuint (soup_websocket_connection_get_close_code (seat.connection), ==, bad[i].code);
      test_seat_clear (&seat);
    }
  g_assert_cmpint (test_metric (fixture->relay.url, "gantry_seats_dismissed_total{reason=\"bad-frame\"}"), ==, 5);
  g_assert_cmpint (test_metric (fixture->relay.url, "gantry_seats_dismissed_total{reason=\"too-big\"}"), ==, 1);
  test_wait (test_metric (fixture->relay.url, "gantry_seats") == 1);
  test_seat_open (&fixture->seat, TEST_TOPIC);
  gantry_frame_free (expect_opened (&fixture->seat, TEST_TOPIC, GANTRY_OUTCOME_SNAPSHOT, 0));
}

static void
test_hello (Fixture *fixture, gconstpointer data)
{
  TestSeat silent, hasty;
  g_autoptr (GantryFrame) late = NULL;
  g_autoptr (GantryFrame) first = NULL;

  test_seat_connect (&hasty, fixture->relay.url, GANTRY_STREAM_PROTOCOL);
  test_seat_say (&hasty, "{\"t\":\"list\"}");
  first = test_seat_expect (&hasty, GANTRY_FRAME_BYE, NULL);
  g_assert_nonnull (strstr (first->text, "hello"));
  test_wait (hasty.closed);
  test_seat_clear (&hasty);
  test_wait (test_metric (fixture->relay.url, "gantry_seats") == 1);
  test_seat_connect (&silent, fixture->relay.url, GANTRY_STREAM_PROTOCOL);
  late = test_seat_expect (&silent, GANTRY_FRAME_BYE, NULL);
  g_assert_nonnull (strstr (late->text, "hello"));
  test_seat_clear (&silent);
}

static void
test_limits (Fixture *fixture, gconstpointer data)
{
  TestSeat second, third;
  GantryFrame *frame;

  test_seat_open (&fixture->seat, "one");
  gantry_frame_free (expect_opened (&fixture->seat, "one", GANTRY_OUTCOME_SNAPSHOT, 0));
  test_seat_open (&fixture->seat, "two");
  gantry_frame_free (expect_opened (&fixture->seat, "two", GANTRY_OUTCOME_SNAPSHOT, 0));
  test_seat_open (&fixture->seat, "three");
  frame = expect_opened (&fixture->seat, "three", GANTRY_OUTCOME_DENIED, 0);
  g_assert_nonnull (strstr (frame->text, "too many"));
  gantry_frame_free (frame);
  test_seat_open (&fixture->seat, "two"); /* anew: not one more */
  gantry_frame_free (expect_opened (&fixture->seat, "two", GANTRY_OUTCOME_SNAPSHOT, 0));

  test_seat_join (&second, fixture->relay.url);
  test_seat_connect (&third, fixture->relay.url, GANTRY_STREAM_PROTOCOL);
  g_assert_null (third.connection);
  g_assert_cmpuint (third.status, ==, SOUP_STATUS_SERVICE_UNAVAILABLE);
  test_seat_clear (&third);
  test_seat_clear (&second);
}

static void
test_leave (Fixture *fixture, gconstpointer data)
{
  TestSeat orderly, rude;

  test_seat_join (&orderly, fixture->relay.url);
  test_seat_join (&rude, fixture->relay.url);
  test_seat_open (&orderly, TEST_TOPIC);
  g_assert_cmpint (test_metric (fixture->relay.url, "gantry_seats"), ==, 3);
  soup_websocket_connection_close (orderly.connection, SOUP_WEBSOCKET_CLOSE_NORMAL, NULL);
  test_wait (orderly.closed);
  g_assert_cmpuint (soup_websocket_connection_get_close_code (orderly.connection), ==, SOUP_WEBSOCKET_CLOSE_NORMAL);
  g_io_stream_close (soup_websocket_connection_get_io_stream (rude.connection), NULL, NULL);
  test_wait (test_metric (fixture->relay.url, "gantry_seats") == 1);
  test_take (fixture->relay.url, test_result (1, 0, "LIVE", "1001", "1002"));
  test_seat_clear (&orderly);
  test_seat_clear (&rude);
}

/* The snapshot is larger than one frame may be: it comes in several. */
static void
test_large_snapshot (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GantryFrame) opened = NULL;
  g_autoptr (GantryDocuments) documents = gantry_documents_new ();
  gboolean more = TRUE;
  guint frames = 0;

  for (int i = 0; i < 3; i++) /* three languages: three scopes of one topic */
    {
      char *text = test_large_result (1, i, 8000);
      g_autofree char *header = g_strdup_printf ("Language=\"L%c%c\" ResultStatus", 'A' + i, 'A' + i);
      g_auto (GStrv) parts = g_strsplit (text, "ResultStatus", 2);

      g_free (text);
      test_take (fixture->relay.url, g_strjoinv (header, parts));
    }
  test_seat_open (&fixture->seat, TEST_TOPIC);
  opened = expect_opened (&fixture->seat, TEST_TOPIC, GANTRY_OUTCOME_SNAPSHOT, 3);
  for (; more; frames++)
    {
      g_autoptr (GantryFrame) snap = test_seat_expect (&fixture->seat, GANTRY_FRAME_SNAP, TEST_TOPIC);

      g_assert_cmpint (snap->seq, ==, 3);
      apply_frame (documents, snap);
      more = snap->more;
    }
  g_assert_cmpuint (frames, >, 1);
  g_assert_cmpuint (gantry_documents_count_objects (documents, TEST_TOPIC), ==,
                    gantry_documents_count_objects (gantry_relay_get_documents (fixture->relay.relay), TEST_TOPIC));
}

static void
stopped_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
test_stop (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GantryFrame) bye = NULL;
  gboolean stopped = FALSE;

  gantry_relay_stop (fixture->relay.relay, stopped_cb, &stopped);
  bye = test_seat_expect (&fixture->seat, GANTRY_FRAME_BYE, NULL);
  g_assert_nonnull (strstr (bye->text, "stopping"));
  test_wait (stopped);
  test_wait (fixture->seat.closed);
  g_assert_cmpuint (soup_websocket_connection_get_close_code (fixture->seat.connection), ==, SOUP_WEBSOCKET_CLOSE_GOING_AWAY);
}

#define add(path, kind, func) g_test_add ("/relay/stream/" path, Fixture, kind, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("handshake", NULL, test_handshake);
  add ("snapshot-and-puts", NULL, test_snapshot_and_puts);
  add ("wait-for-topic", NULL, test_wait_for_topic);
  add ("resume", NULL, test_resume);
  add ("history-lost", "small", test_history_lost);
  g_test_add_func ("/relay/stream/history-too-old", test_history_too_old);
  add ("close", NULL, test_close);
  add ("list", NULL, test_list);
  add ("beat", NULL, test_beat);
  add ("digests", NULL, test_digests);
  g_test_add_func ("/relay/stream/lost-source", test_lost_source);
  add ("bad-frames", NULL, test_bad_frames);
  add ("hello", "small", test_hello);
  add ("limits", "small", test_limits);
  add ("leave", NULL, test_leave);
  add ("large-snapshot", NULL, test_large_snapshot);
  add ("stop", NULL, test_stop);
  return g_test_run ();
}
