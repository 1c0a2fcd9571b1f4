/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-relay"

#include "config.h"

#include "relay/hub-private.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>

#define N_(text) text /* said to people by the seat that gets it, in their language */

#define MAX_ANSWERS 64    /* refusals that may wait for a seat that asks and does not read */
#define MERGE_AT_ONCE (1024 * 1024) /* bytes of puts made one: a moment's work */

/* A frame of this seat alone, on its way out. */
typedef struct
{
  GantryFrameType type;
  GBytes *wire;
} Answer;

struct _GantryFollower
{
  GantryHub *hub;
  GantryWebsocket *socket;
  GHashTable *subscriptions; /* topic's name → GantrySubscription (owned) */
  GQueue answers;            /* of Answer: first to go */
  GQueue work;               /* of GantrySubscription (not owned): have something to send */
  gsize behind;              /* bytes of live puts that wait ... */
  gsize behind_lasting;      /* ... of them those that last */
  gboolean slow;             /* has fallen behind and not caught up since */
  gint64 since;              /* of the connection, monotonic ms */
  guint listed;              /* topics that it was told of */
  gboolean greeted;
  gboolean list_due;
  gboolean listing; /* wants to know of new ones */
  gboolean beat_due;
  gboolean digest_due;
  guint beats;               /* since the last digest */
  gboolean leaving;
};

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_bytes_unref (answer->wire);
  g_free (answer);
}

static void
take_answer (GantryFollower *self, GantryFrameType type, GBytes *wire)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->type = type;
  answer->wire = wire;
  g_queue_push_tail (&self->answers, answer);
}

static void
add_answer (GantryFollower *self, const GantryFrame *frame)
{
  take_answer (self, frame->type, gantry_hub_pack (frame));
}

static void
forgive (GantrySubscription *subscription)
{
  GantryFollower *self = subscription->follower;

  self->behind -= subscription->owed;
  self->behind_lasting -= subscription->owed_lasting;
  subscription->owed = 0;
  subscription->owed_lasting = 0;
}

static void
set_slow (GantryFollower *self, gboolean slow)
{
  if (self->slow == slow)
    return;
  self->slow = slow;
  self->hub->behind += slow ? 1 : -1;
  gantry_metrics_set (self->hub->metrics, GANTRY_METRIC_SEATS_BEHIND, self->hub->behind);
}

static void
enqueue (GantrySubscription *subscription)
{
  if (!subscription->waiting)
    g_queue_push_tail (&subscription->follower->work, subscription);
  subscription->waiting = TRUE;
}

static void
subscription_free (gpointer data)
{
  GantrySubscription *subscription = data;
  GantryFollower *self = subscription->follower;

  forgive (subscription);
  if (subscription->waiting)
    g_queue_remove (&self->work, subscription);
  g_ptr_array_remove_fast (subscription->topic->subscriptions, subscription);
  gantry_hub_leave_topic (self->hub, subscription->topic);
  g_free (subscription);
}

static void
welcome (GantryFollower *self)
{
  g_autoptr (GantryFrame) frame = gantry_frame_new (GANTRY_FRAME_WELCOME);

  frame->text = g_strdup (self->hub->id);
  frame->version = g_strdup (GANTRY_VERSION);
  frame->time = gantry_clock_wall (self->hub->clock);
  frame->beat = self->hub->limits->beat;
  frame->digest = self->hub->limits->digest;
  add_answer (self, frame);
}

static GBytes *
make_beat (GantryFollower *self)
{
  g_autoptr (GantryFrame) frame = gantry_frame_new (GANTRY_FRAME_BEAT);
  GHashTableIter iter;
  gpointer value;

  frame->time = gantry_clock_wall (self->hub->clock);
  g_hash_table_iter_init (&iter, self->subscriptions);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const GantrySubscription *subscription = value;

      /* What went out to this seat: a number it has not got yet would look like a hole. */
      if (!subscription->opening)
        gantry_frame_add_topic (frame, subscription->topic->name, subscription->next - 1, 0);
    }
  gantry_sources_report (self->hub->sources, frame, gantry_clock_monotonic (self->hub->clock));
  return gantry_hub_pack (frame);
}

