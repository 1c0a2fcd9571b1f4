/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/documents.h"

G_BEGIN_DECLS

/* Names joined by id: those of people/<DIS> where they are known, else those of the message. */

/* "ORTEGA Kay"; a team's name. competitor: any object with "code", "type" and names; type "" is an athlete. given: (out)
 * (optional): the quiet end of it, "" for a team; lies in one of the documents. (transfer full) */
char *gantry_person_names_dup     (GantryDocuments *documents, const char *people_topic, const GantryJson *competitor, const char **given);
/* Of all members of a team, joined by commas; "" for others. (transfer full) */
char *gantry_person_names_members (GantryDocuments *documents, const char *people_topic, const GantryJson *competitor);

G_END_DECLS
