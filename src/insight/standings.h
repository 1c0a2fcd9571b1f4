/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "insight/fact.h"
#include "sport/profile.h"

G_BEGIN_DECLS

/* The marks of one unit as plain numbers: what everything in this room works on. Plain structs without ownership: all
 * pointers are borrowed from whoever filled them, and nothing here keeps them beyond a call. */

/* One competitor. */
typedef struct
{
  const char *code;
  GantryMark result;        /* of this unit; NONE: none yet */
  const GantryMark *points; /* one a point of the unit */
  const char *const *texts; /* (nullable) one a point, as the source wrote them: heights ("xo") are nothing but text */
  const guint *ranks;       /* (nullable) one a point, the source's own; 0: it gives none */
  GantryMark before;        /* the sum that was brought along: first run, points so far; NONE: nothing */
  GantryMark gained;        /* what this unit adds to the sum: the result, or points for it; NONE: nothing yet */
  GantryMark best;          /* personal best, or the best known mark from before; NONE: not known */
  guint rank;               /* the source's; 0: it gives none */
  guint total_rank;         /* the source's in the sum; 0: it gives none */
  gboolean out;             /* DNS, DNF, DSQ …: takes no place and is no reference */
  gboolean qualified;       /* the source has marked him as going on */
} GantryEntrant;

/* What is compared with from outside the unit. */
typedef struct
{
  const char *type;         /* "WR" */
  GantryMark result;
  const GantryMark *points; /* (nullable) its own marks on the way, one a point of the unit */
} GantryStandard;

/* A unit. Entrants stand in the order of the source. */
typedef struct
{
  const GantryEntrant *entrants;
  guint n_entrants;
  const GantryStandard *records;
  guint n_records;
  const gint64 *distances; /* (nullable) metres from the start, one a point; 0: not known */
  const GantryMark *heights; /* (nullable) of vertical jumps: the bar, one a point; NONE where its name is no number */
  guint n_points;
  gint64 distance;         /* of the whole, metres; 0: not known */
  GantryKind kind;
  guint places;            /* so many go on to the next round by place; 0: not known, or nobody does */
  GantryMark standard;     /* whoever reaches it goes on, whatever his place; NONE: there is none */
  guint8 decimals;         /* of a result */
  gboolean less_is_better;
  gboolean sums;           /* the order is that of before + gained */
  gboolean medals;         /* its order decides on them */
  guint n_parts;           /* attempts by the rules; 0: not known */
  gboolean improves;       /* the best attempt or run counts: a result can still become a better one */
  gboolean beside;         /* all perform at the same time: lanes, mass start, heats */
  gboolean counts_up;      /* of a match: results are counts that only grow, goals and points, and the higher one wins */
} GantryStandings;

/* TRUE when points are on one way, a mark at each later than that before; in other kinds they are attempts, heights, runs. */
gboolean   gantry_standings_has_splits  (const GantryStandings *self);
/* FALSE when the source's ranks and the marks at a point put anybody ahead of somebody whom the other puts behind: then it is
 * not the marks that decide (a pursuit, times of heats) and nothing may be worked out from them. */
gboolean   gantry_standings_agrees      (const GantryStandings *self, int point);
/* TRUE when a is better than b; something is better than nothing. */
gboolean   gantry_standings_is_better   (const GantryStandings *self, GantryMark a, GantryMark b);
/* Of an entrant at a point, or of his result (with what he brought along, where it sums); NONE when there is none. */
GantryMark gantry_standings_get_mark    (const GantryStandings *self, guint entrant, int point);
/* The place that a mark would take among those of the others at a point: one more than are better; who is out does not
 * count. without: index of an entrant that is passed over, G_MAXUINT: nobody. */
guint      gantry_standings_rank_mark   (const GantryStandings *self, GantryMark mark, int point, guint without);
/* The mark of the n-th place (from 1) at a point, NONE when fewer have one. without: as above. */
GantryMark gantry_standings_get_nth     (const GantryStandings *self, guint place, int point, guint without);
/* Index of the last point with a mark, -1 before the first. */
int        gantry_standings_get_reached (const GantryStandings *self, guint entrant);
/* The source's rank at a point; 0: it gives none, or he is out. */
guint      gantry_standings_get_source_rank (const GantryStandings *self, guint entrant, int point);
/* His rank at a point: the source's, else the place of his mark; 0 when he has none there. */
guint      gantry_standings_get_rank    (const GantryStandings *self, guint entrant, int point);
/* Index by code; G_MAXUINT: not there. */
guint      gantry_standings_find        (const GantryStandings *self, const char *code);
guint      gantry_standings_find_record (const GantryStandings *self, const char *type);

G_END_DECLS
