/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-insight"

#include "config.h"

#include "insight/heights.h"

#include <string.h>

#define FAILURES_THAT_END 3

static const char *
get_text (const GantryStandings *standings, guint entrant, int height)
{
  const char *const *texts = standings->entrants[entrant].texts;

  return texts != NULL && texts[height] != NULL ? texts[height] : "";
}

static void
read_height (GantryHeights *heights, const char *text, int height, guint *all)
{
  guint failures = 0;

  if (*text == '\0')
    return;
  heights->at = height;
  for (; *text != '\0'; text++)
    {
      if (*text == 'x' || *text == 'X')
        {
          failures++;
          heights->in_a_row++;
          (*all)++;
        }
      if (*text != 'o' && *text != 'O')
        continue;
      heights->best = height;
      heights->failures = failures;
      heights->total = *all;
      heights->in_a_row = 0;
    }
}

GantryHeights
gantry_heights_read_to (const GantryStandings *standings, guint entrant, int height)
{
  GantryHeights heights = { -1, 0, 0, -1, 0 };
  guint all = 0;

  g_return_val_if_fail (standings != NULL && entrant < standings->n_entrants, heights);
  g_return_val_if_fail (height < (int) standings->n_points, heights);

  for (int i = 0; i <= height; i++)
    read_height (&heights, get_text (standings, entrant, i), i, &all);
  return heights;
}

GantryHeights
gantry_heights_read (const GantryStandings *standings, guint entrant)
{
  g_return_val_if_fail (standings != NULL, ((GantryHeights) { -1, 0, 0, -1, 0 }));

  return gantry_heights_read_to (standings, entrant, (int) standings->n_points - 1);
}

int
gantry_heights_compare (const GantryHeights *a, const GantryHeights *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, 0);

  if (a->best != b->best)
    return b->best - a->best;
  if (a->best < 0)
    return 0;
  if (a->failures != b->failures)
    return (int) a->failures - (int) b->failures;
  return (int) a->total - (int) b->total;
}

guint
gantry_heights_rank (const GantryStandings *standings, const GantryHeights *heights, guint without)
{
  guint better = 0;

  g_return_val_if_fail (standings != NULL && heights != NULL, 0);

  for (guint i = 0; i < standings->n_entrants; i++)
    {
      GantryHeights other;

      if (i == without || standings->entrants[i].out)
        continue;
      other = gantry_heights_read (standings, i);
      better += gantry_heights_compare (&other, heights) < 0;
    }
  return better + 1;
}

guint
gantry_heights_rank_at (const GantryStandings *standings, guint entrant, int height)
{
  GantryHeights heights;
  guint better = 0;

  g_return_val_if_fail (standings != NULL && entrant < standings->n_entrants, 0);

  heights = gantry_heights_read_to (standings, entrant, height);
  if (standings->entrants[entrant].out || heights.best < 0)
    return 0;
  for (guint i = 0; i < standings->n_entrants; i++)
    {
      GantryHeights other = gantry_heights_read_to (standings, i, height);

      better += i != entrant && !standings->entrants[i].out && gantry_heights_compare (&other, &heights) < 0;
    }
  return better + 1;
}

/* Of all attempts so far, also those after the last clearance. */
static guint
count_failures (const GantryStandings *standings, guint entrant, int up_to)
{
  guint failures = 0;

  for (int height = 0; height <= up_to; height++)
    for (const char *c = get_text (standings, entrant, height); *c != '\0'; c++)
      failures += *c == 'x' || *c == 'X';
  return failures;
}

gboolean
gantry_heights_clear (const GantryStandings *standings, guint entrant, int height, GantryHeights *after)
{
  GantryHeights now;

  g_return_val_if_fail (standings != NULL && entrant < standings->n_entrants && after != NULL, FALSE);
  g_return_val_if_fail (height >= 0 && height < (int) standings->n_points, FALSE);

  now = gantry_heights_read (standings, entrant);
  if (standings->entrants[entrant].out || now.in_a_row >= FAILURES_THAT_END || height < now.at || height <= now.best ||
      strpbrk (get_text (standings, entrant, height), "-rR") != NULL)
    return FALSE;
  after->best = height;
  after->failures = count_failures (standings, entrant, height) - count_failures (standings, entrant, height - 1);
  after->total = count_failures (standings, entrant, height);
  after->at = height;
  after->in_a_row = 0;
  return TRUE;
}
