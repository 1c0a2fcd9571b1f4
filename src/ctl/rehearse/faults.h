/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What goes wrong on request. The first four happen in the competition, in the first unit of every discipline; the others happen to
 * the feed of whatever is rehearsed. */
typedef enum
{
  GANTRY_FAULT_NONE = 0,
  GANTRY_FAULT_LATE_WITHDRAWAL = 1 << 0, /* after the start list; in a match a reserve stands in */
  GANTRY_FAULT_RE_SEEDING = 1 << 1,      /* the start list comes again in another order */
  GANTRY_FAULT_PROTEST = 1 << 2,         /* lodged when the result is unofficial, and decided */
  GANTRY_FAULT_CORRECTION = 1 << 3,      /* of the official result */
  GANTRY_FAULT_SILENCE = 1 << 4,         /* a venue says nothing for a minute, not even that it is there */
  GANTRY_FAULT_VERSION_GAP = 1 << 5,     /* messages are lost on the way */
  GANTRY_FAULT_OUT_OF_ORDER = 1 << 6,    /* a later version comes before an earlier one */
} GantryFaults;

#define GANTRY_FAULT_NAMES "late-withdrawal, re-seeding, protest, correction, silence, version-gap, out-of-order"

/* "protest,silence"; NULL is none, "all" is all. FALSE with an error that names the word. */
gboolean gantry_faults_parse (const char *names, GantryFaults *faults, GError **error);

G_END_DECLS
