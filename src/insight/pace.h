/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/mark.h"

G_BEGIN_DECLS

/* The leader against a record at a point. Where the record's own splits are known it is compared with them, else with an
 * even pace over the distance, which is an estimate and marked as such. Pure functions. */
typedef struct
{
  GantryMark difference; /* leader minus record: negative is inside the record; NONE: no answer */
  gboolean linear;       /* against an even pace: a projection, to be shown as one */
} GantryPace;

GantryPace gantry_pace_against_record (GantryMark at_point,
                                       GantryMark record,
                                       GantryMark record_split, /* NONE when not known */
                                       gint64 point_distance,   /* metres; 0 when not known */
                                       gint64 distance);        /* metres; 0 when not known */

/* A gap from two marks of one kind: mark minus reference, with the coarser precision of the two; NONE if either is none. */
GantryMark gantry_gap (GantryMark mark, GantryMark reference);

G_END_DECLS
