/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/medals-private.h"

#include "model/json.h"

#include <string.h>

enum
{
  PROP_0,
  PROP_NOC,
  PROP_RANK,
  PROP_GOLD,
  PROP_SILVER,
  PROP_BRONZE,
  PROP_TOTAL,
  N_PROPS,
};

struct _GantryMedalLine
{
  GObject parent_instance;

  char *noc;
  char *name;
  int numbers[N_PROPS]; /* by property */
  int rank_total;
  gint64 sort;
  gint64 sort_total;
  gboolean rank_equal;
  gboolean rank_total_equal;
};

G_DEFINE_FINAL_TYPE (GantryMedalLine, gantry_medal_line, G_TYPE_OBJECT)

static GParamSpec *props[N_PROPS];

static gboolean
set_number (GantryMedalLine *self, guint prop, gint64 value)
{
  int number = (int) CLAMP (value, 0, G_MAXINT);

  if (self->numbers[prop] == number)
    return FALSE;
  self->numbers[prop] = number;
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
  return TRUE;
}

static void
gantry_medal_line_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GantryMedalLine *self = GANTRY_MEDAL_LINE (object);

  if (prop_id == PROP_NOC)
    g_value_set_string (value, self->noc);
  else if (prop_id > PROP_NOC && prop_id < N_PROPS)
    g_value_set_int (value, self->numbers[prop_id]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
gantry_medal_line_finalize (GObject *object)
{
  GantryMedalLine *self = GANTRY_MEDAL_LINE (object);

  g_free (self->noc);
  g_free (self->name);
  G_OBJECT_CLASS (gantry_medal_line_parent_class)->finalize (object);
}

static void
gantry_medal_line_class_init (GantryMedalLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  static const char *const numbers[] = { "rank", "gold", "silver", "bronze", "total" };

  object_class->get_property = gantry_medal_line_get_property;
  object_class->finalize = gantry_medal_line_finalize;

  props[PROP_NOC] = g_param_spec_string ("noc", NULL, NULL, "", flags);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    props[PROP_RANK + i] = g_param_spec_int (numbers[i], NULL, NULL, 0, G_MAXINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
gantry_medal_line_init (GantryMedalLine *self)
{
  self->name = g_strdup ("");
}

GantryMedalLine *
gantry_medal_line_new (const char *noc)
{
  GantryMedalLine *self = g_object_new (GANTRY_TYPE_MEDAL_LINE, NULL);

  self->noc = g_strdup (noc);
  return self;
}

gboolean
gantry_medal_line_update (GantryMedalLine *self, const GantryJson *line)
{
  const GantryJson *total = gantry_json_get_object (gantry_json_get_object (line, "numbers"), "TOT");
  const char *name = gantry_json_get_text (line, "name");
  gboolean changed;

  g_object_freeze_notify (G_OBJECT (self));
  changed = set_number (self, PROP_RANK, gantry_json_get_int (line, "rank"));
  changed |= set_number (self, PROP_GOLD, gantry_json_get_int (total, "gold"));
  changed |= set_number (self, PROP_SILVER, gantry_json_get_int (total, "silver"));
  changed |= set_number (self, PROP_BRONZE, gantry_json_get_int (total, "bronze"));
  changed |= set_number (self, PROP_TOTAL, gantry_json_get_int (total, "total"));
  self->rank_total = (int) CLAMP (gantry_json_get_int (line, "rank_total"), 0, G_MAXINT);
  self->sort = gantry_json_get_int (line, "sort");
  self->sort_total = gantry_json_get_int (line, "sort_total");
  self->rank_equal = gantry_json_get_bool (line, "rank_equal");
  self->rank_total_equal = gantry_json_get_bool (line, "rank_total_equal");
  if (strcmp (self->name, name) != 0)
    {
      g_free (self->name);
      self->name = g_strdup (name);
      changed = TRUE;
    }
  g_object_thaw_notify (G_OBJECT (self));
  return changed;
}

gint64
gantry_medal_line_get_sort_total (GantryMedalLine *self)
{
  return self->sort_total;
}

gboolean
gantry_medal_line_get_rank_equal (GantryMedalLine *self)
{
  return self->rank_equal;
}

gboolean
gantry_medal_line_get_rank_total_equal (GantryMedalLine *self)
{
  return self->rank_total_equal;
}

gint64
gantry_medal_line_get_sort (GantryMedalLine *self)
{
  return self->sort;
}

const char *
gantry_medal_line_get_noc (GantryMedalLine *self)
{
  return self->noc;
}

const char *
gantry_medal_line_get_name (GantryMedalLine *self)
{
  return self->name;
}

int
gantry_medal_line_get_rank (GantryMedalLine *self)
{
  return self->numbers[PROP_RANK];
}

int
gantry_medal_line_get_rank_total (GantryMedalLine *self)
{
  return self->rank_total;
}

int
gantry_medal_line_get_gold (GantryMedalLine *self)
{
  return self->numbers[PROP_GOLD];
}

int
gantry_medal_line_get_silver (GantryMedalLine *self)
{
  return self->numbers[PROP_SILVER];
}

int
gantry_medal_line_get_bronze (GantryMedalLine *self)
{
  return self->numbers[PROP_BRONZE];
}

int
gantry_medal_line_get_total (GantryMedalLine *self)
{
  return self->numbers[PROP_TOTAL];
}
