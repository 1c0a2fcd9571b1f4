/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-sport"

#include "config.h"

#include "sport/rule-private.h"

#include "model/rsc.h"

#include <string.h>

#define UNIT_AT      26
#define MAX_DISTANCE G_GINT64_CONSTANT (10000000)

G_DEFINE_BOXED_TYPE (GantryRule, gantry_rule, gantry_rule_ref, gantry_rule_unref)

/* Out of the competition in every sport; a profile adds its own. */
static const char *const out_everywhere[] = {
  "DNF", "DNS", "DNQ", "DSQ", "DQ", "DQB", "DQIC", "DNC", "OTL", "LAP", "MP", "NM", "NPS", "RET", "WD", "WDR", "EXC", "BUW", NULL,
};

static const char *const no_records[] = { NULL };

GantryRule *
gantry_rule_new_generic (const char *discipline_name)
{
  GantryRule *self = g_new0 (GantryRule, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->discipline_name = g_strdup (discipline_name);
  self->kind = GANTRY_KIND_GENERIC;
  self->mark_kind = GANTRY_MARK_NONE;
  self->less_is_better = TRUE;
  self->decimals = 2;
  self->order_word = g_strdup ("Start");
  return self;
}

GantryRule *
gantry_rule_ref (GantryRule *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
gantry_rule_unref (GantryRule *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->discipline_name);
  g_strfreev (self->events);
  g_strfreev (self->phases);
  g_strfreev (self->units);
  g_strfreev (self->genders);
  g_free (self->order_word);
  g_strfreev (self->splits);
  g_strfreev (self->parts);
  g_strfreev (self->records);
  g_strfreev (self->out);
  g_clear_pointer (&self->distances, g_hash_table_unref);
  for (guint i = 0; i < GANTRY_N_VIEWS; i++)
    g_clear_pointer (&self->columns[i], g_array_unref);
  g_free (self);
}

static gboolean
matches_any (char **patterns, const char *text)
{
  if (patterns == NULL)
    return TRUE;
  for (; *patterns != NULL; patterns++)
    if (g_pattern_match_simple (*patterns, text))
      return TRUE;
  return FALSE;
}

gboolean
gantry_rule_fits (GantryRule *self, const char *rsc)
{
  g_autofree char *event = gantry_rsc_dup_event (rsc);
  g_autofree char *phase = gantry_rsc_dup_phase (rsc);
  const char gender[] = { gantry_rsc_get_gender (rsc), '\0' };
  const char *unit = gantry_rsc_is_valid (rsc) ? rsc + UNIT_AT : "";

  return matches_any (self->events, event) && matches_any (self->phases, phase) &&
         matches_any (self->units, unit) && matches_any (self->genders, gender);
}

GantryKind
gantry_rule_get_kind (GantryRule *self)
{
  return self->kind;
}

GantryMarkKind
gantry_rule_get_mark_kind (GantryRule *self)
{
  return self->mark_kind;
}

gboolean
gantry_rule_get_less_is_better (GantryRule *self)
{
  return self->less_is_better;
}

guint
gantry_rule_get_decimals (GantryRule *self)
{
  return self->decimals;
}

gboolean
gantry_rule_get_has_lanes (GantryRule *self)
{
  return self->has_lanes;
}

const char *
gantry_rule_get_order_word (GantryRule *self)
{
  return self->order_word;
}

const char *
gantry_rule_get_discipline_name (GantryRule *self)
{
  return self->discipline_name;
}

GantryPlace
gantry_rule_place (GantryRule *self, const char *type, const char *code, const char *pos)
{
  g_autofree char *name = g_strconcat (type != NULL ? type : "", "/", code != NULL ? code : "", NULL);
  gboolean parts_by_default;

  if (self->splits != NULL && matches_any (self->splits, name))
    return GANTRY_PLACE_SPLIT;
  if (self->parts != NULL && matches_any (self->parts, name))
    return GANTRY_PLACE_PART;
  if (self->splits != NULL || self->parts != NULL || g_strcmp0 (code, "INTERMEDIATE") != 0)
    return GANTRY_PLACE_EXTRA;
  parts_by_default = self->kind == GANTRY_KIND_ATTEMPTS || self->kind == GANTRY_KIND_HEIGHTS;
  return parts_by_default ? GANTRY_PLACE_PART : GANTRY_PLACE_SPLIT;
}

const GantryColumn *
gantry_rule_get_columns (GantryRule *self, const char *view)
{
  int index = gantry_rule_find_view (view);
  GArray *columns;

  g_return_val_if_fail (index >= 0, NULL);

  columns = self->columns[index];
  if (columns == NULL)
    columns = gantry_rule_default_columns (self->kind, (GantryView) index);
  return (const GantryColumn *) (const void *) columns->data;
}

const char *const *
gantry_rule_get_record_types (GantryRule *self)
{
  return self->records != NULL ? (const char *const *) self->records : no_records;
}

gboolean
gantry_rule_is_out (GantryRule *self, const char *irm)
{
  if (irm == NULL || *irm == '\0')
    return FALSE;
  return g_strv_contains (out_everywhere, irm) || (self->out != NULL && matches_any (self->out, irm));
}

/* Digits with an optional fraction, in thousandths; NULL when text does not begin with a digit. */
static const char *
read_number (const char *text, gint64 *thousandths)
{
  gint64 value = 0;
  guint decimals = 0;

  if (!g_ascii_isdigit (*text))
    return NULL;
  for (; g_ascii_isdigit (*text); text++)
    if ((value = value * 10 + (*text - '0')) > MAX_DISTANCE)
      return NULL;
  if (*text == '.' && g_ascii_isdigit (text[1]))
    for (text++; g_ascii_isdigit (*text); text++)
      if (decimals < 3)
        {
          value = value * 10 + (*text - '0');
          decimals++;
        }
  for (; decimals < 3; decimals++)
    value *= 10;
  *thousandths = value;
  return text;
}

/* "400MFR" 400, "20KMW" 20000, "4X100M" 400, "4X5KM" 20000; a bare number counts only as a phase ("800"). */
static gint64
read_code_distance (const char *code, gboolean bare)
{
  gint64 legs = 1000, length;
  const char *rest = read_number (code, &length);

  if (rest != NULL && *rest == 'X')
    {
      legs = length;
      rest = read_number (rest + 1, &length);
    }
  if (rest == NULL || legs > 100000)
    return 0;
  if (g_str_has_prefix (rest, "KM"))
    length *= 1000;
  else if (*rest != 'M' && *rest != 'H' && !(bare && *rest == '\0'))
    return 0;
  return length / 1000 * (legs / 1000);
}

gint64
gantry_rule_get_distance (GantryRule *self, const char *rsc)
{
  g_autofree char *event = gantry_rsc_dup_event (rsc);
  g_autofree char *phase = NULL;
  gpointer known;

  if (self->fixed_distance > 0)
    return self->fixed_distance;
  if (self->kind != GANTRY_KIND_RACE && self->kind != GANTRY_KIND_GENERIC)
    return 0;
  if (self->distance_from_phase)
    {
      phase = gantry_rsc_dup_phase (rsc);
      return read_code_distance (phase, TRUE);
    }
  if (self->distances != NULL && g_hash_table_lookup_extended (self->distances, event, NULL, &known))
    return GPOINTER_TO_SIZE (known);
  return read_code_distance (event, FALSE);
}

gint64
gantry_rule_get_point_distance (GantryRule *self, const char *point_name)
{
  gint64 thousandths;
  const char *rest = point_name != NULL ? read_number (point_name, &thousandths) : NULL;

  if (rest == NULL)
    return 0;
  while (*rest == ' ')
    rest++;
  if (g_ascii_strcasecmp (rest, "km") == 0 || g_ascii_strcasecmp (rest, "k") == 0)
    return thousandths;
  if (g_ascii_strcasecmp (rest, "m") == 0)
    return thousandths / 1000;
  return *rest == '\0' ? thousandths * self->point_unit / 1000 : 0;
}
