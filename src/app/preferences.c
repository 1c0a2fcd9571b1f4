/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/preferences.h"

#include "app/texts.h"

#include <glib/gi18n.h>

struct _GantryPreferences
{
  AdwPreferencesWindow parent_instance;

  GtkEditable *relays;
  AdwComboRow *language;
  AdwComboRow *theme;
  GtkSwitch *high_contrast;
  GtkSpinButton *text_size;
  GtkSpinButton *cache_days;
  GtkSpinButton *cache_megabytes;
  GSettings *settings; /* (owned) */
};

G_DEFINE_FINAL_TYPE (GantryPreferences, gantry_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static void
apply_relays_cb (GantryPreferences *self)
{
  g_auto (GStrv) words = g_strsplit_set (gtk_editable_get_text (self->relays), " \t,", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) relays = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (!g_uri_is_valid (words[i], G_URI_FLAGS_NONE, NULL))
        {
          g_autofree char *text = g_strdup_printf (_("“%s” is no address"), words[i]);

          adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), adw_toast_new (text));
          return;
        }
      g_strv_builder_add (builder, words[i]);
    }

  relays = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, "relays", (const char *const *)relays);
}

static void
language_cb (GantryPreferences *self)
{
  guint chosen = adw_combo_row_get_selected (self->language);

  g_settings_set_string (self->settings, "language",
                         chosen > 0 ? gantry_texts_get_codes ()[chosen - 1] : "");
}

static void
theme_cb (GantryPreferences *self)
{
  g_settings_set_enum (self->settings, "theme", adw_combo_row_get_selected (self->theme));
}

static void
text_size_cb (GantryPreferences *self)
{
  g_settings_set_uint (self->settings, "text-size",
                       gtk_spin_button_get_value_as_int (self->text_size));
}

static void
cache_cb (GantryPreferences *self)
{
  g_settings_set_uint (self->settings, "cache-days",
                       gtk_spin_button_get_value_as_int (self->cache_days));
  g_settings_set_uint (self->settings, "cache-megabytes",
                       gtk_spin_button_get_value_as_int (self->cache_megabytes));
}

static void
gantry_preferences_dispose (GObject *object)
{
  g_clear_object (&GANTRY_PREFERENCES (object)->settings);

  G_OBJECT_CLASS (gantry_preferences_parent_class)->dispose (object);
}

static void
gantry_preferences_class_init (GantryPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gantry_preferences_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gantry_cis/Gantry/preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, GantryPreferences, relays);
  gtk_widget_class_bind_template_child (widget_class, GantryPreferences, language);
  gtk_widget_class_bind_template_child (widget_class, GantryPreferences, theme);
  gtk_widget_class_bind_template_child (widget_class, GantryPreferences, high_contrast);
  gtk_widget_class_bind_template_child (widget_class, GantryPreferences, text_size);
  gtk_widget_class_bind_template_child (widget_class, GantryPreferences, cache_days);
  gtk_widget_class_bind_template_child (widget_class, GantryPreferences, cache_megabytes);
}

static void
gantry_preferences_init (GantryPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_language (GantryPreferences *self)
{
  const char *const *codes = gantry_texts_get_codes ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *chosen = g_settings_get_string (self->settings, "language");
  guint selected = 0;

  gtk_string_list_append (names, C_("language", "As the system"));
  for (guint i = 0; codes[i] != NULL; i++)
    {
      gtk_string_list_append (names, gantry_texts_get_name (codes[i]));
      if (g_str_equal (codes[i], chosen))
        selected = i + 1;
    }
  adw_combo_row_set_model (self->language, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->language, selected);
}

GantryPreferences *
gantry_preferences_new (GSettings *settings)
{
  GantryPreferences *self;
  g_auto (GStrv) relays = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (GANTRY_TYPE_PREFERENCES, NULL);
  self->settings = g_object_ref (settings);
  relays = g_settings_get_strv (settings, "relays");
  text = g_strjoinv (" ", relays);
  gtk_editable_set_text (self->relays, text);
  fill_language (self);
  adw_combo_row_set_selected (self->theme, g_settings_get_enum (settings, "theme"));
  gtk_spin_button_set_value (self->text_size, g_settings_get_uint (settings, "text-size"));
  gtk_spin_button_set_value (self->cache_days, g_settings_get_uint (settings, "cache-days"));
  gtk_spin_button_set_value (self->cache_megabytes,
                             g_settings_get_uint (settings, "cache-megabytes"));
  g_settings_bind (settings, "high-contrast", self->high_contrast, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self->relays, "apply", G_CALLBACK (apply_relays_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->language, "notify::selected", G_CALLBACK (language_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->theme, "notify::selected", G_CALLBACK (theme_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->cache_days, "value-changed", G_CALLBACK (cache_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->cache_megabytes, "value-changed", G_CALLBACK (cache_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text_size, "value-changed", G_CALLBACK (text_size_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}
