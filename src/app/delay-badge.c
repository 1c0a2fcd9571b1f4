/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/delay-badge.h"

#include "app/tip.h"
#include "app/words.h"
#include "sport/format.h"

#include <glib/gi18n.h>

struct _GantryDelayBadge
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkLabel *word;
  GtkLabel *value;
  GtkLabel *armed;
  GantryDelayPanel *panel; /* (nullable): made when first wanted */

  GantrySeat *seat; /* (owned) (nullable) */
  char *rsc;        /* (owned) (nullable): of the unit on the picture */
  const char *decimal_point;
};

G_DEFINE_FINAL_TYPE (GantryDelayBadge, gantry_delay_badge, GTK_TYPE_WIDGET)

static void
show (GantryDelayBadge *self)
{
  gint64 delay = gantry_seat_get_delay (self->seat);
  const char *armed = self->panel != NULL ? gantry_delay_panel_get_armed (self->panel) : NULL;
  g_autofree char *value = gantry_word_delay (delay, self->decimal_point);
  g_autofree char *label = NULL;
  g_autofree char *hint = NULL;

  if (armed != NULL)
    /* Translators: the N key is to be pressed when the picture shows this moment ("Start"). */
    hint = g_strdup_printf (_("N at: %s"), armed);
  /* Translators: %s is how far behind what is shown is, "−35.0 s", or "none". */
  label = g_strdup_printf (_("Delay: %s"), delay > 0 ? value : C_("delay", "none"));
  gtk_label_set_label (self->value, delay > 0 ? value : _("No delay"));
  gtk_widget_set_visible (GTK_WIDGET (self->word), delay > 0);
  gtk_label_set_label (self->armed, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->armed), hint != NULL);
  if (delay > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "delayed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "delayed");
  /* The button inside is what is focused and pressed. */
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->button))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, label, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      hint != NULL ? hint : "", -1);
}

static void
create_panel (GantryDelayBadge *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->panel = g_object_new (GANTRY_TYPE_DELAY_PANEL, NULL);
  gantry_delay_panel_set_seat (self->panel, self->seat);
  gantry_delay_panel_set_unit (self->panel, self->rsc);
  g_signal_connect_object (self->panel, "notify::armed", G_CALLBACK (show), self,
                           G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->panel));
  gtk_menu_button_set_popover (self->button, popover);
}

static void
create_popup_cb (GtkMenuButton *button, gpointer data)
{
  gantry_delay_badge_get_panel (data);
}

static void
gantry_delay_badge_dispose (GObject *object)
{
  GantryDelayBadge *self = GANTRY_DELAY_BADGE (object);
  GtkWidget *child;

  self->panel = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->seat);

  G_OBJECT_CLASS (gantry_delay_badge_parent_class)->dispose (object);
}

static void
gantry_delay_badge_finalize (GObject *object)
{
  g_free (GANTRY_DELAY_BADGE (object)->rsc);

  G_OBJECT_CLASS (gantry_delay_badge_parent_class)->finalize (object);
}

static void
gantry_delay_badge_class_init (GantryDelayBadgeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gantry_delay_badge_dispose;
  object_class->finalize = gantry_delay_badge_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gantry_cis/Gantry/delay-badge.ui");
  gtk_widget_class_bind_template_child (widget_class, GantryDelayBadge, button);
  gtk_widget_class_bind_template_child (widget_class, GantryDelayBadge, word);
  gtk_widget_class_bind_template_child (widget_class, GantryDelayBadge, value);
  gtk_widget_class_bind_template_child (widget_class, GantryDelayBadge, armed);
  gtk_widget_class_set_css_name (widget_class, "delaybadge");
}

static void
gantry_delay_badge_init (GantryDelayBadge *self)
{
  self->decimal_point = ".";
  gtk_widget_init_template (GTK_WIDGET (self));
  gantry_tip_set (GTK_WIDGET (self->button), _("How far what is shown is behind the venue (D)"));
  gtk_menu_button_set_create_popup_func (self->button, create_popup_cb, self, NULL);
}

void
gantry_delay_badge_set_seat (GantryDelayBadge *self, GantrySeat *seat)
{
  g_return_if_fail (GANTRY_IS_DELAY_BADGE (self));
  g_return_if_fail (self->seat == NULL);

  self->seat = g_object_ref (seat);
  self->decimal_point = gantry_format_decimal_point (gantry_seat_get_language (seat));
  g_signal_connect_object (seat, "notify::delay", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}

void
gantry_delay_badge_set_unit (GantryDelayBadge *self, const char *rsc)
{
  g_return_if_fail (GANTRY_IS_DELAY_BADGE (self));

  g_free (self->rsc);
  self->rsc = g_strdup (rsc);
  if (self->panel != NULL)
    gantry_delay_panel_set_unit (self->panel, rsc);
}

GantryDelayPanel *
gantry_delay_badge_get_panel (GantryDelayBadge *self)
{
  g_return_val_if_fail (GANTRY_IS_DELAY_BADGE (self), NULL);
  g_return_val_if_fail (self->seat != NULL, NULL);

  if (self->panel == NULL)
    create_panel (self);

  return self->panel;
}

void
gantry_delay_badge_open (GantryDelayBadge *self)
{
  g_return_if_fail (GANTRY_IS_DELAY_BADGE (self));

  gtk_menu_button_popup (self->button);
}

void
gantry_delay_badge_calibrate (GantryDelayBadge *self)
{
  g_return_if_fail (GANTRY_IS_DELAY_BADGE (self));

  if (gantry_delay_panel_calibrate (gantry_delay_badge_get_panel (self)))
    gtk_menu_button_popdown (self->button);
  else
    gtk_menu_button_popup (self->button);
}
