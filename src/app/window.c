/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/window-private.h"

#include "app/frame-flush.h"
#include "app/frame-watch.h"
#include "app/keys.h"
#include "app/paint-recorder.h"
#include "app/tip.h"
#include "app/words.h"
#include "sport/format.h"

#include <glib/gi18n.h>

/* How often ages and the time of day are looked at. The clock of a unit has its own, faster one. */
#define TICK_MS 500

G_DEFINE_FINAL_TYPE (GantryWindow, gantry_window, ADW_TYPE_APPLICATION_WINDOW)

void
gantry_window_set_action_state (GantryWindow *self, const char *name, GVariant *state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), state);
}

void
gantry_window_remember (GantryWindow *self, const char *key, const char *value)
{
  g_autofree char *known = g_settings_get_string (self->settings, key);

  if (!g_str_equal (known, value))
    g_settings_set_string (self->settings, key, value);
}

/* The athlete panel belongs to a unit, and takes no room while nobody is chosen. In a narrow window
 * both flaps lie over the content; then they come only when they are asked for. */
void
gantry_window_show_flaps (GantryWindow *self)
{
  gboolean unit = g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "unit") == 0;
  gboolean athlete = g_settings_get_boolean (self->settings, "show-athlete");
  gboolean sidebar = g_settings_get_boolean (self->settings, "show-sidebar");

  if (adw_flap_get_folded (self->athlete_flap))
    athlete = self->athlete_over;
  if (adw_flap_get_folded (self->sidebar_flap))
    sidebar = self->sidebar_over;
  adw_flap_set_reveal_flap (self->athlete_flap,
                            athlete && unit &&
                                gantry_unit_pane_get_selected (self->unit_pane) != NULL);
  adw_flap_set_reveal_flap (self->sidebar_flap, sidebar);
  gantry_window_set_action_state (self, "athlete", g_variant_new_boolean (athlete));
  gantry_window_set_action_state (self, "sidebar", g_variant_new_boolean (sidebar));
}

static void
folded_cb (GantryWindow *self)
{
  if (self->settings == NULL)
    return;

  self->athlete_over = self->sidebar_over = FALSE;
  gantry_window_show_flaps (self);
}

void
gantry_window_open_unit (GantryWindow *self, const char *rsc)
{
  gantry_unit_pane_open (self->unit_pane, rsc);
  gantry_window_remember (self, "last-unit", rsc != NULL ? rsc : "");
  self->sidebar_over = FALSE;
  gantry_window_show_page (self, "unit");
  gantry_window_show_state (self);
}

/* With nothing remembered, what is on now is opened, else what comes next. */
static void
open_something (GantryWindow *self)
{
  GantrySchedule *schedule = gantry_seat_get_schedule (self->seat);
  GListModel *lists[] = { gantry_schedule_get_live (schedule),
                          gantry_schedule_get_next (schedule) };

  if (gantry_unit_pane_get_rsc (self->unit_pane) != NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GantryScheduleUnit) unit = g_list_model_get_item (lists[i], 0);

      if (unit == NULL)
        continue;
      gantry_unit_pane_open (self->unit_pane, gantry_schedule_unit_get_rsc (unit));
      gantry_sidebar_set_open (self->sidebar, gtk_stack_get_visible_child_name (self->pages),
                               gantry_schedule_unit_get_rsc (unit));
      return;
    }
}

static gboolean
tick_cb (gpointer data)
{
  GantryWindow *self = data;

  gantry_window_show_state (self);
  gantry_sidebar_tick (self->sidebar);

  return G_SOURCE_CONTINUE;
}

static void
selected_cb (GantryWindow *self)
{
  GantryRow *row = gantry_unit_pane_get_selected (self->unit_pane);

  if (self->athlete_panel == NULL && row != NULL)
    {
      self->athlete_panel = g_object_new (GANTRY_TYPE_ATHLETE_PANEL, NULL);
      adw_flap_set_flap (self->athlete_flap, GTK_WIDGET (self->athlete_panel));
    }
  if (self->athlete_panel != NULL)
    gantry_athlete_panel_show (self->athlete_panel, gantry_unit_pane_get_unit (self->unit_pane),
                               row, self->decimal_point);
  gantry_window_show_flaps (self);
}

