/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/past.h"

#include "seat/past-points.h"
#include "seat/seat-private.h"
#include "seat/unit-private.h"

/*   cache → history (as it was asked for) → its documents → unit board
 *
 * The history stands where the past stands. Its end is not beyond what the gate shows. */
struct _GantryPast
{
  GObject parent_instance;

  GantrySeat *seat; /* (owned) */
  GantryHistory *history;
  GantryUnit *unit; /* (owned) */
  GArray *points;   /* of GantryPastPoint: within the first 'length' steps */
  guint length;
  gint64 time;      /* that it was moved to, ms; 0: it was moved otherwise */
};

enum
{
  PROP_0,
  PROP_POSITION,
  PROP_LENGTH,
  N_PROPS,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (GantryPast, gantry_past, G_TYPE_OBJECT)

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void
gantry_past_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GantryPast *self = GANTRY_PAST (object);

  switch (prop_id)
    {
    case PROP_POSITION:
      g_value_set_uint (value, gantry_past_get_position (self));
      break;
    case PROP_LENGTH:
      g_value_set_uint (value, self->length);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gantry_past_dispose (GObject *object)
{
  GantryPast *self = GANTRY_PAST (object);

  g_clear_object (&self->unit);
  g_clear_object (&self->history);
  g_clear_object (&self->seat);
  G_OBJECT_CLASS (gantry_past_parent_class)->dispose (object);
}

static void
gantry_past_finalize (GObject *object)
{
  g_clear_pointer (&GANTRY_PAST (object)->points, g_array_unref);
  G_OBJECT_CLASS (gantry_past_parent_class)->finalize (object);
}

static void
gantry_past_class_init (GantryPastClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gantry_past_get_property;
  object_class->dispose = gantry_past_dispose;
  object_class->finalize = gantry_past_finalize;

  props[PROP_POSITION] = g_param_spec_uint ("position", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_LENGTH] = g_param_spec_uint ("length", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gantry_past_init (GantryPast *self)
{
}

static gboolean
move (GantryPast *self, guint position)
{
  if (!gantry_history_go_to (self->history, MIN (position, self->length)))
    return FALSE;
  gantry_board_touch_all (GANTRY_BOARD (self->unit));
  gantry_board_flush (GANTRY_BOARD (self->unit));
  gantry_past_points_name (self->points, self->unit);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_POSITION]);
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

static guint
find_length (GantrySeat *seat, GantryHistory *history)
{
  if (gantry_gate_get_delay (seat->gate) == 0)
    return gantry_history_get_length (history);
  return gantry_history_find_time (history, gantry_gate_get_cursor (seat->gate));
}

/* What may be shown is more, or less. */
static void
update_length (GantryPast *self)
{
  guint length = find_length (self->seat, self->history);

  if (length == self->length)
    return;
  self->length = length;
  g_array_unref (self->points);
  self->points = gantry_past_points_find (self->history, length, gantry_unit_get_rule (self->unit));
  gantry_past_points_name (self->points, self->unit);
  move (self, gantry_past_get_position (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LENGTH]);
}

/* At its beginning stands what the cache no longer knows the way to; with a delay it may be too young to be shown. */
static gboolean
begins_too_young (GantrySeat *seat, GantryHistory *history)
{
  g_autoptr (GPtrArray) objects = NULL;
  gint64 cursor = gantry_gate_get_cursor (seat->gate);

  if (gantry_gate_get_delay (seat->gate) == 0)
    return FALSE;
  gantry_history_go_to (history, 0);
  objects = gantry_documents_list_objects (gantry_history_get_documents (history), gantry_history_get_topic (history), NULL);
  for (guint i = 0; i < objects->len; i++)
    if (gantry_object_get_at (g_ptr_array_index (objects, i)) > MAX (cursor, 0))
      return TRUE;
  return FALSE;
}

/* Nothing but what is shown now, and no way from there. */
static GantryHistory *
make_empty (GantrySeat *seat, const char *topic)
{
  g_autoptr (GPtrArray) now = gantry_documents_snapshot (gantry_seat_get_documents (seat), topic);
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();

  return gantry_history_new (topic, now, steps);
}

/* history: (transfer full) (nullable) */
static GantryPast *
create (GantrySeat *seat, const char *rsc, GantryHistory *history)
{
  GantryPast *self = g_object_new (GANTRY_TYPE_PAST, NULL);
  g_autofree char *topic = g_strconcat ("unit/", rsc, NULL);

  if (history != NULL && (gantry_history_get_length (history) == 0 || begins_too_young (seat, history)))
    g_clear_object (&history);
  self->seat = g_object_ref (seat);
  self->history = history != NULL ? history : make_empty (seat, topic);
  self->length = find_length (seat, self->history);
  gantry_history_go_to (self->history, self->length);
  self->unit = gantry_unit_new_past (seat, rsc, gantry_history_get_documents (self->history));
  self->points = gantry_past_points_find (self->history, self->length, gantry_unit_get_rule (self->unit));
  gantry_past_points_name (self->points, self->unit);
  g_signal_connect_object (seat, "notify::delay", G_CALLBACK (update_length), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (seat, "flushed", G_CALLBACK (update_length), self, G_CONNECT_SWAPPED);
  return self;
}

typedef struct
{
  GantrySeat *seat; /* (owned) */
  char *rsc;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_object_unref (opening->seat);
  g_free (opening->rsc);
  g_free (opening);
}

static void
history_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  Opening *opening = g_task_get_task_data (task);
  GantryHistory *history = gantry_cache_history_finish (GANTRY_CACHE (source), result, &error);

  if (history == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, create (opening->seat, opening->rsc, history), g_object_unref);
}

void
gantry_past_open_async (GantrySeat *seat, const char *rsc, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *topic = NULL;
  Opening *opening;

  g_return_if_fail (GANTRY_IS_SEAT (seat) && rsc != NULL);

  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, gantry_past_open_async);
  opening = g_new0 (Opening, 1);
  opening->seat = g_object_ref (seat);
  opening->rsc = g_strdup (rsc);
  g_task_set_task_data (task, opening, opening_free);
  topic = g_strconcat ("unit/", rsc, NULL);
  if (gantry_seat_get_cache (seat) != NULL)
    gantry_cache_history_async (gantry_seat_get_cache (seat), topic, cancellable, history_cb, g_steal_pointer (&task));
  else
    g_task_return_pointer (task, create (seat, rsc, NULL), g_object_unref);
}

GantryPast *
gantry_past_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

GantryUnit *
gantry_past_get_unit (GantryPast *self)
{
  g_return_val_if_fail (GANTRY_IS_PAST (self), NULL);

  return self->unit;
}

guint
gantry_past_get_length (GantryPast *self)
{
  g_return_val_if_fail (GANTRY_IS_PAST (self), 0);

  return self->length;
}

guint
gantry_past_get_position (GantryPast *self)
{
  g_return_val_if_fail (GANTRY_IS_PAST (self), 0);

  return gantry_history_get_position (self->history);
}

gboolean
gantry_past_is_at_end (GantryPast *self)
{
  g_return_val_if_fail (GANTRY_IS_PAST (self), TRUE);

  return gantry_past_get_position (self) == self->length;
}

static const GantryPastStep *
get_last_step (GantryPast *self)
{
  guint position = gantry_past_get_position (self);

  return position > 0 ? gantry_history_get_step (self->history, position - 1) : NULL;
}

gint64
gantry_past_get_at (GantryPast *self)
{
  const GantryPastStep *step;

  g_return_val_if_fail (GANTRY_IS_PAST (self), 0);

  step = get_last_step (self);
  return step != NULL ? step->at : 0;
}

gboolean
gantry_past_is_after_gap (GantryPast *self)
{
  const GantryPastStep *step;

  g_return_val_if_fail (GANTRY_IS_PAST (self), FALSE);

  step = get_last_step (self);
  return step == NULL || step->snapshot;
}

gboolean
gantry_past_go_to (GantryPast *self, guint position)
{
  g_return_val_if_fail (GANTRY_IS_PAST (self), FALSE);

  update_length (self);
  self->time = 0;
  return move (self, position);
}

gboolean
gantry_past_step (GantryPast *self, int changes)
{
  gint64 position;

  g_return_val_if_fail (GANTRY_IS_PAST (self), FALSE);

  position = (gint64) gantry_past_get_position (self) + changes;
  return gantry_past_go_to (self, (guint) CLAMP (position, 0, G_MAXUINT));
}

gboolean
gantry_past_go_to_time (GantryPast *self, gint64 at)
{
  g_return_val_if_fail (GANTRY_IS_PAST (self), FALSE);

  update_length (self);
  self->time = at;
  return move (self, gantry_history_find_time (self->history, at));
}

static gint64
get_end_time (GantryPast *self)
{
  return self->length > 0 ? gantry_history_get_step (self->history, self->length - 1)->at : 0;
}

gboolean
gantry_past_step_time (GantryPast *self, gint64 by)
{
  gint64 from, first, last;

  g_return_val_if_fail (GANTRY_IS_PAST (self), FALSE);

  if (self->length == 0)
    return FALSE;
  from = self->time != 0 ? self->time : gantry_past_get_at (self);
  first = gantry_history_get_step (self->history, 0)->at - 1; /* before everything */
  last = MAX (get_end_time (self), first);
  return gantry_past_go_to_time (self, CLAMP (from + by, first, last));
}

guint
gantry_past_get_n_points (GantryPast *self)
{
  g_return_val_if_fail (GANTRY_IS_PAST (self), 0);

  return self->points->len;
}

const GantryPastPoint *
gantry_past_get_point (GantryPast *self, guint index)
{
  g_return_val_if_fail (GANTRY_IS_PAST (self), NULL);

  return index < self->points->len ? &g_array_index (self->points, GantryPastPoint, index) : NULL;
}

gboolean
gantry_past_go_to_point (GantryPast *self, guint index)
{
  g_return_val_if_fail (GANTRY_IS_PAST (self), FALSE);

  update_length (self);
  return index < self->points->len && gantry_past_go_to (self, g_array_index (self->points, GantryPastPoint, index).position);
}

/* The position of the nearest point on that side; the end of the history where there is none. */
static guint
find_next (GantryPast *self, guint position, gboolean forward)
{
  guint nearest = forward ? self->length : 0;

  for (guint i = 0; i < self->points->len; i++)
    {
      guint of = g_array_index (self->points, GantryPastPoint, i).position;

      if (forward ? of > position && of < nearest : of < position && of > nearest)
        nearest = of;
    }
  return nearest;
}

gboolean
gantry_past_step_point (GantryPast *self, int points)
{
  guint position;

  g_return_val_if_fail (GANTRY_IS_PAST (self), FALSE);

  update_length (self);
  position = gantry_past_get_position (self);
  for (int i = 0; i < ABS (points); i++)
    position = find_next (self, position, points > 0);
  return gantry_past_go_to (self, position);
}
