/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/unit-cells.h"

#include "app/unit-columns.h"
#include "sport/format.h"

#include <glib/gi18n.h>

typedef void (*Filler) (GantryRow *row,
                        const GantryColumnSpec *spec,
                        GantryCellContent *content,
                        GantryUnitCells *cells);

static gboolean
is_set (const char *text)
{
  return text != NULL && *text != '\0';
}

static void
strike_if_out (GantryRow *row, GantryCellContent *content)
{
  if (gantry_row_is_out (row))
    content->flags |= GANTRY_CELL_STRIKE;
}

/* Until somebody has acknowledged the correction. */
static void
fill_old (GantryRow *row, GantryField field, GantryCellContent *content, GantryUnitCells *cells)
{
  const char *old = gantry_row_get_old_value (row, field);

  if (is_set (old) && content->old == NULL)
    content->old = gantry_format_official (old, cells->decimal_point);
}

/* While the source gives no rank yet: that of the last point reached, but only where it is also the
 * place in the source's order, because two may be ninth, each at another point. (nullable) */
static const char *
get_running_rank (GantryRow *row)
{
  int reached = gantry_row_get_reached (row);
  const GantryCellValue *value = reached >= 0 ? gantry_row_get_value (row, reached) : NULL;

  if (value == NULL || !is_set (value->rank) || gantry_row_is_out (row) ||
      g_ascii_strtoll (value->rank, NULL, 10) != gantry_row_get_sort (row))
    return NULL;

  return value->rank;
}

/* It looks quieter than a rank, and is said as what it is. */
static void
fill_running_rank (GantryRow *row, GantryCellContent *content, GantryUnitCells *cells)
{
  const char *rank = get_running_rank (row);
  guint reached = gantry_row_get_reached (row);

  if (rank == NULL || cells->unit == NULL)
    return;

  content->text = g_strdup (rank);
  content->flags |= GANTRY_CELL_DIM;
  content->changed = gantry_row_get_value (row, reached)->changed;
  /* Translators: a rank that is not final as assistive technology says it: "2 at 300". */
  content->spoken =
      g_strdup_printf (_("%s at %s"), rank, gantry_unit_get_point (cells->unit, reached)->name);
}

static void
fill_rank (GantryRow *row,
           const GantryColumnSpec *spec,
           GantryCellContent *content,
           GantryUnitCells *cells)
{
  const char *rank = gantry_row_get_rank (row);

  content->changed = gantry_row_get_changed (row, GANTRY_FIELD_RANK);
  fill_old (row, GANTRY_FIELD_RANK, content, cells);
  if (!is_set (rank))
    {
      fill_running_rank (row, content, cells);
      return;
    }

  content->text = g_strdup (rank);
  if (gantry_row_get_rank_equal (row))
    content->tail = g_strdup ("=");
}

static void
fill_order (GantryRow *row,
            const GantryColumnSpec *spec,
            GantryCellContent *content,
            GantryUnitCells *cells)
{
  content->text = g_strdup (gantry_row_get_order (row));
  content->changed = gantry_row_get_changed (row, GANTRY_FIELD_ORDER);
  fill_old (row, GANTRY_FIELD_ORDER, content, cells);
  strike_if_out (row, content);
}

static void
fill_bib (GantryRow *row,
          const GantryColumnSpec *spec,
          GantryCellContent *content,
          GantryUnitCells *cells)
{
  content->text = g_strdup (gantry_row_get_bib (row));
  strike_if_out (row, content);
}

static void
fill_noc (GantryRow *row,
          const GantryColumnSpec *spec,
          GantryCellContent *content,
          GantryUnitCells *cells)
{
  const char *noc = gantry_row_get_noc (row);
  g_autofree char *flag = gantry_format_flag (noc);

  content->text = g_strconcat (flag, is_set (flag) ? " " : "", noc, NULL);
  content->spoken = g_strdup (noc);
  strike_if_out (row, content);
}

/* On the course, at the runway: only of what is fresh, and only while it goes on. */
static gboolean
is_current (GantryRow *row, GantryUnitCells *cells)
{
  return gantry_row_is_current (row) && !cells->stale && !cells->start_list && cells->unit != NULL &&
         !gantry_unit_is_decided (cells->unit);
}

/* Which leg of a relay is on, from 0; -1 where the points do not tell. */
static int
get_leg (GantryRow *row, GantryUnit *unit)
{
  guint n_legs = gantry_rule_get_n_legs (gantry_unit_get_rule (unit));
  guint n_points = gantry_unit_get_n_points (unit);

  if (n_legs == 0 || n_points < n_legs || n_points % n_legs != 0)
    return -1;

  return (gantry_row_get_reached (row) + 1) / (int)(n_points / n_legs);
}

