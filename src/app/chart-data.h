/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/chart-axis.h"
#include "model/mark.h"

G_BEGIN_DECLS

/* What a chart shows, as plain values: made from a unit (chart-make.h), drawn by GantryChart, and read out as a table. */

typedef enum
{
  GANTRY_CHART_NONE,
  GANTRY_CHART_GAP,   /* to the reference, at each point */
  GANTRY_CHART_RANK,  /* at each point */
  GANTRY_CHART_MARKS, /* by attempt */
  GANTRY_CHART_SCORE, /* of a match */
} GantryChartKind;

typedef enum
{
  GANTRY_DOT_MARK,
  GANTRY_DOT_GUESS, /* a projection: hollow, and its line is dotted */
  GANTRY_DOT_FAIL,  /* a foul, a miss: a small cross at the edge, no height of its own */
} GantryDotKind;

typedef struct
{
  gint64 x; /* index of a column, or µs of a match */
  gint64 y; /* in the unit of the axis: µs, µm, millionths of a point, places */
  GantryDotKind kind;
  char *text; /* as a table says it: "+0.41", "3", "x" */
} GantryChartDot;

typedef struct
{
  char *label;   /* short, at the end of its line */
  char *name;    /* in full */
  GArray *dots;  /* of GantryChartDot, by x */
  gboolean strong;  /* chosen: thicker, in front */
  gboolean faint;   /* one of the rest of a large field: thin, without a label */
  guint style;      /* of line, marker and colour; counted among those that are not faint */
} GantryChartSeries;

/* A level line across: the reference, a record, the cut. */
typedef struct
{
  gint64 y;
  char *label;
} GantryChartLine;

typedef struct
{
  GantryChartKind kind;
  char *title;        /* what it shows, a sentence for assistive technology too */
  char *why;          /* (nullable) why there is nothing */
  GPtrArray *columns; /* of char: what stands below the x of that index; empty when x is a time */
  GPtrArray *series;  /* of GantryChartSeries */
  GArray *lines;      /* of GantryChartLine */
  GantryAxisKind axis;
  GantryMarkKind mark; /* what y is; NONE: a count */
  gboolean down;      /* small values on top: places, gaps */
  gboolean steps;     /* a value stands until the next one */
  gboolean time_axis; /* x are µs */
} GantryChartData;

GantryChartData   *gantry_chart_data_new        (GantryChartKind kind);
void               gantry_chart_data_free       (GantryChartData *self);
/* name, label: copied. (transfer none) */
GantryChartSeries *gantry_chart_data_add_series (GantryChartData *self, const char *label, const char *name);
/* text: (transfer full) */
void               gantry_chart_series_add      (GantryChartSeries *self, gint64 x, gint64 y, GantryDotKind kind, char *text);
void               gantry_chart_data_add_line   (GantryChartData *self, gint64 y, const char *label);
/* Styles by place among the series that are not faint. */
void               gantry_chart_data_number     (GantryChartData *self);
/* FALSE when there is no dot to draw. */
gboolean           gantry_chart_data_get_range  (const GantryChartData *self, gint64 *x_min, gint64 *x_max, gint64 *y_min, gint64 *y_max);
/* What a series has in a column, "" when nothing; (transfer none). */
const char        *gantry_chart_series_get_text (const GantryChartSeries *self, gint64 x);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryChartData, gantry_chart_data_free)

G_END_DECLS
