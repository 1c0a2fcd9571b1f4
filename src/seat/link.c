/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/link.h"

#include "seat/sequence.h"

#include <libsoup/soup.h>
#include <string.h>
#include <time.h>

#define RETRY_MIN_MS   250
#define RETRY_MAX_MS   5000
#define HELD_AFTER     G_USEC_PER_SEC      /* µs that a connection stands: the relay was there, not only its door */
#define SILENCE_BEATS  6                   /* after so many periods without a frame the connection is given up */
#define SUSPECT_BEATS  2                   /* the same, when the network is another than it was */
#define SUSPECT_AFTER  G_USEC_PER_SEC      /* µs of connecting that are started over on another network */
#define SLEEP_NOTICED  G_USEC_PER_SEC      /* µs of the machine's sleep that no connection is trusted after */
#define CONNECT_LIMIT  (10 * G_USEC_PER_SEC) /* µs for a connection to come about */
#define CLOSE_GOING    1000
#define CLOSE_PROTOCOL 1002

/* IDLE → CONNECTING → GREETING → UP; any loss → WAITING → CONNECTING */
typedef enum
{
  STATE_IDLE,
  STATE_CONNECTING,
  STATE_GREETING,
  STATE_UP,
  STATE_WAITING,
} State;

struct _GantryLink
{
  GObject parent_instance;

  char *url;
  GUri *stream;
  SoupSession *session;
  SoupWebsocketConnection *socket; /* (owned) (nullable) */
  GCancellable *cancellable;       /* (owned) (nullable): of the connection that is being made */
  GHashTable *topics;              /* name → GantrySequence */
  GArray *sources;                 /* (owned) (nullable) */
  GantryClockFunc clock;
  gpointer clock_data;
  GantryClockFunc sleep;
  gpointer sleep_data;
  GantryDigestFunc digest; /* (nullable) */
  gpointer digest_data;
  State state;
  guint attempts; /* since the last connection that held */
  guint retry_id;
  guint delay;    /* ms of the wait for the next try */
  gint64 since;   /* of the state, monotonic µs */
  gint64 down_since; /* when the last connection that held was lost */
  gint64 last_word;
  gint64 last_frame; /* of any kind */
  gint64 suspect; /* since when the network is another and nothing was heard; 0: not */
  gint64 slept;   /* as last seen */
  gint64 beat_ms;
  guint losses;
  guint holes;
  guint lost_histories;
  guint mismatches;
  guint mended;
};

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

static gint64
get_now (GantryLink *self)
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

static void
send_frame (GantryLink *self, const GantryFrame *frame)
{
  g_autoptr (GBytes) bytes = NULL;

  if (self->socket == NULL || soup_websocket_connection_get_state (self->socket) != SOUP_WEBSOCKET_STATE_OPEN)
    return;
  bytes = gantry_frame_encode (frame);
  soup_websocket_connection_send_message (self->socket, SOUP_WEBSOCKET_DATA_TEXT, bytes);
}

static void
send_open (GantryLink *self, GantrySequence *sequence)
{
  g_autoptr (GantryFrame) frame = gantry_sequence_open (sequence, get_now (self));

  send_frame (self, frame);
}

static void
note_hole (GantryLink *self, GantrySequence *sequence)
{
  self->holes++;
  g_debug ("%s: a hole in %s after %" G_GINT64_FORMAT, self->url, sequence->topic, sequence->seq);
  send_open (self, sequence);
}

static void
lose_sequences (GantryLink *self)
{
  GHashTableIter iter;
  gpointer sequence;

  g_hash_table_iter_init (&iter, self->topics);
  while (g_hash_table_iter_next (&iter, NULL, &sequence))
    gantry_sequence_lose (sequence, get_now (self));
}

static gboolean
retry_cb (gpointer data)
{
  GantryLink *self = data;

  self->retry_id = 0;
  start_connecting (self);
  return G_SOURCE_REMOVE;
}

/* At once after the first loss, then up to half as long again as the relay has been away: it is found soon after a short
 * absence, and not asked too often in a long one. By chance, so that all seats do not ask at the same moment. */
