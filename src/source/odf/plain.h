/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Long texts of the feed carry HTML. With markup, tags are taken out, blocks and <br> become line
 * breaks, entities become their characters and blanks are run together; without, the text is only
 * copied. (transfer full) */
char *gantry_odf_plain (const char *text, gboolean markup);

G_END_DECLS
