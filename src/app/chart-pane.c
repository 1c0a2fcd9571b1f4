/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/chart-pane.h"

#include "app/chart.h"

/* A chart is half of the window to draw: however fast a race goes, its lines follow ten times a second. */
#define BEAT_MS 100

struct _GantryChartPane
{
  GtkWidget parent_instance;

  GtkLabel *title;
  GtkWidget *kinds;
  GantryChart *chart;

  GantryUnit *unit; /* (owned) (nullable) */
  char *selected;   /* (owned) (nullable) */
  const char *decimal_point;
  gboolean stale;
  GantryChartKind wanted;
  gint64 updated; /* monotonic µs */
  guint beat_id;
};

G_DEFINE_FINAL_TYPE (GantryChartPane, gantry_chart_pane, GTK_TYPE_WIDGET)

static void
update (GantryChartPane *self)
{
  GantryChartRequest request = { self->unit, self->selected, self->decimal_point, self->stale };
  GantryChartData *data;

  g_clear_handle_id (&self->beat_id, g_source_remove);
  if (self->unit == NULL || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return;

  data = gantry_chart_make (gantry_chart_pane_get_kind (self), &request);
  gtk_label_set_label (self->title, data->title);
  gtk_widget_set_visible (self->kinds,
                          gantry_chart_get_kinds (self->unit)[1] != GANTRY_CHART_NONE);
  gantry_chart_take_data (self->chart, data, self->decimal_point);
  self->updated = g_get_monotonic_time ();
}

static gboolean
beat_cb (gpointer data)
{
  GantryChartPane *self = data;

  self->beat_id = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

/* Something else is wanted: not only what came since. */
static gboolean
is_another (GantryChartPane *self, const GantryChartRequest *request)
{
  return self->unit != request->unit || g_strcmp0 (self->selected, request->selected) != 0 ||
         !self->stale != !request->stale;
}

static void
gantry_chart_pane_dispose (GObject *object)
{
  GantryChartPane *self = GANTRY_CHART_PANE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->beat_id, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->unit);
  g_clear_pointer (&self->selected, g_free);

  G_OBJECT_CLASS (gantry_chart_pane_parent_class)->dispose (object);
}

static void
gantry_chart_pane_class_init (GantryChartPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gantry_chart_pane_dispose;

  g_type_ensure (GANTRY_TYPE_CHART);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gantry_cis/Gantry/chart-pane.ui");
  gtk_widget_class_set_css_name (widget_class, "chartpane");
  gtk_widget_class_bind_template_child (widget_class, GantryChartPane, title);
  gtk_widget_class_bind_template_child (widget_class, GantryChartPane, kinds);
  gtk_widget_class_bind_template_child (widget_class, GantryChartPane, chart);
}

static void
gantry_chart_pane_init (GantryChartPane *self)
{
  self->decimal_point = ".";
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::visible", G_CALLBACK (update), NULL);
}

void
gantry_chart_pane_show (GantryChartPane *self, const GantryChartRequest *request)
{
  char *selected;
  gint64 since;
  gboolean wait;

  g_return_if_fail (GANTRY_IS_CHART_PANE (self));
  g_return_if_fail (request != NULL);

  since = (g_get_monotonic_time () - self->updated) / 1000;
  wait = since < BEAT_MS && gtk_widget_get_mapped (GTK_WIDGET (self)) &&
         !is_another (self, request);
  g_set_object (&self->unit, request->unit);
  selected = g_strdup (request->selected);
  g_free (self->selected);
  self->selected = selected;
  self->decimal_point = request->decimal_point;
  self->stale = request->stale;
  if (!wait)
    update (self);
  else if (self->beat_id == 0)
    self->beat_id = g_timeout_add (BEAT_MS - since, beat_cb, self);
}

void
gantry_chart_pane_set_kind (GantryChartPane *self, GantryChartKind kind)
{
  g_return_if_fail (GANTRY_IS_CHART_PANE (self));

  self->wanted = kind;
  update (self);
}

GantryChartKind
gantry_chart_pane_get_kind (GantryChartPane *self)
{
  const GantryChartKind *kinds;

  g_return_val_if_fail (GANTRY_IS_CHART_PANE (self), GANTRY_CHART_NONE);

  if (self->unit == NULL)
    return GANTRY_CHART_NONE;

  kinds = gantry_chart_get_kinds (self->unit);
  for (guint i = 0; kinds[i] != GANTRY_CHART_NONE; i++)
    if (kinds[i] == self->wanted)
      return self->wanted;

  return kinds[0];
}
