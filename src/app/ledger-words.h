/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "seat/ledger.h"

G_BEGIN_DECLS

/* What an outage is called, and how it ended, in the language of the texts. */
const char *gantry_outage_to_word     (GantryOutage *outage);
const char *gantry_outage_to_healing  (GantryOutage *outage);
/* When it began, by the seat's own clock and in its zone, "14:03:22". (transfer full) */
char       *gantry_outage_dup_from    (GantryOutage *outage);
/* "37.2 s", "4 min 12 s". (transfer full) */
char       *gantry_outage_dup_length  (GantryOutage *outage, const char *decimal_point);
/* How many messages the line was short of for good, honestly: what a snapshot jumped over was not seen either. "0", "3", "at
 * least 3" when nobody can say. (transfer full) */
char       *gantry_outage_dup_skipped (GantryOutage *outage);
/* "3 outages, 1 goes on · 1240 recovered, 12 made one, 0 jumped over, 0 lost". (transfer full) */
char       *gantry_ledger_dup_summary (GantryLedger *ledger);

G_END_DECLS
