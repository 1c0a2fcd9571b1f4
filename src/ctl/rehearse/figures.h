/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is usual in a sport, so that a commentator believes what is rehearsed: how long the best need, what a run or an attempt
 * gives, how often something happens in a match. Tables and nothing else. rsc: of a unit; what a table does not know is NULL
 * or 0, and whoever asks has figures of his own then. */

/* From low to high, in units of the last decimal, a multiple of step. */
typedef struct
{
  gint64 low;
  gint64 high;
  guint decimals;
  gint64 step; /* 0: 1 */
} GantryFigure;

/* ms that the best need; distance: metres, 0 when nothing tells it. */
gint64              gantry_figures_find_length  (const char *rsc, gint64 distance);
/* One run, attempt, series or apparatus. */
const GantryFigure *gantry_figures_find_part    (const char *rsc);
/* A value of the feed, by its code. */
const GantryFigure *gantry_figures_find_value   (const char *rsc, const char *code);

/* How a statistic of a side comes about. */
typedef enum
{
  GANTRY_STAT_SUM,    /* its players have a part each */
  GANTRY_STAT_EACH,   /* an average or a share: of each player as of the side */
  GANTRY_STAT_PLAYER, /* of players alone */
} GantryStatKind;

typedef struct
{
  GantryStatKind kind;
  GantryFigure figure; /* of a side in a match; of each, of one */
} GantryStatFigure;

const GantryStatFigure *gantry_figures_find_stat (const char *rsc, const char *code);

/* How points of a period come about. */
typedef enum
{
  GANTRY_SCORING_FREE,   /* each side has between low and high */
  GANTRY_SCORING_SET,    /* whoever gets to high wins it, the other has from low to less than that */
  GANTRY_SCORING_SHARED, /* 'high' votes or points in all, low at least for whoever wins it */
  GANTRY_SCORING_ONE,    /* one side alone scores, or nobody */
  GANTRY_SCORING_LEVEL,  /* 'high' for the winner, or half of it for both */
  GANTRY_SCORING_CARD,   /* 'high' for the winner, 'low' for the other */
  GANTRY_SCORING_BOUT,   /* as of one side alone, or ten at once */
} GantryScoringKind;

typedef struct
{
  GantryScoringKind kind;
  int low;
  int high;
  int last; /* of the deciding set; 0: as of the others */
} GantryScoring;

/* (transfer none): never NULL. */
const GantryScoring *gantry_figures_find_scoring (const char *rsc);

/* What scores, with how many points and how often; ends with a NULL code. NULL where every score is one point. */
typedef struct
{
  const char *code; /* action */
  int points;
  guint weight;      /* against the others; of what follows another: percent */
  const char *after; /* (nullable) only directly after this one */
} GantryGoal;

const GantryGoal *gantry_figures_list_goals (const char *rsc);
/* What happens beside, and changes no score; NULL where any action may. */
const char *const *gantry_figures_list_others (const char *rsc);

G_END_DECLS
