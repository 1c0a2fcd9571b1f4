/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/gate-private.h"

#include <string.h>

/* What was remembered goes into the log as if it arrived once more, with outcomes made up from the history. */

static void
unref_object (gpointer object)
{
  if (object != NULL)
    gantry_object_unref (object);
}

static void
outcome_init (GantryOutcome *outcome)
{
  outcome->verdict = GANTRY_VERDICT_TAKEN;
  outcome->base = GANTRY_REV_NONE;
  outcome->changed = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_object_unref);
  outcome->before = g_ptr_array_new_with_free_func (unref_object);
  outcome->gone = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_object_unref);
}

static void
log_base_of_scope (GantryGate *self, const char *topic, const char *scope, GPtrArray *objects)
{
  g_autoptr (GantryChange) change = gantry_change_new (topic, scope, GANTRY_CHANGE_FULL, GANTRY_REV_NONE, 0);
  g_auto (GantryOutcome) outcome = { 0 };

  outcome_init (&outcome);
  for (guint i = 0; i < objects->len; i++)
    {
      GantryObject *object = g_ptr_array_index (objects, i);

      if (strcmp (gantry_object_get_scope (object), scope) != 0)
        continue;
      g_ptr_array_add (outcome.changed, gantry_object_ref (object));
      g_ptr_array_add (outcome.before, NULL);
    }
  gantry_gate_log (self, change, &outcome);
}

static void
log_base (GantryGate *self, GantryHistory *history)
{
  const char *topic = gantry_history_get_topic (history);
  g_autoptr (GPtrArray) objects = gantry_documents_list_objects (gantry_history_get_documents (history), topic, NULL);
  g_autoptr (GHashTable) scopes = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer scope;

  for (guint i = 0; i < objects->len; i++)
    g_hash_table_add (scopes, (char *) gantry_object_get_scope (g_ptr_array_index (objects, i)));
  g_hash_table_iter_init (&iter, scopes);
  while (g_hash_table_iter_next (&iter, &scope, NULL))
    log_base_of_scope (self, topic, scope, objects);
}

/* No floors: who shows documents does not need those of the past. */
static void
log_step (GantryGate *self, GantryHistory *history, guint index)
{
  const GantryPastStep *step = gantry_history_get_step (history, index);
  GArray *items = gantry_history_get_items (history, index);
  gboolean snapshot = step->snapshot;
  g_autoptr (GantryChange) change =
    gantry_change_new (gantry_history_get_topic (history), step->scope, snapshot ? GANTRY_CHANGE_FULL : GANTRY_CHANGE_PARTIAL,
                       step->rev, snapshot ? 0 : step->at);
  g_auto (GantryOutcome) outcome = { 0 };

  outcome_init (&outcome);
  if (snapshot)
    outcome.base = step->rev;
  for (guint i = 0; i < items->len; i++)
    {
      const GantryHistoryItem *item = &g_array_index (items, GantryHistoryItem, i);

      if (item->after != NULL)
        {
          g_ptr_array_add (outcome.changed, gantry_object_ref (item->after));
          g_ptr_array_add (outcome.before, item->before != NULL ? gantry_object_ref (item->before) : NULL);
        }
      else if (item->before != NULL)
        g_ptr_array_add (outcome.gone, gantry_object_ref (item->before));
    }
  gantry_gate_log (self, change, &outcome);
}

void
gantry_gate_recall (GantryGate *self, GantryHistory *history)
{
  g_return_if_fail (self != NULL && GANTRY_IS_HISTORY (history));
  g_return_if_fail (!gantry_gate_has_topic (self, gantry_history_get_topic (history)));

  gantry_history_go_to (history, 0);
  log_base (self, history);
  for (guint i = 0; i < gantry_history_get_length (history); i++)
    {
      gantry_history_go_to (history, i + 1);
      log_step (self, history, i);
    }
}
