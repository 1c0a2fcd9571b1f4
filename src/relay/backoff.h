/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Pauses between tries: none, then from 'first' on twice as long each time up to 'last', each cut by chance to between its half
 * and its whole, so that many who lost the same do not come back at once. For ever. */
typedef struct
{
  guint first; /* ms */
  guint last;
  guint next;
} GantryBackoff;

void  gantry_backoff_init  (GantryBackoff *self, guint first, guint last);
/* ms until the next try. */
guint gantry_backoff_next  (GantryBackoff *self);
/* It worked. */
void  gantry_backoff_reset (GantryBackoff *self);

G_END_DECLS
