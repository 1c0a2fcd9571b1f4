/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/row-private.h"

#include "model/ext.h"
#include "model/json.h"

#include <string.h>

enum
{
  PROP_0,
  PROP_CODE,
  PROP_NAME,
  PROP_NOC,
  PROP_BIB,
  PROP_ORDER,
  PROP_RANK,
  PROP_RESULT,
  PROP_IRM,
  PROP_QUALIFICATION,
  PROP_OUT,
  N_PROPS,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (GantryRow, gantry_row, G_TYPE_OBJECT)

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static const int prop_of_text[GANTRY_N_TEXTS] = {
  [GANTRY_TEXT_NAME] = PROP_NAME,     [GANTRY_TEXT_NOC] = PROP_NOC,   [GANTRY_TEXT_BIB] = PROP_BIB,
  [GANTRY_TEXT_ORDER] = PROP_ORDER,   [GANTRY_TEXT_RANK] = PROP_RANK, [GANTRY_TEXT_RESULT] = PROP_RESULT,
  [GANTRY_TEXT_IRM] = PROP_IRM,       [GANTRY_TEXT_QUAL] = PROP_QUALIFICATION,
};

static void
gantry_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GantryRow *self = GANTRY_ROW (object);

  if (prop_id == PROP_CODE)
    {
      g_value_set_string (value, self->code);
      return;
    }
  if (prop_id == PROP_OUT)
    {
      g_value_set_boolean (value, self->out);
      return;
    }
  if (prop_id == PROP_RANK || prop_id == PROP_QUALIFICATION)
    {
      g_value_set_string (value, prop_id == PROP_RANK ? gantry_row_get_rank (self) : gantry_row_get_qual (self));
      return;
    }
  for (guint i = 0; i < GANTRY_N_TEXTS; i++)
    if (prop_of_text[i] == (int) prop_id)
      {
        g_value_set_string (value, self->texts[i]);
        return;
      }
  G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
gantry_row_finalize (GObject *object)
{
  GantryRow *self = GANTRY_ROW (object);

  for (guint i = 0; i < GANTRY_N_TEXTS; i++)
    g_free (self->texts[i]);
  gantry_row_clear_kept (self);
  g_free (self->code);
  g_free (self->phase_qual);
  g_free (self->date);
  g_free (self->now.pos);
  g_free (self->now.text);
  g_free (self->now.rank);
  g_free (self->now.diff);
  g_free (self->kept_total_rank);
  g_free (self->kept_total_result);
  g_free (self->total.result);
  g_free (self->total.rank);
  g_free (self->total.diff);
  g_strfreev (self->members);
  g_ptr_array_unref (self->member_codes);
  g_array_unref (self->values);
  g_array_unref (self->feed_gaps);
  g_clear_pointer (&self->entry, gantry_object_unref);
  g_clear_pointer (&self->line, gantry_object_unref);
  g_clear_pointer (&self->analysis, gantry_object_unref);
  g_clear_pointer (&self->person, gantry_object_unref);
  g_clear_pointer (&self->horse, gantry_object_unref);
  G_OBJECT_CLASS (gantry_row_parent_class)->finalize (object);
}

static GParamSpec *
text_property (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, "", G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
}

static void
gantry_row_class_init (GantryRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = gantry_row_get_property;
  object_class->finalize = gantry_row_finalize;

  props[PROP_CODE] = text_property ("code");
  props[PROP_NAME] = text_property ("name");
  props[PROP_NOC] = text_property ("noc");
  props[PROP_BIB] = text_property ("bib");
  props[PROP_ORDER] = text_property ("order");
  props[PROP_RANK] = text_property ("rank");
  props[PROP_RESULT] = text_property ("result");
  props[PROP_IRM] = text_property ("irm");
  props[PROP_QUALIFICATION] = text_property ("qualification");
  props[PROP_OUT] = g_param_spec_boolean ("out", NULL, NULL, FALSE,
                                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
gantry_row_init (GantryRow *self)
{
  for (guint i = 0; i < GANTRY_N_TEXTS; i++)
    self->texts[i] = g_strdup ("");
  self->members = g_new0 (char *, 1);
  self->member_codes = g_ptr_array_new_with_free_func (g_free);
  self->values = g_array_new (FALSE, TRUE, sizeof (GantryCellValue));
  self->feed_gaps = g_array_new (FALSE, TRUE, sizeof (GantryMark));
  self->reached = -1;
  self->gap = self->trend = GANTRY_FACT_NONE;
  self->gap_guess = GANTRY_PROJECTION_NONE;
  self->record_pace = (GantryPace) { GANTRY_FACT_NONE, GANTRY_PROJECTION_NONE };
}

GantryRow *
gantry_row_new (const char *code)
{
  GantryRow *self = g_object_new (GANTRY_TYPE_ROW, NULL);

  self->code = g_strdup (code);
  return self;
}

gboolean
gantry_row_emit (GantryRow *self)
{
  guint dirty = self->dirty;

  if (!self->different)
    return FALSE;
  self->different = FALSE;
  self->dirty = 0;
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < GANTRY_N_TEXTS; i++)
    if ((dirty & (1u << i)) != 0 && prop_of_text[i] != PROP_0)
      g_object_notify_by_pspec (G_OBJECT (self), props[prop_of_text[i]]);
  if (self->out_differs)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_OUT]);
  self->out_differs = FALSE;
  g_object_thaw_notify (G_OBJECT (self));
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

gboolean
gantry_row_has_member (GantryRow *self, const char *code)
{
  return g_ptr_array_find_with_equal_func (self->member_codes, code, g_str_equal, NULL);
}

void
gantry_row_mark_new (GantryRow *self, gint64 now)
{
  self->changed[GANTRY_FIELD_NAME] = now;
  self->changed[GANTRY_FIELD_ORDER] = now;
}

/* Numbers before other texts, by value; "" last. */
static int
compare_texts (const char *a, const char *b)
{
  gint64 x, y;
  gboolean a_number = g_ascii_string_to_signed (a, 10, 0, G_MAXINT32, &x, NULL);
  gboolean b_number = g_ascii_string_to_signed (b, 10, 0, G_MAXINT32, &y, NULL);

  if (a_number != b_number)
    return a_number ? -1 : 1;
  if (a_number)
    return (x > y) - (x < y);
  if ((*a == '\0') != (*b == '\0'))
    return *a == '\0' ? 1 : -1;
  return strcmp (a, b);
}

/* 0 means that the feed gave no order: behind those that have one. */
static int
compare_order (gint64 a, gint64 b)
{
  if ((a > 0) != (b > 0))
    return a > 0 ? -1 : 1;
  return (a > b) - (a < b);
}

int
gantry_row_compare_start (GantryRow *a, GantryRow *b)
{
  int order = compare_order (a->start_sort, b->start_sort);

  if (order == 0)
    order = compare_texts (a->texts[GANTRY_TEXT_ORDER], b->texts[GANTRY_TEXT_ORDER]);
  if (order == 0)
    order = compare_texts (a->texts[GANTRY_TEXT_BIB], b->texts[GANTRY_TEXT_BIB]);
  return order != 0 ? order : strcmp (a->code, b->code);
}

int
gantry_row_compare (GantryRow *a, GantryRow *b)
{
  int order = a->by_total || b->by_total ? compare_order (a->total_sort, b->total_sort) : 0;

  if (order == 0)
    order = compare_order (a->sort, b->sort);
  return order != 0 ? order : gantry_row_compare_start (a, b);
}

const char *
gantry_row_get_code (GantryRow *self)
{
  return self->code;
}

gboolean
gantry_row_is_team (GantryRow *self)
{
  return self->team;
}

const char *
gantry_row_get_family (GantryRow *self)
{
  return self->texts[GANTRY_TEXT_FAMILY];
}

const char *
gantry_row_get_given (GantryRow *self)
{
  return self->texts[GANTRY_TEXT_GIVEN];
}

const char *
gantry_row_get_name (GantryRow *self)
{
  return self->texts[GANTRY_TEXT_NAME];
}

const char *
gantry_row_get_noc (GantryRow *self)
{
  return self->texts[GANTRY_TEXT_NOC];
}

const char *
gantry_row_get_bib (GantryRow *self)
{
  return self->texts[GANTRY_TEXT_BIB];
}

const char *
gantry_row_get_order (GantryRow *self)
{
  return self->texts[GANTRY_TEXT_ORDER];
}

gint64
gantry_row_get_start_sort (GantryRow *self)
{
  return self->start_sort;
}

gint64
gantry_row_get_sort (GantryRow *self)
{
  return self->sort;
}

const char *
gantry_row_get_rank (GantryRow *self)
{
  if (self->by_total)
    return self->total.rank != NULL ? self->total.rank : "";
  return self->texts[GANTRY_TEXT_RANK];
}

gboolean
gantry_row_get_rank_equal (GantryRow *self)
{
  return self->by_total ? self->total_equal : self->rank_equal;
}

const char *
gantry_row_get_result (GantryRow *self)
{
  return self->texts[GANTRY_TEXT_RESULT];
}

const char *
gantry_row_get_irm (GantryRow *self)
{
  return self->texts[GANTRY_TEXT_IRM];
}

const char *
gantry_row_get_qual (GantryRow *self)
{
  const char *own = self->texts[GANTRY_TEXT_QUAL];

  return *own == '\0' && self->phase_qual != NULL ? self->phase_qual : own;
}

gboolean
gantry_row_is_out (GantryRow *self)
{
  return self->out;
}

gboolean
gantry_row_is_unchecked (GantryRow *self)
{
  return self->unchecked;
}

const char *
gantry_row_get_records (GantryRow *self)
{
  return self->texts[GANTRY_TEXT_RECORDS];
}

GantryMark
gantry_row_get_mark (GantryRow *self)
{
  return self->mark;
}

const char *
gantry_row_get_entry (GantryRow *self, const char *code)
{
  const GantryJson *entry = self->entry != NULL ? gantry_object_get_json (self->entry) : NULL;

  g_return_val_if_fail (code != NULL, "");

  return gantry_ext_get_value (gantry_json_get_array (entry, "entry"), NULL, code, NULL);
}

int
gantry_row_get_reached (GantryRow *self)
{
  return self->reached;
}

gboolean
gantry_row_is_reference (GantryRow *self)
{
  g_return_val_if_fail (GANTRY_IS_ROW (self), FALSE);

  return self->is_reference;
}

GantryFact
gantry_row_get_gap (GantryRow *self)
{
  return self->gap;
}

GantryProjection
gantry_row_get_gap_guess (GantryRow *self)
{
  return self->gap_guess;
}

GantryFact
gantry_row_get_trend (GantryRow *self)
{
  return self->trend;
}

GantryFact
gantry_row_get_record_gap (GantryRow *self)
{
  return self->record_pace.known;
}

GantryProjection
gantry_row_get_record_guess (GantryRow *self)
{
  return self->record_pace.even;
}

GantryMark
gantry_row_get_before (GantryRow *self)
{
  return self->before;
}

gint64
gantry_row_get_changed (GantryRow *self, GantryField field)
{
  g_return_val_if_fail ((guint) field < GANTRY_N_FIELDS, 0);

  return self->changed[field];
}

const char *const *
gantry_row_get_members (GantryRow *self)
{
  return (const char *const *) self->members;
}
