/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/unit-standings.h"

#include "model/json.h"
#include "seat/unit-private.h"

#include <string.h>

struct _GantryUnitStandings
{
  GantryStandings standings;
  GantryStandings sums;  /* the same arrays */
  gboolean has_sums;
  GArray *entrants;      /* of GantryEntrant */
  GArray *marks;         /* of GantryMark, a row of points an entrant */
  GArray *ranks;         /* of guint, likewise */
  GPtrArray *texts;      /* of borrowed char, likewise */
  GArray *standards;     /* of GantryStandard */
  GArray *record_marks;  /* of GantryMark, a row of points a record */
  GArray *distances;     /* of gint64, one a point */
  GArray *heights;       /* of GantryMark, one a point */
};

GantryUnitStandings *
gantry_unit_standings_new (void)
{
  GantryUnitStandings *self = g_new0 (GantryUnitStandings, 1);

  self->entrants = g_array_new (FALSE, TRUE, sizeof (GantryEntrant));
  self->marks = g_array_new (FALSE, TRUE, sizeof (GantryMark));
  self->ranks = g_array_new (FALSE, TRUE, sizeof (guint));
  self->texts = g_ptr_array_new ();
  self->standards = g_array_new (FALSE, TRUE, sizeof (GantryStandard));
  self->record_marks = g_array_new (FALSE, TRUE, sizeof (GantryMark));
  self->distances = g_array_new (FALSE, TRUE, sizeof (gint64));
  self->heights = g_array_new (FALSE, TRUE, sizeof (GantryMark));
  return self;
}

void
gantry_unit_standings_free (GantryUnitStandings *self)
{
  g_array_unref (self->entrants);
  g_array_unref (self->marks);
  g_array_unref (self->ranks);
  g_ptr_array_unref (self->texts);
  g_array_unref (self->standards);
  g_array_unref (self->record_marks);
  g_array_unref (self->distances);
  g_array_unref (self->heights);
  g_free (self);
}

/* "3", "=3", "T3": a rank as the source writes it, as a number; 0 for anything else. */
static guint
read_rank (const char *text)
{
  gint64 rank = 0;

  while (*text == '=' || *text == 'T')
    text++;
  if (!g_ascii_isdigit (*text)) /* most of a field has none yet, and an error is dear */
    return 0;
  return g_ascii_string_to_signed (text, 10, 1, G_MAXINT32, &rank, NULL) ? (guint) rank : 0;
}

static GantryMark
read_best (GantryUnit *unit, GantryRow *row)
{
  static const char *const codes[] = { "PB", "ENTRY_TIME", "SB" };
  GantryMark best = GANTRY_MARK_INIT_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (codes) && best.kind == GANTRY_MARK_NONE; i++)
    best = gantry_row_read_mark (unit->rule, "", gantry_row_get_entry (row, codes[i]));
  return best;
}

static void
read_points (GantryUnitStandings *self, GantryRow *row, guint index, guint n_points)
{
  for (guint i = 0; i < n_points; i++)
    {
      const GantryCellValue *value = gantry_row_get_value (row, i);
      guint at = index * n_points + i;

      g_array_index (self->marks, GantryMark, at) = value != NULL ? value->mark : GANTRY_MARK_INIT_NONE;
      g_array_index (self->ranks, guint, at) = value != NULL ? read_rank (value->rank) : 0;
      g_ptr_array_index (self->texts, at) = value != NULL ? value->text : NULL;
    }
}

/* Points for the result where the sum is of points, else the result itself. */
static GantryMark
read_gained (GantryRow *row)
{
  GantryMark before = gantry_row_get_before (row), result = gantry_row_get_mark (row), points;

  if (before.kind == result.kind || before.kind == GANTRY_MARK_NONE)
    return result;
  if (before.kind == GANTRY_MARK_POINTS &&
      gantry_mark_parse_number (gantry_row_get_extra (row, "PTS", NULL), GANTRY_MARK_POINTS, &points))
    return points;
  return GANTRY_MARK_INIT_NONE;
}

