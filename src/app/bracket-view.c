/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/bracket-view.h"

#include "app/bracket-canvas.h"
#include "model/rsc.h"
#include "seat/event.h"

struct _GantryBracketView
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GantryBracketCanvas *canvas;
  GantryEvent *event; /* (owned) (nullable) */
};

static void unit_view_init (GantryUnitViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GantryBracketView, gantry_bracket_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GANTRY_TYPE_UNIT_VIEW, unit_view_init))

static void
changed_cb (GantryBracketView *self)
{
  GListModel *matches = G_LIST_MODEL (gantry_event_get_bracket (self->event));

  gtk_stack_set_visible_child_name (
      self->stack, g_list_model_get_n_items (matches) > 0 ? "bracket" : "empty");
}

static void
close_event (GantryBracketView *self)
{
  if (self->event != NULL)
    g_signal_handlers_disconnect_by_data (self->event, self);
  gantry_bracket_canvas_set_bracket (self->canvas, NULL, NULL);
  g_clear_object (&self->event);
}

static void
gantry_bracket_view_show (GantryUnitView *view,
                          GantrySeat *seat,
                          GantryUnit *unit,
                          const char *decimal_point)
{
  GantryBracketView *self = GANTRY_BRACKET_VIEW (view);
  const char *rsc = unit != NULL ? gantry_unit_get_rsc (unit) : NULL;
  g_autofree char *event = rsc != NULL ? gantry_rsc_to_event (rsc) : NULL;

  gantry_bracket_canvas_set_open (self->canvas, rsc);
  if (self->event != NULL && g_strcmp0 (event, gantry_event_get_rsc (self->event)) == 0)
    return;

  close_event (self);
  if (unit == NULL)
    return;

  self->event = gantry_event_new (seat, rsc);
  g_signal_connect_object (self->event, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  gantry_bracket_canvas_set_bracket (self->canvas, gantry_event_get_bracket (self->event),
                                     decimal_point);
  changed_cb (self);
}

static void
unit_view_init (GantryUnitViewInterface *iface)
{
  iface->show = gantry_bracket_view_show;
}

static void
gantry_bracket_view_dispose (GObject *object)
{
  GantryBracketView *self = GANTRY_BRACKET_VIEW (object);
  GtkWidget *child;

  if (self->canvas != NULL)
    close_event (self);
  self->canvas = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gantry_bracket_view_parent_class)->dispose (object);
}

static void
gantry_bracket_view_class_init (GantryBracketViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gantry_bracket_view_dispose;

  g_type_ensure (GANTRY_TYPE_BRACKET_CANVAS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gantry_cis/Gantry/bracket-view.ui");
  gtk_widget_class_bind_template_child (widget_class, GantryBracketView, stack);
  gtk_widget_class_bind_template_child (widget_class, GantryBracketView, canvas);
}

static void
gantry_bracket_view_init (GantryBracketView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
