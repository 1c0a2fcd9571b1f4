/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  GANTRY_ALIGN_START,
  GANTRY_ALIGN_CENTER,
  GANTRY_ALIGN_END,
} GantryAlign;

/* One column of a GantryTable. A plain value, owned by the array that holds it. */
typedef struct
{
  char *id;           /* "rank", "splits" … what the fill function switches on */
  char *title;        /* short, above the column: "Rk" */
  char *name;         /* in full, for assistive technology: "Rank" */
  char *style;        /* CSS class of its cells */
  char *sample;       /* (nullable) a text that shall fit, so that the column does not grow with each value */
  int point;          /* index into the unit's points, -1 for other columns */
  GantryAlign align;
  gboolean frozen;    /* stays when the table is scrolled sideways */
  gboolean expand;    /* takes what room is left */
  guint spare;        /* left out when there is no room: 1 before any point is, 2 after, 3 last;
                       * 0: never */
  gboolean two_lines; /* keeps room for a small second line */
  GHashTable *lines;  /* (owned) char → PangoLayout: second lines that its cells have laid out and share */
} GantryColumnSpec;

GantryColumnSpec *gantry_column_spec_new  (const char *id, const char *title, const char *name, const char *style, GantryAlign align);
void              gantry_column_spec_free (GantryColumnSpec *self);
/* An array that owns GantryColumnSpec. */
GPtrArray        *gantry_column_specs_new (void);
gboolean          gantry_column_specs_equal (GPtrArray *a, GPtrArray *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryColumnSpec, gantry_column_spec_free)

G_END_DECLS
