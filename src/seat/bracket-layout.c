/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/bracket-private.h"

/* More than any draw has: what a hostile feed can make us go down. */
#define MAX_DEPTH 16

/* Only where the winner goes on in the same bracket: a loser's way crosses everything. */
static GantryBracketMatch *
get_drawn_feeder (GantryBracketMatch *match, guint side)
{
  GantryBracketMatch *feeder = match->feeders[side];

  return feeder != NULL && feeder->next == match && feeder->round < match->round ? feeder : NULL;
}

/* From the last match down to those that nobody feeds, which take the free places from the top; a match stands midway between
 * its feeders. */
static void
place (GantryBracketMatch *match, double *free_place, guint depth)
{
  GantryBracketMatch *above = get_drawn_feeder (match, 0), *below = get_drawn_feeder (match, 1);

  if (match->placed)
    return;
  match->placed = TRUE;
  if (depth < MAX_DEPTH && above != NULL)
    place (above, free_place, depth + 1);
  if (depth < MAX_DEPTH && below != NULL)
    place (below, free_place, depth + 1);
  if (above != NULL && below != NULL)
    match->place = (above->place + below->place) / 2;
  else if (above != NULL || below != NULL)
    match->place = above != NULL ? above->place : below->place;
  else
    match->place = (*free_place)++;
}

static guint
count_round (GPtrArray *matches, guint round)
{
  guint n = 0;

  for (guint i = 0; i < matches->len; i++)
    n += ((GantryBracketMatch *) g_ptr_array_index (matches, i))->round == round;
  return n;
}

/* The feed does not say who feeds whom: each round is spread over the height of the largest. */
static void
spread (GPtrArray *matches)
{
  guint most = 0, round = G_MAXUINT, at = 0;

  for (guint i = 0; i < matches->len; i++)
    most = MAX (most, count_round (matches, ((GantryBracketMatch *) g_ptr_array_index (matches, i))->round));
  for (guint i = 0; i < matches->len; i++)
    {
      GantryBracketMatch *match = g_ptr_array_index (matches, i);

      at = match->round == round ? at + 1 : 0;
      round = match->round;
      match->place = (at + 0.5) * most / count_round (matches, round) - 0.5;
    }
}

static gboolean
has_feeders (GPtrArray *matches)
{
  for (guint i = 0; i < matches->len; i++)
    if (get_drawn_feeder (g_ptr_array_index (matches, i), 0) != NULL || get_drawn_feeder (g_ptr_array_index (matches, i), 1) != NULL)
      return TRUE;
  return FALSE;
}

void
gantry_bracket_layout (GPtrArray *matches)
{
  double free_place = 0;

  if (!has_feeders (matches))
    {
      spread (matches);
      return;
    }
  for (guint i = 0; i < matches->len; i++)
    ((GantryBracketMatch *) g_ptr_array_index (matches, i))->placed = FALSE;
  for (guint i = 0; i < matches->len; i++)
    {
      GantryBracketMatch *match = g_ptr_array_index (matches, i);

      if (match->next == NULL || match->next->round <= match->round)
        place (match, &free_place, 0);
    }
  for (guint i = 0; i < matches->len; i++)
    place (g_ptr_array_index (matches, i), &free_place, 0); /* those that only go round in a ring */
}