guint
gantry_link_choose_delay (guint attempts, gint64 away)
{
  gint64 longest = CLAMP (away / 2000, RETRY_MIN_MS, RETRY_MAX_MS);

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
  gboolean was_up = self->state == STATE_UP;
  gint64 held = was_up ? get_now (self) - self->since : 0;

  if (was_up)
    self->losses++;
  if (held > (gint64) RETRY_MAX_MS * 1000)
    self->attempts = 0; /* a relay that lets us go again and again is not asked at once every time */
  if (self->attempts == 0 || held > HELD_AFTER)
    self->down_since = get_now (self);
  self->delay = gantry_link_choose_delay (self->attempts, get_now (self) - self->down_since);
  g_debug ("%s: %s; again in %u ms", self->url, why, self->delay);
  drop_socket (self);
  lose_sequences (self);
  self->state = STATE_WAITING;
  self->suspect = 0;
  self->since = get_now (self);
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

static void
close_and_lose (GantryLink *self, gushort code, const char *why)
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

static GantrySequence *
find_sequence (GantryLink *self, const char *topic)
{
  return topic != NULL ? g_hash_table_lookup (self->topics, topic) : NULL;
}

static void
emit_changes (GantryLink *self, const GantryFrame *frame)
{
  for (guint i = 0; frame->changes != NULL && i < frame->changes->len; i++)
    g_signal_emit (self, signals[CHANGE], 0, g_ptr_array_index (frame->changes, i));
}

static void
take_welcome (GantryLink *self, const GantryFrame *frame)
{
  g_autoptr (GantryFrame) list = gantry_frame_new (GANTRY_FRAME_LIST);
  GHashTableIter iter;
  gpointer sequence;

  if (self->state == STATE_UP)
    return;
  self->state = STATE_UP;
  self->since = get_now (self);
  self->last_word = self->since;
  self->beat_ms = CLAMP (frame->beat, 100, 60000);
  send_frame (self, list);
  g_hash_table_iter_init (&iter, self->topics);
  while (g_hash_table_iter_next (&iter, NULL, &sequence))
    send_open (self, sequence);
  g_signal_emit (self, signals[WORD], 0);
}

static void
take_opened (GantryLink *self, const GantryFrame *frame)
{
  GantrySequence *sequence = find_sequence (self, frame->topic);

  if (sequence == NULL || !sequence->waiting)
    return;
  if (frame->outcome == GANTRY_OUTCOME_HISTORY_LOST)
    self->lost_histories++;
  else if (frame->outcome == GANTRY_OUTCOME_DENIED)
    g_message ("%s: %s is denied: %s", self->url, sequence->topic, frame->text != NULL ? frame->text : "");
  gantry_sequence_take_opened (sequence, frame);
}

static void
take_snap (GantryLink *self, const GantryFrame *frame)
{
  GantrySequence *sequence = find_sequence (self, frame->topic);

  if (sequence == NULL)
    return;
  gantry_sequence_take_snap (sequence, frame);
  emit_changes (self, frame);
}

static void
take_put (GantryLink *self, const GantryFrame *frame)
{
  GantrySequence *sequence = find_sequence (self, frame->topic);
  GantryStep step = sequence != NULL ? gantry_sequence_take_put (sequence, frame) : GANTRY_STEP_IGNORE;

  if (step == GANTRY_STEP_TAKE)
    emit_changes (self, frame);
  else if (step == GANTRY_STEP_HOLE)
    note_hole (self, sequence);
}

static void
take_beat (GantryLink *self, const GantryFrame *frame)
{
  self->last_word = get_now (self);
  for (guint i = 0; frame->topics != NULL && i < frame->topics->len; i++)
    {
      const GantryTopicInfo *info = &g_array_index (frame->topics, GantryTopicInfo, i);
      GantrySequence *sequence = find_sequence (self, info->topic);

      if (sequence != NULL && !gantry_sequence_take_beat (sequence, info->seq))
        note_hole (self, sequence);
    }
  g_clear_pointer (&self->sources, g_array_unref);
  self->sources = frame->sources != NULL ? g_array_ref (frame->sources) : NULL;
  g_signal_emit (self, signals[WORD], 0);
}

static void
compare_digest (GantryLink *self, GantrySequence *sequence, GantryDigest digest)
{
  GantryDigest held;
  guint lines = self->digest (sequence->topic, &held, self->digest_data);
  GantryMatch match = gantry_sequence_take_digest (sequence, gantry_digest_equal (digest, held), lines == 1);

  if (match == GANTRY_MATCH_MISMATCH)
    {
      self->mismatches++;
      g_message ("%s: %s is not what the relay has, though nothing was missing; it is taken anew", self->url, sequence->topic);
    }
  if (match == GANTRY_MATCH_MENDED)
    self->mended++;
  else if (match != GANTRY_MATCH_NONE)
    send_open (self, sequence);
}

static void
take_digest (GantryLink *self, const GantryFrame *frame)
{
  for (guint i = 0; self->digest != NULL && i < frame->topics->len; i++)
    {
      const GantryTopicInfo *info = &g_array_index (frame->topics, GantryTopicInfo, i);
      GantrySequence *sequence = find_sequence (self, info->topic);

      if (sequence != NULL && gantry_sequence_can_compare (sequence, info->seq))
        compare_digest (self, sequence, info->digest);
    }
}

static void
take_frame (GantryLink *self, const GantryFrame *frame)
{
  self->last_frame = get_now (self);
  self->suspect = 0;
  if (frame->type == GANTRY_FRAME_WELCOME)
    take_welcome (self, frame);
  else if (self->state != STATE_UP && frame->type != GANTRY_FRAME_BYE && frame->type != GANTRY_FRAME_UNKNOWN)
    close_and_lose (self, CLOSE_PROTOCOL, "the first frame of a relay must be a welcome");
  else if (frame->type == GANTRY_FRAME_TOPICS)
    g_signal_emit (self, signals[TOPICS], 0, frame);
  else if (frame->type == GANTRY_FRAME_OPENED)
    take_opened (self, frame);
  else if (frame->type == GANTRY_FRAME_SNAP)
    take_snap (self, frame);
  else if (frame->type == GANTRY_FRAME_PUT)
    take_put (self, frame);
  else if (frame->type == GANTRY_FRAME_BEAT)
    take_beat (self, frame);
  else if (frame->type == GANTRY_FRAME_DIGEST)
    take_digest (self, frame);
  else if (frame->type == GANTRY_FRAME_BYE)
    close_and_lose (self, CLOSE_GOING, frame->text != NULL && *frame->text != '\0' ? frame->text : "bye");
}

static void
message_cb (SoupWebsocketConnection *socket, int type, GBytes *message, GantryLink *self)
{
  g_autoptr (GantryFrame) frame = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (message, &length);

  g_object_ref (self); /* whoever hears of it may let go of us */
  if (type == SOUP_WEBSOCKET_DATA_TEXT)
    frame = gantry_frame_decode (text != NULL ? text : "", length, GANTRY_STREAM_MAX_FROM_RELAY, &error);
  if (frame != NULL)
    take_frame (self, frame);
  else
    close_and_lose (self, CLOSE_PROTOCOL, error != NULL ? error->message : "a binary message; frames are text");
  g_object_unref (self);
}

static void
closed_cb (SoupWebsocketConnection *socket, GantryLink *self)
{
  g_object_ref (self);
  lose (self, "the relay closed the connection");
  g_object_unref (self);
}

static void
greet (GantryLink *self)
{
  g_autoptr (GantryFrame) hello = gantry_frame_new (GANTRY_FRAME_HELLO);

  self->state = STATE_GREETING;
  self->since = get_now (self);
  soup_websocket_connection_set_max_incoming_payload_size (self->socket, GANTRY_STREAM_MAX_FROM_RELAY);
  g_signal_connect (self->socket, "message", G_CALLBACK (message_cb), self);
  g_signal_connect (self->socket, "closed", G_CALLBACK (closed_cb), self);
  hello->text = g_strdup ("gantry " GANTRY_VERSION);
  send_frame (self, hello);
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GantryLink) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SoupWebsocketConnection) socket =
    soup_session_websocket_connect_finish (SOUP_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->state != STATE_CONNECTING)
    return;
  g_clear_object (&self->cancellable);
  if (socket == NULL)
    {
      lose (self, error->message);
      return;
    }
  self->socket = g_steal_pointer (&socket);
  if (g_strcmp0 (soup_websocket_connection_get_protocol (self->socket), GANTRY_STREAM_PROTOCOL) != 0)
    close_and_lose (self, CLOSE_PROTOCOL, "the relay does not speak " GANTRY_STREAM_PROTOCOL);
  else
    greet (self);
}

