/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "seat/seat-private.h"

/* Whole recordings of ../shared/feeds, message by message through the adapter into a seat that is flushed after each. */

/* NULL where the recordings are not there. (transfer full) */
char       *test_feed_find          (const char *feed, const char *name);
GantryJson *test_feed_read_expected (const char *feed);
/* A board for every unit that is named. (transfer full) (element-type GantryUnit) */
GPtrArray  *test_feed_hold_units    (GantrySeat *seat, const GantryJson *units);
/* Each message so many times; look (nullable) is called after each flush. */
void        test_feed_play          (GantrySeat *seat, const char *path, guint times, void (*look) (GantrySeat *seat, gpointer data), gpointer data);
