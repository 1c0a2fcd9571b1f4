/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/window-private.h"

#include "app/words.h"
#include "sport/format.h"

#include <glib/gi18n.h>

static char *
create_time_text (gint64 milliseconds)
{
  gint64 seconds = milliseconds / 1000 % 86400;

  return g_strdup_printf ("%02d:%02d:%02d", (int)(seconds / 3600), (int)(seconds / 60 % 60),
                          (int)(seconds % 60));
}

/* The state of what is in the pane, else of the connection. */
static GantrySeatState
get_state (GantryWindow *self, gint64 *age)
{
  const char *rsc = gantry_unit_pane_get_rsc (self->unit_pane);
  g_autofree char *topic = NULL;

  if (rsc == NULL || g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "unit") != 0)
    {
      *age = gantry_seat_get_age (self->seat);
      return gantry_seat_get_state (self->seat);
    }

  topic = g_strconcat ("unit/", rsc, NULL);

  return gantry_seat_get_topic_state (self->seat, topic, age);
}

static void
show_why (GantryWindow *self, GantrySeatState state)
{
  g_autofree char *why = NULL;
  g_autofree char *waited = gantry_format_age (
      (g_get_monotonic_time () - self->since) / 1000 / 1000 * 1000, self->decimal_point);
  const char *title = _("Nothing chosen");

  if (gantry_seat_get_state (self->seat) == GANTRY_SEAT_STATE_CONNECTING)
    {
      title = _("Waiting for the relay");
      /* Translators: %s are addresses of relays, and for how long: "12 s". */
      why = g_strdup_printf (_("No answer from %s for %s. Gantry keeps trying."), self->relays,
                             waited);
    }
  else if (gantry_unit_pane_get_rsc (self->unit_pane) != NULL)
    {
      title = _("Nothing of this event yet");
      why = g_strdup_printf (
          _("The relay has not sent anything of %s. It is shown as soon as it comes."),
          gantry_unit_pane_get_rsc (self->unit_pane));
    }
  else
    {
      why = g_strdup (
          _("Choose an event in the sidebar, with F2 in the schedule, or find one with /."));
    }

  gantry_unit_pane_set_why (self->unit_pane, title, why);
  if (self->schedule_page != NULL)
    gantry_schedule_page_set_why (
        self->schedule_page,
        state == GANTRY_SEAT_STATE_CONNECTING ? why : _("The relay has not sent a schedule."));
  if (self->medals_page != NULL)
    gantry_medals_page_set_why (
        self->medals_page,
        state == GANTRY_SEAT_STATE_CONNECTING ? why : _("The relay has not sent a medal table."));
}

static void
show_banner (GantryWindow *self, GantrySeatState state, gint64 age, const char *as_of)
{
  g_autofree char *ago = NULL;
  g_autofree char *text = NULL;

  if (state == GANTRY_SEAT_STATE_STALE)
    {
      ago = gantry_format_age (age, self->decimal_point);
      /* Translators: %s are a time of day and how long ago that was. */
      text = g_strdup_printf (
          _("Not live: this is as of %s, %s ago. Clocks and projections are stopped."), as_of,
          ago);
      gtk_label_set_label (self->banner_label, text);
    }
  gtk_revealer_set_reveal_child (self->banner, state == GANTRY_SEAT_STATE_STALE);
  gtk_widget_set_visible (GTK_WIDGET (self->banner), state == GANTRY_SEAT_STATE_STALE);
}

void
gantry_window_show_state (GantryWindow *self)
{
  gint64 age = 0;
  GantrySeatState state = get_state (self, &age);
  gint64 now = gantry_seat_get_source_time (self->seat);
  gboolean stale = state == GANTRY_SEAT_STATE_STALE;
  gint64 shown = stale ? now - age : now;
  g_autofree char *as_of = now > 0 ? create_time_text (shown) : NULL;
  g_autofree char *date = now > 0 ? gantry_word_moment (shown) : NULL;

  if (as_of == NULL)
    {
      g_autoptr (GDateTime) local =
          g_date_time_new_from_unix_local ((g_get_real_time () / 1000 - age) / 1000);

      as_of = g_date_time_format (local, "%H:%M:%S");
    }

  gantry_state_pill_set (self->state_pill, state, age, as_of, self->decimal_point);
  gtk_label_set_label (self->date, date != NULL ? date : "");
  gantry_unit_pane_set_stale (self->unit_pane, stale);
  show_banner (self, state, age, as_of);
  show_why (self, state);
}
