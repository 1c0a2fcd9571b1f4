/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/delay-panel.h"

#include "app/keys.h"
#include "app/words.h"
#include "sport/format.h"

#include <glib/gi18n.h>

struct _GantryDelayPanel
{
  GtkWidget parent_instance;

  GtkLabel *value;
  GtkLabel *held;
  GtkDropDown *moment;
  GtkLabel *message;

  GantrySeat *seat;   /* (owned) (nullable) */
  char *rsc;          /* (owned) (nullable) */
  GPtrArray *moments; /* (owned) (nullable) (element-type GantryMoment): as in the list, shifted by one */
  char *armed;        /* (owned) (nullable) */
  const char *decimal_point;
};

enum
{
  PROP_0,
  PROP_ARMED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (GantryDelayPanel, gantry_delay_panel, GTK_TYPE_WIDGET)

static char *
create_moment_name (const GantryMoment *moment)
{
  if (moment->kind == GANTRY_MOMENT_START)
    return g_strdup (C_("moment", "Start"));
  if (moment->kind == GANTRY_MOMENT_FINISH)
    return g_strdup (C_("moment", "Finish"));

  /* Translators: a moment of a race: the first competitor is at this point ("200"). */
  return g_strdup_printf (C_("moment", "First at %s"), moment->name);
}

static void
set_armed (GantryDelayPanel *self, const char *name)
{
  if (g_strcmp0 (self->armed, name) == 0)
    return;

  g_free (self->armed);
  self->armed = g_strdup (name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ARMED]);
}

static void
say (GantryDelayPanel *self, const char *text)
{
  gtk_label_set_label (self->message, text);
  gtk_widget_set_visible (GTK_WIDGET (self->message), *text != '\0');
}

static void
chosen_cb (GantryDelayPanel *self)
{
  guint chosen = gtk_drop_down_get_selected (self->moment);
  g_autofree char *name = NULL;

  if (self->moments != NULL && chosen > 0 && chosen <= self->moments->len)
    name = create_moment_name (g_ptr_array_index (self->moments, chosen - 1));
  set_armed (self, name);
  say (self, "");
}

static void
fill_moments (GantryDelayPanel *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, C_("moment", "Choose a moment"));
  g_clear_pointer (&self->moments, g_ptr_array_unref);
  if (self->rsc != NULL)
    self->moments = gantry_seat_list_moments (self->seat, self->rsc);
  for (guint i = 0; self->moments != NULL && i < self->moments->len; i++)
    gtk_string_list_take (names, create_moment_name (g_ptr_array_index (self->moments, i)));
  gtk_drop_down_set_model (self->moment, G_LIST_MODEL (names));
}

/* The list may have grown: what was chosen stays chosen. */
static void
choose_again (GantryDelayPanel *self, const char *name)
{
  for (guint i = 0; self->moments != NULL && i < self->moments->len; i++)
    {
      g_autofree char *other = create_moment_name (g_ptr_array_index (self->moments, i));

      if (g_strcmp0 (name, other) == 0)
        gtk_drop_down_set_selected (self->moment, i + 1);
    }
}

static char *
create_held (GantryDelayPanel *self)
{
  g_autofree char *topic = self->rsc != NULL ? g_strconcat ("unit/", self->rsc, NULL) : NULL;
  gint64 complete_in = 0;
  guint all = gantry_seat_get_held (self->seat, NULL, NULL);

  if (topic != NULL)
    gantry_seat_get_held (self->seat, topic, &complete_in);
  if (complete_in > 0)
    {
      g_autofree char *age = gantry_format_age (complete_in, self->decimal_point);

      /* Translators: after a late start with a delay; %s is how long still: "12 s". */
      return g_strdup_printf (_("Earlier changes are complete in %s"), age);
    }
  if (all == 0)
    return g_strdup (_("Nothing is held back"));

  return g_strdup_printf (g_dngettext (NULL, "%u change is held back", "%u changes are held back", all), all);
}

static void
show (GantryDelayPanel *self)
{
  gint64 delay = gantry_seat_get_delay (self->seat);
  g_autofree char *text = gantry_word_delay (delay, self->decimal_point);
  g_autofree char *held = create_held (self);

  gtk_label_set_label (self->value, delay > 0 ? text : _("No delay"));
  gtk_label_set_label (self->held, held);
}

static void
refresh (GantryDelayPanel *self)
{
  g_autofree char *armed = g_strdup (self->armed);

  fill_moments (self);
  choose_again (self, armed);
  show (self);
}

