/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/unit-pane-private.h"

#include <glib/gi18n.h>

/* Going back: the pane shows the board of a GantryPast instead of the live one, in a frame that nothing else has. */

typedef struct
{
  GantryUnitPane *pane; /* not touched when the opening was cancelled */
  GantryStep kind;
  int by;
} Opening;

static GantryPastBar *
get_bar (GantryUnitPane *self)
{
  if (self->past_bar == NULL)
    {
      self->past_bar = g_object_new (GANTRY_TYPE_PAST_BAR, NULL);
      gtk_box_prepend (GTK_BOX (self->content), GTK_WIDGET (self->past_bar));
    }

  return self->past_bar;
}

static void
show_past (GantryUnitPane *self)
{
  gantry_past_bar_show (get_bar (self), self->past);
}

static void
step (GantryUnitPane *self, GantryStep kind, int by)
{
  if (kind == GANTRY_STEP_POINT)
    gantry_past_step_point (self->past, by);
  else if (kind == GANTRY_STEP_TIME)
    gantry_past_step_time (self->past, by);
  else
    gantry_past_step (self->past, by);

  if (by > 0 && gantry_past_is_at_end (self->past))
    gantry_unit_pane_go_now (self);
  else
    show_past (self);
}

static void
enter (GantryUnitPane *self, GantryPast *past)
{
  g_set_object (&self->past, past);
  g_signal_connect_object (past, "changed", G_CALLBACK (show_past), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (GTK_WIDGET (self), "past");
  self->cells.past = TRUE;
  gantry_unit_pane_show_unit (self, gantry_past_get_unit (past));
  gantry_unit_pane_set_standing (self, &self->standing);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Opening *opening = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GantryPast) past = gantry_past_open_finish (result, &error);
  GantryUnitPane *self = opening->pane;

  if (past == NULL)
    return; /* cancelled: another unit is shown, or the pane is gone */

  g_clear_object (&self->opening);
  if (gantry_past_get_length (past) == 0)
    {
      gantry_past_bar_say (get_bar (self), _("Nothing earlier is remembered of this event."));
      return;
    }

  enter (self, past);
  step (self, opening->kind, opening->by);
}

void
gantry_unit_pane_go_back (GantryUnitPane *self, GantryStep kind, int by)
{
  Opening *opening;

  g_return_if_fail (GANTRY_IS_UNIT_PANE (self));

  if (self->past != NULL)
    {
      step (self, kind, by);
      return;
    }
  if (self->live == NULL || self->opening != NULL || by > 0)
    return; /* there is nothing after now */

  opening = g_new (Opening, 1);
  *opening = (Opening){ self, kind, by };
  self->opening = g_cancellable_new ();
  gantry_past_open_async (self->seat, gantry_unit_get_rsc (self->live), self->opening, opened_cb,
                          opening);
}

void
gantry_unit_pane_leave_past (GantryUnitPane *self)
{
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  if (self->past_bar != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->past_bar), FALSE);
  if (self->past == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->past, self);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "past");
  self->cells.past = FALSE;
  g_clear_object (&self->past);
}

void
gantry_unit_pane_go_now (GantryUnitPane *self)
{
  gboolean was_past;

  g_return_if_fail (GANTRY_IS_UNIT_PANE (self));

  was_past = self->past != NULL;
  gantry_unit_pane_leave_past (self);
  if (!was_past)
    return;

  gantry_unit_pane_show_unit (self, self->live);
  gantry_unit_pane_set_standing (self, &self->standing);
}

gboolean
gantry_unit_pane_is_past (GantryUnitPane *self)
{
  g_return_val_if_fail (GANTRY_IS_UNIT_PANE (self), FALSE);

  return self->past != NULL ||
         (self->past_bar != NULL && gtk_widget_get_visible (GTK_WIDGET (self->past_bar)));
}