static void
title_cb (GantryWindow *self)
{
  const char *rsc = gantry_unit_pane_get_rsc (self->unit_pane);
  g_autofree char *text = NULL;
  const char *title = "";
  GantryUnit *unit;

  unit = gantry_unit_pane_get_unit (self->unit_pane);
  if (unit != NULL)
    title = gantry_unit_get_title (unit);
  text = *title != '\0' ? g_strdup_printf ("%s · Gantry", title) : g_strdup ("Gantry");
  gtk_window_set_title (GTK_WINDOW (self), text);
  gantry_window_show_test (self);
  gantry_search_box_set_unit (self->search_box, rsc);
  gantry_delay_badge_set_unit (self->delay_badge, rsc);
}

static void
search_open_cb (GantryWindow *self, const char *rsc, const char *code)
{
  gantry_window_open (self, rsc, code);
}

/* Seen also while the sidebar is not. */
static void
unread_cb (GantryWindow *self)
{
  guint unread = gantry_changes_get_unread (gantry_seat_get_changes (self->seat));
  /* Translators: a button of the header bar: how many changes nobody has acknowledged yet. */
  g_autofree char *text =
      g_strdup_printf (g_dngettext (NULL, "%u change", "%u changes", unread), unread);

  gtk_label_set_label (self->changes_label, text);
  gtk_widget_set_visible (self->changes_button, unread > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->changes_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
save_size (GantryWindow *self)
{
  int width;
  int height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (self->settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  if (gtk_window_is_maximized (GTK_WINDOW (self)) || gtk_window_is_fullscreen (GTK_WINDOW (self)))
    return;

  g_settings_set_int (self->settings, "window-width", CLAMP (width, 360, 16384));
  g_settings_set_int (self->settings, "window-height", CLAMP (height, 240, 16384));
}

static gboolean
gantry_window_close_request (GtkWindow *window)
{
  save_size (GANTRY_WINDOW (window));

  return GTK_WINDOW_CLASS (gantry_window_parent_class)->close_request (window);
}

static void
gantry_window_dispose (GObject *object)
{
  GantryWindow *self = GANTRY_WINDOW (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_object (&self->seat);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (gantry_window_parent_class)->dispose (object);
}

static void
gantry_window_finalize (GObject *object)
{
  g_free (GANTRY_WINDOW (object)->relays);

  G_OBJECT_CLASS (gantry_window_parent_class)->finalize (object);
}

static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GtkBuilder) builder = NULL;

  if (gtk_menu_button_get_menu_model (button) != NULL)
    return;

  builder = gtk_builder_new_from_resource ("/io/github/gantry_cis/Gantry/menu.ui");
  gtk_menu_button_set_menu_model (button,
                                  G_MENU_MODEL (gtk_builder_get_object (builder, "menu")));
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, GantryWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, GantryWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, GantryWindow, date);
  gtk_widget_class_bind_template_child (widget_class, GantryWindow, test_bar);
  gtk_widget_class_bind_template_child (widget_class, GantryWindow, search_box);
  gtk_widget_class_bind_template_child (widget_class, GantryWindow, changes_button);
  gtk_widget_class_bind_template_child (widget_class, GantryWindow, changes_label);
  gtk_widget_class_bind_template_child (widget_class, GantryWindow, delay_badge);
  gtk_widget_class_bind_template_child (widget_class, GantryWindow, state_pill);
  gtk_widget_class_bind_template_child (widget_class, GantryWindow, trouble_bar);
  gtk_widget_class_bind_template_child (widget_class, GantryWindow, state_bar);
  gtk_widget_class_bind_template_child (widget_class, GantryWindow, sidebar_flap);
  gtk_widget_class_bind_template_child (widget_class, GantryWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, GantryWindow, athlete_flap);
  gtk_widget_class_bind_template_child (widget_class, GantryWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, GantryWindow, unit_pane);
}

static void
gantry_window_class_init (GantryWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gantry_window_dispose;
  object_class->finalize = gantry_window_finalize;

  GTK_WINDOW_CLASS (klass)->close_request = gantry_window_close_request;

  g_type_ensure (GANTRY_TYPE_SEARCH_BOX);
  g_type_ensure (GANTRY_TYPE_SIDEBAR);
  g_type_ensure (GANTRY_TYPE_STATE_PILL);
  g_type_ensure (GANTRY_TYPE_STEADY_TEXT);
  g_type_ensure (GANTRY_TYPE_UNIT_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gantry_cis/Gantry/window.ui");
  bind_children (widget_class);
}

static void
gantry_window_init (GantryWindow *self)
{
  self->since = g_get_monotonic_time ();
  gantry_window_add_actions (self);
  gantry_window_add_delay_actions (self);
  gantry_window_add_past_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gantry_keys_attach (GTK_WIDGET (self));
  gantry_tip_set (self->sidebar_button, _("Sidebar (F9)"));
  gantry_tip_set (GTK_WIDGET (self->menu_button), _("Menu (F10)"));
  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu_cb, NULL, NULL);

  g_signal_connect_object (self->unit_pane, "selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->unit_pane, "title", G_CALLBACK (title_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sidebar_flap, "notify::folded", G_CALLBACK (folded_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->athlete_flap, "notify::folded", G_CALLBACK (folded_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_box, "open", G_CALLBACK (search_open_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
set_seat (GantryWindow *self, GantrySeat *seat)
{
  GantrySchedule *schedule = gantry_seat_get_schedule (seat);

  self->seat = g_object_ref (seat);
  self->decimal_point = gantry_format_decimal_point (gantry_seat_get_language (seat));
  gantry_unit_pane_set_seat (self->unit_pane, seat);
  gantry_sidebar_set_seat (self->sidebar, seat);
  gantry_search_box_set_seat (self->search_box, seat);
  g_signal_connect_object (seat, "notify::state", G_CALLBACK (gantry_window_show_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (seat, "notify::delay", G_CALLBACK (gantry_window_show_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (seat, "relays-changed", G_CALLBACK (gantry_window_show_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gantry_schedule_get_live (schedule), "items-changed",
                           G_CALLBACK (open_something), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gantry_schedule_get_next (schedule), "items-changed",
                           G_CALLBACK (open_something), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gantry_seat_get_changes (seat), "notify::unread",
                           G_CALLBACK (unread_cb), self, G_CONNECT_SWAPPED);
  unread_cb (self);
  gantry_delay_badge_set_seat (self->delay_badge, seat);
  gantry_frame_flush_attach (GTK_WIDGET (self), seat);
  gantry_frame_watch_attach (GTK_WIDGET (self));
  gantry_paint_recorder_attach (GTK_WIDGET (self), seat);
}

static void
restore (GantryWindow *self)
{
  g_autofree char *unit = g_settings_get_string (self->settings, "last-unit");
  g_autofree char *view = g_settings_get_string (self->settings, "last-view");
  g_autofree char *page = g_settings_get_string (self->settings, "last-page");

  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));

  gantry_window_set_action_state (self, "view", g_variant_new_string (view));
  gantry_unit_pane_set_view (self->unit_pane, view);
  gantry_window_restore_insight (self);
  if (*unit != '\0')
    gantry_unit_pane_open (self->unit_pane, unit);
  else
    open_something (self);
  gantry_window_show_page (self, page);
}

GantryWindow *
gantry_window_new (AdwApplication *application,
                   GantrySeat *seat,
                   GSettings *settings,
                   const char *relays)
{
  GantryWindow *self;

  g_return_val_if_fail (GANTRY_IS_SEAT (seat), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (GANTRY_TYPE_WINDOW, "application", application, NULL);
  self->settings = g_object_ref (settings);
  self->relays = g_strdup (relays);
  set_seat (self, seat);
  restore (self);
  gantry_window_show_state (self);
  self->tick_id = g_timeout_add (TICK_MS, tick_cb, self);

  return self;
}

void
gantry_window_open (GantryWindow *self, const char *rsc, const char *code)
{
  g_return_if_fail (GANTRY_IS_WINDOW (self));
  g_return_if_fail (rsc != NULL);

  gantry_window_open_unit (self, rsc);
  if (code != NULL && *code != '\0')
    gantry_unit_pane_select (self->unit_pane, code);
}

const char *
gantry_window_get_unit (GantryWindow *self)
{
  g_return_val_if_fail (GANTRY_IS_WINDOW (self), NULL);

  return gantry_unit_pane_get_rsc (self->unit_pane);
}

gboolean
gantry_window_has_table (GantryWindow *self)
{
  GantryUnit *unit;

  g_return_val_if_fail (GANTRY_IS_WINDOW (self), FALSE);

  unit = gantry_unit_pane_get_unit (self->unit_pane);

  return unit != NULL && g_list_model_get_n_items (gantry_unit_get_rows (unit)) > 0;
}
