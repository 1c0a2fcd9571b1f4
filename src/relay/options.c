/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-relay"

#include "config.h"

#include "relay/options.h"

#include <gio/gio.h>
#include <string.h>

#define GROUP          "relay"
#define DEFAULT_LISTEN "127.0.0.1:7350"
#define MAX_KEY        4096

static const char summary[] =
    "Receives venue feeds (POST /odf, PUT /iof, and those of --source), keeps them, and serves the live results stream to seats (GET /stream).\n"
    "GET /health and GET /metrics tell how it is.";

static const char description[] =
    "It speaks plain HTTP and believes whoever can reach it: let it listen on loopback or in a closed network, or\n"
    "put it behind a proxy that speaks TLS.\n"
    "\n"
    "A source is c123:HOST:PORT, a Canoe123 system to connect to; or lenex:FOLDER or iof:FOLDER, a folder whose files are taken\n"
    "as they come.\n"
    "\n"
    "The file of --config has the options in a group [relay], by the same names: listen, store, odf-key-file, record; and\n"
    "sources, a list with semicolons between.";

GantryRelayOptions *
gantry_relay_options_new (void)
{
  GantryRelayOptions *self = g_new0 (GantryRelayOptions, 1);

  self->limits = gantry_hub_default_limits;
  self->quarantine_files = 500;
  self->quarantine_bytes = 64 * 1024 * 1024;
  self->feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_feed_free);
  self->feed_times = gantry_feed_default_times;
  self->clock = &gantry_clock_real;
  return self;
}

void
gantry_relay_options_free (GantryRelayOptions *self)
{
  if (self == NULL)
    return;
  g_free (self->listen);
  g_free (self->store);
  g_free (self->key_file);
  g_free (self->record);
  g_free (self->key);
  g_ptr_array_unref (self->feeds);
  g_free (self);
}

static gboolean
check_keys (GKeyFile *file, const char *path, GError **error)
{
  static const char *const known[] = { "listen", "store", "odf-key-file", "record", "sources", NULL };
  g_auto (GStrv) keys = g_key_file_get_keys (file, GROUP, NULL, error);

  if (keys == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return FALSE;
    }
  for (guint i = 0; keys[i] != NULL; i++)
    if (!g_strv_contains (known, keys[i]))
      {
        g_set_error (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_KEY_NOT_FOUND, "%s: unknown key “%s”", path, keys[i]);
        return FALSE;
      }
  return TRUE;
}

static gboolean
add_feeds (GantryRelayOptions *self, const char *const *texts, GError **error)
{
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      g_autoptr (GantryFeed) feed = gantry_feed_parse (texts[i], error);

      if (feed == NULL)
        return FALSE;
      for (guint j = 0; j < self->feeds->len; j++)
        if (strcmp (((GantryFeed *) g_ptr_array_index (self->feeds, j))->id, feed->id) == 0)
          {
            g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "two sources would be called “%s”", feed->id);
            return FALSE;
          }
      g_ptr_array_add (self->feeds, g_steal_pointer (&feed));
    }
  return TRUE;
}

/* The command line's sources count instead of the file's. */
static gboolean
read_feeds (GantryRelayOptions *self, GKeyFile *file, const char *path, GError **error)
{
  g_auto (GStrv) texts = g_key_file_get_string_list (file, GROUP, "sources", NULL, NULL);

  if (self->feeds->len > 0 || add_feeds (self, (const char *const *) texts, error))
    return TRUE;
  g_prefix_error (error, "%s: ", path);
  return FALSE;
}

static gboolean
read_config (GantryRelayOptions *self, const char *path, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  const struct
  {
    const char *key;
    char **value;
  } keys[] = {
    { "listen", &self->listen },
    { "store", &self->store },
    { "odf-key-file", &self->key_file },
    { "record", &self->record },
  };

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, error))
    {
      g_prefix_error (error, "%s: ", path);
      return FALSE;
    }
  if (!check_keys (file, path, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (*keys[i].value == NULL)
      *keys[i].value = g_key_file_get_string (file, GROUP, keys[i].key, NULL);
  return read_feeds (self, file, path, error);
}

static void
fill_defaults (GantryRelayOptions *self)
{
  if (self->listen == NULL)
    self->listen = g_strdup (DEFAULT_LISTEN);
  if (self->store == NULL)
    self->store = g_build_filename (g_get_user_state_dir (), "gantry-relay", NULL);
}

gboolean
gantry_relay_options_parse (GantryRelayOptions *self, char ***arguments, GError **error)
{
  g_autofree char *config = NULL;
  g_auto (GStrv) sources = NULL;
  const GOptionEntry entries[] = {
    { "listen", 0, 0, G_OPTION_ARG_STRING, &self->listen, "Where to listen (" DEFAULT_LISTEN "); port 0: any that is free",
      "HOST:PORT" },
    { "store", 0, 0, G_OPTION_ARG_FILENAME, &self->store, "Folder of journal and quarantine", "DIR" },
    { "odf-key-file", 0, 0, G_OPTION_ARG_FILENAME, &self->key_file, "File with the key that senders give as X-API-KEY", "FILE" },
    { "record", 0, 0, G_OPTION_ARG_FILENAME, &self->record, "Write the ODF messages that are taken as a feed recording", "FILE" },
    { "source", 0, 0, G_OPTION_ARG_STRING_ARRAY, &sources, "Also take what comes from there; may be given several times", "KIND:WHERE" },
    { "config", 0, 0, G_OPTION_ARG_FILENAME, &config, "File with these options", "FILE" },
    { "version", 0, 0, G_OPTION_ARG_NONE, &self->version, "Show the version", NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_summary (context, summary);
  g_option_context_set_description (context, description);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse_strv (context, arguments, error))
    return FALSE;
  if (g_strv_length (*arguments) > 1)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "“%s” is not an option", (*arguments)[1]);
      return FALSE;
    }
  if (!add_feeds (self, (const char *const *) sources, error))
    return FALSE;
  if (config != NULL && !read_config (self, config, error))
    return FALSE;
  fill_defaults (self);
  return TRUE;
}

gboolean
gantry_relay_options_load_key (GantryRelayOptions *self, GError **error)
{
  g_autofree char *text = NULL;
  gsize length;

  if (self->key_file == NULL)
    return TRUE;
  if (!g_file_get_contents (self->key_file, &text, &length, error))
    return FALSE;
  g_strstrip (text);
  if (*text == '\0' || length > MAX_KEY || strpbrk (text, "\r\n") != NULL)
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "%s: must hold one key in one line", self->key_file);
      return FALSE;
    }
  g_free (self->key);
  self->key = g_steal_pointer (&text);
  return TRUE;
}