/* Of every topic of which this seat has been sent all there is. (transfer full) (nullable) */
static GBytes *
make_digest (GantryFollower *self)
{
  g_autoptr (GantryFrame) frame = gantry_frame_new (GANTRY_FRAME_DIGEST);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->subscriptions);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const GantrySubscription *subscription = value;
      const GantryTopic *topic = subscription->topic;

      if (!subscription->opening && subscription->next == topic->seq + 1)
        gantry_frame_add_digest (frame, topic->name, topic->seq,
                                 gantry_documents_get_digest (self->hub->documents, topic->name));
    }
  return frame->topics->len > 0 ? gantry_hub_pack (frame) : NULL;
}

static gboolean
can_replay (GantryFollower *self, const GantrySubscription *subscription)
{
  return subscription->resume && subscription->epoch == self->hub->epoch &&
         subscription->next <= subscription->topic->seq && subscription->next + 1 >= subscription->topic->first;
}

static void
answer_open (GantryFollower *self, GantrySubscription *subscription)
{
  GantryTopic *topic = subscription->topic;
  g_autoptr (GantryFrame) frame = gantry_frame_new (GANTRY_FRAME_OPENED);
  gboolean replay = can_replay (self, subscription);

  subscription->opening = FALSE;
  frame->topic = g_strdup (topic->name);
  frame->epoch = self->hub->epoch;
  frame->seq = replay ? subscription->next : topic->seq;
  frame->count = replay ? topic->seq - subscription->next : 0;
  frame->outcome = replay ? GANTRY_OUTCOME_REPLAYED
                          : subscription->resume ? GANTRY_OUTCOME_HISTORY_LOST : GANTRY_OUTCOME_SNAPSHOT;
  add_answer (self, frame);
  gantry_metrics_add (self->hub->metrics, GANTRY_METRIC_OPENED,
                      replay ? "replayed" : subscription->resume ? "history-lost" : "snapshot", NULL, 1);
  subscription->next = frame->seq + 1;
  subscription->live = topic->seq + 1;
  if (!replay)
    {
      GPtrArray *wires = gantry_hub_get_snapshot (self->hub, topic);

      for (guint i = 0; i < wires->len; i++)
        take_answer (self, GANTRY_FRAME_SNAP, g_bytes_ref (g_ptr_array_index (wires, i)));
    }
  if (subscription->next <= topic->seq)
    enqueue (subscription);
}

/* The place moves on behind put 'to'. */
static void
advance (GantryFollower *self, GantrySubscription *subscription, gint64 to)
{
  for (; subscription->next <= to; subscription->next++)
    {
      const GantryPut *put = gantry_topic_get_put (subscription->topic, subscription->next);
      gsize size = g_bytes_get_size (put->wire);

      if (subscription->next < subscription->live)
        continue;
      subscription->owed -= size;
      self->behind -= size;
      subscription->owed_lasting -= put->lasting ? size : 0;
      self->behind_lasting -= put->lasting ? size : 0;
    }
  if (self->behind == 0)
    set_slow (self, FALSE);
  if (subscription->next <= subscription->topic->seq)
    enqueue (subscription);
}

static gboolean
is_slow (GantryFollower *self, const GantryPut *put)
{
  if (gantry_clock_monotonic (self->hub->clock) - put->time > self->hub->limits->late)
    set_slow (self, TRUE);
  return self->slow;
}

/* Puts made one; the first of its frames goes out now, the others next. (transfer full) */
static GBytes *
take_merged (GantryFollower *self, GantrySubscription *subscription, gint64 to)
{
  GPtrArray *wires = gantry_topic_merge (subscription->topic, subscription->next, to);

  gantry_metrics_add (self->hub->metrics, GANTRY_METRIC_CONFLATED, NULL, NULL, to + 1 - subscription->next - wires->len);
  for (guint i = 1; i < wires->len; i++)
    take_answer (self, GANTRY_FRAME_PUT, g_bytes_ref (g_ptr_array_index (wires, i)));
  advance (self, subscription, to);
  return g_bytes_ref (g_ptr_array_index (wires, 0));
}

