/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/json.h"

G_BEGIN_DECLS

/* The text of `names {language: text}` for a language of ours ("fr"): the feed's own (FRA), else English, else any; "" when
 * there is none. (nullable) names. (transfer none) */
const char *gantry_language_pick (const GantryJson *names, const char *language);
/* TRUE when the names have that very language. */
gboolean    gantry_language_has  (const GantryJson *names, const char *language);

G_END_DECLS
