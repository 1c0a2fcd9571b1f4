/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/past-bar.h"

#include "app/words.h"

#include <glib/gi18n.h>

struct _GantryPastBar
{
  GtkWidget parent_instance;

  GtkLabel *word;
  GtkLabel *moment;
  GtkLabel *count;
  GtkWidget *steps;
};

G_DEFINE_FINAL_TYPE (GantryPastBar, gantry_past_bar, GTK_TYPE_WIDGET)

static void
gantry_past_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gantry_past_bar_parent_class)->dispose (object);
}

static void
gantry_past_bar_class_init (GantryPastBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gantry_past_bar_dispose;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gantry_cis/Gantry/past-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, GantryPastBar, word);
  gtk_widget_class_bind_template_child (widget_class, GantryPastBar, moment);
  gtk_widget_class_bind_template_child (widget_class, GantryPastBar, count);
  gtk_widget_class_bind_template_child (widget_class, GantryPastBar, steps);
}

static void
gantry_past_bar_init (GantryPastBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
tell (GantryPastBar *self, const char *moment)
{
  /* Translators: the pane shows what was; %s says when that was. */
  g_autofree char *label = g_strdup_printf (_("Going back: %s"), moment);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static char *
create_count (GantryPast *past)
{
  guint position = gantry_past_get_position (past);
  guint length = gantry_past_get_length (past);

  if (gantry_past_is_after_gap (past))
    /* Translators: how many changes of a unit are shown, of how many; the first of them came all at once. */
    return g_strdup_printf (_("change %u of %u · the steps before are not known"), position,
                            length);

  /* Translators: how many changes of a unit are shown, of how many. */
  return g_strdup_printf (_("change %u of %u"), position, length);
}

void
gantry_past_bar_show (GantryPastBar *self, GantryPast *past)
{
  g_autofree char *moment = NULL;
  g_autofree char *count = NULL;

  g_return_if_fail (GANTRY_IS_PAST_BAR (self));
  g_return_if_fail (GANTRY_IS_PAST (past));

  moment = gantry_past_dup_moment (past);
  count = create_count (past);
  gtk_label_set_label (self->moment, moment);
  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->word), TRUE);
  gtk_widget_set_visible (self->steps, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  tell (self, moment);
}

void
gantry_past_bar_say (GantryPastBar *self, const char *text)
{
  g_return_if_fail (GANTRY_IS_PAST_BAR (self));
  g_return_if_fail (text != NULL);

  gtk_label_set_label (self->moment, text);
  gtk_label_set_label (self->count, "");
  gtk_widget_set_visible (GTK_WIDGET (self->word), FALSE);
  gtk_widget_set_visible (self->steps, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  tell (self, text);
}

/* The name of the point that the position is at; NULL between them. */
static const char *
find_point (GantryPast *past)
{
  const char *name = NULL;

  for (guint i = 0; i < gantry_past_get_n_points (past); i++)
    if (gantry_past_get_point (past, i)->position == gantry_past_get_position (past))
      name = gantry_past_get_point (past, i)->name;

  return name;
}

char *
gantry_past_dup_moment (GantryPast *past)
{
  g_autofree char *time = NULL;
  const char *point;

  g_return_val_if_fail (GANTRY_IS_PAST (past), NULL);

  if (gantry_past_get_position (past) == 0)
    return g_strdup (_("before the first change"));

  time = gantry_word_time (gantry_past_get_at (past));
  point = find_point (past);
  if (point == NULL)
    return g_steal_pointer (&time);

  /* Translators: the order of a race at a point ("800"), and the time of day when the last of them was there. */
  return g_strdup_printf (_("order at %s, %s"), point, time);
}
