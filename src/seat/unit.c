/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/unit-private.h"

#include "model/json.h"
#include "model/rsc.h"
#include "seat/changes-private.h"

#include <string.h>

enum
{
  PROP_0,
  PROP_RSC,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_SCHEDULE_STATUS,
  PROP_RESULT_STATUS,
  PROP_VENUE,
  PROP_WIND,
  PROP_REFERENCE,
  N_PROPS,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static void board_init (GantryBoardInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GantryUnit, gantry_unit, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GANTRY_TYPE_BOARD, board_init))

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

GantryDocuments *
gantry_unit_get_documents (GantryUnit *self, const char *topic)
{
  if (self->past != NULL && strcmp (topic, self->unit_topic) == 0)
    return self->past;
  return gantry_seat_get_documents (self->seat);
}

static void
touch_own (GantryUnit *self, const char *id)
{
  if (strchr (id, '~') != NULL)
    return; /* a document beside the plain one */
  if (g_str_has_prefix (id, "entry/") || g_str_has_prefix (id, "line/") || g_str_has_prefix (id, "analysis/"))
    {
      g_hash_table_add (self->dirty_rows, g_strdup (strchr (id, '/') + 1));
      self->dirty |= GANTRY_UNIT_CHANGE_ROWS;
      if (gantry_documents_lookup (gantry_unit_get_documents (self, self->unit_topic), self->unit_topic, id) == NULL)
        self->all_rows_dirty = TRUE; /* points that only this one had values at go with it */
    }
  else if (strcmp (id, "now") == 0)
    {
      self->clock_heard = gantry_seat_get_now (self->seat);
      self->dirty |= GANTRY_UNIT_CHANGE_CLOCK;
    }
  else if (strcmp (id, "head") == 0)
    self->dirty |= GANTRY_UNIT_CHANGE_HEAD | GANTRY_UNIT_CHANGE_POINTS | GANTRY_UNIT_CHANGE_CLOCK;
  else if (strcmp (id, "config") == 0)
    self->dirty |= GANTRY_UNIT_CHANGE_POINTS;
  else if (g_str_has_prefix (id, "note/"))
    self->dirty |= GANTRY_UNIT_CHANGE_HEAD;
}

/* Somebody's name: his own row, or that of his team; a horse's: the row of who rides it. */
static void
touch_person (GantryUnit *self, const char *id)
{
  const char *code = strchr (id, '/');
  gboolean horse = g_str_has_prefix (id, "horse/");
  GHashTableIter iter;
  gpointer key, row;

  if (code == NULL || (!horse && !g_str_has_prefix (id, "athlete/") && !g_str_has_prefix (id, "team/")))
    return;
  code++;
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, &row))
    if (horse ? strcmp (gantry_row_get_horse_code (row), code) == 0
              : strcmp (key, code) == 0 || gantry_row_has_member (row, code))
      {
        g_hash_table_add (self->dirty_rows, g_strdup (key));
        self->dirty |= GANTRY_UNIT_CHANGE_ROWS;
      }
}

static void
gantry_unit_touch (GantryBoard *board, const char *topic, const char *id)
{
  GantryUnit *self = GANTRY_UNIT (board);

  if (strcmp (topic, self->unit_topic) == 0)
    {
      if (self->past == NULL) /* it is moved, and then read as a whole */
        touch_own (self, id);
    }
  else if (strcmp (topic, self->people_topic) == 0)
    touch_person (self, id);
  else if (strcmp (topic, self->schedule_topic) == 0)
    {
      if (g_str_has_prefix (id, "unit/") && strcmp (id + strlen ("unit/"), self->rsc) == 0)
        self->dirty |= GANTRY_UNIT_CHANGE_HEAD;
    }
  else if (strcmp (topic, "bulletins") == 0)
    self->dirty |= GANTRY_UNIT_CHANGE_HEAD;
  else if (g_str_has_prefix (id, "record/"))
    self->dirty |= GANTRY_UNIT_CHANGE_RECORDS;
  else if (g_str_has_prefix (id, "config/"))
    self->dirty |= GANTRY_UNIT_CHANGE_POINTS;
  else if (g_str_has_prefix (id, "cumulative/") || g_str_has_prefix (id, "phase/"))
    {
      self->totals_dirty = TRUE;
      self->dirty |= GANTRY_UNIT_CHANGE_ROWS;
    }
}

