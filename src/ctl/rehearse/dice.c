/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/dice.h"

#define FNV_OFFSET G_GUINT64_CONSTANT (0xcbf29ce484222325)
#define FNV_PRIME  G_GUINT64_CONSTANT (0x100000001b3)

static guint64 throw (GantryDice * dice)
{
  guint64 z = (dice->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

void
gantry_dice_init (GantryDice *dice, guint64 seed, const char *purpose)
{
  guint64 hash = FNV_OFFSET;

  g_return_if_fail (dice != NULL && purpose != NULL);

  for (const char *c = purpose; *c != '\0'; c++)
    hash = (hash ^ (guchar) *c) * FNV_PRIME;
  dice->state = hash ^ (seed * G_GUINT64_CONSTANT (0xd1342543de82ef95));
  throw (dice);
}

gint64
gantry_dice_range (GantryDice *dice, gint64 low, gint64 high)
{
  g_return_val_if_fail (low <= high, low);

  return low + (gint64) (throw (dice) % (guint64) (high - low + 1));
}

gint64
gantry_dice_spread (GantryDice *dice, gint64 width)
{
  gint64 one = gantry_dice_range (dice, -width, width);
  gint64 two = gantry_dice_range (dice, -width, width);

  return (one + two) / 2;
}

gboolean
gantry_dice_chance (GantryDice *dice, guint percent)
{
  return gantry_dice_range (dice, 0, 99) < (gint64) percent;
}

void
gantry_dice_shuffle (GantryDice *dice, GPtrArray *array)
{
  for (guint i = array->len; i > 1; i--)
    {
      guint j = (guint) gantry_dice_range (dice, 0, i - 1);
      gpointer kept = array->pdata[i - 1];

      array->pdata[i - 1] = array->pdata[j];
      array->pdata[j] = kept;
    }
}
