/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A revision: how new a document is, made only from its source message (docs/documents.md). Both parts
 * are non-negative; { 0, 0 } is older than anything a source can send. */
typedef struct
{
  gint64 major;
  gint64 minor;
} GantryRev;

#define GANTRY_REV_NONE ((GantryRev) { 0, 0 })

int       gantry_rev_compare   (GantryRev a, GantryRev b);
GantryRev gantry_rev_max       (GantryRev a, GantryRev b);

/* "major.minor"; (transfer full). */
char     *gantry_rev_to_string (GantryRev rev);

/* FALSE, leaving *rev alone, when text is not exactly two non-negative 64-bit integers joined by a dot. */
gboolean  gantry_rev_parse     (const char *text, GantryRev *rev);

G_END_DECLS