static void
gantry_unit_touch_all (GantryBoard *board)
{
  GantryUnit *self = GANTRY_UNIT (board);

  self->dirty = GANTRY_UNIT_CHANGE_HEAD | GANTRY_UNIT_CHANGE_ROWS | GANTRY_UNIT_CHANGE_POINTS | GANTRY_UNIT_CHANGE_CLOCK |
                GANTRY_UNIT_CHANGE_RECORDS;
  self->all_rows_dirty = TRUE;
  self->totals_dirty = TRUE;
}

static guint
flush_rows (GantryUnit *self, guint dirty)
{
  guint changes = 0;
  gboolean any = g_hash_table_size (self->dirty_rows) > 0 || self->totals_dirty;

  if (any)
    {
      gantry_unit_update_rows (self);
      gantry_unit_update_marks (self);
      gantry_unit_update_totals (self); /* before the order: some sports rank by the total */
      if (gantry_unit_update_order (self))
        changes |= GANTRY_UNIT_CHANGE_ORDER;
    }
  gantry_unit_update_now (self);
  if (any || (dirty & ~GANTRY_UNIT_CHANGE_CLOCK) != 0)
    {
      if (gantry_unit_update_records (self))
        changes |= GANTRY_UNIT_CHANGE_RECORDS;
      gantry_unit_update_gaps (self); /* also the unit's field, which borrows from rows and records */
    }
  if (gantry_unit_emit_rows (self))
    changes |= GANTRY_UNIT_CHANGE_ROWS;
  return changes;
}

/* The models are right before anything is emitted about a row, and all rows before "changed". */
static void
gantry_unit_flush (GantryBoard *board)
{
  GantryUnit *self = GANTRY_UNIT (board);
  guint dirty = self->dirty, changes = 0;

  if (dirty == 0)
    return;
  self->dirty = 0;
  g_object_ref (self);
  g_object_freeze_notify (G_OBJECT (self));
  if ((dirty & GANTRY_UNIT_CHANGE_HEAD) != 0 && gantry_unit_update_head (self))
    changes |= GANTRY_UNIT_CHANGE_HEAD;
  if (self->all_rows_dirty)
    {
      g_hash_table_remove_all (self->seen_points);
      g_ptr_array_set_size (self->others, 0);
      g_ptr_array_add (self->others, NULL);
      gantry_unit_mark_all_rows (self);
    }
  if ((dirty & (GANTRY_UNIT_CHANGE_POINTS | GANTRY_UNIT_CHANGE_ROWS)) != 0 && gantry_unit_update_points (self))
    changes |= GANTRY_UNIT_CHANGE_POINTS;
  if ((changes & GANTRY_UNIT_CHANGE_POINTS) != 0)
    gantry_unit_mark_all_rows (self);
  changes |= flush_rows (self, dirty);
  if ((dirty & GANTRY_UNIT_CHANGE_CLOCK) != 0 && gantry_unit_update_clock (self))
    changes |= GANTRY_UNIT_CHANGE_CLOCK;
  if (self->past == NULL && gantry_unit_make_notices (self, (dirty & GANTRY_UNIT_CHANGE_HEAD) != 0))
    changes |= GANTRY_UNIT_CHANGE_HEAD;
  self->built |= g_hash_table_size (self->rows) > 0;
  g_object_thaw_notify (G_OBJECT (self));
  if (changes != 0)
    g_signal_emit (self, signals[CHANGED], 0, changes);
  gantry_changes_publish (gantry_seat_get_changes (self->seat));
  g_object_unref (self);
}

static void
board_init (GantryBoardInterface *iface)
{
  iface->touch = gantry_unit_touch;
  iface->touch_all = gantry_unit_touch_all;
  iface->flush = gantry_unit_flush;
}

static void
gantry_unit_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GantryUnit *self = GANTRY_UNIT (object);
  const char *const texts[N_PROPS] = {
    [PROP_RSC] = self->rsc,
    [PROP_TITLE] = self->title,
    [PROP_SUBTITLE] = self->subtitle,
    [PROP_SCHEDULE_STATUS] = self->schedule_status,
    [PROP_RESULT_STATUS] = self->result_status,
    [PROP_VENUE] = self->venue,
    [PROP_WIND] = self->wind,
  };

  if (prop_id == PROP_REFERENCE)
    g_value_take_string (value, gantry_reference_dup_text (self->reference));
  else if (prop_id > PROP_0 && prop_id < N_PROPS)
    g_value_set_string (value, texts[prop_id]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
gantry_unit_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  GantryUnit *self = GANTRY_UNIT (object);
  const char *text = g_value_get_string (value);
  g_autoptr (GantryReference) reference = NULL;

  if (prop_id != PROP_REFERENCE)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  reference = gantry_reference_parse (text != NULL ? text : "");
  if (reference == NULL)
    reference = gantry_reference_new (GANTRY_REFERENCE_LEADER, NULL);
  gantry_unit_set_reference (self, reference);
}

