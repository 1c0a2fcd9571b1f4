/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/status.h"

G_BEGIN_DECLS

/* What the statuses are called on screen, in the language of the texts. An unknown one is shown as the source wrote it. */

typedef enum
{
  GANTRY_TONE_NONE,
  GANTRY_TONE_GOOD,
  GANTRY_TONE_WARN,
  GANTRY_TONE_BAD, /* red: running, and what stops it */
} GantryTone;

/* (transfer none) but for text itself, which is returned when it is no known status. */
const char *gantry_word_schedule_status (const char *text);
const char *gantry_word_result_status   (const char *text);
GantryTone  gantry_tone_schedule_status (const char *text);
GantryTone  gantry_tone_result_status   (const char *text);
/* CSS class of a tone, "" for none. */
const char *gantry_tone_to_class        (GantryTone tone);
/* "in 7 min", "now", "in 2 h 5 min"; of what should have begun a minute ago or more "3 min late"; (transfer full). */
char       *gantry_word_in              (gint64 milliseconds);
/* "Wed 29 July" from "2026-07-29", the text itself when it is no date; (transfer full). */
char       *gantry_word_date            (const char *date);
/* "Wed 29 July · 20:03:44" of a source time in ms; (transfer full). */
char       *gantry_word_moment          (gint64 milliseconds);
/* "−35.0 s" of a delay in ms: what is shown is so much before now; (transfer full). */
char       *gantry_word_delay           (gint64 milliseconds, const char *decimal_point);
/* Why a connection ended, from GantryRelayInfo or GantryOutage; words of other programs stay as they are. (transfer full) */
char       *gantry_word_why             (const char *why);
/* "20:03:44" of a source time in ms, "" for 0; (transfer full). */
char       *gantry_word_time            (gint64 milliseconds);

G_END_DECLS