/* Where the values of an entrant or a record begin; NULL in a unit without points. */
static gpointer
begin (GArray *array, guint index)
{
  return array->len > 0 ? array->data + (gsize) index * g_array_get_element_size (array) : NULL;
}

static void
read_row (GantryUnitStandings *self, GantryUnit *unit, guint index)
{
  GantryRow *row = gantry_ordered_model_peek (unit->order, index);
  GantryEntrant *entrant = &g_array_index (self->entrants, GantryEntrant, index);
  guint n_points = unit->points->len;

  read_points (self, row, index, n_points);
  *entrant = (GantryEntrant) {
    .code = gantry_row_get_code (row),
    .result = gantry_row_get_mark (row),
    .points = begin (self->marks, index * n_points),
    .ranks = begin (self->ranks, index * n_points),
    .texts = n_points > 0 ? (const char *const *) &g_ptr_array_index (self->texts, index * n_points) : NULL,
    .before = gantry_row_get_before (row),
    .gained = read_gained (row),
    .best = read_best (unit, row),
    .rank = read_rank (row->texts[GANTRY_TEXT_RANK]),
    .total_rank = row->by_total ? read_rank (gantry_row_get_rank (row)) : 0,
    .out = gantry_row_is_out (row),
    .qualified = *gantry_row_get_qual (row) != '\0',
  };
}

static void
read_rows (GantryUnitStandings *self, GantryUnit *unit)
{
  guint n = gantry_ordered_model_get_size (unit->order), n_points = unit->points->len;

  g_array_set_size (self->entrants, n);
  g_array_set_size (self->marks, n * n_points);
  g_array_set_size (self->ranks, n * n_points);
  g_ptr_array_set_size (self->texts, (int) (n * n_points));
  for (guint i = 0; i < n; i++)
    read_row (self, unit, i);
}

static void
read_records (GantryUnitStandings *self, GantryUnit *unit)
{
  guint n = unit->records->len, n_points = unit->points->len;

  g_array_set_size (self->standards, n);
  g_array_set_size (self->record_marks, n * n_points);
  for (guint i = 0; i < n; i++)
    {
      const GantryUnitRecord *record = &g_array_index (unit->records, GantryUnitRecord, i);

      for (guint p = 0; p < n_points; p++)
        g_array_index (self->record_marks, GantryMark, i * n_points + p) =
          gantry_unit_get_record_split (unit, i, g_array_index (unit->points, GantryPoint, p).pos);
      g_array_index (self->standards, GantryStandard, i) = (GantryStandard) {
        record->shown.type, record->reference, begin (self->record_marks, i * n_points),
      };
    }
}

static void
read_course (GantryUnitStandings *self, GantryUnit *unit)
{
  guint n = unit->points->len;

  g_array_set_size (self->distances, n);
  g_array_set_size (self->heights, n);
  for (guint i = 0; i < n; i++)
    {
      const GantryPoint *point = &g_array_index (unit->points, GantryPoint, i);
      GantryMark height = GANTRY_MARK_INIT_NONE;

      gantry_mark_parse_number (point->name, GANTRY_MARK_DISTANCE, &height);
      g_array_index (self->distances, gint64, i) = point->distance;
      g_array_index (self->heights, GantryMark, i) = height;
    }
}

/* Of the schedule: "1" is the unit that decides on gold. */
static gboolean
decides_medals (GantryUnit *unit)
{
  g_autofree char *id = g_strconcat ("unit/", unit->rsc, NULL);
  GantryObject *object = gantry_documents_lookup (gantry_unit_get_documents (unit, unit->schedule_topic), unit->schedule_topic, id);
  const char *medal = object != NULL ? gantry_json_get_text (gantry_object_get_json (object), "medal") : "";

  return strcmp (medal, "1") == 0 || strcmp (medal, "Y") == 0;
}

static gboolean
is_beside (GantryRule *rule)
{
  GantryForm form = gantry_rule_get_form (rule);

  return gantry_rule_get_has_lanes (rule) || form == GANTRY_FORM_LANES || form == GANTRY_FORM_MASS ||
         form == GANTRY_FORM_HEAT || form == GANTRY_FORM_PURSUIT;
}

