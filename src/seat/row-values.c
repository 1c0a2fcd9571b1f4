/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/row-private.h"

#include "model/ext.h"
#include "model/json.h"

#include <string.h>

/* What a line says at each point of the unit, and its other extended values. */

static GantryMarkKind
kind_of_result_type (const char *result_type)
{
  if (strstr (result_type, "TIME") != NULL)
    return GANTRY_MARK_TIME;
  if (strstr (result_type, "POINTS") != NULL)
    return GANTRY_MARK_POINTS;
  if (strcmp (result_type, "DISTANCE") == 0 || strcmp (result_type, "HEIGHT") == 0)
    return GANTRY_MARK_DISTANCE;
  return GANTRY_MARK_NONE;
}

GantryMark
gantry_row_read_mark (GantryRule *rule, const char *result_type, const char *text)
{
  GantryMarkKind kind = kind_of_result_type (result_type);
  GantryMark mark = GANTRY_MARK_INIT_NONE;

  if (*text == '\0')
    return mark;
  if (kind == GANTRY_MARK_NONE)
    kind = gantry_rule_get_mark_kind (rule);
  if (kind == GANTRY_MARK_NONE && strpbrk (text, ":.") != NULL)
    kind = GANTRY_MARK_TIME;
  if (kind == GANTRY_MARK_TIME)
    gantry_mark_parse_time (text, &mark);
  else if (kind != GANTRY_MARK_NONE)
    gantry_mark_parse_number (text, kind, &mark);
  return mark;
}

static guint
find_point (GArray *points, const char *pos)
{
  for (guint i = 0; i < points->len; i++)
    if (strcmp (g_array_index (points, GantryPoint, i).pos, pos) == 0)
      return i;
  return G_MAXUINT;
}

static void
read_value (GantryCellValue *value, GantryMark *gap, const GantryJson *ext, const GantryRowSource *source)
{
  const char *text = gantry_json_get_text (ext, "value");
  const char *diff = gantry_json_get_text (ext, "diff");

  value->text = g_strdup (text);
  value->rank = g_strdup (gantry_json_get_text (ext, "rank"));
  value->wind = g_strdup (gantry_ext_get_sub (ext, "WIND_SPEED"));
  value->mark = gantry_row_read_mark (source->rule, "", text);
  value->unchecked = gantry_json_get_bool (ext, "unchecked");
  *gap = gantry_row_read_mark (source->rule, "", diff);
}

