/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-sport"

#include "config.h"

#include "sport/rule-private.h"

#define N_KINDS (GANTRY_KIND_MULTI + 1)

static const char *const view_names[GANTRY_N_VIEWS] = {
  "start-list", "live", "splits", "result", "total", "phase", "ranking", "pool", "line-up", "stats",
};

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

/* The views that are the same in every kind. */
static const char *const event_defaults[GANTRY_N_VIEWS] = {
  [GANTRY_VIEW_TOTAL] = "rank bib noc name items result gap qual",
  [GANTRY_VIEW_PHASE] = "rank bib noc name result gap qual",
  [GANTRY_VIEW_RANKING] = "rank noc name result gap",
  [GANTRY_VIEW_POOL] = "rank noc name played won tied lost for against ratio points qual",
  [GANTRY_VIEW_LINE_UP] = "bib name position",
  [GANTRY_VIEW_STATS] = "bib noc name stats",
};

#define EVENT_VIEWS "phase", "ranking", "medallists", "records", NULL

static const char *const race_views[] = { "start-list", "live", "splits", "result", "total", EVENT_VIEWS };
static const char *const parts_views[] = { "start-list", "live", "result", "total", EVENT_VIEWS };
static const char *const match_views[] = { "match", "actions", "line-up", "stats", "pool", "bracket", EVENT_VIEWS };
static const char *const generic_views[] = { "start-list", "live", "splits", "result", "match", "actions", "line-up", "stats", "total",
                                             "pool", "bracket", EVENT_VIEWS };

static const char *const *const default_views[N_KINDS] = {
  [GANTRY_KIND_GENERIC] = generic_views, [GANTRY_KIND_RACE] = race_views,   [GANTRY_KIND_ATTEMPTS] = parts_views,
  [GANTRY_KIND_HEIGHTS] = parts_views,   [GANTRY_KIND_JUDGED] = parts_views, [GANTRY_KIND_MATCH] = match_views,
  [GANTRY_KIND_MULTI] = parts_views,
};

static void
column_clear (gpointer data)
{
  GantryColumn *column = data;

  g_free (column->id);
  g_free (column->title);
  g_free (column->name);
  g_free (column->pos);
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
gantry_rule_add_column (GArray **columns, GantryColumn column)
{
  GantryColumn copy = { g_strdup (column.id), g_strdup (column.title), g_strdup (column.name), g_strdup (column.pos) };

  if (*columns == NULL)
    {
      *columns = g_array_new (TRUE, TRUE, sizeof (GantryColumn));
      g_array_set_clear_func (*columns, column_clear);
    }
  g_array_append_val (*columns, copy);
}

GArray *
gantry_rule_default_columns (GantryKind kind, GantryView view)
{
  static GArray *made[N_KINDS][GANTRY_N_VIEWS];
  GArray **columns = &made[kind][view];
  g_auto (GStrv) ids = NULL;

  if (*columns != NULL)
    return *columns;
  ids = g_strsplit (defaults[kind][view] != NULL ? defaults[kind][view] : event_defaults[view], " ", -1);
  for (guint i = 0; ids[i] != NULL; i++)
    gantry_rule_add_column (columns, (GantryColumn) { .id = ids[i] });
  return *columns;
}

const char *const *
gantry_rule_default_views (GantryKind kind)
{
  return default_views[kind];
}
