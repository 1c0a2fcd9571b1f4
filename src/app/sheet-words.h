/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "seat/sheet.h"

G_BEGIN_DECLS

/* What a sheet is called: "Medallists", "Heats", "Group B", "Total after Run 2". (transfer full) */
char *gantry_sheet_words_title    (GantrySheet *sheet);
/* How far it is: "Official · 2 of 4"; "" when there is nothing to say. (transfer full) */
char *gantry_sheet_words_progress (GantrySheet *sheet);
/* A phase by its code, "Semi-finals"; the code itself when it is none of the common ones. (transfer full) */
char *gantry_sheet_words_phase    (const char *code);

G_END_DECLS
