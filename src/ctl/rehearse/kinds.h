/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ctl/rehearse/act.h"

G_BEGIN_DECLS

/* Invents and plays a discipline from its profile at a venue of its own; index: of the venue, from 0. The faults that happen in a
 * competition happen in its first unit. There must be an example of the discipline (gantry_profiles_list_examples). */
void gantry_rehearse_discipline (GantryMeet *meet, GantryProfiles *profiles, const char *discipline, GantryFaults faults, guint index);

/* "Women's Judo", "Men's Speed Skating Mass Start"; rsc: of the event or of one of its units. The texts lie in the arena of the meet. */
GantryTexts gantry_rehearse_name_event (GantryMeet *meet, const GantryVenue *venue, const char *rsc);

G_END_DECLS
