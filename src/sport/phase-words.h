/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the phase of an RSC is called in every sport ("SFNL": "Semi-finals"), as a msgid; NULL for a code that is not one of the
 * common ones: then the feed's own name, else the code is shown. number: (out): what follows the word ("Round 2", "Group B"),
 * "" when nothing does; (transfer none). */
const char *gantry_phase_word (const char *code, const char **number);

G_END_DECLS