/* (transfer full) (nullable): dismissed */
static GBytes *
take_put (GantryFollower *self, GantrySubscription *subscription)
{
  const GantryPut *put = gantry_topic_get_put (subscription->topic, subscription->next);
  GBytes *wire;

  if (put == NULL)
    {
      gantry_follower_dismiss (self, GANTRY_WEBSOCKET_POLICY, "behind-history",
                               N_("too slow: what comes next for this seat is no longer kept"));
      return NULL;
    }
  if (subscription->next >= subscription->live && is_slow (self, put))
    {
      gint64 to = gantry_topic_find_run (subscription->topic, subscription->next, MERGE_AT_ONCE);

      if (to > subscription->next)
        return take_merged (self, subscription, to);
    }
  wire = g_bytes_ref (put->wire);
  advance (self, subscription, subscription->next);
  return wire;
}

/* Ms that the oldest live put has waited, but for those behind a replay, which is served as it comes. */
static gint64
get_waited (GantryFollower *self)
{
  gint64 now = gantry_clock_monotonic (self->hub->clock);
  gint64 oldest = now;

  for (GList *l = self->behind > 0 ? self->work.head : NULL; l != NULL; l = l->next)
    {
      const GantrySubscription *subscription = l->data;
      const GantryPut *put = NULL;

      if (!subscription->opening && subscription->next >= subscription->live)
        put = gantry_topic_get_put (subscription->topic, subscription->next);
      if (put != NULL)
        oldest = MIN (oldest, put->time);
    }
  return now - oldest;
}

/* It says that the seat is in step: it must not overtake what has waited for longer than it tells apart. A seat that takes
 * conflated puts as fast as they come has always something new that waits, and is in step all the same. */
static gboolean
may_beat (GantryFollower *self)
{
  return self->beat_due && self->greeted && (self->behind == 0 || (self->slow && get_waited (self) < self->hub->limits->beat));
}

/* What goes out next: answers, the list, a heartbeat when the seat is in step, then puts of one topic after the other. (transfer full) (nullable) */
static GBytes *
next_wire (GantryFollower *self, GantryFrameType *type)
{
  GBytes *wire = NULL;

  while (wire == NULL && !self->leaving)
    {
      Answer *answer = g_queue_pop_head (&self->answers);
      GantrySubscription *subscription;

      *type = GANTRY_FRAME_TOPICS;
      if (answer != NULL)
        {
          *type = answer->type;
          wire = g_bytes_ref (answer->wire);
          answer_free (answer);
        }
      else if (self->list_due)
        {
          self->listed = 0;
          self->list_due = FALSE;
          wire = gantry_hub_make_list (self->hub, &self->listed, FALSE);
        }
      else if (self->listing && self->listed < self->hub->known->len)
        wire = gantry_hub_make_list (self->hub, &self->listed, TRUE);
      else if (may_beat (self))
        {
          *type = GANTRY_FRAME_BEAT;
          self->beat_due = FALSE;
          wire = make_beat (self);
        }
      else if (self->digest_due && self->behind == 0)
        {
          *type = GANTRY_FRAME_DIGEST;
          self->digest_due = FALSE;
          wire = make_digest (self);
        }
      else if ((subscription = g_queue_pop_head (&self->work)) != NULL)
        {
          *type = GANTRY_FRAME_PUT;
          subscription->waiting = FALSE;
          if (subscription->opening)
            answer_open (self, subscription);
          else
            wire = take_put (self, subscription);
        }
      else
        break;
    }
  return wire;
}

static const char *
type_word (GantryFrameType type)
{
  switch (type)
    {
    case GANTRY_FRAME_WELCOME:
      return "welcome";
    case GANTRY_FRAME_TOPICS:
      return "topics";
    case GANTRY_FRAME_OPENED:
      return "opened";
    case GANTRY_FRAME_SNAP:
      return "snap";
    case GANTRY_FRAME_PUT:
      return "put";
    case GANTRY_FRAME_BEAT:
      return "beat";
    case GANTRY_FRAME_DIGEST:
      return "digest";
    case GANTRY_FRAME_BYE:
    case GANTRY_FRAME_UNKNOWN:
    case GANTRY_FRAME_HELLO:
    case GANTRY_FRAME_OPEN:
    case GANTRY_FRAME_CLOSE:
    case GANTRY_FRAME_LIST:
    default:
      return "bye";
    }
}

static void
count_sent (GantryFollower *self, GantryFrameType type, gsize size)
{
  gantry_metrics_add (self->hub->metrics, GANTRY_METRIC_FRAMES, type_word (type), NULL, 1);
  gantry_metrics_add (self->hub->metrics, GANTRY_METRIC_SENT_BYTES, NULL, NULL, size);
}

