/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define SANITIZED 1 /* clang */
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define SANITIZED 1 /* gcc */
#endif

#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

#include "helper.h"
#include "model/json.h"
#include "relay/relay.h"

/* Seats that read slowly get less, and nothing that must be seen is missing; those that do not read are let go with a reason,
 * at a bounded cost, and nobody else notices. */

#define RECEIVE_BUFFER 4096

typedef struct
{
  char *store;
  TestRelay relay;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = test_folder ();
  test_relay_prepare (&fixture->relay, fixture->store);
  fixture->relay.options->limits.beat = 50;
  fixture->relay.options->limits.send_buffer = 4096;
  fixture->relay.options->limits.slow = 50 * 1000;
  fixture->relay.options->limits.patience = g_strcmp0 (data, "late") == 0 ? 200 : 60 * 1000;
  fixture->relay.options->limits.behind = g_strcmp0 (data, "behind") == 0 ? 100 * 1000 : G_MAXSIZE;
  fixture->relay.options->limits.history = g_strcmp0 (data, "history") == 0 ? 500 * 1000 : 64 * 1024 * 1024;
  fixture->relay.options->limits.stall = g_strcmp0 (data, "stall") == 0 ? 200 : 60 * 1000;
  fixture->relay.options->limits.dead = g_strcmp0 (data, "dead") == 0 ? 200 : 60 * 1000;
  test_relay_run (&fixture->relay);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  test_relay_stop (&fixture->relay);
  test_remove (fixture->store);
  g_free (fixture->store);
}

/* A frame of a client; mask 0 leaves it as it is. */
static void
send_frame (GSocket *socket, const char *text)
{
  g_autoptr (GString) frame = g_string_new ("\x81");

  g_assert_cmpuint (strlen (text), <, 126);
  g_string_append_c (frame, 0x80 | strlen (text));
  g_string_append_len (frame, "\0\0\0\0", 4);
  g_string_append (frame, text);
  g_assert_cmpint (g_socket_send (socket, frame->str, frame->len, NULL, NULL), ==, frame->len);
}

/* A seat that has opened the race and reads nothing but the answer to its handshake. */
static GSocket *
join_without_reading (Fixture *fixture)
{
  static const char request[] = "GET /stream HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                                "Sec-WebSocket-Protocol: gantry.v1\r\n\r\n";
  g_autoptr (GSocketConnectable) name = g_network_address_parse (strstr (fixture->relay.url, "//") + 2, 0, NULL);
  g_autoptr (GSocketAddressEnumerator) addresses = g_socket_connectable_enumerate (name);
  g_autoptr (GSocketAddress) address = g_socket_address_enumerator_next (addresses, NULL, NULL);
  GSocket *socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
  gint64 before = test_metric (fixture->relay.url, "gantry_topics_opened_total{outcome=\"snapshot\"}");

  g_socket_set_option (socket, SOL_SOCKET, SO_RCVBUF, RECEIVE_BUFFER, NULL);
  g_assert_true (g_socket_connect (socket, address, NULL, NULL));
  g_socket_send (socket, request, strlen (request), NULL, NULL);
  test_wait (g_socket_condition_check (socket, G_IO_IN) != 0);
  send_frame (socket, "{\"t\":\"hello\",\"client\":\"slow\"}");
  send_frame (socket, "{\"t\":\"open\",\"topic\":\"" TEST_TOPIC "\"}");
  test_wait (test_metric (fixture->relay.url, "gantry_topics_opened_total{outcome=\"snapshot\"}") > MAX (before, 0));
  return socket;
}

/* Of this process, in kB. */
static gint64
resident (void)
{
  g_autofree char *text = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &text, NULL, NULL));
  line = strstr (text, "VmRSS:");
  return g_ascii_strtoll (line + strlen ("VmRSS:"), NULL, 10);
}

static gint64
dismissed (Fixture *fixture, const char *reason)
{
  g_autofree char *series = g_strdup_printf ("gantry_seats_dismissed_total{reason=\"%s\"}", reason);

  return test_metric (fixture->relay.url, series);
}

