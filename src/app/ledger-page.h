/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "seat/seat.h"

G_BEGIN_DECLS

/* The ledger: each outage since the start, newest first: how long, how it healed, what came afterwards and what did not. In the
 * accessibility tree a grid named "Outages", see table.h, and a label with the sums. */
#define GANTRY_TYPE_LEDGER_PAGE (gantry_ledger_page_get_type ())
G_DECLARE_FINAL_TYPE (GantryLedgerPage, gantry_ledger_page, GANTRY, LEDGER_PAGE, GtkWidget)

void gantry_ledger_page_set_seat (GantryLedgerPage *self, GantrySeat *seat);

G_END_DECLS
