/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/unit-pane-private.h"

#include "sport/format.h"

#include <glib/gi18n.h>

/* How far what the pane shows can be trusted: an amber age while it is late, a bar and another frame when it stands still. */

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
set_frozen (GantryUnitPane *self, gboolean frozen)
{
  if (self->cells.stale == frozen)
    return;

  self->cells.stale = frozen;
  gantry_clock_label_set_held (self->clock, frozen);
  gantry_table_refresh (self->table);
  gantry_record_strip_show (self->record_strip, self->unit, self->cells.decimal_point, frozen);
  gantry_unit_pane_show_insight (self);
}

static void
show_late (GantryUnitPane *self, const GantryStanding *standing)
{
  gboolean late = standing->state == GANTRY_SEAT_STATE_LATE;
  g_autofree char *age = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->late, late);
  if (!late)
    return;

  age = gantry_format_age (standing->age, self->cells.decimal_point);
  /* Translators: nothing was heard for so long; "12 s". */
  text = g_strdup_printf (_("late: %s"), age);
  gtk_label_set_label (self->late_label, text);
}

/* Said once a change, not with every second. */
static void
describe (GantryUnitPane *self, const GantryStanding *standing)
{
  g_autofree char *text =
      standing->delayed
          /* Translators: the state of what is shown, and that the seat's own delay is on. */
          ? g_strdup_printf (_("%s, delayed"), gantry_state_to_word (standing->state))
          : g_strdup (gantry_state_to_word (standing->state));

  if (self->standing.state == standing->state && self->standing.delayed == standing->delayed &&
      self->described)
    return;

  self->described = TRUE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

void
gantry_unit_pane_set_standing (GantryUnitPane *self, const GantryStanding *standing)
{
  g_return_if_fail (GANTRY_IS_UNIT_PANE (self));
  g_return_if_fail (standing != NULL);

  describe (self, standing);
  self->standing = *standing;
  set_class (self->content, "stale",
             standing->state == GANTRY_SEAT_STATE_STALE && self->past == NULL);
  set_class (self->content, "copy",
             standing->state == GANTRY_SEAT_STATE_CACHED && self->past == NULL);
  gantry_state_bar_set (self->state_bar, standing, self->cells.decimal_point);
  if (self->past != NULL) /* which is not of now anyway, and says so */
    gtk_widget_set_visible (GTK_WIDGET (self->state_bar), FALSE);
  show_late (self, standing);
  set_frozen (self, gantry_state_is_frozen (standing->state) || self->past != NULL);
}
