/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "seat/seat.h"

G_BEGIN_DECLS

/* kind: a static string. detail: (transfer full) */
GantryHit *gantry_hit_new      (const char *kind, const char *title, char *detail, const char *unit, const char *code);
void       gantry_hit_set_unit (GantryHit *self, const char *unit);

G_END_DECLS
