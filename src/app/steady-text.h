/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A text that is another one all the time and stays where it is: an age, the time of day, what a race leaves to somebody. A label
 * would have the whole window laid out for each of them. This one asks for that only when the room that it has is not what the text
 * needs: another number of as many digits has enough, and so has a text that is broken into as many lines.
 *
 * Properties: "sample", a text that there is always room for (nullable); "cut", it may be given less room than it needs and ends in
 * an ellipsis then; "wrap", it is broken into lines. Fonts and colours come from CSS. To assistive technology it is a label named
 * as its text. */
#define GANTRY_TYPE_STEADY_TEXT (gantry_steady_text_get_type ())
G_DECLARE_FINAL_TYPE (GantrySteadyText, gantry_steady_text, GANTRY, STEADY_TEXT, GtkWidget)

GtkWidget  *gantry_steady_text_new        (void);
const char *gantry_steady_text_get_text   (GantrySteadyText *self);
void        gantry_steady_text_set_text   (GantrySteadyText *self, const char *text);
/* markup is Pango's, and well formed. */
void        gantry_steady_text_set_markup (GantrySteadyText *self, const char *markup);
void        gantry_steady_text_set_wrap   (GantrySteadyText *self, gboolean wrap);

G_END_DECLS
