/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/sheet-cells.h"

#include "seat/sheet.h"
#include "sport/format.h"

#include <glib/gi18n.h>

static const struct
{
  GantrySheetFlags of;
  GantryCellFlags to;
} flags[] = {
  { GANTRY_SHEET_UNCHECKED, GANTRY_CELL_UNCHECKED },
  { GANTRY_SHEET_GOOD, GANTRY_CELL_GOOD | GANTRY_CELL_STRONG },
  { GANTRY_SHEET_RECORD, GANTRY_CELL_RECORD },
  { GANTRY_SHEET_WARN, GANTRY_CELL_WARN },
  { GANTRY_SHEET_DIM, GANTRY_CELL_DIM },
};

static gboolean
is_any (const char *id, const char *const *ids)
{
  return g_strv_contains (ids, id);
}

/* "ORTEGA Kay": the family name loud, the given one quiet. */
static void
fill_name (const GantrySheetCell *cell, GantryCellContent *content)
{
  gsize length = strlen (cell->text);

  if (*cell->tail != '\0' && g_str_has_suffix (cell->text, cell->tail) &&
      length > strlen (cell->tail) + 1)
    {
      content->text = g_strndup (cell->text, length - strlen (cell->tail) - 1);
      content->tail = g_strdup (cell->tail);
    }
  else
    {
      content->text = g_strdup (cell->text);
    }
}

static void
fill_noc (const GantrySheetCell *cell, GantryCellContent *content)
{
  g_autofree char *flag = gantry_format_flag (cell->text);

  content->text = g_strconcat (flag, *flag != '\0' ? " " : "", cell->text, NULL);
  content->spoken = g_strdup (cell->text);
}

/* A mark is shown with the separator of the language; words, names and numbers of order are not. */
static void
fill_text (const char *id, const GantrySheetCell *cell, GantryCellContent *content, const char *point)
{
  static const char *const plain[] = { "rank",   "bib",     "unit",   "text",  "event", "type",
                                       "date",   "place",   "now",    "venue", "point", "time",
                                       "when",   "period",  "others", "at",    "what",  "action",
                                       "stat",   "outcome", "role",   "noc",   "medal", "rank-at",
                                       "position", NULL };

  if (cell->flags & GANTRY_SHEET_WORD)
    content->text = g_strdup (_(cell->text));
  else if (is_any (id, plain))
    content->text = g_strdup (cell->text);
  else
    content->text = gantry_format_official (cell->text, point);
  if (cell->flags & GANTRY_SHEET_EQUAL)
    content->tail = g_strdup ("=");
  else if (*cell->tail != '\0')
    content->tail = g_strdup (cell->tail);
}

static void
fill_sub (const GantrySheetCell *cell, GantryCellContent *content, const char *point)
{
  if (*cell->sub == '\0')
    return;

  content->sub = gantry_format_official (cell->sub, point);
  if (cell->flags & GANTRY_SHEET_RANK_BELOW)
    /* Translators: a split as assistive technology says it: the time, then the rank at this point.
     */
    content->spoken = g_strdup_printf (_("%s, rank %s"), content->text, content->sub);
}

void
gantry_sheet_cells_fill (GObject *row,
                         const GantryColumnSpec *spec,
                         GantryCellContent *content,
                         gpointer data)
{
  const GantrySheetCell *cell;

  g_return_if_fail (GANTRY_IS_SHEET_ROW (row));
  g_return_if_fail (spec != NULL && content != NULL && data != NULL);

  cell = gantry_sheet_row_get_cell (GANTRY_SHEET_ROW (row), spec->id);
  if (cell == NULL)
    return;

  if (g_str_equal (spec->id, "name") || g_str_equal (spec->id, "holder"))
    fill_name (cell, content);
  else if (g_str_equal (spec->id, "noc"))
    fill_noc (cell, content);
  else
    fill_text (spec->id, cell, content, data);
  fill_sub (cell, content, data);
  content->changed = cell->changed;
  content->old = cell->old != NULL ? gantry_format_official (cell->old, data) : NULL;
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    if (cell->flags & flags[i].of)
      content->flags |= flags[i].to;
  if (gantry_sheet_row_is_out (GANTRY_SHEET_ROW (row)) &&
      (g_str_equal (spec->id, "name") || g_str_equal (spec->id, "noc")))
    content->flags |= GANTRY_CELL_STRIKE;
}

const char *
gantry_sheet_cells_style (GObject *row, gpointer data)
{
  g_return_val_if_fail (GANTRY_IS_SHEET_ROW (row), NULL);

  if (gantry_sheet_row_is_head (GANTRY_SHEET_ROW (row)))
    return "head";

  return gantry_sheet_row_is_out (GANTRY_SHEET_ROW (row)) ? "out" : NULL;
}
