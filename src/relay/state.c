/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-relay"

#include "config.h"

#include "relay/state.h"

#include "relay/message.h"

#include <string.h>

/* What the newest full message of a key said. */
typedef struct
{
  GantryRev rev;
  GPtrArray *cover; /* its documents: gantry_message_get_cover() */
} Entry;

struct _GantryState
{
  GantryDocuments *documents;
  GHashTable *keys; /* replacement key → Entry */
  GantryStateFunc func;
  gpointer data;
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_ptr_array_unref (entry->cover);
  g_free (entry);
}

GantryState *
gantry_state_new (GantryStateFunc func, gpointer data)
{
  GantryState *self = g_new0 (GantryState, 1);

  self->documents = gantry_documents_new ();
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entry_free);
  gantry_state_set_func (self, func, data);
  return self;
}

void
gantry_state_free (GantryState *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->documents);
  g_hash_table_unref (self->keys);
  g_free (self);
}

void
gantry_state_set_func (GantryState *self, GantryStateFunc func, gpointer data)
{
  self->func = func;
  self->data = data;
}

static gboolean
apply_change (GantryState *self, const GantryChange *change)
{
  g_auto (GantryOutcome) outcome = { 0 };

  gantry_documents_apply (self->documents, change, &outcome);
  if (outcome.verdict != GANTRY_VERDICT_TAKEN)
    return FALSE;
  if (self->func != NULL)
    self->func (change, &outcome, self->data);
  return TRUE;
}

/* "topic 0x1f scope" of the cover's full changes; those of single objects have a third part. */
static void
empty_document (GantryState *self, const char *cover, GantryRev rev, gint64 at)
{
  g_auto (GStrv) parts = g_strsplit (cover, "\x1f", 3);
  g_autoptr (GantryChange) change = NULL;

  if (g_strv_length (parts) != 2)
    return;
  change = gantry_change_new (parts[0], parts[1], GANTRY_CHANGE_FULL, rev, at);
  apply_change (self, change);
}

/* Documents of the message before this one that this one has no more. */
static void
empty_missing (GantryState *self, const Entry *before, GPtrArray *cover, GantryRev rev, gint64 at)
{
  guint j = 0;

  for (guint i = 0; i < before->cover->len; i++)
    {
      const char *old = g_ptr_array_index (before->cover, i);

      while (j < cover->len && strcmp (g_ptr_array_index (cover, j), old) < 0)
        j++;
      if (j == cover->len || strcmp (g_ptr_array_index (cover, j), old) != 0)
        empty_document (self, old, rev, at);
    }
}

/* FALSE when a newer message of its key is known. */
static gboolean
enter_key (GantryState *self, const GantryMessage *message)
{
  GantryRev rev = message->rev;
  Entry *entry = g_hash_table_lookup (self->keys, message->key);
  g_autoptr (GPtrArray) cover = NULL;

  if (entry != NULL && gantry_rev_compare (rev, entry->rev) <= 0)
    return FALSE;
  cover = gantry_message_get_cover (message);
  if (entry != NULL)
    empty_missing (self, entry, cover, rev, message->at);
  entry = g_new0 (Entry, 1);
  entry->rev = rev;
  entry->cover = g_steal_pointer (&cover);
  g_hash_table_replace (self->keys, g_strdup (message->key), entry);
  return TRUE;
}

gboolean
gantry_state_apply (GantryState *self, const GantryMessage *message)
{
  gboolean newest = TRUE, did = FALSE;

  g_return_val_if_fail (self != NULL && message != NULL, FALSE);

  if (message->mode == GANTRY_MESSAGE_FULL)
    newest = enter_key (self, message);
  for (guint i = 0; i < message->changes->len; i++)
    {
      const GantryChange *change = g_ptr_array_index (message->changes, i);

      if (newest || change->mode != GANTRY_CHANGE_FULL)
        did = apply_change (self, change) || did;
    }
  return did;
}

GantryDocuments *
gantry_state_get_documents (GantryState *self)
{
  return self->documents;
}
