/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of a text without case and accents, as people type names: "Łuczyńska-O’Brien" is "luczynska", "obrien".
 * (transfer full) */
char   **gantry_text_fold        (const char *text);
/* Every word of the query begins a word of the text, in any order. Both folded. */
gboolean gantry_text_matches     (char **query, char **text);
/* Every number of the query is a word of the text, not only the beginning of one: "heat 2" is not in "200 m, heat 1". Both
 * folded. */
gboolean gantry_text_has_numbers (char **query, char **text);

G_END_DECLS
