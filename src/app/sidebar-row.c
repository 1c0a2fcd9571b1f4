/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/sidebar-row.h"

#include "app/label-lines.h"
#include "app/words.h"

struct _GantrySidebarRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *code;
  GtkLabel *name;
  GtkLabel *detail;
  GtkLabel *status;
  GantryScheduleUnit *unit; /* (owned) */
  gint64 now;
  gboolean coming;
};

G_DEFINE_FINAL_TYPE (GantrySidebarRow, gantry_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

/* Whole minutes until the start, or since; a start that is due is no minute, but the minute before is 0. */
static gint64
get_minutes (GantrySidebarRow *self, gint64 now)
{
  gint64 left = gantry_schedule_unit_get_start_ms (self->unit) - now;

  return left <= 0 ? left / 60000 - 1 : left / 60000;
}

static char *
create_status (GantrySidebarRow *self)
{
  gint64 start = gantry_schedule_unit_get_start_ms (self->unit);
  GantryScheduleStatus status = gantry_schedule_unit_get_status (self->unit);

  if (self->coming && status == GANTRY_SCHEDULE_SCHEDULED)
    return self->now > 0 && start > 0 ? gantry_word_in (start - self->now) : g_strdup ("");

  return g_strdup (gantry_word_schedule_status (gantry_schedule_unit_get_status_text (self->unit)));
}

/* "Women's 100 m Freestyle - Final" in two lines. */
static void
show_name (GantrySidebarRow *self, const char *name)
{
  const char *dash = g_strrstr (name, " - ");
  g_autofree char *event = dash != NULL ? g_strndup (name, dash - name) : g_strdup (name);

  gantry_label_lines_set (self->name, event);
  gtk_label_set_label (self->detail, dash != NULL ? dash + strlen (" - ") : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail), dash != NULL);
}

static void
refresh (GantrySidebarRow *self)
{
  const char *time = gantry_schedule_unit_get_time (self->unit);
  const char *name = gantry_schedule_unit_get_name (self->unit);
  const char *text = gantry_schedule_unit_get_status_text (self->unit);
  const char *classes[] = { "status", gantry_tone_to_class (gantry_tone_schedule_status (text)),
                            NULL };
  g_autofree char *status = create_status (self);
  g_autofree char *capitals = g_utf8_strup (status, -1);
  g_autofree char *label = NULL;
  const char *code =
      self->coming && *time != '\0' ? time : gantry_schedule_unit_get_discipline (self->unit);

  gtk_label_set_label (self->code, code);
  show_name (self, name);
  gtk_label_set_label (self->status, capitals);
  gtk_widget_set_css_classes (GTK_WIDGET (self->status), classes);
  label = g_strdup_printf ("%s, %s, %s", code, name, status);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
gantry_sidebar_row_dispose (GObject *object)
{
  GantrySidebarRow *self = GANTRY_SIDEBAR_ROW (object);

  if (self->unit != NULL)
    g_signal_handlers_disconnect_by_data (self->unit, self);
  g_clear_object (&self->unit);

  G_OBJECT_CLASS (gantry_sidebar_row_parent_class)->dispose (object);
}

static void
gantry_sidebar_row_class_init (GantrySidebarRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gantry_sidebar_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gantry_cis/Gantry/sidebar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GantrySidebarRow, code);
  gtk_widget_class_bind_template_child (widget_class, GantrySidebarRow, name);
  gtk_widget_class_bind_template_child (widget_class, GantrySidebarRow, detail);
  gtk_widget_class_bind_template_child (widget_class, GantrySidebarRow, status);
}

static void
gantry_sidebar_row_init (GantrySidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gantry_sidebar_row_new (GantryScheduleUnit *unit, gboolean coming)
{
  GantrySidebarRow *self;

  g_return_val_if_fail (GANTRY_IS_SCHEDULE_UNIT (unit), NULL);

  self = g_object_new (GANTRY_TYPE_SIDEBAR_ROW, NULL);
  self->unit = g_object_ref (unit);
  self->coming = coming;
  g_signal_connect_object (unit, "notify", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s",
                                    gantry_schedule_unit_get_rsc (unit));
  refresh (self);

  return GTK_WIDGET (self);
}

GantryScheduleUnit *
gantry_sidebar_row_get_unit (GantrySidebarRow *self)
{
  g_return_val_if_fail (GANTRY_IS_SIDEBAR_ROW (self), NULL);

  return self->unit;
}

void
gantry_sidebar_row_set_now (GantrySidebarRow *self, gint64 now)
{
  g_return_if_fail (GANTRY_IS_SIDEBAR_ROW (self));

  /* A second that goes by changes what stands there only when it is a whole minute less. */
  if (self->now > 0 && now > 0 && get_minutes (self, self->now) == get_minutes (self, now))
    return;

  self->now = now;
  refresh (self);
}

void
gantry_sidebar_row_set_open (GantrySidebarRow *self, gboolean open)
{
  g_return_if_fail (GANTRY_IS_SIDEBAR_ROW (self));

  if (open)
    gtk_widget_add_css_class (GTK_WIDGET (self), "open");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "open");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, open, -1);
}
