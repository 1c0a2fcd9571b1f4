/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/mark.h"

G_BEGIN_DECLS

/* What is known and what is only expected are two types: a view that takes one cannot be given the other, so no projection
 * is ever drawn as a fact. A mark of kind NONE is no answer, in both. */

#define GANTRY_POINT_RESULT (-1) /* in place of the index of a point: the result itself */

/* A difference of two marks that the source gave. Negative: less than the reference, which is ahead where less is better. */
typedef struct
{
  GantryMark mark;
  int point; /* index of the point where both marks were taken, or GANTRY_POINT_RESULT */
} GantryFact;

typedef enum
{
  GANTRY_BASIS_EVEN_PACE, /* the reference's way between its known marks is taken as even */
  GANTRY_BASIS_CLOCK,     /* the running clock is taken as the mark: true only for the moment it is read */
} GantryBasis;

/* What would be the case if the basis held. */
typedef struct
{
  GantryMark mark;
  int point; /* as in a fact */
  GantryBasis basis;
} GantryProjection;

#define GANTRY_FACT_NONE       ((GantryFact) { GANTRY_MARK_INIT_NONE, GANTRY_POINT_RESULT })
#define GANTRY_PROJECTION_NONE ((GantryProjection) { GANTRY_MARK_INIT_NONE, GANTRY_POINT_RESULT, GANTRY_BASIS_EVEN_PACE })

G_END_DECLS
