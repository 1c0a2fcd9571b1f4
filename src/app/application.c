/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/application.h"

#include "app/first-frame.h"
#include "app/keys.h"
#include "app/look.h"
#include "app/options.h"
#include "app/preferences.h"
#include "app/resources.h"
#include "app/texts.h"
#include "app/window.h"

#include <glib/gi18n.h>

struct _GantryApplication
{
  AdwApplication parent_instance;

  GantrySeat *seat;    /* (owned) (nullable) until startup */
  GSettings *settings; /* (owned) (nullable) until startup */
  GantryOptions options; /* of the command line; each goes when something else is chosen */
  char *cached;        /* (owned) (nullable): the relay whose copy is open */
};

G_DEFINE_FINAL_TYPE (GantryApplication, gantry_application, ADW_TYPE_APPLICATION)

static char **
get_relays (GantryApplication *self)
{
  return self->options.relays != NULL ? g_strdupv (self->options.relays)
                                      : g_settings_get_strv (self->settings, "relays");
}

static GantryWindow *
create_window (GantryApplication *self)
{
  g_auto (GStrv) relays = get_relays (self);
  g_autofree char *text = g_strjoinv (", ", relays);
  GantryWindow *window =
      gantry_window_new (ADW_APPLICATION (self), self->seat, self->settings, text);

  if (self->options.unit != NULL)
    gantry_window_open (window, self->options.unit, NULL);
  g_clear_pointer (&self->options.unit, g_free);

  return window;
}

/* Windows are made anew, because their texts are in them. */
static void
renew_windows (GantryApplication *self)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));
  gboolean any = FALSE;

  g_application_hold (G_APPLICATION (self));
  for (GList *l = windows; l != NULL; l = l->next)
    {
      any |= GANTRY_IS_WINDOW (l->data);
      gtk_window_close (l->data);
    }
  if (any)
    gtk_window_present (GTK_WINDOW (create_window (self)));
  g_application_release (G_APPLICATION (self));
}

static void
apply_language (GantryApplication *self)
{
  g_autofree char *chosen = g_settings_get_string (self->settings, "language");

  gantry_texts_set_language (self->options.language != NULL ? self->options.language : chosen);
  gantry_seat_set_language (self->seat, gantry_texts_get_language ());
}

static gboolean
renew_idle_cb (gpointer data)
{
  renew_windows (data);

  return G_SOURCE_REMOVE;
}

/* The preferences that ask for this are closed with the rest, so not while they are still on the
 * stack. */
static void
language_changed_cb (GantryApplication *self)
{
  g_clear_pointer (&self->options.language, g_free);
  apply_language (self);
  g_idle_add_full (G_PRIORITY_DEFAULT, renew_idle_cb, g_object_ref (self), g_object_unref);
}

/* The copy that an earlier run left, one for each relay that was ever named first. */
static void
open_cache (GantryApplication *self, const char *relay)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, relay, -1);
  g_autofree char *name = g_strdup_printf ("seat-%.16s.db", sum);
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "gantry", name, NULL);
  GantryCacheOptions options = { 0 };

  if (g_strcmp0 (self->cached, relay) == 0)
    return;
  g_free (self->cached);
  self->cached = g_strdup (relay);
  options.days = g_settings_get_uint (self->settings, "cache-days");
  options.bytes = (gint64)g_settings_get_uint (self->settings, "cache-megabytes") * 1024 * 1024;
  gantry_seat_open_cache (self->seat, path, &options);
}

static void
cache_limits_changed_cb (GantryApplication *self)
{
  GantryCache *cache = gantry_seat_get_cache (self->seat);

  if (cache != NULL)
    gantry_cache_set_limits (
        cache, g_settings_get_uint (self->settings, "cache-days"),
        (gint64)g_settings_get_uint (self->settings, "cache-megabytes") * 1024 * 1024);
}

static void
connect_relays (GantryApplication *self)
{
  g_auto (GStrv) relays = get_relays (self);

  gantry_seat_remove_relays (self->seat);
  if (relays[0] != NULL)
    open_cache (self, relays[0]);
  for (guint i = 0; relays[i] != NULL; i++)
    gantry_seat_add_relay (self->seat, relays[i]);
}

static void
relays_changed_cb (GantryApplication *self)
{
  g_clear_pointer (&self->options.relays, g_strfreev);
  connect_relays (self);
}

static void
quit_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (data));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  g_application_quit (data);
}

static void
preferences_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GantryPreferences *preferences = gantry_preferences_new (GANTRY_APPLICATION (data)->settings);

  gtk_window_set_transient_for (GTK_WINDOW (preferences), gtk_application_get_active_window (data));
  gtk_window_present (GTK_WINDOW (preferences));
}

static void
about_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adw_show_about_window (gtk_application_get_active_window (data), "application-name", "Gantry",
                         "application-icon", GANTRY_APP_ID, "version", GANTRY_VERSION,
                         "license-type", GTK_LICENSE_GPL_3_0, "comments",
                         _("Live results for commentators"),
                         /* Translators: put your names here, one a line. */
                         "translator-credits", _("translator-credits"), NULL);
}