/* As much as the socket takes. */
static void
pump (GantryFollower *self)
{
  while (!self->leaving && gantry_websocket_can_send (self->socket))
    {
      GantryFrameType type;
      g_autoptr (GBytes) wire = next_wire (self, &type);

      if (wire == NULL)
        break;
      count_sent (self, type, g_bytes_get_size (wire));
      gantry_websocket_send (self->socket, wire);
    }
  if (self->behind_lasting > self->hub->limits->behind)
    gantry_follower_dismiss (self, GANTRY_WEBSOCKET_POLICY, "slow", N_("too slow: more waits for this seat than may"));
}

static void
deny (GantryFollower *self, const char *topic, const char *why)
{
  g_autoptr (GantryFrame) frame = gantry_frame_new (GANTRY_FRAME_OPENED);

  if (self->answers.length >= MAX_ANSWERS)
    {
      gantry_follower_dismiss (self, GANTRY_WEBSOCKET_POLICY, "asks-only", "asks and does not read the answers");
      return;
    }
  frame->topic = g_strdup (topic);
  frame->epoch = self->hub->epoch;
  frame->outcome = GANTRY_OUTCOME_DENIED;
  frame->text = g_strdup (why);
  add_answer (self, frame);
  gantry_metrics_add (self->hub->metrics, GANTRY_METRIC_OPENED, "denied", NULL, 1);
}

static void
open_topic (GantryFollower *self, const GantryFrame *frame)
{
  GantrySubscription *subscription = g_hash_table_lookup (self->subscriptions, frame->topic);

  if (subscription == NULL && g_hash_table_size (self->subscriptions) >= self->hub->limits->topics)
    {
      deny (self, frame->topic, "too many topics are open");
      return;
    }
  if (subscription == NULL)
    {
      subscription = g_new0 (GantrySubscription, 1);
      subscription->follower = self;
      subscription->topic = gantry_hub_ensure_topic (self->hub, frame->topic);
      g_ptr_array_add (subscription->topic->subscriptions, subscription);
      g_hash_table_insert (self->subscriptions, g_strdup (frame->topic), subscription);
    }
  forgive (subscription);
  subscription->opening = TRUE;
  subscription->resume = frame->resume;
  subscription->epoch = frame->epoch;
  subscription->next = frame->seq;
  enqueue (subscription);
}

static void
take_frame (GantryFollower *self, const GantryFrame *frame)
{
  if (!self->greeted && frame->type != GANTRY_FRAME_HELLO)
    {
      gantry_follower_dismiss (self, GANTRY_WEBSOCKET_POLICY, "no-hello", "the first frame must be hello");
      return;
    }
  if (frame->type == GANTRY_FRAME_HELLO)
    {
      g_info ("Seat: %s", frame->text);
      self->greeted = TRUE;
    }
  else if (frame->type == GANTRY_FRAME_OPEN)
    open_topic (self, frame);
  else if (frame->type == GANTRY_FRAME_CLOSE)
    g_hash_table_remove (self->subscriptions, frame->topic);
  else if (frame->type == GANTRY_FRAME_LIST)
    self->list_due = self->listing = TRUE;
  else if (frame->type != GANTRY_FRAME_UNKNOWN)
    gantry_follower_dismiss (self, GANTRY_WEBSOCKET_POLICY, "bad-frame", "a frame that only a relay sends");
}

static void
message_cb (const char *text, gsize length, gpointer data)
{
  GantryFollower *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GantryFrame) frame = NULL;

  if (self->leaving)
    return;
  frame = gantry_frame_decode (text, length, GANTRY_STREAM_MAX_FROM_SEAT, &error);
  if (frame == NULL)
    {
      gantry_follower_dismiss (self, GANTRY_WEBSOCKET_BAD_DATA, "bad-frame", error->message);
      return;
    }
  take_frame (self, frame);
  pump (self);
}

static void
ready_cb (gpointer data)
{
  pump (data);
}

static void
broken_cb (GantryWebsocketCode code, const char *why, gpointer data)
{
  gantry_follower_dismiss (data, code, code == GANTRY_WEBSOCKET_TOO_BIG ? "too-big" : "bad-websocket", why);
}

