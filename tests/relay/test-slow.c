/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

#include "helper.h"
#include "relay/relay.h"

/* Seats that do not read: let go with a reason, at a bounded cost, and nobody else notices. */

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
  fixture->relay.options->limits.behind = g_strcmp0 (data, "behind") == 0 ? 100 * 1000 : G_MAXSIZE;
  fixture->relay.options->limits.history = g_strcmp0 (data, "history") == 0 ? 500 * 1000 : 64 * 1024 * 1024;
  fixture->relay.options->limits.stall = g_strcmp0 (data, "stall") == 0 ? 200 : 60 * 1000;
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

/* Puts of some 40 kB each, until the slow seats are gone. Another seat gets every one of them. */
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
      test_take (fixture->relay.url, test_large_result (seq, seq * 100, 100));
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
#ifndef __SANITIZE_ADDRESS__ /* it keeps what was freed */
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
  add ("history", "history", test_history);
  add ("stall", "stall", test_stall);
  add ("memory", "memory", test_memory);
  return g_test_run ();
}
