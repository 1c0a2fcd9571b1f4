/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/keys.h"

static const GantryKey keys[] = {
  { "win.view::start-list", { "1", "KP_1" }, TRUE },
  { "win.view::live", { "2", "KP_2" }, TRUE },
  { "win.view::splits", { "3", "KP_3" }, TRUE },
  { "win.view::records", { "4", "KP_4" }, TRUE },
  { "win.view::event", { "e" }, TRUE },
  { "win.view::bracket", { "b" }, TRUE },
  { "win.view::detail", { "i" }, TRUE },
  { "win.turn-next", { "t" }, TRUE },
  { "win.turn-previous", { "<Shift>t" }, TRUE },
  { "win.athlete-next", { "Down", "KP_Down" }, TRUE },
  { "win.athlete-previous", { "Up", "KP_Up" }, TRUE },
  { "win.athlete-none", { "Escape" }, TRUE },
  { "win.search", { "slash", "KP_Divide" }, TRUE },
  { "win.search", { "<Control>f" }, FALSE },
  { "win.next-live", { "l" }, TRUE },
  { "win.previous-live", { "<Shift>l" }, TRUE },
  { "win.page::schedule", { "F2" }, FALSE },
  { "win.page::medals", { "F3" }, FALSE },
  { "win.page::unit", { "F4" }, FALSE },
  { "win.page::records", { "F5" }, FALSE },
  { "win.page::weather", { "F6" }, FALSE },
  { "win.page::changes", { "F7" }, FALSE },
  { "win.page::ledger", { "F8" }, FALSE },
  { "win.acknowledge", { "k" }, TRUE },
  { "win.acknowledge-all", { "<Shift>k" }, TRUE },
  { "win.delay", { "d" }, TRUE },
  { "win.delay-calibrate", { "n" }, TRUE },
  { "win.delay-step(100)", { "<Alt>Up", "<Alt>KP_Up" }, FALSE },
  { "win.delay-step(-100)", { "<Alt>Down", "<Alt>KP_Down" }, FALSE },
  { "win.delay-step(1000)", { "<Alt><Shift>Up", "<Alt><Shift>KP_Up" }, FALSE },
  { "win.delay-step(-1000)", { "<Alt><Shift>Down", "<Alt><Shift>KP_Down" }, FALSE },
  { "win.delay-step(10000)", { "<Alt>Page_Up", "<Alt>KP_Page_Up" }, FALSE },
  { "win.delay-step(-10000)", { "<Alt>Page_Down", "<Alt>KP_Page_Down" }, FALSE },
  { "win.delay-zero", { "<Alt>Home", "<Alt>KP_Home" }, FALSE },
  { "win.back-change(-1)", { "Left", "KP_Left" }, TRUE },
  { "win.back-change(1)", { "Right", "KP_Right" }, TRUE },
  { "win.back-point(-1)", { "<Shift>Left", "<Shift>KP_Left" }, TRUE },
  { "win.back-point(1)", { "<Shift>Right", "<Shift>KP_Right" }, TRUE },
  { "win.back-time(-10000)", { "<Alt>Left", "<Alt>KP_Left" }, FALSE },
  { "win.back-time(10000)", { "<Alt>Right", "<Alt>KP_Right" }, FALSE },
  { "win.now", { "BackSpace" }, TRUE },
  { "win.athlete", { "a" }, TRUE },
  { "win.reference-menu", { "r" }, TRUE },
  { "win.reference-athlete", { "<Shift>r" }, TRUE },
  { "win.chart", { "c" }, TRUE },
  { "win.chart-next", { "<Shift>c" }, TRUE },
  { "win.sidebar", { "F9" }, FALSE },
  { "win.fullscreen", { "f" }, TRUE },
  { "win.fullscreen", { "F11" }, FALSE },
  { "win.close", { "<Control>w" }, FALSE },
  { "win.show-help-overlay", { "F1", "<Control>question" }, FALSE },
  { "app.text-larger", { "<Control>plus", "<Control>equal", "<Control>KP_Add" }, FALSE },
  { "app.text-smaller", { "<Control>minus", "<Control>KP_Subtract" }, FALSE },
  { "app.text-normal", { "<Control>0", "<Control>KP_0" }, FALSE },
  { "app.preferences", { "<Control>comma" }, FALSE },
  { "app.quit", { "<Control>q" }, FALSE },
};

static void
add_shortcut (GtkShortcutController *controller, const char *action, const char *key)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  GtkShortcut *shortcut;

  if (!g_action_parse_detailed_name (action, &name, &target, NULL))
    g_return_if_reached ();

  shortcut =
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (key), gtk_named_action_new (name));
  if (target != NULL)
    gtk_shortcut_set_arguments (shortcut, target);
  gtk_shortcut_controller_add_shortcut (controller, shortcut);
}

const GantryKey *
gantry_keys_get (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (keys);

  return keys;
}

void
gantry_keys_install (GtkApplication *application)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (!keys[i].plain)
      gtk_application_set_accels_for_action (application, keys[i].action,
                                             (const char **)keys[i].keys);
}

/* which: TRUE for the keys that are wanted. */
static void
attach (GtkWidget *widget, gboolean (*which) (const GantryKey *, const char *), const char *beginning)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_BUBBLE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    for (guint j = 0; which (&keys[i], beginning) && keys[i].keys[j] != NULL; j++)
      add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), keys[i].action, keys[i].keys[j]);
  gtk_widget_add_controller (widget, controller);
}

static gboolean
is_plain (const GantryKey *key, const char *beginning)
{
  return key->plain;
}

static gboolean
begins (const GantryKey *key, const char *beginning)
{
  return g_str_has_prefix (key->action, beginning);
}

void
gantry_keys_attach (GtkWidget *window)
{
  g_return_if_fail (GTK_IS_WIDGET (window));

  attach (window, is_plain, NULL);
}

void
gantry_keys_attach_inside (GtkWidget *content, const char *beginning)
{
  g_return_if_fail (GTK_IS_WIDGET (content) && beginning != NULL);

  attach (content, begins, beginning);
}