static void
start_connecting (GantryLink *self)
{
  g_autoptr (SoupMessage) message = soup_message_new_from_uri (SOUP_METHOD_GET, self->stream);
  char *protocols[] = { (char *) GANTRY_STREAM_PROTOCOL, NULL };

  self->state = STATE_CONNECTING;
  self->since = get_now (self);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  soup_session_websocket_connect_async (self->session, message, NULL, protocols, G_PRIORITY_DEFAULT, self->cancellable,
                                        connected_cb, g_object_ref (self));
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

  g_clear_object (&self->session);
  g_clear_pointer (&self->stream, g_uri_unref);
  g_clear_pointer (&self->sources, g_array_unref);
  g_hash_table_unref (self->topics);
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
  self->session = soup_session_new ();
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

const char *
gantry_link_get_url (GantryLink *self)
{
  return self->url;
}

void
gantry_link_start (GantryLink *self)
{
  if (self->state != STATE_IDLE)
    return;
  self->down_since = get_now (self);
  start_connecting (self);
}

void
gantry_link_stop (GantryLink *self)
{
  if (self->socket != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->socket, self);
      part (self->socket, CLOSE_GOING, NULL);
    }
  drop_socket (self);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  self->state = STATE_IDLE;
}

static gboolean
is_connecting (GantryLink *self)
{
  return self->state == STATE_CONNECTING || self->state == STATE_GREETING;
}

