/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/state-bar.h"

#include "app/words.h"
#include "sport/format.h"

#include <glib/gi18n.h>

struct _GantryStateBar
{
  GtkWidget parent_instance;

  GtkImage *icon;
  GtkLabel *word;
  GtkLabel *detail;
  GtkLabel *why;
  GantrySeatState state;
};

static const char *const words[] = {
  [GANTRY_SEAT_STATE_CONNECTING] = NC_("connection", "Connecting"),
  [GANTRY_SEAT_STATE_LIVE] = NC_("connection", "Live"),
  [GANTRY_SEAT_STATE_LATE] = NC_("connection", "Late"),
  [GANTRY_SEAT_STATE_STALE] = NC_("connection", "Stale"),
  /* Translators: what is shown is the copy of an earlier run; nothing has come since the start. */
  [GANTRY_SEAT_STATE_CACHED] = NC_("connection", "Cached"),
};

G_DEFINE_FINAL_TYPE (GantryStateBar, gantry_state_bar, GTK_TYPE_WIDGET)

static void
gantry_state_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gantry_state_bar_parent_class)->dispose (object);
}

static void
gantry_state_bar_class_init (GantryStateBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gantry_state_bar_dispose;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gantry_cis/Gantry/state-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, GantryStateBar, icon);
  gtk_widget_class_bind_template_child (widget_class, GantryStateBar, word);
  gtk_widget_class_bind_template_child (widget_class, GantryStateBar, detail);
  gtk_widget_class_bind_template_child (widget_class, GantryStateBar, why);
}

static void
gantry_state_bar_init (GantryStateBar *self)
{
  self->state = GANTRY_SEAT_STATE_LIVE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_state (GantryStateBar *self)
{
  gboolean cached = self->state == GANTRY_SEAT_STATE_CACHED;
  g_autofree char *capitals = g_utf8_strup (gantry_state_to_word (self->state), -1);
  /* Translators: the state of what a pane shows: "State: Stale". */
  g_autofree char *label = g_strdup_printf (_("State: %s"), gantry_state_to_word (self->state));

  gtk_label_set_label (self->word, capitals);
  gtk_image_set_from_icon_name (self->icon, cached ? "document-open-recent-symbolic"
                                                   : "dialog-warning-symbolic");
  gtk_label_set_label (self->why,
                       cached ? _("No relay has answered since the start: nothing of this is live.")
                              : _("Clocks and projections are stopped."));
  gtk_widget_set_css_classes (GTK_WIDGET (self),
                              (const char *[]){ "state-bar", cached ? "copy" : "alarm", NULL });
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
gantry_state_bar_set (GantryStateBar *self, const GantryStanding *standing, const char *decimal_point)
{
  g_autofree char *detail = NULL;
  gboolean frozen;

  g_return_if_fail (GANTRY_IS_STATE_BAR (self));
  g_return_if_fail (standing != NULL);

  frozen = gantry_state_is_frozen (standing->state);
  if (self->state != standing->state)
    {
      self->state = standing->state;
      if (frozen)
        show_state (self);
    }
  if (frozen)
    {
      detail = gantry_standing_dup_detail (standing, decimal_point);
      gtk_label_set_label (self->detail, detail);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), frozen);
}

/* Of the seat's own clock, in its zone: where the venue's is not known. */
static gint64
get_wall_time (gint64 milliseconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (milliseconds / 1000);

  return time != NULL ? milliseconds + g_date_time_get_utc_offset (time) / 1000 : milliseconds;
}

char *
gantry_standing_dup_detail (const GantryStanding *standing, const char *decimal_point)
{
  g_autofree char *age = NULL;
  g_autofree char *as_of = NULL;

  g_return_val_if_fail (standing != NULL, NULL);

  if (standing->state == GANTRY_SEAT_STATE_CONNECTING)
    return g_strdup ("");
  if (standing->state == GANTRY_SEAT_STATE_CACHED)
    {
      if (standing->as_of <= 0 && standing->copied <= 0)
        return g_strdup (_("copy of an earlier run"));
      as_of = standing->as_of > 0 ? gantry_word_moment (standing->as_of)
                                  : gantry_word_moment (get_wall_time (standing->copied));
      /* Translators: %s is a day and a time: what is shown was so then. */
      return g_strdup_printf (_("copy of %s"), as_of);
    }

  age = gantry_format_age (standing->age, decimal_point);
  if (standing->state != GANTRY_SEAT_STATE_STALE)
    return g_steal_pointer (&age);

  as_of = standing->as_of > 0 ? gantry_word_time (standing->as_of)
                              : gantry_word_time (get_wall_time (g_get_real_time () / 1000 - standing->age));

  /* Translators: of what is shown when nothing new arrives: a time of day, and how long ago that
   * was. */
  return g_strdup_printf (_("as of %s · %s"), as_of, age);
}

const char *
gantry_state_to_word (GantrySeatState state)
{
  g_return_val_if_fail ((guint)state < G_N_ELEMENTS (words), "");

  return g_dpgettext2 (NULL, "connection", words[state]);
}

gboolean
gantry_state_is_frozen (GantrySeatState state)
{
  return state == GANTRY_SEAT_STATE_STALE || state == GANTRY_SEAT_STATE_CACHED;
}