/* Below the name of a relay team: who is on while it goes on, all of them before and after. */
static char *
create_members (GantryRow *row, GantryUnitCells *cells)
{
  const char *const *members = gantry_row_get_members (row);
  int leg = -1;

  if (cells->unit == NULL || members[0] == NULL ||
      gantry_rule_get_n_legs (gantry_unit_get_rule (cells->unit)) == 0)
    return NULL;
  if (!cells->start_list && !cells->stale && !gantry_unit_is_decided (cells->unit))
    leg = get_leg (row, cells->unit);
  if (leg < 0 || leg >= (int)g_strv_length ((char **)members) || gantry_row_is_out (row))
    return g_strjoinv (" · ", (char **)members);

  /* Translators: below a relay team: the leg that is on, and who is on it: "leg 3: ORTEGA Kay". */
  return g_strdup_printf (_("leg %d: %s"), leg + 1, members[leg]);
}

static void
fill_name (GantryRow *row,
           const GantryColumnSpec *spec,
           GantryCellContent *content,
           GantryUnitCells *cells)
{
  const char *name = gantry_row_get_name (row);
  const char *given = gantry_row_get_given (row);
  gsize length = strlen (name);

  /* "ORTEGA Kay": the family name loud, the given one quiet. */
  if (!gantry_row_is_team (row) && is_set (given) && g_str_has_suffix (name, given) &&
      length > strlen (given) + 1)
    {
      content->text = g_strndup (name, length - strlen (given) - 1);
      content->tail = g_strdup (given);
    }
  else
    {
      content->text = g_strdup (name);
    }
  content->sub = create_members (row, cells);
  if (content->sub != NULL)
    content->spoken = g_strdup (name);
  content->changed = gantry_row_get_changed (row, GANTRY_FIELD_NAME);
  fill_old (row, GANTRY_FIELD_NAME, content, cells);
  if (is_current (row, cells))
    content->flags |= GANTRY_CELL_CURRENT;
  strike_if_out (row, content);
}

/* " ▲2": places won since the point before, said only of the point that was reached last. */
static char *
create_move (GantryRow *row, guint point)
{
  const GantryCellValue *now = gantry_row_get_value (row, point);
  const GantryCellValue *before = point > 0 ? gantry_row_get_value (row, point - 1) : NULL;
  gint64 won;

  if (before == NULL || gantry_row_get_reached (row) != (int)point || !is_set (now->rank) ||
      !is_set (before->rank))
    return NULL;

  won = g_ascii_strtoll (before->rank, NULL, 10) - g_ascii_strtoll (now->rank, NULL, 10);
  if (won == 0)
    return NULL;

  return g_strdup_printf (" %s%" G_GINT64_FORMAT, won > 0 ? "▲" : "▼", ABS (won));
}

static void
fill_split (GantryRow *row, const GantryCellValue *value, guint point, GantryCellContent *content)
{
  g_autofree char *move = create_move (row, point);

  if (!is_set (value->rank))
    return;

  content->sub = g_strconcat (value->rank, move, NULL);
  /* Translators: a split as assistive technology says it: the time, then the rank at this point. */
  content->spoken = g_strdup_printf (_("%s, rank %s"), content->text, content->sub);
}

/* One mark is the result: not where several add up, though a first one is the whole sum for a while. */
static gboolean
counts_best (GantryUnit *unit)
{
  guint n = 0;

  return gantry_rule_get_counts (gantry_unit_get_rule (unit), &n) == GANTRY_COUNTS_BEST && n <= 1;
}

static void
fill_part (GantryRow *row,
           const GantryCellValue *value,
           GantryCellContent *content,
           GantryUnitCells *cells)
{
  GantryMark best = gantry_row_get_mark (row);

  if (is_set (value->wind))
    content->sub = gantry_format_official (value->wind, cells->decimal_point);
  if (value->mark.kind != GANTRY_MARK_NONE && value->mark.kind == best.kind &&
      value->mark.value == best.value && counts_best (cells->unit))
    content->flags |= GANTRY_CELL_STRONG | GANTRY_CELL_GOOD;
  else if (value->mark.kind == GANTRY_MARK_NONE && !g_str_has_suffix (value->text, "o"))
    content->flags |= GANTRY_CELL_DIM;
}

static void
fill_point (GantryRow *row,
            const GantryColumnSpec *spec,
            GantryCellContent *content,
            GantryUnitCells *cells)
{
  const GantryCellValue *value = gantry_row_get_value (row, spec->point);

  if (value == NULL)
    return;
  if (gantry_row_get_old_text (row, spec->point) != NULL)
    content->old =
        gantry_format_official (gantry_row_get_old_text (row, spec->point), cells->decimal_point);
  if (!is_set (value->text))
    return;

  content->text = gantry_format_official (value->text, cells->decimal_point);
  content->changed = value->changed;
  if (value->unchecked)
    content->flags |= GANTRY_CELL_UNCHECKED;
  if (cells->unit != NULL && gantry_unit_points_are_parts (cells->unit))
    fill_part (row, value, content, cells);
  else
    fill_split (row, value, spec->point, content);
}

