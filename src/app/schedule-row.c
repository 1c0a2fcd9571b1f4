/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/schedule-row.h"

#include "app/words.h"

#include <glib/gi18n.h>

struct _GantryScheduleRow
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkLabel *heading;
  GtkInscription *time;
  GtkInscription *code;
  GtkInscription *medal;
  GtkInscription *name;
  GtkInscription *venue;
  GtkInscription *status;
  GantryScheduleEntry *entry; /* (owned) (nullable) */
  gulong notify_id;
};

G_DEFINE_FINAL_TYPE (GantryScheduleRow, gantry_schedule_row, GTK_TYPE_WIDGET)

static void
show_unit (GantryScheduleRow *self)
{
  GantryScheduleUnit *unit = gantry_schedule_entry_get_unit (self->entry);
  const char *time = gantry_schedule_unit_get_time (unit);
  const char *when = *time != '\0' ? time : gantry_schedule_unit_get_start_text (unit);
  const char *text = gantry_schedule_unit_get_status_text (unit);
  const char *status = gantry_word_schedule_status (text);
  const char *classes[] = { "status", gantry_tone_to_class (gantry_tone_schedule_status (text)),
                            NULL };
  g_autofree char *capitals = g_utf8_strup (status, -1);
  g_autofree char *label = NULL;

  gtk_inscription_set_text (self->time, when);
  gtk_inscription_set_text (self->code, gantry_schedule_unit_get_discipline (unit));
  gtk_inscription_set_text (self->medal, gantry_schedule_unit_is_medal (unit) ? "★" : "");
  gtk_inscription_set_text (self->name, gantry_schedule_unit_get_name (unit));
  gtk_inscription_set_text (self->venue, gantry_schedule_unit_get_venue (unit));
  gtk_inscription_set_text (self->status, capitals);
  gtk_widget_set_css_classes (GTK_WIDGET (self->status), classes);
  label = g_strjoin (", ", when, gantry_schedule_unit_get_discipline (unit),
                     gantry_schedule_unit_get_name (unit), status,
                     /* Translators: said of a unit in which medals are won. */
                     gantry_schedule_unit_is_medal (unit) ? _("medal event") : NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
show_heading (GantryScheduleRow *self)
{
  gboolean day = gantry_schedule_entry_get_kind (self->entry) == GANTRY_SCHEDULE_ENTRY_DAY;
  const char *text = gantry_schedule_entry_get_text (self->entry);

  gtk_label_set_label (self->heading, text);
  gtk_widget_set_css_classes (GTK_WIDGET (self->heading),
                              (const char *[]){ day ? "day" : "session", NULL });
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
gantry_schedule_row_dispose (GObject *object)
{
  GantryScheduleRow *self = GANTRY_SCHEDULE_ROW (object);
  GtkWidget *child;

  if (self->stack != NULL)
    gantry_schedule_row_set_entry (self, NULL);
  self->stack = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gantry_schedule_row_parent_class)->dispose (object);
}

static void
gantry_schedule_row_class_init (GantryScheduleRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gantry_schedule_row_dispose;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gantry_cis/Gantry/schedule-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GantryScheduleRow, stack);
  gtk_widget_class_bind_template_child (widget_class, GantryScheduleRow, heading);
  gtk_widget_class_bind_template_child (widget_class, GantryScheduleRow, time);
  gtk_widget_class_bind_template_child (widget_class, GantryScheduleRow, code);
  gtk_widget_class_bind_template_child (widget_class, GantryScheduleRow, medal);
  gtk_widget_class_bind_template_child (widget_class, GantryScheduleRow, name);
  gtk_widget_class_bind_template_child (widget_class, GantryScheduleRow, venue);
  gtk_widget_class_bind_template_child (widget_class, GantryScheduleRow, status);
}

static void
gantry_schedule_row_init (GantryScheduleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gantry_schedule_row_new (void)
{
  return g_object_new (GANTRY_TYPE_SCHEDULE_ROW, NULL);
}

void
gantry_schedule_row_set_entry (GantryScheduleRow *self, GantryScheduleEntry *entry)
{
  GantryScheduleUnit *unit;

  g_return_if_fail (GANTRY_IS_SCHEDULE_ROW (self));

  if (self->entry != NULL && self->notify_id != 0)
    g_clear_signal_handler (&self->notify_id, gantry_schedule_entry_get_unit (self->entry));
  g_set_object (&self->entry, entry);
  if (entry == NULL)
    return;

  unit = gantry_schedule_entry_get_unit (entry);
  gtk_stack_set_visible_child_name (self->stack, unit != NULL ? "unit" : "heading");
  if (unit == NULL)
    {
      show_heading (self);
      return;
    }

  self->notify_id =
      g_signal_connect_object (unit, "notify", G_CALLBACK (show_unit), self, G_CONNECT_SWAPPED);
  show_unit (self);
}