static guint
add_to_checksum (guint sum, const GantryJson *ext)
{
  static const char *const members[] = { "type", "code", "pos", "value", "value2", "rank" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    sum = sum * 33 + g_str_hash (gantry_json_get_text (ext, members[i]));
  return sum;
}

/* A point that is there already is not overwritten: the line goes before its members. */
static guint
read_array (GArray *values, GArray *gaps, const GantryJson *array, const GantryRowSource *source)
{
  guint extras = 0;

  for (guint i = 0; i < gantry_json_get_length (array); i++)
    {
      const GantryJson *ext = gantry_json_get_element (array, i);
      const char *pos = gantry_json_get_text (ext, "pos");
      guint point;

      if (ext == NULL)
        continue;
      if (gantry_rule_place (source->rule, gantry_json_get_text (ext, "type"), gantry_json_get_text (ext, "code"), pos) ==
          GANTRY_PLACE_EXTRA)
        {
          extras = add_to_checksum (extras, ext);
          continue;
        }
      point = find_point (source->points, pos);
      if (point != G_MAXUINT && g_array_index (values, GantryCellValue, point).text == NULL)
        read_value (&g_array_index (values, GantryCellValue, point), &g_array_index (gaps, GantryMark, point), ext, source);
    }
  return extras;
}

static guint
sum_stats (const GantryJson *line)
{
  const GantryJson *stats = gantry_json_get_array (line, "stats");
  guint sum = 0;

  for (guint i = 0; i < gantry_json_get_length (stats); i++)
    sum = add_to_checksum (sum, gantry_json_get_element (stats, i));
  return sum;
}

static guint
read_line (GArray *values, GArray *gaps, const GantryJson *line, const GantryRowSource *source)
{
  const GantryJson *members = gantry_json_get_array (line, "members");
  guint extras = read_array (values, gaps, gantry_json_get_array (line, "ext"), source) + sum_stats (line);

  for (guint i = 0; i < gantry_json_get_length (members); i++)
    extras = extras * 33 + read_array (values, gaps,
                                       gantry_json_get_array (gantry_json_get_element (members, i), "ext"), source);
  return extras;
}

/* Long races carry only the leader's time at each point. */
static void
read_leaders (GantryRow *self, GArray *values, const GantryRowSource *source)
{
  for (guint i = 0; i < values->len && i < source->leaders->len; i++)
    {
      const GantryPointLeader *leader = &g_array_index (source->leaders, GantryPointLeader, i);
      GantryCellValue *value = &g_array_index (values, GantryCellValue, i);

      if (value->text != NULL || leader->code == NULL || strcmp (leader->code, self->code) != 0)
        continue;
      value->text = g_strdup (leader->time);
      value->rank = g_strdup ("1");
      value->wind = g_strdup ("");
      value->mark = gantry_row_read_mark (source->rule, "", leader->time);
    }
}

static gboolean
same_value (const GantryCellValue *a, const GantryCellValue *b)
{
  return strcmp (a->text, b->text) == 0 && strcmp (a->rank, b->rank) == 0 && strcmp (a->wind, b->wind) == 0 &&
         a->unchecked == b->unchecked;
}

/* A value that came, changed or went is stamped; ranks that shift and confirmations are not news of the value. */
static gboolean
carry_stamps (GArray *old, GArray *new, gint64 now)
{
  gboolean different = old->len != new->len;

  for (guint i = 0; i < new->len; i++)
    {
      GantryCellValue *value = &g_array_index (new, GantryCellValue, i);
      GantryCellValue *before = i < old->len ? &g_array_index (old, GantryCellValue, i) : NULL;

      if (before != NULL)
        {
          value->changed = before->changed;
          value->kept = g_steal_pointer (&before->kept);
        }
      if (strcmp (before != NULL ? before->text : "", value->text) != 0)
        value->changed = now;
      different |= before == NULL || !same_value (before, value);
    }
  return different;
}

/* A time that came while we looked on was taken at most a moment before its message was made: that long before it he started.
 * The earliest guess is the best, because a message only comes late. */
static void
see_start (GantryRow *self, GArray *values, gint64 at)
{
  for (guint i = 0; i < values->len && i < self->values->len; i++)
    {
      const GantryCellValue *value = &g_array_index (values, GantryCellValue, i);
      gint64 started = at - value->mark.value / 1000;

      if (value->mark.kind != GANTRY_MARK_TIME || *g_array_index (self->values, GantryCellValue, i).text != '\0')
        continue;
      if (self->started == 0 || started < self->started)
        self->started = started;
    }
}

static void
clear_value (gpointer data)
{
  GantryCellValue *value = data;

  g_free (value->text);
  g_free (value->rank);
  g_free (value->wind);
  g_free (value->kept);
}

static GArray *
new_values (guint n)
{
  GArray *values = g_array_sized_new (FALSE, TRUE, sizeof (GantryCellValue), n);

  g_array_set_clear_func (values, clear_value);
  g_array_set_size (values, n);
  return values;
}

static void
fill_empty (GArray *values)
{
  for (guint i = 0; i < values->len; i++)
    {
      GantryCellValue *value = &g_array_index (values, GantryCellValue, i);

      if (value->text != NULL)
        continue;
      value->text = g_strdup ("");
      value->rank = g_strdup ("");
      value->wind = g_strdup ("");
    }
}

void
gantry_row_remap_values (GantryRow *self, GArray *old_points, GArray *new_points)
{
  GArray *values = new_values (new_points->len);

  for (guint i = 0; i < new_points->len; i++)
    {
      guint before = find_point (old_points, g_array_index (new_points, GantryPoint, i).pos);

      if (before >= self->values->len)
        continue;
      g_array_index (values, GantryCellValue, i) = g_array_index (self->values, GantryCellValue, before);
      g_array_index (self->values, GantryCellValue, before) = (GantryCellValue) { 0 };
    }
  fill_empty (values);
  g_array_unref (self->values);
  self->values = values;
  self->different = TRUE;
}

void
gantry_row_update_values (GantryRow *self, const GantryJson *line, const GantryRowSource *source)
{
  guint n = source->points->len;
  g_autoptr (GArray) values = new_values (n);
  guint extras;

  g_array_set_size (self->feed_gaps, 0);
  g_array_set_size (self->feed_gaps, n);
  extras = read_line (values, self->feed_gaps, line, source);
  if (self->analysis != NULL)
    extras = extras * 33 + read_line (values, self->feed_gaps, gantry_object_get_json (self->analysis), source);
  read_leaders (self, values, source);
  fill_empty (values);
  if (source->now != 0 && source->line != NULL)
    see_start (self, values, gantry_object_get_at (source->line));
  self->different |= carry_stamps (self->values, values, source->now) || extras != self->extras;
  self->extras = extras;
  self->reached = -1;
  for (guint i = 0; i < n; i++)
    if (*g_array_index (values, GantryCellValue, i).text != '\0')
      self->reached = (int) i;
  g_array_unref (self->values);
  self->values = g_steal_pointer (&values);
}

/* Where more is better a difference is how much is missing, however the feed signs it. */
GantryMark
gantry_row_sign_gap (GantryMark gap, GantryRule *rule)
{
  if (!gantry_rule_get_less_is_better (rule) && gap.value > 0)
    gap.value = -gap.value;
  return gap;
}

GantryMark
gantry_row_get_feed_gap (GantryRow *self, int point, GantryRule *rule)
{
  GantryMark gap;

  if (point >= 0)
    gap = (guint) point < self->feed_gaps->len ? g_array_index (self->feed_gaps, GantryMark, point)
                                               : GANTRY_MARK_INIT_NONE;
  else
    {
      const GantryJson *line = self->line != NULL ? gantry_object_get_json (self->line) : NULL;

      gap = gantry_row_read_mark (rule, gantry_json_get_text (line, "result_type"), gantry_json_get_text (line, "diff"));
    }
  return gantry_row_sign_gap (gap, rule);
}

const GantryCellValue *
gantry_row_get_value (GantryRow *self, guint point)
{
  return point < self->values->len ? &g_array_index (self->values, GantryCellValue, point) : NULL;
}

static const char *
find_extra (GantryObject *object, const char *code, const char *pos)
{
  const GantryJson *line = object != NULL ? gantry_object_get_json (object) : NULL;
  const char *value = gantry_ext_get_value (gantry_json_get_array (line, "ext"), NULL, code, pos);
  const GantryJson *members = gantry_json_get_array (line, "members");

  for (guint i = 0; *value == '\0' && i < gantry_json_get_length (members); i++)
    value = gantry_ext_get_value (gantry_json_get_array (gantry_json_get_element (members, i), "ext"), NULL, code, pos);
  return value;
}

static const char *
find_total (GantryRow *self, const char *code)
{
  const char *value = NULL;

  if (strcmp (code, "CUMULATIVE_RESULT") == 0)
    value = self->total.result;
  else if (strcmp (code, "CUMULATIVE_RANK") == 0)
    value = self->total.rank;
  else if (strcmp (code, "CUMULATIVE_DIFF") == 0)
    value = self->total.diff;
  else if (strcmp (code, "RUN_RANK") == 0 && self->by_total)
    value = self->texts[GANTRY_TEXT_RANK];
  return value != NULL ? value : "";
}

const char *
gantry_row_get_extra (GantryRow *self, const char *code, const char *pos)
{
  const char *value = find_extra (self->line, code, pos);

  if (*value == '\0')
    value = find_extra (self->analysis, code, pos);
  return *value != '\0' ? value : find_total (self, code);
}

static gboolean
set_text (char **slot, const char *value)
{
  if (g_strcmp0 (*slot, value) == 0)
    return FALSE;
  g_free (*slot);
  *slot = g_strdup (value);
  return TRUE;
}

void
gantry_row_set_now (GantryRow *self, const GantryJson *line, gboolean current, gboolean last)
{
  const GantryJson *array = gantry_json_get_array (line, "ext");
  const GantryJson *ext = gantry_ext_find (array, NULL, "LIVE", NULL);
  gboolean different;

  if (ext == NULL)
    ext = gantry_ext_find (array, NULL, "INTERMEDIATE", NULL);
  different = set_text (&self->now.pos, ext != NULL ? gantry_json_get_text (ext, "pos") : NULL);
  different |= set_text (&self->now.text, ext != NULL ? gantry_json_get_text (ext, "value") : NULL);
  different |= set_text (&self->now.rank, ext != NULL ? gantry_json_get_text (ext, "rank") : NULL);
  different |= set_text (&self->now.diff, ext != NULL ? gantry_json_get_text (ext, "diff") : NULL);
  different |= (current != FALSE) != self->current || (last != FALSE) != self->last;
  self->current = current != FALSE;
  self->last = last != FALSE;
  self->different |= different;
}

void
gantry_row_set_total (GantryRow *self, const char *result, const char *rank, const char *diff)
{
  gboolean known = result != NULL && *result != '\0';

  self->different |= set_text (&self->total.result, known ? result : NULL);
  if (set_text (&self->total.rank, known ? rank : NULL))
    {
      self->different = TRUE;
      self->dirty |= self->by_total ? 1u << GANTRY_TEXT_RANK : 0;
    }
  self->different |= set_text (&self->total.diff, known ? diff : NULL);
}

void
gantry_row_set_total_sort (GantryRow *self, gint64 sort, gboolean equal)
{
  if (self->total_sort == sort && self->total_equal == (equal != FALSE))
    return;
  if (self->by_total != (sort > 0))
    self->dirty |= 1u << GANTRY_TEXT_RANK;
  self->total_sort = sort;
  self->total_equal = equal != FALSE;
  self->by_total = sort > 0;
  self->different = TRUE;
}

void
gantry_row_set_phase_qual (GantryRow *self, const char *qual, gint64 now)
{
  if (!set_text (&self->phase_qual, qual != NULL && *qual != '\0' ? qual : NULL))
    return;
  self->different = TRUE;
  if (*self->texts[GANTRY_TEXT_QUAL] != '\0')
    return;
  self->dirty |= 1u << GANTRY_TEXT_QUAL;
  self->changed[GANTRY_FIELD_QUAL] = now;
}

gboolean
gantry_row_ranks_by_total (GantryRow *self)
{
  return self->by_total;
}

const GantryRowTotal *
gantry_row_get_total (GantryRow *self)
{
  return self->total.result != NULL ? &self->total : NULL;
}

const GantryRowNow *
gantry_row_get_now (GantryRow *self)
{
  return self->now.pos != NULL ? &self->now : NULL;
}

gboolean
gantry_row_is_current (GantryRow *self)
{
  return self->current;
}

gboolean
gantry_row_is_last (GantryRow *self)
{
  return self->last;
}