/* One attempt or run makes the result, and the next one may make a better. */
static gboolean
does_improve (GantryRule *rule)
{
  GantryForm form = gantry_rule_get_form (rule);
  guint n = 0;

  if (gantry_rule_get_kind (rule) == GANTRY_KIND_ATTEMPTS)
    return form == GANTRY_FORM_NONE || form == GANTRY_FORM_THROWS;
  return gantry_rule_get_counts (rule, &n) == GANTRY_COUNTS_BEST && n == 1;
}

static guint
count_attempts (const GantryEntrant *entrant, guint n_points)
{
  guint attempts = 0;

  for (guint i = 0; entrant->texts != NULL && i < n_points; i++)
    attempts += entrant->texts[i] != NULL && *entrant->texts[i] != '\0';
  return attempts;
}

/* How many go on by place: to the next round, or to the attempts that only the best have, while somebody is still before them. */
static guint
find_places (GantryUnitStandings *self, GantryUnit *unit)
{
  guint after = 0, keep = 0, by_time = 0;

  if (gantry_rule_get_cut (unit->rule, 0, &after, &keep))
    for (guint i = 0; i < self->entrants->len; i++)
      {
        const GantryEntrant *entrant = &g_array_index (self->entrants, GantryEntrant, i);

        if (!entrant->out && count_attempts (entrant, unit->points->len) < after)
          return keep;
      }
  return gantry_rule_get_advance (unit->rule, &by_time);
}

static gboolean
does_count_up (GantryRule *rule)
{
  return gantry_rule_get_kind (rule) == GANTRY_KIND_MATCH && gantry_rule_get_form (rule) == GANTRY_FORM_PERIODS &&
         !gantry_rule_get_counts_periods (rule, NULL);
}

/* Of a sum of points for results that are none, more is better and the way to the result says nothing of it. */
static void
make_sums (GantryUnitStandings *self)
{
  GantryMark before = GANTRY_MARK_INIT_NONE;

  for (guint i = 0; i < self->standings.n_entrants && before.kind == GANTRY_MARK_NONE; i++)
    before = self->standings.entrants[i].before;
  self->has_sums = before.kind != GANTRY_MARK_NONE;
  self->sums = self->standings;
  self->sums.sums = TRUE;
  self->sums.places = 0;
  if (!self->has_sums || before.kind != GANTRY_MARK_POINTS || self->standings.kind == GANTRY_KIND_JUDGED)
    return;
  self->sums.kind = GANTRY_KIND_MULTI;
  self->sums.less_is_better = FALSE;
}

void
gantry_unit_standings_update (GantryUnitStandings *self, GantryUnit *unit)
{
  GantryKind kind = gantry_rule_get_kind (unit->rule);

  read_rows (self, unit);
  read_records (self, unit);
  read_course (self, unit);
  self->standings = (GantryStandings) {
    .entrants = (const GantryEntrant *) (gpointer) self->entrants->data,
    .n_entrants = self->entrants->len,
    .records = (const GantryStandard *) (gpointer) self->standards->data,
    .n_records = self->standards->len,
    .distances = (const gint64 *) (gpointer) self->distances->data,
    .heights = kind == GANTRY_KIND_HEIGHTS ? (const GantryMark *) (gpointer) self->heights->data : NULL,
    .n_points = unit->points->len,
    .distance = gantry_rule_get_distance (unit->rule, unit->rsc),
    .kind = kind,
    .decimals = (guint8) gantry_rule_get_decimals (unit->rule),
    .less_is_better = gantry_rule_get_less_is_better (unit->rule),
    .medals = decides_medals (unit),
    .places = find_places (self, unit),
    .n_parts = gantry_rule_get_n_parts (unit->rule),
    .improves = does_improve (unit->rule),
    .beside = is_beside (unit->rule),
    .counts_up = does_count_up (unit->rule),
  };
  make_sums (self);
}

const GantryStandings *
gantry_unit_standings_get (GantryUnitStandings *self)
{
  return &self->standings;
}

const GantryStandings *
gantry_unit_standings_get_sums (GantryUnitStandings *self)
{
  return self->has_sums ? &self->sums : NULL;
}
