/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/event-private.h"

#include "model/json.h"
#include "model/rsc.h"

#include <string.h>

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* In the order in which they are listed. */
static const char *const kinds[] = { "medallists", "ranking", "cumulative", "phase", "pool", "stats" };

static void board_init (GantryBoardInterface *iface);
static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GantryEvent, gantry_event, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GANTRY_TYPE_BOARD, board_init)
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* The kind that an id begins with; (nullable) for what is no sheet. */
static const char *
find_kind (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (id, kinds[i]) && id[strlen (kinds[i])] == '/')
      return kinds[i];
  return NULL;
}

/* Nobody looks at so many heats; more are not asked for. */
#define MAX_UNITS 64

GPtrArray *
gantry_event_list_entries (GantryEvent *self, const char *unit)
{
  g_autofree char *topic = g_strconcat ("unit/", unit, NULL);

  if (!g_ptr_array_find_with_equal_func (self->unit_topics, topic, g_str_equal, NULL))
    {
      if (self->unit_topics->len >= MAX_UNITS || !gantry_rsc_is_valid (unit))
        return g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_object_unref);
      g_ptr_array_add (self->unit_topics, g_strdup (topic));
      gantry_seat_watch (self->seat, topic, GANTRY_BOARD (self));
    }
  return gantry_documents_list_objects (gantry_seat_get_documents (self->seat), topic, "entry/");
}

static void
gantry_event_touch (GantryBoard *board, const char *topic, const char *id)
{
  GantryEvent *self = GANTRY_EVENT (board);

  if (strcmp (topic, self->topic) == 0)
    {
      if (find_kind (id) != NULL && strchr (id, '~') == NULL)
        g_hash_table_add (self->dirty, g_strdup (id));
      self->bracket_dirty |= g_str_has_prefix (id, "bracket/");
      return;
    }
  if (g_str_has_prefix (topic, "unit/") && !g_str_has_prefix (id, "entry/"))
    return;
  if (strcmp (topic, self->schedule_topic) == 0)
    {
      const char *code = strchr (id, '/');
      g_autofree char *event = code != NULL ? gantry_rsc_to_event (code + 1) : NULL;

      if (g_strcmp0 (event, self->rsc) != 0)
        return;
    }
  self->all_dirty = self->bracket_dirty = TRUE;
}

static void
gantry_event_touch_all (GantryBoard *board)
{
  GANTRY_EVENT (board)->all_dirty = GANTRY_EVENT (board)->bracket_dirty = TRUE;
}

static GantryDocuments *
get_documents (GantryEvent *self)
{
  return gantry_seat_get_documents (self->seat);
}

static gboolean
update_sheet (GantryEvent *self, const char *id)
{
  GantryObject *object = gantry_documents_lookup (get_documents (self), self->topic, id);
  GantrySheet *sheet = g_hash_table_lookup (self->sheets, id);
  const char *kind = find_kind (id), *key = id + strlen (kind) + 1;
  gint64 now = gantry_seat_get_now (self->seat);
  const GantryJson *json;

  if (object == NULL)
    return g_hash_table_remove (self->sheets, id);
  json = gantry_object_get_json (object);
  if (sheet == NULL)
    {
      sheet = gantry_sheet_new (kind, key);
      g_hash_table_insert (self->sheets, g_strdup (id), sheet);
    }
  if (strcmp (kind, "medallists") == 0)
    return gantry_sheet_take (sheet, gantry_event_draft_medallists (self, json), now);
  return gantry_sheet_take (sheet, gantry_event_draft_results (self, kind, key, json), now);
}

static void
mark_all (GantryEvent *self)
{
  g_autoptr (GPtrArray) objects = gantry_documents_list_objects (get_documents (self), self->topic, NULL);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->sheets);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (self->dirty, g_strdup (id));
  for (guint i = 0; i < objects->len; i++)
    {
      const char *name = gantry_object_get_id (g_ptr_array_index (objects, i));

      if (find_kind (name) != NULL && strchr (name, '~') == NULL)
        g_hash_table_add (self->dirty, g_strdup (name));
    }
  self->all_dirty = FALSE;
}

