/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/look.h"

#include <adwaita.h>

#define RESOURCES "/io/github/gantry_cis/Gantry/"

/* Style sheets in the order in which one overrides the other. */
enum
{
  SHEET_BASE,
  SHEET_DARK,
  SHEET_CONTRAST,
  SHEET_CONTRAST_DARK,
  N_SHEETS,
};

static const char *const sheet_names[] = {
  RESOURCES "style.css",
  RESOURCES "style-dark.css",
  RESOURCES "style-hc.css",
  RESOURCES "style-hc-dark.css",
};

typedef struct
{
  GSettings *settings;              /* (owned) */
  GtkCssProvider *sheets[N_SHEETS]; /* (owned) (nullable): those on the display */
  int system_dpi;
} Look;

static void
show_sheet (Look *self, guint sheet, gboolean shown)
{
  GdkDisplay *display = gdk_display_get_default ();

  if (shown == (self->sheets[sheet] != NULL))
    return;

  if (!shown)
    {
      gtk_style_context_remove_provider_for_display (display,
                                                     GTK_STYLE_PROVIDER (self->sheets[sheet]));
      g_clear_object (&self->sheets[sheet]);
      return;
    }

  self->sheets[sheet] = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (self->sheets[sheet], sheet_names[sheet]);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (self->sheets[sheet]),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + sheet);
}

/* High contrast is the system's wish or the seat's. */
static void
apply_sheets (Look *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);
  gboolean contrast = adw_style_manager_get_high_contrast (manager) ||
                      g_settings_get_boolean (self->settings, "high-contrast");

  show_sheet (self, SHEET_BASE, TRUE);
  show_sheet (self, SHEET_DARK, dark);
  show_sheet (self, SHEET_CONTRAST, contrast && !dark);
  show_sheet (self, SHEET_CONTRAST_DARK, contrast && dark);
}

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
gantry_look_spare_gl (void)
{
  /* GTK 4.16 has a variable of its own for this, and does not know the old word any more. */
  gboolean is_new = gtk_check_version (4, 16, 0) == NULL;
  const char *name = is_new ? "GDK_DISABLE" : "GDK_DEBUG";
  const char *word = is_new ? "gl" : "gl-disable";
  const char *known = g_getenv (name);
  g_autofree char *words = NULL;

  if (g_strcmp0 (g_getenv ("GSK_RENDERER"), "cairo") != 0)
    return;

  words = known != NULL && *known != '\0' ? g_strdup_printf ("%s,%s", known, word) : g_strdup (word);
  g_setenv (name, words, TRUE);
}

void
gantry_look_follow (GSettings *settings)
{
  Look *self = g_new0 (Look, 1);
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_return_if_fail (G_IS_SETTINGS (settings));

  self->settings = g_object_ref (settings);
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &self->system_dpi, NULL);
  if (self->system_dpi <= 0)
    self->system_dpi = 96 * 1024;

  apply_theme (self);
  apply_sheets (self);
  apply_text_size (self);
  g_signal_connect_swapped (settings, "changed::theme", G_CALLBACK (apply_theme), self);
  g_signal_connect_swapped (settings, "changed::high-contrast", G_CALLBACK (apply_sheets), self);
  g_signal_connect_swapped (settings, "changed::text-size", G_CALLBACK (apply_text_size), self);
  g_signal_connect_swapped (manager, "notify::dark", G_CALLBACK (apply_sheets), self);
  g_signal_connect_swapped (manager, "notify::high-contrast", G_CALLBACK (apply_sheets), self);
}
