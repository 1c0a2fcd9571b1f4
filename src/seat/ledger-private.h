/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "seat/ledger.h"

G_BEGIN_DECLS

/* What came with the end of an outage, or on the way there. */
typedef struct
{
  guint64 recovered;
  guint64 conflated;
  guint64 skipped;
  guint64 lost;
  gboolean uncertain;
  GantryHealing healing; /* the worst so far; NOT_YET adds nothing */
} GantryRecovery;

GantryLedger *gantry_ledger_new        (void);
/* now, since: monotonic µs, since when; wall: ms now. topic, why: (nullable). (transfer none): the ledger keeps it as long as it
 * is open. */
GantryOutage *gantry_ledger_begin      (GantryLedger *self, GantryOutageKind kind, const char *who, const char *topic,
                                        const char *why, gint64 since, gint64 now, gint64 wall);
/* The one that is open; (nullable). */
GantryOutage *gantry_ledger_find       (GantryLedger *self, GantryOutageKind kind, const char *who, const char *topic);
/* Somebody else was there just now. Told again and again; covered is what was so every time. */
void          gantry_ledger_set_covered (GantryLedger *self, GantryOutage *outage, gboolean covered);
void          gantry_ledger_set_why    (GantryLedger *self, GantryOutage *outage, const char *why);
void          gantry_ledger_add        (GantryLedger *self, GantryOutage *outage, const GantryRecovery *recovery);
/* BACK when nothing worse was told before. */
void          gantry_ledger_end        (GantryLedger *self, GantryOutage *outage, gint64 now, gint64 wall);
/* All of one that never ended: 'who' goes away. who NULL: of all. */
void          gantry_ledger_give_up    (GantryLedger *self, const char *who, gint64 now, gint64 wall);
/* Now is later: lengths grow. */
void          gantry_ledger_tick       (GantryLedger *self, gint64 now);

G_END_DECLS
