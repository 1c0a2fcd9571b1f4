/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "seat/bracket.h"

G_BEGIN_DECLS

/* A bracket in words: on screen and for assistive technology. titles: of the rounds, by index. All (transfer full). */

/* "Semi-finals, match 2". */
char *gantry_bracket_words_match   (GantryBracketMatch *match, GPtrArray *titles);
/* Who it is, else where they come from: "Winner of Semi-finals, match 2"; "" when nothing is known. */
char *gantry_bracket_words_side    (GantryBracketMatch *match, guint side, GPtrArray *titles);
/* "2 · 16:20", "2 · Running". */
char *gantry_bracket_words_caption (GantryBracketMatch *match);
/* "Semi-finals, match 2: ARO Una SUI 10, won; BEL Ida FRA 0; the winner goes to Final". */
char *gantry_bracket_words_whole   (GantryBracketMatch *match, GPtrArray *titles);

G_END_DECLS
