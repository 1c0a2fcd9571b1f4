/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/look.h"

#include <adwaita.h>

#define RESOURCES "/io/github/gantry_cis/Gantry/"

typedef struct
{
  GSettings *settings;         /* (owned) */
  GtkCssProvider *contrast[2]; /* (owned): light, dark */
  int system_dpi;
  int shown; /* index of contrast on the display, -1: none */
} Look;

static void
apply_theme (Look *self)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_FORCE_DARK,
                                            ADW_COLOR_SCHEME_FORCE_LIGHT,
                                            ADW_COLOR_SCHEME_DEFAULT };
  guint theme = g_settings_get_enum (self->settings, "theme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[MIN (theme, G_N_ELEMENTS (schemes) - 1)]);
}

/* libadwaita takes style-hc.css when the system asks for high contrast; this is for when only the
 * seat does. */
static void
apply_contrast (Look *self)
{
  GdkDisplay *display = gdk_display_get_default ();
  AdwStyleManager *manager = adw_style_manager_get_default ();
  int wanted = -1;

  if (g_settings_get_boolean (self->settings, "high-contrast") &&
      !adw_style_manager_get_high_contrast (manager))
    wanted = adw_style_manager_get_dark (manager) ? 1 : 0;
  if (wanted == self->shown)
    return;

  if (self->shown >= 0)
    gtk_style_context_remove_provider_for_display (
        display, GTK_STYLE_PROVIDER (self->contrast[self->shown]));
  if (wanted >= 0)
    gtk_style_context_add_provider_for_display (display,
                                                GTK_STYLE_PROVIDER (self->contrast[wanted]),
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  self->shown = wanted;
}

static void
apply_text_size (Look *self)
{
  GtkSettings *settings = gtk_settings_get_default ();

  if (settings != NULL && self->system_dpi > 0)
    g_object_set (
        settings, "gtk-xft-dpi",
        (int)(self->system_dpi * (gint64)g_settings_get_uint (self->settings, "text-size") / 100),
        NULL);
}

void
gantry_look_follow (GSettings *settings)
{
  Look *self = g_new0 (Look, 1);
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_return_if_fail (G_IS_SETTINGS (settings));

  self->settings = g_object_ref (settings);
  self->shown = -1;
  for (guint i = 0; i < G_N_ELEMENTS (self->contrast); i++)
    {
      self->contrast[i] = gtk_css_provider_new ();
      gtk_css_provider_load_from_resource (
          self->contrast[i], i == 0 ? RESOURCES "style-hc.css" : RESOURCES "style-hc-dark.css");
    }
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &self->system_dpi, NULL);
  if (self->system_dpi <= 0)
    self->system_dpi = 96 * 1024;

  g_signal_connect_swapped (settings, "changed::theme", G_CALLBACK (apply_theme), self);
  g_signal_connect_swapped (settings, "changed::high-contrast", G_CALLBACK (apply_contrast), self);
  g_signal_connect_swapped (settings, "changed::text-size", G_CALLBACK (apply_text_size), self);
  g_signal_connect_swapped (manager, "notify::dark", G_CALLBACK (apply_contrast), self);
  g_signal_connect_swapped (manager, "notify::high-contrast", G_CALLBACK (apply_contrast), self);
  apply_theme (self);
  apply_contrast (self);
  apply_text_size (self);
}