static void
gantry_unit_dispose (GObject *object)
{
  GantryUnit *self = GANTRY_UNIT (object);

  if (self->seat != NULL)
    {
      if (self->past == NULL)
        gantry_seat_forget_unit (self->seat, self);
      else
        gantry_seat_remove_board (self->seat, GANTRY_BOARD (self));
      gantry_seat_unwatch (self->seat, self->unit_topic, GANTRY_BOARD (self));
      gantry_seat_unwatch (self->seat, self->people_topic, GANTRY_BOARD (self));
      gantry_seat_unwatch (self->seat, self->schedule_topic, GANTRY_BOARD (self));
      gantry_seat_unwatch (self->seat, self->event_topic, GANTRY_BOARD (self));
      gantry_seat_unwatch (self->seat, "games", GANTRY_BOARD (self));
      gantry_seat_unwatch (self->seat, "bulletins", GANTRY_BOARD (self));
    }
  g_clear_object (&self->seat);
  G_OBJECT_CLASS (gantry_unit_parent_class)->dispose (object);
}

static void
gantry_unit_finalize (GObject *object)
{
  GantryUnit *self = GANTRY_UNIT (object);

  g_clear_object (&self->past);
  g_free (self->rsc);
  g_free (self->unit_topic);
  g_free (self->people_topic);
  g_free (self->schedule_topic);
  g_free (self->event_topic);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->schedule_status);
  g_free (self->result_status);
  g_free (self->venue);
  g_free (self->start);
  g_free (self->wind);
  g_free (self->source);
  g_free (self->protest);
  g_free (self->correction);
  gantry_unit_memory_free (self->memory);
  gantry_unit_standings_free (self->standings);
  gantry_reference_free (self->reference);
  g_strfreev (self->notes);
  g_free (self->venue_code);
  g_array_unref (self->infos);
  gantry_rule_unref (self->rule);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->dirty_rows);
  g_hash_table_unref (self->seen_points);
  g_ptr_array_unref (self->others);
  g_object_unref (self->order);
  g_object_unref (self->start_list);
  g_array_unref (self->points);
  g_array_unref (self->leaders);
  g_array_unref (self->records);
  G_OBJECT_CLASS (gantry_unit_parent_class)->finalize (object);
}

static GParamSpec *
text_property (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, "", G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
}