static int
get_place (GantrySheet *sheet)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i], gantry_sheet_get_kind (sheet)) == 0)
      return i;
  return G_N_ELEMENTS (kinds);
}

/* When the phase of a sheet begins, as the schedule has it; "" when it is not in there. */
static const char *
get_start (GantryEvent *self, GantrySheet *sheet)
{
  g_autoptr (GPtrArray) units = gantry_event_list_units (self, gantry_sheet_get_key (sheet));
  const char *first = "";

  for (guint i = 0; i < units->len; i++)
    {
      const char *start = gantry_json_get_text (gantry_object_get_json (g_ptr_array_index (units, i)), "start");

      if (*first == '\0' || (*start != '\0' && strcmp (start, first) < 0))
        first = start;
    }
  return first;
}

/* By kind; phases the latest first, everything else by its code. */
static int
compare_sheets (gconstpointer a, gconstpointer b, gpointer data)
{
  GantrySheet *x = *(GantrySheet *const *) a, *y = *(GantrySheet *const *) b;
  int order = get_place (x) - get_place (y);

  if (order == 0 && strcmp (gantry_sheet_get_kind (x), "phase") == 0)
    order = strcmp (get_start (data, y), get_start (data, x));
  return order != 0 ? order : strcmp (gantry_sheet_get_key (x), gantry_sheet_get_key (y));
}

static gboolean
update_order (GantryEvent *self)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer sheet;

  g_hash_table_iter_init (&iter, self->sheets);
  while (g_hash_table_iter_next (&iter, NULL, &sheet))
    g_ptr_array_add (sheets, sheet);
  g_ptr_array_sort_with_data (sheets, compare_sheets, self);
  return gantry_ordered_model_set (self->order, sheets);
}

static gboolean
update_sheets (GantryEvent *self)
{
  gboolean changed = FALSE;
  GHashTableIter iter;
  gpointer id;

  if (self->all_dirty)
    mark_all (self);
  g_hash_table_iter_init (&iter, self->dirty);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    changed |= update_sheet (self, id);
  g_hash_table_remove_all (self->dirty);
  return update_order (self) || changed;
}

static void
gantry_event_flush (GantryBoard *board)
{
  GantryEvent *self = GANTRY_EVENT (board);
  gboolean changed = FALSE;

  g_object_ref (self);
  if (self->all_dirty || g_hash_table_size (self->dirty) > 0)
    changed |= update_sheets (self);
  if (self->bracket_dirty)
    {
      self->bracket_dirty = FALSE;
      changed |= gantry_bracket_update (self->bracket, self);
    }
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
  g_object_unref (self);
}

/* What an event says follows from its units: whoever has read of one of them has read of what came of it. */
static void
gantry_event_acknowledge (GantryBoard *board, const char *rsc)
{
  GantryEvent *self = GANTRY_EVENT (board);
  g_autofree char *event = rsc != NULL ? gantry_rsc_to_event (rsc) : NULL;

  if (rsc != NULL && g_strcmp0 (event, self->rsc) != 0)
    return;
  for (guint i = 0; i < gantry_ordered_model_get_size (self->order); i++)
    gantry_sheet_acknowledge (gantry_ordered_model_peek (self->order, i));
}

static void
board_init (GantryBoardInterface *iface)
{
  iface->touch = gantry_event_touch;
  iface->touch_all = gantry_event_touch_all;
  iface->flush = gantry_event_flush;
  iface->acknowledge = gantry_event_acknowledge;
}

GANTRY_DEFINE_ORDERED_LIST (GANTRY_EVENT, GANTRY_TYPE_SHEET)

