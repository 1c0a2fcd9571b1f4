/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/seat-private.h"

#include "seat/changes-private.h"
#include "seat/ledger-private.h"
#include "seat/link.h"
#include "seat/medals-private.h"
#include "seat/schedule-private.h"
#include "seat/search.h"
#include "seat/unit-private.h"

#include <string.h>

#define TICK_MS       500
#define MAX_TOPICS    100000 /* that a relay can make us remember */

enum
{
  PROP_0,
  PROP_STATE,
  PROP_AGE,
  PROP_RELAYS_UP,
  PROP_RELAYS_TOTAL,
  PROP_LANGUAGE,
  PROP_DELAY,
  PROP_HELD,
  PROP_CACHE,
  N_PROPS,
};

enum
{
  DIRTY,
  FLUSHED,
  TOPICS_CHANGED,
  RELAYS_CHANGED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (GantrySeat, gantry_seat, G_TYPE_OBJECT)

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static gint64
monotonic_clock (gpointer data)
{
  return g_get_monotonic_time ();
}

static gboolean
flush_cb (gpointer data)
{
  GantrySeat *self = data;

  self->flush_id = 0;
  gantry_seat_flush (self);
  return G_SOURCE_REMOVE;
}

void
gantry_seat_mark_dirty (GantrySeat *self)
{
  if (self->dirty)
    return;
  self->dirty = TRUE;
  if (!g_signal_has_handler_pending (self, signals[DIRTY], 0, FALSE))
    self->flush_id = g_idle_add (flush_cb, self);
  g_signal_emit (self, signals[DIRTY], 0);
}

void
gantry_seat_touch (GantrySeat *self, const char *topic, const char *id)
{
  GPtrArray *boards = g_hash_table_lookup (self->boards, topic);

  for (guint i = 0; boards != NULL && i < boards->len; i++)
    gantry_board_touch (g_ptr_array_index (boards, i), topic, id);
  gantry_search_touch (self->search, topic, id);
}

static void
follow_schedule (GantrySeat *self, const char *topic)
{
  if (self->schedule != NULL && g_str_has_prefix (topic, "schedule/"))
    {
      gantry_schedule_add_topic (self->schedule, topic);
      gantry_seat_mark_dirty (self);
    }
}

gboolean
gantry_seat_note_topic (GantrySeat *self, const char *topic)
{
  if (g_hash_table_contains (self->known, topic) || g_hash_table_size (self->known) >= MAX_TOPICS)
    return FALSE;
  g_hash_table_add (self->known, g_strdup (topic));
  follow_schedule (self, topic);
  return TRUE;
}

void
gantry_seat_emit_topics_changed (GantrySeat *self)
{
  g_signal_emit (self, signals[TOPICS_CHANGED], 0);
}

void
gantry_seat_emit_relays_changed (GantrySeat *self)
{
  g_signal_emit (self, signals[RELAYS_CHANGED], 0);
}

void
gantry_seat_notify (GantrySeat *self, const char *property)
{
  g_object_notify (G_OBJECT (self), property);
}

/* In the gate's shown documents something is another. */
static void
shown_cb (const char *topic, const char *id, gpointer data)
{
  gantry_seat_touch (data, topic, id);
  gantry_seat_mark_dirty (data);
}

GantryVerdict
gantry_seat_apply (GantrySeat *self, const GantryChange *change)
{
  g_auto (GantryOutcome) outcome = { 0 };

  gantry_seat_note_topic (self, change->topic);
  gantry_documents_apply (self->arrived, change, &outcome);
  gantry_seat_log (self, change, &outcome);
  gantry_seat_cache_put (self, change, &outcome);
  if (change->mends)
    gantry_seat_note_mending (self, change, &outcome);
  return outcome.verdict;
}

static gboolean
tick_cb (gpointer data)
{
  GantrySeat *self = data;

  for (guint i = 0; i < self->links->len; i++)
    gantry_link_check (g_ptr_array_index (self->links, i));
  gantry_seat_advance (self);
  gantry_seat_cache_save (self);
  gantry_seat_tick (self);
  return G_SOURCE_CONTINUE;
}

static void
network_cb (GNetworkMonitor *monitor, gboolean available, GantrySeat *self)
{
  for (guint i = 0; available && i < self->links->len; i++)
    gantry_link_retry (g_ptr_array_index (self->links, i));
}

static void
gantry_seat_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GantrySeat *self = GANTRY_SEAT (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_int (value, (int) gantry_seat_get_state (self));
      break;
    case PROP_AGE:
      g_value_set_int64 (value, gantry_seat_get_age (self));
      break;
    case PROP_RELAYS_UP:
      g_value_set_uint (value, self->relays_up);
      break;
    case PROP_RELAYS_TOTAL:
      g_value_set_uint (value, self->links->len);
      break;
    case PROP_LANGUAGE:
      g_value_set_string (value, self->language);
      break;
    case PROP_DELAY:
      g_value_set_int64 (value, gantry_seat_get_delay (self));
      break;
    case PROP_HELD:
      g_value_set_uint (value, self->held);
      break;
    case PROP_CACHE:
      g_value_set_object (value, gantry_seat_get_cache (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gantry_seat_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_LANGUAGE)
    gantry_seat_set_language (GANTRY_SEAT (object), g_value_get_string (value));
  else if (prop_id == PROP_DELAY)
    gantry_seat_set_delay (GANTRY_SEAT (object), g_value_get_int64 (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
gantry_seat_dispose (GObject *object)
{
  GantrySeat *self = GANTRY_SEAT (object);

  gantry_seat_remove_relays (self);
  gantry_seat_close_cache (self);
  gantry_seat_stop_advancing (self);
  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_handle_id (&self->flush_id, g_source_remove);
  if (self->schedule != NULL)
    gantry_schedule_detach (self->schedule);
  g_clear_object (&self->schedule);
  if (self->medals != NULL)
    gantry_medals_detach (self->medals);
  g_clear_object (&self->medals);
  if (self->changes != NULL)
    gantry_changes_detach (self->changes);
  g_clear_object (&self->changes);
  G_OBJECT_CLASS (gantry_seat_parent_class)->dispose (object);
}

static void
gantry_seat_finalize (GObject *object)
{
  GantrySeat *self = GANTRY_SEAT (object);

  gantry_search_free (self->search);
  g_ptr_array_unref (self->links);
  g_ptr_array_unref (self->others);
  g_hash_table_unref (self->holds);
  g_hash_table_unref (self->boards);
  g_hash_table_unref (self->units);
  g_hash_table_unref (self->known);
  gantry_gate_free (self->gate);
  gantry_source_times_free (self->times);
  g_object_unref (self->arrived);
  g_object_unref (self->ledger);
  g_clear_object (&self->profiles);
  g_free (self->language);
  G_OBJECT_CLASS (gantry_seat_parent_class)->finalize (object);
}

static void
gantry_seat_class_init (GantrySeatClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = gantry_seat_get_property;
  object_class->set_property = gantry_seat_set_property;
  object_class->dispose = gantry_seat_dispose;
  object_class->finalize = gantry_seat_finalize;

  props[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, GANTRY_SEAT_STATE_CACHED, 0, flags);
  props[PROP_AGE] = g_param_spec_int64 ("age", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_RELAYS_UP] = g_param_spec_uint ("relays-up", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_RELAYS_TOTAL] = g_param_spec_uint ("relays-total", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_LANGUAGE] = g_param_spec_string ("language", NULL, NULL, "en", flags | G_PARAM_WRITABLE);
  props[PROP_DELAY] =
    g_param_spec_int64 ("delay", NULL, NULL, 0, GANTRY_SEAT_MAX_DELAY, 0, flags | G_PARAM_WRITABLE);
  props[PROP_CACHE] = g_param_spec_object ("cache", NULL, NULL, GANTRY_TYPE_CACHE, flags);
  props[PROP_HELD] = g_param_spec_uint ("held", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[DIRTY] = g_signal_new ("dirty", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FLUSHED] = g_signal_new ("flushed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TOPICS_CHANGED] = g_signal_new ("topics-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RELAYS_CHANGED] = g_signal_new ("relays-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
free_boards (gpointer data)
{
  g_ptr_array_unref (data);
}

static void
gantry_seat_init (GantrySeat *self)
{
  self->arrived = gantry_documents_new ();
  self->gate = gantry_gate_new ();
  self->due = G_MAXINT64;
  gantry_gate_set_func (self->gate, shown_cb, self);
  self->times = gantry_source_times_new ();
  self->ledger = gantry_ledger_new ();
  self->links = g_ptr_array_new_with_free_func (g_object_unref);
  self->others = g_ptr_array_new ();
  self->holds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->boards = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_boards);
  self->units = g_hash_table_new (g_str_hash, g_str_equal);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->search = gantry_search_new (self);
  self->changes = gantry_changes_new (self);
  self->language = g_strdup ("en");
  self->clock = monotonic_clock;
  self->tick_id = g_timeout_add (TICK_MS, tick_cb, self);
  g_signal_connect_object (g_network_monitor_get_default (), "network-changed", G_CALLBACK (network_cb), self, 0);
}

GantrySeat *
gantry_seat_new (GantryProfiles *profiles)
{
  GantrySeat *self;

  g_return_val_if_fail (GANTRY_IS_PROFILES (profiles), NULL);

  self = g_object_new (GANTRY_TYPE_SEAT, NULL);
  self->profiles = g_object_ref (profiles);
  return self;
}

void
gantry_seat_flush (GantrySeat *self)
{
  g_autoptr (GPtrArray) units = NULL;

  g_return_if_fail (GANTRY_IS_SEAT (self));

  g_clear_handle_id (&self->flush_id, g_source_remove);
  if (!self->dirty)
    return;
  gantry_seat_advance (self); /* the frame shows what is due by now */
  self->dirty = FALSE;
  g_object_ref (self);
  if (self->schedule != NULL)
    gantry_board_flush (GANTRY_BOARD (self->schedule));
  units = gantry_seat_list_units (self);
  for (guint i = 0; i < units->len; i++)
    g_object_ref (g_ptr_array_index (units, i)); /* a handler may let go of one */
  for (guint i = 0; i < units->len; i++)
    {
      gantry_board_flush (g_ptr_array_index (units, i));
      g_object_unref (g_ptr_array_index (units, i));
    }
  if (self->medals != NULL)
    gantry_board_flush (GANTRY_BOARD (self->medals));
  gantry_seat_flush_boards (self);
  if (gantry_gate_get_delay (self->gate) > 0)
    gantry_seat_cache_save (self);
  g_signal_emit (self, signals[FLUSHED], 0);
  g_object_unref (self);
}

gint64
gantry_seat_get_now (GantrySeat *self)
{
  return self->clock (self->clock_data);
}

void
gantry_seat_set_clock_func (GantrySeat *self, GantryClockFunc func, gpointer data)
{
  g_return_if_fail (GANTRY_IS_SEAT (self));

  self->clock = func != NULL ? func : monotonic_clock;
  self->clock_data = data;
  for (guint i = 0; i < self->links->len; i++)
    gantry_link_set_clock_func (g_ptr_array_index (self->links, i), self->clock, data);
}

const char *
gantry_seat_get_language (GantrySeat *self)
{
  return self->language;
}

void
gantry_seat_touch_all_boards (GantrySeat *self)
{
  GHashTableIter iter;
  gpointer unit;

  g_hash_table_iter_init (&iter, self->units);
  while (g_hash_table_iter_next (&iter, NULL, &unit))
    gantry_board_touch_all (unit);
  if (self->schedule != NULL)
    gantry_board_touch_all (GANTRY_BOARD (self->schedule));
  if (self->medals != NULL)
    gantry_board_touch_all (GANTRY_BOARD (self->medals));
  gantry_seat_touch_boards (self);
  gantry_seat_mark_dirty (self);
}

void
gantry_seat_set_language (GantrySeat *self, const char *language)
{
  g_return_if_fail (GANTRY_IS_SEAT (self));

  if (language == NULL || *language == '\0')
    language = "en";
  if (strcmp (self->language, language) == 0)
    return;
  g_free (self->language);
  self->language = g_strdup (language);
  gantry_seat_touch_all_boards (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LANGUAGE]);
}

GantryProfiles *
gantry_seat_get_profiles (GantrySeat *self)
{
  return self->profiles;
}

GantryDocuments *
gantry_seat_get_documents (GantrySeat *self)
{
  return gantry_gate_get_shown (self->gate);
}

void
gantry_seat_hold_topic (GantrySeat *self, const char *topic)
{
  guint count;

  g_return_if_fail (GANTRY_IS_SEAT (self) && topic != NULL);

  count = GPOINTER_TO_UINT (g_hash_table_lookup (self->holds, topic));
  g_hash_table_replace (self->holds, g_strdup (topic), GUINT_TO_POINTER (count + 1));
  for (guint i = 0; count == 0 && i < self->links->len; i++)
    gantry_link_open (g_ptr_array_index (self->links, i), topic);
  if (count == 0)
    gantry_seat_cache_hold (self, topic);
}

void
gantry_seat_release_topic (GantrySeat *self, const char *topic)
{
  guint count;

  g_return_if_fail (GANTRY_IS_SEAT (self) && topic != NULL);

  count = GPOINTER_TO_UINT (g_hash_table_lookup (self->holds, topic));
  g_return_if_fail (count > 0);

  if (count > 1)
    {
      g_hash_table_replace (self->holds, g_strdup (topic), GUINT_TO_POINTER (count - 1));
      return;
    }
  for (guint i = 0; i < self->links->len; i++)
    gantry_link_close (g_ptr_array_index (self->links, i), topic);
  gantry_search_forget_topic (self->search, topic);
  gantry_gate_forget_topic (self->gate, topic);
  gantry_documents_forget_topic (self->arrived, topic);
  g_hash_table_remove (self->holds, topic);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
gantry_seat_list_topics (GantrySeat *self)
{
  GPtrArray *topics = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer topic;

  g_return_val_if_fail (GANTRY_IS_SEAT (self), topics);

  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, &topic, NULL))
    g_ptr_array_add (topics, topic);
  g_ptr_array_sort (topics, compare_names);
  return topics;
}

void
gantry_seat_watch (GantrySeat *self, const char *topic, GantryBoard *board)
{
  GPtrArray *boards = g_hash_table_lookup (self->boards, topic);

  if (boards == NULL)
    {
      boards = g_ptr_array_new ();
      g_hash_table_insert (self->boards, g_strdup (topic), boards);
    }
  g_ptr_array_add (boards, board);
  gantry_seat_hold_topic (self, topic);
}

void
gantry_seat_unwatch (GantrySeat *self, const char *topic, GantryBoard *board)
{
  GPtrArray *boards = g_hash_table_lookup (self->boards, topic);

  g_return_if_fail (boards != NULL);

  g_ptr_array_remove (boards, board);
  if (boards->len == 0)
    g_hash_table_remove (self->boards, topic);
  gantry_seat_release_topic (self, topic);
}

GantryUnit *
gantry_seat_get_unit (GantrySeat *self, const char *rsc)
{
  GantryUnit *unit;

  g_return_val_if_fail (GANTRY_IS_SEAT (self) && rsc != NULL, NULL);

  unit = g_hash_table_lookup (self->units, rsc);
  if (unit != NULL)
    return g_object_ref (unit);
  unit = gantry_unit_new (self, rsc);
  g_hash_table_insert (self->units, (char *) gantry_unit_get_rsc (unit), unit);
  return unit;
}

void
gantry_seat_forget_unit (GantrySeat *self, GantryUnit *unit)
{
  g_hash_table_remove (self->units, gantry_unit_get_rsc (unit));
}

GPtrArray *
gantry_seat_list_units (GantrySeat *self)
{
  GPtrArray *units = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer unit;

  g_hash_table_iter_init (&iter, self->units);
  while (g_hash_table_iter_next (&iter, NULL, &unit))
    g_ptr_array_add (units, unit);
  return units;
}

GantrySchedule *
gantry_seat_get_schedule (GantrySeat *self)
{
  g_autoptr (GPtrArray) topics = NULL;

  g_return_val_if_fail (GANTRY_IS_SEAT (self), NULL);

  if (self->schedule != NULL)
    return self->schedule;
  self->schedule = gantry_schedule_new (self);
  topics = gantry_seat_list_topics (self);
  for (guint i = 0; i < topics->len; i++)
    follow_schedule (self, g_ptr_array_index (topics, i));
  gantry_seat_flush (self);
  return self->schedule;
}

GantryMedals *
gantry_seat_get_medals (GantrySeat *self)
{
  g_return_val_if_fail (GANTRY_IS_SEAT (self), NULL);

  if (self->medals != NULL)
    return self->medals;
  self->medals = gantry_medals_new (self);
  gantry_board_flush (GANTRY_BOARD (self->medals));
  return self->medals;
}

GantryChanges *
gantry_seat_get_changes (GantrySeat *self)
{
  g_return_val_if_fail (GANTRY_IS_SEAT (self), NULL);

  return self->changes;
}

void
gantry_seat_acknowledge (GantrySeat *self)
{
  g_autoptr (GPtrArray) units = NULL;

  g_return_if_fail (GANTRY_IS_SEAT (self));

  gantry_changes_acknowledge_all (self->changes);
  units = gantry_seat_list_units (self);
  g_ptr_array_set_free_func (units, g_object_unref);
  g_ptr_array_foreach (units, (GFunc) (void *) g_object_ref, NULL); /* a handler may let go of one */
  for (guint i = 0; i < units->len; i++)
    gantry_unit_acknowledge (g_ptr_array_index (units, i), NULL);
  gantry_seat_acknowledge_boards (self, NULL);
}

GantryLedger *
gantry_seat_get_ledger (GantrySeat *self)
{
  g_return_val_if_fail (GANTRY_IS_SEAT (self), NULL);

  return self->ledger;
}

GListModel *
gantry_seat_search (GantrySeat *self, const char *text, const char *unit, guint limit)
{
  g_return_val_if_fail (GANTRY_IS_SEAT (self) && text != NULL, NULL);

  return gantry_search_run (self->search, text, unit, limit);
}
