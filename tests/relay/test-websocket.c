/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>
#include <sys/socket.h>

#include "helper.h"
#include "relay/websocket.h"

/* The relay's end of a WebSocket against a peer that writes what it likes: bytes over a pair of sockets. */

#define MAX_MESSAGE 1000

typedef struct
{
  GantryWebsocket *websocket;
  GSocket *peer;
  GString *messages; /* each with a line end */
  GantryWebsocketCode broken;
  char *why;
  guint ready;
  gboolean closed;
} Fixture;

static void
message_cb (const char *text, gsize length, gpointer data)
{
  Fixture *fixture = data;

  g_string_append_len (fixture->messages, text, length);
  g_string_append_c (fixture->messages, '\n');
}

static void
ready_cb (gpointer data)
{
  ((Fixture *) data)->ready++;
}

static void
broken_cb (GantryWebsocketCode code, const char *why, gpointer data)
{
  Fixture *fixture = data;

  g_assert_cmpint (fixture->broken, ==, 0);
  fixture->broken = code;
  fixture->why = g_strdup (why);
}

static void
closed_cb (gpointer data)
{
  g_assert_false (((Fixture *) data)->closed);
  ((Fixture *) data)->closed = TRUE;
}

static const GantryWebsocketEvents events = { message_cb, ready_cb, broken_cb, closed_cb };

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GSocket) own = NULL;
  int pair[2];

  g_assert_cmpint (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair), ==, 0);
  own = g_socket_new_from_fd (pair[0], NULL);
  fixture->peer = g_socket_new_from_fd (pair[1], NULL);
  g_socket_set_blocking (fixture->peer, FALSE);
  connection = g_socket_connection_factory_create_connection (own);
  fixture->messages = g_string_new (NULL);
  fixture->websocket = gantry_websocket_new (G_IO_STREAM (connection), own, MAX_MESSAGE, &events, fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->websocket);
  g_clear_object (&fixture->peer);
  g_string_free (fixture->messages, TRUE);
  g_clear_pointer (&fixture->why, g_free);
}

static void
write_bytes (Fixture *fixture, const void *bytes, gsize size)
{
  for (gsize sent = 0; sent < size;)
    {
      gssize n = g_socket_send (fixture->peer, (const char *) bytes + sent, size - sent, NULL, NULL);

      sent += MAX (n, 0);
      test_turn ();
    }
}

/* A frame as a client sends it: masked. */
static void
write_frame (Fixture *fixture, guint8 first, const char *payload, gsize size)
{
  static const guint8 mask[] = { 0x12, 0x34, 0x56, 0x78 };
  g_autoptr (GByteArray) frame = g_byte_array_new ();
  guint8 head[4] = { first, 0x80 | (size < 126 ? size : 126), size >> 8, size & 0xff };

  g_byte_array_append (frame, head, size < 126 ? 2 : 4);
  g_byte_array_append (frame, mask, 4);
  for (gsize i = 0; i < size; i++)
    {
      guint8 byte = payload[i] ^ mask[i % 4];

      g_byte_array_append (frame, &byte, 1);
    }
  write_bytes (fixture, frame->data, frame->len);
}

static void
write_text (Fixture *fixture, guint8 first, const char *text)
{
  write_frame (fixture, first, text, strlen (text));
}

/* Waits for so many bytes from the relay's end. (transfer full) */
static guint8 *
read_bytes (Fixture *fixture, gsize size)
{
  guint8 *bytes = g_malloc (size + 1);

  for (gsize got = 0; got < size;)
    {
      gssize n = 0;

      test_wait ((n = g_socket_receive (fixture->peer, (char *) bytes + got, size - got, NULL, NULL)) > 0);
      got += n;
    }
  bytes[size] = '\0';
  return bytes;
}

static void
assert_reads (Fixture *fixture, const void *expected, gsize size)
{
  g_autofree guint8 *bytes = read_bytes (fixture, size);

  g_assert_cmpmem (bytes, size, expected, size);
}

static void
test_messages (Fixture *fixture, gconstpointer data)
{
  g_autofree char *full = g_strnfill (MAX_MESSAGE, 'x');

  write_text (fixture, 0x81, "one");
  write_text (fixture, 0x81, "");
  write_text (fixture, 0x81, "three");
  test_wait (strcmp (fixture->messages->str, "one\n\nthree\n") == 0);
  g_string_truncate (fixture->messages, 0);
  write_text (fixture, 0x81, full);
  test_wait (fixture->messages->len == MAX_MESSAGE + 1);
  g_assert_cmpint (fixture->broken, ==, 0);
}

