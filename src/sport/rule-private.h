/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "sport/profile.h"

G_BEGIN_DECLS

typedef enum
{
  GANTRY_VIEW_START_LIST,
  GANTRY_VIEW_LIVE,
  GANTRY_VIEW_SPLITS,
  GANTRY_VIEW_RESULT,
  GANTRY_N_VIEWS,
} GantryView;

struct _GantryRule
{
  gatomicrefcount ref_count;
  char *discipline_name;
  char **events;  /* (nullable): any */
  char **phases;  /* (nullable): any */
  char **units;   /* (nullable): any */
  char **genders; /* (nullable): any */
  GantryKind kind;
  GantryMarkKind mark_kind;
  guint decimals;
  char *order_word;
  char **splits;  /* (nullable) patterns "TYPE/CODE": the default of the kind */
  char **parts;   /* the same */
  char **records;
  char **out;     /* IRMs beyond those of every sport */
  GHashTable *distances; /* (nullable) event code → metres */
  gint64 fixed_distance; /* metres, 0: from the code */
  gint64 point_unit;     /* metres that a bare number as a point's name means; 0: it is only a name */
  GArray *columns[GANTRY_N_VIEWS]; /* (nullable) of GantryColumn: NULL is the kind's own */
  guint less_is_better : 1;
  guint has_lanes : 1;
  guint distance_from_phase : 1;
};

GantryRule *gantry_rule_new_generic (const char *discipline_name);
gboolean    gantry_rule_fits        (GantryRule *self, const char *rsc);
int         gantry_rule_find_view   (const char *view); /* -1: no such view */
void        gantry_rule_add_column  (GArray **columns, const char *id, const char *title);
/* Columns that a kind has when its rule names none. */
GArray     *gantry_rule_default_columns (GantryKind kind, GantryView view); /* (transfer none) */

/* Rules of one profile's text, in order; NULL with an error that says what is wrong and where. (transfer full) */
#define GANTRY_PROFILE_ERROR (gantry_profile_error_quark ())
GQuark      gantry_profile_error_quark (void);
GPtrArray  *gantry_profile_read     (const char *text, gssize length, GError **error);

G_END_DECLS
