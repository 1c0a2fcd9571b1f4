/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/sender.h"

#include <libsoup/soup.h>
#include <string.h>

#define ANSWER_TIMEOUT 10 /* s */
#define MAX_REASON     400

struct _GantrySender
{
  GObject parent_instance;

  SoupSession *session;
  char *uri;
  char *key;     /* (nullable) */
  char *trouble; /* (nullable) */
  guint retry;   /* ms */
  guint64 resent;
};

typedef struct
{
  GBytes *body;
  gboolean packed;
  SoupMessage *message; /* of the attempt under way */
} Sending;

G_DEFINE_FINAL_TYPE (GantrySender, gantry_sender, G_TYPE_OBJECT)
G_DEFINE_QUARK (gantry - sender - error - quark, gantry_sender_error)

static void
attempt (GTask *task);

static void
sending_free (gpointer data)
{
  Sending *sending = data;

  g_bytes_unref (sending->body);
  g_clear_object (&sending->message);
  g_free (sending);
}

/* The interval is over, or it was cancelled. */
static gboolean
again_cb (gpointer user_data)
{
  GTask *task = user_data;

  if (!g_task_return_error_if_cancelled (task))
    attempt (g_object_ref (task));
  return G_SOURCE_REMOVE;
}

/* Sends once more after the interval, or ends at once when cancelled. Takes the task. */
static void
try_later (GTask *task, const char *why)
{
  GantrySender *self = g_task_get_source_object (task);
  g_autoptr (GSource) timer = g_timeout_source_new (self->retry);
  GCancellable *cancellable = g_task_get_cancellable (task);

  g_free (self->trouble);
  self->trouble = g_strdup (why);
  self->resent++;
  g_source_set_callback (timer, again_cb, task, g_object_unref);
  if (cancellable != NULL)
    {
      g_autoptr (GSource) child = g_cancellable_source_new (cancellable);

      g_source_set_dummy_callback (child);
      g_source_add_child_source (timer, child);
    }
  g_source_attach (timer, NULL);
}

/* What the receiver said, as one line. */
static char *
dup_reason (SoupMessage *message, GBytes *body)
{
  gsize size = 0;
  const char *data = body != NULL ? g_bytes_get_data (body, &size) : NULL;
  g_autofree char *text =
      data != NULL ? g_utf8_make_valid (data, MIN (size, MAX_REASON)) : g_strdup ("");

  g_strstrip (g_strdelimit (text, "\r\n\t", ' '));
  return g_strdup_printf ("%u %s%s%s", soup_message_get_status (message),
                          soup_message_get_reason_phrase (message), *text != '\0' ? ": " : "",
                          text);
}

static void
judge (GTask *task, SoupMessage *message, GBytes *body)
{
  GantrySender *self = g_task_get_source_object (task);
  guint status = soup_message_get_status (message);
  g_autofree char *reason = dup_reason (message, body);

  if (SOUP_STATUS_IS_SUCCESSFUL (status))
    {
      g_clear_pointer (&self->trouble, g_free);
      g_task_return_boolean (task, TRUE);
    }
  else if (SOUP_STATUS_IS_SERVER_ERROR (status) || status == SOUP_STATUS_REQUEST_TIMEOUT ||
           status == 429)
    {
      try_later (task, reason);
      return;
    }
  else if (status == SOUP_STATUS_UNAUTHORIZED || status == SOUP_STATUS_FORBIDDEN ||
           status == SOUP_STATUS_NOT_FOUND)
    g_task_return_new_error (task, GANTRY_SENDER_ERROR, GANTRY_SENDER_ERROR_NO_USE, "%s", reason);
  else
    g_task_return_new_error (task, GANTRY_SENDER_ERROR, GANTRY_SENDER_ERROR_REFUSED, "%s", reason);
  g_object_unref (task);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Sending *sending = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body =
      soup_session_send_and_read_finish (SOUP_SESSION (source), result, &error);

  if (g_task_return_error_if_cancelled (task))
    g_object_unref (task);
  else if (error != NULL)
    try_later (task, error->message);
  else
    judge (task, sending->message, body);
}

/* One attempt; takes the task. */
static void
attempt (GTask *task)
{
  GantrySender *self = g_task_get_source_object (task);
  Sending *sending = g_task_get_task_data (task);
  SoupMessageHeaders *headers;

  g_clear_object (&sending->message);
  sending->message = soup_message_new (SOUP_METHOD_POST, self->uri);
  headers = soup_message_get_request_headers (sending->message);
  if (sending->packed)
    soup_message_headers_replace (headers, "Content-Encoding", "gzip");
  if (self->key != NULL)
    soup_message_headers_replace (headers, "X-API-KEY", self->key);
  soup_message_set_request_body_from_bytes (sending->message, "application/xml; charset=UTF-8",
                                            sending->body);
  soup_session_send_and_read_async (self->session, sending->message, G_PRIORITY_DEFAULT,
                                    g_task_get_cancellable (task), answered_cb, task);
}

static void
gantry_sender_finalize (GObject *object)
{
  GantrySender *self = GANTRY_SENDER (object);

  g_clear_object (&self->session);
  g_free (self->uri);
  g_free (self->key);
  g_free (self->trouble);

  G_OBJECT_CLASS (gantry_sender_parent_class)->finalize (object);
}

static void
gantry_sender_class_init (GantrySenderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gantry_sender_finalize;
}

static void
gantry_sender_init (GantrySender *self)
{
  self->session =
      g_object_new (SOUP_TYPE_SESSION, "timeout", ANSWER_TIMEOUT, "max-conns", 1,
                    "max-conns-per-host", 1, "user-agent", "gantryctl/" GANTRY_VERSION, NULL);
}

GantrySender *
gantry_sender_new (const char *base, const char *key, guint retry, GError **error)
{
  g_autoptr (GantrySender) self = NULL;
  g_autoptr (GUri) uri = NULL;
  gsize length;

  g_return_val_if_fail (base != NULL, NULL);

  uri = g_uri_parse (base, SOUP_HTTP_URI_FLAGS, error);
  if (uri == NULL)
    return NULL;
  if ((g_strcmp0 (g_uri_get_scheme (uri), "http") != 0 &&
       g_strcmp0 (g_uri_get_scheme (uri), "https") != 0) ||
      g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "\"%s\" is no http address",
                   base);
      return NULL;
    }
  self = g_object_new (GANTRY_TYPE_SENDER, NULL);
  for (length = strlen (base); length > 0 && base[length - 1] == '/'; length--)
    ;
  self->uri = g_strdup_printf ("%.*s/odf", (int) length, base);
  self->key = g_strdup (key);
  self->retry = retry;
  return g_steal_pointer (&self);
}

void
gantry_sender_send_async (GantrySender *self,
                          const GantryRecordedMessage *message,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task;
  Sending *sending;

  g_return_if_fail (GANTRY_IS_SENDER (self));
  g_return_if_fail (message != NULL && message->body != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, gantry_sender_send_async);
  sending = g_new0 (Sending, 1);
  sending->packed = message->packed || !message->raw;
  sending->body = message->raw ? g_bytes_ref (message->body) : gantry_gzip_pack (message->body);
  g_task_set_task_data (task, sending, sending_free);
  attempt (task);
}

gboolean
gantry_sender_send_finish (GantrySender *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

guint64
gantry_sender_get_resent (GantrySender *self)
{
  g_return_val_if_fail (GANTRY_IS_SENDER (self), 0);

  return self->resent;
}

const char *
gantry_sender_get_trouble (GantrySender *self)
{
  g_return_val_if_fail (GANTRY_IS_SENDER (self), NULL);

  return self->trouble;
}