static void
closed_cb (gpointer data)
{
  GantryFollower *self = data;

  if (!self->leaving && gantry_websocket_get_timed_out (self->socket))
    gantry_metrics_add (self->hub->metrics, GANTRY_METRIC_SEATS_DISMISSED, "unconfirmed", NULL, 1);
  gantry_hub_remove_follower (self->hub, self);
}

static const GantryWebsocketEvents events = { message_cb, ready_cb, broken_cb, closed_cb };

/* A seat that does not read is noticed early: little lies in the kernel, and what is not confirmed ends the connection. */
static void
tune_socket (GantryFollower *self, GSocket *socket)
{
  g_socket_set_option (socket, SOL_SOCKET, SO_SNDBUF, self->hub->limits->send_buffer, NULL);
  g_socket_set_option (socket, IPPROTO_TCP, TCP_NODELAY, TRUE, NULL);
  g_socket_set_option (socket, IPPROTO_TCP, TCP_USER_TIMEOUT, self->hub->limits->dead, NULL);
}

GantryFollower *
gantry_follower_new (GantryHub *hub, GIOStream *stream, GSocket *socket)
{
  GantryFollower *self = g_new0 (GantryFollower, 1);

  self->hub = hub;
  self->subscriptions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, subscription_free);
  g_queue_init (&self->answers);
  g_queue_init (&self->work);
  self->since = g_get_monotonic_time () / 1000;
  if (socket != NULL)
    tune_socket (self, socket);
  self->socket = gantry_websocket_new (stream, socket, GANTRY_STREAM_MAX_FROM_SEAT, &events, self);
  welcome (self);
  pump (self);
  return self;
}

void
gantry_follower_free (GantryFollower *self)
{
  if (self == NULL)
    return;
  gantry_websocket_detach (self->socket);
  g_object_unref (self->socket);
  g_hash_table_unref (self->subscriptions);
  g_queue_clear_full (&self->answers, answer_free);
  g_queue_clear (&self->work);
  set_slow (self, FALSE);
  g_free (self);
}

void
gantry_follower_owe (GantrySubscription *subscription, gsize bytes, gboolean lasting)
{
  GantryFollower *self = subscription->follower;

  if (self->leaving)
    return;
  if (!subscription->opening)
    {
      subscription->owed += bytes;
      self->behind += bytes;
      subscription->owed_lasting += lasting ? bytes : 0;
      self->behind_lasting += lasting ? bytes : 0;
    }
  if (self->behind > self->hub->limits->slow)
    set_slow (self, TRUE);
  enqueue (subscription);
  pump (self);
}

void
gantry_follower_settle (GantryFollower *self)
{
  pump (self);
}

void
gantry_follower_beat (GantryFollower *self)
{
  if (self->leaving)
    return;
  if (gantry_websocket_get_stalled (self->socket) > self->hub->limits->stall)
    gantry_follower_dismiss (self, GANTRY_WEBSOCKET_POLICY, "stalled", N_("takes nothing of what is sent"));
  else if (get_waited (self) > self->hub->limits->patience)
    gantry_follower_dismiss (self, GANTRY_WEBSOCKET_POLICY, "late", N_("too slow: what is new waits for this seat for too long"));
  else if (!self->greeted && g_get_monotonic_time () / 1000 - self->since > self->hub->limits->greeting)
    gantry_follower_dismiss (self, GANTRY_WEBSOCKET_POLICY, "no-hello", "no hello in time");
  self->beat_due = TRUE;
  if (++self->beats * self->hub->limits->beat >= self->hub->limits->digest)
    {
      self->beats = 0;
      self->digest_due = TRUE;
    }
  pump (self);
}

void
gantry_follower_dismiss (GantryFollower *self, GantryWebsocketCode code, const char *reason, const char *why)
{
  g_autoptr (GantryFrame) frame = NULL;
  g_autoptr (GBytes) wire = NULL;

  if (self->leaving)
    return;
  self->leaving = TRUE;
  g_info ("A seat is let go: %s", why);
  gantry_metrics_add (self->hub->metrics, GANTRY_METRIC_SEATS_DISMISSED, reason, NULL, 1);
  frame = gantry_frame_new (GANTRY_FRAME_BYE);
  frame->text = g_strdup (why);
  wire = gantry_hub_pack (frame);
  count_sent (self, GANTRY_FRAME_BYE, g_bytes_get_size (wire));
  gantry_websocket_close (self->socket, code, wire);
}