static void
test_fragments (Fixture *fixture, gconstpointer data)
{
  write_text (fixture, 0x01, "on");
  write_text (fixture, 0x89, "ping in between");
  write_text (fixture, 0x00, "");
  write_text (fixture, 0x80, "e");
  write_text (fixture, 0x81, "two");
  test_wait (strcmp (fixture->messages->str, "one\ntwo\n") == 0);
  assert_reads (fixture, "\x8a\x0fping in between", 17);
}

/* Byte after byte. */
static void
test_slowly (Fixture *fixture, gconstpointer data)
{
  static const guint8 frame[] = { 0x81, 0x82, 1, 2, 3, 4, 'h' ^ 1, 'i' ^ 2, 0x8a, 0x80, 0, 0, 0, 0 };

  for (gsize i = 0; i < sizeof frame; i++)
    {
      g_assert_cmpuint (fixture->messages->len, ==, i < 8 ? 0 : 3);
      write_bytes (fixture, frame + i, 1);
    }
  test_wait (strcmp (fixture->messages->str, "hi\n") == 0);
}

static void
test_broken (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *bytes;
    gsize size;
    GantryWebsocketCode code;
  } tries[] = {
    { "\x81\x02hi", 4, GANTRY_WEBSOCKET_PROTOCOL_ERROR },                 /* not masked */
    { "\xc1\x80\0\0\0\0", 6, GANTRY_WEBSOCKET_PROTOCOL_ERROR },           /* reserved bit */
    { "\x83\x80\0\0\0\0", 6, GANTRY_WEBSOCKET_PROTOCOL_ERROR },           /* unknown type */
    { "\x8b\x80\0\0\0\0", 6, GANTRY_WEBSOCKET_PROTOCOL_ERROR },           /* unknown control */
    { "\x80\x80\0\0\0\0", 6, GANTRY_WEBSOCKET_PROTOCOL_ERROR },           /* continues nothing */
    { "\x01\x80\0\0\0\0\x81\x80\0\0\0\0", 12, GANTRY_WEBSOCKET_PROTOCOL_ERROR }, /* a message in a message */
    { "\x09\x80\0\0\0\0", 6, GANTRY_WEBSOCKET_PROTOCOL_ERROR },           /* ping in parts */
    { "\x89\xfe\x01\x00\0\0\0\0", 8, GANTRY_WEBSOCKET_PROTOCOL_ERROR },   /* long ping */
    { "\x82\x80\0\0\0\0", 6, GANTRY_WEBSOCKET_UNSUPPORTED },              /* binary */
    { "\x81\xfe\x03\xe9\0\0\0\0", 8, GANTRY_WEBSOCKET_TOO_BIG },          /* one byte more */
    { "\x81\xff\0\0\0\0\x80\0\0\0\0\0\0\0", 14, GANTRY_WEBSOCKET_TOO_BIG },
    { "\x81\xff\xff\xff\xff\xff\xff\xff\xff\xff\0\0\0\0", 14, GANTRY_WEBSOCKET_TOO_BIG },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      Fixture own = { NULL };

      set_up (&own, NULL);
      write_text (&own, 0x81, "before");
      write_bytes (&own, tries[i].bytes, tries[i].size);
      test_wait (own.broken != 0);
      g_assert_cmpint (own.broken, ==, tries[i].code);
      g_assert_nonnull (own.why);
      g_assert_cmpstr (own.messages->str, ==, "before\n");
      write_text (&own, 0x81, "after"); /* not understood any more */
      gantry_websocket_close (own.websocket, own.broken, NULL);
      g_socket_close (own.peer, NULL);
      test_wait (own.closed);
      g_assert_cmpstr (own.messages->str, ==, "before\n");
      tear_down (&own, NULL);
    }
}

/* Fragments are bounded as a whole. */
static void
test_many_fragments (Fixture *fixture, gconstpointer data)
{
  g_autofree char *part = g_strnfill (100, 'x');

  write_text (fixture, 0x01, part);
  for (guint i = 0; i < 9; i++)
    write_text (fixture, 0x00, part);
  g_assert_cmpint (fixture->broken, ==, 0);
  write_text (fixture, 0x00, "x");
  test_wait (fixture->broken == GANTRY_WEBSOCKET_TOO_BIG);
  g_assert_cmpuint (fixture->messages->len, ==, 0);
}

