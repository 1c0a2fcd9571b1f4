/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/changes-private.h"

#include "seat/ordered-model.h"
#include "seat/seat-private.h"

#include <string.h>

#define MAX_NOTICES 500

/* Boards → notices → those not behind the horizon, in order. */
struct _GantryChanges
{
  GObject parent_instance;

  GantrySeat *seat;   /* not owned; NULL after detach */
  GPtrArray *notices; /* of GantryNotice, sorted when published */
  GantryOrderedModel *order;
  gint64 horizon;
  guint unread; /* as last notified, of those listed */
  guint dirty : 1;
};

enum
{
  PROP_0,
  PROP_UNREAD,
  N_PROPS,
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GantryChanges, gantry_changes, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GParamSpec *props[N_PROPS];

static int
compare_notices (gconstpointer a, gconstpointer b)
{
  return gantry_notice_compare (*(GantryNotice *const *) a, *(GantryNotice *const *) b);
}

static gboolean
concerns (GantryNotice *notice, const char *unit, const char *code)
{
  return (unit == NULL || strcmp (gantry_notice_get_unit (notice), unit) == 0) &&
         (code == NULL || strcmp (gantry_notice_get_code (notice), code) == 0);
}

static gboolean
has_unread (GantryChanges *self, const char *unit, const char *code)
{
  for (guint i = 0; i < self->notices->len; i++)
    {
      GantryNotice *notice = g_ptr_array_index (self->notices, i);

      if (gantry_notice_is_unread (notice) && concerns (notice, unit, code))
        return TRUE;
    }
  return FALSE;
}

static void
acknowledge_rows (GListModel *rows)
{
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GantryRow) row = g_list_model_get_item (rows, i);

      gantry_row_acknowledge (row);
    }
}

/* The row keeps its old values while something else about it is unread, other boards while anything of the unit is. A name shows
 * in many units. */
static void
acknowledge_row_of (GantryChanges *self, GantryNotice *notice)
{
  const char *code = gantry_notice_get_code (notice), *of = gantry_notice_get_unit (notice);
  gboolean everywhere = gantry_notice_get_kind (notice) == GANTRY_NOTICE_NAME;
  g_autoptr (GPtrArray) units = self->seat != NULL ? gantry_seat_list_units (self->seat) : g_ptr_array_new ();

  g_ptr_array_set_free_func (units, g_object_unref);
  g_ptr_array_foreach (units, (GFunc) (void *) g_object_ref, NULL); /* a handler may let go of one */
  for (guint i = 0; i < units->len; i++)
    {
      GantryUnit *unit = g_ptr_array_index (units, i);
      const char *rsc = gantry_unit_get_rsc (unit);
      GantryRow *row = gantry_unit_find_row (unit, code);

      if ((!everywhere && strcmp (rsc, of) != 0) || has_unread (self, rsc, code))
        continue;
      if (row != NULL)
        gantry_row_acknowledge (row);
      else if (*code == '\0' && !has_unread (self, rsc, NULL))
        acknowledge_rows (gantry_unit_get_rows (unit));
    }
  if (self->seat != NULL && !has_unread (self, of, NULL))
    gantry_seat_acknowledge_boards (self->seat, of);
}

GANTRY_DEFINE_ORDERED_LIST (GANTRY_CHANGES, GANTRY_TYPE_NOTICE)

static void
gantry_changes_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_UNREAD)
    g_value_set_uint (value, GANTRY_CHANGES (object)->unread);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
gantry_changes_finalize (GObject *object)
{
  GantryChanges *self = GANTRY_CHANGES (object);

  g_ptr_array_unref (self->notices);
  g_object_unref (self->order);
  G_OBJECT_CLASS (gantry_changes_parent_class)->finalize (object);
}

