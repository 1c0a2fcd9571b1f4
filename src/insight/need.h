/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "insight/standings.h"

G_BEGIN_DECLS

/* What somebody who has not finished yet needs, as things stand: others may still change it. Where the rules of the kind do
 * not allow an answer there is none. */
typedef enum
{
  GANTRY_AIM_LEAD,       /* first, alone */
  GANTRY_AIM_MEDAL,      /* third or better */
  GANTRY_AIM_NEXT_ROUND,
  GANTRY_AIM_RECORD,     /* to break it */
  GANTRY_AIM_BEST,       /* to beat the own best */
} GantryAim;

typedef enum
{
  GANTRY_NEED_MARK,   /* a result of 'mark' or better in this unit */
  GANTRY_NEED_HEIGHT, /* to clear the height of 'point' with the next attempt */
  GANTRY_NEED_PLACE,  /* to come in at 'place' or better */
  GANTRY_NEED_MORE,   /* 'mark' more than now */
} GantryNeedForm;

typedef struct
{
  GantryAim aim;
  GantryNeedForm form;
  const char *type; /* of a record, borrowed from the standings; NULL elsewhere */
  GantryMark mark;  /* of a height too, where its name is a number */
  GantryMark rest;  /* what is left of the mark after the last point he has reached; NONE: he has not started */
  int point;        /* index of the height; else of the last point reached, -1 */
  guint place;      /* that has to be reached */
  guint rank;       /* that reaching it exactly gives, as things stand; 0: it says nothing of ranks */
} GantryNeed;

/* In the order of the aims, records in the order of the standings; (transfer full) (element-type GantryNeed), empty when nothing can
 * be said: he is out or done, has reached it already, or nobody else has anything to beat. */
GArray *gantry_needs (const GantryStandings *standings, guint entrant);

G_END_DECLS
