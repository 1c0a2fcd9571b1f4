/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One line of the medal table. Properties, read-only: "noc", "rank", "gold", "silver", "bronze", "total" (ints). */
#define GANTRY_TYPE_MEDAL_LINE (gantry_medal_line_get_type ())
G_DECLARE_FINAL_TYPE (GantryMedalLine, gantry_medal_line, GANTRY, MEDAL_LINE, GObject)

const char *gantry_medal_line_get_noc        (GantryMedalLine *self);
const char *gantry_medal_line_get_name       (GantryMedalLine *self);
int         gantry_medal_line_get_rank       (GantryMedalLine *self);
int         gantry_medal_line_get_rank_total (GantryMedalLine *self);
/* Others have the same rank. */
gboolean    gantry_medal_line_get_rank_equal (GantryMedalLine *self);
gboolean    gantry_medal_line_get_rank_total_equal (GantryMedalLine *self);
int         gantry_medal_line_get_gold       (GantryMedalLine *self);
int         gantry_medal_line_get_silver     (GantryMedalLine *self);
int         gantry_medal_line_get_bronze     (GantryMedalLine *self);
int         gantry_medal_line_get_total      (GantryMedalLine *self);

/* The table in the source's order, a GListModel of GantryMedalLine. Signal "changed". */
#define GANTRY_TYPE_MEDALS (gantry_medals_get_type ())
G_DECLARE_FINAL_TYPE (GantryMedals, gantry_medals, GANTRY, MEDALS, GObject)

/* The same lines in the source's order by total. (transfer none) */
GListModel *gantry_medals_get_by_total       (GantryMedals *self);
/* Events finished of total, 0 when not known. */
void        gantry_medals_get_progress       (GantryMedals *self, int *finished, int *total);

G_END_DECLS
