/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/clock-label.h"

#include "sport/format.h"

#include <glib/gi18n.h>

#define TICK_MS 100

struct _GantryClockLabel
{
  GtkWidget parent_instance;

  GtkWidget *text;           /* a GtkInscription: a new time never asks for a new layout */
  GantryUnit *unit;          /* (owned) (nullable) */
  const char *decimal_point; /* static */
  guint tick_id;
  gboolean held;
};

G_DEFINE_FINAL_TYPE (GantryClockLabel, gantry_clock_label, GTK_TYPE_WIDGET)

static gboolean
tick_cb (gpointer data);

static void
run (GantryClockLabel *self, gboolean running)
{
  if (running && self->tick_id == 0)
    self->tick_id = g_timeout_add (TICK_MS, tick_cb, self);
  else if (!running)
    g_clear_handle_id (&self->tick_id, g_source_remove);
}

static void
show (GantryClockLabel *self)
{
  g_autofree char *text = NULL;
  gboolean running = FALSE;
  gint64 clock = -1;

  if (self->unit != NULL)
    clock = gantry_unit_get_clock (self->unit, &running);

  gtk_widget_set_visible (GTK_WIDGET (self), clock >= 0);
  if (clock >= 0)
    {
      text = gantry_format_clock (clock, clock < 3600 * GANTRY_SECOND ? 1 : 0, self->decimal_point);
      gtk_inscription_set_text (GTK_INSCRIPTION (self->text), text);
    }
  run (self, running && !self->held && gtk_widget_get_mapped (GTK_WIDGET (self)));
}

static gboolean
tick_cb (gpointer data)
{
  GantryClockLabel *self = data;

  show (self);

  return self->tick_id != 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
gantry_clock_label_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gantry_clock_label_parent_class)->map (widget);
  show (GANTRY_CLOCK_LABEL (widget));
}

static void
gantry_clock_label_unmap (GtkWidget *widget)
{
  run (GANTRY_CLOCK_LABEL (widget), FALSE);
  GTK_WIDGET_CLASS (gantry_clock_label_parent_class)->unmap (widget);
}

static void
gantry_clock_label_dispose (GObject *object)
{
  GantryClockLabel *self = GANTRY_CLOCK_LABEL (object);

  run (self, FALSE);
  g_clear_object (&self->unit);
  g_clear_pointer (&self->text, gtk_widget_unparent);

  G_OBJECT_CLASS (gantry_clock_label_parent_class)->dispose (object);
}

static void
gantry_clock_label_class_init (GantryClockLabelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gantry_clock_label_dispose;

  widget_class->map = gantry_clock_label_map;
  widget_class->unmap = gantry_clock_label_unmap;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
gantry_clock_label_init (GantryClockLabel *self)
{
  self->decimal_point = ".";
  self->text = gtk_inscription_new ("");
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (self->text), 7);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (self->text), 7);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (self->text), 1);
  gtk_widget_add_css_class (self->text, "clock");
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Clock"),
                                  -1);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
gantry_clock_label_set_unit (GantryClockLabel *self, GantryUnit *unit, const char *decimal_point)
{
  g_return_if_fail (GANTRY_IS_CLOCK_LABEL (self));

  g_set_object (&self->unit, unit);
  self->decimal_point = decimal_point;
  show (self);
}

void
gantry_clock_label_update (GantryClockLabel *self)
{
  g_return_if_fail (GANTRY_IS_CLOCK_LABEL (self));

  show (self);
}

void
gantry_clock_label_set_held (GantryClockLabel *self, gboolean held)
{
  g_return_if_fail (GANTRY_IS_CLOCK_LABEL (self));

  self->held = held;
  show (self);
}
