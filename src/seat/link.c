/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/link-private.h"

#include "seat/upgrade.h"

#include <string.h>
#include <time.h>

#define N_(text) text /* said to people by whoever shows it */

#define RETRY_MIN_MS   250
#define RETRY_MAX_MS   5000
#define HELD_AFTER     G_USEC_PER_SEC      /* µs that a connection stands: the relay was there, not only its door */
#define LATE_BEATS     2                   /* after so many without a word there is an outage */
#define SILENCE_BEATS  6                   /* after so many periods without a frame the connection is given up */
#define SUSPECT_BEATS  2                   /* the same, when the network is another than it was */
#define SUSPECT_AFTER  G_USEC_PER_SEC      /* µs of connecting that are started over on another network */
#define SLEEP_NOTICED  G_USEC_PER_SEC      /* µs of the machine's sleep that no connection is trusted after */
#define CONNECT_LIMIT  (10 * G_USEC_PER_SEC) /* µs for a connection to come about */

enum
{
  CHANGE,
  TOPICS,
  WORD,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (GantryLink, gantry_link, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void start_connecting (GantryLink *self); /* the retry timer and it start each other */

gint64
gantry_link_get_now (GantryLink *self)
{
  return self->clock (self->clock_data);
}

static gint64
monotonic_clock (gpointer data)
{
  return g_get_monotonic_time ();
}

/* The one clock goes on while the machine sleeps, the other does not. */
static gint64
read_sleep (gpointer data)
{
  struct timespec boot, monotonic;

  if (clock_gettime (CLOCK_BOOTTIME, &boot) != 0 || clock_gettime (CLOCK_MONOTONIC, &monotonic) != 0)
    return 0;
  return (boot.tv_sec - monotonic.tv_sec) * G_USEC_PER_SEC + (boot.tv_nsec - monotonic.tv_nsec) / 1000;
}

void
gantry_link_send (GantryLink *self, const GantryFrame *frame)
{
  g_autoptr (GBytes) bytes = NULL;

  if (self->socket == NULL || soup_websocket_connection_get_state (self->socket) != SOUP_WEBSOCKET_STATE_OPEN)
    return;
  bytes = gantry_frame_encode (frame);
  soup_websocket_connection_send_message (self->socket, SOUP_WEBSOCKET_DATA_TEXT, bytes);
}

static void
lose_sequences (GantryLink *self)
{
  GHashTableIter iter;
  gpointer sequence;

  g_hash_table_iter_init (&iter, self->topics);
  while (g_hash_table_iter_next (&iter, NULL, &sequence))
    gantry_sequence_lose (sequence, gantry_link_get_now (self));
}

static gboolean
retry_cb (gpointer data)
{
  GantryLink *self = data;

  self->retry_id = 0;
  start_connecting (self);
  return G_SOURCE_REMOVE;
}

/* At once after the first loss, then up to a quarter of the time that the relay has been away: it is found soon after a short
 * absence, and not asked too often in a long one. By chance, so that all seats do not ask at the same moment. */
guint
gantry_link_choose_delay (guint attempts, gint64 away)
{
  gint64 longest = CLAMP (away / 4000, RETRY_MIN_MS, RETRY_MAX_MS);

  return attempts == 0 ? 0 : (guint) g_random_int_range (RETRY_MIN_MS, (int) longest + 1);
}

static void
drop_socket (GantryLink *self)
{
  if (self->socket != NULL)
    g_signal_handlers_disconnect_by_data (self->socket, self);
  g_clear_object (&self->socket);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* The connection is gone, or came to nothing. */
static void
lose (GantryLink *self, const char *why)
{
  gboolean was_up = self->state == GANTRY_LINK_UP;
  gint64 held = was_up ? gantry_link_get_now (self) - self->since : 0;

  if (was_up)
    self->losses++;
  g_free (self->why);
  self->why = g_strdup (why);
  if (was_up)
    gantry_link_note_loss (self, self->why);
  if (held > (gint64) RETRY_MAX_MS * 1000)
    self->attempts = 0; /* a relay that lets us go again and again is not asked at once every time */
  if (self->attempts == 0 || held > HELD_AFTER)
    self->down_since = gantry_link_get_now (self);
  self->delay = gantry_link_choose_delay (self->attempts, gantry_link_get_now (self) - self->down_since);
  g_debug ("%s: %s; again in %u ms", self->url, why, self->delay);
  drop_socket (self);
  gantry_work_clear (self->inbox);
  lose_sequences (self);
  self->state = GANTRY_LINK_WAITING;
  self->suspect = 0;
  self->since = gantry_link_get_now (self);
  self->attempts++;
  g_clear_handle_id (&self->retry_id, g_source_remove);
  self->retry_id = g_timeout_add (self->delay, retry_cb, self);
  g_signal_emit (self, signals[WORD], 0);
}

static void
part_cb (SoupWebsocketConnection *socket, gpointer data)
{
  g_object_unref (socket);
}

/* The socket lives on, without us, until the other end has the reason. */
static void
part (SoupWebsocketConnection *socket, gushort code, const char *reason)
{
  if (soup_websocket_connection_get_state (socket) != SOUP_WEBSOCKET_STATE_OPEN)
    return;
  g_signal_connect (g_object_ref (socket), "closed", G_CALLBACK (part_cb), NULL);
  soup_websocket_connection_close (socket, code, reason);
}

void
gantry_link_close_and_lose (GantryLink *self, gushort code, const char *why)
{
  g_autofree char *reason = g_strndup (why, 120); /* a close frame takes 123 bytes */
  const char *end;

  if (!g_utf8_validate (reason, -1, &end))
    *(char *) end = '\0';
  if (self->socket != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->socket, self);
      part (self->socket, code, reason);
    }
  lose (self, why);
}

GantrySequence *
gantry_link_find_sequence (GantryLink *self, const char *topic)
{
  return topic != NULL ? g_hash_table_lookup (self->topics, topic) : NULL;
}

void
gantry_link_emit_change (GantryLink *self, const GantryChange *change)
{
  g_signal_emit (self, signals[CHANGE], 0, change);
}

void
gantry_link_emit_topics (GantryLink *self, const GantryFrame *frame)
{
  g_signal_emit (self, signals[TOPICS], 0, frame);
}

void
gantry_link_emit_word (GantryLink *self)
{
  g_signal_emit (self, signals[WORD], 0);
}

static void
message_cb (SoupWebsocketConnection *socket, int type, GBytes *message, GantryLink *self)
{
  g_object_ref (self); /* whoever hears of it may let go of us */
  self->last_frame = gantry_link_get_now (self);
  self->suspect = 0;
  if (type == SOUP_WEBSOCKET_DATA_TEXT)
    gantry_link_inbox_take (self, message);
  else
    gantry_link_close_and_lose (self, GANTRY_LINK_CLOSE_PROTOCOL, N_("a binary message; frames are text"));
  g_object_unref (self);
}

static void
closed_cb (SoupWebsocketConnection *socket, GantryLink *self)
{
  g_object_ref (self);
  lose (self, N_("the relay closed the connection"));
  g_object_unref (self);
}

static void
greet (GantryLink *self)
{
  g_autoptr (GantryFrame) hello = gantry_frame_new (GANTRY_FRAME_HELLO);

  self->state = GANTRY_LINK_GREETING;
  self->since = gantry_link_get_now (self);
  soup_websocket_connection_set_max_incoming_payload_size (self->socket, GANTRY_STREAM_MAX_FROM_RELAY);
  g_signal_connect (self->socket, "message", G_CALLBACK (message_cb), self);
  g_signal_connect (self->socket, "closed", G_CALLBACK (closed_cb), self);
  hello->text = g_strdup ("gantry " GANTRY_VERSION);
  gantry_link_send (self, hello);
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GantryLink) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SoupWebsocketConnection) socket = gantry_upgrade_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->state != GANTRY_LINK_CONNECTING)
    return;
  g_clear_object (&self->cancellable);
  if (socket == NULL)
    {
      lose (self, error->message);
      return;
    }
  self->socket = g_steal_pointer (&socket);
  if (g_strcmp0 (soup_websocket_connection_get_protocol (self->socket), GANTRY_STREAM_PROTOCOL) != 0)
    gantry_link_close_and_lose (self, GANTRY_LINK_CLOSE_PROTOCOL, N_("the relay speaks another protocol"));
  else
    greet (self);
}

