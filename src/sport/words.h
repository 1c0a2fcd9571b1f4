/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Every word that a profile may put on the screen (names, order words, column titles), NULL-terminated, as msgids: a JSON
 * file is not read for translation, this list is. A test holds the profiles against it. */
const char *const *gantry_sport_words (void);

G_END_DECLS
