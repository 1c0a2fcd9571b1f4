/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/words.h"
#include "seat/changes.h"
#include "sport/profile.h"

G_BEGIN_DECLS

/* What a change is called on screen. rule: of its unit, for the word of its start order. Statuses are in the language of the
 * texts, numbers with its decimal point; everything else is the feed's. */

const char *gantry_notice_to_word    (GantryNotice *notice); /* "Withdrawn", "Corrected" */
GantryTone  gantry_notice_to_tone    (GantryNotice *notice);
/* Which value: "Result", "Lane", the name of a point; "" when the word says it all. */
char       *gantry_notice_dup_what   (GantryNotice *notice, GantryRule *rule);
/* What stood there and what stands there now; "" when there is none. (transfer full) */
char       *gantry_notice_dup_from   (GantryNotice *notice, const char *decimal_point);
char       *gantry_notice_dup_to     (GantryNotice *notice, const char *decimal_point);
/* "14:03:22" of its source time, "" when it has none. (transfer full) */
char       *gantry_notice_dup_time   (GantryNotice *notice);
/* All of it in one sentence, for assistive technology: "Corrected, 14:03:22, Women's 400 m, McINNES Lorna, 150, from 1:26.90 to
 * 1:26.70, touchpad, unread". (transfer full) */
char       *gantry_notice_dup_spoken (GantryNotice *notice, GantryRule *rule, const char *decimal_point);

G_END_DECLS
