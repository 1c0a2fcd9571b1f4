/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Times as files write them. */

/* "1765", "968.0", "15:59", "00:15:59", "00:01:03.61" → ms; FALSE when it is none. */
gboolean gantry_timing_parse (const char *text, gint64 *ms);
/* As results are written: "55.94", "15:59", "1:02:03.5"; decimals 0 to 3, cut, not rounded. (transfer full) */
char    *gantry_timing_write (gint64 ms, guint decimals);
/* "2022-08-03T14:30:00", with fraction and offset or without, or a date alone: the wall clock that it shows, ms as if UTC; an
 * offset is left out of account. FALSE when it is none. */
gboolean gantry_timing_parse_wall (const char *text, gint64 *ms);

G_END_DECLS
