/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The national committees, today's and some of the past, with their names in English and in the language of the texts: what
 * search falls back to when the feed has no names of its own (topic `codes`). Sorted by code. gantry_format_flag() makes the
 * flag. A name is "" for a code that is not known. */
guint       gantry_noc_get_count      (void);
const char *gantry_noc_get_code       (guint index);
const char *gantry_noc_get_name       (const char *noc);
const char *gantry_noc_get_local_name (const char *noc);

G_END_DECLS
