/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "insight/reference.h"

G_BEGIN_DECLS

/* Differences to a reference. All pure; NONE where the marks that it takes are not there, and for who is out. */

/* mark minus reference, with the coarser precision of the two; NONE if either is none or they are of two kinds. */
GantryMark gantry_gap             (GantryMark mark, GantryMark reference);
/* At one point, or in the result. Nobody has a gap to himself. */
GantryFact gantry_gap_at          (const GantryStandings *standings, const GantryReference *reference, guint entrant, int point);
/* In the result where both have one, else at the last point that the entrant and the reference have in common. */
GantryFact gantry_gap_latest      (const GantryStandings *standings, const GantryReference *reference, guint entrant);
/* Against an even pace, where the reference has no marks of its own on the way: at the last point reached; at any point. */
GantryProjection gantry_gap_guess (const GantryStandings *standings, const GantryReference *reference, guint entrant);
GantryProjection gantry_gap_guess_at (const GantryStandings *standings, const GantryReference *reference, guint entrant, int point);
/* From the point before to this one (from the start to the first, from the last to the finish for the result); NONE when a
 * point between was missed. */
GantryMark gantry_section_time    (const GantryStandings *standings, guint entrant, int point);
/* The section of an entrant minus that of the reference: what he lost there, negative: won. */
GantryFact gantry_section_gap     (const GantryStandings *standings, const GantryReference *reference, guint entrant, int point);
/* How the gap moved between the last two points where it is known: the later minus the earlier, of the later point.
 * Negative: he comes closer or draws away, he does better than the reference in either case where less is better. */
GantryFact gantry_gap_trend       (const GantryStandings *standings, const GantryReference *reference, guint entrant);

/* gantry_gap_latest() as it may be shown beside what the source says of the same two. feed_result: its own difference to the
 * leader in the result, feed_points: at each point (nullable); NONE: it gives none. Where the reference is the leader the
 * source's difference is taken as it is, ours only without one. A gap of ours that puts two in another order than their ranks
 * by the source do is no gap: NONE; so is one in a result whose ranks are not those of the marks. */
GantryFact gantry_gap_shown       (const GantryStandings *standings,
                                   const GantryReference *reference,
                                   guint entrant,
                                   GantryMark feed_result,
                                   const GantryMark *feed_points);

G_END_DECLS
