/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "seat/seat.h"

G_BEGIN_DECLS

/* What the seat's search looks in: an index of everybody in the open people topics, kept up to date as objects come; and,
 * at the time of asking, the rows of the open units and the schedule. */
typedef struct _GantrySearch GantrySearch;

GantrySearch *gantry_search_new          (GantrySeat *seat); /* seat: not owned */
void          gantry_search_free         (GantrySearch *self);
void          gantry_search_touch        (GantrySearch *self, const char *topic, const char *id);
void          gantry_search_forget_topic (GantrySearch *self, const char *topic);
GListModel   *gantry_search_run          (GantrySearch *self, const char *text, const char *unit, guint limit);

G_END_DECLS