static void
start_connecting (GantryLink *self)
{
  self->state = GANTRY_LINK_CONNECTING;
  self->since = gantry_link_get_now (self);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gantry_upgrade_async (self->stream, GANTRY_STREAM_PROTOCOL, self->cancellable, connected_cb, g_object_ref (self));
}

static void
gantry_link_dispose (GObject *object)
{
  gantry_link_stop (GANTRY_LINK (object));
  G_OBJECT_CLASS (gantry_link_parent_class)->dispose (object);
}

static void
gantry_link_finalize (GObject *object)
{
  GantryLink *self = GANTRY_LINK (object);

  g_clear_pointer (&self->stream, g_uri_unref);
  g_clear_pointer (&self->sources, g_array_unref);
  gantry_work_free (self->inbox);
  g_hash_table_unref (self->topics);
  g_clear_object (&self->outage);
  g_clear_object (&self->ledger);
  g_free (self->why);
  g_free (self->relay);
  g_free (self->url);
  G_OBJECT_CLASS (gantry_link_parent_class)->finalize (object);
}

static void
gantry_link_class_init (GantryLinkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = gantry_link_dispose;
  object_class->finalize = gantry_link_finalize;

  signals[CHANGE] = g_signal_new ("change", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[TOPICS] = g_signal_new ("topics", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[WORD] = g_signal_new ("word", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gantry_link_init (GantryLink *self)
{
  self->inbox = gantry_link_inbox_new (self);
  self->why = g_strdup ("");
  self->topics = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) gantry_sequence_free);
  self->clock = monotonic_clock;
  self->sleep = read_sleep;
  self->slept = read_sleep (NULL);
  self->beat_ms = GANTRY_STREAM_BEAT;
}

/* "http://host:7350" → "ws://host:7350/stream" */
static GUri *
make_stream_uri (const char *url, GError **error)
{
  g_autoptr (GUri) base = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, error);
  g_autofree char *path = NULL;
  const char *scheme, *given;
  gboolean secure;

  if (base == NULL)
    return NULL;
  scheme = g_uri_get_scheme (base);
  secure = strcmp (scheme, "https") == 0 || strcmp (scheme, "wss") == 0;
  if ((!secure && strcmp (scheme, "http") != 0 && strcmp (scheme, "ws") != 0) || g_uri_get_host (base) == NULL ||
      *g_uri_get_host (base) == '\0')
    {
      g_set_error (error, G_URI_ERROR, G_URI_ERROR_BAD_SCHEME, "“%s” is not the address of a relay (http://host:port)", url);
      return NULL;
    }
  given = g_uri_get_path (base);
  path = g_strconcat (given, g_str_has_suffix (given, "/") ? "stream" : "/stream", NULL);
  return g_uri_build (SOUP_HTTP_URI_FLAGS, secure ? "wss" : "ws", g_uri_get_userinfo (base), g_uri_get_host (base),
                      g_uri_get_port (base), path, NULL, NULL);
}

GantryLink *
gantry_link_new (const char *url, GError **error)
{
  GUri *stream = make_stream_uri (url, error);
  GantryLink *self;

  if (stream == NULL)
    return NULL;
  self = g_object_new (GANTRY_TYPE_LINK, NULL);
  self->url = g_strdup (url);
  self->stream = stream;
  return self;
}

void
gantry_link_set_clock_func (GantryLink *self, GantryClockFunc func, gpointer data)
{
  self->clock = func;
  self->clock_data = data;
}

void
gantry_link_set_sleep_func (GantryLink *self, GantryClockFunc func, gpointer data)
{
  self->sleep = func;
  self->sleep_data = data;
  self->slept = func (data);
}

void
gantry_link_set_digest_func (GantryLink *self, GantryDigestFunc func, gpointer data)
{
  self->digest = func;
  self->digest_data = data;
}

void
gantry_link_set_ledger (GantryLink *self, GantryLedger *ledger)
{
  g_set_object (&self->ledger, ledger);
}

const char *
gantry_link_get_url (GantryLink *self)
{
  return self->url;
}

void
gantry_link_start (GantryLink *self)
{
  if (self->state != GANTRY_LINK_IDLE)
    return;
  self->down_since = gantry_link_get_now (self);
  start_connecting (self);
}

void
gantry_link_stop (GantryLink *self)
{
  if (self->socket != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->socket, self);
      part (self->socket, GANTRY_LINK_CLOSE_GOING, NULL);
    }
  drop_socket (self);
  gantry_work_clear (self->inbox);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  self->state = GANTRY_LINK_IDLE;
}

