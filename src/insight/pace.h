/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "insight/fact.h"

G_BEGIN_DECLS

/* A mark on the way against a record. Where the record's own marks are known it is compared with them: a fact. Else with an
 * even pace over the distance: a projection. At most one of the two is set. Pure functions. */
typedef struct
{
  GantryFact known;      /* mark minus record: negative is inside the record; NONE: no answer */
  GantryProjection even; /* the same, against an even pace */
} GantryPace;

/* point: index that the answer carries. */
GantryPace gantry_pace_against_record (int point,
                                       GantryMark at_point,
                                       GantryMark record,
                                       GantryMark record_split, /* NONE when not known */
                                       gint64 point_distance,   /* metres; 0 when not known */
                                       gint64 distance);        /* metres; 0 when not known */

/* The time at a point of somebody who needs 'whole' for the distance at an even pace, rounded as 'whole' is written; NONE for
 * anything but times, and where the lengths are not known or do not fit. */
GantryMark gantry_pace_even_split     (GantryMark whole, gint64 point_distance, gint64 distance);

G_END_DECLS
