/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "source/odf/builder.h"

G_BEGIN_DECLS

/* From a message to its changes, one function a kind of message (types.c says which types are of
 * which kind). All are called with competition == NULL too, when the message withdraws what it
 * said, and then make the same scopes empty. */
void gantry_odf_build_result       (GantryOdfBuilder *self);
void gantry_odf_build_analysis     (GantryOdfBuilder *self);
void gantry_odf_build_current      (GantryOdfBuilder *self);
void gantry_odf_build_play_by_play (GantryOdfBuilder *self);
void gantry_odf_build_config       (GantryOdfBuilder *self);
void gantry_odf_build_phase        (GantryOdfBuilder *self);
void gantry_odf_build_cumulative   (GantryOdfBuilder *self);
void gantry_odf_build_pool         (GantryOdfBuilder *self);
void gantry_odf_build_ranking      (GantryOdfBuilder *self);
void gantry_odf_build_stats        (GantryOdfBuilder *self);
void gantry_odf_build_bracket      (GantryOdfBuilder *self);
void gantry_odf_build_medallists   (GantryOdfBuilder *self);
void gantry_odf_build_discipline_medallists (GantryOdfBuilder *self);
void gantry_odf_build_day_medallists (GantryOdfBuilder *self);
void gantry_odf_build_medals       (GantryOdfBuilder *self);
void gantry_odf_build_records      (GantryOdfBuilder *self);
void gantry_odf_build_schedule     (GantryOdfBuilder *self);
void gantry_odf_build_athletes     (GantryOdfBuilder *self);
void gantry_odf_build_teams        (GantryOdfBuilder *self);
void gantry_odf_build_horses       (GantryOdfBuilder *self);
void gantry_odf_build_names        (GantryOdfBuilder *self);
void gantry_odf_build_entries      (GantryOdfBuilder *self);
void gantry_odf_build_weather      (GantryOdfBuilder *self);
void gantry_odf_build_bulletin     (GantryOdfBuilder *self);
void gantry_odf_build_codes        (GantryOdfBuilder *self);
void gantry_odf_build_games        (GantryOdfBuilder *self);

G_END_DECLS