static gboolean
is_connecting (GantryLink *self)
{
  return self->state == GANTRY_LINK_CONNECTING || self->state == GANTRY_LINK_GREETING;
}

void
gantry_link_retry (GantryLink *self)
{
  gint64 now = gantry_link_get_now (self);

  self->attempts = 0;
  self->down_since = now;
  if (self->state == GANTRY_LINK_WAITING)
    {
      g_clear_handle_id (&self->retry_id, g_source_remove);
      start_connecting (self);
    }
  else if (is_connecting (self) && now - self->since > SUSPECT_AFTER)
    gantry_link_close_and_lose (self, GANTRY_LINK_CLOSE_GOING, N_("the network is another"));
  else if (self->state == GANTRY_LINK_UP && self->suspect == 0)
    self->suspect = now;
}

/* What we heard last is older than it looks, and the other end has given us up. */
static void
wake_up (GantryLink *self, gint64 slept)
{
  self->attempts = 0;
  if (self->last_word != 0)
    self->last_word = MAX (self->last_word - slept, 1);
  if (self->state == GANTRY_LINK_UP || is_connecting (self))
    gantry_link_close_and_lose (self, GANTRY_LINK_CLOSE_GOING, N_("the machine slept"));
  else
    gantry_link_retry (self);
}

void
gantry_link_check (GantryLink *self)
{
  gint64 now = gantry_link_get_now (self);
  gint64 silence = now - MAX (self->last_frame, self->since);
  gint64 beat = self->beat_ms * 1000;
  gint64 slept = self->sleep (self->sleep_data) - self->slept;

  self->slept += slept;
  if (slept > SLEEP_NOTICED)
    wake_up (self, slept);
  else if (self->state == GANTRY_LINK_UP && silence > SILENCE_BEATS * beat)
    gantry_link_close_and_lose (self, GANTRY_LINK_CLOSE_GOING, N_("nothing heard for too long"));
  else if (self->state == GANTRY_LINK_UP && self->suspect != 0 && now - self->suspect > SUSPECT_BEATS * beat)
    gantry_link_close_and_lose (self, GANTRY_LINK_CLOSE_GOING, N_("nothing heard since the network is another"));
  else if (is_connecting (self) && now - self->since > CONNECT_LIMIT)
    gantry_link_close_and_lose (self, GANTRY_LINK_CLOSE_GOING, N_("no answer"));
  else if (self->state == GANTRY_LINK_UP && now - self->last_word > LATE_BEATS * beat)
    gantry_link_note_loss (self, "");
}

