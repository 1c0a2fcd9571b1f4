/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/window-private.h"

#include "app/unit-views.h"

static void
open_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gantry_window_open_unit (data, g_variant_get_string (parameter, NULL));
}

static void
open_competitor_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *rsc;
  const char *code;

  g_variant_get (parameter, "(&s&s)", &rsc, &code);
  gantry_window_open (data, rsc, code);
}

static void
view_action_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  GantryWindow *self = data;
  const char *view = g_variant_get_string (value, NULL);

  if (!g_strv_contains (gantry_unit_views_list (), view))
    return;

  g_simple_action_set_state (action, value);
  gantry_window_remember (self, "last-view", view);
  gantry_unit_pane_set_view (self->unit_pane, view);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "unit") != 0)
    gantry_window_show_page (self, "unit");
}

static void
page_action_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  gantry_window_show_page (data, g_variant_get_string (value, NULL));
  gantry_window_show_state (data);
}

static void
search_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gantry_search_box_start (GANTRY_WINDOW (data)->search_box);
}

static void
step_live (GantryWindow *self, int by)
{
  GListModel *live = gantry_schedule_get_live (gantry_seat_get_schedule (self->seat));
  const char *rsc = gantry_unit_pane_get_rsc (self->unit_pane);
  int n = g_list_model_get_n_items (live);
  int at = by > 0 ? -1 : n;

  for (int i = 0; i < n; i++)
    {
      g_autoptr (GantryScheduleUnit) unit = g_list_model_get_item (live, i);

      if (g_strcmp0 (gantry_schedule_unit_get_rsc (unit), rsc) == 0)
        at = i;
    }

  if (n > 0)
    {
      g_autoptr (GantryScheduleUnit) unit = g_list_model_get_item (live, (at + by + n) % n);

      gantry_window_open_unit (self, gantry_schedule_unit_get_rsc (unit));
    }
}

static void
next_live_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step_live (data, 1);
}

static void
previous_live_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step_live (data, -1);
}

static void
athlete_next_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gantry_unit_pane_step (GANTRY_WINDOW (data)->unit_pane, 1);
}

static void
athlete_previous_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gantry_unit_pane_step (GANTRY_WINDOW (data)->unit_pane, -1);
}

static void
turn_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gboolean next = g_str_equal (g_action_get_name (G_ACTION (action)), "turn-next");

  gantry_window_turn (data, next ? 1 : -1);
}

static void
athlete_none_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GantryUnitPane *pane = GANTRY_WINDOW (data)->unit_pane;

  /* The way out: first of what was, then of the athlete. */
  if (gantry_unit_pane_is_past (pane))
    gantry_unit_pane_go_now (pane);
  else
    gantry_unit_pane_select (pane, NULL);
}

/* What is chosen: on the page of changes a change; in a unit a competitor, or else all of it. */
static void
acknowledge_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GantryWindow *self = data;
  const char *page = gtk_stack_get_visible_child_name (self->pages);
  GantryUnit *unit = gantry_unit_pane_get_unit (self->unit_pane);
  GantryRow *row = gantry_unit_pane_get_selected (self->unit_pane);

  if (g_strcmp0 (page, "changes") == 0)
    gantry_changes_page_acknowledge (self->changes_page);
  else if (g_strcmp0 (page, "unit") == 0 && unit != NULL &&
           !gantry_unit_pane_is_past (self->unit_pane))
    gantry_unit_acknowledge (unit, row != NULL && gantry_row_has_old_values (row)
                                       ? gantry_row_get_code (row)
                                       : NULL);
}

static void
acknowledge_all_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gantry_seat_acknowledge (GANTRY_WINDOW (data)->seat);
}

static void
flap_action_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  GantryWindow *self = data;
  gboolean athlete = g_str_equal (g_action_get_name (G_ACTION (action)), "athlete");
  AdwFlap *flap = athlete ? self->athlete_flap : self->sidebar_flap;
  gboolean shown = g_variant_get_boolean (value);

  if (!adw_flap_get_folded (flap))
    g_settings_set_boolean (self->settings, athlete ? "show-athlete" : "show-sidebar", shown);
  else if (athlete)
    self->athlete_over = shown;
  else
    self->sidebar_over = shown;
  gantry_window_show_flaps (self);
}

static void
fullscreen_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (gtk_window_is_fullscreen (data))
    gtk_window_unfullscreen (data);
  else
    gtk_window_fullscreen (data);
}

static void
close_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_close (data);
}

static void
help_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkShortcutsWindow *overlay = gtk_application_window_get_help_overlay (data);
  g_autoptr (GtkBuilder) builder = NULL;

  if (overlay == NULL)
    {
      builder = gtk_builder_new_from_resource ("/io/github/gantry_cis/Gantry/help-overlay.ui");
      overlay = GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay"));
      gtk_application_window_set_help_overlay (data, overlay);
    }
  gtk_window_present (GTK_WINDOW (overlay));
}

static const GActionEntry actions[] = {
  { "show-help-overlay", help_action_cb, NULL, NULL, NULL },
  { "open", open_action_cb, "s", NULL, NULL },
  { "open-competitor", open_competitor_action_cb, "(ss)", NULL, NULL },
  { "view", NULL, "s", "'live'", view_action_cb },
  { "page", NULL, "s", "'unit'", page_action_cb },
  { "search", search_action_cb, NULL, NULL, NULL },
  { "next-live", next_live_action_cb, NULL, NULL, NULL },
  { "previous-live", previous_live_action_cb, NULL, NULL, NULL },
  { "athlete-next", athlete_next_action_cb, NULL, NULL, NULL },
  { "athlete-previous", athlete_previous_action_cb, NULL, NULL, NULL },
  { "turn-next", turn_action_cb, NULL, NULL, NULL },
  { "turn-previous", turn_action_cb, NULL, NULL, NULL },
  { "athlete-none", athlete_none_action_cb, NULL, NULL, NULL },
  { "acknowledge", acknowledge_action_cb, NULL, NULL, NULL },
  { "acknowledge-all", acknowledge_all_action_cb, NULL, NULL, NULL },
  { "athlete", NULL, NULL, "true", flap_action_cb },
  { "sidebar", NULL, NULL, "true", flap_action_cb },
  { "fullscreen", fullscreen_action_cb, NULL, NULL, NULL },
  { "close", close_action_cb, NULL, NULL, NULL },
};

void
gantry_window_add_actions (GantryWindow *self)
{
  g_return_if_fail (GANTRY_IS_WINDOW (self));

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gantry_window_add_insight_actions (self);
}
