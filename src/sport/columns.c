/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-sport"

#include "config.h"

#include "sport/rule-private.h"

#define N_KINDS (GANTRY_KIND_MULTI + 1)

static const char *const view_names[GANTRY_N_VIEWS] = { "start-list", "live", "splits", "result" };

/* What a kind shows when its rule says nothing; a column that no row has anything for is the view's to hide. */
static const char *const defaults[N_KINDS][GANTRY_N_VIEWS] = {
  [GANTRY_KIND_GENERIC] = {
    "lane bib noc name pb sb entry_time",
    "rank lane bib noc name splits result gap record qual",
    "rank noc name splits result",
    "rank lane bib noc name result gap record qual",
  },
  [GANTRY_KIND_RACE] = {
    "lane bib noc name pb sb entry_time",
    "rank lane bib noc name splits result gap record qual",
    "rank lane noc name splits result",
    "rank lane bib noc name reaction result gap record qual",
  },
  [GANTRY_KIND_ATTEMPTS] = {
    "lane bib noc name pb sb",
    "rank lane bib noc name parts result gap record qual",
    "rank noc name parts result",
    "rank bib noc name result wind gap record qual",
  },
  [GANTRY_KIND_HEIGHTS] = {
    "lane bib noc name pb sb",
    "rank lane bib noc name parts result gap record qual",
    "rank noc name parts result",
    "rank bib noc name result gap record qual",
  },
  [GANTRY_KIND_JUDGED] = {
    "lane bib noc name",
    "rank lane noc name parts result gap qual",
    "rank noc name parts result",
    "rank noc name result gap qual",
  },
  [GANTRY_KIND_MATCH] = {
    "lane bib noc name",
    "noc name parts result",
    "noc name parts result",
    "noc name parts result qual",
  },
  [GANTRY_KIND_MULTI] = {
    "lane bib noc name pb sb",
    "rank lane bib noc name parts result gap record qual",
    "rank noc name parts result",
    "rank bib noc name result gap record qual",
  },
};

static void
column_clear (gpointer data)
{
  GantryColumn *column = data;

  g_free (column->id);
  g_free (column->title);
}

int
gantry_rule_find_view (const char *view)
{
  for (int i = 0; i < GANTRY_N_VIEWS; i++)
    if (g_strcmp0 (view, view_names[i]) == 0)
      return i;
  return -1;
}

void
gantry_rule_add_column (GArray **columns, const char *id, const char *title)
{
  GantryColumn column = { g_strdup (id), g_strdup (title) };

  if (*columns == NULL)
    {
      *columns = g_array_new (TRUE, TRUE, sizeof (GantryColumn));
      g_array_set_clear_func (*columns, column_clear);
    }
  g_array_append_val (*columns, column);
}

GArray *
gantry_rule_default_columns (GantryKind kind, GantryView view)
{
  static GArray *made[N_KINDS][GANTRY_N_VIEWS];
  GArray **columns = &made[kind][view];
  g_auto (GStrv) ids = NULL;

  if (*columns != NULL)
    return *columns;
  ids = g_strsplit (defaults[kind][view], " ", -1);
  for (guint i = 0; ids[i] != NULL; i++)
    gantry_rule_add_column (columns, ids[i], NULL);
  return *columns;
}