static void
gantry_changes_class_init (GantryChangesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = gantry_changes_get_property;
  object_class->finalize = gantry_changes_finalize;

  props[PROP_UNREAD] = g_param_spec_uint ("unread", NULL, NULL, 0, G_MAXUINT, 0,
                                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
gantry_changes_init (GantryChanges *self)
{
  self->notices = g_ptr_array_new_with_free_func (g_object_unref);
  self->order = gantry_ordered_model_new (GANTRY_TYPE_NOTICE);
  self->horizon = G_MAXINT64;
  gantry_ordered_model_forward (self->order, G_LIST_MODEL (self));
}

GantryChanges *
gantry_changes_new (GantrySeat *seat)
{
  GantryChanges *self = g_object_new (GANTRY_TYPE_CHANGES, NULL);

  self->seat = seat;
  return self;
}

/* The seat goes away; whoever still holds the changes keeps what they say. */
void
gantry_changes_detach (GantryChanges *self)
{
  self->seat = NULL;
}

void
gantry_changes_add (GantryChanges *self, const GantryNoticeParts *parts)
{
  for (guint i = 0; i < self->notices->len; i++)
    if (gantry_notice_is_same (g_ptr_array_index (self->notices, i), parts))
      return;
  g_ptr_array_add (self->notices, gantry_notice_new (parts));
  self->dirty = TRUE;
}

gboolean
gantry_changes_explain (GantryChanges *self, const char *unit, gint64 at, const char *why)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->notices->len; i++)
    {
      GantryNotice *notice = g_ptr_array_index (self->notices, i);

      if (gantry_notice_get_at (notice) != at || strcmp (gantry_notice_get_unit (notice), unit) != 0 ||
          gantry_notice_get_kind (notice) == GANTRY_NOTICE_NOTE)
        continue;
      found = TRUE;
      if (*gantry_notice_get_why (notice) == '\0')
        gantry_notice_set_why (notice, why);
    }
  return found;
}

void
gantry_changes_publish (GantryChanges *self)
{
  g_autoptr (GPtrArray) listed = NULL;
  guint unread = 0;

  if (!self->dirty)
    return;
  self->dirty = FALSE;
  listed = g_ptr_array_new ();
  g_ptr_array_sort (self->notices, compare_notices);
  if (self->notices->len > MAX_NOTICES)
    g_ptr_array_set_size (self->notices, MAX_NOTICES);
  for (guint i = 0; i < self->notices->len; i++)
    {
      GantryNotice *notice = g_ptr_array_index (self->notices, i);

      if (gantry_notice_get_at (notice) > self->horizon)
        continue;
      g_ptr_array_add (listed, notice);
      unread += gantry_notice_is_unread (notice);
    }
  gantry_ordered_model_set (self->order, listed);
  if (unread == self->unread)
    return;
  self->unread = unread;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNREAD]);
}

void
gantry_changes_forget (GantryChanges *self)
{
  g_ptr_array_set_size (self->notices, 0);
  self->dirty = TRUE;
  gantry_changes_publish (self);
}

void
gantry_changes_acknowledge_where (GantryChanges *self, const char *unit, const char *code)
{
  g_autoptr (GPtrArray) read = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->notices->len; i++)
    {
      GantryNotice *notice = g_ptr_array_index (self->notices, i);

      if (gantry_notice_get_at (notice) <= self->horizon && concerns (notice, unit, code) && gantry_notice_set_read (notice))
        g_ptr_array_add (read, g_object_ref (notice));
    }
  self->dirty |= read->len > 0;
  for (guint i = 0; i < read->len; i++)
    acknowledge_row_of (self, g_ptr_array_index (read, i));
  gantry_changes_publish (self);
}

guint
gantry_changes_get_unread (GantryChanges *self)
{
  g_return_val_if_fail (GANTRY_IS_CHANGES (self), 0);

  return self->unread;
}

void
gantry_changes_acknowledge (GantryChanges *self, GantryNotice *notice)
{
  g_return_if_fail (GANTRY_IS_CHANGES (self) && GANTRY_IS_NOTICE (notice));

  if (!gantry_notice_set_read (notice))
    return;
  self->dirty = TRUE;
  acknowledge_row_of (self, notice);
  gantry_changes_publish (self);
}

void
gantry_changes_acknowledge_all (GantryChanges *self)
{
  g_return_if_fail (GANTRY_IS_CHANGES (self));

  gantry_changes_acknowledge_where (self, NULL, NULL);
}

void
gantry_changes_set_horizon (GantryChanges *self, gint64 at)
{
  g_return_if_fail (GANTRY_IS_CHANGES (self));

  if (self->horizon == at)
    return;
  self->horizon = at;
  self->dirty = TRUE;
  gantry_changes_publish (self);
}
