/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "seat/ledger-private.h"

G_BEGIN_DECLS

struct _GantryOutage
{
  GObject parent_instance;

  GantryOutageKind kind;
  char *who;
  char *topic;
  char *why;
  gint64 since; /* monotonic µs */
  gint64 from;  /* wall clock, ms */
  gint64 until;
  gint64 length; /* ms */
  GantryRecovery recovery;
  gboolean covered;
  gboolean judged; /* whether it is covered */
};

void gantry_outage_emit (GantryOutage *self);

G_END_DECLS