static void
gantry_unit_class_init (GantryUnitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = gantry_unit_get_property;
  object_class->set_property = gantry_unit_set_property;
  object_class->dispose = gantry_unit_dispose;
  object_class->finalize = gantry_unit_finalize;

  props[PROP_RSC] = text_property ("rsc");
  props[PROP_TITLE] = text_property ("title");
  props[PROP_SUBTITLE] = text_property ("subtitle");
  props[PROP_SCHEDULE_STATUS] = text_property ("schedule-status");
  props[PROP_RESULT_STATUS] = text_property ("result-status");
  props[PROP_VENUE] = text_property ("venue");
  props[PROP_WIND] = text_property ("wind");
  props[PROP_REFERENCE] = g_param_spec_string ("reference", NULL, NULL, "leader",
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
gantry_unit_init (GantryUnit *self)
{
  self->title = g_strdup ("");
  self->subtitle = g_strdup ("");
  self->schedule_status = g_strdup ("");
  self->result_status = g_strdup ("");
  self->venue = g_strdup ("");
  self->start = g_strdup ("");
  self->wind = g_strdup ("");
  self->source = g_strdup ("");
  self->notes = g_new0 (char *, 1);
  self->venue_code = g_strdup ("");
  self->infos = g_array_new (FALSE, FALSE, sizeof (GantryUnitInfo));
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->dirty_rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->seen_points = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->others = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->others, NULL);
  self->order = gantry_ordered_model_new (GANTRY_TYPE_ROW);
  self->start_list = gantry_ordered_model_new (GANTRY_TYPE_ROW);
  self->points = g_array_new (FALSE, TRUE, sizeof (GantryPoint));
  g_array_set_clear_func (self->points, gantry_unit_clear_point);
  self->leaders = g_array_new (FALSE, TRUE, sizeof (GantryPointLeader));
  g_array_set_clear_func (self->leaders, gantry_unit_clear_leader);
  self->records = g_array_new (FALSE, TRUE, sizeof (GantryUnitRecord));
  g_array_set_clear_func (self->records, gantry_unit_clear_record);
  self->memory = gantry_unit_memory_new ();
  self->standings = gantry_unit_standings_new ();
  self->reference = gantry_reference_new (GANTRY_REFERENCE_LEADER, NULL);
  self->clock_base = -1;
}

static GantryUnit *
create (GantrySeat *seat, const char *rsc, GantryDocuments *past)
{
  GantryUnit *self = g_object_new (GANTRY_TYPE_UNIT, NULL);
  g_autofree char *discipline = gantry_rsc_dup_discipline (rsc);
  g_autofree char *event = gantry_rsc_to_event (rsc);

  self->seat = g_object_ref (seat);
  self->past = past != NULL ? g_object_ref (past) : NULL;
  self->rsc = g_strdup (rsc);
  self->rule = gantry_rule_ref (gantry_profiles_get_rule (gantry_seat_get_profiles (seat), rsc));
  self->unit_topic = g_strconcat ("unit/", rsc, NULL);
  self->people_topic = g_strconcat ("people/", discipline, NULL);
  self->schedule_topic = g_strconcat ("schedule/", discipline, NULL);
  self->event_topic = g_strconcat ("event/", event, NULL);
  gantry_seat_watch (seat, "games", GANTRY_BOARD (self));
  gantry_seat_watch (seat, "bulletins", GANTRY_BOARD (self));
  gantry_seat_watch (seat, self->schedule_topic, GANTRY_BOARD (self));
  gantry_seat_watch (seat, self->people_topic, GANTRY_BOARD (self));
  gantry_seat_watch (seat, self->event_topic, GANTRY_BOARD (self));
  gantry_seat_watch (seat, self->unit_topic, GANTRY_BOARD (self));
  gantry_unit_touch_all (GANTRY_BOARD (self));
  gantry_unit_flush (GANTRY_BOARD (self));
  return self;
}

GantryUnit *
gantry_unit_new (GantrySeat *seat, const char *rsc)
{
  return create (seat, rsc, NULL);
}

GantryUnit *
gantry_unit_new_past (GantrySeat *seat, const char *rsc, GantryDocuments *past)
{
  GantryUnit *self = create (seat, rsc, past);

  gantry_seat_add_board (seat, GANTRY_BOARD (self));
  return self;
}

void
gantry_unit_forget (GantryUnit *self)
{
  gantry_unit_memory_free (self->memory);
  self->memory = gantry_unit_memory_new ();
  self->built = FALSE;
  self->corrected = FALSE;
  g_clear_pointer (&self->correction, g_free);
  g_clear_pointer (&self->protest, g_free);
  gantry_unit_touch_all (GANTRY_BOARD (self));
}

gboolean
gantry_unit_is_past (GantryUnit *self)
{
  g_return_val_if_fail (GANTRY_IS_UNIT (self), FALSE);

  return self->past != NULL;
}

void
gantry_unit_notify_text (GantryUnit *self, const char *property)
{
  g_object_notify (G_OBJECT (self), property);
}

const GantryJson *
gantry_unit_get_json (GantryUnit *self, const char *id)
{
  GantryObject *object = gantry_documents_lookup (gantry_unit_get_documents (self, self->unit_topic), self->unit_topic, id);

  return object != NULL ? gantry_object_get_json (object) : NULL;
}

const char *
gantry_unit_get_rsc (GantryUnit *self)
{
  return self->rsc;
}

GantryRule *
gantry_unit_get_rule (GantryUnit *self)
{
  return self->rule;
}

const char *
gantry_unit_get_title (GantryUnit *self)
{
  return self->title;
}

const char *
gantry_unit_get_subtitle (GantryUnit *self)
{
  return self->subtitle;
}

const char *
gantry_unit_get_schedule_status (GantryUnit *self)
{
  return self->schedule_status;
}

const char *
gantry_unit_get_result_status (GantryUnit *self)
{
  return self->result_status;
}

const char *
gantry_unit_get_venue (GantryUnit *self)
{
  return self->venue;
}

const char *
gantry_unit_get_venue_code (GantryUnit *self)
{
  g_return_val_if_fail (GANTRY_IS_UNIT (self), NULL);

  return self->venue_code;
}

const char *
gantry_unit_get_start (GantryUnit *self)
{
  return self->start;
}

const char *
gantry_unit_get_wind (GantryUnit *self)
{
  return self->wind;
}

const char *const *
gantry_unit_get_notes (GantryUnit *self)
{
  return (const char *const *) self->notes;
}

gboolean
gantry_unit_is_corrected (GantryUnit *self, const char **why)
{
  g_return_val_if_fail (GANTRY_IS_UNIT (self), FALSE);

  if (why != NULL)
    *why = self->correction;
  return self->correction != NULL;
}

gboolean
gantry_unit_is_protested (GantryUnit *self, const char **why)
{
  g_return_val_if_fail (GANTRY_IS_UNIT (self), FALSE);

  if (why != NULL)
    *why = self->protest;
  return self->protest != NULL;
}

void
gantry_unit_acknowledge (GantryUnit *self, const char *code)
{
  g_return_if_fail (GANTRY_IS_UNIT (self));

  if (self->past != NULL)
    return;
  gantry_changes_acknowledge_where (gantry_seat_get_changes (self->seat), self->rsc, code);
  for (guint i = 0; i < gantry_ordered_model_get_size (self->order); i++)
    {
      GantryRow *row = gantry_ordered_model_peek (self->order, i);

      if (code == NULL || strcmp (gantry_row_get_code (row), code) == 0)
        gantry_row_acknowledge (row);
    }
  if (code == NULL)
    gantry_seat_acknowledge_boards (self->seat, self->rsc);
}

GListModel *
gantry_unit_get_rows (GantryUnit *self)
{
  return G_LIST_MODEL (self->order);
}

GListModel *
gantry_unit_get_start_list (GantryUnit *self)
{
  return G_LIST_MODEL (self->start_list);
}

GantryRow *
gantry_unit_find_row (GantryUnit *self, const char *code)
{
  return g_hash_table_lookup (self->rows, code);
}

guint
gantry_unit_get_n_points (GantryUnit *self)
{
  return self->points->len;
}

const GantryPoint *
gantry_unit_get_point (GantryUnit *self, guint index)
{
  return index < self->points->len ? &g_array_index (self->points, GantryPoint, index) : NULL;
}

gboolean
gantry_unit_points_are_parts (GantryUnit *self)
{
  GantryKind kind = gantry_rule_get_kind (self->rule);

  return kind != GANTRY_KIND_RACE && kind != GANTRY_KIND_GENERIC;
}

guint
gantry_unit_get_n_records (GantryUnit *self)
{
  return self->records->len;
}

const GantryRecord *
gantry_unit_get_record (GantryUnit *self, guint index)
{
  return index < self->records->len ? &g_array_index (self->records, GantryUnitRecord, index).shown : NULL;
}

const GantryStandings *
gantry_unit_get_standings (GantryUnit *self)
{
  g_return_val_if_fail (GANTRY_IS_UNIT (self), NULL);

  return gantry_unit_standings_get (self->standings);
}

const GantryStandings *
gantry_unit_get_sums (GantryUnit *self)
{
  g_return_val_if_fail (GANTRY_IS_UNIT (self), NULL);

  return gantry_unit_standings_get_sums (self->standings);
}

const GantryReference *
gantry_unit_get_reference (GantryUnit *self)
{
  g_return_val_if_fail (GANTRY_IS_UNIT (self), NULL);

  return self->reference;
}

void
gantry_unit_set_reference (GantryUnit *self, const GantryReference *reference)
{
  g_return_if_fail (GANTRY_IS_UNIT (self));
  g_return_if_fail (reference != NULL);

  if (gantry_reference_equal (self->reference, reference))
    return;
  gantry_reference_free (self->reference);
  self->reference = gantry_reference_copy (reference);
  gantry_unit_update_gaps (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REFERENCE]);
  gantry_unit_emit_rows (self);
  g_signal_emit (self, signals[CHANGED], 0, GANTRY_UNIT_CHANGE_ROWS);
}
