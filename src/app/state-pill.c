/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/state-pill.h"

#include "app/steady-text.h"
#include "app/tip.h"

#include <glib/gi18n.h>

struct _GantryStatePill
{
  GtkWidget parent_instance;

  GtkLabel *sign;
  GtkLabel *word;
  GantrySteadyText *detail;
  GtkLabel *relays;
  GantrySeatState state;
  gboolean told; /* assistive technology knows the state */
};

static const struct
{
  const char *sign;
  const char *style;
} states[] = {
  [GANTRY_SEAT_STATE_CONNECTING] = { "○", "" },    [GANTRY_SEAT_STATE_LIVE] = { "●", "good" },
  [GANTRY_SEAT_STATE_LATE] = { "◐", "warn" },      [GANTRY_SEAT_STATE_STALE] = { "✕", "alarm" },
  [GANTRY_SEAT_STATE_CACHED] = { "◌", "copy" },
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

  g_type_ensure (GANTRY_TYPE_STEADY_TEXT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gantry_cis/Gantry/state-pill.ui");
  gtk_widget_class_bind_template_child (widget_class, GantryStatePill, sign);
  gtk_widget_class_bind_template_child (widget_class, GantryStatePill, word);
  gtk_widget_class_bind_template_child (widget_class, GantryStatePill, detail);
  gtk_widget_class_bind_template_child (widget_class, GantryStatePill, relays);
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

static void
show_state (GantryStatePill *self)
{
  g_autofree char *capitals = g_utf8_strup (gantry_state_to_word (self->state), -1);
  const char *classes[] = { "pill", states[self->state].style, "warn", NULL };

  if (self->state != GANTRY_SEAT_STATE_STALE)
    classes[2] = NULL;
  gtk_widget_set_css_classes (GTK_WIDGET (self), classes);
  gtk_label_set_label (self->sign, states[self->state].sign);
  gtk_label_set_label (self->word, capitals);
  tell (self);
}

void
gantry_state_pill_set (GantryStatePill *self,
                       const GantryStanding *standing,
                       gboolean empty,
                       const char *decimal_point)
{
  g_autofree char *detail = NULL;

  g_return_if_fail (GANTRY_IS_STATE_PILL (self));
  g_return_if_fail (standing != NULL && (guint)standing->state < G_N_ELEMENTS (states));

  detail = gantry_standing_dup_detail (standing, decimal_point);
  if (empty && standing->state == GANTRY_SEAT_STATE_LIVE)
    {
      g_free (detail);
      detail = g_strdup (_("no data yet"));
    }
  gantry_steady_text_set_text (self->detail, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), *detail != '\0');
  if (self->state != standing->state || !self->told)
    {
      self->state = standing->state;
      self->told = TRUE;
      show_state (self);
    }
}

void
gantry_state_pill_set_relays (GantryStatePill *self, guint up, guint total, const char *words)
{
  g_autofree char *text = NULL;

  g_return_if_fail (GANTRY_IS_STATE_PILL (self));

  if (up < total)
    /* Translators: how many relays answer, of how many. */
    text = g_strdup_printf (g_dngettext (NULL, "%u of %u relay", "%u of %u relays", total), up,
                            total);
  else
    text = g_strdup_printf (g_dngettext (NULL, "%u relay", "%u relays", total), total);
  gtk_label_set_label (self->relays, text);
  gtk_widget_set_visible (GTK_WIDGET (self->relays), total > 1);
  gtk_widget_set_css_classes (GTK_WIDGET (self->relays),
                              (const char *[]){ "small", up < total ? "short" : "", NULL });
  gantry_tip_set (GTK_WIDGET (self), words);
}
