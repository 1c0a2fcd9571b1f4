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
  self->n_medals = 3;
  self->values = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_rule_value_free);
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
  g_strfreev (self->hide);
  g_strfreev (self->views);
  g_ptr_array_unref (self->values);
  g_clear_pointer (&self->cuts, g_array_unref);
  g_clear_pointer (&self->minutes, g_hash_table_unref);
  g_clear_pointer (&self->distances, g_hash_table_unref);
  for (guint i = 0; i < GANTRY_N_WORDS; i++)
    g_clear_pointer (&self->words[i], g_ptr_array_unref);
  for (guint i = 0; i < GANTRY_N_VIEWS; i++)
    g_clear_pointer (&self->columns[i], g_array_unref);
  g_free (self);
}

gboolean
gantry_rule_matches (char **patterns, const char *text)
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

  return gantry_rule_matches (self->events, event) && gantry_rule_matches (self->phases, phase) &&
         gantry_rule_matches (self->units, unit) && gantry_rule_matches (self->genders, gender);
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

  if (self->splits != NULL && gantry_rule_matches (self->splits, name))
    return GANTRY_PLACE_SPLIT;
  if (self->parts != NULL && gantry_rule_matches (self->parts, name))
    return GANTRY_PLACE_PART;
  if (self->splits != NULL || self->parts != NULL || g_strcmp0 (code, "INTERMEDIATE") != 0)
    return GANTRY_PLACE_EXTRA;
  parts_by_default = self->kind == GANTRY_KIND_ATTEMPTS || self->kind == GANTRY_KIND_HEIGHTS;
  return parts_by_default ? GANTRY_PLACE_PART : GANTRY_PLACE_SPLIT;
}

static const GantryColumn *
list_columns (GantryRule *self, GantryView view)
{
  GArray *columns = self->columns[view] != NULL ? self->columns[view] : gantry_rule_default_columns (self->kind, view);

  return (const GantryColumn *) (const void *) columns->data;
}

/* "ER/PTS" and "ER/PTS/1" both name ER/PTS. */
static gboolean
id_names (const char *id, const char *name)
{
  gsize length = strlen (name);

  return strncmp (id, name, length) == 0 && (id[length] == '\0' || id[length] == '/');
}

/* Some column of some view shows it. */
static gboolean
has_column_for (GantryRule *self, const char *name, const char *code)
{
  const char *known = strcmp (code, "REACT_TIME") == 0 ? "reaction" : strcmp (code, "WIND_SPEED") == 0 ? "wind" : NULL;

  for (guint view = 0; view < GANTRY_N_VIEWS; view++)
    {
      const GantryColumn *column = list_columns (self, (GantryView) view);

      for (; column->id != NULL; column++)
        if ((known != NULL && strcmp (column->id, known) == 0) ||
            (g_str_has_prefix (column->id, "ext:") && id_names (column->id + strlen ("ext:"), name)))
          return TRUE;
    }
  return FALSE;
}

gboolean
gantry_rule_claims (GantryRule *self, const char *type, const char *code)
{
  g_autofree char *name = NULL;

  if (type == NULL || code == NULL)
    return FALSE;
  name = g_strconcat (type, "/", code, NULL);
  return gantry_rule_place (self, type, code, NULL) != GANTRY_PLACE_EXTRA ||
         gantry_rule_find_value (self, GANTRY_OF_LINE, type, code) != NULL ||
         (self->hide != NULL && gantry_rule_matches (self->hide, name)) || has_column_for (self, name, code);
}

GantryForm
gantry_rule_get_form (GantryRule *self)
{
  return self->form;
}

GantryCounts
gantry_rule_get_counts (GantryRule *self, guint *n)
{
  if (n != NULL)
    *n = self->n_counting;
  return self->counts;
}

guint
gantry_rule_get_n_parts (GantryRule *self)
{
  return self->n_parts;
}

GantryTies
gantry_rule_get_ties (GantryRule *self)
{
  return self->ties;
}

gboolean
gantry_rule_get_cut (GantryRule *self, guint done, guint *after, guint *keep)
{
  for (guint i = 0; self->cuts != NULL && i < self->cuts->len; i++)
    {
      const GantryCut *cut = &g_array_index (self->cuts, GantryCut, i);

      if (done > cut->after)
        continue;
      *after = cut->after;
      *keep = cut->keep;
      return TRUE;
    }
  return FALSE;
}

guint
gantry_rule_get_advance (GantryRule *self, guint *by_time)
{
  if (by_time != NULL)
    *by_time = self->by_time;
  return self->by_place;
}

gboolean
gantry_rule_has_total (GantryRule *self)
{
  return self->has_total;
}

gboolean
gantry_rule_ranks_by_total (GantryRule *self)
{
  return self->ranks_by_total;
}

guint
gantry_rule_get_n_legs (GantryRule *self)
{
  return self->n_legs;
}

guint
gantry_rule_get_n_medals (GantryRule *self)
{
  return self->n_medals;
}

gboolean
gantry_rule_get_counts_periods (GantryRule *self, guint *to_win)
{
  if (to_win != NULL)
    *to_win = self->to_win;
  return self->counts_periods;
}

GantryMatchClock
gantry_rule_get_match_clock (GantryRule *self)
{
  return self->match_clock;
}

guint
gantry_rule_get_minutes (GantryRule *self, const char *period)
{
  return self->minutes != NULL && period != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->minutes, period)) : 0;
}

const char *const *
gantry_rule_get_views (GantryRule *self)
{
  return self->views != NULL ? (const char *const *) self->views : gantry_rule_default_views (self->kind);
}

const GantryColumn *
gantry_rule_get_columns (GantryRule *self, const char *view)
{
  int index = gantry_rule_find_view (view);

  g_return_val_if_fail (index >= 0, NULL);

  return list_columns (self, (GantryView) index);
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
  return g_strv_contains (out_everywhere, irm) || (self->out != NULL && gantry_rule_matches (self->out, irm));
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
