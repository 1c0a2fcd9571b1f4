/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The language of the texts of the window, chosen at run time. Texts that are already on screen stay as they are: windows are
 * made anew. */

/* Before anything is translated. directory: (nullable): where the catalogues are, else where they were installed. */
void              gantry_texts_init         (const char *directory);
/* code: "fr"; "" or NULL: the system's. */
void              gantry_texts_set_language (const char *code);
/* The code that counts: "en" when nothing else is known. */
const char       *gantry_texts_get_language (void);
/* Whether a code can be chosen: the texts are complete in it, or at least written from the side that they stand on then. */
gboolean          gantry_texts_has_language (const char *code);
/* Codes that the texts are complete in, NULL-terminated, and how each calls itself. */
const char *const *gantry_texts_get_codes   (void);
const char       *gantry_texts_get_name     (const char *code);

G_END_DECLS