void
gantry_link_retry (GantryLink *self)
{
  gint64 now = get_now (self);

  self->attempts = 0;
  self->down_since = now;
  if (self->state == STATE_WAITING)
    {
      g_clear_handle_id (&self->retry_id, g_source_remove);
      start_connecting (self);
    }
  else if (is_connecting (self) && now - self->since > SUSPECT_AFTER)
    close_and_lose (self, CLOSE_GOING, "the network is another");
  else if (self->state == STATE_UP && self->suspect == 0)
    self->suspect = now;
}

/* What we heard last is older than it looks, and the other end has given us up. */
static void
wake_up (GantryLink *self, gint64 slept)
{
  self->attempts = 0;
  if (self->last_word != 0)
    self->last_word = MAX (self->last_word - slept, 1);
  if (self->state == STATE_UP || is_connecting (self))
    close_and_lose (self, CLOSE_GOING, "the machine slept");
  else
    gantry_link_retry (self);
}

void
gantry_link_check (GantryLink *self)
{
  gint64 now = get_now (self);
  gint64 silence = now - MAX (self->last_frame, self->since);
  gint64 beat = self->beat_ms * 1000;
  gint64 slept = self->sleep (self->sleep_data) - self->slept;

  self->slept += slept;
  if (slept > SLEEP_NOTICED)
    wake_up (self, slept);
  else if (self->state == STATE_UP && silence > SILENCE_BEATS * beat)
    close_and_lose (self, CLOSE_GOING, "nothing heard for too long");
  else if (self->state == STATE_UP && self->suspect != 0 && now - self->suspect > SUSPECT_BEATS * beat)
    close_and_lose (self, CLOSE_GOING, "nothing heard since the network is another");
  else if (is_connecting (self) && now - self->since > CONNECT_LIMIT)
    close_and_lose (self, CLOSE_GOING, "no answer");
}

void
gantry_link_open (GantryLink *self, const char *topic)
{
  GantrySequence *sequence;

  if (find_sequence (self, topic) != NULL)
    return;
  sequence = gantry_sequence_new (topic, get_now (self));
  g_hash_table_insert (self->topics, sequence->topic, sequence);
  if (self->state == STATE_UP)
    send_open (self, sequence);
}

void
gantry_link_close (GantryLink *self, const char *topic)
{
  g_autoptr (GantryFrame) frame = NULL;

  if (!g_hash_table_remove (self->topics, topic) || self->state != STATE_UP)
    return;
  frame = gantry_frame_new (GANTRY_FRAME_CLOSE);
  frame->topic = g_strdup (topic);
  send_frame (self, frame);
}

void
gantry_link_reopen (GantryLink *self, const char *topic)
{
  GantrySequence *sequence = find_sequence (self, topic);

  if (sequence == NULL || self->state != STATE_UP || sequence->waiting)
    return;
  gantry_sequence_start_over (sequence);
  send_open (self, sequence);
}

guint
gantry_link_get_delay (GantryLink *self)
{
  return self->delay;
}

gboolean
gantry_link_is_up (GantryLink *self)
{
  return self->state == STATE_UP;
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
