/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ctl/rehearse/act.h"

G_BEGIN_DECLS

/* Between the files that work out values: what a value of a competitor must be. */
typedef struct
{
  GantryMeet *meet;
  GantryAct *act;
  GantryActor *actor;
  guint index;     /* in the start list */
  const char *code;
  const char *pos; /* (nullable) */
} GantryAsk;

/* Chance of its own for everybody and everything: what is asked first changes nothing. */
gint64            gantry_ask_draw  (const GantryAsk *self, const char *what, gint64 low, gint64 high);
gboolean          gantry_ask_is_of (const GantryAsk *self, const char *discipline);
/* The last value of a code; (nullable). */
const GantryDeed *gantry_ask_find  (const GantryActor *actor, const char *code);
/* In units of the last decimal. */
gint64            gantry_ask_read  (const char *text, guint decimals);
/* A value at the positions from first to last, 0 being none. */
gint64            gantry_ask_sum   (const GantryActor *actor, const char *code, int first, int last, guint decimals);
/* What follows from the order: see gantry_act_is_late(). */
const char       *gantry_ask_late  (const GantryAsk *self);

G_END_DECLS