static void
set_text_size (GantryApplication *self, int percent)
{
  g_settings_set_uint (self->settings, "text-size", CLAMP (percent, 80, 200));
}

static void
text_larger_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  set_text_size (data, g_settings_get_uint (GANTRY_APPLICATION (data)->settings, "text-size") + 10);
}

static void
text_smaller_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  set_text_size (data,
                 (int)g_settings_get_uint (GANTRY_APPLICATION (data)->settings, "text-size") - 10);
}

static void
text_normal_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  set_text_size (data, 100);
}

static const GActionEntry actions[] = {
  { "quit", quit_action_cb, NULL, NULL, NULL },
  { "preferences", preferences_action_cb, NULL, NULL, NULL },
  { "about", about_action_cb, NULL, NULL, NULL },
  { "text-larger", text_larger_action_cb, NULL, NULL, NULL },
  { "text-smaller", text_smaller_action_cb, NULL, NULL, NULL },
  { "text-normal", text_normal_action_cb, NULL, NULL, NULL },
};

static int
gantry_application_handle_local_options (GApplication *application, GVariantDict *dict)
{
  GantryApplication *self = GANTRY_APPLICATION (application);

  if (g_variant_dict_contains (dict, "version"))
    {
      g_print ("gantry %s\n", GANTRY_VERSION);
      return 0;
    }

  if (!gantry_options_take (&self->options, dict))
    return 2;
  if (self->options.relays != NULL || self->options.unit != NULL ||
      self->options.language != NULL)
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);

  return -1;
}

static void
gantry_application_startup (GApplication *application)
{
  GantryApplication *self = GANTRY_APPLICATION (application);
  g_autoptr (GantryProfiles) profiles = gantry_profiles_new (NULL);

  g_resources_register (gantry_get_resource ());
  G_APPLICATION_CLASS (gantry_application_parent_class)->startup (application);

  self->settings = g_settings_new ("io.github.gantry_cis.Gantry");
  self->seat = gantry_seat_new (profiles);
  gantry_look_follow (self->settings);
  apply_language (self);
  g_settings_bind (self->settings, "delay", self->seat, "delay",
                   G_SETTINGS_BIND_GET | G_SETTINGS_BIND_GET_NO_CHANGES | G_SETTINGS_BIND_SET);
  connect_relays (self);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gantry_keys_install (GTK_APPLICATION (self));
  g_signal_connect_object (self->settings, "changed::language", G_CALLBACK (language_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::cache-days",
                           G_CALLBACK (cache_limits_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::cache-megabytes",
                           G_CALLBACK (cache_limits_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::relays", G_CALLBACK (relays_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
gantry_application_activate (GApplication *application)
{
  GantryApplication *self = GANTRY_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window != NULL)
    gtk_window_present (window);
  else
    gantry_first_frame_present (create_window (self), self->seat);
}

static void
gantry_application_shutdown (GApplication *application)
{
  GantryApplication *self = GANTRY_APPLICATION (application);

  if (self->seat != NULL)
    {
      gantry_seat_remove_relays (self->seat);
      gantry_seat_close_cache (self->seat);
    }
  G_APPLICATION_CLASS (gantry_application_parent_class)->shutdown (application);
}

static void
gantry_application_dispose (GObject *object)
{
  GantryApplication *self = GANTRY_APPLICATION (object);

  g_clear_object (&self->seat);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (gantry_application_parent_class)->dispose (object);
}

static void
gantry_application_finalize (GObject *object)
{
  GantryApplication *self = GANTRY_APPLICATION (object);

  g_free (self->cached);
  gantry_options_clear (&self->options);

  G_OBJECT_CLASS (gantry_application_parent_class)->finalize (object);
}

static void
gantry_application_class_init (GantryApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->dispose = gantry_application_dispose;
  object_class->finalize = gantry_application_finalize;

  application_class->handle_local_options = gantry_application_handle_local_options;
  application_class->startup = gantry_application_startup;
  application_class->activate = gantry_application_activate;
  application_class->shutdown = gantry_application_shutdown;
}

static void
gantry_application_init (GantryApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), gantry_options_get_entries ());
  g_application_set_option_context_summary (
      G_APPLICATION (self), _("The desk of a commentator: live results in a window."));
}

GantryApplication *
gantry_application_new (void)
{
  GantryApplication *self =
      g_object_new (GANTRY_TYPE_APPLICATION, "application-id", GANTRY_APP_ID, NULL);

  /* With a path GTK would look for icons of ours below it, find none, and read the whole icon theme
   * a second time for that. The style sheets, the other thing it would look for, are look.c's. */
  g_application_set_resource_base_path (G_APPLICATION (self), NULL);

  return self;
}

GantrySeat *
gantry_application_get_seat (GantryApplication *self)
{
  g_return_val_if_fail (GANTRY_IS_APPLICATION (self), NULL);

  return self->seat;
}

gboolean
gantry_application_check (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, "io.github.gantry_cis.Gantry", TRUE);
  if (schema == NULL)
    g_printerr (_(
        "gantry: its settings schema is not installed; set GSETTINGS_SCHEMA_DIR to where it is\n"));

  return schema != NULL;
}