void
gantry_link_open (GantryLink *self, const char *topic)
{
  GantrySequence *sequence;

  if (gantry_link_find_sequence (self, topic) != NULL)
    return;
  sequence = gantry_sequence_new (topic, gantry_link_get_now (self));
  g_hash_table_insert (self->topics, sequence->topic, sequence);
  if (self->state == GANTRY_LINK_UP)
    gantry_link_send_open (self, sequence);
}

void
gantry_link_close (GantryLink *self, const char *topic)
{
  g_autoptr (GantryFrame) frame = NULL;

  gantry_link_note_closed (self, topic);
  if (!g_hash_table_remove (self->topics, topic) || self->state != GANTRY_LINK_UP)
    return;
  frame = gantry_frame_new (GANTRY_FRAME_CLOSE);
  frame->topic = g_strdup (topic);
  gantry_link_send (self, frame);
}

void
gantry_link_reopen (GantryLink *self, const char *topic)
{
  GantrySequence *sequence = gantry_link_find_sequence (self, topic);

  if (sequence == NULL || self->state != GANTRY_LINK_UP || sequence->waiting)
    return;
  gantry_sequence_start_over (sequence);
  gantry_link_send_open (self, sequence);
}

guint
gantry_link_get_delay (GantryLink *self)
{
  return self->delay;
}

gboolean
gantry_link_is_up (GantryLink *self)
{
  return self->state == GANTRY_LINK_UP;
}

const char *
gantry_link_get_relay (GantryLink *self)
{
  return self->relay;
}

const char *
gantry_link_get_why (GantryLink *self)
{
  return self->why;
}

GantryOutage *
gantry_link_get_outage (GantryLink *self)
{
  return self->outage;
}

gint64
gantry_link_get_last_word (GantryLink *self)
{
  return self->last_word;
}

gint64
gantry_link_get_gap_since (GantryLink *self, const char *topic)
{
  GHashTableIter iter;
  gpointer value;
  gint64 since = 0;

  g_hash_table_iter_init (&iter, self->topics);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      GantrySequence *sequence = value;

      if (sequence->gap_since != 0 && (topic == NULL ? !sequence->denied : strcmp (sequence->topic, topic) == 0))
        since = since == 0 ? sequence->gap_since : MIN (since, sequence->gap_since);
    }
  return since;
}

gint64
gantry_link_get_beat (GantryLink *self)
{
  return self->beat_ms;
}

GArray *
gantry_link_get_sources (GantryLink *self)
{
  return self->sources;
}

void
gantry_link_get_counts (GantryLink *self, guint *losses, guint *holes, guint *lost_histories)
{
  *losses = self->losses;
  *holes = self->holes;
  *lost_histories = self->lost_histories;
}

void
gantry_link_get_mends (GantryLink *self, guint *mismatches, guint *mended)
{
  *mismatches = self->mismatches;
  *mended = self->mended;
}
