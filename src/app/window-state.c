/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/window-private.h"

#include "app/words.h"
#include "sport/format.h"

#include <glib/gi18n.h>

static gboolean
is_unit_shown (GantryWindow *self)
{
  return gantry_unit_pane_get_rsc (self->unit_pane) != NULL &&
         g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "unit") == 0;
}

/* Worse is higher in the enumeration, but for CONNECTING, which nothing is worse than. Of two as bad, that which knows since
 * when. */
static gboolean
is_worse (const GantryStanding *a, const GantryStanding *b)
{
  if (a->state == b->state)
    return a->as_of > 0 && b->as_of == 0;
  if (b->state == GANTRY_SEAT_STATE_CONNECTING)
    return FALSE;

  return a->state == GANTRY_SEAT_STATE_CONNECTING || a->state > b->state;
}

/* The venue's time, which stands with everything else. */
static void
show_date (GantryWindow *self, const GantryStanding *standing)
{
  gint64 now = gantry_state_is_frozen (standing->state)
                   ? standing->as_of
                   : gantry_seat_get_source_time (self->seat);
  g_autofree char *date = now > 0 ? gantry_word_moment (now) : NULL;

  gantry_steady_text_set_text (self->date, date != NULL ? date : "");
}

/* A relay answers, and there is nothing: not even a schedule. */
static gboolean
is_empty (GantryWindow *self, const GantryStanding *standing)
{
  g_autoptr (GPtrArray) topics = NULL;

  if (standing->state != GANTRY_SEAT_STATE_LIVE ||
      g_list_model_get_n_items (G_LIST_MODEL (gantry_seat_get_schedule (self->seat))) > 0)
    return FALSE;

  topics = gantry_seat_list_topics (self->seat);

  return topics->len == 0;
}

static const char *
word_relay (GantryRelayState state)
{
  if (state == GANTRY_RELAY_UP)
    return C_("relay", "there");
  if (state == GANTRY_RELAY_LATE)
    return C_("relay", "late");
  if (state == GANTRY_RELAY_DOWN)
    return C_("relay", "gone");

  return C_("relay", "no answer yet");
}

/* One line a relay. */
static char *
create_relay_words (GantryWindow *self)
{
  GString *text = g_string_new (NULL);
  GantryRelayInfo info;

  for (guint i = 0; gantry_seat_get_relay (self->seat, i, &info); i++)
    {
      g_string_append_printf (text, "%s%s: %s", i > 0 ? "\n" : "", info.url,
                              word_relay (info.state));
      if (info.state != GANTRY_RELAY_UP && *info.why != '\0')
        {
          g_autofree char *why = gantry_word_why (info.why);

          g_string_append_printf (text, " (%s)", why);
        }
    }

  return g_string_free (text, FALSE);
}

static void
show_relays (GantryWindow *self)
{
  g_autofree char *words = create_relay_words (self);
  guint up;
  guint total;

  g_object_get (self->seat, "relays-up", &up, "relays-total", &total, NULL);
  gantry_state_pill_set_relays (self->state_pill, up, total, words);
}

static char *
create_waiting (GantryWindow *self)
{
  gint64 waited = (g_get_monotonic_time () - self->since) / 1000 / 1000 * 1000;
  g_autofree char *age = gantry_format_age (waited, self->decimal_point);

  /* Translators: %s are addresses of relays, and for how long: "12 s". */
  return g_strdup_printf (_("No answer from %s for %s. Gantry keeps trying."), self->relays, age);
}

static void
show_why_of_pages (GantryWindow *self, const char *waiting)
{
  if (self->schedule_page != NULL)
    gantry_schedule_page_set_why (self->schedule_page,
                                  waiting != NULL ? waiting
                                                  : _("The relay has not sent a schedule."));
  if (self->medals_page != NULL)
    gantry_medals_page_set_why (self->medals_page,
                                waiting != NULL ? waiting
                                                : _("The relay has not sent a medal table."));
}

/* What stands where there is nothing to show. */
static void
show_why (GantryWindow *self, const GantryStanding *seat, gboolean empty)
{
  const char *rsc = gantry_unit_pane_get_rsc (self->unit_pane);
  g_autofree char *waiting =
      seat->state == GANTRY_SEAT_STATE_CONNECTING ? create_waiting (self) : NULL;
  g_autofree char *missing = NULL;

  show_why_of_pages (self, waiting);
  if (waiting != NULL)
    {
      gantry_unit_pane_set_why (self->unit_pane, _("Waiting for the relay"), waiting);
    }
  else if (empty)
    {
      gantry_unit_pane_set_why (
          self->unit_pane, _("The relay has nothing yet"),
          _("It answers, but no source has sent it anything: no schedule, no start list."));
    }
  else if (rsc != NULL)
    {
      missing = g_strdup_printf (
          _("The relay has not sent anything of %s. It is shown as soon as it comes."), rsc);
      gantry_unit_pane_set_why (self->unit_pane, _("Nothing of this event yet"), missing);
    }
  else
    {
      gantry_unit_pane_set_why (
          self->unit_pane, _("Nothing chosen"),
          _("Choose an event in the sidebar, with F2 in the schedule, or find one with /."));
    }
}

void
gantry_window_show_test (GantryWindow *self)
{
  const char *rsc = gantry_unit_pane_get_rsc (self->unit_pane);
  const char *page = gtk_stack_get_visible_child_name (self->pages);
  g_autofree char *topic = NULL;
  gboolean test = gantry_seat_is_test (self->seat, "games");

  if (is_unit_shown (self))
    topic = g_strconcat ("unit/", rsc, NULL);
  else if (g_strcmp0 (page, "medals") == 0)
    topic = g_strdup (page);
  if (topic != NULL && !test)
    test = gantry_seat_is_test (self->seat, topic);
  gtk_widget_set_visible (self->test_bar, test);
}

void
gantry_window_show_state (GantryWindow *self)
{
  const char *rsc = gantry_unit_pane_get_rsc (self->unit_pane);
  g_autofree char *topic = rsc != NULL ? g_strconcat ("unit/", rsc, NULL) : NULL;
  const GantryStanding *shown;
  GantryStanding seat;
  GantryStanding unit;
  gboolean empty;

  gantry_seat_get_standing (self->seat, NULL, &seat);
  unit = seat;
  if (topic != NULL)
    gantry_seat_get_standing (self->seat, topic, &unit);
  empty = is_empty (self, &seat);

  gantry_unit_pane_set_standing (self->unit_pane, &unit);
  shown = is_unit_shown (self) && is_worse (&unit, &seat) ? &unit : &seat;
  gantry_state_pill_set (self->state_pill, shown, empty, self->decimal_point);
  show_date (self, shown);
  show_relays (self);
  gantry_window_show_test (self);
  gantry_state_bar_set (self->state_bar, &seat, self->decimal_point);
  if (is_unit_shown (self))
    gtk_widget_set_visible (GTK_WIDGET (self->state_bar), FALSE);
  gantry_trouble_bar_set_cache (self->trouble_bar, gantry_seat_get_cache (self->seat));
  show_why (self, &seat, empty);
}
