/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/state-pill.h"

#include "sport/format.h"

#include <glib/gi18n.h>

struct _GantryStatePill
{
  GtkWidget parent_instance;

  GtkLabel *sign;
  GtkLabel *word;
  GtkLabel *detail;
  GantrySeatState state;
  gboolean told; /* assistive technology knows the state */
};

static const struct
{
  const char *word;
  const char *sign;
  const char *style;
} states[] = {
  [GANTRY_SEAT_STATE_CONNECTING] = { NC_("connection", "Connecting"), "○", "" },
  [GANTRY_SEAT_STATE_LIVE] = { NC_("connection", "Live"), "●", "good" },
  [GANTRY_SEAT_STATE_LATE] = { NC_("connection", "Late"), "◐", "warn" },
  [GANTRY_SEAT_STATE_STALE] = { NC_("connection", "Stale"), "✕", "alarm" },
  [GANTRY_SEAT_STATE_CACHED] = { NC_("connection", "Stale"), "✕", "alarm" },
};

G_DEFINE_FINAL_TYPE (GantryStatePill, gantry_state_pill, GTK_TYPE_WIDGET)

static void
gantry_state_pill_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gantry_state_pill_parent_class)->dispose (object);
}

static void
gantry_state_pill_class_init (GantryStatePillClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gantry_state_pill_dispose;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gantry_cis/Gantry/state-pill.ui");
  gtk_widget_class_bind_template_child (widget_class, GantryStatePill, sign);
  gtk_widget_class_bind_template_child (widget_class, GantryStatePill, word);
  gtk_widget_class_bind_template_child (widget_class, GantryStatePill, detail);
}

static void
gantry_state_pill_init (GantryStatePill *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
tell (GantryStatePill *self)
{
  g_autofree char *label =
      g_strdup_printf ("%s: %s", _("Connection"), gantry_state_to_word (self->state));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
gantry_state_pill_set (GantryStatePill *self,
                       GantrySeatState state,
                       gint64 age,
                       const char *as_of,
                       const char *decimal_point)
{
  g_autofree char *capitals = NULL;
  g_autofree char *age_text = NULL;
  g_autofree char *detail = NULL;
  const char *classes[] = { "pill", NULL, "warn", NULL };

  g_return_if_fail (GANTRY_IS_STATE_PILL (self));
  g_return_if_fail ((guint)state < G_N_ELEMENTS (states));

  capitals = g_utf8_strup (gantry_state_to_word (state), -1);
  age_text = gantry_format_age (age, decimal_point);
  if (state == GANTRY_SEAT_STATE_STALE && as_of != NULL)
    /* Translators: of what is shown when nothing new arrives: a time of day, and how long ago that
     * was. */
    detail = g_strdup_printf (_("as of %s · %s"), as_of, age_text);
  else if (state != GANTRY_SEAT_STATE_CONNECTING)
    detail = g_steal_pointer (&age_text);

  classes[1] = states[state].style;
  if (state != GANTRY_SEAT_STATE_STALE)
    classes[2] = NULL;
  gtk_widget_set_css_classes (GTK_WIDGET (self), classes);
  gtk_label_set_label (self->sign, states[state].sign);
  gtk_label_set_label (self->word, capitals);
  gtk_label_set_label (self->detail, detail != NULL ? detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail), detail != NULL);
  if (self->state != state || !self->told)
    {
      self->state = state;
      self->told = TRUE;
      tell (self);
    }
}

const char *
gantry_state_to_word (GantrySeatState state)
{
  g_return_val_if_fail ((guint)state < G_N_ELEMENTS (states), "");

  return g_dpgettext2 (NULL, "connection", states[state].word);
}
