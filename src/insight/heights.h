/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "insight/standings.h"

G_BEGIN_DECLS

/* Vertical jumps: the points of the unit are heights, lowest first, and each entrant has texts there ("xo", "-", "xxx"). The
 * order is by the best height cleared, then by fewest failures at it, then by fewest failures up to and including it. */
typedef struct
{
  int best;         /* index of the best height cleared, -1: none */
  guint failures;   /* at that height */
  guint total;      /* failures up to and including it */
  int at;           /* last height with an attempt or a pass, -1: none */
  guint in_a_row;   /* failures since the last clearance: three end it */
} GantryHeights;

GantryHeights gantry_heights_read    (const GantryStandings *standings, guint entrant);
/* As it was after a height, whatever came then. */
GantryHeights gantry_heights_read_to (const GantryStandings *standings, guint entrant, int height);
/* The place after a height; 0 for who is out, or has cleared nothing by then. */
guint         gantry_heights_rank_at (const GantryStandings *standings, guint entrant, int height);
/* < 0: a stands before b; 0: level. */
int           gantry_heights_compare (const GantryHeights *a, const GantryHeights *b);
/* The place of somebody with these heights among the others. */
guint         gantry_heights_rank    (const GantryStandings *standings, const GantryHeights *heights, guint without);
/* What he would have after clearing a height with his next attempt; FALSE when he may not try it any more: it is below the
 * one he is at, or cleared, or he is out of attempts. */
gboolean      gantry_heights_clear   (const GantryStandings *standings, guint entrant, int height, GantryHeights *after);

G_END_DECLS