static void
held_cb (GantryDelayPanel *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show (self);
}

static void
gantry_delay_panel_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_ARMED)
    g_value_set_string (value, GANTRY_DELAY_PANEL (object)->armed);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
gantry_delay_panel_map (GtkWidget *widget)
{
  GantryDelayPanel *self = GANTRY_DELAY_PANEL (widget);

  if (self->seat != NULL)
    refresh (self);
  GTK_WIDGET_CLASS (gantry_delay_panel_parent_class)->map (widget);
}

static void
gantry_delay_panel_dispose (GObject *object)
{
  GantryDelayPanel *self = GANTRY_DELAY_PANEL (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->seat);

  G_OBJECT_CLASS (gantry_delay_panel_parent_class)->dispose (object);
}

static void
gantry_delay_panel_finalize (GObject *object)
{
  GantryDelayPanel *self = GANTRY_DELAY_PANEL (object);

  g_clear_pointer (&self->moments, g_ptr_array_unref);
  g_free (self->rsc);
  g_free (self->armed);

  G_OBJECT_CLASS (gantry_delay_panel_parent_class)->finalize (object);
}

static void
gantry_delay_panel_class_init (GantryDelayPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = gantry_delay_panel_get_property;
  object_class->dispose = gantry_delay_panel_dispose;
  object_class->finalize = gantry_delay_panel_finalize;

  widget_class->map = gantry_delay_panel_map;

  properties[PROP_ARMED] = g_param_spec_string ("armed", NULL, NULL, NULL,
                                                G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY |
                                                    G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gantry_cis/Gantry/delay-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, GantryDelayPanel, value);
  gtk_widget_class_bind_template_child (widget_class, GantryDelayPanel, held);
  gtk_widget_class_bind_template_child (widget_class, GantryDelayPanel, moment);
  gtk_widget_class_bind_template_child (widget_class, GantryDelayPanel, message);
}

static void
gantry_delay_panel_init (GantryDelayPanel *self)
{
  self->decimal_point = ".";
  gtk_widget_init_template (GTK_WIDGET (self));
  gantry_keys_attach_inside (GTK_WIDGET (self), "win.delay");
  g_signal_connect_object (self->moment, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

void
gantry_delay_panel_set_seat (GantryDelayPanel *self, GantrySeat *seat)
{
  g_return_if_fail (GANTRY_IS_DELAY_PANEL (self));
  g_return_if_fail (self->seat == NULL);

  self->seat = g_object_ref (seat);
  self->decimal_point = gantry_format_decimal_point (gantry_seat_get_language (seat));
  g_signal_connect_object (seat, "notify::delay", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (seat, "notify::held", G_CALLBACK (held_cb), self, G_CONNECT_SWAPPED);
  refresh (self);
}

void
gantry_delay_panel_set_unit (GantryDelayPanel *self, const char *rsc)
{
  g_return_if_fail (GANTRY_IS_DELAY_PANEL (self));

  if (g_strcmp0 (self->rsc, rsc) == 0)
    return;

  g_free (self->rsc);
  self->rsc = g_strdup (rsc);
  set_armed (self, NULL);
  if (self->seat != NULL)
    refresh (self);
}

const char *
gantry_delay_panel_get_armed (GantryDelayPanel *self)
{
  g_return_val_if_fail (GANTRY_IS_DELAY_PANEL (self), NULL);

  return self->armed;
}

gboolean
gantry_delay_panel_calibrate (GantryDelayPanel *self)
{
  guint chosen;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (GANTRY_IS_DELAY_PANEL (self), FALSE);

  chosen = gtk_drop_down_get_selected (self->moment);
  if (self->moments == NULL || chosen == 0 || chosen > self->moments->len)
    {
      say (self, _("First choose what the picture will show."));
      return FALSE;
    }

  if (!gantry_seat_calibrate (self->seat, self->rsc, g_ptr_array_index (self->moments, chosen - 1),
                              &error))
    {
      say (self, g_error_matches (error, GANTRY_SEAT_ERROR, GANTRY_SEAT_ERROR_NO_CLOCK)
                     ? _("The venue’s time is not known yet.")
                     : _("The data has no such moment within the last 300 s."));
      return FALSE;
    }

  gtk_drop_down_set_selected (self->moment, 0);
  say (self, _("Set by the picture."));

  return TRUE;
}