/* Puts of some 40 kB each, every one a step of the status, until the slow seats are gone. Another seat gets all of them. */
static void
run_until_dismissed (Fixture *fixture, const char *reason, guint n_slow)
{
  TestSeat good;
  GSocket *slow[20];
  gint64 seq = 0;

  test_seat_join (&good, fixture->relay.url);
  test_seat_open (&good, TEST_TOPIC);
  gantry_frame_free (test_seat_expect (&good, GANTRY_FRAME_SNAP, TEST_TOPIC));
  for (guint i = 0; i < n_slow; i++)
    slow[i] = join_without_reading (fixture);
  while (dismissed (fixture, reason) < (gint64) n_slow)
    {
      GantryFrame *put;

      g_assert_cmpint (seq, <, 200);
      seq++;
      test_take (fixture->relay.url, test_large_status (seq, seq * 100, seq % 2 ? "LIVE" : "INTERMEDIATE", 100));
      put = test_seat_expect (&good, GANTRY_FRAME_PUT, TEST_TOPIC);
      g_assert_cmpint (put->seq, ==, seq);
      gantry_frame_free (put);
    }
  g_assert_cmpint (test_metric (fixture->relay.url, "gantry_seats_dismissed_total{reason=\"bad-frame\"}"), ==, -1);
  for (guint i = 0; i < n_slow; i++)
    {
      g_socket_close (slow[i], NULL);
      g_object_unref (slow[i]);
    }
  test_wait (test_metric (fixture->relay.url, "gantry_seats") == 1);
  test_seat_clear (&good);
}

static void
test_behind (Fixture *fixture, gconstpointer data)
{
  run_until_dismissed (fixture, "slow", 2);
}

static void
test_history (Fixture *fixture, gconstpointer data)
{
  TestSeat good;
  GSocket *slow;
  char buffer[1000];

  test_seat_join (&good, fixture->relay.url);
  slow = join_without_reading (fixture);
  for (int i = 1; i <= 100; i++)
    test_take (fixture->relay.url, test_large_result (i, i * 100, 100));
  g_assert_cmpint (test_metric (fixture->relay.url, "gantry_history_bytes"), <=, 500 * 1000);
  /* It begins to read: soon it comes to what is no longer kept. */
  g_socket_set_blocking (slow, FALSE);
  test_wait ((g_socket_receive (slow, buffer, sizeof buffer, NULL, NULL), dismissed (fixture, "behind-history") == 1));
  g_object_unref (slow);
  test_seat_clear (&good);
}

/* All that a seat was sent, read at last. */
typedef struct
{
  GSocket *socket;
  GByteArray *bytes;
  GHashTable *seqs;   /* topic → last number (GINT_TO_POINTER) */
  GantryDocuments *documents;
  GString *steps;     /* statuses, notes and records in the order in which they came */
  guint puts;
  guint merged;
} Reader;

static void
reader_init (Reader *self, GSocket *socket)
{
  *self = (Reader) { .socket = socket };
  self->bytes = g_byte_array_new ();
  self->seqs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->documents = gantry_documents_new ();
  self->steps = g_string_new (NULL);
}

static void
reader_clear (Reader *self)
{
  g_byte_array_unref (self->bytes);
  g_hash_table_unref (self->seqs);
  g_object_unref (self->documents);
  g_string_free (self->steps, TRUE);
}

static void
note_step (Reader *self, GantryObject *object)
{
  const char *id = gantry_object_get_id (object);
  const GantryJson *body = gantry_object_get_json (object);

  if (strcmp (id, "head") == 0 || g_str_has_prefix (id, "unit/"))
    g_string_append_printf (self->steps, "%s ", gantry_json_get_text (body, "status"));
  else if (g_str_has_prefix (id, "note/"))
    g_string_append_printf (self->steps, "%s ", gantry_json_get_text (body, "text"));
  else if (g_str_has_prefix (id, "record/"))
    g_string_append (self->steps, "record ");
}

static void
read_put (Reader *self, const GantryFrame *frame)
{
  gint64 last = GPOINTER_TO_INT (g_hash_table_lookup (self->seqs, frame->topic));

  g_assert_cmpint (frame->from > 0 ? frame->from : frame->seq, ==, last + 1); /* no hole */
  self->puts++;
  self->merged += frame->from > 0;
  if (!frame->more)
    g_hash_table_insert (self->seqs, g_strdup (frame->topic), GINT_TO_POINTER ((int) frame->seq));
}

