/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Chance that is the same everywhere: SplitMix64 from a seed and a purpose, integers only. Each sport
 * throws dice of its own, so that leaving one out changes nothing of the others. */
typedef struct
{
  guint64 state;
} GantryDice;

void     gantry_dice_init   (GantryDice *dice, guint64 seed, const char *purpose);
/* From low to high, both possible. */
gint64   gantry_dice_range  (GantryDice *dice, gint64 low, gint64 high);
/* From -width to width, the middle most often. */
gint64   gantry_dice_spread (GantryDice *dice, gint64 width);
gboolean gantry_dice_chance (GantryDice *dice, guint percent);
void     gantry_dice_shuffle (GantryDice *dice, GPtrArray *array);

G_END_DECLS
