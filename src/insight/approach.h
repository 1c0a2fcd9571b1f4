/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "insight/standings.h"

G_BEGIN_DECLS

/* Somebody on the way to the next point while others have passed it: the place that he would take if he were there now. It
 * holds for the moment of the clock and only gets worse; a projection, however exact. Races against time only. */
typedef struct
{
  guint rank;           /* 0: no answer */
  guint passed;         /* how many others have a mark there */
  GantryProjection gap; /* clock minus the best mark there, of that point; negative: time in hand */
} GantryApproach;

/* elapsed: µs since his own start, by a running clock. No answer when nobody has passed the next point, when he has reached
 * the last one, is out, or when the clock is not past his own last mark: then it is not his. */
GantryApproach gantry_approach (const GantryStandings *standings, guint entrant, gint64 elapsed);

G_END_DECLS
