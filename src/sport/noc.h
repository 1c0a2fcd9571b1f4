/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The national committees, today's and some of the past, with their English names: what search falls back to when the feed
 * has no names of its own (topic `codes`). Sorted by code. gantry_format_flag() makes the flag. */
guint       gantry_noc_get_count (void);
const char *gantry_noc_get_code  (guint index);
const char *gantry_noc_get_name  (const char *noc); /* "" for a code that is not known */

G_END_DECLS
