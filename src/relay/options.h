/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "relay/feed.h"
#include "relay/hub.h"

G_BEGIN_DECLS

/* What a relay is started with: the command line, then the file of --config, then what is built in. */
typedef struct
{
  char *listen;   /* "host:port"; port 0: any that is free */
  char *store;    /* folder */
  char *key_file; /* (nullable) */
  char *record;   /* (nullable): file */
  GPtrArray *feeds; /* (element-type GantryFeed) */
  gboolean version;

  char *key; /* (nullable): from key_file */
  GantryHubLimits limits;
  guint quarantine_files;
  gint64 quarantine_bytes;
  GantryFeedTimes feed_times;
  const GantryClock *clock;
} GantryRelayOptions;

GantryRelayOptions *gantry_relay_options_new   (void);
void                gantry_relay_options_free  (GantryRelayOptions *self);
/* arguments: with the program's name, NULL-terminated; what was understood is taken out. --help prints and ends the program. */
gboolean            gantry_relay_options_parse (GantryRelayOptions *self, char ***arguments, GError **error);
/* Reads the key from its file, when there is one. */
gboolean            gantry_relay_options_load_key (GantryRelayOptions *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryRelayOptions, gantry_relay_options_free)

G_END_DECLS
