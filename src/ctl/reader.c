/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/reader.h"

#include "seat/link.h"

#define LOOK_AGAIN 20                    /* ms */
#define PATIENCE   (20 * G_USEC_PER_SEC) /* without a word of the relay */

struct _GantryReader
{
  GObject parent_instance;

  GantryLink *link;
  GantryDocuments *documents;
  GHashTable *topics;
  GantryWantFunc want; /* while loading */
  gpointer want_data;
  GMainLoop *loop; /* while loading */
  gint64 last_word;
  gboolean listed;
  gboolean refused;
  gboolean up;
};

enum
{
  CHANGED,
  LOST,
  BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GantryReader, gantry_reader, G_TYPE_OBJECT)
G_DEFINE_QUARK (gantry - reader - error - quark, gantry_reader_error)

/* The objects that a change is about, as they are now. */
static GHashTable *
collect_old (GantryReader *self, const GantryChange *change)
{
  GHashTable *old =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) gantry_object_unref);

  for (guint i = 0; i < gantry_change_get_size (change); i++)
    {
      GantryObject *object = gantry_documents_lookup (self->documents, change->topic,
                                                      gantry_change_get_item (change, i)->id);

      if (object != NULL)
        g_hash_table_replace (old, (gpointer) gantry_object_get_id (object),
                              gantry_object_ref (object));
    }
  return old;
}

static void
change_cb (GantryLink *link, const GantryChange *change, GantryReader *self)
{
  g_autoptr (GHashTable) old = collect_old (self, change);
  g_auto (GantryOutcome) outcome = { 0 };

  self->last_word = g_get_monotonic_time ();
  gantry_documents_apply (self->documents, change, &outcome);
  if (outcome.verdict == GANTRY_VERDICT_OTHER_BASE)
    gantry_link_reopen (link, change->topic);
  else if (outcome.verdict == GANTRY_VERDICT_TAKEN)
    g_signal_emit (self, signals[CHANGED], 0, change, &outcome, old);
}

static void
topics_cb (GantryLink *link, const GantryFrame *frame, GantryReader *self)
{
  self->last_word = g_get_monotonic_time ();
  for (guint i = 0; frame->topics != NULL && i < frame->topics->len; i++)
    {
      const GantryTopicInfo *info = &g_array_index (frame->topics, GantryTopicInfo, i);

      g_hash_table_insert (self->topics, g_strdup (info->topic),
                           GSIZE_TO_POINTER ((gsize) info->objects));
      if (self->want != NULL && self->want (info->topic, self->want_data))
        gantry_link_open (link, info->topic);
    }
  self->listed |= !frame->more;
}

static void
word_cb (GantryLink *link, GantryReader *self)
{
  gboolean up = gantry_link_is_up (link);

  self->last_word = g_get_monotonic_time ();
  if (!up && !self->listed)
    self->refused = TRUE;
  else if (up != self->up && self->listed)
    g_signal_emit (self, signals[up ? BACK : LOST], 0);
  self->up = up;
}

/* Ends the load when everything is here, or when it is clear that nothing will come. */
static gboolean
look_cb (gpointer data)
{
  GantryReader *self = data;
  gboolean complete = self->listed && gantry_link_get_gap_since (self->link, NULL) == 0;
  gboolean silent = g_get_monotonic_time () - self->last_word > PATIENCE;

  if (complete || self->refused || silent)
    g_main_loop_quit (self->loop);
  return G_SOURCE_CONTINUE;
}

static void
gantry_reader_dispose (GObject *object)
{
  GantryReader *self = GANTRY_READER (object);

  if (self->link != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->link, self);
      gantry_link_stop (self->link);
    }
  g_clear_object (&self->link);
  g_clear_object (&self->documents);
  g_clear_pointer (&self->topics, g_hash_table_unref);

  G_OBJECT_CLASS (gantry_reader_parent_class)->dispose (object);
}

static void
gantry_reader_class_init (GantryReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gantry_reader_dispose;

  signals[CHANGED] =
      g_signal_new ("changed", GANTRY_TYPE_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, G_TYPE_POINTER, G_TYPE_POINTER, G_TYPE_HASH_TABLE);
  signals[LOST] = g_signal_new ("lost", GANTRY_TYPE_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  signals[BACK] = g_signal_new ("back", GANTRY_TYPE_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
gantry_reader_init (GantryReader *self)
{
  self->documents = gantry_documents_new ();
  self->topics = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

GantryReader *
gantry_reader_new (const char *url, GError **error)
{
  g_autoptr (GantryReader) self = g_object_new (GANTRY_TYPE_READER, NULL);

  g_return_val_if_fail (url != NULL, NULL);

  self->link = gantry_link_new (url, error);
  if (self->link == NULL)
    return NULL;
  g_signal_connect (self->link, "change", G_CALLBACK (change_cb), self);
  g_signal_connect (self->link, "topics", G_CALLBACK (topics_cb), self);
  g_signal_connect (self->link, "word", G_CALLBACK (word_cb), self);
  return g_steal_pointer (&self);
}

gboolean
gantry_reader_load (GantryReader *self, GantryWantFunc want, gpointer data, GError **error)
{
  guint look;

  g_return_val_if_fail (GANTRY_IS_READER (self), FALSE);

  self->want = want;
  self->want_data = data;
  self->last_word = g_get_monotonic_time ();
  self->loop = g_main_loop_new (NULL, FALSE);
  look = g_timeout_add (LOOK_AGAIN, look_cb, self);
  gantry_link_start (self->link);
  g_main_loop_run (self->loop);
  g_source_remove (look);
  g_clear_pointer (&self->loop, g_main_loop_unref);
  self->want = NULL;
  if (self->listed && gantry_link_get_gap_since (self->link, NULL) == 0)
    return TRUE;
  g_set_error (error, GANTRY_READER_ERROR, GANTRY_READER_ERROR_NO_RELAY, "no relay answers at %s",
               gantry_link_get_url (self->link));
  return FALSE;
}

void
gantry_reader_open (GantryReader *self, const char *topic)
{
  g_return_if_fail (GANTRY_IS_READER (self));
  g_return_if_fail (topic != NULL);

  gantry_link_open (self->link, topic);
}

GantryDocuments *
gantry_reader_get_documents (GantryReader *self)
{
  g_return_val_if_fail (GANTRY_IS_READER (self), NULL);

  return self->documents;
}

GHashTable *
gantry_reader_get_topics (GantryReader *self)
{
  g_return_val_if_fail (GANTRY_IS_READER (self), NULL);

  return self->topics;
}
