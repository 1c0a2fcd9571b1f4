/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "sport/profile.h"

G_BEGIN_DECLS

typedef enum
{
  GANTRY_VIEW_START_LIST,
  GANTRY_VIEW_LIVE,
  GANTRY_VIEW_SPLITS,
  GANTRY_VIEW_RESULT,
  GANTRY_VIEW_TOTAL,
  GANTRY_VIEW_PHASE,
  GANTRY_VIEW_RANKING,
  GANTRY_VIEW_POOL,
  GANTRY_VIEW_LINE_UP,
  GANTRY_VIEW_STATS,
  GANTRY_N_VIEWS,
} GantryView;

typedef struct
{
  guint after;
  guint keep;
} GantryCut;

struct _GantryRule
{
  gatomicrefcount ref_count;
  char *discipline_name;
  char **events;  /* (nullable): any */
  char **phases;  /* (nullable): any */
  char **units;   /* (nullable): any */
  char **genders; /* (nullable): any */
  GantryKind kind;
  GantryForm form;
  GantryMarkKind mark_kind;
  guint decimals;
  char *order_word;
  char **splits;  /* (nullable) patterns "TYPE/CODE": the default of the kind */
  char **parts;   /* the same */
  char **hide;    /* (nullable) patterns of values that say nothing on a screen */
  char **views;   /* (nullable): the default of the kind */
  char **records;
  char **out;     /* IRMs beyond those of every sport */
  GHashTable *distances; /* (nullable) event code → metres */
  gint64 fixed_distance; /* metres, 0: from the code */
  gint64 point_unit;     /* metres that a bare number as a point's name means; 0: it is only a name */
  GPtrArray *values;                /* of GantryRuleValue */
  GPtrArray *words[GANTRY_N_WORDS]; /* (nullable) of GantryWord */
  GArray *cuts;                     /* (nullable) of GantryCut */
  GHashTable *minutes;              /* (nullable) period → minutes */
  GantryCounts counts;
  GantryTies ties;
  GantryMatchClock match_clock;
  guint n_counting, n_parts, by_place, by_time, n_legs, n_medals, to_win;
  GArray *columns[GANTRY_N_VIEWS]; /* (nullable) of GantryColumn: NULL is the kind's own */
  guint less_is_better : 1;
  guint has_lanes : 1;
  guint distance_from_phase : 1;
  guint has_total : 1;
  guint ranks_by_total : 1;
  guint counts_periods : 1;
};

GantryRule *gantry_rule_new_generic (const char *discipline_name);
gboolean    gantry_rule_fits        (GantryRule *self, const char *rsc);
int         gantry_rule_find_view   (const char *view); /* -1: no such view */
void        gantry_rule_add_column  (GArray **columns, GantryColumn column); /* copies */
gboolean    gantry_rule_matches     (char **patterns, const char *text);      /* any of them */
/* A later word or value of the same code or key takes the place of the one before; (transfer full). */
void        gantry_rule_take_word   (GantryRule *self, GantryWordKind kind, GantryWord word);
void        gantry_rule_take_value  (GantryRule *self, GantryRuleValue *value);
const GantryRuleValue *gantry_rule_find_key (GantryRule *self, const char *key);
void        gantry_rule_word_free   (GantryWord *word);
void        gantry_rule_value_free  (GantryRuleValue *value);
/* Columns and views that a kind has when its rule names none; (transfer none) */
GArray     *gantry_rule_default_columns (GantryKind kind, GantryView view);
const char *const *gantry_rule_default_views (GantryKind kind);
/* What every sport calls an IRM, a qualification mark, a record; (nullable) (transfer none) */
const GantryWord *gantry_common_word (GantryWordKind kind, const char *code);

/* Rules of one profile's text, in order; NULL with an error that says what is wrong and where. (transfer full) */
#define GANTRY_PROFILE_ERROR (gantry_profile_error_quark ())
GQuark      gantry_profile_error_quark (void);
GPtrArray  *gantry_profile_read     (const char *text, gssize length, GError **error);

G_END_DECLS
