/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/schedule-private.h"

#include "model/json.h"
#include "seat/changes-private.h"
#include "seat/ordered-model.h"

#include <string.h>

#define MAX_NEXT     12
#define LATE_LIMIT   (30 * 60 * 1000) /* ms: a unit that should have started longer ago is not the next one */

/* schedule/<DIS> of all disciplines → units by RSC → all in order of start, and of these what is on and what is next. */
struct _GantrySchedule
{
  GObject parent_instance;

  GantrySeat *seat;      /* not owned; NULL after detach */
  GHashTable *topics;    /* set */
  GHashTable *units;     /* RSC → GantryScheduleUnit (owned): all that may be shown */
  GHashTable *dirty;     /* RSC → topic */
  GHashTable *built;     /* set of topics that had units: from then on differences are changes */
  GantryOrderedModel *order;
  GantryOrderedModel *live;
  GantryOrderedModel *next;
  guint all_dirty : 1;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static void board_init (GantryBoardInterface *iface);
static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GantrySchedule, gantry_schedule, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GANTRY_TYPE_BOARD, board_init)
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static guint signals[N_SIGNALS];

static void
gantry_schedule_touch (GantryBoard *board, const char *topic, const char *id)
{
  GantrySchedule *self = GANTRY_SCHEDULE (board);

  if (g_str_has_prefix (id, "unit/"))
    g_hash_table_replace (self->dirty, g_strdup (id + strlen ("unit/")), g_strdup (topic));
  else if (g_str_has_prefix (id, "session/"))
    self->all_dirty = TRUE; /* its name shows in many units */
}

static void
gantry_schedule_touch_all (GantryBoard *board)
{
  GANTRY_SCHEDULE (board)->all_dirty = TRUE;
}

static void
mark_topic (GantrySchedule *self, const char *topic)
{
  g_autoptr (GPtrArray) objects = gantry_documents_list_objects (gantry_seat_get_documents (self->seat), topic, "unit/");

  for (guint i = 0; i < objects->len; i++)
    gantry_schedule_touch (GANTRY_BOARD (self), topic, gantry_object_get_id (g_ptr_array_index (objects, i)));
}

static void
mark_all (GantrySchedule *self)
{
  GHashTableIter iter;
  gpointer topic;

  self->all_dirty = FALSE;
  g_hash_table_iter_init (&iter, self->topics);
  while (g_hash_table_iter_next (&iter, &topic, NULL))
    mark_topic (self, topic);
}

static GantryObject *
find_session (GantrySchedule *self, const char *topic, GantryObject *unit)
{
  const char *code = gantry_json_get_text (gantry_object_get_json (unit), "session");
  g_autofree char *id = g_strconcat ("session/", code, NULL);

  return gantry_documents_lookup (gantry_seat_get_documents (self->seat), topic, id);
}

static gboolean
is_to_be_shown (GantryObject *object)
{
  const char *status = gantry_json_get_text (gantry_object_get_json (object), "status");

  return gantry_schedule_status_parse (status) != GANTRY_SCHEDULE_UNSCHEDULED;
}

/* Of all units, whether somebody holds them or not. */
static void
look_at_unit (GantrySchedule *self, GantryScheduleUnit *unit, GantryObject *object)
{
  g_auto (GantryScheduleStep) step = { 0 };
  GantryNoticeParts parts = { .kind = GANTRY_NOTICE_SCHEDULE, .what = "schedule" };

  if (!gantry_schedule_unit_look (unit, object, &step))
    return;
  parts.priority = gantry_schedule_status_parse (step.to) == GANTRY_SCHEDULE_CANCELLED ||
                       gantry_schedule_status_parse (step.to) == GANTRY_SCHEDULE_INTERRUPTED
                     ? GANTRY_NOTICE_HIGH
                     : GANTRY_NOTICE_NORMAL;
  parts.unit = gantry_schedule_unit_get_rsc (unit);
  parts.title = gantry_schedule_unit_get_name (unit);
  parts.from = step.from;
  parts.to = step.to;
  parts.from_time = step.from_time;
  parts.to_time = step.to_time;
  parts.at = gantry_object_get_at (object);
  gantry_changes_add (gantry_seat_get_changes (self->seat), &parts);
}

