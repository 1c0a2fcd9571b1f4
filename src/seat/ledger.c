/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/ledger-private.h"

#include "seat/outage-private.h"

#include <string.h>

#define MAX_OUTAGES 1000

struct _GantryLedger
{
  GObject parent_instance;

  GPtrArray *outages; /* of GantryOutage, oldest first; the model shows them in the other order */
  GantryRecovery sums;
  guint open;
};

enum
{
  PROP_0,
  PROP_OPEN,
  PROP_LOST,
  N_PROPS,
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GantryLedger, gantry_ledger, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GParamSpec *props[N_PROPS];

static GType
get_item_type (GListModel *model)
{
  return GANTRY_TYPE_OUTAGE;
}

static guint
get_n_items (GListModel *model)
{
  return GANTRY_LEDGER (model)->outages->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  GPtrArray *outages = GANTRY_LEDGER (model)->outages;

  return position < outages->len ? g_object_ref (g_ptr_array_index (outages, outages->len - 1 - position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
gantry_ledger_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GantryLedger *self = GANTRY_LEDGER (object);

  switch (prop_id)
    {
    case PROP_OPEN:
      g_value_set_uint (value, self->open);
      break;
    case PROP_LOST:
      g_value_set_uint64 (value, self->sums.lost);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gantry_ledger_finalize (GObject *object)
{
  g_ptr_array_unref (GANTRY_LEDGER (object)->outages);
  G_OBJECT_CLASS (gantry_ledger_parent_class)->finalize (object);
}

static void
gantry_ledger_class_init (GantryLedgerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gantry_ledger_get_property;
  object_class->finalize = gantry_ledger_finalize;

  props[PROP_OPEN] = g_param_spec_uint ("open", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_LOST] = g_param_spec_uint64 ("lost", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
gantry_ledger_init (GantryLedger *self)
{
  self->outages = g_ptr_array_new_with_free_func (g_object_unref);
}

GantryLedger *
gantry_ledger_new (void)
{
  return g_object_new (GANTRY_TYPE_LEDGER, NULL);
}

static void
set_open (GantryLedger *self, guint open)
{
  self->open = open;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_OPEN]);
}

/* The oldest that is over; of those that last none is forgotten. */
static void
forget_oldest (GantryLedger *self)
{
  for (guint i = 0; i < self->outages->len; i++)
    if (!gantry_outage_is_open (g_ptr_array_index (self->outages, i)))
      {
        guint position = self->outages->len - 1 - i;

        g_ptr_array_remove_index (self->outages, i);
        g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
        return;
      }
}

GantryOutage *
gantry_ledger_begin (GantryLedger *self, GantryOutageKind kind, const char *who, const char *topic, const char *why,
                     gint64 since, gint64 now, gint64 wall)
{
  GantryOutage *outage = g_object_new (GANTRY_TYPE_OUTAGE, NULL);

  outage->kind = kind;
  outage->who = g_strdup (who);
  outage->topic = g_strdup (topic != NULL ? topic : "");
  outage->why = g_strdup (why != NULL ? why : "");
  outage->since = since;
  outage->length = MAX (now - since, 0) / 1000;
  outage->from = wall - outage->length;
  if (self->outages->len >= MAX_OUTAGES)
    forget_oldest (self);
  g_ptr_array_add (self->outages, outage);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, 1);
  set_open (self, self->open + 1);
  return outage;
}

GantryOutage *
gantry_ledger_find (GantryLedger *self, GantryOutageKind kind, const char *who, const char *topic)
{
  for (guint i = self->outages->len; i > 0; i--)
    {
      GantryOutage *outage = g_ptr_array_index (self->outages, i - 1);

      if (outage->until == 0 && outage->kind == kind && strcmp (outage->who, who) == 0 &&
          (topic == NULL || strcmp (outage->topic, topic) == 0))
        return outage;
    }
  return NULL;
}

void
gantry_ledger_set_covered (GantryLedger *self, GantryOutage *outage, gboolean covered)
{
  gboolean now = covered && (outage->covered || !outage->judged);

  outage->judged = TRUE;
  if (outage->covered == now)
    return;
  outage->covered = now;
  gantry_outage_emit (outage);
}

void
gantry_ledger_set_why (GantryLedger *self, GantryOutage *outage, const char *why)
{
  if (strcmp (outage->why, why) == 0)
    return;
  g_free (outage->why);
  outage->why = g_strdup (why);
  gantry_outage_emit (outage);
}

static void
add (GantryRecovery *sum, const GantryRecovery *recovery)
{
  sum->recovered += recovery->recovered;
  sum->conflated += recovery->conflated;
  sum->skipped += recovery->skipped;
  sum->lost += recovery->lost;
  sum->uncertain |= recovery->uncertain;
  sum->healing = MAX (sum->healing, recovery->healing);
}

void
gantry_ledger_add (GantryLedger *self, GantryOutage *outage, const GantryRecovery *recovery)
{
  add (&outage->recovery, recovery);
  add (&self->sums, recovery);
  gantry_outage_emit (outage);
  if (recovery->lost > 0)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOST]);
}

void
gantry_ledger_end (GantryLedger *self, GantryOutage *outage, gint64 now, gint64 wall)
{
  if (outage->until != 0)
    return;
  outage->length = MAX (now - outage->since, 0) / 1000;
  outage->until = MAX (wall, 1);
  outage->recovery.healing = MAX (outage->recovery.healing, GANTRY_HEALED_BACK);
  gantry_outage_emit (outage);
  set_open (self, self->open - 1);
}

void
gantry_ledger_give_up (GantryLedger *self, const char *who, gint64 now, gint64 wall)
{
  for (guint i = 0; i < self->outages->len; i++)
    {
      GantryOutage *outage = g_ptr_array_index (self->outages, i);

      if (outage->until != 0 || (who != NULL && strcmp (outage->who, who) != 0))
        continue;
      outage->recovery.healing = GANTRY_HEALED_GIVEN_UP;
      gantry_ledger_end (self, outage, now, wall);
    }
}

void
gantry_ledger_tick (GantryLedger *self, gint64 now)
{
  for (guint i = 0; self->open > 0 && i < self->outages->len; i++)
    {
      GantryOutage *outage = g_ptr_array_index (self->outages, i);
      gint64 length = MAX (now - outage->since, 0) / 1000;
      gboolean shows = length / 1000 != outage->length / 1000;

      if (outage->until != 0)
        continue;
      outage->length = length;
      if (shows)
        gantry_outage_emit (outage);
    }
}

guint
gantry_ledger_get_open (GantryLedger *self)
{
  g_return_val_if_fail (GANTRY_IS_LEDGER (self), 0);

  return self->open;
}

void
gantry_ledger_get_sums (GantryLedger *self, guint64 *recovered, guint64 *conflated, guint64 *skipped, guint64 *lost)
{
  g_return_if_fail (GANTRY_IS_LEDGER (self));

  if (recovered != NULL)
    *recovered = self->sums.recovered;
  if (conflated != NULL)
    *conflated = self->sums.conflated;
  if (skipped != NULL)
    *skipped = self->sums.skipped;
  if (lost != NULL)
    *lost = self->sums.lost;
}
