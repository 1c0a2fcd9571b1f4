/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-relay"

#include "config.h"

#include "relay/backoff.h"

void
gantry_backoff_init (GantryBackoff *self, guint first, guint last)
{
  *self = (GantryBackoff) { .first = MAX (first, 2), .last = MAX (last, first) };
}

guint
gantry_backoff_next (GantryBackoff *self)
{
  guint whole = self->next;

  self->next = whole == 0 ? self->first : MIN (whole * 2, self->last);
  return whole == 0 ? 0 : (guint) g_random_int_range (whole / 2, whole + 1);
}

void
gantry_backoff_reset (GantryBackoff *self)
{
  self->next = 0;
}