static void
update_unit (GantrySchedule *self, const char *rsc, const char *topic)
{
  g_autofree char *id = g_strconcat ("unit/", rsc, NULL);
  GantryObject *object = gantry_documents_lookup (gantry_seat_get_documents (self->seat), topic, id);
  GantryScheduleUnit *unit = g_hash_table_lookup (self->units, rsc);
  GantryScheduleSource source = { .object = object, .language = gantry_seat_get_language (self->seat) };

  if (object == NULL || !is_to_be_shown (object))
    {
      g_hash_table_remove (self->units, rsc);
      return;
    }
  if (unit == NULL)
    {
      unit = gantry_schedule_unit_new (rsc);
      g_hash_table_insert (self->units, g_strdup (rsc), unit);
    }
  source.session = find_session (self, topic, object);
  source.now = g_hash_table_contains (self->built, topic) ? gantry_seat_get_now (self->seat) : 0;
  gantry_schedule_unit_update (unit, &source);
  look_at_unit (self, unit, object);
}

static void
update_units (GantrySchedule *self)
{
  g_autoptr (GHashTable) topics = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer rsc, topic;

  g_hash_table_iter_init (&iter, self->dirty);
  while (g_hash_table_iter_next (&iter, &rsc, &topic))
    {
      update_unit (self, rsc, topic);
      g_hash_table_add (topics, topic);
    }
  g_hash_table_iter_init (&iter, topics);
  while (g_hash_table_iter_next (&iter, &topic, NULL))
    g_hash_table_add (self->built, g_strdup (topic));
  g_hash_table_remove_all (self->dirty);
}

static int
compare_units (gconstpointer a, gconstpointer b)
{
  return gantry_schedule_unit_compare (*(GantryScheduleUnit *const *) a, *(GantryScheduleUnit *const *) b);
}

static gboolean
is_next (GantryScheduleUnit *unit, gint64 now)
{
  gint64 start = gantry_schedule_unit_get_start_ms (unit);

  switch (gantry_schedule_unit_get_status (unit))
    {
    case GANTRY_SCHEDULE_SCHEDULED:
    case GANTRY_SCHEDULE_RESCHEDULED:
    case GANTRY_SCHEDULE_DELAYED:
      return start != 0 && start >= now - LATE_LIMIT;
    case GANTRY_SCHEDULE_UNKNOWN:
    case GANTRY_SCHEDULE_UNSCHEDULED:
    case GANTRY_SCHEDULE_GETTING_READY:
    case GANTRY_SCHEDULE_RUNNING:
    case GANTRY_SCHEDULE_BREAK:
    case GANTRY_SCHEDULE_INTERRUPTED:
    case GANTRY_SCHEDULE_POSTPONED:
    case GANTRY_SCHEDULE_CANCELLED:
    case GANTRY_SCHEDULE_FINISHED:
    default:
      return FALSE;
    }
}

static void
update_order (GantrySchedule *self)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new ();
  g_autoptr (GPtrArray) live = g_ptr_array_new ();
  g_autoptr (GPtrArray) next = g_ptr_array_new ();
  gint64 now = gantry_seat_get_source_time (self->seat);
  GHashTableIter iter;
  gpointer unit;

  g_hash_table_iter_init (&iter, self->units);
  while (g_hash_table_iter_next (&iter, NULL, &unit))
    g_ptr_array_add (units, unit);
  g_ptr_array_sort (units, compare_units);
  for (guint i = 0; i < units->len; i++)
    {
      unit = g_ptr_array_index (units, i);
      if (gantry_schedule_status_is_live (gantry_schedule_unit_get_status (unit)))
        g_ptr_array_add (live, unit);
      else if (next->len < MAX_NEXT && is_next (unit, now))
        g_ptr_array_add (next, unit);
    }
  gantry_ordered_model_set (self->order, units);
  gantry_ordered_model_set (self->live, live);
  gantry_ordered_model_set (self->next, next);
}

static void
emit_units (GantrySchedule *self)
{
  for (guint i = 0; i < gantry_ordered_model_get_size (self->order); i++)
    gantry_schedule_unit_emit (gantry_ordered_model_peek (self->order, i));
}

