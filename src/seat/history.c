/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/history.h"

struct _GantryHistory
{
  GObject parent_instance;

  char *topic;
  GantryDocuments *documents;
  GPtrArray *steps; /* (element-type GantryPastStep) */
  GPtrArray *items; /* (element-type GArray): of GantryHistoryItem, one a step */
  guint position;
};

G_DEFINE_FINAL_TYPE (GantryHistory, gantry_history, G_TYPE_OBJECT)

static void
past_object_clear (gpointer data)
{
  GantryPastObject *object = data;

  g_free (object->id);
  g_free (object->scope);
  g_free (object->body);
}

GantryPastStep *
gantry_past_step_new (void)
{
  GantryPastStep *self = g_new0 (GantryPastStep, 1);

  self->before = g_array_new (FALSE, TRUE, sizeof (GantryPastObject));
  g_array_set_clear_func (self->before, past_object_clear);
  return self;
}

void
gantry_past_step_free (GantryPastStep *self)
{
  if (self == NULL)
    return;
  g_free (self->scope);
  g_array_unref (self->before);
  g_free (self);
}

static void
item_clear (gpointer data)
{
  GantryHistoryItem *item = data;

  g_clear_pointer (&item->before, gantry_object_unref);
  g_clear_pointer (&item->after, gantry_object_unref);
}

static void
show (GantryHistory *self, const GantryHistoryItem *item, gboolean forward)
{
  GantryObject *object = forward ? item->after : item->before;
  GantryObject *other = forward ? item->before : item->after;

  if (object != NULL)
    gantry_documents_put_object (self->documents, self->topic, object);
  else if (other != NULL)
    gantry_documents_remove_object (self->documents, self->topic, gantry_object_get_id (other));
}

/* What was before comes from the step, what was after is what is there now: the documents stand at its end. */
static GArray *
make_items (GantryHistory *self, GantryPastStep *step)
{
  GArray *items = g_array_sized_new (FALSE, TRUE, sizeof (GantryHistoryItem), step->before->len);

  g_array_set_clear_func (items, item_clear);
  g_array_set_size (items, step->before->len);
  for (guint i = step->before->len; i > 0; i--)
    {
      const GantryPastObject *past = &g_array_index (step->before, GantryPastObject, i - 1);
      GantryHistoryItem *item = &g_array_index (items, GantryHistoryItem, i - 1);
      GantryObject *after = gantry_documents_lookup (self->documents, self->topic, past->id);

      item->after = after != NULL ? gantry_object_ref (after) : NULL;
      if (past->body != NULL)
        item->before = gantry_object_new (past->id, past->scope, past->rev, past->at, past->body);
      show (self, item, FALSE);
    }
  g_array_set_size (step->before, 0);
  return items;
}

static void
gantry_history_finalize (GObject *object)
{
  GantryHistory *self = GANTRY_HISTORY (object);

  g_free (self->topic);
  g_object_unref (self->documents);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->steps);
  G_OBJECT_CLASS (gantry_history_parent_class)->finalize (object);
}

static void
gantry_history_class_init (GantryHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gantry_history_finalize;
}

static void
gantry_history_init (GantryHistory *self)
{
  self->documents = gantry_documents_new ();
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
}

GantryHistory *
gantry_history_new (const char *topic, GPtrArray *now, GPtrArray *steps)
{
  GantryHistory *self;

  g_return_val_if_fail (topic != NULL && now != NULL && steps != NULL, NULL);

  self = g_object_new (GANTRY_TYPE_HISTORY, NULL);
  self->topic = g_strdup (topic);
  self->steps = g_ptr_array_ref (steps);
  for (guint i = 0; i < now->len; i++)
    {
      g_auto (GantryOutcome) outcome = { 0 };

      gantry_documents_apply (self->documents, g_ptr_array_index (now, i), &outcome);
    }
  g_ptr_array_set_size (self->items, (int) steps->len);
  for (guint i = steps->len; i > 0; i--)
    self->items->pdata[i - 1] = make_items (self, g_ptr_array_index (steps, i - 1));
  gantry_history_go_to (self, steps->len);
  return self;
}

const char *
gantry_history_get_topic (GantryHistory *self)
{
  return self->topic;
}

guint
gantry_history_get_length (GantryHistory *self)
{
  return self->steps->len;
}

const GantryPastStep *
gantry_history_get_step (GantryHistory *self, guint index)
{
  g_return_val_if_fail (GANTRY_IS_HISTORY (self) && index < self->steps->len, NULL);

  return g_ptr_array_index (self->steps, index);
}

GArray *
gantry_history_get_items (GantryHistory *self, guint index)
{
  g_return_val_if_fail (GANTRY_IS_HISTORY (self) && index < self->items->len, NULL);

  return g_ptr_array_index (self->items, index);
}

gboolean
gantry_history_go_to (GantryHistory *self, guint position)
{
  guint from;

  g_return_val_if_fail (GANTRY_IS_HISTORY (self), FALSE);

  position = MIN (position, self->steps->len);
  from = self->position;
  for (; self->position < position; self->position++)
    {
      GArray *items = g_ptr_array_index (self->items, self->position);

      for (guint i = 0; i < items->len; i++)
        show (self, &g_array_index (items, GantryHistoryItem, i), TRUE);
    }
  for (; self->position > position; self->position--)
    {
      GArray *items = g_ptr_array_index (self->items, self->position - 1);

      for (guint i = items->len; i > 0; i--)
        show (self, &g_array_index (items, GantryHistoryItem, i - 1), FALSE);
    }
  return position != from;
}

guint
gantry_history_get_position (GantryHistory *self)
{
  return self->position;
}

GantryDocuments *
gantry_history_get_documents (GantryHistory *self)
{
  return self->documents;
}

guint
gantry_history_find_time (GantryHistory *self, gint64 at)
{
  guint position = 0;

  g_return_val_if_fail (GANTRY_IS_HISTORY (self), 0);

  while (position < self->steps->len &&
         ((const GantryPastStep *) g_ptr_array_index (self->steps, position))->at <= at)
    position++;
  return position;
}