static void
read_frame (Reader *self, const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GantryFrame) frame = gantry_frame_decode (text, length, GANTRY_STREAM_MAX_FROM_RELAY, &error);

  g_assert_no_error (error);
  g_assert_cmpint (frame->type, !=, GANTRY_FRAME_BYE);
  if (frame->type == GANTRY_FRAME_PUT)
    read_put (self, frame);
  for (guint i = 0; i < frame->changes->len; i++)
    {
      g_auto (GantryOutcome) outcome = { 0 };

      gantry_documents_apply (self->documents, g_ptr_array_index (frame->changes, i), &outcome);
      g_assert_cmpint (outcome.verdict, ==, GANTRY_VERDICT_TAKEN);
      for (guint j = 0; j < outcome.changed->len; j++)
        note_step (self, g_ptr_array_index (outcome.changed, j));
    }
}

/* Takes one frame of a server off the bytes. */
static gboolean
read_one (Reader *self)
{
  const guint8 *data = self->bytes->data;
  const char *answer_end = self->bytes->len > 0 ? g_strstr_len ((char *) data, self->bytes->len, "\r\n\r\n") : NULL;
  gsize head = 2, size;

  if (self->bytes->len < 10)
    return FALSE;
  if (data[0] == 'H' && answer_end != NULL) /* the handshake's */
    {
      g_byte_array_remove_range (self->bytes, 0, answer_end + 4 - (char *) data);
      return TRUE;
    }
  size = data[1];
  if (size > 125)
    {
      head = size == 126 ? 4 : 10;
      size = 0;
      for (gsize i = 2; i < head; i++)
        size = size << 8 | data[i];
    }
  if (self->bytes->len < head + size)
    return FALSE;
  if ((data[0] & 0xf) == 1)
    read_frame (self, (const char *) data + head, size);
  g_byte_array_remove_range (self->bytes, 0, head + size);
  return TRUE;
}

/* Until all is here that the relay has of the topic. */
static void
read_all (Reader *self, const char *topic, gint64 seq)
{
  char buffer[16 * 1024];
  gssize n;

  g_socket_set_blocking (self->socket, FALSE);
  test_wait (({
    while ((n = g_socket_receive (self->socket, buffer, sizeof buffer, NULL, NULL)) > 0)
      g_byte_array_append (self->bytes, (guint8 *) buffer, n);
    while (read_one (self))
      ;
    GPOINTER_TO_INT (g_hash_table_lookup (self->seqs, topic)) == seq;
  }));
}

/* A day in the life of a unit: many pictures of the moment, and between them what must be seen. */
static gint64
run_race (Fixture *fixture)
{
  const char *url = fixture->relay.url;
  int version = 0;

  for (int round = 0; round < 4; round++)
    {
      for (int i = 0; i < 10; i++, version++)
        test_take (url, test_large_status (version + 1, version * 100, round % 2 ? "INTERMEDIATE" : "LIVE", 100));
      test_take (url, test_schedule_update (version * 100, TEST_RACE, round % 2 ? "SCHEDULED_BREAK" : "RUNNING"));
      test_take (url, test_records (round + 1, version * 100, FALSE));
    }
  version++;
  test_take (url, test_noted (version, version * 100, "Invented"));
  version++;
  test_take (url, test_result (version, version * 100, "PROTESTED", "1001", "1002"));
  version++;
  test_take (url, test_result (version, version * 100, "OFFICIAL", "1001", "1002"));
  return version + 1; /* and the note */
}

static void
assert_same_topic (GantryDocuments *relay, GantryDocuments *seat, const char *topic)
{
  g_autoptr (GPtrArray) objects = gantry_documents_list_objects (relay, topic, NULL);

  g_assert_cmpuint (objects->len, >, 0);
  g_assert_cmpuint (gantry_documents_count_objects (seat, topic), ==, objects->len);
  g_assert_true (gantry_digest_equal (gantry_documents_get_digest (relay, topic), gantry_documents_get_digest (seat, topic)));
  for (guint i = 0; i < objects->len; i++)
    {
      GantryObject *object = g_ptr_array_index (objects, i);

      g_assert_cmpstr (gantry_object_get_body (gantry_documents_lookup (seat, topic, gantry_object_get_id (object))), ==,
                       gantry_object_get_body (object));
    }
}

