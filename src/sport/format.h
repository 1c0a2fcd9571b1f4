/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "model/mark.h"

G_BEGIN_DECLS

/* Pure formatters, one a kind; all (transfer full). 'point' is the decimal separator of the language the seat shows. */

/* The locale's decimal separator for a language code of ours ("en", "fr", "nl" …): "." or ",". */
const char *gantry_format_decimal_point (const char *language);

/* "57.61", "1:57.30", "2:03:45": as many decimals as the mark has. */
char *gantry_format_mark     (GantryMark mark, const char *point);
/* A difference: "+0.41", "−0.42" (a real minus sign), "=" for zero of a gap when zero_word is given. */
char *gantry_format_gap      (GantryMark gap, const char *point);
/* A running clock to tenths or whole seconds: "2:31.4", "1:24:59". */
char *gantry_format_clock    (gint64 microseconds, guint decimals, const char *point);
/* An official text of the source ("9.58", "1:57.30", "8.95") with its decimal point turned into the language's; anything that
 * is not a number comes back as it is. */
char *gantry_format_official (const char *text, const char *point);
/* An age: "0.1 s", "37 s", "4 min", "2 h". */
char *gantry_format_age      (gint64 milliseconds, const char *point);
/* Flag emoji of an NOC ("SUI" → 🇨🇭), "" where there is none; NOC codes are not ISO codes: a table. */
char *gantry_format_flag     (const char *noc);
/* Family name as commentators read it: "ORTEGA Kay". */
char *gantry_format_name     (const char *family, const char *given);

G_END_DECLS
