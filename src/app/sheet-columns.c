/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/sheet-columns.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *id;
  const char *title;
  const char *name;
  const char *style;
  const char *sample;
  GantryAlign align;
  gboolean frozen;
  gboolean expand; /* beside names, which always do */
  guint spare;     /* of GantryColumnSpec */
} Known;

static const Known known[] = {
  { "medal", NC_("column", "Medal"), NC_("column", "Medal"), "strong", NULL, GANTRY_ALIGN_START,
    TRUE },
  { "rank", NC_("column", "Rk"), NC_("column", "Rank"), "rank", "88", GANTRY_ALIGN_CENTER, TRUE },
  { "bib", NC_("column", "Bib"), NC_("column", "Bib"), "order", "000", GANTRY_ALIGN_CENTER,
    TRUE },
  { "noc", NC_("column", "Nation"), NC_("column", "Nation"), "noc", NULL, GANTRY_ALIGN_START,
    TRUE },
  { "name", NC_("column", "Name"), NC_("column", "Name"), "name", "MMMMMMMMMM",
    GANTRY_ALIGN_START, TRUE },
  /* Translators: which heat, group or match of the round somebody was in. */
  { "unit", NC_("column", "In"), NC_("column", "Unit"), "quiet", NULL, GANTRY_ALIGN_START,
    FALSE },
  /* Translators: short for matches played. */
  { "played", NC_("column", "P"), NC_("column", "Played"), "number", "88", GANTRY_ALIGN_END,
    FALSE },
  /* Translators: short for matches won. */
  { "won", NC_("column", "W"), NC_("column", "Won"), "number", "88", GANTRY_ALIGN_END, FALSE },
  /* Translators: short for drawn matches. */
  { "tied", NC_("column", "D"), NC_("column", "Drawn"), "number", "88", GANTRY_ALIGN_END,
    FALSE },
  /* Translators: short for matches lost. */
  { "lost", NC_("column", "L"), NC_("column", "Lost"), "number", "88", GANTRY_ALIGN_END, FALSE },
  /* Translators: goals or points scored, in a table of standings. */
  { "for", NC_("column", "For"), NC_("column", "Scored for"), "number", "888", GANTRY_ALIGN_END,
    FALSE },
  /* Translators: short for goals or points against, in a table of standings. */
  { "against", NC_("column", "Agt"), NC_("column", "Scored against"), "number", "888",
    GANTRY_ALIGN_END, FALSE },
  { "ratio", NC_("column", "Ratio"), NC_("column", "Ratio"), "number", NULL, GANTRY_ALIGN_END,
    FALSE },
  /* Translators: short for points in a table of standings. */
  { "points", NC_("column", "Pts"), NC_("column", "Points"), "result", "88", GANTRY_ALIGN_END,
    FALSE },
  { "result", NC_("column", "Result"), NC_("column", "Result"), "result", "0:00.00",
    GANTRY_ALIGN_END, FALSE },
  { "gap", NC_("column", "Gap"), NC_("column", "Gap"), "number", "+00.00", GANTRY_ALIGN_END,
    FALSE },
  { "event", NC_("column", "Event"), NC_("column", "Event"), "strong", NULL, GANTRY_ALIGN_START,
    TRUE },
  { "type", NC_("column", "Record"), NC_("column", "Record"), "strong", NULL, GANTRY_ALIGN_START,
    TRUE },
  { "holder", NC_("column", "Holder"), NC_("column", "Holder"), "name", "MMMMMMMMMM",
    GANTRY_ALIGN_START, FALSE },
  { "date", NC_("column", "Date"), NC_("column", "Date"), "number", NULL, GANTRY_ALIGN_START,
    FALSE },
  { "place", NC_("column", "Place"), NC_("column", "Place"), "quiet", NULL, GANTRY_ALIGN_START,
    FALSE, FALSE, 2 },
  { "now", NC_("column", "Now"), NC_("column", "Now"), "number", NULL, GANTRY_ALIGN_START, FALSE },
  { "venue", NC_("column", "Venue"), NC_("column", "Venue"), "name", NULL, GANTRY_ALIGN_START,
    TRUE },
  /* Translators: where at the venue the weather is measured: the start, the finish. */
  { "point", NC_("column", "At"), NC_("column", "Measured at"), "quiet", NULL, GANTRY_ALIGN_START,
    FALSE },
  { "sky", NC_("column", "Sky"), NC_("column", "Sky"), "number", NULL, GANTRY_ALIGN_START, FALSE },
  { "air", NC_("column", "Air"), NC_("column", "Air"), "number", NULL, GANTRY_ALIGN_END, FALSE },
  { "wind", NC_("column", "Wind"), NC_("column", "Wind"), "number", NULL, GANTRY_ALIGN_END,
    FALSE },
  { "gusts", NC_("column", "Gusts"), NC_("column", "Gusts"), "number", NULL, GANTRY_ALIGN_END,
    FALSE },
  { "humidity", NC_("column", "Humidity"), NC_("column", "Humidity"), "number", NULL,
    GANTRY_ALIGN_END, FALSE, FALSE, 2 },
  { "snow", NC_("column", "Snow"), NC_("column", "Snow"), "number", NULL, GANTRY_ALIGN_START,
    FALSE },
  { "ice", NC_("column", "Ice"), NC_("column", "Ice"), "number", NULL, GANTRY_ALIGN_START, FALSE },
  { "water", NC_("column", "Water"), NC_("column", "Water"), "number", NULL, GANTRY_ALIGN_START,
    FALSE },
  { "rain", NC_("column", "Rain"), NC_("column", "Precipitation"), "number", NULL,
    GANTRY_ALIGN_END, FALSE },
  { "pressure", NC_("column", "Pressure"), NC_("column", "Pressure"), "number", NULL,
    GANTRY_ALIGN_END, FALSE, FALSE, 1 },
  { "time", NC_("column", "Time"), NC_("column", "Time"), "quiet", NULL, GANTRY_ALIGN_END, FALSE },
  { "when", NC_("column", "Time"), NC_("column", "Time"), "quiet", "90\u2019 +19", GANTRY_ALIGN_END,
    TRUE },
  { "period", NC_("column", "Period"), NC_("column", "Period"), "quiet", NULL, GANTRY_ALIGN_START,
    TRUE, FALSE, 1 },
  { "action", NC_("column", "What"), NC_("column", "Action"), "strong", NULL, GANTRY_ALIGN_START,
    FALSE },
  /* Translators: the others in something that happened: who was fouled, who came in. */
  { "others", NC_("column", "With"), NC_("column", "With"), "quiet", NULL, GANTRY_ALIGN_START,
    FALSE, TRUE },
  { "outcome", NC_("column", "Outcome"), NC_("column", "Outcome"), "strong", NULL,
    GANTRY_ALIGN_START, FALSE },
  { "score", NC_("column", "Score"), NC_("column", "Score"), "result", "88\u201388",
    GANTRY_ALIGN_END, FALSE },
  { "text", NC_("column", "Comment"), NC_("column", "Comment"), "quiet", NULL, GANTRY_ALIGN_START,
    FALSE, TRUE, 1 },
  { "stat", NC_("column", "Statistic"), NC_("column", "Statistic"), "name", NULL,
    GANTRY_ALIGN_START, TRUE },
  { "position", NC_("column", "Pos"), NC_("column", "Position"), "quiet", NULL, GANTRY_ALIGN_START,
    FALSE },
  { "role", NC_("column", "Role"), NC_("column", "Role"), "quiet", NULL, GANTRY_ALIGN_START,
    FALSE },
  { "what", NC_("column", "What"), NC_("column", "What"), "strong", NULL, GANTRY_ALIGN_START,
    TRUE },
  { "at", NC_("column", "At"), NC_("column", "At"), "quiet", NULL, GANTRY_ALIGN_START, TRUE },
  { "rank-at", NC_("column", "Rk"), NC_("column", "Rank there"), "number", "88", GANTRY_ALIGN_END,
    FALSE },
  { "value", NC_("column", "Value"), NC_("column", "Value"), "result", "0:00.00", GANTRY_ALIGN_END,
    FALSE },
  { "second", NC_("column", "Section"), NC_("column", "Section"), "number", NULL, GANTRY_ALIGN_END,
    FALSE },
  { "speed", NC_("column", "Speed"), NC_("column", "Speed"), "number", NULL, GANTRY_ALIGN_END,
    FALSE },
  { "qual", NC_("column", "Q"), NC_("column", "Qualified"), "qual", NULL, GANTRY_ALIGN_CENTER,
    FALSE },
};

