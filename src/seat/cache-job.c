/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/cache-worker-private.h"

#include <string.h>

/* What posts go through: it outlives the worker. The owner is looked at on the main thread alone. */
struct _GantryCacheMailbox
{
  GMainContext *context;
  GantryCacheReceiveFunc receive;
  gpointer owner;
};

typedef struct
{
  GantryCacheMailbox *mailbox;
  GantryCachePost post;
} Letter;

GantryCacheJob *
gantry_cache_job_new (GantryCacheJobKind kind)
{
  GantryCacheJob *job = g_new0 (GantryCacheJob, 1);

  job->kind = kind;
  return job;
}

void
gantry_cache_job_free (GantryCacheJob *job)
{
  if (job == NULL)
    return;
  g_clear_pointer (&job->change, gantry_change_free);
  g_free (job->topic);
  g_strfreev (job->topics);
  g_clear_object (&job->task);
  g_clear_pointer (&job->changes, g_ptr_array_unref);
  g_clear_pointer (&job->steps, g_ptr_array_unref);
  g_clear_pointer (&job->index, gantry_cache_index_free);
  g_free (job);
}

gsize
gantry_cache_job_measure (const GantryCacheJob *job)
{
  gsize size = sizeof *job;

  for (guint i = 0; job->change != NULL && i < gantry_change_get_size (job->change); i++)
    {
      const GantryChangeItem *item = gantry_change_get_item (job->change, i);

      size += sizeof *item + (item->body != NULL ? strlen (item->body) : 0);
    }
  return size;
}

static void
mailbox_clear (gpointer data)
{
  g_main_context_unref (((GantryCacheMailbox *) data)->context);
}

static gboolean
letter_cb (gpointer data)
{
  Letter *letter = data;

  if (letter->mailbox->owner != NULL || letter->post.job != NULL)
    letter->mailbox->receive (&letter->post, letter->mailbox->owner);
  return G_SOURCE_REMOVE;
}

static void
letter_free (gpointer data)
{
  Letter *letter = data;

  gantry_cache_job_free (letter->post.job);
  g_free (letter->post.wanted);
  g_free (letter->post.trouble);
  g_free (letter->post.aside);
  g_atomic_rc_box_release_full (letter->mailbox, mailbox_clear);
  g_free (letter);
}

/* A source of its own: g_main_context_invoke() could run it here. */
void
gantry_cache_mailbox_send (GantryCacheMailbox *self, GantryCachePost post)
{
  Letter *letter = g_new0 (Letter, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  letter->mailbox = g_atomic_rc_box_acquire (self);
  letter->post = post;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, letter_cb, letter, letter_free);
  g_source_attach (source, self->context);
}

GantryCacheMailbox *
gantry_cache_mailbox_new (GantryCacheReceiveFunc receive, gpointer owner)
{
  GantryCacheMailbox *self = g_atomic_rc_box_new0 (GantryCacheMailbox);

  self->context = g_main_context_ref_thread_default ();
  self->receive = receive;
  self->owner = owner;
  return self;
}

void
gantry_cache_mailbox_close (GantryCacheMailbox *self)
{
  self->owner = NULL;
  g_atomic_rc_box_release_full (self, mailbox_clear);
}