static void
fill_result (GantryRow *row,
             const GantryColumnSpec *spec,
             GantryCellContent *content,
             GantryUnitCells *cells)
{
  const char *irm = gantry_row_get_irm (row);
  const char *result = gantry_row_get_result (row);
  const char *records = gantry_row_get_records (row);

  content->text = gantry_format_official (result, cells->decimal_point);
  content->changed = gantry_row_get_changed (row, GANTRY_FIELD_RESULT);
  if (is_set (irm))
    {
      if (is_set (result))
        content->sub = g_steal_pointer (&content->text);
      g_free (content->text);
      content->text = g_strdup (irm);
      content->changed = MAX (content->changed, gantry_row_get_changed (row, GANTRY_FIELD_IRM));
      content->flags |= GANTRY_CELL_WARN;
    }
  else if (is_set (records))
    {
      content->sub = g_strdup (records);
      content->flags |= GANTRY_CELL_RECORD;
    }
  if (gantry_row_is_unchecked (row))
    content->flags |= GANTRY_CELL_UNCHECKED;
  fill_old (row, GANTRY_FIELD_RESULT, content, cells);
  fill_old (row, GANTRY_FIELD_IRM, content, cells);
}

static gboolean
is_leader (GantryRow *row)
{
  const char *rank = gantry_row_get_rank (row);

  if (!is_set (rank))
    rank = get_running_rank (row);

  return g_strcmp0 (rank, "1") == 0 && !gantry_row_is_out (row);
}

/* While a race is on, two rows of one column may compare different points: each says which. */
static void
add_point (GantryCellContent *content, int at, GantryUnitCells *cells)
{
  const GantryPoint *point;

  if (at < 0 || cells->unit == NULL || gantry_unit_points_are_parts (cells->unit))
    return;

  point = gantry_unit_get_point (cells->unit, at);
  if (point == NULL)
    return;
  content->sub = g_strdup (point->name);
  /* Translators: a gap and the point where it was measured, as assistive technology says it. */
  content->spoken = g_strdup_printf (_("%s at %s"), content->text, point->name);
}

/* "≈ +0.42": never taken for something measured, by eye or by ear. */
static void
fill_guess (GantryCellContent *content, GantryProjection guess, GantryUnitCells *cells)
{
  g_autofree char *text = NULL;

  if (guess.mark.kind == GANTRY_MARK_NONE || cells->stale)
    return;

  text = gantry_format_gap (guess.mark, cells->decimal_point);
  content->text = g_strconcat ("≈ ", text, NULL);
  content->flags |= GANTRY_CELL_ESTIMATE;
  /* Translators: a projection as assistive technology says it: "estimated +0.42". */
  content->spoken = g_strdup_printf (_("estimated %s"), text);
}

static const GantryReference *
get_reference (GantryUnitCells *cells)
{
  return cells->unit != NULL ? gantry_unit_get_reference (cells->unit) : NULL;
}

static gboolean
is_reference (GantryRow *row, const GantryReference *reference)
{
  if (gantry_row_is_reference (row))
    return TRUE;

  return (reference == NULL || reference->kind == GANTRY_REFERENCE_LEADER) && is_leader (row);
}

static void
fill_no_gap (GantryRow *row, GantryCellContent *content, const GantryReference *reference)
{
  content->text = g_strdup ("–");
  content->spoken = reference != NULL && reference->kind == GANTRY_REFERENCE_ATHLETE
                        /* Translators: in the gap column as assistive technology says it: the
                         * gaps of the others are measured to this one. */
                        ? g_strdup (_("reference"))
                        /* Translators: in the gap column as assistive technology says it: nobody
                         * is ahead. */
                        : g_strdup (_("leader"));
}

static void
fill_level (GantryCellContent *content, const GantryReference *reference)
{
  content->text = g_strdup ("=");
  content->spoken = reference == NULL || reference->kind == GANTRY_REFERENCE_LEADER
                        /* Translators: in the gap column as assistive technology says it: as good
                         * as the leader. */
                        ? g_strdup (_("level with the leader"))
                        /* Translators: in the gap column as assistive technology says it. */
                        : g_strdup (_("level with the reference"));
}

