/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The RSC (results system code) names what a message or a unit is about: 3 discipline, 1 gender, 18 event,
 * 4 phase and 8 unit characters, each part filled with '-' on the right (ODF foundation principles, 10.3).
 * Feeds of before 2018 carry a code of 9 characters; it is text like any other here and has no parts. */
#define GANTRY_RSC_LENGTH 34

typedef enum
{
  GANTRY_RSC_LEVEL_NONE, /* not a 34 character code */
  GANTRY_RSC_LEVEL_GAMES,
  GANTRY_RSC_LEVEL_DISCIPLINE,
  GANTRY_RSC_LEVEL_GENDER,
  GANTRY_RSC_LEVEL_EVENT,
  GANTRY_RSC_LEVEL_PHASE,
  GANTRY_RSC_LEVEL_UNIT,
} GantryRscLevel;

/* 34 characters of A-Z, 0-9, '.' and '-'. */
gboolean       gantry_rsc_is_valid       (const char *rsc);
GantryRscLevel gantry_rsc_get_level      (const char *rsc);

/* All (transfer full) and never NULL; "" for a code that is shorter than the part asked for.
 * Discipline, event and phase names come without their filling: "ATH", "100M", "FNL". */
char          *gantry_rsc_dup_discipline (const char *rsc);
char          *gantry_rsc_dup_event      (const char *rsc);
char          *gantry_rsc_dup_phase      (const char *rsc);
char           gantry_rsc_get_gender     (const char *rsc);

/* The whole code of the event or phase that a code lies in, filled to 34; a code without parts is returned as it is. */
char          *gantry_rsc_to_event       (const char *rsc);
char          *gantry_rsc_to_phase       (const char *rsc);

G_END_DECLS