/* The slow seat has in the end what the relay has, saw every step in its order, and cost a part of what was published. */
static void
test_conflated (Fixture *fixture, gconstpointer data)
{
  GSocket *slow = join_without_reading (fixture);
  GantryDocuments *relay = gantry_relay_get_documents (fixture->relay.relay);
  gint64 published, sent, conflated;
  gint64 seq = run_race (fixture);
  Reader reader;

  reader_init (&reader, slow);
  published = test_metric (fixture->relay.url, "gantry_history_bytes");
  g_assert_cmpint (test_metric (fixture->relay.url, "gantry_seats_behind"), ==, 1);
  read_all (&reader, TEST_TOPIC, seq);
  assert_same_topic (relay, reader.documents, TEST_TOPIC);
  g_assert_cmpstr (reader.steps->str, ==, "LIVE INTERMEDIATE LIVE INTERMEDIATE OFFICIAL Invented PROTESTED OFFICIAL ");
  sent = test_metric (fixture->relay.url, "gantry_sent_bytes_total");
  conflated = test_metric (fixture->relay.url, "gantry_conflated_frames_total");
  g_test_message ("%u puts sent, %u of them for several, %" G_GINT64_FORMAT " conflated; %" G_GINT64_FORMAT " of %"
                  G_GINT64_FORMAT " bytes", reader.puts, reader.merged, conflated, sent, published);
  g_assert_cmpint (reader.puts + conflated, ==, seq);
  g_assert_cmpint (conflated, >, 20);
  g_assert_cmpint (sent, <, published / 2);
  g_assert_cmpint (test_metric (fixture->relay.url, "gantry_seats_behind"), ==, 0);
  reader_clear (&reader);
  g_object_unref (slow);
}

/* Every topic for itself; the schedule's steps and the records are all there. */
static void
test_conflated_topics (Fixture *fixture, gconstpointer data)
{
  static const char event[] = "event/ATHM100M--------------------------";
  GSocket *slow = join_without_reading (fixture);
  GantryDocuments *relay = gantry_relay_get_documents (fixture->relay.relay);
  gint64 seq;
  Reader reader;

  send_frame (slow, "{\"t\":\"open\",\"topic\":\"schedule/ATH\"}");
  send_frame (slow, "{\"t\":\"open\",\"topic\":\"event/ATHM100M--------------------------\"}");
  test_wait (test_metric (fixture->relay.url, "gantry_topics_opened_total{outcome=\"snapshot\"}") == 3);
  seq = run_race (fixture);
  reader_init (&reader, slow);
  read_all (&reader, TEST_TOPIC, seq);
  read_all (&reader, event, 4);
  read_all (&reader, "schedule/ATH", 4);
  assert_same_topic (relay, reader.documents, TEST_TOPIC);
  assert_same_topic (relay, reader.documents, event);
  assert_same_topic (relay, reader.documents, "schedule/ATH");
  g_assert_nonnull (strstr (reader.steps->str, "SCHEDULED_BREAK"));
  reader_clear (&reader);
  g_object_unref (slow);
}

/* What is new must not wait for ever, also for a seat that takes something now and then. */
static void
test_late (Fixture *fixture, gconstpointer data)
{
  GSocket *slow = join_without_reading (fixture);

  for (int i = 1; i <= 20; i++)
    test_take (fixture->relay.url, test_large_result (i, i * 100, 100));
  test_wait (dismissed (fixture, "late") == 1);
  g_socket_close (slow, NULL);
  g_object_unref (slow);
  test_wait (test_metric (fixture->relay.url, "gantry_seats") == 0);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  return *(const gint64 *) a < *(const gint64 *) b ? -1 : 1;
}

/* µs from a message to the last of many seats. */
static void
measure (Fixture *fixture, TestSeat *seats, guint n_seats, int version, int n, const char *what)
{
  g_autofree gint64 *times = g_new (gint64, n);

  for (int i = 0; i < n; i++)
    {
      gint64 start = g_get_monotonic_time ();

      test_take (fixture->relay.url, test_large_result (version + i, (version + i) * 100, 8));
      for (guint j = 0; j < n_seats; j++)
        gantry_frame_free (test_seat_expect (&seats[j], GANTRY_FRAME_PUT, TEST_TOPIC));
      times[i] = g_get_monotonic_time () - start;
    }
  qsort (times, n, sizeof *times, compare_times);
  g_test_message ("%s: median %" G_GINT64_FORMAT " µs, p99 %" G_GINT64_FORMAT " µs", what, times[n / 2], times[n * 99 / 100]);
}

