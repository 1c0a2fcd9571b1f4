/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/chart-row.h"

struct _GantryChartRow
{
  GObject parent_instance;

  char **texts; /* (owned) */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GantryChartRow, gantry_chart_row, G_TYPE_OBJECT)

static void
gantry_chart_row_finalize (GObject *object)
{
  g_strfreev (GANTRY_CHART_ROW (object)->texts);

  G_OBJECT_CLASS (gantry_chart_row_parent_class)->finalize (object);
}

static void
gantry_chart_row_class_init (GantryChartRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gantry_chart_row_finalize;

  signals[CHANGED] = g_signal_new ("changed", GANTRY_TYPE_CHART_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
gantry_chart_row_init (GantryChartRow *self)
{
  self->texts = g_new0 (char *, 1);
}

GantryChartRow *
gantry_chart_row_new (void)
{
  return g_object_new (GANTRY_TYPE_CHART_ROW, NULL);
}

void
gantry_chart_row_take_texts (GantryChartRow *self, char **texts)
{
  gboolean same;

  g_return_if_fail (GANTRY_IS_CHART_ROW (self));
  g_return_if_fail (texts != NULL);

  same = g_strv_equal ((const char *const *)self->texts, (const char *const *)texts);
  g_strfreev (self->texts);
  self->texts = texts;
  if (!same)
    g_signal_emit (self, signals[CHANGED], 0);
}

const char *
gantry_chart_row_get_text (GantryChartRow *self, guint column)
{
  g_return_val_if_fail (GANTRY_IS_CHART_ROW (self), "");

  return column < g_strv_length (self->texts) ? self->texts[column] : "";
}
