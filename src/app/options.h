/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The options of the command line; the values of a call, each NULL when it was not given. */
typedef struct
{
  char **relays; /* (owned) (nullable) */
  char *unit;    /* (owned) (nullable) */
  char *language; /* (owned) (nullable) */
} GantryOptions;

const GOptionEntry *gantry_options_get_entries (void);
/* Takes the values out of what GApplication has parsed. What cannot be meant is said on standard error in one line, and nothing
 * is taken: FALSE. */
gboolean            gantry_options_take        (GantryOptions *self, GVariantDict *dict);
void                gantry_options_clear       (GantryOptions *self);

G_END_DECLS
