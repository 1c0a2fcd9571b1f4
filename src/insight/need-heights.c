/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-insight"

#include "config.h"

#include "insight/need-private.h"

#include "insight/heights.h"

/* Heights to clear, each with the next attempt: the lowest that gives the place. The points are the bars that the source has
 * named: one that is not announced yet cannot be asked for. */

static void
add (GArray *needs, const GantryStandings *standings, GantryNeed need, int height, guint rank)
{
  need.form = GANTRY_NEED_HEIGHT;
  need.point = height;
  need.rank = rank;
  if (standings->heights != NULL)
    need.mark = standings->heights[height];
  g_array_append_val (needs, need);
}

static void
add_place (GArray *needs, const GantryStandings *standings, guint entrant, GantryAim aim, guint place)
{
  GantryHeights now = gantry_heights_read (standings, entrant), after;
  GantryNeed need = { .aim = aim, .place = place };

  if (now.best >= 0 && gantry_heights_rank (standings, &now, entrant) <= place)
    return;
  for (int height = MAX (now.at, 0); height < (int) standings->n_points; height++)
    if (gantry_heights_clear (standings, entrant, height, &after) && gantry_heights_rank (standings, &after, entrant) <= place)
      {
        add (needs, standings, need, height, gantry_heights_rank (standings, &after, entrant));
        return;
      }
}

/* The lowest announced height beyond a mark. */
static void
add_beyond (GArray *needs, const GantryStandings *standings, guint entrant, GantryAim aim, const char *type, GantryMark mark)
{
  GantryHeights now = gantry_heights_read (standings, entrant), after;
  GantryNeed need = { .aim = aim, .type = type };

  if (standings->heights == NULL || mark.kind == GANTRY_MARK_NONE ||
      (now.best >= 0 && gantry_standings_is_better (standings, standings->heights[now.best], mark)))
    return;
  for (int height = MAX (now.at, 0); height < (int) standings->n_points; height++)
    if (gantry_standings_is_better (standings, standings->heights[height], mark) && gantry_heights_clear (standings, entrant, height, &after))
      {
        add (needs, standings, need, height, gantry_heights_rank (standings, &after, entrant));
        return;
      }
}

static gboolean
anybody_else_cleared (const GantryStandings *standings, guint entrant)
{
  for (guint i = 0; i < standings->n_entrants; i++)
    if (i != entrant && !standings->entrants[i].out && gantry_heights_read (standings, i).best >= 0)
      return TRUE;
  return FALSE;
}

void
gantry_needs_add_heights (GArray *needs, const GantryStandings *standings, guint entrant)
{
  if (standings->entrants[entrant].out || standings->sums)
    return;
  if (anybody_else_cleared (standings, entrant))
    {
      add_place (needs, standings, entrant, GANTRY_AIM_LEAD, 1);
      if (standings->medals)
        add_place (needs, standings, entrant, GANTRY_AIM_MEDAL, 3);
    }
  for (guint i = 0; i < standings->n_records; i++)
    add_beyond (needs, standings, entrant, GANTRY_AIM_RECORD, standings->records[i].type, standings->records[i].result);
  add_beyond (needs, standings, entrant, GANTRY_AIM_BEST, NULL, standings->entrants[entrant].best);
}
