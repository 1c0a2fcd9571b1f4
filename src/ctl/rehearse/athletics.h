/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ctl/rehearse/play.h"

G_BEGIN_DECLS

/* What track and field share. */
extern const GantryTexts gantry_athletics_final; /* the name of the unit */

GantryPerson *gantry_athletics_invent     (GantryMeet *meet, GantryDice *dice, GantryEvent *event);
void          gantry_athletics_add_record (GantryMeet *meet, GantryEvent *event, const char *type, const char *result,
                                           gint64 mark, const char *noc, const char *family, const char *given,
                                           const char *date);
/* Tenths of a metre a second as "+0.8". */
const char   *gantry_athletics_wind       (GantryMeet *meet, gint64 tenths);

void          gantry_athletics_long_jump  (GantryMeet *meet, GantryVenue *venue);
void          gantry_athletics_high_jump  (GantryMeet *meet, GantryVenue *venue);

G_END_DECLS