static void
fill_gap (GantryRow *row,
          const GantryColumnSpec *spec,
          GantryCellContent *content,
          GantryUnitCells *cells)
{
  const GantryReference *reference = get_reference (cells);
  GantryFact gap = gantry_row_get_gap (row);

  if (is_reference (row, reference) && (gap.mark.kind == GANTRY_MARK_NONE || gap.mark.value == 0))
    fill_no_gap (row, content, reference);
  else if (gap.mark.kind == GANTRY_MARK_NONE)
    fill_guess (content, gantry_row_get_gap_guess (row), cells);
  else if (gap.mark.value == 0)
    fill_level (content, reference);
  else
    {
      content->text = gantry_format_gap (gap.mark, cells->decimal_point);
      add_point (content, gap.point, cells);
    }
}

static void
fill_record (GantryRow *row,
             const GantryColumnSpec *spec,
             GantryCellContent *content,
             GantryUnitCells *cells)
{
  GantryFact gap = gantry_row_get_record_gap (row);
  gboolean less = gantry_rule_get_less_is_better (gantry_unit_get_rule (cells->unit));

  if (gap.mark.kind == GANTRY_MARK_NONE)
    {
      fill_guess (content, gantry_row_get_record_guess (row), cells);
      return;
    }

  content->text = gantry_format_gap (gap.mark, cells->decimal_point);
  if (less ? gap.mark.value < 0 : gap.mark.value > 0)
    content->flags |= GANTRY_CELL_GOOD;
  add_point (content, gap.point, cells);
}

static void
fill_qual (GantryRow *row,
           const GantryColumnSpec *spec,
           GantryCellContent *content,
           GantryUnitCells *cells)
{
  content->text = g_strdup (gantry_row_get_qual (row));
  content->changed = gantry_row_get_changed (row, GANTRY_FIELD_QUAL);
  fill_old (row, GANTRY_FIELD_QUAL, content, cells);
}

/* Values of the entry or the line that are shown as the source wrote them. */
static void
fill_other (GantryRow *row,
            const GantryColumnSpec *spec,
            GantryCellContent *content,
            GantryUnitCells *cells)
{
  const char *text = gantry_row_get_column (row, spec->id);
  const GantryWord *word = NULL;
  g_autofree char *code = NULL;

  if (!is_set (text) && strchr (spec->id, ':') == NULL)
    {
      code = g_str_equal (spec->id, "reaction") ? g_strdup ("REACT_TIME")
             : g_str_equal (spec->id, "wind")   ? g_strdup ("WIND_SPEED")
                                                : g_ascii_strup (spec->id, -1);
      text = gantry_row_get_extra (row, code, NULL);
      if (!is_set (text))
        text = gantry_row_get_entry (row, code);
    }
  if (gantry_row_get_old_column (row, spec->id) != NULL)
    content->old = gantry_format_official (gantry_row_get_old_column (row, spec->id),
                                           cells->decimal_point);
  if (cells->unit != NULL)
    word = gantry_rule_find_word (gantry_unit_get_rule (cells->unit), GANTRY_WORD_VALUE, text);
  content->text = word != NULL ? g_strdup (_(word->name))
                               : gantry_format_official (text, cells->decimal_point);
}

static void
fill_irm (GantryRow *row,
          const GantryColumnSpec *spec,
          GantryCellContent *content,
          GantryUnitCells *cells)
{
  content->text = g_strdup (gantry_row_get_irm (row));
  content->changed = gantry_row_get_changed (row, GANTRY_FIELD_IRM);
  fill_old (row, GANTRY_FIELD_IRM, content, cells);
  content->flags |= GANTRY_CELL_WARN;
}

static const struct
{
  const char *id;
  Filler fill;
} fillers[] = {
  { "rank", fill_rank },     { "lane", fill_order },    { "bib", fill_bib },
  { "noc", fill_noc },       { "name", fill_name },     { "splits", fill_point },
  { "parts", fill_point },   { "result", fill_result }, { "gap", fill_gap },
  { "record", fill_record }, { "qual", fill_qual },     { "irm", fill_irm },
};

void
gantry_unit_cells_fill (GObject *row,
                        const GantryColumnSpec *spec,
                        GantryCellContent *content,
                        gpointer data)
{
  Filler fill = fill_other;

  g_return_if_fail (GANTRY_IS_ROW (row));
  g_return_if_fail (spec != NULL && content != NULL && data != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fillers); i++)
    if (g_str_equal (fillers[i].id, spec->id))
      fill = fillers[i].fill;

  fill (GANTRY_ROW (row), spec, content, data);
  if (((GantryUnitCells *)data)->past)
    content->changed = 0;
}

const char *
gantry_unit_cells_style (GObject *row, gpointer data)
{
  g_return_val_if_fail (GANTRY_IS_ROW (row), NULL);

  if (gantry_row_is_out (GANTRY_ROW (row)))
    return "out";

  return is_current (GANTRY_ROW (row), data) ? "current" : NULL;
}