static void
gantry_schedule_flush (GantryBoard *board)
{
  GantrySchedule *self = GANTRY_SCHEDULE (board);

  if (self->all_dirty)
    mark_all (self);
  if (g_hash_table_size (self->dirty) == 0)
    return;
  update_units (self);
  update_order (self);
  emit_units (self);
  g_signal_emit (self, signals[CHANGED], 0);
  if (self->seat != NULL)
    gantry_changes_publish (gantry_seat_get_changes (self->seat));
}

static void
board_init (GantryBoardInterface *iface)
{
  iface->touch = gantry_schedule_touch;
  iface->touch_all = gantry_schedule_touch_all;
  iface->flush = gantry_schedule_flush;
}

GANTRY_DEFINE_ORDERED_LIST (GANTRY_SCHEDULE, GANTRY_TYPE_SCHEDULE_UNIT)

static void
gantry_schedule_finalize (GObject *object)
{
  GantrySchedule *self = GANTRY_SCHEDULE (object);

  g_hash_table_unref (self->topics);
  g_hash_table_unref (self->units);
  g_hash_table_unref (self->dirty);
  g_hash_table_unref (self->built);
  g_object_unref (self->order);
  g_object_unref (self->live);
  g_object_unref (self->next);
  G_OBJECT_CLASS (gantry_schedule_parent_class)->finalize (object);
}

static void
gantry_schedule_class_init (GantryScheduleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gantry_schedule_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
gantry_schedule_init (GantrySchedule *self)
{
  self->topics = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->dirty = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->built = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->order = gantry_ordered_model_new (GANTRY_TYPE_SCHEDULE_UNIT);
  self->live = gantry_ordered_model_new (GANTRY_TYPE_SCHEDULE_UNIT);
  self->next = gantry_ordered_model_new (GANTRY_TYPE_SCHEDULE_UNIT);
  gantry_ordered_model_forward (self->order, G_LIST_MODEL (self));
}

GantrySchedule *
gantry_schedule_new (GantrySeat *seat)
{
  GantrySchedule *self = g_object_new (GANTRY_TYPE_SCHEDULE, NULL);

  self->seat = seat;
  return self;
}

void
gantry_schedule_add_topic (GantrySchedule *self, const char *topic)
{
  if (!g_hash_table_add (self->topics, g_strdup (topic)))
    return;
  gantry_seat_watch (self->seat, topic, GANTRY_BOARD (self));
  mark_topic (self, topic);
}

void
gantry_schedule_forget (GantrySchedule *self)
{
  g_hash_table_remove_all (self->built);
}

/* The seat goes away; whoever still holds the schedule keeps what it shows. */
void
gantry_schedule_detach (GantrySchedule *self)
{
  GHashTableIter iter;
  gpointer topic;

  g_hash_table_iter_init (&iter, self->topics);
  while (g_hash_table_iter_next (&iter, &topic, NULL))
    gantry_seat_unwatch (self->seat, topic, GANTRY_BOARD (self));
  self->seat = NULL;
}

GantryScheduleUnit *
gantry_schedule_find (GantrySchedule *self, const char *rsc)
{
  g_return_val_if_fail (GANTRY_IS_SCHEDULE (self) && rsc != NULL, NULL);

  return g_hash_table_lookup (self->units, rsc);
}

GListModel *
gantry_schedule_get_live (GantrySchedule *self)
{
  return G_LIST_MODEL (self->live);
}

gboolean
gantry_schedule_pass_time (GantrySchedule *self)
{
  GantryScheduleUnit *first;

  g_return_val_if_fail (GANTRY_IS_SCHEDULE (self), FALSE);

  /* In order of their starts. */
  if (gantry_ordered_model_get_size (self->next) == 0)
    return FALSE;
  first = gantry_ordered_model_peek (self->next, 0);
  if (is_next (first, gantry_seat_get_source_time (self->seat)))
    return FALSE;
  update_order (self);
  return TRUE;
}

GListModel *
gantry_schedule_get_next (GantrySchedule *self)
{
  return G_LIST_MODEL (self->next);
}
