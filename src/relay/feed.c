/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-relay"

#include "config.h"

#include "relay/feed.h"

#include <gio/gio.h>
#include <string.h>

const GantryFeedTimes gantry_feed_default_times = {
  .settle = 1000,
  .look = 5000,
  .silence = 10000,
  .retry_first = 250,
  .retry_last = 5000,
};

void
gantry_feed_free (GantryFeed *self)
{
  if (self == NULL)
    return;
  g_free (self->where);
  g_free (self->id);
  g_free (self);
}

static gboolean
check_place (const GantryFeed *self, const char *text, GError **error)
{
  g_autoptr (GSocketConnectable) address = NULL;

  if (*self->where == '\0')
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "source “%s”: says no place", text);
  else if (self->format != GANTRY_FORMAT_C123)
    return TRUE;
  else if ((address = g_network_address_parse (self->where, 1, error)) != NULL)
    return TRUE;
  else
    g_prefix_error (error, "source “%s”: ", text);
  return FALSE;
}

GantryFeed *
gantry_feed_parse (const char *text, GError **error)
{
  const char *colon = strchr (text, ':');
  g_autofree char *kind = g_strndup (text, colon != NULL ? (gsize) (colon - text) : strlen (text));
  g_autoptr (GantryFeed) self = g_new0 (GantryFeed, 1);
  g_autofree char *name = NULL;

  if (colon == NULL || !gantry_format_parse (kind, &self->format) || self->format == GANTRY_FORMAT_ODF)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "source “%s”: is neither c123:HOST:PORT, lenex:FOLDER nor iof:FOLDER", text);
      return NULL;
    }
  self->where = g_strdup (colon + 1);
  name = self->format == GANTRY_FORMAT_C123 ? g_strdup (self->where) : g_path_get_basename (self->where);
  self->id = g_strconcat (kind, ":", name, NULL);
  return check_place (self, text, error) ? g_steal_pointer (&self) : NULL;
}