static void
gantry_event_dispose (GObject *object)
{
  GantryEvent *self = GANTRY_EVENT (object);

  if (self->seat != NULL)
    {
      gantry_seat_remove_board (self->seat, GANTRY_BOARD (self));
      gantry_seat_unwatch (self->seat, self->topic, GANTRY_BOARD (self));
      gantry_seat_unwatch (self->seat, self->people_topic, GANTRY_BOARD (self));
      gantry_seat_unwatch (self->seat, self->schedule_topic, GANTRY_BOARD (self));
      gantry_seat_unwatch_all (self->seat, self->unit_topics, GANTRY_BOARD (self));
    }
  g_clear_object (&self->seat);
  G_OBJECT_CLASS (gantry_event_parent_class)->dispose (object);
}

static void
gantry_event_finalize (GObject *object)
{
  GantryEvent *self = GANTRY_EVENT (object);

  gantry_rule_unref (self->rule);
  g_free (self->rsc);
  g_free (self->topic);
  g_free (self->people_topic);
  g_free (self->schedule_topic);
  g_ptr_array_unref (self->unit_topics);
  g_hash_table_unref (self->sheets);
  g_hash_table_unref (self->dirty);
  g_object_unref (self->order);
  g_object_unref (self->bracket);
  G_OBJECT_CLASS (gantry_event_parent_class)->finalize (object);
}

static void
gantry_event_class_init (GantryEventClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gantry_event_dispose;
  G_OBJECT_CLASS (klass)->finalize = gantry_event_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
gantry_event_init (GantryEvent *self)
{
  self->unit_topics = g_ptr_array_new_with_free_func (g_free);
  self->sheets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->dirty = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->order = gantry_ordered_model_new (GANTRY_TYPE_SHEET);
  self->bracket = gantry_bracket_new ();
  gantry_ordered_model_forward (self->order, G_LIST_MODEL (self));
}

GantryEvent *
gantry_event_new (GantrySeat *seat, const char *rsc)
{
  GantryEvent *self;
  g_autofree char *discipline = NULL;

  g_return_val_if_fail (GANTRY_IS_SEAT (seat) && rsc != NULL, NULL);

  self = g_object_new (GANTRY_TYPE_EVENT, NULL);
  discipline = gantry_rsc_dup_discipline (rsc);
  self->seat = g_object_ref (seat);
  self->rsc = gantry_rsc_to_event (rsc);
  self->rule = gantry_rule_ref (gantry_profiles_get_rule (gantry_seat_get_profiles (seat), self->rsc));
  self->topic = g_strconcat ("event/", self->rsc, NULL);
  self->people_topic = g_strconcat ("people/", discipline, NULL);
  self->schedule_topic = g_strconcat ("schedule/", discipline, NULL);
  gantry_seat_watch (seat, self->schedule_topic, GANTRY_BOARD (self));
  gantry_seat_watch (seat, self->people_topic, GANTRY_BOARD (self));
  gantry_seat_watch (seat, self->topic, GANTRY_BOARD (self));
  gantry_seat_add_board (seat, GANTRY_BOARD (self));
  gantry_event_touch_all (GANTRY_BOARD (self));
  gantry_event_flush (GANTRY_BOARD (self));
  return self;
}

const char *
gantry_event_get_rsc (GantryEvent *self)
{
  g_return_val_if_fail (GANTRY_IS_EVENT (self), NULL);

  return self->rsc;
}

GantrySheet *
gantry_event_find_sheet (GantryEvent *self, const char *kind, const char *key)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (GANTRY_IS_EVENT (self) && kind != NULL && key != NULL, NULL);

  id = g_strconcat (kind, "/", key, NULL);
  return g_hash_table_lookup (self->sheets, id);
}

GantryBracket *
gantry_event_get_bracket (GantryEvent *self)
{
  g_return_val_if_fail (GANTRY_IS_EVENT (self), NULL);

  return self->bracket;
}