/* Fifty seats, and one that reads nothing: what it costs the others is told, not judged. */
static void
test_among_fifty (Fixture *fixture, gconstpointer data)
{
  TestSeat seats[50];
  GSocket *slow;

  for (guint i = 0; i < G_N_ELEMENTS (seats); i++)
    {
      test_seat_join (&seats[i], fixture->relay.url);
      test_seat_open (&seats[i], TEST_TOPIC);
      gantry_frame_free (test_seat_expect (&seats[i], GANTRY_FRAME_SNAP, TEST_TOPIC));
    }
  measure (fixture, seats, G_N_ELEMENTS (seats), 1, 40, "without a slow seat");
  slow = join_without_reading (fixture);
  measure (fixture, seats, G_N_ELEMENTS (seats), 101, 40, "with one that reads nothing");
  g_socket_close (slow, NULL);
  g_object_unref (slow);
  for (guint i = 0; i < G_N_ELEMENTS (seats); i++)
    test_seat_clear (&seats[i]);
}

static void
test_stall (Fixture *fixture, gconstpointer data)
{
  GSocket *slow = join_without_reading (fixture);

  for (int i = 1; i <= 20; i++)
    test_take (fixture->relay.url, test_large_result (i, i * 100, 100));
  test_wait (dismissed (fixture, "stalled") == 1);
  g_socket_close (slow, NULL);
  g_object_unref (slow);
  test_wait (test_metric (fixture->relay.url, "gantry_seats") == 0);
}

/* The kernel ends the connection before the relay has its turn: nobody can be told, but it is counted. */
static void
test_dead (Fixture *fixture, gconstpointer data)
{
  GSocket *slow = join_without_reading (fixture);

  for (int i = 1; i <= 20; i++)
    test_take (fixture->relay.url, test_large_result (i, i * 100, 100));
  test_wait (test_metric (fixture->relay.url, "gantry_seats") == 0);
  g_assert_cmpint (dismissed (fixture, "unconfirmed"), ==, 1);
  g_socket_close (slow, NULL);
  g_object_unref (slow);
}

/* Twenty slow seats for which 3 MB wait each cost no more memory than one. */
static void
test_memory (Fixture *fixture, gconstpointer data)
{
  GSocket *slow[20];
  gint64 before, after;

  for (guint i = 0; i < G_N_ELEMENTS (slow); i++)
    slow[i] = join_without_reading (fixture);
  for (int i = 1; i <= 20; i++)
    test_take (fixture->relay.url, test_large_result (i, i * 100, 500));
  before = resident ();
  for (int i = 21; i <= 70; i++)
    test_take (fixture->relay.url, test_large_result (i, i * 100, 500));
  after = resident ();
  g_test_message ("%" G_GINT64_FORMAT " kB more", after - before);
  g_assert_cmpint (test_metric (fixture->relay.url, "gantry_history_bytes"), >, 1000 * 1000);
#ifndef SANITIZED /* it keeps what was freed */
  g_assert_cmpint (after - before, <, 16 * 1024);
#endif
  for (guint i = 0; i < G_N_ELEMENTS (slow); i++)
    {
      g_socket_close (slow[i], NULL);
      g_object_unref (slow[i]);
    }
  test_wait (test_metric (fixture->relay.url, "gantry_seats") == 0);
}

#define add(path, kind, func) g_test_add ("/relay/slow/" path, Fixture, kind, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("behind", "behind", test_behind);
  add ("conflated", NULL, test_conflated);
  add ("conflated-topics", NULL, test_conflated_topics);
  add ("late", "late", test_late);
  add ("among-fifty", NULL, test_among_fifty);
  add ("history", "history", test_history);
  add ("stall", "stall", test_stall);
  add ("dead", "dead", test_dead);
  add ("memory", "memory", test_memory);
  return g_test_run ();
}
