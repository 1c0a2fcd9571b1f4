/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "model/rev.h"

G_BEGIN_DECLS

/* 128 bits that tell whether two parties hold the same revisions: a sum, so that order does not matter. Part of the stream's
 * contract (docs/stream.md, "Digests"); no protection against somebody who wants two to be equal. */
typedef struct
{
  guint64 high;
  guint64 low;
} GantryDigest;

#define GANTRY_DIGEST_LENGTH 32 /* hexadecimal digits */

/* kind: 's' for a scope and its floor, 'o' for an object and the rev that counts. */
void     gantry_digest_add       (GantryDigest *self, char kind, const char *name, GantryRev rev);
gboolean gantry_digest_equal     (GantryDigest a, GantryDigest b);
/* text: room for GANTRY_DIGEST_LENGTH + 1. */
void     gantry_digest_to_string (GantryDigest self, char *text);
/* FALSE, leaving *self alone, when text is not exactly 32 lower-case hexadecimal digits. */
gboolean gantry_digest_parse     (const char *text, GantryDigest *self);

G_END_DECLS
