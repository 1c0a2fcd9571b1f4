/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ctl/rehearse/writer.h"

G_BEGIN_DECLS

/* Moments of a unit after its end, ms. */
#define GANTRY_PLAY_UNCONFIRMED 2500
#define GANTRY_PLAY_UNOFFICIAL  8000
#define GANTRY_PLAY_OFFICIAL    15000

/* Plays a unit from GETTING_READY to OFFICIAL, and its correction when it has one. Sets the duration
 * first. */
void   gantry_play_contest  (GantryMeet *meet, GantryContest *contest);
/* When its result is official. */
gint64 gantry_play_official (GantryContest *contest);
/* The length of a unit from the truth; called by gantry_play_contest(). */
void   gantry_play_measure  (GantryContest *contest);

/* The final list of a unit as listings. (element-type GantryListing) */
GArray *gantry_play_listings (GantryMeet *meet, GantryContest *contest, GantryStage stage);
/* Ranking, medallists, and the decision for the medal table, from a list that is final. */
void    gantry_play_medals   (GantryMeet *meet, GantryEvent *event, gint64 at, const char *unit,
                              GArray *listings, const char *note);
/* Sends a protest in every language, and the jury's decision. */
void    gantry_play_protest  (GantryMeet *meet, GantryContest *contest, gint64 at,
                              const char *initiator);

/* The sports: each invents its events, plays them, and leaves nothing behind. */
void gantry_rehearse_swimming  (GantryMeet *meet);
void gantry_rehearse_athletics (GantryMeet *meet);
void gantry_rehearse_alpine    (GantryMeet *meet);

G_END_DECLS
