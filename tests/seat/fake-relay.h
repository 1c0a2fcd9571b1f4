/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

/* A relay that says what the test tells it to. JSON is written with ' for ". */
typedef struct
{
  SoupServer *server;
  char *url;
  SoupWebsocketConnection *socket; /* the newest, (nullable) */
  GPtrArray *heard;                /* of char: frames of the newest connection */
  guint connections;
  gushort close_code;  /* of the last connection that the seat closed */
  char *close_reason;
  gboolean mute;       /* no welcome */
} FakeRelay;

FakeRelay *fake_relay_new   (const char *protocol); /* NULL: gantry.v1 */
void       fake_relay_free  (FakeRelay *relay);
void       fake_relay_say   (FakeRelay *relay, const char *format, ...) G_GNUC_PRINTF (2, 3);
void       fake_relay_say_bytes (FakeRelay *relay, SoupWebsocketDataType type, const char *data, gsize length);
/* Bytes as they are, past the protocol. */
void       fake_relay_say_raw (FakeRelay *relay, const char *data, gsize length);
/* Cuts the line without a word. */
void       fake_relay_cut   (FakeRelay *relay);
/* TRUE when the newest connection has heard a frame with all of the texts, NULL-terminated. */
gboolean   fake_relay_heard (FakeRelay *relay, ...) G_GNUC_NULL_TERMINATED;
void       fake_relay_forget (FakeRelay *relay); /* what was heard */

/* Runs the main loop until the condition holds; ends the test when that takes more than ten seconds. */
#define wait_for(condition) \
  G_STMT_START \
    { \
      gint64 end_ = g_get_monotonic_time () + 10 * G_USEC_PER_SEC; \
      guint wake_ = g_timeout_add (20, fake_relay_wake, NULL); \
      while (!(condition) && g_get_monotonic_time () < end_) \
        g_main_context_iteration (NULL, TRUE); \
      g_source_remove (wake_); \
      g_assert_true (condition); \
    } \
  G_STMT_END

gboolean   fake_relay_wake  (gpointer data);