static GBytes *
pack (gsize size)
{
  g_autofree char *text = g_strnfill (size, 'x');
  g_autoptr (GBytes) payload = g_bytes_new (text, size);

  return gantry_websocket_pack (payload);
}

static void
test_send (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    gsize size;
    const char *head;
    gsize head_size;
  } tries[] = {
    { 0, "\x81\x00", 2 },          { 125, "\x81\x7d", 2 },
    { 126, "\x81\x7e\x00\x7e", 4 }, { 65535, "\x81\x7e\xff\xff", 4 },
    { 65536, "\x81\x7f\0\0\0\0\0\x01\0\0", 10 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      g_autoptr (GBytes) wire = pack (tries[i].size);
      g_autofree guint8 *got = NULL;

      test_wait (gantry_websocket_can_send (fixture->websocket));
      gantry_websocket_send (fixture->websocket, wire);
      assert_reads (fixture, tries[i].head, tries[i].head_size);
      got = read_bytes (fixture, tries[i].size);
      g_assert_cmpuint (strspn ((char *) got, "x"), ==, tries[i].size);
    }
}

/* A peer that does not read takes one frame; the owner hears when there is room again. */
static void
test_full (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) wire = pack (8 * 1024 * 1024);
  g_autofree guint8 *got = NULL;
  g_autofree guint8 *pong = NULL;

  gantry_websocket_send (fixture->websocket, wire);
  g_assert_false (gantry_websocket_can_send (fixture->websocket));
  write_text (fixture, 0x89, "a");
  write_text (fixture, 0x89, "b"); /* its answer comes between frames, and only the last one's */
  test_turn ();
  g_assert_cmpuint (fixture->ready, ==, 0);
  got = read_bytes (fixture, g_bytes_get_size (wire));
  test_wait (gantry_websocket_can_send (fixture->websocket));
  test_wait (fixture->ready == 1);
  pong = read_bytes (fixture, 3);
  g_assert_cmpmem (pong, 3, "\x8a\x01" "b", 3);
}

static void
test_close_by_us (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) last = pack (3);

  gantry_websocket_close (fixture->websocket, GANTRY_WEBSOCKET_POLICY, last);
  gantry_websocket_close (fixture->websocket, GANTRY_WEBSOCKET_NORMAL, NULL);
  g_assert_false (gantry_websocket_can_send (fixture->websocket));
  assert_reads (fixture, "\x81\x03xxx\x88\x02\x03\xf0", 9);
  write_text (fixture, 0x81, "too late");
  g_assert_false (fixture->closed);
  write_frame (fixture, 0x88, "\x03\xf0", 2);
  test_wait (fixture->closed);
  g_assert_cmpuint (fixture->messages->len, ==, 0);
}

static void
test_close_by_peer (Fixture *fixture, gconstpointer data)
{
  write_frame (fixture, 0x88, "\x03\xe9", 2);
  assert_reads (fixture, "\x88\x02\x03\xe9", 4);
  test_wait (fixture->closed);
}

static void
test_cut (Fixture *fixture, gconstpointer data)
{
  write_bytes (fixture, "\x81\x85", 2);
  g_socket_close (fixture->peer, NULL);
  test_wait (fixture->closed);
  g_assert_cmpint (fixture->broken, ==, 0);
}

/* Noise never does more than break the connection. */
static void
test_noise (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 200; i++)
    {
      Fixture own = { NULL };
      guint8 noise[300];

      set_up (&own, NULL);
      for (gsize j = 0; j < sizeof noise; j++)
        noise[j] = g_test_rand_int_range (0, 256);
      g_socket_send (own.peer, (char *) noise, sizeof noise, NULL, NULL);
      test_turn ();
      g_socket_close (own.peer, NULL);
      test_wait (own.closed);
      tear_down (&own, NULL);
    }
}

#define add(path, func) g_test_add ("/relay/websocket/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("messages", test_messages);
  add ("fragments", test_fragments);
  add ("slowly", test_slowly);
  add ("broken", test_broken);
  add ("many-fragments", test_many_fragments);
  add ("send", test_send);
  add ("full", test_full);
  add ("close-by-us", test_close_by_us);
  add ("close-by-peer", test_close_by_peer);
  add ("cut", test_cut);
  add ("noise", test_noise);
  return g_test_run ();
}