static const Known *
find_known (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i].id, id))
      return &known[i];

  return NULL;
}

static GantryColumnSpec *
create_known (const Known *k)
{
  GantryColumnSpec *spec =
      gantry_column_spec_new (k->id, g_dpgettext2 (NULL, "column", k->title),
                              g_dpgettext2 (NULL, "column", k->name), k->style, k->align);

  spec->sample = g_strdup (k->sample);
  spec->frozen = k->frozen;
  spec->expand = k->expand || g_str_equal (k->style, "name");
  spec->spare = k->spare;

  return spec;
}

static gboolean
has_sub (GantrySheet *sheet, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (sheet)); i++)
    {
      g_autoptr (GantrySheetRow) row = g_list_model_get_item (G_LIST_MODEL (sheet), i);
      const GantrySheetCell *cell = gantry_sheet_row_get_cell (row, id);

      if (cell != NULL && *cell->sub != '\0')
        return TRUE;
    }

  return FALSE;
}

/* A word of the profile, with what tells it from others behind it: "Sh 3". */
static char *
create_title (const char *word, const char *title)
{
  const char *rest = title != NULL ? title : "";

  return g_strconcat (_(word), *rest != '\0' ? " " : "", rest, NULL);
}

static GantryColumnSpec *
create_worded (const GantrySheetColumn *column)
{
  g_autofree char *title = create_title (column->word, column->title);
  g_autofree char *name =
      create_title (column->name != NULL ? column->name : column->word, column->title);

  return gantry_column_spec_new (column->id, title, name, "point", GANTRY_ALIGN_END);
}

static GantryColumnSpec *
create_column (GantrySheet *sheet, const GantrySheetColumn *column)
{
  const Known *k = column->title == NULL ? find_known (column->id) : NULL;
  const char *title = column->title != NULL && *column->title != '\0' ? column->title : column->id;
  GantryColumnSpec *spec;

  if (column->word != NULL)
    spec = create_worded (column);
  else if (k != NULL)
    spec = create_known (k);
  else
    spec = gantry_column_spec_new (column->id, title, title, "point", GANTRY_ALIGN_END);
  spec->two_lines = has_sub (sheet, column->id);

  return spec;
}

GPtrArray *
gantry_sheet_columns_new (GantrySheet *sheet)
{
  g_autoptr (GPtrArray) specs = gantry_column_specs_new ();

  g_return_val_if_fail (GANTRY_IS_SHEET (sheet), NULL);

  for (guint i = 0; i < gantry_sheet_get_n_columns (sheet); i++)
    g_ptr_array_add (specs, create_column (sheet, gantry_sheet_get_column (sheet, i)));

  return g_steal_pointer (&specs);
}
