/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/replay.h"

/* A replay is a chain: next line, wait until it is due, send, answered, next line. */
struct _GantryReplay
{
  GObject parent_instance;

  GantryRecording *recording;
  GantrySender *sender;
  GantryReplayPlan plan;
  GantryReplayCount count;
  GantryRecordedMessage message; /* the one under way */
  gint64 started;                /* monotonic µs */
  gint64 first_t;                /* ms of the first message sent; -1 before */
};

enum
{
  REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GantryReplay, gantry_replay, G_TYPE_OBJECT)

static void
next (GTask *task);

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GantryReplay *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  if (gantry_sender_send_finish (GANTRY_SENDER (source), result, &error))
    self->count.sent++;
  else if (g_error_matches (error, GANTRY_SENDER_ERROR, GANTRY_SENDER_ERROR_REFUSED))
    {
      self->count.refused++;
      g_signal_emit (self, signals[REFUSED], 0, self->message.line, error->message);
    }
  else
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  self->count.last_line = self->message.line;
  self->count.t = self->message.t;
  self->count.elapsed = g_get_monotonic_time () - self->started;
  next (g_steal_pointer (&task));
}

/* Takes the task. */
static void
send (GTask *task)
{
  GantryReplay *self = g_task_get_source_object (task);

  gantry_sender_send_async (self->sender, &self->message, g_task_get_cancellable (task), sent_cb,
                            task);
}

static gboolean
due_cb (gpointer user_data)
{
  GTask *task = user_data;

  if (!g_task_return_error_if_cancelled (task))
    send (g_object_ref (task));
  return G_SOURCE_REMOVE;
}

/* Sends when the message's time has come; takes the task. */
static void
wait_and_send (GTask *task)
{
  GantryReplay *self = g_task_get_source_object (task);
  gint64 due, now = g_get_monotonic_time ();
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GSource) timer = NULL;

  if (self->first_t < 0)
    self->first_t = self->message.t;
  due = now;
  if (self->plan.speed > 0)
    due = self->started + (gint64) ((self->message.t - self->first_t) * 1000 / self->plan.speed);
  if (due <= now)
    {
      send (task);
      return;
    }
  timer = g_timeout_source_new (0);
  g_source_set_ready_time (timer, due);
  g_source_set_callback (timer, due_cb, task, g_object_unref);
  if (cancellable != NULL)
    {
      g_autoptr (GSource) child = g_cancellable_source_new (cancellable);

      g_source_set_dummy_callback (child);
      g_source_add_child_source (timer, child);
    }
  g_source_attach (timer, NULL);
}

/* Takes the task. */
static void
next (GTask *task)
{
  GantryReplay *self = g_task_get_source_object (task);
  GError *error = NULL;

  gantry_recorded_message_clear (&self->message);
  while (gantry_recording_get_line (self->recording) < self->plan.from &&
         gantry_recording_skip (self->recording, &error))
    ;
  if (error == NULL && gantry_recording_get_line (self->recording) <= self->plan.until &&
      gantry_recording_next (self->recording, &self->message, &error) &&
      self->message.line <= self->plan.until)
    {
      wait_and_send (task);
      return;
    }
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
gantry_replay_dispose (GObject *object)
{
  GantryReplay *self = GANTRY_REPLAY (object);

  g_clear_object (&self->recording);
  g_clear_object (&self->sender);
  gantry_recorded_message_clear (&self->message);

  G_OBJECT_CLASS (gantry_replay_parent_class)->dispose (object);
}

static void
gantry_replay_class_init (GantryReplayClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gantry_replay_dispose;

  signals[REFUSED] = g_signal_new ("refused", GANTRY_TYPE_REPLAY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 2, G_TYPE_UINT64, G_TYPE_STRING);
}

static void
gantry_replay_init (GantryReplay *self)
{
  self->first_t = -1;
}

GantryReplay *
gantry_replay_new (GantryRecording *recording, GantrySender *sender, GantryReplayPlan plan)
{
  GantryReplay *self;

  g_return_val_if_fail (GANTRY_IS_RECORDING (recording), NULL);
  g_return_val_if_fail (GANTRY_IS_SENDER (sender), NULL);

  self = g_object_new (GANTRY_TYPE_REPLAY, NULL);
  self->recording = g_object_ref (recording);
  self->sender = g_object_ref (sender);
  self->plan = plan;
  return self;
}

void
gantry_replay_run_async (GantryReplay *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task;

  g_return_if_fail (GANTRY_IS_REPLAY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, gantry_replay_run_async);
  self->started = g_get_monotonic_time ();
  next (task);
}

gboolean
gantry_replay_run_finish (GantryReplay *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

const GantryReplayCount *
gantry_replay_get_count (GantryReplay *self)
{
  g_return_val_if_fail (GANTRY_IS_REPLAY (self), NULL);

  return &self->count;
}
